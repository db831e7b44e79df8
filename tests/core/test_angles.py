"""From tape, phone and photo to the angle of the leg, and how far a slip of 1 cm leads astray."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.angles import (
    Spot,
    Tape,
    error_per_cm,
    heel_angle,
    knee_deficit,
    photo_angle,
    tape_warning,
    wall_angle,
)
from stretchtimer.core.message import UserError

LEG = 880


@pytest.mark.parametrize(
    ("distance", "tenths"), [(880, 0), (762, 300), (622, 450), (440, 600), (301, 700), (228, 750), (0, 900)]
)
def test_the_wall_gives_the_arc_cosine(distance: int, tenths: int) -> None:
    assert wall_angle(distance, LEG) == pytest.approx(tenths, abs=1)


@pytest.mark.parametrize(("height", "tenths"), [(0, 0), (440, 300), (622, 450), (762, 600), (827, 700), (880, 900)])
def test_the_heel_gives_the_arc_sine(height: int, tenths: int) -> None:
    assert heel_angle(height, LEG) == pytest.approx(tenths, abs=1)


@pytest.mark.parametrize(
    ("tape", "tenths", "error"),
    [
        ("wall", 600, 0.75),
        ("wall", 850, 0.65),
        ("heel", 450, 0.92),
        ("heel", 700, 1.90),
        ("heel", 800, 3.75),
        ("heel", 850, 7.47),
    ],
)
def test_a_slip_of_one_centimetre_makes_so_many_degrees(tape: Tape, tenths: int, error: float) -> None:
    """The figures of the clinical reference, 1.2."""
    assert error_per_cm(tape, tenths, LEG) == pytest.approx(error, abs=0.01)


@given(st.integers(50, 850), st.integers(500, 1300))
def test_the_error_is_the_slope_of_the_formula(tenths: int, leg: int) -> None:
    height = leg * math.sin(math.radians(tenths / 10))
    slope = (math.asin(min(1, (height + 0.01) / leg)) - math.asin((height - 0.01) / leg)) / 0.02
    assert error_per_cm("heel", tenths, leg) == pytest.approx(math.degrees(slope) * 10, rel=0.01)


def test_flat_on_the_floor_the_wall_says_nothing() -> None:
    assert error_per_cm("wall", 0, LEG) == math.inf


@pytest.mark.parametrize(
    ("tape", "tenths", "warned"), [("heel", 750, False), ("heel", 751, True), ("wall", 900, False)]
)
def test_the_heel_is_warned_of_above_75_degrees(tape: Tape, tenths: int, warned: bool) -> None:
    assert (tape_warning(tape, tenths, LEG) is not None) == warned


def test_a_vertical_leg_by_the_heel_is_warned_of_with_a_number() -> None:
    message = tape_warning("heel", 900, LEG)
    assert message is not None
    assert message.values["error"] == "90.0"


@pytest.mark.parametrize(
    ("length", "leg", "key"),
    [
        (-1, 880, "tape_beyond_leg"),
        (881, 880, "tape_beyond_leg"),
        (100, 499, "leg_length_unlikely"),
        (100, 1301, "leg_length_unlikely"),
    ],
)
def test_a_length_that_cannot_be_is_refused(length: int, leg: int, key: str) -> None:
    for formula in (wall_angle, heel_angle):
        with pytest.raises(UserError, match=key):
            formula(length, leg)


@pytest.mark.parametrize("leg", [500, 1300])
def test_the_shortest_and_the_longest_leg_are_taken(leg: int) -> None:
    assert wall_angle(leg, leg) == heel_angle(0, leg) == 0


@pytest.mark.parametrize(("shin", "deficit"), [(900, 0), (720, 180), (0, 900), (950, -50)])
def test_the_knee_is_as_far_from_straight_as_the_shin_from_upright(shin: int, deficit: int) -> None:
    assert knee_deficit(shin) == deficit


PICTURES = [
    (truth, tilt, facing, length)
    for truth, tilt, facing, length in zip(
        (5, 17, 25, 30, 38, 45, 52, 58, 61, 64, 67, 70, 73, 76, 80, 84, 88, 90, 97, 110),
        (0, 0, 2, -3, 0, 5, -5, 0, 1, -1, 8, 0, -8, 3, 0, 12, -2, 0, 4, -6),
        (1, -1) * 10,
        (120, 180, 240, 310, 400) * 4,
        strict=True,
    )
]


def spot(origin: Spot, degrees: float, length: float, facing: int) -> Spot:
    """A point in a picture, whole px, up being less y; `facing` -1 mirrors it."""
    radians = math.radians(degrees)
    return (
        round(origin[0] + facing * length * math.cos(radians)),
        round(origin[1] - length * math.sin(radians)),
    )


@pytest.mark.parametrize(("truth", "tilt", "facing", "length"), PICTURES)
def test_the_photos_angle_is_within_half_a_degree(truth: int, tilt: int, facing: int, length: int) -> None:
    """Twenty pictures: both ways round, on a tilted camera, near and far."""
    hip = (640, 500)
    ankle, heel = spot(hip, truth + tilt, length, facing), spot(hip, tilt, length, facing)
    assert abs(photo_angle(hip, ankle, heel) / 10 - truth) <= 0.5
    floor = spot((hip[0], hip[1] + 40), tilt, 30, facing), spot((hip[0], hip[1] + 40), tilt, 400, facing)
    assert abs(photo_angle(hip, ankle, *floor) / 10 - truth) <= 0.5


@pytest.mark.parametrize(("distance", "refused"), [(19, True), (20, False)])
def test_points_too_close_together_are_refused(distance: int, refused: bool) -> None:
    hip, near, far = (0, 0), (distance, 0), (0, -300)
    for ankle, floor in ((near, far), (far, near)):
        if refused:
            with pytest.raises(UserError, match="photo_points_too_close"):
                photo_angle(hip, ankle, floor)
        else:
            assert photo_angle(hip, ankle, floor) == 900
