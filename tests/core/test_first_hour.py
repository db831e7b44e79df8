"""The first hour after waking, at each of its edges."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.first_hour import EARLY_RISING_MIN, is_first_hour

minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("local", "careful"),
    [(time(0, 0), True), (time(9, 59), True), (time(9, 59, 59), True), (time(10, 0), False), (time(23, 59), False)],
)
def test_without_a_waking_hour_everything_before_ten_counts(local: time, careful: bool) -> None:
    assert is_first_hour(local, None) is careful


@pytest.mark.parametrize(
    ("waking", "local", "careful"),
    [
        (time(7, 0), time(3, 59), False),
        (time(7, 0), time(4, 0), True),  # up three hours early
        (time(7, 0), time(6, 59), True),
        (time(7, 0), time(7, 0), True),
        (time(7, 0), time(7, 59), True),
        (time(7, 0), time(8, 0), False),
        (time(7, 0), time(19, 0), False),
        (time(23, 30), time(20, 29), False),
        (time(23, 30), time(20, 30), True),
        (time(23, 30), time(0, 29), True),  # across midnight
        (time(23, 30), time(0, 30), False),
        (time(1, 0), time(21, 59), False),
        (time(1, 0), time(22, 0), True),  # early rising across midnight
        (time(1, 0), time(1, 59), True),
        (time(1, 0), time(2, 0), False),
        (time(0, 0), time(23, 59), True),
        (time(0, 0), time(1, 0), False),
    ],
)
def test_the_hour_after_waking_counts_and_getting_up_early(waking: time, local: time, careful: bool) -> None:
    assert is_first_hour(local, waking) is careful


@pytest.mark.parametrize(
    ("window_min", "last", "over"),
    [(30, time(7, 29), time(7, 30)), (60, time(7, 59), time(8, 0)), (120, time(8, 59), time(9, 0))],
)
def test_the_careful_time_is_as_long_as_the_setting_says(window_min: int, last: time, over: time) -> None:
    assert is_first_hour(last, time(7, 0), window_min)
    assert not is_first_hour(over, time(7, 0), window_min)


@given(minutes, st.none() | minutes)
def test_a_window_of_nought_switches_the_rule_off(local: time, waking: time | None) -> None:
    assert not is_first_hour(local, waking, 0)


@given(minutes, st.sampled_from((30, 60, 120)))
def test_of_a_whole_day_exactly_the_window_and_the_early_hours_count(waking: time, window_min: int) -> None:
    day = [time(minute // 60, minute % 60) for minute in range(24 * 60)]
    assert sum(is_first_hour(local, waking, window_min) for local in day) == window_min + EARLY_RISING_MIN
