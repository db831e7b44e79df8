"""Which stretch of time a chart shows, and how it is moved and zoomed. Seconds since 1970; none of pyqtgraph."""

from dataclasses import dataclass

SHORTEST = 3 * 86_400.0
"""Closer than three days there is nothing more to see."""


@dataclass(frozen=True, slots=True)
class View:
    """From `low` to `high`."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


def moved(view: View, by: float, limits: View) -> View:
    """The same length, later by so many seconds, as far as there is anything."""
    return _kept(View(view.low + by, view.high + by), limits)


def zoomed(view: View, factor: float, about: float, limits: View) -> View:
    """`factor` times as long, with `about` where it was."""
    width = min(max(view.width * factor, SHORTEST), max(limits.width, SHORTEST))
    factor = width / view.width
    low = about - (about - view.low) * factor
    return _kept(View(low, low + width), limits)


def _kept(view: View, limits: View) -> View:
    if view.width >= limits.width:
        return View(limits.high - view.width, limits.high)
    low = min(max(view.low, limits.low), limits.high - view.width)
    return View(low, low + view.width)
