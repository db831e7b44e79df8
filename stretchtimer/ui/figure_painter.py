"""Paints one form of one figure at any moment, at any size.

The body goes on a transparent layer of its own: there a separation line is painted only where body lies
beneath it (SourceAtop), which costs a tenth of a clip path. Mat, shadow and what stands behind stay off
that layer.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

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
from stretchtimer.ui.figure_front import band_stand, front_body
from stretchtimer.ui.figure_look import Detail, Look
from stretchtimer.ui.figure_marks import Mark, outlined, paint_marks
from stretchtimer.ui.figure_paths import oval_path
from stretchtimer.ui.figure_props import back_marks, before_leg_marks, before_trunk_marks, mat_marks
from stretchtimer.ui.figure_shapes import SideShapes

SHADOW_LAYERS = ((1.0, 0.45), (0.86, 0.35), (0.70, 0.35))
SHADOW_DARK, SHADOW_HIGH = 0.16, 3.2
FLOOR_PX = (12.0, 20.0)
EVER_REACHES = 12.0
"""Centimetres that arrows and band may reach beyond the body."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Where the world lies in a picture: pixels a centimetre, and the pixel of (0, 0)."""

    scale: float
    x: float
    y: float

    def transform(self, ratio: float = 1.0) -> QTransform:
        scale = self.scale * ratio
        return QTransform(scale, 0.0, 0.0, -scale, self.x * ratio, self.y * ratio)


@dataclass(frozen=True, slots=True)
class Frame:
    """A painted body, the device pixel of its upper left corner, and its shadow for the stage behind it."""

    image: QImage
    at: QPoint
    shadow: tuple[Mark, ...]
    mirrored: bool = False


def fit(viewport: Box, width: float, height: float) -> Fit:
    """The viewport as large as it goes, its floor 12-20 px above the lower edge."""
    x0, y0, x1, y1 = viewport
    margin = min(height * 0.06, min(FLOOR_PX[1], max(FLOOR_PX[0], height * 0.05)))
    scale = min(width / (x1 - x0), height / (y1 - y0), (height - margin) / y1)
    return Fit(scale, width / 2 - scale * (x0 + x1) / 2, height - max(margin, -y0 * scale))


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
        if chosen.scene.band is not None:
            self.back += band_stand(chosen.scene.band, look)
        self._between = (before_trunk_marks(chosen.scene, colours), before_leg_marks(chosen.scene, colours))
        self.viewport: Box = chosen.viewport
        self.laps_differ = self._track.laps_differ()

    def paint(self, painter: QPainter, moment: Moment, place: Fit, width: float, mirrored: bool = False) -> None:
        """The whole drawing on a stage `width` pixels wide, without the stage's own colour."""
        frame = self.frame(moment, place, painter.device().devicePixelRatio())
        self.paint_behind(painter, frame, place, width, mirrored)
        blit(painter, frame, width, mirrored)

    def paint_behind(self, painter: QPainter, frame: Frame, place: Fit, width: float, mirrored: bool = False) -> None:
        """Mat, shadow and what stands behind the body."""
        for marks in (self.ground, frame.shadow, self.back):
            paint_still(painter, marks, place, width, mirrored)

    def frame(self, moment: Moment, place: Fit, ratio: float) -> Frame:
        """The body alone on a layer cropped to it, facing right."""
        joints = self._track.joints_at(moment.depth, moment.lap)
        x0, y0, x1, y1 = self._layer_box(joints)
        world = place.transform(ratio)
        corner, opposite = world.map(QPointF(x0, y1)), world.map(QPointF(x1, y0))
        left, top = math.floor(corner.x()), math.floor(corner.y())
        width, height = math.ceil(opposite.x()) - left, math.ceil(opposite.y()) - top
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_marks(painter, self._marks_of(joints, moment), world * QTransform.fromTranslate(-left, -top))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return Frame(image, QPoint(left, top), tuple(self._shadow(joints)))

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


def paint_still(painter: QPainter, marks: Sequence[Mark], place: Fit, width: float, mirrored: bool = False) -> None:
    """Marks straight onto a stage `width` pixels wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    turn = QTransform(-1.0, 0.0, 0.0, 1.0, width, 0.0) if mirrored else QTransform()
    paint_marks(painter, marks, place.transform() * turn * painter.transform())
    painter.restore()


def blit(painter: QPainter, frame: Frame, width: float, mirrored: bool) -> None:
    """Puts a frame on a stage `width` pixels wide, mirrored about its middle for the left side."""
    image, ratio = frame.image, frame.image.devicePixelRatio()
    if mirrored == frame.mirrored:
        left = frame.at.x() / ratio
    else:
        left = width - (frame.at.x() + image.width()) / ratio
        image = image.flipped(Qt.Orientation.Horizontal)
        image.setDevicePixelRatio(ratio)
    painter.drawImage(QPointF(left, frame.at.y() / ratio), image)


def turned(frame: Frame, width: float) -> Frame:
    """The frame for the other side, so that it is mirrored once and not at each painting."""
    ratio = frame.image.devicePixelRatio()
    image = frame.image.flipped(Qt.Orientation.Horizontal)
    image.setDevicePixelRatio(ratio)
    left = round(width * ratio) - frame.at.x() - image.width()
    return Frame(image, QPoint(left, frame.at.y()), frame.shadow, not frame.mirrored)
