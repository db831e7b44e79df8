"""Activities that matter: the patient-specific functional scale, with three to five of the user's own.

Source: clinical reference, 4.2 (Stratford 1995): each is scored from 0 (cannot do it) to 10 (as before), the mean of
the same activities is the score. The smallest change that counts is 2 points of the mean and 3 of one activity; this
is the original direction of the scale, and not that of its second version, which turns it round.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from statistics import fmean

from stretchtimer.core.message import Message, UserError
from stretchtimer.core.one_line import is_one_line
from stretchtimer.core.records import ActivityRecord, ScoreRecord
from stretchtimer.core.series import Measured

ADVISED, MOST = 3, 5
LONGEST_NAME = 60
WEEK = timedelta(days=7)
WORST, BEST = 0, 10
CHANGE_OF_MEAN, CHANGE_OF_ONE = 2.0, 3.0


class Function(StrEnum):
    """How far activities have come."""

    BETTER = "better"
    WORSE = "worse"
    NO_CHANGE = "no_change"
    TOO_FEW = "too_few"  # fewer than two days on which all of them were scored


@dataclass(frozen=True, slots=True)
class FunctionChange:
    """The first and the last mean of the same activities, and on how many of them it rests."""

    function: Function
    activities: int = 0
    first: float = 0.0
    last: float = 0.0


def check_activity(name: str, existing: Iterable[ActivityRecord]) -> str:
    """The name as it is stored; raises UserError for an empty, long or double one, and for a sixth."""
    kept = tuple(existing)
    cleaned = " ".join(name.split())
    if not 0 < len(cleaned) <= LONGEST_NAME or not is_one_line(cleaned):
        raise UserError(Message("activity_name", {"longest": LONGEST_NAME}))
    if cleaned.casefold() in {activity.name.casefold() for activity in kept}:
        raise UserError(Message("activity_there", {"name": cleaned}))
    if len(kept) >= MOST:
        raise UserError(Message("activity_too_many", {"most": MOST}))
    return cleaned


def check_score(text: str) -> int:
    """A score as typed; raises UserError for anything but a whole number from 0 to 10."""
    if text not in {str(score) for score in range(WORST, BEST + 1)}:
        raise UserError(Message("score_out_of_range", {"found": text}))
    return int(text)


def function_change(activities: Sequence[ActivityRecord], scores: Iterable[ScoreRecord]) -> FunctionChange:
    """Judge the activities by the first and the last day on which all of them were scored.

    An activity added later has no first score, so that the days before it do not count: the same activities, always.
    """
    means = daily_means(activities, scores)
    if len(means) < 2:
        return FunctionChange(Function.TOO_FEW, len(activities))
    needed = CHANGE_OF_ONE if len(activities) == 1 else CHANGE_OF_MEAN
    change = means[-1] - means[0]
    function = Function.NO_CHANGE
    if round(abs(change), 6) >= needed:
        function = Function.BETTER if change > 0 else Function.WORSE
    return FunctionChange(function, len(activities), means[0], means[-1])


def daily_means(activities: Sequence[ActivityRecord], scores: Iterable[ScoreRecord]) -> tuple[float, ...]:
    """The mean of each day on which every activity was scored, oldest first; of several scores the day's last."""
    return tuple(reading.value for reading in mean_readings(activities, scores))


def mean_readings(activities: Sequence[ActivityRecord], scores: Iterable[ScoreRecord]) -> tuple[Measured, ...]:
    """The same, each with its day and the instant of that day's last score."""
    ids = {activity.id for activity in activities}
    ordered = sorted((score for score in scores if score.activity in ids), key=lambda s: (s.day, s.scored_at, s.id))
    means = []
    for day, of_day in groupby(ordered, key=lambda score: score.day):
        last = {score.activity: score for score in of_day}
        if ids and last.keys() == ids:
            latest = max(score.scored_at for score in last.values())
            means.append(Measured(latest, day, fmean(score.score for score in last.values())))
    return tuple(means)


def first_and_last(scores: Iterable[ScoreRecord]) -> tuple[ScoreRecord, ScoreRecord]:
    """One activity's score of its first and of its last day, of several on a day the last; one score at least."""
    of_days = {score.day: score for score in sorted(scores, key=lambda s: (s.day, s.scored_at, s.id))}
    return of_days[min(of_days)], of_days[max(of_days)]


def is_due(activity: ActivityRecord, scores: Iterable[ScoreRecord], today: date) -> bool:
    """Whether an activity should be scored: never yet, or a week ago."""
    days = [score.day for score in scores if score.activity == activity.id]
    return not days or today - max(days) >= WEEK
