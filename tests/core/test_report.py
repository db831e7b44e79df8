"""What the summary for a clinician takes from the records: a range of days, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from stretchtimer.core.charted import Method
from stretchtimer.core.conditions import Condition
from stretchtimer.core.enrolment import Standing
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Protocol
from stretchtimer.core.pain import Pain
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.programme import Block, Programme
from stretchtimer.core.records import (
    ActivityRecord,
    DayOff,
    DayOffRecord,
    EaseOffRecord,
    FeelRecord,
    FeelWhen,
    MeasurementRecord,
    Occasion,
    SafetyCheck,
    ScoreRecord,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.report import Kept, Period, Report, first_day, make_report, weeks_before
from stretchtimer.core.session import EaseAnswer, EaseOff, SetDone, SetOutcome, Sign
from stretchtimer.core.verdict import verdict
from tests.examples import EXERCISES

ZONE = "Europe/Berlin"
TODAY = date(2026, 10, 14)
WEEKS = weeks_before(TODAY, 4)


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def measured(
    day: date, value: float, side: Side = Side.LEFT, kind: Kind = Kind.LEG_RAISE, protocol: Protocol = Protocol.PHONE
) -> MeasurementRecord:
    scale = SCALES[kind][protocol]
    stored = round(value * scale.unit.per_shown)
    return MeasurementRecord(
        f"{day}{side}{kind}{protocol}", kind, side, protocol, scale.unit, stored, (stored,), at(day), ZONE
    )


def felt(day: date, pain: int) -> FeelRecord:
    return FeelRecord(str(day), pain, FeelWhen.DAY, at(day), ZONE)


def session(day: date, *ease_offs: EaseOff, held_ms: int = 30_000, **changes: object) -> SessionRecord:
    done = SetDone(SetKey(0, Side.LEFT, 1), "strap", 1, 30_000, 0, held_ms, 0, SetOutcome.COMPLETED, False, 0, held_ms)
    record = SessionRecord(f"s{day}", "mine", Form.USUAL, at(day), ZONE, 30_000, False, SessionOutcome.COMPLETED)
    sets = (SetRecord(f"x{day}", record.id, done, at(day)),)
    eased = tuple(EaseOffRecord(f"e{day}{i}", record.id, one, at(day)) for i, one in enumerate(ease_offs))
    return replace(record, sets=sets, ease_offs=eased, **changes)  # type: ignore[arg-type]


def hurt(answer: EaseAnswer, sign: Sign | None = None, exercise: str = "strap") -> EaseOff:
    return EaseOff(exercise, 0, Side.LEFT, answer, sign, 5_000)


def report(kept: Kept, period: Period = WEEKS, **more: object) -> Report:
    return make_report(kept, period, ZONE, EXERCISES, **more)  # type: ignore[arg-type]


def test_nothing_kept_is_a_report_as_well() -> None:
    empty = report(Kept())
    assert (empty.tests, empty.activities, empty.eased, empty.events, empty.rows) == ((), (), (), (), ())
    assert (empty.pain_change, empty.function, empty.programme, empty.check) == (None, None, None, None)
    assert empty.practice.sessions == 0
    assert sum(week.sessions for week in empty.practice.weeks) == 0


def test_only_the_days_of_the_range_count_both_ends_among_them() -> None:
    assert (WEEKS.first, WEEKS.last, WEEKS.days) == (days_ago(27), TODAY, 28)
    edges = [days_ago(28), days_ago(27), TODAY, TODAY + timedelta(days=1)]
    kept = Kept(
        sessions=[session(day, hurt(EaseAnswer.GENTLER)) for day in edges],
        measurements=[measured(day, 60) for day in edges],
        feels=[felt(day, 3) for day in edges],
        days_off=[DayOffRecord(str(day), day, DayOff.ILL) for day in edges],
    )
    found = report(kept)
    assert [len(curve.readings.readings) for test in found.tests for curve in test.curves] == [2]
    assert (found.practice.sessions, found.practice.days, found.practice.days_off) == (2, 2, 2)
    assert [one.times for one in found.eased] == [2]
    assert len(found.pain.readings) == 2
    assert {row.day for row in found.rows} == {days_ago(27), TODAY}


def test_verdicts_are_those_of_the_readings_in_the_range() -> None:
    records = [measured(days_ago(200 - 5 * i), 50 + i) for i in range(40)]
    everything = report(Kept(measurements=records), Period(days_ago(300), TODAY))
    (curve,) = everything.tests[0].curves
    ((_key, readings),) = everything.found.items()
    assert curve.verdict == verdict(Kind.LEG_RAISE, readings)
    (recent,) = report(Kept(measurements=records)).tests[0].curves
    assert recent.verdict.since is None, "five days are too few to judge"
    assert recent.verdict.missing == 2


def test_the_leg_raise_comes_first_whatever_was_measured_last() -> None:
    kept = Kept(
        measurements=[
            measured(days_ago(1), 5, Side.BOTH, Kind.SIT_AND_REACH, Protocol.TOE_LINE),
            measured(days_ago(3), 62, Side.RIGHT),
            measured(days_ago(3), 50),
        ]
    )
    found = report(kept)
    assert [test.method for test in found.tests] == [
        Method(Kind.LEG_RAISE, Protocol.PHONE),
        Method(Kind.SIT_AND_REACH, Protocol.TOE_LINE),
    ]
    apart = found.tests[0].asymmetry
    assert apart is not None
    assert (apart.degrees, apart.higher) == (12.0, Side.RIGHT)


def test_what_was_eased_off_is_counted_by_exercise_and_side() -> None:
    kept = Kept(
        sessions=[
            session(days_ago(5), hurt(EaseAnswer.GENTLER), hurt(EaseAnswer.SIGN, Sign.TINGLING)),
            session(days_ago(2), hurt(EaseAnswer.GENTLER), hurt(EaseAnswer.SKIP, exercise="plank")),
            session(days_ago(1), hurt(EaseAnswer.STOP), rehearsal=True),
        ]
    )
    found = report(kept)
    assert [(one.exercise, one.times, one.last) for one in found.eased] == [
        ("strap", 3, days_ago(2)),
        ("plank", 1, days_ago(2)),
    ]
    assert found.eased[0].answers == {EaseAnswer.GENTLER: 2, EaseAnswer.SIGN: 1}
    assert found.eased[0].signs == {Sign.TINGLING: 1}
    assert found.eased_sessions == 2


def test_practice_is_counted_by_calendar_week() -> None:
    kept = Kept(
        sessions=[
            session(date(2026, 10, 5)),
            session(date(2026, 10, 11)),
            session(date(2026, 10, 12), outcome=SessionOutcome.ENDED),
            session(date(2026, 10, 13), rehearsal=True),
            replace(session(date(2026, 10, 14)), sets=()),
        ]
    )
    practice = report(kept).practice
    assert (practice.sessions, practice.days, practice.ended_early) == (3, 3, 1)
    assert [(week.monday.day, week.sessions) for week in practice.weeks[-2:]] == [(5, 2), (12, 1)]
    assert practice.weeks[0].monday <= WEEKS.first


def test_activities_are_held_against_their_first_score_in_the_range() -> None:
    activity = ActivityRecord("a", "Socks", at(days_ago(60)), ZONE)
    never = ActivityRecord("b", "Film", at(days_ago(60)), ZONE)
    scores = [
        ScoreRecord(str(days), "a", score, at(days_ago(days)), ZONE) for days, score in ((50, 1), (20, 3), (1, 8))
    ]
    found = report(Kept(activities=[activity, never], scores=scores))
    assert [(line.name, line.first, line.last) for line in found.activities] == [("Socks", 3, 8), ("Film", None, None)]


def test_planned_days_leave_out_rest_days_off_and_today() -> None:
    block = Block("One", "x", 8, (), frozenset({7}))
    programme = Programme("mine", "Mine", "about", (block,), block)
    start = days_ago(13)
    days = [Standing(programme, start + timedelta(days=n), start, 0, n + 1) for n in range(14)]
    ill = DayOffRecord("i", days_ago(10), DayOff.ILL)
    on = report(Kept(sessions=[session(days_ago(12))], standings=days, days_off=[ill])).programme
    assert on is not None
    # of 14 days two are rest, one is off, and today (a rest day here) is not over
    assert (on.planned, on.done) == (11, 1)


def test_pain_and_the_last_safety_answers_are_there() -> None:
    checks = [
        SafetyCheck("1", Occasion.FIRST, frozenset(), None, at(days_ago(90)), ZONE),
        SafetyCheck("2", Occasion.ASKED, frozenset({RedFlag.CALF}), None, at(days_ago(40)), ZONE),
    ]
    feels = [felt(days_ago(days), 6 if days > 14 else 2) for days in range(28)]
    found = report(Kept(feels=feels, checks=checks), conditions=frozenset({Condition.KNEE, Condition.PREGNANCY}))
    assert found.check is checks[1], "whenever it was"
    assert found.pain_change is not None
    assert found.pain_change.pain is Pain.BETTER
    assert found.conditions == (Condition.PREGNANCY, Condition.KNEE)


def test_the_first_day_is_that_of_the_oldest_record() -> None:
    assert first_day(Kept(), TODAY) == TODAY
    kept = Kept(sessions=[session(days_ago(9), rehearsal=True)], feels=[felt(days_ago(5), 1)])
    assert first_day(kept, TODAY) == days_ago(5)
