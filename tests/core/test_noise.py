"""The error of a measurement: the reference's, the user's own, and the two pooled."""

from math import sqrt

import pytest

from stretchtimer.core.measure import Kind
from stretchtimer.core.noise import believed, noise_band, own_factor, reference_sem
from stretchtimer.core.series import Measured
from tests.core.readings import measured_on


@pytest.mark.parametrize(
    ("kind", "tries", "sex", "sem"),
    [
        (Kind.LEG_RAISE, 1, "unknown", 3.5),
        (Kind.LEG_RAISE, 2, "male", 3.5),
        (Kind.LEG_RAISE, 3, "female", 2.9),
        (Kind.LEG_RAISE, 4, "unknown", 2.9),
        (Kind.KNEE_EXTENSION, 3, "unknown", 2.9),
        (Kind.SIT_AND_REACH, 3, "unknown", 1.4),
        (Kind.CHAIR_REACH, 2, "male", 3.1),
        (Kind.CHAIR_REACH, 2, "female", 1.8),
        (Kind.CHAIR_REACH, 2, "unknown", 3.1),
        (Kind.FINGER_TO_FLOOR, 3, "unknown", 1.62),
    ],
)
def test_each_test_has_the_error_of_the_reference(kind: Kind, tries: int, sex: str, sem: float) -> None:
    assert reference_sem(kind, tries, sex) == sem


@pytest.mark.parametrize(
    ("sem", "days", "band"),
    [(3.0, 1, 8.3), (3.0, 2, 5.9), (3.0, 5, 3.7), (1.4, 1, 3.9), (1.4, 3, 2.2), (1.62, 1, 4.5), (1.0, 4, 1.4)],
)
def test_the_band_is_the_references_table(sem: float, days: int, band: float) -> None:
    """Clinical reference, 1.4; its figures are cut to one decimal."""
    assert noise_band(sem, days, days) == pytest.approx(band, abs=0.06)


def factor(days: list[float], values: list[float]) -> float:
    readings = measured_on(days, values)
    return own_factor(readings, [2.9] * len(readings))


def daily(count: int, error: float) -> tuple[list[float], list[float]]:
    """As many clusters of two days as it takes for `count` repeats, each `error` SEM of spread."""
    days = [30.0 * n + day for n in range(count) for day in (0, 1)]
    return days, [60 + sign * error * 2.9 / sqrt(2) for _ in range(count) for sign in (1, -1)]


def test_without_repeats_the_reference_stands_alone() -> None:
    assert factor([0, 7, 14, 21], [60, 90, 60, 90]) == 1.0
    assert own_factor((), []) == 1.0


@pytest.mark.parametrize(("repeats", "weight"), [(1, 1 / 9), (7, 7 / 15), (8, 1 / 2), (9, 9 / 17)])
def test_the_users_own_counts_by_its_degrees_of_freedom_and_dominates_after_eight(repeats: int, weight: float) -> None:
    """Own days twice as noisy: a variance of four references, mixed in by weight."""
    assert factor(*daily(repeats, 2.0)) == pytest.approx(sqrt(1 - weight + 4 * weight))
    assert (weight > 0.5) == (repeats > 8)


@pytest.mark.parametrize(("repeats", "expected"), [(20, sqrt(8 / 28)), (24, 0.5), (25, 0.5), (200, 0.5)])
def test_the_error_is_never_below_half_the_references(repeats: int, expected: float) -> None:
    assert factor(*daily(repeats, 0.0)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("days", "repeats"),
    [
        ([0, 3], True),  # three days apart are repeats
        ([0, 4], False),
        ([0, 3, 6], True),
        ([0, 3, 6, 7], True),  # a week is full: the last day begins a cluster of its own
    ],
)
def test_repeats_are_days_close_together(days: list[float], repeats: bool) -> None:
    assert (factor(days, [60 + 5.0 * (n % 2) for n in range(len(days))]) != 1.0) == repeats
    if len(days) == 4:
        assert factor(days, [60, 60, 60, 70]) == factor(days[:3], [60, 60, 60])


def test_one_slip_does_not_make_everything_noisy() -> None:
    assert factor([0, 1, 2], [60, 61, 600]) < 1.1


@pytest.mark.parametrize(("off", "kept"), [(11.6, [0, 1, 2]), (11.7, [0, 1])])
def test_a_value_is_believed_up_to_four_errors_from_the_middle(off: float, kept: list[int]) -> None:
    assert believed([60, 60, 60 + off], [2.9] * 3) == kept


def test_of_two_that_contradict_each_other_both_are_believed() -> None:
    assert believed([0.0, 100.0], [2.9, 2.9]) == [0, 1]


def test_a_reading_of_one_try_weighs_against_its_own_error() -> None:
    readings: tuple[Measured, ...] = measured_on([0, 1], [60, 65])
    assert own_factor(readings, [3.5, 3.5]) < own_factor(readings, [2.9, 2.9])
