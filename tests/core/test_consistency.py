"""The score equals Loop's published behaviour, and nothing ever breaks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.consistency import consistency, weeks

FIRST = date(2026, 1, 5)  # a Monday


def days(*numbers: int) -> set[date]:
    return {FIRST + timedelta(days=number) for number in numbers}


def after(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_a_daily_habit_by_hand() -> None:
    # m = 0.5 ** (1 / 13) = 0.948077...; done, done, missed: 1-m, then m(1-m) + 1-m, then m of that.
    m = 0.5 ** (1 / 13)
    assert consistency(days(0, 1), (), 7, FIRST, after(2)) == pytest.approx(m * (m * (1 - m) + (1 - m)))


def test_three_a_week_by_hand() -> None:
    # freq 3/7: m = 0.5 ** (sqrt(3/7) / 13); x = sum of the last 14 days / 6.
    m = 0.5 ** ((3 / 7) ** 0.5 / 13)
    first = (1 / 6) * (1 - m)
    assert consistency(days(0, 2), (), 3, FIRST, FIRST) == pytest.approx(first)
    second = first * m + (1 / 6) * (1 - m)
    assert consistency(days(0, 2), (), 3, FIRST, after(1)) == pytest.approx(second)
    assert consistency(days(0, 2), (), 3, FIRST, after(2)) == pytest.approx(second * m + (2 / 6) * (1 - m))


@pytest.mark.parametrize(("enough", "within"), [(7, 90), (1, 39 * 7)])
def test_perfect_practice_reaches_99_percent_where_loop_says(enough: int, within: int) -> None:
    done = days(*range(0, within, 7 // enough))
    assert consistency(done, (), enough, FIRST, after(within - 1)) > 0.99


def test_two_of_three_a_week_come_to_two_thirds() -> None:
    done = {after(7 * week + day) for week in range(150) for day in (0, 3)}
    assert consistency(done, (), 3, FIRST, after(150 * 7 - 1)) == pytest.approx(2 / 3, abs=0.01)


@pytest.mark.parametrize(("enough", "half_life"), [(7, 13.0), (5, 15.4), (3, 19.9), (1, 34.4)])
def test_it_halves_as_published_once_the_window_is_empty(enough: int, half_life: float) -> None:
    done = days(*range(200))
    begin = 200 + 14
    whole = consistency(done, (), enough, FIRST, after(begin))
    later = consistency(done, (), enough, FIRST, after(begin + round(half_life)))
    assert later / whole == pytest.approx(0.5 ** (round(half_life) / half_life), abs=0.01)


def test_a_fortnight_of_illness_changes_nothing() -> None:
    done = days(0, 1, 2, 4, 5, 20, 21, 22)
    off = days(*range(6, 20))
    healthy = days(0, 1, 2, 4, 5, 6, 7, 8)
    assert consistency(done, off, 5, FIRST, after(22)) == pytest.approx(consistency(healthy, (), 5, FIRST, after(8)))


@given(st.sets(st.integers(0, 60)), st.sets(st.integers(0, 60)), st.integers(1, 7), st.integers(0, 60))
def test_it_stays_between_nothing_and_everything(done: set[int], off: set[int], enough: int, last: int) -> None:
    assert 0 <= consistency(days(*done), days(*off), enough, FIRST, after(last)) <= 1


@given(st.sets(st.integers(0, 40)), st.integers(0, 40), st.integers(1, 7))
def test_one_more_day_done_never_lowers_it(done: set[int], more: int, enough: int) -> None:
    with_it = consistency(days(*done, more), (), enough, FIRST, after(40))
    assert with_it >= consistency(days(*done), (), enough, FIRST, after(40)) - 1e-12


def test_weeks_with_enough_sessions() -> None:
    done = days(0, 1, 2, 3, 4, 7, 8, 14, 15)
    found = weeks(done, days(16, 17, 18, 19, 20), 5, after(2), after(20))
    assert [(week.done, week.needed, week.is_enough) for week in found] == [(5, 5, True), (2, 5, False), (2, 2, True)]
    assert found[0].monday == FIRST
