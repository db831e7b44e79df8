"""What a chart is asked to draw, as values: so that a page can say it before anything that draws is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from stretchtimer.core.smoothed import Smoothed
from stretchtimer.ui.chart_axes import ValueAxis

Marker = Literal["circle", "square", "diamond", "triangle"]
Phase = tuple[date, date, str]
"""The first day of a phase of the programme, the first day after it, and what it is called."""


@dataclass(frozen=True, slots=True)
class Line:
    """One series. `color` is a token of the theme, `dash` lengths in px; `text` says one of its values,
    with its unit.

    With a `trend` it has points, trend and band; else the readings themselves are joined. On the chart's scale a value
    is `factor` times itself plus `offset`.
    """

    name: str
    readings: Smoothed
    color: str
    marker: Marker
    text: Callable[[float], str]
    dash: tuple[float, ...] = ()
    is_labelled: bool = True
    trend: bool = True
    factor: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Level:
    """A value to look at beside the readings: a goal, or the edges of a zone."""

    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole chart. It opens at `start` to `end`, and can be moved back to `first`.

    Dates on its axis are those of `zone`; name and description are for screen readers. `other_ticks` stand at the right
    end, for a line with a factor.
    """

    name: str
    description: str
    lines: tuple[Line, ...]
    first: datetime
    start: datetime
    end: datetime
    zone: str
    values: ValueAxis
    value_text: Callable[[float], str]
    goal: Level | None = None
    useful: Level | None = None
    phases: tuple[Phase, ...] = ()
    other_ticks: tuple[tuple[float, str], ...] = ()
    other_color: str = "ink_2"

    @property
    def has_points(self) -> bool:
        return any(line.readings.readings for line in self.lines)
