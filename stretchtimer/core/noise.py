"""How much a measurement wobbles by itself: the error of each test, and how the user's own days correct it.

The standard errors of measurement (SEM) are those of the clinical reference, 1.4, 2.2, 3 and 4. Those of trained
raters are smaller: a lay self-test is noisier, and so its defaults for the leg raise (3.5° for one try, 2.9° for
three) are ours.

The user's own repeats, days so close together that nothing can have changed, are pooled with them by degrees of
freedom. The reference counts as eight, so that the user's own dominate from the ninth on; and since some repeats fall
close together by luck, the pooled error is never below half the reference.
"""

from collections.abc import Sequence
from datetime import timedelta
from math import sqrt
from statistics import fmean, median

from stretchtimer.core.measure import Kind
from stretchtimer.core.series import Measured

TWO_SIDED_95 = 1.96

ONE_TRY, THREE_TRIES = 3.5, 2.9
REACH, FINGER_TO_FLOOR = 1.4, 1.62
CHAIR = {"male": 3.1, "female": 1.8}
PAIN_SEM = 1.0  # points of 0 to 10, for the band of its chart

REFERENCE_REPEATS = 8
LOWEST_FACTOR = 0.5
REPEATS_WITHIN = timedelta(days=7)
"""A week moves a leg by a degree or two at the fastest; a cluster of days no longer than that counts as repeats."""
REPEATS_APART = timedelta(days=3)
WILD = 4.0
"""In errors from the middle of its window: a slip of the tape or of the keyboard, which is shown but not counted. Of
honest readings it takes one in some five thousand."""


def reference_sem(kind: Kind, tries: int, sex: str = "unknown") -> float:
    """The error of one day's result from so many tries, in degrees or cm.

    Two tries count as one: only for three is there a figure. Of the chair reach, whose error differs by sex, the larger
    one holds where the sex is not known.
    """
    match kind:
        case Kind.LEG_RAISE | Kind.KNEE_EXTENSION:
            return THREE_TRIES if tries >= 3 else ONE_TRY
        case Kind.SIT_AND_REACH:
            return REACH
        case Kind.CHAIR_REACH:
            return CHAIR.get(sex, CHAIR["male"])
        case Kind.FINGER_TO_FLOOR:
            return FINGER_TO_FLOOR


def own_factor(days: Sequence[Measured], references: Sequence[float]) -> float:
    """How many times the reference error the user's own is, pooled with it; 1.0 where there are no repeats.

    `references` is the reference error of each day.
    """
    squares, repeats = 0.0, 0
    for start, end in _clusters(days):
        values = [day.value for day in days[start:end]]
        kept = believed(values, references[start:end])
        centre = fmean(values[i] for i in kept)
        squares += sum(((values[i] - centre) / references[start + i]) ** 2 for i in kept)
        repeats += len(kept) - 1
    return max(LOWEST_FACTOR, sqrt((REFERENCE_REPEATS + squares) / (REFERENCE_REPEATS + repeats)))


def noise_band(sem: float, before: float, after: float) -> float:
    """How far apart the means of so many days lie by noise alone, 19 times in 20: the least detectable change."""
    return TWO_SIDED_95 * sem * sqrt(1 / before + 1 / after)


def believed(values: Sequence[float], sems: Sequence[float]) -> list[int]:
    """Which of some values count, by their index: those that are not wildly far from their median."""
    middle = median(values)
    kept = [i for i, (value, sem) in enumerate(zip(values, sems, strict=True)) if abs(value - middle) <= WILD * sem]
    return kept or list(range(len(values)))


def _clusters(days: Sequence[Measured]) -> list[tuple[int, int]]:
    """The runs of days close together, as first and one past the last index."""
    found, start = [], 0
    for i in range(1, len(days) + 1):
        if i < len(days):
            near = days[i].day - days[i - 1].day <= REPEATS_APART
            if near and days[i].day - days[start].day < REPEATS_WITHIN:
                continue
        found.append((start, i))
        start = i
    return found
