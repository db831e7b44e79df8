"""The body of the front view as marks: legs apart, lying on the side, or standing before a band."""

import math

from PySide6.QtGui import QColor, QPainterPath, QTransform

from stretchtimer.core.figure.front import FrontArmJoints, FrontJoints, FrontLegJoints, half_width
from stretchtimer.core.figure.keyframes import Muscle, Scene
from stretchtimer.core.figure.limb import Belly, Ribbon, Spindle, belly, fibres, limb
from stretchtimer.core.figure.motion import Moment
from stretchtimer.core.figure.points import Point, mix, place, shift, step, unit
from stretchtimer.core.figure.rig import Profiles, Rig
from stretchtimer.ui.figure_front_head import NECK, front_head
from stretchtimer.ui.figure_look import Detail, Look
from stretchtimer.ui.figure_marks import Mark
from stretchtimer.ui.figure_paths import (
    belly_paths,
    closed_path,
    grown,
    oval_path,
    ribbon_path,
    stroke,
)
from stretchtimer.ui.figure_props import band_marks
from stretchtimer.ui.figure_shapes import KEYLINE, LEGGING_ENDS, SLEEVE_ENDS, moved

FOLDED_OVER = 105.0
END_ON, CHEST_DEPTH = 45.0, 10.0
POINTS_AWAY = 0.3
"""A shank that shows less than this of its length points away from us, its foot hidden."""
RECTUS_ROWS = ((9.5, 17.2), (18.6, 26.2), (27.6, 34.6))
INNER_THIGH = (0.16, 0.98, 0.12, 0.93)


class FrontBody:
    """One pose of the front view being drawn."""

    def __init__(self, rig: Rig, look: Look, joints: FrontJoints, scene: Scene) -> None:
        self.marks: list[Mark] = []
        self._rig, self._profiles, self._outlines = rig.front, rig.profiles, rig.outlines
        self._look, self._joints, self._scene = look, joints, scene
        self._lines = look.detail >= Detail.PLAIN

    def leg(
        self, leg: FrontLegJoints, first: bool, muscles: tuple[Muscle, ...], glow: float, near: bool = True
    ) -> None:
        colours, profile = self._look.colours, self._rig.profile_thigh
        legging = colours.legs if near else colours.legs_far
        at_hip = moved(leg.hip, leg.pose.thigh)
        if near and self._lines:
            below = ribbon_path(limb(leg.thigh_length, profile, 0.42, round_start=False))
            self.marks.append(Mark(stroke(below, 2.0), colours.legs_line, at_hip, over_body=True))
        if leg.pose.shank_scale > POINTS_AWAY:
            self._shank(leg, first, near)
        self.marks.append(Mark(ribbon_path(limb(leg.thigh_length, profile)), legging, at_hip, body=True))
        if "hamstrings" in muscles:  # seen on the inner edge
            spindle = Spindle(*INNER_THIGH, back=not first)
            self._muscle(belly_paths(belly(leg.thigh_length, profile, spindle)), False, glow, at_hip)

    def _shank(self, leg: FrontLegJoints, first: bool, near: bool) -> None:
        colours, profile = self._look.colours, self._rig.profile_shank
        skin, legging = (colours.skin, colours.legs) if near else (colours.skin_far, colours.legs_far)
        at_knee = moved(leg.knee, leg.pose.shank)
        lower = limb(leg.shank_length, profile, 0.0, LEGGING_ENDS, round_end=False, grow=0.3)
        path = ribbon_path(lower)
        if near and self._lines:
            self.marks.append(Mark(stroke(path, 2.0), colours.legs_line, at_knee, over_body=True))
        self._skin(ribbon_path(limb(leg.shank_length, profile, 0.8, round_start=False)), skin, at_knee)
        self._skin(closed_path(self._foot(leg, first)), skin)
        self.marks.append(Mark(path, legging, at_knee, body=True))

    def arm_lines(self, arm: FrontArmJoints, first: bool) -> None:
        if self._lines:
            line = self._look.colours.skin_line
            self.marks += [Mark(stroke(path, 1.5), line, over_body=True) for path in self._arm_paths(arm, first)]

    def arm(self, arm: FrontArmJoints, first: bool) -> None:
        colours, upper = self._look.colours, self._profiles.upper_arm
        for path in self._arm_paths(arm, first):
            self._skin(path, colours.skin)
        at_shoulder = moved(arm.shoulder, arm.pose.upper)

        def sleeve(start: float, round_start: bool = False) -> QPainterPath:
            cut = limb(arm.upper_length, upper, start, SLEEVE_ENDS, round_start, round_end=False, grow=0.8)
            return ribbon_path(cut)

        if self._lines:
            line = stroke(sleeve(0.1), 1.6)
            self.marks.append(Mark(line, colours.top_line, at_shoulder, over_body=True))
        if colours.top_key is not None:
            self.marks.append(Mark(grown(sleeve(0.2), KEYLINE), colours.top_key, at_shoulder))
        self.marks.append(Mark(sleeve(0.0, True), colours.top, at_shoulder, body=True))

    def trunk(self, muscles: tuple[Muscle, ...], moment: Moment) -> None:
        colours, joints = self._look.colours, self._joints
        if joints.shown > 0.35:
            pelvis = self._trunk_ribbon(-6.0, 14.0, 0.0, round_start=True)
            self.marks.append(Mark(ribbon_path(pelvis), colours.legs, body=True))
        else:  # folded over: the seat is what is seen
            seat = oval_path(joints.pose.root, 16.6, 12.0, joints.pose.axis - 90.0)
            self.marks.append(Mark(seat, colours.legs, body=True))
        shirt = self._shirt(moment.breath)
        if joints.pose.fold > 60.0 and self._lines:
            self.marks += [Mark(stroke(path, 1.2), colours.top_line, over_body=True) for path in shirt]
        if colours.top_key is not None:
            self.marks += [Mark(grown(path, KEYLINE), colours.top_key) for path in shirt]
        self.marks += [Mark(path, colours.top, body=True) for path in shirt]
        if "core" in muscles:
            self._rectus(moment.glow)
        if "obliques" in muscles:
            for sign in (self._scene.flank,) if self._scene.flank else (-1, 1):
                self._oblique(sign, moment.glow)

    def head(self) -> None:
        joints, colours = self._joints, self._look.colours
        fold = joints.pose.fold
        if fold <= FOLDED_OVER:
            marks = front_head(self._rig, self._look, joints.neck, joints.pose.head_axis, fold=fold)
            self.marks += marks
            return
        self._skin(ribbon_path(limb(9.0, NECK)), colours.skin_far, moved(joints.neck, 270.0))
        crown = oval_path(step(joints.neck, joints.pose.head_axis, 12.0 * joints.shown), 9.4, 11.6)
        if self._lines:
            self.marks.append(Mark(stroke(crown, 1.2), colours.top_line, over_body=True))
        self.marks.append(Mark(crown, colours.hair, body=True))

    def _shirt(self, breath: float) -> list[QPainterPath]:
        """The shirt, and where the trunk points at us the depth of the chest as seen from above."""
        joints, paths = self._joints, [ribbon_path(self._trunk_ribbon(7.0, 56.0, breath))]
        deep = CHEST_DEPTH * (1.0 - abs(joints.pose.fold - 90.0) / END_ON)
        if deep > 0.0:
            wide = self._rig.shoulder_half * joints.widened + 2.0
            paths.append(oval_path(joints.on_trunk(38.0, 0.0), wide, deep, joints.pose.axis - 90.0))
        return paths

    def _trunk_ribbon(self, low: float, high: float, breath: float, round_start: bool = False) -> Ribbon:
        joints, left, right = self._joints, list[Point](), list[Point]()
        for i in range(16):
            up = mix(low, high, i / 15)
            width = half_width(self._rig, up) * (1.0 + (joints.widened - 1.0) * max(0.0, up) / 50.0)
            width += 0.7 * breath if 24.0 < up < 50.0 else 0.0
            left.append(joints.on_trunk(up, -width))
            right.append(joints.on_trunk(up, width))
        cap = tuple(joints.on_trunk(-10.0, x) for x in (7.0, 0.0, -7.0)) if round_start else ()
        return Ribbon(tuple(left), tuple(right), cap)

    def _rectus(self, glow: float) -> None:
        """Two columns of three rounded bricks."""
        joints = self._joints
        for sign in (-1, 1):
            for low, high in RECTUS_ROWS:
                brick = [
                    joints.on_trunk((low + high) / 2 + _square(y) * (high - low) / 2, sign * 3.0 + _square(x) * 2.5)
                    for x, y in (unit(360.0 * k / 16) for k in range(16))
                ]
                self.marks.append(Mark(closed_path(brick), self._look.colours.muscle_top, opacity=glow))

    def _oblique(self, sign: int, glow: float) -> None:
        inner, outer = list[Point](), list[Point]()
        for i in range(13):
            t = i / 12
            up = mix(10.0, 37.0, t)
            width, swell = half_width(self._rig, up), 0.20 * math.sin(math.pi * (0.03 + 0.94 * t)) ** 0.6
            inner.append(self._joints.on_trunk(up, sign * width * (0.70 - swell)))
            outer.append(self._joints.on_trunk(up, sign * width * (0.70 + swell)))
        self._muscle(belly_paths(Belly((*inner, *reversed(outer)), fibres(inner, outer))), True, glow)

    def _muscle(
        self,
        paths: tuple[QPainterPath, QPainterPath],
        on_shirt: bool,
        glow: float,
        at: QTransform | None = None,
    ) -> None:
        colours = self._look.colours
        fill = colours.muscle_top if on_shirt else colours.muscle
        line = colours.muscle_top_fibre if on_shirt else colours.muscle_fibre
        self.marks.append(Mark(paths[0], fill, at, glow))
        if self._look.detail is Detail.FULL:
            self.marks.append(Mark(paths[1], line, at, 0.75 * glow))

    def _skin(self, path: QPainterPath, colour: QColor, at: QTransform | None = None) -> None:
        key = self._look.colours.skin_key
        if key is not None:
            self.marks.append(Mark(grown(path, KEYLINE), key, at))
        self.marks.append(Mark(path, colour, at, body=True))

    def _foot(self, leg: FrontLegJoints, first: bool) -> tuple[Point, ...]:
        rig = self._rig
        if self._scene.lying_on_side:
            return place(leg.ankle, leg.pose.shank, rig.foot_side)
        out = self._joints.pose.foot_out * (-1.0 if first else 1.0)
        return tuple(shift(leg.ankle, _turned_out(point, out)) for point in rig.foot)

    def _arm_paths(self, arm: FrontArmJoints, first: bool) -> list[QPainterPath]:
        pose, flip = arm.pose, 1.0 if first else -1.0
        profiles: Profiles = self._profiles
        if pose.grip:
            scale = self._joints.pose.grip_scale
            hand = tuple((x * scale, y * scale * flip) for x, y in self._outlines.hand_grip)
        else:
            hand = tuple((x * pose.hand_scale, y * flip) for x, y in self._outlines.hand_open)
        fore = ribbon_path(limb(arm.fore_length, profiles.forearm))
        upper = ribbon_path(limb(arm.upper_length, profiles.upper_arm, 0.3, round_start=False))
        return [
            closed_path(place(arm.wrist, pose.hand, hand)),
            moved(arm.elbow, pose.fore).map(fore),
            moved(arm.shoulder, pose.upper).map(upper),
        ]


def front_body(
    rig: Rig,
    look: Look,
    scene: Scene,
    muscles: tuple[Muscle, ...],
    joints: FrontJoints,
    moment: Moment,
    before: list[Mark],
) -> list[Mark]:
    """The whole body in its order; `before` are the props between legs and arms."""
    body = FrontBody(rig, look, joints, scene)
    glow = moment.glow
    if scene.lying_on_side:
        body.leg(joints.leg_b, False, muscles, glow, near=False)
        body.leg(joints.leg_a, True, muscles, glow)
        body.head()
        body.trunk(muscles, moment)  # the waist over the thigh
        for arm, first in ((joints.arm_b, False), (joints.arm_a, True)):
            body.arm_lines(arm, first)
            body.arm(arm, first)
        return body.marks
    body.leg(joints.leg_a, True, muscles, glow)
    body.leg(joints.leg_b, False, muscles, glow)
    if joints.pose.fold > FOLDED_OVER:
        body.marks += before
        body.head()
        _both_arms(body, joints)
        body.trunk(muscles, moment)
        return body.marks
    body.trunk(muscles, moment)
    body.head()
    body.marks += before
    if scene.band is not None:
        body.arm_lines(joints.arm_b, False)
        body.arm(joints.arm_b, False)
        body.marks += band_marks(scene.band, _holding(joints.arm_a), look.colours)
        body.arm_lines(joints.arm_a, True)
        body.arm(joints.arm_a, True)
    else:
        _both_arms(body, joints)
    return body.marks


def _holding(arm: FrontArmJoints) -> Point:
    return step(arm.wrist, arm.pose.hand, 5.0)


def _both_arms(body: FrontBody, joints: FrontJoints) -> None:
    for arm, first in ((joints.arm_a, True), (joints.arm_b, False)):
        body.arm_lines(arm, first)
        body.arm(arm, first)


def _square(value: float) -> float:
    """A circle's coordinate pushed outward to a rounded square."""
    return math.copysign(abs(value) ** 0.55, value)


def _turned_out(point: Point, out: float) -> Point:
    x, y = point
    if abs(y + 6.4) < 0.1:
        return (x + (min(out, 0.0) if x < 0 else max(out, 0.0)) * 0.5, y)
    return (x + out * 0.5, y) if abs(y + 8.4) < 0.1 else (x, y)
