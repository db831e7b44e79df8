"""How deep the drawn stretch goes: as deep as the user's own measurements say, not as a model's.

The rules are clinical.md 11.1, "user-scaled depth"; a [figure] table names its rule as `depth`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from stretchtimer.core.figure.grasp import within_reach
from stretchtimer.core.figure.keyframes import DepthRule, Figure, Form, KeyPose
from stretchtimer.core.figure.pins import HandPin, OnLimb
from stretchtimer.core.figure.points import mix
from stretchtimer.core.figure.pose import Arm, Leg, Pose
from stretchtimer.core.figure.rig import Rig

HIGHEST_RAISE = 95.0
STRAIGHT_ENOUGH = 20.0


@dataclass(frozen=True, slots=True)
class Flexibility:
    """The newest measurements of the side that works, in degrees; None where not measured."""

    leg_raise: float | None = None
    knee_deficit: float | None = None


def fitted(figure: Figure, user: Flexibility, rig: Rig) -> Figure:
    """The figure with its forms as deep as the user goes; unchanged where nothing is known.

    The easier form goes as large a share of that as its file gives it of the usual form, and never deeper.
    """
    rule = figure.depth
    measured = user.knee_deficit if rule == "knee" else user.leg_raise
    if rule is None or measured is None:
        return figure
    usual = _RULES[rule](figure.usual, _goal(rule, figure.usual, measured))
    easier = figure.easier and _RULES[rule](figure.easier, _easier_goal(rule, figure.easier, figure.usual, usual))
    return replace(figure, usual=within_reach(rig, usual), easier=None if easier is None else within_reach(rig, easier))


def depth_of(rule: DepthRule, pose: Pose) -> float:
    """How deep a pose is, as its rule counts: the raised hip, the straightened knee or the lean, in degrees."""
    if rule == "leg_raise":
        return pose.leg_near.hip
    return -pose.leg_near.knee if rule == "knee" else pose.trunk.lean


def _goal(rule: DepthRule, form: Form, measured: float) -> float:
    """The depth of the usual form for what was measured."""
    start, full = _keys(form)
    if rule == "leg_raise":
        return min(measured, HIGHEST_RAISE)
    if rule == "knee":
        return -min(max(measured, 0.0), start.pose.leg_near.knee)
    if rule == "hinge":
        return min(85.0, max(35.0, 64.0 + 0.4 * (measured - 60.0)))
    tilt = min(30.0, max(-10.0, measured - 60.0))
    deepest = full.pose.trunk.lean
    return min(deepest, max(20.0, deepest + 1.2 * (tilt - 15.0)))


def _easier_goal(rule: DepthRule, easier: Form, drawn: Form, usual: Form) -> float:
    """From nothing (a knee: from as bent as it starts) the same share of the usual depth; at most as drawn."""
    zero = depth_of(rule, _keys(drawn)[0].pose) if rule == "knee" else 0.0
    own, whole, fits = (depth_of(rule, _keys(form)[1].pose) for form in (easier, drawn, usual))
    return min(own, zero + (fits - zero) * (own - zero) / (whole - zero))


def _raised(form: Form, hip: float) -> Form:
    """The straight leg at the measured angle; the arms that hold its strap follow half the way."""
    start, full = _keys(form)
    turn = hip - full.pose.leg_near.hip
    held = start.pose.leg_near
    straight = held.knee < STRAIGHT_ENOUGH
    start_hip = max(held.hip + turn, hip * held.hip / full.pose.leg_near.hip) if straight else min(held.hip, hip)
    start_knee = held.knee if straight else held.knee * start_hip / held.hip  # or the foot would be in the floor
    start_pose = _with_leg(start.pose, replace(held, hip=start_hip, knee=start_knee))
    full_pose = _with_leg(full.pose, replace(full.pose.leg_near, hip=hip))
    return replace(
        form,
        start=replace(start, pose=_arms_turned(start_pose, turn / 2 if straight else 0.0)),
        full=replace(full, pose=_arms_turned(full_pose, turn / 2)),
    )


def _knee_left_bent(form: Form, depth: float) -> Form:
    _, full = _keys(form)
    pose = _with_leg(full.pose, replace(full.pose.leg_near, knee=-depth))
    return replace(form, full=replace(full, pose=pose))


def _hinged(form: Form, lean: float) -> Form:
    _, full = _keys(form)
    pose = replace(full.pose, trunk=replace(full.pose.trunk, lean=lean))
    return replace(form, full=replace(full, pose=pose))


def _folded(form: Form, lean: float) -> Form:
    """Pelvis and hips together, so that the legs stay on the floor; the hands come as far as they come."""
    _, full = _keys(form)
    turn, trunk = lean - full.pose.trunk.lean, replace(full.pose.trunk, lean=lean)
    legs = [replace(leg, hip=leg.hip + turn) for leg in (full.pose.leg_near, full.pose.leg_far)]
    pose = replace(full.pose, trunk=trunk, leg_near=legs[0], leg_far=legs[1])
    near, far = (_up_the_leg(pin, -turn / 30.0) for pin in (full.pins.hand_near, full.pins.hand_far))
    return replace(form, full=KeyPose(pose, replace(full.pins, hand_near=near, hand_far=far)))


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
