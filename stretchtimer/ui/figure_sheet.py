"""Figures on paper: one picture of one figure, or the sheet of all of them with start and full pose."""

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.motion import Moment
from stretchtimer.core.figure.rig import Rig
from stretchtimer.ui.figure_layers import Fit, fit
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.figure_shapes import SideShapes

COLUMNS, CELL, CAPTION, GAP, EDGE = 3, (352, 304), 52, 16, 40
LARGEST_SCALE, FLOOR = 1.5, 28
CORNER, MARGIN, TEXT_PX = 16.0, 20.0, 16


def figure_picture(
    drawing: FigurePainter, moment: Moment, width: int, height: int, ground: QColor, mirrored: bool = False
) -> QImage:
    """One figure on a plain ground."""
    image = _paper(width, height, ground)
    painter = QPainter(image)
    drawing.paint(painter, moment, fit(drawing.viewport, width, height), width, mirrored)
    painter.end()
    return image


def figure_sheet(
    rig: Rig,
    shapes: SideShapes,
    figures: Sequence[tuple[str, Figure]],
    look: Look,
    paper: Mapping[str, QColor],
    form: FormName = "usual",
) -> QImage:
    """All figures (name, figure) at one scale; `paper` holds the theme's `bg` and `ink`."""
    width, height = COLUMNS * (2 * CELL[0] + GAP) - GAP + 2 * EDGE, 2 * EDGE - GAP
    height += math.ceil(len(figures) / COLUMNS) * (CELL[1] + CAPTION + GAP)
    sheet = _paper(width, height, paper["bg"])
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index, (name, figure) in enumerate(figures):
        row, column = divmod(index, COLUMNS)
        x, y = EDGE + column * (2 * CELL[0] + GAP), EDGE + row * (CELL[1] + CAPTION + GAP)
        drawing = FigurePainter(rig, shapes, figure, form, look)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colours.stage)
        painter.drawRoundedRect(QRectF(x, y, 2 * CELL[0], CELL[1] + CAPTION), CORNER, CORNER)
        for step, depth in enumerate((0.0, 1.0)):
            moment = Moment(depth, glow=1.0, arrow="closer" if depth else "press")
            picture = _cell(drawing, moment)
            painter.drawImage(QPointF(x + step * CELL[0], y), picture)
        painter.setPen(paper["ink"])
        painter.setFont(_font(painter.font()))
        painter.drawText(QPointF(x + MARGIN, y + CELL[1] + TEXT_PX + 10.0), name)
    painter.end()
    return sheet


def _cell(drawing: FigurePainter, moment: Moment) -> QImage:
    x0, y0, x1, y1 = drawing.viewport
    scale = min(LARGEST_SCALE, (CELL[0] - 12) / (x1 - x0), (CELL[1] - 8) / (y1 - y0))
    place = Fit(scale, CELL[0] / 2 - scale * (x0 + x1) / 2, CELL[1] - FLOOR)
    picture = _paper(CELL[0], CELL[1] + FLOOR, QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    drawing.paint(painter, moment, place, CELL[0])
    painter.end()
    return picture


def _paper(width: int, height: int, colour: QColor) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(colour)
    return image


def _font(font: QFont) -> QFont:
    font.setPixelSize(TEXT_PX)
    font.setWeight(QFont.Weight.DemiBold)
    return font
