"""How far the body reaches: discs about its parts, for the shadow and for how large a picture must be."""

from stretchtimer.core.figure.front import FrontArmJoints, FrontJoints, FrontLegJoints
from stretchtimer.core.figure.joints import ArmJoints, Joints, LegJoints
from stretchtimer.core.figure.points import Box, Point, mix_points, step

Disc = tuple[Point, float]


def discs(joints: Joints | FrontJoints) -> tuple[Disc, ...]:
    """The body as (centre, radius), close enough for a shadow."""
    return _front_discs(joints) if isinstance(joints, FrontJoints) else _side_discs(joints)


def body_box(joints: Joints | FrontJoints) -> Box:
    """A box that holds everything drawn of the body, hair and fingertips included."""
    points = [*discs(joints), *_ends(joints)]
    return (
        min(x - r for (x, _), r in points) - 1.5,
        min(y - r for (_, y), r in points) - 1.5,
        max(x + r for (x, _), r in points) + 1.5,
        max(y + r for (_, y), r in points) + 1.5,
    )


def _ends(joints: Joints | FrontJoints) -> tuple[Disc, ...]:
    """What reaches further than the shadow's discs: head, hair, toes, fingers."""
    if isinstance(joints, FrontJoints):
        head = step(joints.neck, joints.pose.head_axis, 13.0)
        hands = [(arm.wrist, 17.5) for arm in (joints.arm_a, joints.arm_b)]
        feet = [(leg.ankle, 11.0) for leg in (joints.leg_a, joints.leg_b)]
        elbows = [(arm.elbow, 8.0) for arm in (joints.arm_a, joints.arm_b)]
        return ((head, 20.5), (joints.neck, 24.0), *hands, *feet, *elbows)
    head = step(joints.skull, joints.head_dir, 8.0)
    bun = step(step(joints.skull, joints.head_dir, 15.5), joints.head_dir + 90.0, 13.5)
    trunk = [(joints.hip, 17.0), (joints.rib, 16.0), (joints.neck, 12.0)]
    near = [(joints.leg_near.toe, 2.5), (joints.arm_near.tip, 3.5), (joints.arm_near.shoulder, 9.0)]
    far = [(joints.leg_far.toe, 2.5), (joints.arm_far.tip, 3.5), (joints.arm_far.shoulder, 9.0)]
    return ((head, 15.0), (bun, 6.5), *trunk, *near, *far)


def _side_discs(joints: Joints) -> tuple[Disc, ...]:
    trunk = (
        (joints.hip, 15.0),
        (joints.rib, 13.0),
        (joints.waist, 13.0),
        (joints.skull, 10.0),
        (joints.neck, 10.0),
    )
    limbs: list[Disc] = []
    for leg in (joints.leg_near, joints.leg_far):
        limbs += _leg_discs(leg)
    for arm in (joints.arm_near, joints.arm_far):
        limbs += _arm_discs(arm)
    return (*trunk, *limbs)


def _leg_discs(leg: LegJoints) -> list[Disc]:
    return [
        (leg.heel, 6.0),
        (leg.ball, 7.0),
        (leg.knee, 8.0),
        (leg.ankle, 6.0),
        (step(leg.hip, leg.thigh_dir, 21.0), 12.0),
        (step(leg.knee, leg.shank_dir, 21.0), 9.0),
    ]


def _arm_discs(arm: ArmJoints) -> list[Disc]:
    return [(arm.palm, 7.0), (arm.elbow, 6.0)]


def _front_discs(joints: FrontJoints) -> tuple[Disc, ...]:
    hips, chest = joints.on_trunk(0.0, 0.0), joints.on_trunk(30.0, 0.0)
    found: list[Disc] = [(hips, 17.0), (chest, 17.0), (joints.neck, 12.0)]
    for leg in (joints.leg_a, joints.leg_b):
        found += _front_leg_discs(leg)
    for arm in (joints.arm_a, joints.arm_b):
        found += _front_arm_discs(arm)
    return tuple(found)


def _front_leg_discs(leg: FrontLegJoints) -> list[Disc]:
    return [
        (leg.ankle, 8.5),
        (leg.knee, 8.0),
        (mix_points(leg.hip, leg.knee, 0.5), 10.0),
        (mix_points(leg.knee, leg.ankle, 0.5), 7.0),
    ]


def _front_arm_discs(arm: FrontArmJoints) -> list[Disc]:
    return [(step(arm.wrist, arm.pose.hand, 6.0 * arm.pose.hand_scale), 6.0), (arm.elbow, 6.0)]
