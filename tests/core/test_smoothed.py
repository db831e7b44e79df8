"""A trend worked out reading by reading is the trend of the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.series import Measured
from stretchtimer.core.smoothed import Smoothed
from stretchtimer.core.trend import outliers, runs, trend
from tests.core.readings import measured, measured_on

READINGS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(-40, 40)), max_size=60, unique_by=lambda reading: reading[0]
).map(lambda pairs: tuple(measured(day, value) for day, value in sorted(pairs)))


@given(READINGS, st.floats(0.5, 5))
def test_heights_and_wild_readings_are_those_of_the_whole_run(readings: tuple[Measured, ...], sem: float) -> None:
    smoothed = Smoothed(readings, sem)
    heights = [height for run in runs(readings) for _, height in trend(run) or [(None, None)] * len(run)]
    assert [smoothed.height(i) for i in range(len(readings))] == [
        height if height is None else pytest.approx(height, abs=1e-9) for height in heights
    ]
    wild = [reading for run in runs(readings) for reading in outliers(run, sem)]
    assert [reading for i, reading in enumerate(readings) if smoothed.is_wild(i)] == wild


def test_a_wild_reading_is_marked_and_a_short_run_has_no_trend() -> None:
    smoothed = Smoothed(measured_on((0, 3, 6, 9, 12, 15, 60), (60, 61, 60, 95, 61, 62, 63)), 2.9)
    assert [smoothed.is_wild(i) for i in range(7)] == [False, False, False, True, False, False, False]
    assert smoothed.height(6) is None
    assert smoothed.run(6) == (6, 7)
