"""Is a change real? One answer for a series: real gain, real loss, no clear change yet, or too few readings.

The first days are held against the last ones. The difference is real where it is more than `LIMIT` times its error,
`SEM · sqrt(1/n1 + 1/n2)`. A single comparison would allow 1.96; but the answer is read anew every week, and each look
is another chance for noise to pass for change. The limit for eight looks is computed in `benchmarks/verdict.py`,
whose simulation knows none of these numbers; docs/verdict.md has its table.

A day wildly off the others of its window (`noise.WILD`) is shown but not counted.

The first days: three, or all of the first week. The last days: four, or all of the last four weeks, the newer
counting more, for the question is where the user is now; n2 is what their weights leave of them (4, 3, 2, 1 are worth
3⅓ days). More than five days on a side count as five: averaging shrinks the random part of an error, and not a
changed method.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from stretchtimer.core.measure import LESS_IS_BETTER, Kind
from stretchtimer.core.noise import believed, noise_band, own_factor, reference_sem
from stretchtimer.core.series import Measured, by_day, is_mixed

LIMIT = 2.5
FIRST_DAYS, FIRST_SPAN = 3, timedelta(days=7)
LAST_DAYS, LAST_SPAN = 4, timedelta(days=28)
MOST_CREDITED = 5


class Outcome(StrEnum):
    """What a verdict says."""

    GAIN = "gain"
    LOSS = "loss"
    NO_CHANGE = "no_change"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of a series, in degrees or cm. A change is last less first, whichever of them is better."""

    outcome: Outcome
    missing: int = 0  # days still to be measured, where there are too few
    since: date | None = None  # the user's own day
    first: float = 0.0
    last: float = 0.0
    needed: float = 0.0  # the smallest change that would be real
    band: float = 0.0  # 1.96 errors: what noise alone does 19 times in 20, for the chart
    sem: float = 0.0  # of one day
    mixed: bool = False  # some days were measured warm and some cold

    @property
    def change(self) -> float:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class _Level:
    value: float
    sem: float
    days: float  # credited


def verdict(kind: Kind, readings: Sequence[Measured], sex: str = "unknown") -> Verdict:
    """Judge the readings of one series."""
    days = by_day(readings)
    if len(days) < FIRST_DAYS + LAST_DAYS:
        return _too_few(kind, days, sex)
    sems = _sems(kind, days, sex)
    head, tail = _windows(days)
    first = _level(days[:head], sems[:head], [1.0] * head)
    last = _level(days[tail:], sems[tail:], [float(n) for n in range(1, len(days) - tail + 1)])
    error = sqrt(first.sem**2 / first.days + last.sem**2 / last.days)
    sem = sqrt((first.sem**2 + last.sem**2) / 2)
    return Verdict(
        _outcome(kind, last.value - first.value, LIMIT * error),
        since=days[0].day,
        first=first.value,
        last=last.value,
        needed=LIMIT * error,
        band=noise_band(sem, first.days, last.days),
        sem=sem,
        mixed=is_mixed((*days[:head], *days[tail:])),
    )


def _too_few(kind: Kind, days: Sequence[Measured], sex: str) -> Verdict:
    """No judgement, but the noise of what there is: two single days are compared until there are more."""
    sem = _sems(kind, days, sex)[-1] if days else reference_sem(kind, 1, sex)
    missing = FIRST_DAYS + LAST_DAYS - len(days)
    return Verdict(Outcome.TOO_FEW, missing, band=noise_band(sem, 1, 1), sem=sem)


def _sems(kind: Kind, days: Sequence[Measured], sex: str) -> list[float]:
    """The error of each day: the reference's, as far as the user's own repeats agree with it."""
    references = [reference_sem(kind, day.tries, sex) for day in days]
    factor = own_factor(days, references)
    return [reference * factor for reference in references]


def _outcome(kind: Kind, change: float, needed: float) -> Outcome:
    if abs(change) <= needed:
        return Outcome.NO_CHANGE
    return Outcome.GAIN if (change < 0) == (kind in LESS_IS_BETTER) else Outcome.LOSS


def _windows(days: Sequence[Measured]) -> tuple[int, int]:
    """One past the first days' last index, and the last days' first; they never overlap."""
    in_first = sum(day.day - days[0].day < FIRST_SPAN for day in days)
    head = min(max(FIRST_DAYS, in_first), len(days) - LAST_DAYS)
    in_last = sum(days[-1].day - day.day < LAST_SPAN for day in days)
    return head, max(head, len(days) - max(LAST_DAYS, in_last))


def _level(days: Sequence[Measured], sems: Sequence[float], weights: Sequence[float]) -> _Level:
    values = [day.value for day in days]
    kept = believed(values, sems)
    total, squares = sum(weights[i] for i in kept), sum(weights[i] ** 2 for i in kept)
    value = sum(weights[i] * values[i] for i in kept) / total
    sem = sqrt(sum((weights[i] * sems[i]) ** 2 for i in kept) / squares)
    return _Level(value, sem, min(MOST_CREDITED, total * total / squares))
