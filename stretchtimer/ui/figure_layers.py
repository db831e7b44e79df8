"""Layers: marks painted once on a small transparent picture, to be copied onto a stage facing right or left."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from stretchtimer.core.figure.points import Box
from stretchtimer.ui.figure_marks import Mark, paint_marks

FLOOR_PX = (12.0, 20.0)


@dataclass(frozen=True, slots=True)
class Fit:
    """Where the world lies in a picture: pixels a centimetre, and the pixel of (0, 0)."""

    scale: float
    x: float
    y: float

    def transform(self, ratio: float = 1.0) -> QTransform:
        scale = self.scale * ratio
        return QTransform(scale, 0.0, 0.0, -scale, self.x * ratio, self.y * ratio)


def fit(viewport: Box, width: float, height: float) -> Fit:
    """The viewport as large as it goes, its floor 12-20 px above the lower edge."""
    x0, y0, x1, y1 = viewport
    margin = min(height * 0.06, min(FLOOR_PX[1], max(FLOOR_PX[0], height * 0.05)))
    scale = min(width / (x1 - x0), height / (y1 - y0), (height - margin) / y1)
    return Fit(scale, width / 2 - scale * (x0 + x1) / 2, height - max(margin, -y0 * scale))


@dataclass(frozen=True, slots=True)
class Layer:
    """A painted picture and the device pixel of its upper left corner."""

    image: QImage
    at: QPoint
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment of a figure: its body, and its shadow on the ground behind."""

    body: Layer
    shadow: Layer | None

    @property
    def size_in_bytes(self) -> int:
        shadow = self.shadow.image.sizeInBytes() if self.shadow else 0
        return self.body.image.sizeInBytes() + shadow


def layer_of(marks: Sequence[Mark], box: Box, place: Fit, ratio: float) -> Layer:
    """The marks on a transparent picture cropped to `box`, facing right."""
    world = place.transform(ratio)
    corner, opposite = world.map(QPointF(box[0], box[3])), world.map(QPointF(box[2], box[1]))
    left, top = math.floor(corner.x()), math.floor(corner.y())
    width, height = math.ceil(opposite.x()) - left, math.ceil(opposite.y()) - top
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_marks(painter, marks, world * QTransform.fromTranslate(-left, -top))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return Layer(image, QPoint(left, top))


def blit(painter: QPainter, layer: Layer | None, width: float, mirrored: bool) -> None:
    """Puts a layer on a stage `width` pixels wide, mirrored about its middle for the left side."""
    if layer is None:
        return
    layer = layer if layer.mirrored == mirrored else turned_layer(layer, width)
    ratio = layer.image.devicePixelRatio()
    painter.drawImage(QPointF(layer.at.x() / ratio, layer.at.y() / ratio), layer.image)


def turned(frame: Frame, width: float) -> Frame:
    """The frame for the other side, so that it is mirrored once and not at each painting."""
    return Frame(turned_layer(frame.body, width), turned_layer(frame.shadow, width) if frame.shadow else None)


def turned_layer(layer: Layer, width: float) -> Layer:
    ratio = layer.image.devicePixelRatio()
    image = layer.image.flipped(Qt.Orientation.Horizontal)
    image.setDevicePixelRatio(ratio)
    left = round(width * ratio) - layer.at.x() - image.width()
    return Layer(image, QPoint(left, layer.at.y()), not layer.mirrored)


def paint_still(painter: QPainter, marks: Sequence[Mark], place: Fit, width: float, mirrored: bool = False) -> None:
    """Marks straight onto a stage `width` pixels wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    turn = QTransform(-1.0, 0.0, 0.0, 1.0, width, 0.0) if mirrored else QTransform()
    paint_marks(painter, marks, place.transform() * turn * painter.transform())
    painter.restore()
