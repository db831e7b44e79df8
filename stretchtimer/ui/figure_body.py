"""The body of the side view as marks, from the far arm to the near one.

The order of the parts is what makes it a body: see `side_body`.
"""

from PySide6.QtGui import QColor, QPainterPath, QTransform

from stretchtimer.core.figure.joints import ArmJoints, Joints, LegJoints
from stretchtimer.core.figure.keyframes import Muscle, Scene
from stretchtimer.core.figure.motion import Moment
from stretchtimer.core.figure.points import step
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.figure.torso import BUTTOCK_RADIUS, buttock, glute, trunk, trunk_muscle
from stretchtimer.ui.figure_front_head import front_head
from stretchtimer.ui.figure_look import Detail, Look
from stretchtimer.ui.figure_marks import Mark
from stretchtimer.ui.figure_paths import belly_paths, disc_path, grown, ribbon_path
from stretchtimer.ui.figure_props import arrow_marks, roller_marks, strap_marks
from stretchtimer.ui.figure_shapes import KEYLINE, Part, SideShapes, moved

FACES_US_FROM = 24.0
FIBRE_OPACITY = 0.75
LEG_MUSCLES = ("hamstrings", "quads", "calves")
TRUNK_MUSCLES = ("core", "obliques", "lower_back")


Placed = tuple[Part, QTransform]


class SideBody:
    """One pose being drawn: the marks so far, and what they are drawn with."""

    def __init__(self, rig: Rig, shapes: SideShapes, look: Look) -> None:
        self.marks: list[Mark] = []
        self._rig, self._shapes, self._look = rig, shapes, look
        self._lines = look.detail >= Detail.PLAIN

    # -- arms ---------------------------------------------------------------------------------------------

    def arm_lines(self, arm: ArmJoints, hand: str) -> None:
        if self._lines:
            line = self._look.colours.skin_line
            for part, place in self._arm_parts(arm, hand):
                self.marks.append(Mark(part.line, line, place, over_body=True))

    def arm(self, arm: ArmJoints, hand: str, far: bool) -> None:
        colours, shapes = self._look.colours, self._shapes
        skin, top = (colours.skin_far, colours.top_far) if far else (colours.skin, colours.top)
        self._skin(self._arm_parts(arm, hand), skin)
        place = moved(arm.shoulder, arm.upper_dir)
        sleeve = shapes.sleeve_below
        if self._lines and not far:
            self.marks.append(Mark(sleeve.line, colours.top_line, place, over_body=True))
        if colours.top_key is not None:
            self.marks.append(Mark(sleeve.key, colours.top_key, place))
        self.marks.append(Mark(shapes.sleeve, top, place, body=True))

    def _arm_parts(self, arm: ArmJoints, hand: str) -> list[Placed]:
        shapes, at_wrist = self._shapes, moved(arm.wrist, arm.hand_dir)
        parts: list[Placed] = [(shapes.hands[hand], at_wrist)]
        if hand in shapes.thumbs:
            parts.append((shapes.thumbs[hand], at_wrist))
        parts.append((shapes.forearm, moved(arm.elbow, arm.fore_dir)))
        parts.append((shapes.upper_arm, moved(arm.shoulder, arm.upper_dir)))
        return parts

    # -- legs ---------------------------------------------------------------------------------------------

    def leg_lines(self, leg: LegJoints) -> None:
        if not self._lines:
            return
        shapes, colours = self._shapes, self._look.colours
        at_knee = moved(leg.knee, leg.shank_dir)
        foot = shapes.foot(leg.toe_bend)
        for path, colour, place in (
            (foot.line, colours.skin_line, moved(leg.ankle, leg.foot_dir)),
            (shapes.shank.line, colours.skin_line, at_knee),
            (shapes.legging_line, colours.legs_line, at_knee),
            (shapes.thigh_line, colours.legs_line, moved(leg.hip, leg.thigh_dir)),
        ):
            self.marks.append(Mark(path, colour, place, over_body=True))

    def leg(self, leg: LegJoints, far: bool) -> None:
        shapes, colours = self._shapes, self._look.colours
        skin, legging = (colours.skin_far, colours.legs_far) if far else (colours.skin, colours.legs)
        at_knee = moved(leg.knee, leg.shank_dir)
        foot = shapes.foot(leg.toe_bend)
        self._skin([(shapes.shank, at_knee), (foot, moved(leg.ankle, leg.foot_dir))], skin)
        self.marks.append(Mark(shapes.legging, legging, at_knee, body=True))
        self.marks.append(Mark(shapes.thigh, legging, moved(leg.hip, leg.thigh_dir), body=True))

    def leg_muscles(self, leg: LegJoints, muscles: tuple[Muscle, ...], opacity: float, far: bool) -> None:
        colours = self._look.colours
        colour = colours.muscle_far if far else colours.muscle
        for name in LEG_MUSCLES:
            if name not in muscles or opacity < 0.02:
                continue
            place = moved(leg.knee, leg.shank_dir) if name == "calves" else moved(leg.hip, leg.thigh_dir)
            short = name == "hamstrings" and "glutes" in muscles
            paths = self._shapes.muscles["hamstrings_below_glutes" if short else name]
            self._muscle(paths, (colour, colours.muscle_fibre), opacity, place)

    # -- trunk --------------------------------------------------------------------------------------------

    def neck(self, joints: Joints) -> None:
        """The neck, on one keyline with the head that follows, so that no line parts the two."""
        shapes, colours = self._shapes, self._look.colours
        place = moved(step(joints.neck, joints.neck_dir, -6.0), joints.neck_dir)
        if colours.skin_key is not None:
            head = moved(joints.skull, joints.head_dir - 90.0)
            self.marks.append(Mark(shapes.head.key, colours.skin_key, head))
            self.marks.append(Mark(shapes.neck.key, colours.skin_key, place))
        self.marks.append(Mark(shapes.neck.fill, colours.skin, place, body=True))

    def trunk(self, joints: Joints, muscles: tuple[Muscle, ...], moment: Moment) -> None:
        """The pelvis in leggings, then the shirt with its hem over it, then the muscles on the shirt."""
        colours, rig = self._look.colours, self._rig
        pelvis = ribbon_path(trunk(rig, joints, -0.45, 1.12, round_start=True))
        self.marks.append(Mark(pelvis, colours.legs, body=True))
        self.marks.append(Mark(disc_path(buttock(joints), BUTTOCK_RADIUS), colours.legs, body=True))
        shirt = ribbon_path(trunk(rig, joints, 0.62, 3.0, moment.breath))
        if colours.top_key is not None:
            self.marks.append(Mark(grown(shirt, KEYLINE), colours.top_key))
        self.marks.append(Mark(shirt, colours.top, body=True))
        for name in TRUNK_MUSCLES:
            if name in muscles:
                paths = belly_paths(trunk_muscle(rig, joints, name))
                self._muscle(paths, (colours.muscle_top, colours.muscle_top_fibre), moment.glow, None)

    def glute(self, joints: Joints, opacity: float) -> None:
        colours = self._look.colours
        self._muscle(belly_paths(glute(joints)), (colours.muscle, colours.muscle_fibre), opacity, None)

    def head(self, joints: Joints) -> None:
        shapes, colours = self._shapes, self._look.colours
        place = moved(joints.skull, joints.head_dir - 90.0)
        self.marks.append(Mark(shapes.head.fill, colours.skin, place, body=True))
        if self._look.hair == "bun":
            self.marks.append(Mark(shapes.bun, colours.hair, place, body=True))
        self.marks.append(Mark(shapes.hair, colours.hair, place, body=True))
        self.marks.append(Mark(shapes.ear, colours.skin_line, place))
        self.marks.append(Mark(shapes.inner_ear, colours.skin, place))

    # -- helpers ------------------------------------------------------------------------------------------

    def _skin(self, parts: list[Placed], colour: QColor) -> None:
        key = self._look.colours.skin_key
        if key is not None:
            self.marks += [Mark(part.key, key, place) for part, place in parts]
        self.marks += [Mark(part.fill, colour, place, body=True) for part, place in parts]

    def _muscle(
        self,
        paths: tuple[QPainterPath, QPainterPath],
        colours: tuple[QColor, QColor],
        opacity: float,
        place: QTransform | None,
    ) -> None:
        self.marks.append(Mark(paths[0], colours[0], place, opacity))
        if self._look.detail is Detail.FULL:
            self.marks.append(Mark(paths[1], colours[1], place, FIBRE_OPACITY * opacity))


def side_body(
    rig: Rig,
    shapes: SideShapes,
    look: Look,
    scene: Scene,
    muscles: tuple[Muscle, ...],
    joints: Joints,
    moment: Moment,
    between: tuple[list[Mark], list[Mark]],
) -> list[Mark]:
    """The whole body in its order; `between` are the props behind the near leg and behind the near arm."""
    body = SideBody(rig, shapes, look)
    near_glow, far_glow = _leg_glows(moment)
    turned, turned_away = joints.twist > FACES_US_FROM, joints.twist < -FACES_US_FROM
    if not turned:
        body.arm(joints.arm_far, scene.hand_far, far=True)
    body.leg(joints.leg_far, far=True)
    body.leg_muscles(joints.leg_far, muscles, far_glow, far=True)
    if scene.roller is not None:
        body.marks += roller_marks(scene.roller, moment.depth, look.colours)
    if turned_away:
        body.arm(joints.arm_near, scene.hand_near, far=False)
    if not turned and not turned_away:
        body.neck(joints)
    body.trunk(joints, muscles, moment)
    if turned or turned_away:
        upright = (joints.neck_dir + joints.head_dir) / 2 - 4.0
        body.marks += front_head(rig.front, look, joints.neck, upright, from_behind=turned_away)
    else:
        body.head(joints)
    if turned:
        body.arm_lines(joints.arm_far, scene.hand_far)
        body.arm(joints.arm_far, scene.hand_far, far=False)
    if scene.strap:
        body.marks += strap_marks(joints, look.colours)
    if scene.arm_behind_leg:
        body.arm_lines(joints.arm_near, scene.hand_near)
        body.arm(joints.arm_near, scene.hand_near, far=False)
    body.leg_lines(joints.leg_near)
    body.marks += between[0]
    body.leg(joints.leg_near, far=False)
    body.leg_muscles(joints.leg_near, muscles, near_glow, far=False)
    if "glutes" in muscles:
        body.glute(joints, near_glow)
    if not scene.arm_behind_leg and not turned_away:
        body.arm_lines(joints.arm_near, scene.hand_near)
        body.marks += between[1]
        body.arm(joints.arm_near, scene.hand_near, far=False)
    else:
        body.marks += between[1]
    if scene.arrows and moment.arrow is not None:
        body.marks += arrow_marks(joints, moment.arrow, look.colours)
    return body.marks


def _leg_glows(moment: Moment) -> tuple[float, float]:
    """How strongly the near and the far leg's muscles are lit: in an alternation they take turns."""
    if moment.lap < 2:
        return moment.glow, 0.0
    return 0.55 * (1.0 - moment.depth), moment.glow * moment.depth
