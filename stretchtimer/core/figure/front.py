"""The same body seen from the front, for what a side view cannot show: legs apart, lying on the side,
turning.

Angles here are absolute. `a` is the limb on the viewer's left, `b` on the right; a limb that points
toward the viewer is drawn shorter by its scale.
"""

import math
from dataclasses import dataclass

from stretchtimer.core.figure.points import Point, mix, mix_points, shift, step, unit
from stretchtimer.core.figure.rig import FrontRig


@dataclass(frozen=True, slots=True)
class FrontLeg:
    """Absolute directions of thigh and shank, and how much of their length shows."""

    thigh: float
    shank: float
    scale: float = 1.0
    shank_scale: float = 1.0

    def mixed(self, other: "FrontLeg", t: float) -> "FrontLeg":
        return FrontLeg(
            mix(self.thigh, other.thigh, t),
            mix(self.shank, other.shank, t),
            mix(self.scale, other.scale, t),
            mix(self.shank_scale, other.shank_scale, t),
        )


@dataclass(frozen=True, slots=True)
class FrontArm:
    """Absolute directions of upper arm, forearm and hand, and how much of their length shows."""

    upper: float
    fore: float
    hand: float
    upper_scale: float = 1.0
    fore_scale: float = 1.0
    hand_scale: float = 1.0
    grip: bool = False

    def mixed(self, other: "FrontArm", t: float) -> "FrontArm":
        return FrontArm(
            mix(self.upper, other.upper, t),
            mix(self.fore, other.fore, t),
            mix(self.hand, other.hand, t),
            mix(self.upper_scale, other.upper_scale, t),
            mix(self.fore_scale, other.fore_scale, t),
            mix(self.hand_scale, other.hand_scale, t),
            self.grip or other.grip,
        )


@dataclass(frozen=True, slots=True)
class FrontPose:
    """axis: direction of the trunk; fold: how far it bends toward the viewer, 90 is straight at us."""

    root: Point
    axis: float
    head_axis: float
    fold: float
    leg_a: FrontLeg
    leg_b: FrontLeg
    arm_a: FrontArm
    arm_b: FrontArm
    foot_out: float = 9.0
    grip_scale: float = 1.0

    def mixed(self, other: "FrontPose", t: float) -> "FrontPose":
        return FrontPose(
            mix_points(self.root, other.root, t),
            mix(self.axis, other.axis, t),
            mix(self.head_axis, other.head_axis, t),
            mix(self.fold, other.fold, t),
            self.leg_a.mixed(other.leg_a, t),
            self.leg_b.mixed(other.leg_b, t),
            self.arm_a.mixed(other.arm_a, t),
            self.arm_b.mixed(other.arm_b, t),
            mix(self.foot_out, other.foot_out, t),
            mix(self.grip_scale, other.grip_scale, t),
        )


@dataclass(frozen=True, slots=True)
class FrontLegJoints:
    """Joints of one leg and the lengths its bones show."""

    hip: Point
    knee: Point
    ankle: Point
    pose: FrontLeg
    thigh_length: float
    shank_length: float


@dataclass(frozen=True, slots=True)
class FrontArmJoints:
    """Joints of one arm and the lengths its bones show."""

    shoulder: Point
    elbow: Point
    wrist: Point
    pose: FrontArm
    upper_length: float
    fore_length: float


@dataclass(frozen=True, slots=True)
class FrontJoints:
    """The whole body of the front view; `up` and `right` span the trunk, shown and widened by the fold."""

    pose: FrontPose
    up: Point
    right: Point
    shown: float
    widened: float
    neck: Point
    leg_a: FrontLegJoints
    leg_b: FrontLegJoints
    arm_a: FrontArmJoints
    arm_b: FrontArmJoints

    def on_trunk(self, up: float, right: float) -> Point:
        """A spot of the trunk, `up` from the hips and `right` of the axis, both as if not folded."""
        along = up * (self.shown if up > 0 else 1.0)
        return shift(shift(self.pose.root, self.up, along), self.right, right)


def front_joints_of(rig: FrontRig, pose: FrontPose) -> FrontJoints:
    up, right = unit(pose.axis), unit(pose.axis - 90.0)
    shown = math.cos(math.radians(pose.fold))
    widened = 1.0 + 0.10 * math.sin(math.radians(pose.fold))
    shoulders = shift(pose.root, up, rig.shoulder_up * shown)
    apart = rig.shoulder_half * widened
    return FrontJoints(
        pose,
        up,
        right,
        shown,
        widened,
        shift(pose.root, up, rig.neck_up * shown),
        _leg(rig, pose.leg_a, shift(pose.root, right, -rig.hip_half)),
        _leg(rig, pose.leg_b, shift(pose.root, right, rig.hip_half)),
        _arm(rig, pose.arm_a, shift(shoulders, right, -apart)),
        _arm(rig, pose.arm_b, shift(shoulders, right, apart)),
    )


def half_width(rig: FrontRig, up: float) -> float:
    lower = rig.torso[0]
    for upper in rig.torso[1:]:
        if up <= upper[0]:
            part = max(0.0, (up - lower[0]) / (upper[0] - lower[0]))
            return mix(lower[1], upper[1], part)
        lower = upper
    return lower[1]


def _leg(rig: FrontRig, leg: FrontLeg, hip: Point) -> FrontLegJoints:
    thigh, shank = rig.thigh * leg.scale, rig.shank * leg.scale * leg.shank_scale
    knee = step(hip, leg.thigh, thigh)
    return FrontLegJoints(hip, knee, step(knee, leg.shank, shank), leg, thigh, shank)


def _arm(rig: FrontRig, arm: FrontArm, shoulder: Point) -> FrontArmJoints:
    upper, fore = rig.upper_arm * arm.upper_scale, rig.forearm * arm.fore_scale
    elbow = step(shoulder, arm.upper, upper)
    return FrontArmJoints(shoulder, elbow, step(elbow, arm.fore, fore), arm, upper, fore)
