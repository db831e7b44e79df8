"""Paints one form of one figure at any moment, at any size.

The body goes on a transparent layer of its own: there a separation line is painted only where body lies
beneath it (SourceAtop), which costs a tenth of a clip path. Mat, shadow and what stands behind stay off
that layer.
"""

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
"""Centimetres that strap, arrow, roller or a prop's front may reach beyond the body."""


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
class BodyLayer:
    """The painted body and the device pixel of its upper left corner."""

    image: QImage
    at: QPoint


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
        self._mat, self._back = mat_marks(chosen.scene, colours), back_marks(chosen.scene, colours)
        if chosen.scene.band is not None:
            self._back += band_stand(chosen.scene.band, look)
        self._between = (before_trunk_marks(chosen.scene, colours), before_leg_marks(chosen.scene, colours))
        self.viewport: Box = chosen.viewport
        self.laps_differ = self._track.laps_differ()

    def paint(
        self, painter: QPainter, moment: Moment, place: Fit, width: float, mirrored: bool = False
    ) -> None:
        """The whole drawing on a stage `width` pixels wide, without the stage's own colour."""
        ratio = painter.device().devicePixelRatioF()
        joints = self._track.joints_at(moment.depth, moment.lap)
        layer = self.body_layer(moment, place, ratio, joints)
        self.paint_behind(painter, moment, place, width, mirrored, joints)
        blit(painter, layer, width, mirrored)

    def paint_behind(
        self,
        painter: QPainter,
        moment: Moment,
        place: Fit,
        width: float,
        mirrored: bool = False,
        joints: Joints | FrontJoints | None = None,
    ) -> None:
        """Mat, shadow and what stands behind the body."""
        joints = joints or self._track.joints_at(moment.depth, moment.lap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        turn = QTransform(-1.0, 0.0, 0.0, 1.0, width, 0.0) if mirrored else QTransform()
        world = place.transform() * turn * painter.transform()
        paint_marks(painter, [*self._mat, *self._shadow(joints), *self._back], world)
        painter.restore()

    def body_layer(
        self, moment: Moment, place: Fit, ratio: float, joints: Joints | FrontJoints | None = None
    ) -> BodyLayer:
        """The body alone on a layer cropped to it, facing right."""
        joints = joints or self._track.joints_at(moment.depth, moment.lap)
        x0, y0, x1, y1 = self._layer_box(joints)
        world = place.transform(ratio)
        left, top = world.map(QPointF(x0, y1)).toPoint().toTuple()
        right, bottom = world.map(QPointF(x1, y0)).toPoint().toTuple()
        image = QImage(right - left + 2, bottom - top + 2, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_marks(painter, self.body_marks(moment, joints), world * QTransform.fromTranslate(-left, -top))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return BodyLayer(image, QPoint(left, top))

    def body_marks(self, moment: Moment, joints: Joints | FrontJoints | None = None) -> list[Mark]:
        joints = joints or self._track.joints_at(moment.depth, moment.lap)
        rig, look, scene = self._rig, self._look, self._scene
        if isinstance(joints, FrontJoints):
            marks = front_body(rig, look, scene, self._muscles, joints, moment, self._between[1])
        else:
            shapes, muscles = self._shapes, self._muscles
            marks = side_body(rig, shapes, look, scene, muscles, joints, moment, self._between)
        return marks if self._line is None else outlined(marks, self._line)

    def behind_marks(self) -> list[Mark]:
        """What does not move: mat and what stands behind."""
        return [*self._mat, *self._back]

    def _layer_box(self, joints: Joints | FrontJoints) -> Box:
        x0, y0, x1, y1 = body_box(joints)
        fronts = [mark.path.boundingRect() for part in self._between for mark in part]
        reach = EVER_REACHES if self._scene.strap or self._scene.band or self._scene.roller else 0.0
        if self._scene.band is not None:
            x0 = min(x0, self._scene.band[0])
        left = min([x0 - reach, *(box.left() for box in fronts)])
        right = max([x1 + reach, *(box.right() for box in fronts)])
        low = min([y0 - reach, *(box.top() for box in fronts)])
        high = max([y1 + reach, *(box.bottom() for box in fronts)])
        return (left, low, right, high)

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


def blit(painter: QPainter, layer: BodyLayer, width: float, mirrored: bool) -> None:
    """Puts a body layer on a stage `width` pixels wide, mirrored about its middle for the left side."""
    image, ratio = layer.image, layer.image.devicePixelRatio()
    if not mirrored:
        painter.drawImage(QPointF(layer.at.x() / ratio, layer.at.y() / ratio), image)
        return
    flipped = image.flipped(Qt.Orientation.Horizontal)
    flipped.setDevicePixelRatio(ratio)
    left = width - (layer.at.x() + image.width()) / ratio
    painter.drawImage(QPointF(left, layer.at.y() / ratio), flipped)
