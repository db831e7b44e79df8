"""The leg, or the side, that works in the picture is the one that is named."""

import pytest

from stretchtimer.core.exercise import Side, Sides
from stretchtimer.core.figure.front import FrontJoints
from stretchtimer.core.figure.joints import Joints
from stretchtimer.core.figure.points import Point, distance
from stretchtimer.core.figure.track import track_of
from tests.figures import exercises, figures, forms, rig

SIDED = [(name, form) for name, form in forms() if figures()[name].sided and form != "ghost"]
STRAIGHTER = 15.0


def ends(name: str, form: str) -> tuple[Joints | FrontJoints, Joints | FrontJoints]:
    track = track_of(rig(), figures()[name].form(form))  # type: ignore[arg-type]
    return track.joints_at(0.0), track.joints_at(1.0)


def test_a_figure_has_sides_where_its_exercise_has() -> None:
    for exercise_id, exercise in exercises().items():
        assert figures()[exercise_id].sided == (exercise.sides is Sides.EACH), exercise_id


@pytest.mark.parametrize(("name", "form"), SIDED)
def test_the_leg_nearer_to_us_is_the_one_that_works(name: str, form: str) -> None:
    """It moves while the other stands; where neither moves much it is the one that is stretched out."""
    start, full = ends(name, form)
    if not isinstance(start, Joints) or not isinstance(full, Joints):
        return
    near, far = (moved(getattr(start, leg), getattr(full, leg)) for leg in ("leg_near", "leg_far"))
    straight = bend(full, "leg_near") + STRAIGHTER < bend(full, "leg_far")
    assert near > far + 1.0 or straight
    assert figures()[name].drawn is Side.RIGHT, "near is right"


def moved(leg: object, other: object) -> float:
    points: list[tuple[Point, Point]] = [(getattr(leg, at), getattr(other, at)) for at in ("knee", "ankle")]
    return sum(distance(a, b) for a, b in points)


def bend(joints: Joints, leg: str) -> float:
    bones = getattr(joints, leg)
    return abs(float(bones.thigh_dir - bones.shank_dir))


def test_the_side_plank_rests_on_the_side_that_is_named() -> None:
    """It faces us, so that the arm on our right is its left one."""
    for form in ("usual", "easier"):
        _start, full = ends("side_plank", form)
        assert isinstance(full, FrontJoints)
        assert full.arm_b.elbow[1] < full.arm_a.elbow[1]
    assert figures()["side_plank"].drawn is Side.LEFT
    assert figures()["side_plank"].usual.scene.flank == 1


def test_the_band_of_the_pallof_press_pulls_from_the_side_that_is_named() -> None:
    band = figures()["pallof_press"].usual.scene.band
    assert band is not None
    assert band[0] < 0.0, "on our left, which is the right of who faces us"
    assert figures()["pallof_press"].drawn is Side.RIGHT


def test_the_drawing_is_turned_for_the_other_side_only() -> None:
    plank, chair, both = (figures()[name] for name in ("side_plank", "chair_hamstring", "plank"))
    sides = (Side.LEFT, Side.RIGHT, Side.BOTH)
    assert [chair.is_mirrored(side) for side in sides] == [True, False, False]
    assert [plank.is_mirrored(side) for side in sides] == [False, True, False]
    assert [both.is_mirrored(side) for side in sides] == [False, False, False]
