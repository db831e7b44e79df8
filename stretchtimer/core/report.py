"""What a clinician wants to see of some weeks, from the records: tests, pain, activities, practice, what was eased off.

It judges nothing by itself: verdicts, trends and differences are those of the progress page, of the days in the range.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stretchtimer.core.activities import FunctionChange, first_and_last, function_change, mean_readings
from stretchtimer.core.asymmetry import Asymmetry, latest_asymmetry
from stretchtimer.core.charted import Curve, Method, curves, methods, pain_curve
from stretchtimer.core.conditions import Condition
from stretchtimer.core.day_reports import done_days
from stretchtimer.core.enrolment import Standing
from stretchtimer.core.exercise import Exercise, Side
from stretchtimer.core.held import HeldWeek, held_by_week
from stretchtimer.core.measure import Kind
from stretchtimer.core.pain import PainChange, pain_change
from stretchtimer.core.progress import LengthUnit, Row, table
from stretchtimer.core.records import (
    ActivityRecord,
    DayOffRecord,
    FeelRecord,
    MeasurementRecord,
    ProgrammeEventRecord,
    SafetyCheck,
    ScoreRecord,
    SessionOutcome,
    SessionRecord,
    local_day,
)
from stretchtimer.core.series import Measured, SeriesKey, series
from stretchtimer.core.session import EaseAnswer, Sign
from stretchtimer.core.smoothed import Smoothed

DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Period:
    """The user's days from `first` to `last`, both of them in it."""

    first: date
    last: date

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store has, of whatever days."""

    sessions: Sequence[SessionRecord] = ()
    measurements: Sequence[MeasurementRecord] = ()
    feels: Sequence[FeelRecord] = ()
    activities: Sequence[ActivityRecord] = ()
    scores: Sequence[ScoreRecord] = ()
    events: Sequence[ProgrammeEventRecord] = ()
    days_off: Sequence[DayOffRecord] = ()
    checks: Sequence[SafetyCheck] = ()
    standings: Sequence[Standing] = ()  # of the programme one is on, day by day


@dataclass(frozen=True, slots=True)
class Test:
    """One test in one protocol, with its sides."""

    method: Method
    curves: tuple[Curve, ...]
    asymmetry: Asymmetry | None  # of the leg raise


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity: its first and last score of the period; None where it was not scored."""

    name: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class PracticeWeek:
    """A calendar week, or the part of it that lies in the period."""

    monday: date
    sessions: int
    days: int


@dataclass(frozen=True, slots=True)
class Practice:
    """How often was practised. Days off count neither for nor against."""

    sessions: int
    ended_early: int
    days: int
    days_off: int
    weeks: tuple[PracticeWeek, ...]


@dataclass(frozen=True, slots=True)
class OnProgramme:
    """The programme one is on, and how many of its planned days in the period were done."""

    here: Standing
    planned: int
    done: int


@dataclass(frozen=True, slots=True)
class Eased:
    """How often an exercise hurt on a side, what was answered, and which signs were felt."""

    exercise: str
    side: Side
    times: int
    last: date
    answers: Mapping[EaseAnswer, int]
    signs: Mapping[Sign, int]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that stands on paper, in the order of what a clinician asks first."""

    period: Period
    zone: str
    found: Mapping[SeriesKey, tuple[Measured, ...]]
    tests: tuple[Test, ...]
    rows: tuple[Row, ...]  # day by day, the newest first
    pain: Smoothed
    pain_change: PainChange | None  # None: nothing was reported
    function: FunctionChange | None  # None: there are no activities
    function_means: Smoothed
    activities: tuple[ActivityLine, ...]
    practice: Practice
    held: Mapping[HeldWeek, int]
    eased: tuple[Eased, ...]
    eased_sessions: int
    programme: OnProgramme | None
    events: tuple[ProgrammeEventRecord, ...]
    check: SafetyCheck | None  # the last one there is, whenever it was
    conditions: tuple[Condition, ...]


def make_report(
    kept: Kept,
    period: Period,
    zone: str,
    exercises: Mapping[str, Exercise],
    *,
    sex: str = "unknown",
    units: LengthUnit = "cm",
    conditions: frozenset[Condition] = frozenset(),
) -> Report:
    """Of `kept`, what lies in the period."""
    measured = tuple(record for record in kept.measurements if period.has(record.day))
    found = series(measured)
    feels = tuple(feel for feel in kept.feels if period.has(feel.day))
    scores = tuple(score for score in kept.scores if period.has(score.day))
    sessions = tuple(one for one in kept.sessions if period.has(one.day) and not one.rehearsal)
    performed = tuple(one for one in sessions if one.sets)
    return Report(
        period,
        zone,
        found,
        tuple(_test(found, method, sex, units, Condition.LEG_PAIN in conditions) for method in _ordered(found)),
        table(measured, feels),
        pain_curve(feels),
        pain_change(feels) if feels else None,
        function_change(kept.activities, scores) if kept.activities else None,
        Smoothed(mean_readings(kept.activities, scores)),
        tuple(_activity(one, scores) for one in kept.activities),
        _practice(performed, kept.days_off, period),
        held_by_week(performed, exercises),
        _eased(sessions),
        sum(bool(one.ease_offs) for one in sessions),
        _programme(kept, period),
        tuple(one for one in kept.events if period.has(one.event.day)),
        max(kept.checks, key=lambda check: check.asked_at, default=None),
        tuple(condition for condition in Condition if condition in conditions),
    )


def first_day(kept: Kept, today: date) -> date:
    """The day of the oldest record; today where there is none."""
    days = [session.day for session in kept.sessions if not session.rehearsal]
    days += [one.day for records in (kept.measurements, kept.feels, kept.scores) for one in records]
    return min(days, default=today)


def weeks_before(last: date, weeks: int) -> Period:
    """So many whole weeks, the last day among them."""
    return Period(last - timedelta(days=weeks * DAYS_IN_WEEK - 1), last)


def _ordered(found: Mapping[SeriesKey, Sequence[Measured]]) -> list[Method]:
    """The leg raise first, and of one test the method used last."""
    return sorted(methods(found), key=lambda method: list(Kind).index(method.kind))


def _test(
    found: Mapping[SeriesKey, Sequence[Measured]], method: Method, sex: str, units: LengthUnit, leg_symptoms: bool
) -> Test:
    here = {key: readings for key, readings in found.items() if key.protocol is method.protocol}
    apart = latest_asymmetry(here, leg_symptoms=leg_symptoms) if method.kind is Kind.LEG_RAISE else None
    return Test(method, curves(found, method, sex, units), apart)


def _activity(activity: ActivityRecord, scores: Iterable[ScoreRecord]) -> ActivityLine:
    own = [one for one in scores if one.activity == activity.id]
    if not own:
        return ActivityLine(activity.name, None, None)
    first, last = first_and_last(own)
    return ActivityLine(activity.name, first.score, last.score)


def _practice(sessions: Sequence[SessionRecord], off: Iterable[DayOffRecord], period: Period) -> Practice:
    by_day = Counter(session.day for session in sessions)
    monday = period.first - timedelta(days=period.first.weekday())
    weeks = []
    while monday <= period.last:
        days = [monday + timedelta(days=number) for number in range(DAYS_IN_WEEK)]
        weeks.append(PracticeWeek(monday, sum(by_day[day] for day in days), sum(day in by_day for day in days)))
        monday += timedelta(days=DAYS_IN_WEEK)
    early = sum(one.outcome is not SessionOutcome.COMPLETED for one in sessions)
    left_out = sum(period.has(one.day) for one in off)
    return Practice(len(sessions), early, len(by_day), left_out, tuple(weeks))


def _programme(kept: Kept, period: Period) -> OnProgramme | None:
    """Days off and pauses are not planned, but a session on one of them is."""
    if not kept.standings:
        return None
    here = kept.standings[-1]
    done = done_days(kept.sessions, here.programme.id)
    off = {one.day for one in kept.days_off}
    days = [one for one in kept.standings if period.has(one.day) and one.has_begun]
    planned = {one.day for one in days if not one.is_rest and one.day not in off}
    ours = {one.day for one in days if one.day in done}
    over = {here.day} - ours  # today is not over yet
    return OnProgramme(here, len((planned | ours) - over), len(ours))


def _eased(sessions: Iterable[SessionRecord]) -> tuple[Eased, ...]:
    """What hurt most often first."""
    found: dict[tuple[str, Side], Eased] = {}
    for session in sessions:
        for record in session.ease_offs:
            what, day = record.ease_off, local_day(record.at, session.zone)
            key = what.exercise, what.side
            before = found.get(key, Eased(*key, 0, day, Counter(), Counter()))
            signs = Counter(before.signs) + Counter([what.sign] if what.sign else [])
            answers = Counter(before.answers) + Counter([what.answer])
            last = max(day, before.last)
            found[key] = replace(before, times=before.times + 1, last=last, answers=answers, signs=signs)
    return tuple(sorted(found.values(), key=lambda one: (-one.times, one.exercise, one.side)))
