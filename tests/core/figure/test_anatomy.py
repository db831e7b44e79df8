"""Every shipped figure stays human along its whole motion; and the checks do notice one that does not."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from stretchtimer.core.figure.front import FrontJoints
from stretchtimer.core.figure.joints import Joints, joints_of
from stretchtimer.core.figure.keyframes import Form, FormName, KeyPose
from stretchtimer.core.figure.limits import faults
from stretchtimer.core.figure.pins import Pins, contact, mixed_pins
from stretchtimer.core.figure.points import Point, distance
from stretchtimer.core.figure.pose import Pose
from stretchtimer.core.figure.swap import swapped
from stretchtimer.core.figure.track import SideTrack, track_of
from tests.figures import figures, fitted_forms, form_of, forms, rig

INSTANTS = [i / 20 for i in range(21)]
STILL = 0.5
GROUNDED, SETTLES = 3.0, 0.5
FOLDS = 20.0
EVERY = pytest.mark.parametrize(("name", "form_name"), forms())
FITTED = pytest.mark.parametrize(("name", "form_name", "leg_raise"), fitted_forms())
Maybe = float | None


def laps(form: Form) -> tuple[int, ...]:
    """Near and far change places in the later laps of an alternation."""
    return (0, 1, 2, 3) if form.motion.kind == "alternate" else (0,)


def side_track(form: Form) -> SideTrack | None:
    track = track_of(rig(), form)
    return track if isinstance(track, SideTrack) else None


@FITTED
def test_no_joint_bends_where_none_can_and_nothing_sinks_into_the_floor(
    name: str, form_name: FormName, leg_raise: Maybe
) -> None:
    form = form_of(name, form_name, leg_raise)
    track = side_track(form)
    if track is None:
        return
    for lap in laps(form):
        for depth in INSTANTS:
            pose = track.pose_at(depth, lap)
            assert faults(pose, joints_of(rig(), pose)) == (), f"lap {lap} at {depth}"


@EVERY
def test_a_front_view_stands_on_the_floor(name: str, form_name: FormName) -> None:
    form = figures()[name].form(form_name)
    for depth in INSTANTS:
        joints = track_of(rig(), form).joints_at(depth)
        if isinstance(joints, FrontJoints):
            lowest = min(joints.leg_a.ankle[1], joints.leg_b.ankle[1], joints.leg_b.knee[1], joints.leg_a.knee[1])
            assert lowest >= 4.0
            assert min(joints.arm_a.wrist[1], joints.arm_b.wrist[1]) >= -2.0


@FITTED
def test_what_is_planted_stays_planted(name: str, form_name: FormName, leg_raise: Maybe) -> None:
    form = form_of(name, form_name, leg_raise)
    track = side_track(form)
    if track is None or not isinstance(form.start, KeyPose) or not isinstance(form.full, KeyPose):
        return
    there = (form.start, form.full)
    back = (form.start, form.other) if form.other else (swapped(form.start), swapped(form.full))
    for lap in set(laps(form)) & {0, 2}:
        start, full = back if lap else there
        assert slips(track.joints_at(0.0, lap), start.pins) == {}, f"lap {lap} at its start"
        assert slips(track.joints_at(1.0, lap), full.pins) == {}, f"lap {lap} at its end"
        for depth in INSTANTS:
            pins = mixed_pins(start.pins, full.pins, depth)
            assert slips(track.joints_at(depth, lap), pins) == {}, f"lap {lap} at {depth}"


def slips(joints: Joints, pins: Pins) -> dict[str, float]:
    """How far each held limb is from what it holds, where that is too far."""
    held = {
        "near foot": (pins.foot_near, joints.leg_near.ankle),
        "far foot": (pins.foot_far, joints.leg_far.ankle),
        "near hand": (pins.hand_near, joints.arm_near.wrist),
        "far hand": (pins.hand_far, joints.arm_far.wrist),
    }
    off = {part: distance(at, contact(joints, rig(), pin.at)) for part, (pin, at) in held.items() if pin}
    return {part: by for part, by in off.items() if by > STILL}


@EVERY
def test_what_a_front_view_rests_on_stays_planted(name: str, form_name: FormName) -> None:
    form = figures()[name].form(form_name)
    found = [track_of(rig(), form).joints_at(depth) for depth in INSTANTS]
    seen = [joints for joints in found if isinstance(joints, FrontJoints)]
    if form.scene.lying_on_side:
        assert spread([joints.arm_b.elbow for joints in seen]) < STILL
        assert spread([joints.arm_b.wrist for joints in seen]) < STILL
        assert spread([joints.leg_b.ankle for joints in seen]) < STILL
    elif form_name != "ghost":
        assert spread([joints.leg_a.ankle for joints in seen]) < STILL
        assert spread([joints.leg_b.ankle for joints in seen]) < STILL


@FITTED
def test_a_foot_on_the_floor_at_both_ends_does_not_slide(name: str, form_name: FormName, leg_raise: Maybe) -> None:
    """Also where its file forgot to pin it; who steps is told by the alternation."""
    form = form_of(name, form_name, leg_raise)
    track = side_track(form)
    if track is None or form.motion.kind == "alternate":
        return
    found = [track.joints_at(depth) for depth in INSTANTS]
    for legs in ([joints.leg_near for joints in found], [joints.leg_far for joints in found]):
        if all(min(leg.heel[1], leg.ball[1]) < GROUNDED for leg in (legs[0], legs[-1])):
            assert spread([leg.ball for leg in legs]) < SETTLES


def spread(points: list[Point]) -> float:
    """The longest way between any two."""
    return max((distance(a, b) for a, b in combinations(points, 2)), default=0.0)


@FITTED
def test_a_fold_comes_from_the_hips(name: str, form_name: FormName, leg_raise: Maybe) -> None:
    form = form_of(name, form_name, leg_raise)
    assert form_name == "ghost" or rounded(form) is False


def rounded(form: Form) -> bool:
    """Whether a fold bends the lower back by more than a third of what the hips give."""
    if not isinstance(form.start, KeyPose) or not isinstance(form.full, KeyPose):
        return False
    start, full = form.start.pose.trunk, form.full.pose.trunk
    return full.lean - start.lean > FOLDS and full.lean - start.lean < 3 * abs(full.lumbar - start.lumbar)


@FITTED
def test_the_body_moves_without_a_jump(name: str, form_name: FormName, leg_raise: Maybe) -> None:
    form = form_of(name, form_name, leg_raise)
    track = side_track(form)
    if track is None:
        return
    for lap in laps(form):
        for one, other in pairwise(track.joints_at(i / 60, lap) for i in range(61)):
            assert distance(one.leg_near.ankle, other.leg_near.ankle) < 8.0
            assert distance(one.arm_near.wrist, other.arm_near.wrist) < 8.0
            assert distance(one.skull, other.skull) < 8.0


def test_a_backward_knee_is_noticed() -> None:
    pose = track_pose("standing_hamstring")
    wrong = replace(pose, leg_near=replace(pose.leg_near, knee=-9.0))
    assert "near knee -9.0 is outside 0..150" in faults(wrong, joints_of(rig(), wrong))


def test_a_foot_below_the_floor_is_noticed() -> None:
    pose = track_pose("standing_hamstring")
    wrong = replace(pose, root=(pose.root[0], pose.root[1] - 3.0))
    assert any("below the floor" in fault for fault in faults(wrong, joints_of(rig(), wrong)))


def test_a_hand_sunk_into_the_mat_is_noticed() -> None:
    pose = track_pose("plank")
    wrong = replace(pose, root=(pose.root[0], pose.root[1] - 6.0))
    assert any("sunk into the floor" in fault for fault in faults(wrong, joints_of(rig(), wrong)))


def test_a_sliding_hand_is_noticed() -> None:
    form = figures()["plank"].usual
    assert isinstance(form.full, KeyPose)
    pose = track_pose("plank")
    wrong = replace(pose, arm_near=replace(pose.arm_near, shoulder=pose.arm_near.shoulder + 3.0))
    assert "near hand" in slips(joints_of(rig(), wrong), form.full.pins)


def test_a_fold_from_the_back_is_noticed() -> None:
    form = figures()["standing_hamstring"].usual
    assert isinstance(form.full, KeyPose)
    trunk = form.full.pose.trunk
    wrong = replace(form.full.pose, trunk=replace(trunk, lumbar=trunk.lumbar + 40.0))
    assert rounded(replace(form, full=replace(form.full, pose=wrong)))


def test_an_elbow_that_would_slide_is_noticed() -> None:
    form = figures()["side_plank"].usual
    loose = track_of(rig(), replace(form, scene=replace(form.scene, rests=None)))
    found = [loose.joints_at(depth) for depth in INSTANTS]
    assert spread([joints.arm_b.elbow for joints in found if isinstance(joints, FrontJoints)]) > STILL


def test_limits_name_the_far_side_too() -> None:
    pose = track_pose("uttanasana")
    wrong = replace(pose, leg_far=replace(pose.leg_far, hip=160.0), arm_far=replace(pose.arm_far, elbow=-20.0))
    assert faults(wrong, joints_of(rig(), wrong))[:2] == (
        "far hip 160.0 is outside -32..142",
        "far elbow -20.0 is outside 0..150",
    )


def track_pose(name: str, depth: float = 1.0) -> Pose:
    track = side_track(figures()[name].usual)
    assert track is not None
    return track.pose_at(depth)
