"""How deep the drawn stretch goes: as deep as the user's own measurements say, not as a model's.

The rules are clinical.md 11.1, "user-scaled depth"; a [figure] table names its rule as `depth`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from stretchtimer.core.figure.keyframes import DepthRule, Figure, Form, KeyPose
from stretchtimer.core.figure.pins import HandPin, OnLimb, Pins
from stretchtimer.core.figure.points import mix
from stretchtimer.core.figure.pose import Arm, Leg, Pose

HIGHEST_RAISE = 95.0
STRAIGHT_ENOUGH = 20.0
NOT_REACHING_SEAT = 63.0
"""Below this lean the hands no longer reach a chair's seat and rest on the thighs."""


@dataclass(frozen=True, slots=True)
class Flexibility:
    """The newest measurements of the side that works, in degrees; None where not measured."""

    leg_raise: float | None = None
    knee_deficit: float | None = None


def fitted(figure: Figure, user: Flexibility) -> Figure:
    """The figure with its usual form as deep as the user goes; unchanged where nothing is known."""
    rule = figure.depth
    measured = user.knee_deficit if rule == "knee" else user.leg_raise
    if rule is None or measured is None:
        return figure
    return replace(figure, usual=_RULES[rule](figure.usual, measured))


def _raised(form: Form, leg_raise: float) -> Form:
    """The straight leg at the measured angle; the arms that hold its strap follow half the way."""
    start, full = _keys(form)
    hip = min(leg_raise, HIGHEST_RAISE)
    turn = hip - full.pose.leg_near.hip
    held = start.pose.leg_near
    straight = held.knee < STRAIGHT_ENOUGH
    start_hip = held.hip + turn if straight else min(held.hip, hip)
    start_pose = _with_leg(start.pose, replace(held, hip=start_hip))
    full_pose = _with_leg(full.pose, replace(full.pose.leg_near, hip=hip))
    return replace(
        form,
        start=replace(start, pose=_arms_turned(start_pose, turn / 2 if straight else 0.0)),
        full=replace(full, pose=_arms_turned(full_pose, turn / 2)),
    )


def _knee_left_bent(form: Form, deficit: float) -> Form:
    start, full = _keys(form)
    knee = min(max(deficit, 0.0), start.pose.leg_near.knee)
    pose = _with_leg(full.pose, replace(full.pose.leg_near, knee=knee))
    return replace(form, full=replace(full, pose=pose))


def _hinged(form: Form, leg_raise: float) -> Form:
    _, full = _keys(form)
    lean = min(85.0, max(35.0, 64.0 + 0.4 * (leg_raise - 60.0)))
    pins = _hands_on_thighs(full.pins) if lean < NOT_REACHING_SEAT else full.pins
    pose = replace(full.pose, trunk=replace(full.pose.trunk, lean=lean))
    return replace(form, full=KeyPose(pose, pins))


def _folded(form: Form, leg_raise: float) -> Form:
    """Pelvis and hips together, so that the legs stay on the floor; the hands come as far as they come."""
    start, full = _keys(form)
    tilt = min(30.0, max(-10.0, leg_raise - 60.0))
    deepest = full.pose.trunk.lean
    lean = min(deepest, max(20.0, deepest + 1.2 * (tilt - 15.0)))
    turn, trunk = lean - deepest, replace(full.pose.trunk, lean=lean)
    legs = [replace(leg, hip=leg.hip + turn) for leg in (full.pose.leg_near, full.pose.leg_far)]
    pose = replace(full.pose, trunk=trunk, leg_near=legs[0], leg_far=legs[1])
    near, far = (_up_the_leg(pin, -turn / 30.0) for pin in (full.pins.hand_near, full.pins.hand_far))
    return replace(form, full=KeyPose(pose, replace(full.pins, hand_near=near, hand_far=far)), start=start)


def _keys(form: Form) -> tuple[KeyPose, KeyPose]:
    if not isinstance(form.start, KeyPose) or not isinstance(form.full, KeyPose):
        raise TypeError("only a side view can follow a measurement")
    return form.start, form.full


def _with_leg(pose: Pose, leg: Leg) -> Pose:
    return replace(pose, leg_near=leg)


def _arms_turned(pose: Pose, turn: float) -> Pose:
    def turned(arm: Arm) -> Arm:
        return replace(arm, shoulder=arm.shoulder + turn)

    return replace(pose, arm_near=turned(pose.arm_near), arm_far=turned(pose.arm_far))


def _hands_on_thighs(pins: Pins) -> Pins:
    return replace(
        pins,
        hand_near=HandPin(OnLimb("thigh", True, 0.86, 8.2), -74.0),
        hand_far=HandPin(OnLimb("thigh", False, 0.90, 8.2), -74.0),
    )


def _up_the_leg(pin: HandPin | None, part: float) -> HandPin | None:
    """The hand on the shank moved toward the knee by a part of the shank's length."""
    if pin is None or not isinstance(pin.at, OnLimb):
        return pin
    return replace(pin, at=replace(pin.at, along=max(0.1, mix(pin.at.along, 0.1, min(1.0, part)))))


_RULES: dict[DepthRule, Callable[[Form, float], Form]] = {
    "leg_raise": _raised,
    "knee": _knee_left_bent,
    "hinge": _hinged,
    "fold": _folded,
}
