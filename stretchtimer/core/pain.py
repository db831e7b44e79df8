"""Has back pain changed? And whether the morning after a session is to be asked about.

Source: clinical reference, 4.1: means of seven days are compared, the first week against the last. Better is 2 points
and 30 % less; 2 points more is worse. From a start below 4 a change is hard to judge, and is said to be so. No number
here can tell why pain changed: back pain often gets better by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean

from stretchtimer.core.progress import feels_by_day
from stretchtimer.core.records import FeelRecord, FeelWhen, SessionRecord

WEEK = timedelta(days=7)
FEWEST_DAYS = 3
POINTS, SHARE = 2.0, 0.3
LOW_START = 4.0


class Pain(StrEnum):
    """What became of pain."""

    BETTER = "better"
    WORSE = "worse"
    NO_CHANGE = "no_change"
    LOW_AT_START = "low_at_start"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class PainChange:
    """The mean of the first week and of the last."""

    pain: Pain
    first: float = 0.0
    last: float = 0.0


def pain_change(feels: Iterable[FeelRecord]) -> PainChange:
    """Judge the day's feels. Each week needs three days of them, and the two weeks must not overlap."""
    pains = {day: feel.pain for day, feel in feels_by_day(feels).items()}
    days = list(pains)
    if not days or days[-1] - days[0] < 2 * WEEK - timedelta(days=1):
        return PainChange(Pain.TOO_FEW)
    begin = [pains[day] for day in days if day - days[0] < WEEK]
    end = [pains[day] for day in days if days[-1] - day < WEEK]
    if min(len(begin), len(end)) < FEWEST_DAYS:
        return PainChange(Pain.TOO_FEW)
    return _judged(fmean(begin), fmean(end))


def next_morning_due(sessions: Sequence[SessionRecord], feels: Iterable[FeelRecord], today: date) -> str | None:
    """The session of yesterday whose next morning has not been told, by its id; None where there is nothing to ask."""
    told = {feel.session for feel in feels if feel.when is FeelWhen.NEXT_MORNING}
    yesterday = [s for s in sessions if not s.rehearsal and s.sets and today - s.day == timedelta(days=1)]
    if not yesterday or told & {session.id for session in yesterday}:
        return None
    return max(yesterday, key=lambda session: session.started_at).id


def _judged(first: float, last: float) -> PainChange:
    change = round(last - first, 6)
    if change >= POINTS:
        return PainChange(Pain.WORSE, first, last)
    if first < LOW_START:
        return PainChange(Pain.LOW_AT_START, first, last)
    better = -change >= POINTS and -change >= round(SHARE * first, 6)
    return PainChange(Pain.BETTER if better else Pain.NO_CHANGE, first, last)
