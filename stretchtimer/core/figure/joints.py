"""Forward kinematics: from the angles of a pose to where every joint is."""

import math
from dataclasses import dataclass

from stretchtimer.core.figure.points import Point, place, shift, step, unit, wrap
from stretchtimer.core.figure.pose import Arm, Leg, Pose
from stretchtimer.core.figure.rig import Rig

BALL = (12.0, -6.0)
"""Where the toes bend, from the ankle."""
TOES_FROM = 11.5


@dataclass(frozen=True, slots=True)
class LegJoints:
    """Joints and absolute directions of one leg; heel, ball and toe are on the sole."""

    hip: Point
    thigh_dir: float
    knee: Point
    shank_dir: float
    ankle: Point
    foot_dir: float
    toe_bend: float
    heel: Point
    ball: Point
    toe: Point


@dataclass(frozen=True, slots=True)
class ArmJoints:
    """Joints and absolute directions of one arm."""

    shoulder: Point
    upper_dir: float
    elbow: Point
    fore_dir: float
    wrist: Point
    hand_dir: float
    palm: Point
    tip: Point


@dataclass(frozen=True, slots=True)
class Joints:
    """The whole body of the side view in the world."""

    hip: Point
    waist: Point
    rib: Point
    neck: Point
    skull: Point
    pelvis_dir: float
    lumbar_dir: float
    thorax_dir: float
    neck_dir: float
    head_dir: float
    twist: float
    leg_near: LegJoints
    leg_far: LegJoints
    arm_near: ArmJoints
    arm_far: ArmJoints


def joints_of(rig: Rig, pose: Pose) -> Joints:
    bones, neutral, trunk = rig.skeleton, rig.neutral, pose.trunk
    pelvis_dir = 90.0 - trunk.lean
    lumbar_dir = pelvis_dir - (trunk.lumbar + neutral.lumbar)
    thorax_dir = lumbar_dir - (trunk.thorax + neutral.thorax)
    neck_dir = thorax_dir - (trunk.neck + neutral.neck)
    head_dir = neck_dir - (trunk.head + neutral.head)
    hip = pose.root
    waist = step(hip, pelvis_dir, bones.pelvis)
    rib = step(waist, lumbar_dir, bones.lumbar)
    neck = step(rib, thorax_dir, bones.thorax)
    far = bones.far_shift
    shoulder = step(rib, thorax_dir, bones.thorax * bones.shoulder_at)
    turned = math.sin(math.radians(trunk.twist)) * bones.shoulder_half
    front = unit(thorax_dir - 90.0)
    near_shoulder = shift(shoulder, front, -turned * 0.55)
    far_shoulder = shift(shift(shoulder, front, turned * 0.85), far)
    return Joints(
        hip,
        waist,
        rib,
        neck,
        step(neck, neck_dir, bones.neck),
        pelvis_dir,
        lumbar_dir,
        thorax_dir,
        neck_dir,
        head_dir,
        trunk.twist,
        _leg(rig, pose.leg_near, hip, pelvis_dir),
        _leg(rig, pose.leg_far, shift(hip, far), pelvis_dir),
        _arm(rig, pose.arm_near, near_shoulder, thorax_dir),
        _arm(rig, pose.arm_far, far_shoulder, thorax_dir),
    )


def bent_foot(outline: tuple[Point, ...], bend: float) -> tuple[Point, ...]:
    """The foot's outline with its toes turned up about the ball, blended over 3 cm."""
    if abs(bend) < 0.5:
        return outline
    return tuple(_bent(point, bend) for point in outline)


def _bent(point: Point, bend: float) -> Point:
    if point[0] <= TOES_FROM:
        return point
    cos, sin = unit(bend * min(1.0, (point[0] - TOES_FROM) / 3.0))
    dx, dy = point[0] - BALL[0], point[1] - BALL[1]
    return (BALL[0] + dx * cos - dy * sin, BALL[1] + dx * sin + dy * cos)


def _leg(rig: Rig, leg: Leg, hip: Point, pelvis_dir: float) -> LegJoints:
    bones = rig.skeleton
    thigh_dir = pelvis_dir + 180.0 + leg.hip
    knee = step(hip, thigh_dir, bones.thigh)
    shank_dir = thigh_dir - leg.knee
    ankle = step(knee, shank_dir, bones.shank)
    foot_dir = shank_dir + 90.0 + leg.ankle
    toe = _bent((18.2, -6.7), leg.toe)
    heel, ball, tip = place(ankle, foot_dir, ((-4.6, -7.2), (12.0, -7.5), toe))
    return LegJoints(hip, thigh_dir, knee, shank_dir, ankle, foot_dir, leg.toe, heel, ball, tip)


def _arm(rig: Rig, arm: Arm, socket: Point, thorax_dir: float) -> ArmJoints:
    """A raised arm lifts its shoulder by 2.2 cm, a reaching one slides it 2 cm forward."""
    bones = rig.skeleton
    lift = min(1.0, max(0.0, (wrap(arm.shoulder) - 80.0) / 100.0))
    reach = math.sin(math.radians(min(180.0, max(0.0, arm.shoulder))))
    shoulder = shift(shift(socket, unit(thorax_dir), 2.2 * lift), unit(thorax_dir - 90.0), 2.0 * reach)
    upper_dir = thorax_dir + 180.0 + arm.shoulder
    elbow = step(shoulder, upper_dir, bones.upper_arm)
    fore_dir = upper_dir + arm.elbow
    wrist = step(elbow, fore_dir, bones.forearm)
    hand_dir = fore_dir + arm.wrist
    palm, tip = step(wrist, hand_dir, 6.0), step(wrist, hand_dir, 15.0)
    return ArmJoints(shoulder, upper_dir, elbow, fore_dir, wrist, hand_dir, palm, tip)
