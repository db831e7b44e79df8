"""Reads one key pose of a [figure] table, seen from the side or from the front."""

from typing import Literal, cast

from stretchtimer.catalogue.table import Table
from stretchtimer.core.figure.front import FrontArm, FrontLeg, FrontPose
from stretchtimer.core.figure.keyframes import KeyPose
from stretchtimer.core.figure.pins import FootPin, HandPin, OnLimb, Pins
from stretchtimer.core.figure.points import Point
from stretchtimer.core.figure.pose import Arm, Leg, Pose, Trunk
from stretchtimer.core.message import Message

BONES = {"thigh_n": ("thigh", True), "thigh_f": ("thigh", False)}
BONES |= {"shank_n": ("shank", True), "shank_f": ("shank", False)}


def side_key(table: Table) -> KeyPose:
    trunk = table.table("trunk")
    pose = Pose(
        _point(table, "root"),
        Trunk(**{name: trunk.number(name, 0.0) for name in Trunk.__slots__}),
        _leg(table.table("leg_n")),
        _leg(table.table("leg_f")),
        _arm(table.table("arm_n")),
        _arm(table.table("arm_f")),
    )
    trunk.finish()
    pins = table.maybe_table("pins")
    key = KeyPose(pose, _pins(pins) if pins else Pins())
    table.finish()
    return key


def front_pose(table: Table) -> FrontPose:
    axis = table.number("axis")
    pose = FrontPose(
        _point(table, "root"),
        axis,
        table.number("head_axis", axis),
        table.number("fold", 0.0),
        _front_leg(table, "a"),
        _front_leg(table, "b"),
        _front_arm(table, "a"),
        _front_arm(table, "b"),
        table.number("foot_out", 9.0),
        table.number("grip_s", 1.0),
    )
    table.finish()
    return pose


def _point(table: Table, key: str) -> Point:
    x, y = table.numbers(key, 2)
    return (x, y)


def _leg(table: Table) -> Leg:
    leg = Leg(**{name: table.number(name, 0.0) for name in Leg.__slots__})
    table.finish()
    return leg


def _arm(table: Table) -> Arm:
    arm = Arm(table.number("sh"), table.number("el"), table.number("wr", 0.0))
    table.finish()
    return arm


def _pins(table: Table) -> Pins:
    pins = Pins(_foot(table, "n"), _foot(table, "f"), _hand(table, "n"), _hand(table, "f"))
    table.finish()
    return pins


def _foot(table: Table, side: str) -> FootPin | None:
    at = table.maybe_numbers(f"ankle_at_{side}", 2)
    direction = table.maybe_number(f"foot_{side}")
    return FootPin((at[0], at[1]), direction) if at else None


def _hand(table: Table, side: str) -> HandPin | None:
    direction = table.maybe_number(f"hand_abs_{side}")
    spot = table.take(f"wrist_at_{side}", None)
    if spot is None:
        return None
    key = f"wrist_at_{side}"
    if isinstance(spot, list) and len(spot) == 2:
        return HandPin(_point(table, key), direction)
    if not (isinstance(spot, list) and len(spot) == 3 and isinstance(spot[0], str) and spot[0] in BONES):
        raise table.complaint(key, Message("wrong_not_place"))
    bone, near = BONES[spot[0]]
    along, off = table.items(key, spot[1:])
    return HandPin(OnLimb(cast(Literal["thigh", "shank"], bone), near, along, off), direction)


def _front_leg(table: Table, limb: str) -> FrontLeg:
    return FrontLeg(
        table.number(f"thigh_{limb}"),
        table.number(f"shank_{limb}"),
        table.number(f"ks_{limb}", 1.0),
        table.number(f"ss_{limb}", 1.0),
    )


def _front_arm(table: Table, limb: str) -> FrontArm:
    fore = table.number(f"fa_{limb}")
    return FrontArm(
        table.number(f"ua_{limb}"),
        fore,
        table.number(f"ha_{limb}", fore),
        table.number(f"us_{limb}", 1.0),
        table.number(f"fs_{limb}", 1.0),
        table.number(f"hs_{limb}", 1.0),
        table.flag(f"grip_{limb}", False),
    )
