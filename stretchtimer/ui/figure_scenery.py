"""What does not move on a stage, painted once: the ground with its mat, and what stands behind the body."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.figure_layers import fit, paint_still
from stretchtimer.ui.figure_painter import FigurePainter


@dataclass(frozen=True, slots=True)
class Scenery:
    """The still pictures of one stage; between them lies the shadow."""

    ground: QPixmap
    back: QPixmap | None
    mirrored: bool


def scenery(drawing: FigurePainter, stage: QWidget, colour: QColor, corner: float, mirrored: bool) -> Scenery:
    place, width = fit(drawing.viewport, stage.width(), stage.height()), stage.width()
    ground = _canvas(stage)
    painter = QPainter(ground)
    paint_floor(painter, stage, colour, corner)
    paint_still(painter, drawing.ground, place, width, mirrored)
    painter.end()
    if not drawing.back:
        return Scenery(ground, None, mirrored)
    back = _canvas(stage)
    painter = QPainter(back)
    paint_still(painter, drawing.back, place, width, mirrored)
    painter.end()
    return Scenery(ground, back, mirrored)


def paint_floor(painter: QPainter, stage: QWidget, colour: QColor, corner: float) -> None:
    """The stage's own colour, its corners rounded."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(stage.rect()), corner, corner)


def _canvas(stage: QWidget) -> QPixmap:
    ratio = stage.devicePixelRatio()
    pixmap = QPixmap(stage.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
