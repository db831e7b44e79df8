"""What the programme's page shows: each day in its state, later blocks with their dates, a year without gaps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.enrolment import EventKind, standings
from stretchtimer.core.programme_view import DayState, RowState, block_rows, rows_at, spans, year_of
from tests.core.test_enrolment import PROGRAMME, STARTED, day, event

D, T, A, R, L, F = (
    DayState.DONE,
    DayState.TODAY,
    DayState.AHEAD,
    DayState.REST,
    DayState.LEFT_OUT,
    DayState.OFF,
)


def test_before_it_is_begun_every_block_is_later() -> None:
    rows = block_rows(PROGRAMME)
    assert [(row.first_week, row.last_week) for row in rows] == [(1, 2), (3, 4), (5, 6), (7, 8)]
    assert {row.state for row in rows} == {RowState.LATER}
    assert rows[0].stretches == ("strap",)


def test_each_day_has_its_state() -> None:
    days = list(standings(PROGRAMME, [STARTED], day(8)))
    rows = rows_at(days, {day(0), day(1), day(3)}, {day(4)})
    assert rows[0].state is RowState.PRESENT
    assert rows[0].days == (D, D, L, D, F, L, R, L, T, A, R, A, A, R)
    assert (rows[0].today, rows[0].done) == (9, 3)
    assert [row.begins for row in rows[1:]] == [day(14), day(28), day(42)]


def test_a_repeated_block_counts_from_its_new_beginning() -> None:
    events = [STARTED, event(EventKind.REPEATED, 20)]
    days = list(standings(PROGRAMME, events, day(21)))
    rows = rows_at(days, {day(0), day(15), day(20)}, set())
    assert rows[0].state is RowState.PAST
    assert rows[0].done == 1
    assert rows[1].days[:3] == (D, T, A)
    assert rows[2].begins == day(34)


@pytest.mark.parametrize(("done", "achieved"), [(0, False), (4, False), (5, True), (10, True)])
def test_a_block_that_was_mostly_missed_is_not_ticked_off(done: int, achieved: bool) -> None:
    days = list(standings(PROGRAMME, [STARTED], day(14)))
    first = rows_at(days, {one.day for one in [one for one in days if not one.is_rest][:done]}, set())[0]
    assert (first.done, first.planned, first.is_achieved) == (done, 10, achieved)


def test_a_block_of_days_off_is_not_ticked_off() -> None:
    days = list(standings(PROGRAMME, [STARTED], day(14)))
    first = rows_at(days, set(), {one.day for one in days})[0]
    assert (first.planned, first.is_achieved) == (0, False)


def test_paused_days_are_off() -> None:
    events = [STARTED, event(EventKind.PAUSED, 1), event(EventKind.RESUMED, 3)]
    rows = rows_at(list(standings(PROGRAMME, events, day(3))), {day(0)}, set())
    assert rows[0].days[:4] == (D, F, F, T)


@given(st.integers(1990, 2100))
def test_every_day_of_a_year_is_there_once(year: int) -> None:
    weeks = year_of(year)
    days = [one for week in weeks for one in week if one is not None]
    first = date(year, 1, 1)
    assert days == [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]
    assert all(len(week) == 7 for week in weeks)
    assert all(one is None or one.weekday() == i for week in weeks for i, one in enumerate(week))


def test_the_blocks_span_the_days_they_had_and_the_present_one_runs_on() -> None:
    events = [STARTED, event(EventKind.REPEATED, 20)]
    found = spans(list(standings(PROGRAMME, events, day(21))))
    assert [(first, after, row.first_week) for first, after, row in found] == [
        (day(0), day(14), 1),
        (day(14), day(34), 3),
    ]
    assert spans(list(standings(PROGRAMME, [STARTED], day(-1)))) == ()
