"""Hands that a shallower pose no longer lets reach: they rest on the leg, as near to the body as they must.

A hand that hangs in the air beside what it should hold is worse than one that holds something else.
"""

from dataclasses import replace

from stretchtimer.core.figure.joints import joints_of
from stretchtimer.core.figure.keyframes import Form, KeyPose
from stretchtimer.core.figure.pins import HandPin, OnLimb, contact, pinned
from stretchtimer.core.figure.points import distance
from stretchtimer.core.figure.rig import Rig

HOLDS = 0.3
"""A wrist as near as this to its place holds it, centimetres."""
STEP = 0.04
HIGHEST = 0.1
"""Parts of a bone: how finely a hand is moved up the leg, and how near to knee or hip it may come."""
ON_THIGH, ALONG_THIGH = OnLimb("thigh", True, 0.86, 8.2), -74.0
"""Where a hand goes that does not reach a thing in the room, and where it points."""


def within_reach(rig: Rig, form: Form) -> Form:
    """The form with every hand where the arm is long enough to hold it."""
    if not isinstance(form.start, KeyPose) or not isinstance(form.full, KeyPose):
        return form
    start, full = (_holding(rig, _holding(rig, key, near=True), near=False) for key in (form.start, form.full))
    return replace(form, start=start, full=full)


def _holding(rig: Rig, key: KeyPose, near: bool) -> KeyPose:
    pin = key.pins.hand_near if near else key.pins.hand_far
    while pin is not None and _miss(rig, key, pin, near) > HOLDS:
        nearer = _nearer(pin, near)
        if nearer == pin:
            break
        pin = nearer
        pins = replace(key.pins, hand_near=pin) if near else replace(key.pins, hand_far=pin)
        key = replace(key, pins=pins)
    return key


def _miss(rig: Rig, key: KeyPose, pin: HandPin, near: bool) -> float:
    """How far the wrist stays from what it should hold."""
    joints = joints_of(rig, pinned(rig, key.pose, key.pins))
    arm = joints.arm_near if near else joints.arm_far
    return distance(arm.wrist, contact(joints, rig, pin.at))


def _nearer(pin: HandPin, near: bool) -> HandPin:
    """The next place toward the hip: from a thing to the knee, up the shank, and up the thigh."""
    spot = pin.at
    if not isinstance(spot, OnLimb):
        return HandPin(replace(ON_THIGH, near=near), ALONG_THIGH)
    if spot.along > HIGHEST:
        return replace(pin, at=replace(spot, along=max(HIGHEST, spot.along - STEP)))
    return replace(pin, at=replace(spot, bone="thigh", along=0.95)) if spot.bone == "shank" else pin
