"""The line through the points: robust, local, and never across a gap.

Theil–Sen, over the eleven readings nearest in time: the slope is the median of the slopes between every two of them,
the height the median of what is left. Why this one: it needs no tuning; three wild points of eleven leave it where it
is, where a moving mean jumps; it never divides by a value, so that a scale that crosses zero (a
reach past the toes) is like any other; it takes uneven spacing and ties in time as they come; on clean data it wastes
little (0.9 of the least squares line's efficiency). LOWESS would be as robust, but has a span and a number of rounds
to choose, and no answer for three readings; smoothing by a running average lags behind and drags wild points along.

From three readings on there is a trend. Readings apart by more than the gap are not joined: what lies between is not
known. Whoever measures once a month has no gaps for that: it is three usual spacings, three weeks at least.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations, pairwise
from statistics import median

from stretchtimer.core.noise import WILD
from stretchtimer.core.series import Measured

FEWEST = 3
NEAREST = 11
SHORTEST_GAP_DAYS = 21.0
USUAL_SPACINGS = 3
FEWEST_TO_DOUBT = 5

TrendPoint = tuple[datetime, float]


def runs(readings: Sequence[Measured]) -> tuple[tuple[Measured, ...], ...]:
    """The readings, which are in order, cut at their gaps."""
    if not readings:
        return ()
    spaces = [_days(after.at - before.at) for before, after in pairwise(readings)]
    gap = max(SHORTEST_GAP_DAYS, USUAL_SPACINGS * median(spaces)) if spaces else SHORTEST_GAP_DAYS
    cuts = [0, *(i for i, space in enumerate(spaces, start=1) if space > gap), len(readings)]
    return tuple(tuple(readings[start:end]) for start, end in pairwise(cuts))


def trend(run: Sequence[Measured], at: Sequence[datetime] | None = None) -> tuple[TrendPoint, ...]:
    """The trend of one run, at its readings or at the instants asked for; empty for fewer than three readings.

    A chart of many years asks for as many instants as it has room for, in order and within the run.
    """
    if len(run) < FEWEST:
        return ()
    start = run[0].at
    xs = [_days(reading.at - start) for reading in run]
    ys = [reading.value for reading in run]
    return tuple((instant, _height(xs, ys, _days(instant - start))) for instant in at or [r.at for r in run])


def outliers(run: Sequence[Measured], sem: float) -> tuple[Measured, ...]:
    """The readings too far from the trend to be noise: to be marked on the chart, and kept."""
    if len(run) < FEWEST_TO_DOUBT:
        return ()
    heights = (height for _, height in trend(run))
    return tuple(reading for reading, height in zip(run, heights, strict=True) if is_wild(reading, height, sem))


def is_wild(reading: Measured, height: float, sem: float) -> bool:
    """Whether a reading is too far from the trend's height to be noise."""
    return abs(reading.value - height) > WILD * sem


def theil_sen(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float]:
    """Slope and height at x = 0 of the robust line through points; level where all of them stand at one x."""
    pairs = combinations(range(len(xs)), 2)
    slopes = [(ys[j] - ys[i]) / (xs[j] - xs[i]) for i, j in pairs if xs[i] != xs[j]]
    slope = median(slopes) if slopes else 0.0
    return slope, median(y - slope * x for x, y in zip(xs, ys, strict=True))


def _height(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    after = bisect_left(xs, x)
    first = max(0, min(after - NEAREST // 2, len(xs) - NEAREST))
    near = slice(first, first + NEAREST)
    _, height = theil_sen([at - x for at in xs[near]], ys[near])
    return height


def _days(span: timedelta) -> float:
    return span / timedelta(days=1)
