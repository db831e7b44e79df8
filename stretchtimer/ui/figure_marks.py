"""The list of what is painted, in order: built from a pose, then painted, measured or outlined.

A list instead of direct painting lets tests ask how far a drawing reaches and lets the ghost find its
outline.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QTransform

_OVER = QPainter.CompositionMode.CompositionMode_SourceOver
_ATOP = QPainter.CompositionMode.CompositionMode_SourceAtop
_UNDER = QPainter.CompositionMode.CompositionMode_DestinationOver
GHOST_LINE, GHOST_DASH = 2.6, (2.6, 1.9)


class Mark(NamedTuple):
    """One filled path.

    over_body: painted only where body is already, as separation lines are. under: painted behind it.
    """

    path: QPainterPath
    colour: QColor
    place: QTransform | None = None
    opacity: float = 1.0
    over_body: bool = False
    body: bool = False
    under: bool = False


def paint_marks(painter: QPainter, marks: Iterable[Mark], world: QTransform) -> None:
    """Paints on a transparent layer: `over_body` means over whatever is on it so far."""
    over, atop, under = _OVER, _ATOP, _UNDER
    mode, whole, opacity = over, painter.opacity(), 1.0
    for mark in marks:
        painter.setTransform(world if mark.place is None else mark.place * world)
        wanted = atop if mark.over_body else under if mark.under else over
        if wanted is not mode:
            painter.setCompositionMode(wanted)
            mode = wanted
        if mark.opacity != opacity:
            opacity = mark.opacity
            painter.setOpacity(opacity * whole)
        painter.fillPath(mark.path, mark.colour)
    painter.setCompositionMode(over)
    painter.setOpacity(whole)


def reach(marks: Iterable[Mark]) -> QRectF:
    """How far the marks reach in the world."""
    box = QRectF()
    for mark in marks:
        path = mark.path if mark.place is None else mark.place.map(mark.path)
        box = box.united(path.boundingRect())
    return box


def outlined(marks: list[Mark], colour: QColor) -> list[Mark]:
    """With a dashed line round the whole body, put under it last so that only its outside shows."""
    stroker = QPainterPathStroker()
    stroker.setWidth(GHOST_LINE)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setDashPattern(list(GHOST_DASH))
    whole = QPainterPath()
    for mark in marks:
        if mark.body:
            whole = whole.united(mark.path if mark.place is None else mark.place.map(mark.path))
    return [*marks, Mark(stroker.createStroke(whole), colour, under=True)]
