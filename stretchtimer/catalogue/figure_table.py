"""Reads the drawn figure's data: the rig (one file), and the [figure] table of an exercise.

Complaints name the key by its whole path, as in `figure.easier.full.leg_n.knee`; who opened the file adds
its name and line.
"""

from collections.abc import Mapping
from typing import Any, cast, get_args

from stretchtimer.catalogue.figure_poses import front_pose, side_key
from stretchtimer.catalogue.table import Table
from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import DepthRule, Figure, Form, Hand, Muscle, Prop, PropKind, Roller, Scene
from stretchtimer.core.figure.motion import Kind, Motion
from stretchtimer.core.figure.points import Point
from stretchtimer.core.figure.resting import Rests
from stretchtimer.core.figure.rig import (
    FrontRig,
    Neutral,
    Outline,
    Outlines,
    Profile,
    Profiles,
    Rig,
    Skeleton,
)
from stretchtimer.core.message import Message

SCENE_KEYS = ("mat", "props", "roller", "band", "strap", "arrows", "hand", "hand_n", "hand_f", "rests")
FORM_KEYS = (*SCENE_KEYS, "arm_order", "order", "flank", "viewport", "motion", "view")
LEAST_MS = 100
FIGURE_KEYS = ("sided", "highlight", "easier", "ghost", "fault", "depth", "drawn")


def read_rig(raw: Mapping[str, Any]) -> Rig:
    table = Table(raw, "")
    skeleton, neutral = table.table("skeleton"), table.table("neutral")
    profile, outline, front = table.table("profile"), table.table("outline"), table.table("front")
    rig = Rig(
        Skeleton(**{name: skeleton.number(name) for name in Skeleton.__slots__}),
        Neutral(**{name: neutral.number(name) for name in Neutral.__slots__}),
        Profiles(**{name: _profile(profile, name) for name in Profiles.__slots__}),
        Outlines(**{name: _outline(outline, name) for name in Outlines.__slots__}),
        _front_rig(front),
    )
    for part in (table, skeleton, neutral, profile, outline, front):
        part.finish()
    return rig


def read_figure(exercise_id: str, raw: Mapping[str, Any]) -> Figure:
    """The figure of one exercise from its [figure] table."""
    table = Table(raw, "figure")
    sided = table.flag("sided")
    muscles = tuple(_one_of(table, "highlight", name, get_args(Muscle)) for name in table.texts("highlight"))
    shared = {key: raw[key] for key in FORM_KEYS if key in raw}
    easier, ghost = table.maybe_table("easier"), table.maybe_table("ghost")
    return Figure(
        exercise_id,
        sided,
        cast(tuple[Muscle, ...], muscles),
        _form(table, shared),
        _form(easier, shared) if easier else None,
        _form(ghost, shared) if ghost else None,
        ghost.text("fault") if ghost else "",
        _one_of(table, "depth", table.text("depth"), get_args(DepthRule)) if "depth" in raw else None,
        Side(_one_of(table, "drawn", table.text("drawn", Side.RIGHT), (Side.LEFT, Side.RIGHT))),
    )


def _form(table: Table, shared: Mapping[str, Any]) -> Form:
    """One form; what it does not say itself it shares with the usual one."""
    whole = table.over(shared)
    motion, scene, viewport = _motion(whole), _scene(whole), whole.numbers("viewport", 4)
    box = (viewport[0], viewport[1], viewport[2], viewport[3])
    if box[2] <= box[0] or box[3] <= box[1]:
        raise whole.complaint("viewport", Message("wrong_not_box"))
    full = whole.table("full")
    start = whole.maybe_table("start") or full
    front = _one_of(whole, "view", whole.text("view"), ("side", "front")) == "front"
    other = whole.maybe_table("other")
    whole.finish(*FIGURE_KEYS)
    if front:
        return Form(front_pose(start), front_pose(full), scene, box, motion)
    return Form(side_key(start), side_key(full), scene, box, motion, side_key(other) if other else None)


def _motion(table: Table) -> Motion:
    part, usual = table.table("motion"), Motion()
    motion = Motion(
        _one_of(part, "kind", part.text("kind"), get_args(Kind)),
        part.milliseconds("in_s", usual.in_ms, LEAST_MS),
        part.milliseconds("out_s", usual.out_ms, LEAST_MS),
        part.milliseconds("pause_s", usual.pause_ms, 0),
        part.milliseconds("period_s", usual.period_ms, LEAST_MS),
    )
    part.finish()
    return motion


def _scene(table: Table) -> Scene:
    mat, band, roller = (
        table.maybe_numbers("mat", 2),
        table.maybe_numbers("band", 2),
        table.maybe_table("roller"),
    )
    hand = table.text("hand", "open")
    hands = [_one_of(table, key, table.text(key, hand), get_args(Hand)) for key in ("hand_n", "hand_f")]
    return Scene(
        (mat[0], mat[1]) if mat else None,
        tuple(_prop(part) for part in table.tables("props")),
        Roller(roller.number("x0"), roller.number("x1"), roller.number("r")) if roller else None,
        (band[0], band[1]) if band else None,
        table.flag("strap", False),
        table.flag("arrows", False),
        cast(Hand, hands[0]),
        cast(Hand, hands[1]),
        table.text("arm_order", "") == "behind_leg",
        table.text("order", "") == "lying_on_side",
        int(table.number("flank", 0.0)),
        _rests(table),
    )


def _rests(table: Table) -> Rests | None:
    part = table.maybe_table("rests")
    if part is None:
        return None
    (x, y), (elbow_x, elbow_y) = part.numbers("ankle", 2), part.numbers("elbow", 2)
    part.finish()
    return Rests((x, y), (elbow_x, elbow_y))


def _prop(table: Table) -> Prop:
    kind = _one_of(table, "kind", table.text("kind"), get_args(PropKind))
    facing = int(table.number("facing", 1.0))
    prop = Prop(kind, table.number("x"), facing, table.number("w", 0.0), table.number("h", 0.0))
    table.finish()
    return prop


def _front_rig(front: Table) -> FrontRig:
    number = front.number
    return FrontRig(
        hip_half=number("hip_half"),
        shoulder_half=number("shoulder_half"),
        shoulder_up=number("shoulder_up"),
        neck_up=number("neck_up"),
        thigh=number("thigh"),
        shank=number("shank"),
        upper_arm=number("upper_arm"),
        forearm=number("forearm"),
        profile_thigh=_profile(front, "profile_thigh"),
        profile_shank=_profile(front, "profile_shank"),
        torso=_outline(front, "torso"),
        face=_outline(front, "face"),
        hair=_outline(front, "hair"),
        foot=_outline(front, "foot"),
        foot_side=_outline(front, "foot_side"),
    )


def _profile(table: Table, name: str) -> Profile:
    return tuple((row[0], row[1], row[2]) for row in table.rows(name, 3))


def _outline(table: Table, name: str) -> Outline:
    points: list[Point] = [(row[0], row[1]) for row in table.rows(name, 2)]
    return tuple(points)


def _one_of(table: Table, key: str, value: str, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise table.complaint(key, Message("wrong_not_one", {"found": repr(value), "choices": ", ".join(allowed)}))
    return value
