"""The icon beside the clock: a ring that fills towards the next reminder, a dot when one waits, bars while paused.

Nobody tells what colour a panel is, so each colour stands out on a light one and on a dark one.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from stretchtimer.core.tray import STEPS, Standing, TrayView

SIZES = (16, 22, 24, 32, 48, 64)
GRID = 24.0  # what follows is in 24ths of the icon
RING = QRectF(2.3, 2.3, 19.4, 19.4)
LINE, LEG_LINE = 2.8, 2.4
LEG = (QPointF(11, 7.9), QPointF(7.4, 15.9), QPointF(16.4, 15.9))
BARS = (QRectF(8.4, 7.6, 2.6, 8.8), QRectF(13, 7.6, 2.6, 8.8))
DOT, DOT_EDGE = QRectF(15, 0.6, 8.4, 8.4), 1.6
TRACK, FILL, ACCENT = QColor("#8A999B"), QColor("#17858F"), QColor("#E5792A")
TOP, WHOLE = 90 * 16, 360 * 16


def tray_icon(view: TrayView) -> QIcon:
    icon = QIcon()
    for px in SIZES:
        icon.addPixmap(tray_picture(view, px))
    return icon


def tray_picture(view: TrayView, px: int) -> QPixmap:
    picture = QPixmap(px, px)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(px / GRID, px / GRID)
    _paint_ring(painter, view)
    if view.standing is Standing.PAUSED:
        for bar in BARS:
            painter.fillRect(bar, TRACK)
    else:
        painter.setPen(_pen(ACCENT, LEG_LINE))
        painter.drawPolyline(LEG)
    if view.standing is Standing.OFFERED:
        _paint_dot(painter)
    painter.end()
    return picture


def _paint_ring(painter: QPainter, view: TrayView) -> None:
    """It runs clockwise from the top, as the ring of a session does."""
    painter.setPen(_pen(TRACK, LINE))
    painter.setOpacity(0.55)
    painter.drawEllipse(RING)
    painter.setOpacity(1.0)
    if view.step:
        painter.setPen(_pen(FILL, LINE))
        painter.drawArc(RING, TOP, -WHOLE * view.step // STEPS)


def _paint_dot(painter: QPainter) -> None:
    """With a gap around it, so that it is a dot also on the ring."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.drawEllipse(DOT.adjusted(-DOT_EDGE, -DOT_EDGE, DOT_EDGE, DOT_EDGE))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(ACCENT)
    painter.drawEllipse(DOT)


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
