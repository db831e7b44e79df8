"""The week on Today, the programme's test days, its cards, and the line of the last checks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core import day_reports
from stretchtimer.core.enrolment import EventKind, ProgrammeEvent, Standing, standings
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, Unit
from stretchtimer.core.plan import Circumstances, Form
from stretchtimer.core.programme import sequence_for
from stretchtimer.core.programme_view import DayState
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.safety import allowed
from stretchtimer.core.spark import leg_spark
from stretchtimer.core.today import DAILY, Card, CardState, programme_cards
from stretchtimer.core.week_view import programme_week, week_view
from tests.core.test_safety import a_check
from tests.core.test_today import HELD_MS, a_session

MONDAY = date(2026, 10, 12)
CATALOGUE = Catalogue(paths.resources(), paths.resources() / "none")
CAREFUL = CATALOGUE.programme("careful")
D, T, A, R, L, OFF = DayState.DONE, DayState.TODAY, DayState.AHEAD, DayState.REST, DayState.LEFT_OUT, DayState.OFF
NAMES = {"morning": "Morning", "evening": "Evening"}


def on(number: int) -> date:
    """A day counted from the first, which is 1."""
    return MONDAY + timedelta(days=number - 1)


def days(until: int, *events: tuple[EventKind, int], start: int = 1) -> tuple[Standing, ...]:
    happened = [ProgrammeEvent("careful", kind, on(number)) for kind, number in ((EventKind.STARTED, start), *events)]
    return tuple(standings(CAREFUL, happened, on(until)))


def test_without_a_programme_only_what_was_done_is_marked() -> None:
    view = week_view(on(3), {"evening": {on(1), on(3), on(0)}}, NAMES)
    assert [row.days for row in view.rows] == [(R,) * 7, (D, R, D, R, R, R, R)]
    assert (view.monday, view.today, view.done, view.planned) == (MONDAY, 2, 2, None)


@pytest.mark.parametrize(
    ("today", "own", "off", "marks", "done", "planned"),
    [
        (1, (), (), (T, A, A, R, A, A, R), 0, 1),
        (3, (1,), (), (D, L, T, R, A, A, R), 1, 3),
        (3, (1, 3), (2,), (D, OFF, D, R, A, A, R), 2, 2),
        (4, (1, 2, 3), (), (D, D, D, R, A, A, R), 3, 3),
        (4, (1, 2, 4), (), (D, D, L, D, A, A, R), 3, 4),  # done on a rest day is done
        (3, (), (3,), (L, L, OFF, R, A, A, R), 0, 2),
    ],
)
def test_the_programmes_row(
    today: int, own: tuple[int, ...], off: tuple[int, ...], marks: tuple[DayState, ...], done: int, planned: int
) -> None:
    beside = week_view(on(today), {}, NAMES)
    view = programme_week(days(7), set(map(on, own)), set(map(on, off)), on(today), beside, "Careful")
    assert view.rows[0].days == marks
    assert (view.done, view.planned, len(view.rows)) == (done, planned, 3)


def test_days_before_the_first_ask_for_nothing_and_a_pause_is_off() -> None:
    beside = week_view(on(4), {}, NAMES)
    view = programme_week(days(7, (EventKind.PAUSED, 5), start=3), (), (), on(4), beside, "Careful")
    assert view.rows[0].days == (R, R, L, T, OFF, OFF, OFF)


def test_test_days_fall_on_the_last_day_of_their_week() -> None:
    assert day_reports.test_days(days(1)) == {0: on(1), 2: on(14), 4: on(28), 6: on(42), 8: on(56)}
    assert day_reports.test_days(days(70)) == {0: on(1), 2: on(14), 4: on(28), 6: on(42), 8: on(56)}


def test_a_pause_moves_what_comes_after_it_and_nothing_before() -> None:
    paused = days(30, (EventKind.PAUSED, 20), (EventKind.RESUMED, 25))
    assert day_reports.test_days(paused) == {0: on(1), 2: on(14), 4: on(33), 6: on(47), 8: on(61)}


def test_of_a_repeated_block_the_last_time_counts() -> None:
    assert day_reports.test_days(days(40, (EventKind.REPEATED, 14)))[2] == on(27)
    assert day_reports.test_days(days(16, (EventKind.REPEATED, 14)))[2] == on(27)


@pytest.mark.parametrize(
    ("today", "measured", "due"),
    [
        (1, (), 1),
        (1, (1,), 14),
        (2, (), 1),  # stays due
        (11, (1,), 14),
        (12, (1, 12), 28),  # two days early counts
        (12, (1, 11), 14),
        (14, (1,), 14),
        (20, (1,), 14),
        (20, (1, 15), 28),
        (60, (1, 50), 78),  # in maintenance four weeks after the last
        (60, (), 60),
    ],
)
def test_the_next_check(today: int, measured: tuple[int, ...], due: int) -> None:
    assert day_reports.next_test(days(today), set(map(on, measured))) == on(due)


@pytest.mark.parametrize(("measured", "due"), [((1, 12), 20), ((1, 12, 19), 20), ((1, 12, 20), 28), ((1, 12, 21), 28)])
def test_who_began_anew_measures_anew(measured: tuple[int, ...], due: int) -> None:
    assert day_reports.next_test(days(21), set(map(on, measured)), on(20)) == on(due)


@pytest.mark.parametrize(("today", "asked"), [(13, False), (14, True), (60, True)])
def test_the_questions_come_back_on_the_programmes_test_days(today: int, asked: bool) -> None:
    check = a_check()
    retests = [check.day + timedelta(days=13)]
    found = allowed((check,), check.day + timedelta(days=today - 1), last_session=check.day, retests=retests)
    assert (found.ask is not None) is asked


@pytest.mark.parametrize(("before", "asked"), [(2, False), (3, True)])
def test_answers_of_the_two_days_before_count_for_a_test_day(before: int, asked: bool) -> None:
    check = a_check()
    retest = check.day + timedelta(days=before)
    assert (allowed((check,), retest, last_session=retest, retests=[retest]).ask is not None) is asked


def cards(hour: int, *done: str, free: bool = False) -> list[tuple[str, CardState]]:
    fitting = Circumstances(Form.USUAL)
    here = days(3)[-1]
    own = CATALOGUE.plan_of(sequence_for(CAREFUL, 0, 3, here.dose), fitting)
    plans = [CATALOGUE.plan(one, fitting) for one in DAILY]
    now = datetime.combine(on(3), time(hour), UTC)
    sessions = [a_session(one, now, HELD_MS) for one in done]
    found: tuple[Card, ...] = programme_cards(own, here, plans, sessions, now, free=free)
    assert [card.standing is not None for card in found].count(True) == 1
    return [(card.sequence_id, card.state) for card in found]


@pytest.mark.parametrize(
    ("hour", "done", "free", "expected"),
    [
        (8, (), False, "careful due, morning open, workplace open"),
        (13, (), False, "careful due, workplace open, evening open"),
        (20, (), False, "careful due, evening open, workplace open"),
        (20, ("evening",), False, "careful due, workplace open, evening done"),
        (8, ("careful",), False, "morning due, workplace open, careful done"),
        (20, ("careful", "evening"), False, "workplace open, careful done, evening done"),
        (20, ("careful", "evening", "workplace"), False, "careful done, evening done, workplace done"),
        (20, (), True, "evening open, workplace open, careful rest"),
        (20, ("careful",), True, "evening open, workplace open, careful done"),
    ],
)
def test_the_cards_of_a_day_on_a_programme(hour: int, done: tuple[str, ...], free: bool, expected: str) -> None:
    assert ", ".join(f"{one} {state.value}" for one, state in cards(hour, *done, free=free)) == expected


def a_leg(side: Side, degrees: int, day: int, protocol: Protocol = Protocol.PHONE) -> MeasurementRecord:
    at = datetime.combine(on(day), time(12), UTC)
    tenths = 10 * degrees
    return MeasurementRecord(
        f"{side}{day}{protocol}", Kind.LEG_RAISE, side, protocol, Unit.TENTH_DEGREE, tenths, (tenths,), at, "UTC"
    )


def test_the_line_has_the_last_eight_checks_of_the_last_protocol() -> None:
    assert leg_spark(()) is None
    old = [a_leg(Side.LEFT, 90, 0, Protocol.WALL)]
    found = leg_spark([*old, *(a_leg(Side.LEFT, 50 + day, day) for day in range(1, 11)), a_leg(Side.RIGHT, 60, 5)])
    assert found is not None
    assert [reading.value for reading in found.left] == [53, 54, 55, 56, 57, 58, 59, 60]
    assert [reading.value for reading in found.right] == [60]
