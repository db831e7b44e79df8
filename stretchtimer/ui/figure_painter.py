"""Paints one form of one figure at any moment, at any size.

The body goes on a transparent layer of its own: there a separation line is painted only where body lies
beneath it (SourceAtop), which costs a tenth of a clip path. Mat, shadow and what stands behind stay off
that layer.
"""

from dataclasses import replace

from PySide6.QtGui import QPainter

from stretchtimer.core.figure.bounds import body_box
from stretchtimer.core.figure.front import FrontJoints
from stretchtimer.core.figure.joints import Joints
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.motion import Moment
from stretchtimer.core.figure.points import Box
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.figure.shadow import shadow_spans
from stretchtimer.core.figure.track import track_of
from stretchtimer.ui.figure_body import side_body
from stretchtimer.ui.figure_front import front_body
from stretchtimer.ui.figure_layers import Fit, Frame, blit, layer_of, paint_still
from stretchtimer.ui.figure_look import Detail, Look
from stretchtimer.ui.figure_marks import Mark, outlined, reach
from stretchtimer.ui.figure_paths import oval_path
from stretchtimer.ui.figure_props import back_marks, before_leg_marks, before_trunk_marks, mat_marks
from stretchtimer.ui.figure_shapes import SideShapes

SHADOW_LAYERS = ((1.0, 0.45), (0.86, 0.35), (0.70, 0.35))
SHADOW_DARK, SHADOW_HIGH = 0.16, 3.2
EVER_REACHES = 12.0
"""Centimetres that arrows and band may reach beyond the body."""


class FigurePainter:
    """One form of one figure in one look."""

    def __init__(self, rig: Rig, shapes: SideShapes, figure: Figure, form: FormName, look: Look) -> None:
        chosen = figure.form(form)
        ghost = form == "ghost" and figure.ghost is not None
        self._rig, self._shapes = rig, shapes
        self._scene = replace(chosen.scene, arrows=False) if ghost else chosen.scene
        self._muscles = () if ghost else figure.highlight
        self._line = look.colours.ghost_line if ghost else None
        self._look = Look(look.colours.of_ghost(), look.hair, look.detail) if ghost else look
        self._track = track_of(rig, chosen)
        colours = look.colours
        self.ground, self.back = mat_marks(chosen.scene, colours), back_marks(chosen.scene, colours)
        self._between = (before_trunk_marks(chosen.scene, colours), before_leg_marks(chosen.scene, colours))
        self.viewport: Box = chosen.viewport
        self.laps_differ = self._track.laps_differ()

    def paint(self, painter: QPainter, moment: Moment, place: Fit, width: float, mirrored: bool = False) -> None:
        """The whole drawing on a stage `width` pixels wide, without the stage's own colour."""
        frame = self.frame(moment, place, painter.device().devicePixelRatio())
        paint_still(painter, self.ground, place, width, mirrored)
        blit(painter, frame.shadow, width, mirrored)
        paint_still(painter, self.back, place, width, mirrored)
        blit(painter, frame.body, width, mirrored)

    def frame(self, moment: Moment, place: Fit, ratio: float) -> Frame:
        """Body and shadow, each on a layer of its own."""
        joints = self._track.joints_at(moment.depth, moment.lap)
        body = layer_of(self._marks_of(joints, moment), self._layer_box(joints), place, ratio)
        shadow = self._shadow(joints)
        if not shadow:
            return Frame(body, None)
        reached = reach(shadow).adjusted(-0.5, -0.5, 0.5, 0.5)
        box = (reached.left(), reached.top(), reached.right(), reached.bottom())
        return Frame(body, layer_of(shadow, box, place, ratio))

    def body_marks(self, moment: Moment) -> list[Mark]:
        return self._marks_of(self._track.joints_at(moment.depth, moment.lap), moment)

    def shadow_marks(self, moment: Moment) -> list[Mark]:
        return self._shadow(self._track.joints_at(moment.depth, moment.lap))

    def _marks_of(self, joints: Joints | FrontJoints, moment: Moment) -> list[Mark]:
        rig, look, scene = self._rig, self._look, self._scene
        if isinstance(joints, FrontJoints):
            marks = front_body(rig, look, scene, self._muscles, joints, moment, self._between[1])
        else:
            shapes, muscles = self._shapes, self._muscles
            marks = side_body(rig, shapes, look, scene, muscles, joints, moment, self._between)
        return marks if self._line is None else outlined(marks, self._line)

    def _layer_box(self, joints: Joints | FrontJoints) -> Box:
        """The body and the things that lie over it."""
        x0, y0, x1, y1 = body_box(joints)
        scene = self._scene
        boxes = [mark.path.boundingRect() for part in self._between for mark in part]
        if scene.arrows or scene.band is not None:
            x0, y0, x1, y1 = x0 - EVER_REACHES, y0 - EVER_REACHES, x1 + EVER_REACHES, y1 + EVER_REACHES
        if scene.band is not None:
            x0 = min(x0, scene.band[0] - 4.0)
        if scene.roller is not None:
            y0 = min(y0, -0.5)
        return (
            min([x0, *(box.left() for box in boxes)]),
            min([y0, *(box.top() for box in boxes)]),
            max([x1, *(box.right() for box in boxes)]),
            max([y1, *(box.bottom() for box in boxes)]),
        )

    def _shadow(self, joints: Joints | FrontJoints) -> list[Mark]:
        if self._look.detail is not Detail.FULL:
            return []
        colour, found = self._look.colours.shadow, list[Mark]()
        for x0, x1, strength in shadow_spans(joints):
            centre, half = ((x0 + x1) / 2, -0.6), (x1 - x0) / 2
            for part, alpha in SHADOW_LAYERS:
                oval = oval_path(centre, half * part, SHADOW_HIGH * part)
                found.append(Mark(oval, colour, None, SHADOW_DARK * alpha * strength))
        return found
