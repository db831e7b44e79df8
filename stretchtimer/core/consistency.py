"""How steadily somebody practises, told kindly: a score that fades slowly, and weeks with enough sessions.

Days off (rest, illness, travel, a paused programme) count neither for nor against: they are left out altogether, and
the days on either side of them are neighbours. There are no streaks: nothing here breaks.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, sqrt

DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Week:
    """One calendar week, from its Monday; `needed` sessions would be enough, less what its days off excuse."""

    monday: date
    done: int
    needed: int

    @property
    def is_enough(self) -> bool:
        return self.done >= self.needed


def consistency(done: Collection[date], off: Collection[date], enough: int, first: date, last: date) -> float:
    """The score at the end of day `last`, 0 to 1, where `enough` days a week are wanted and `first` is the first day.

    The score of Loop Habit Tracker (github.com/iSoron/uhabits, `Score.kt` and `ScoreList.kt`): with
    `freq = enough / 7`, each day does

        score = score * m + x * (1 - m),    m = 0.5 ** (sqrt(freq) / 13),
        x = min(1, days done among the last 14 / (2 * enough))

    where for a daily habit `x` is simply whether the day was done. It halves in 13 / sqrt(freq) days without practice.
    Unlike there, a day off is no day at all: it does not sit in the window either.
    """
    if not 1 <= enough <= DAYS_IN_WEEK:
        raise ValueError(f"{enough} days a week")
    multiplier = 0.5 ** (sqrt(enough / DAYS_IN_WEEK) / 13)
    window, wanted = (1, 1) if enough == DAYS_IN_WEEK else (2 * DAYS_IN_WEEK, 2 * enough)
    score, recent = 0.0, list[bool]()
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day in off:
            continue
        recent = [*recent, day in done][-window:]
        score = score * multiplier + min(1.0, sum(recent) / wanted) * (1 - multiplier)
    return score


def weeks(done: Collection[date], off: Collection[date], enough: int, first: date, last: date) -> tuple[Week, ...]:
    """Every calendar week from that of `first` to that of `last`."""
    monday = first - timedelta(days=first.weekday())
    found = []
    while monday <= last:
        days = [monday + timedelta(days=number) for number in range(DAYS_IN_WEEK)]
        working = sum(day not in off for day in days)
        found.append(Week(monday, sum(day in done for day in days), ceil(enough * working / DAYS_IN_WEEK)))
        monday += timedelta(days=DAYS_IN_WEEK)
    return tuple(found)
