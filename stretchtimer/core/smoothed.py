"""One series with its trend, worked out only where somebody looks: ten years of days need no second of work at once.

The trend at a reading rests on the eleven nearest of its run, so that a slice of the run gives the same height as the
whole of it.
"""

from collections.abc import Sequence

from stretchtimer.core.series import Measured
from stretchtimer.core.trend import FEWEST, FEWEST_TO_DOUBT, NEAREST, is_wild, runs, trend


class Smoothed:
    """Readings in the order they were taken. `band` is how far noise alone reaches about the trend, `sem` one day's."""

    def __init__(self, readings: Sequence[Measured], sem: float = 0.0, band: float = 0.0) -> None:
        self.readings = tuple(readings)
        self.sem, self.band = sem, band
        self._heights: dict[int, float | None] = {}
        self._bounds: list[tuple[int, int]] = []
        start = 0
        for run in runs(self.readings):
            self._bounds += [(start, start + len(run))] * len(run)
            start += len(run)

    def run(self, index: int) -> tuple[int, int]:
        """The first index of a reading's run, and one past its last."""
        return self._bounds[index]

    def height(self, index: int) -> float | None:
        """The trend at a reading; None in a run too short to have one."""
        if index not in self._heights:
            start, end = self._bounds[index]
            near = self.readings[max(start, index - NEAREST) : min(end, index + NEAREST + 1)]
            found = trend(near, [self.readings[index].at]) if end - start >= FEWEST else ()
            self._heights[index] = found[0][1] if found else None
        return self._heights[index]

    def is_wild(self, index: int) -> bool:
        """Whether a reading is too far from its trend to be noise: to be marked, and kept."""
        start, end = self._bounds[index]
        if end - start < FEWEST_TO_DOUBT or self.sem <= 0:
            return False
        height = self.height(index)
        return height is not None and is_wild(self.readings[index], height, self.sem)
