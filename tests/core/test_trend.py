"""The trend on ten known series, against scipy's Theil–Sen, which is no part of the program."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from stretchtimer.core.series import Measured
from stretchtimer.core.trend import NEAREST, outliers, runs, theil_sen, trend
from tests.core.readings import START, measured_on

NOISE = Random(7)
WEEKS = [7.0 * week for week in range(16)]
WOBBLE = [NOISE.gauss(0, 2) for _ in WEEKS]

KNOWN: dict[str, tuple[Measured, ...]] = {
    "step": measured_on(WEEKS, [60.0 if day < 56 else 72.0 for day in WEEKS]),
    "slope": measured_on(WEEKS, [60 + day / 7 + w for day, w in zip(WEEKS, WOBBLE, strict=True)]),
    "plateau": measured_on(WEEKS, [min(75.0, 60 + day / 4) + w for day, w in zip(WEEKS, WOBBLE, strict=True)]),
    "outlier": measured_on(WEEKS, [6.0 if day == 49 else 66.0 + day / 10 for day in WEEKS]),
    "gap of 60 days": measured_on([0, 7, 14, 21, 81, 88, 95], [60, 62, 61, 64, 58, 59, 63]),
    "crossing zero": measured_on(WEEKS, [-6 + day / 8 for day in WEEKS]),
    "two points": measured_on([0, 7], [60, 64]),
    "one point": measured_on([0], [60]),
    "none": (),
    "ties": measured_on([0, 0, 0, 7, 7, 14, 14, 14], [60, 62, 61, 63, 63, 66, 60, 65]),
}


def by_scipy(run: Sequence[Measured], index: int) -> float:
    """The height of scipy's line through the eleven readings nearest to one of them."""
    first = max(0, min(index - NEAREST // 2, len(run) - NEAREST))
    near = run[first : first + NEAREST]
    days = [(reading.at - START) / timedelta(days=1) for reading in near]
    slope, height, _, _ = theilslopes([reading.value for reading in near], days, method="joint")
    return float(height + slope * ((run[index].at - START) / timedelta(days=1)))


@pytest.mark.parametrize("name", KNOWN)
def test_the_trend_is_scipys(name: str) -> None:
    if name == "ties":
        readings = KNOWN[name]
        found = dict(trend(readings))
        assert list(found.values()) == pytest.approx([by_scipy(readings, i) for i in (0, 3, 5)])
        return
    for run in runs(KNOWN[name]):
        expected = [by_scipy(run, i) for i in range(len(run))] if len(run) >= 3 else []
        assert [height for _, height in trend(run)] == pytest.approx(expected)
        assert [at for at, _ in trend(run)] == ([reading.at for reading in run] if expected else [])


@pytest.mark.parametrize(
    ("name", "lengths"), [("gap of 60 days", [4, 3]), ("two points", [2]), ("none", []), ("slope", [16])]
)
def test_a_gap_is_a_gap(name: str, lengths: list[int]) -> None:
    assert [len(run) for run in runs(KNOWN[name])] == lengths


@pytest.mark.parametrize(("apart", "pieces"), [(21.0, 1), (21.01, 2)])
def test_three_weeks_are_the_longest_silence_that_is_joined(apart: float, pieces: int) -> None:
    assert len(runs(measured_on([0, 7, 14, 14 + apart, 21 + apart], [60] * 5))) == pieces


@pytest.mark.parametrize(("apart", "pieces"), [(90.0, 1), (90.01, 2)])
def test_whoever_measures_once_a_month_has_no_gaps_for_that(apart: float, pieces: int) -> None:
    days = [0.0, 30, 60, 90, 90 + apart, 120 + apart]
    assert len(runs(measured_on(days, [60] * 6))) == pieces


def test_a_wild_point_moves_nothing() -> None:
    calm = measured_on(WEEKS, [66 + day / 10 for day in WEEKS])
    heights = [height for _, height in trend(KNOWN["outlier"])]
    assert heights == pytest.approx([reading.value for reading in calm])


def test_wild_points_are_marked_and_kept() -> None:
    readings = KNOWN["outlier"]
    assert [reading.value for reading in outliers(readings, 2.9)] == [6.0]
    assert len(trend(readings)) == len(readings)
    assert outliers(KNOWN["slope"], 2.9) == ()


@pytest.mark.parametrize(("off", "marked"), [(11.5, 0), (11.7, 1)])
def test_a_point_is_wild_beyond_four_errors(off: float, marked: int) -> None:
    values = [60.0] * 11
    values[5] += off
    assert len(outliers(measured_on(WEEKS[:11], values), 2.9)) == marked


def test_four_readings_are_too_few_to_doubt_one() -> None:
    assert outliers(measured_on(WEEKS[:4], [60, 60, 6, 60]), 2.9) == ()
    assert len(outliers(measured_on(WEEKS[:5], [60, 60, 6, 60, 60]), 2.9)) == 1


def test_a_chart_may_ask_for_as_few_instants_as_it_has_room_for() -> None:
    readings = KNOWN["slope"]
    instants = [START + timedelta(days=day) for day in (0, 50, 105)]
    found = trend(readings, instants)
    assert [at for at, _ in found] == instants
    every = dict(trend(readings))
    assert (found[0][1], found[2][1]) == (every[instants[0]], every[instants[2]])


def test_readings_all_at_one_instant_have_a_level_line() -> None:
    assert theil_sen([0, 0, 0], [60, 66, 61]) == (0.0, 61)


points = st.lists(
    st.tuples(st.integers(0, 400), st.integers(-600, 600)), min_size=3, max_size=11, unique_by=lambda p: p[0]
)


@given(points, st.integers(-5, 5), st.integers(-100, 100))
def test_a_line_added_is_a_line_gained(found: list[tuple[int, int]], slope: int, height: int) -> None:
    """The law that makes zero a value like any other."""
    xs, ys = [x for x, _ in found], [y for _, y in found]
    plain = theil_sen(xs, ys)
    tilted = theil_sen(xs, [y + slope * x + height for x, y in found])
    assert tilted == pytest.approx((plain[0] + slope, plain[1] + height), abs=1e-6)


@given(points)
def test_the_line_is_scipys(found: list[tuple[int, int]]) -> None:
    xs, ys = [x for x, _ in found], [y for _, y in found]
    slope, height, _, _ = theilslopes(ys, xs, method="joint")
    assert theil_sen(xs, ys) == pytest.approx((float(slope), float(height)))
