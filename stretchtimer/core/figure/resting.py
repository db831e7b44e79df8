"""Lying on the side: the lower foot and elbow stay where they rest while the hips rise between them.

It is what pins are to the side view. Lower leg and upper arm are the two bones that reach from the one to the
other; how the trunk tilts meanwhile is the pose's own.
"""

from dataclasses import dataclass, replace

from stretchtimer.core.figure.front import FrontPose, front_joints_of
from stretchtimer.core.figure.points import Point, direction, distance, shift, two_bone, unit, wrap
from stretchtimer.core.figure.rig import FrontRig


@dataclass(frozen=True, slots=True)
class Rests:
    """Where the ankle and the elbow of the lower side are, the viewer's right."""

    ankle: Point
    elbow: Point


def resting(rig: FrontRig, pose: FrontPose, rests: Rests) -> FrontPose:
    """The pose with its lower leg and arm turned, and the body moved, so that both contacts hold."""
    joints = front_joints_of(rig, pose)
    leg, arm = joints.leg_b, joints.arm_b
    trunk = shift(arm.shoulder, leg.hip, -1.0)
    goal = shift(shift(rests.elbow, rests.ankle, -1.0), trunk, -1.0)
    to_hip, upper = two_bone((0.0, 0.0), goal, distance(leg.hip, leg.ankle), arm.upper_length, -1)
    turn = wrap(to_hip - direction(leg.ankle, leg.hip))
    hip = shift(rests.ankle, unit(to_hip), distance(leg.hip, leg.ankle))
    return replace(
        pose,
        root=shift(pose.root, shift(hip, leg.hip, -1.0)),
        leg_a=replace(pose.leg_a, thigh=pose.leg_a.thigh + turn, shank=pose.leg_a.shank + turn),
        leg_b=replace(pose.leg_b, thigh=pose.leg_b.thigh + turn, shank=pose.leg_b.shank + turn),
        arm_b=replace(pose.arm_b, upper=upper),
    )
