"""Contacts that hold while the body moves: a planted foot, a hand on the floor, on a chair or on a thigh.

After the angles of two poses are mixed, pinned limbs are solved again from shoulder or hip to their
contact, so hands and feet never slide.
"""

from dataclasses import dataclass, replace
from typing import Literal

from stretchtimer.core.figure.joints import Joints, LegJoints, joints_of
from stretchtimer.core.figure.points import Point, mix, mix_points, shift, step, two_bone, unit, wrap
from stretchtimer.core.figure.pose import Arm, Leg, Pose
from stretchtimer.core.figure.rig import Rig


@dataclass(frozen=True, slots=True)
class OnLimb:
    """A spot on a leg: part of the bone's length, and centimetres off it to the front."""

    bone: Literal["thigh", "shank"]
    near: bool
    along: float
    off: float


@dataclass(frozen=True, slots=True)
class FootPin:
    """Where the ankle joint stays, and the foot's absolute direction (None: as the pose's ankle has it)."""

    at: Point
    direction: float | None = None


@dataclass(frozen=True, slots=True)
class HandPin:
    """Where the wrist stays, and the hand's absolute direction."""

    at: Point | OnLimb
    direction: float | None = None


@dataclass(frozen=True, slots=True)
class Pins:
    """The contacts of one pose."""

    foot_near: FootPin | None = None
    foot_far: FootPin | None = None
    hand_near: HandPin | None = None
    hand_far: HandPin | None = None


def pinned(rig: Rig, pose: Pose, pins: Pins) -> Pose:
    """The pose with every pinned limb solved to its contact."""
    joints = joints_of(rig, pose)
    pose = replace(
        pose,
        leg_near=_foot_to(rig, pose.leg_near, joints.leg_near, joints.pelvis_dir, pins.foot_near),
        leg_far=_foot_to(rig, pose.leg_far, joints.leg_far, joints.pelvis_dir, pins.foot_far),
    )
    if pins.hand_near is None and pins.hand_far is None:
        return pose
    for _ in range(5):  # the shoulder itself moves a little with the arm
        joints = joints_of(rig, pose)
        pose = replace(
            pose,
            arm_near=_hand_to(rig, pose.arm_near, joints.arm_near.shoulder, joints, pins.hand_near),
            arm_far=_hand_to(rig, pose.arm_far, joints.arm_far.shoulder, joints, pins.hand_far),
        )
    return pose


def mixed_pins(a: Pins, b: Pins, t: float) -> Pins:
    """What both poses hold on to; a contact of only one of them lets go on the way."""
    return Pins(
        _mixed_foot(a.foot_near, b.foot_near, t),
        _mixed_foot(a.foot_far, b.foot_far, t),
        _mixed_hand(a.hand_near, b.hand_near, t),
        _mixed_hand(a.hand_far, b.hand_far, t),
    )


def contact(joints: Joints, rig: Rig, at: Point | OnLimb) -> Point:
    if not isinstance(at, OnLimb):
        return at
    leg: LegJoints = joints.leg_near if at.near else joints.leg_far
    if at.bone == "thigh":
        start, angle, length = leg.hip, leg.thigh_dir, rig.skeleton.thigh
    else:
        start, angle, length = leg.knee, leg.shank_dir, rig.skeleton.shank
    return shift(step(start, angle, length * at.along), unit(angle + 90.0), at.off)


def _foot_to(rig: Rig, leg: Leg, joints: LegJoints, pelvis_dir: float, pin: FootPin | None) -> Leg:
    if pin is None:
        return leg
    thigh_dir, shank_dir = two_bone(joints.hip, pin.at, rig.skeleton.thigh, rig.skeleton.shank, -1)
    ankle = leg.ankle if pin.direction is None else wrap(pin.direction - shank_dir - 90.0)
    hip = wrap(thigh_dir - pelvis_dir - 180.0)
    return replace(leg, hip=hip, knee=wrap(thigh_dir - shank_dir), ankle=ankle)


def _hand_to(rig: Rig, arm: Arm, shoulder: Point, joints: Joints, pin: HandPin | None) -> Arm:
    if pin is None:
        return arm
    target = contact(joints, rig, pin.at)
    upper_dir, fore_dir = two_bone(shoulder, target, rig.skeleton.upper_arm, rig.skeleton.forearm, 1)
    raised = wrap(upper_dir - joints.thorax_dir - 180.0)
    if raised < -100.0:
        raised += 360.0
    wrist = arm.wrist if pin.direction is None else wrap(pin.direction - fore_dir)
    return Arm(raised, wrap(fore_dir - upper_dir), wrist)


def _mixed_direction(a: float | None, b: float | None, t: float) -> float | None:
    return None if a is None or b is None else mix(a, b, t)


def _mixed_foot(a: FootPin | None, b: FootPin | None, t: float) -> FootPin | None:
    if a is None or b is None:
        return None
    return FootPin(mix_points(a.at, b.at, t), _mixed_direction(a.direction, b.direction, t))


def _mixed_hand(a: HandPin | None, b: HandPin | None, t: float) -> HandPin | None:
    if a is None or b is None:
        return None
    direction = _mixed_direction(a.direction, b.direction, t)
    if isinstance(a.at, OnLimb) and isinstance(b.at, OnLimb):
        if (a.at.bone, a.at.near) != (b.at.bone, b.at.near):
            return None
        spot = replace(a.at, along=mix(a.at.along, b.at.along, t), off=mix(a.at.off, b.at.off, t))
        return HandPin(spot, direction)
    if isinstance(a.at, OnLimb) or isinstance(b.at, OnLimb):
        return None
    return HandPin(mix_points(a.at, b.at, t), direction)
