"""Figures on paper: one picture of one figure, or the sheet of all of them with start and full pose."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.motion import Moment
from stretchtimer.core.figure.rig import Rig
from stretchtimer.ui.figure_layers import Fit, fit
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.figure_shapes import SideShapes
from stretchtimer.ui.theme import Theme
from stretchtimer.words.figure_words import pose_labels, settings_labels, sheet_title

COLUMNS, CELL, CAPTION, GAP, EDGE, HEAD = 3, (352, 304), 52, 16, 40, 112
LARGEST_SCALE, FLOOR = 1.5, 28
CORNER, MARGIN = 16.0, 20.0
CELL_WIDTH, CELL_HEIGHT = 2 * CELL[0], CELL[1] + CAPTION


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One figure with what stands below it: its name, and what is lit."""

    figure: Figure
    name: str
    caption: str = ""


def figure_picture(
    drawing: FigurePainter, moment: Moment, width: int, height: int, ground: QColor, mirrored: bool = False
) -> QImage:
    """One figure on a plain ground."""
    image = _paper(width, height, ground)
    painter = QPainter(image)
    drawing.paint(painter, moment, fit(drawing.viewport, width, height), width, mirrored)
    painter.end()
    return image


class FigureSheet:
    """All figures at one scale. `people` stand in the last place: the looks one can choose from."""

    def __init__(self, rig: Rig, shapes: SideShapes, look: Look, theme: Theme) -> None:
        self._rig, self._shapes, self._look, self._theme = rig, shapes, look, theme

    def painted(
        self,
        entries: Sequence[SheetEntry],
        form: FormName = "usual",
        people: tuple[Figure, Sequence[Look]] | None = None,
    ) -> QImage:
        """`people`: the figure that shows the looks in its start pose, and the looks."""
        rows = math.ceil((len(entries) + (people is not None)) / COLUMNS)
        width = COLUMNS * (CELL_WIDTH + GAP) - GAP + 2 * EDGE
        sheet = _paper(width, HEAD + rows * (CELL_HEIGHT + GAP) - GAP + EDGE, self._theme.color("bg"))
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        title, line = sheet_title()
        self._write(painter, QPointF(EDGE, 64), title, 32, 600)
        self._write(painter, QPointF(EDGE, 92), line, 16, 400, "ink_2")
        for index, entry in enumerate(entries):
            self._entry(painter, _corner(index), entry, form)
        if people is not None:
            self._people(painter, _corner(len(entries)), *people)
        painter.end()
        return sheet

    def _entry(self, painter: QPainter, at: QPointF, entry: SheetEntry, form: FormName) -> None:
        drawing = FigurePainter(self._rig, self._shapes, entry.figure, form, self._look)
        self._ground(painter, at, entry.name, entry.caption)
        for step, label in enumerate(pose_labels()):
            place = at + QPointF(step * CELL[0], 0.0)
            moment = Moment(float(step), glow=1.0, arrow="closer" if step else "press")
            painter.drawImage(place, _cell(drawing, moment))
            self._write(painter, place + QPointF(MARGIN, 30.0), label, 12, 500, "ink_2")

    def _people(self, painter: QPainter, at: QPointF, figure: Figure, looks: Sequence[Look]) -> None:
        self._ground(painter, at, *settings_labels())
        apart = CELL_WIDTH / len(looks)
        for index, look in enumerate(looks):
            drawing = FigurePainter(self._rig, self._shapes, figure, "usual", look)
            place = Fit(LARGEST_SCALE, at.x() + apart * (index + 0.5), at.y() + CELL[1] - FLOOR)
            drawing.paint(painter, Moment(0.0, glow=1.0), place, 0.0)

    def _ground(self, painter: QPainter, at: QPointF, name: str, caption: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colours.stage)
        painter.drawRoundedRect(QRectF(at.x(), at.y(), CELL_WIDTH, CELL_HEIGHT), CORNER, CORNER)
        base = at + QPointF(MARGIN, CELL[1] + 26.0)
        self._write(painter, base, name, 16, 600)
        self._write(painter, base, caption, 14, 400, "ink_2", CELL_WIDTH - 2 * MARGIN)

    def _write(
        self, painter: QPainter, at: QPointF, text: str, px: int, weight: int, ink: str = "ink", width: float = 0.0
    ) -> None:
        """Text on its base line; with a width it ends where that ends."""
        painter.setFont(self._theme.sized_font(px, weight, display=px > 20, tabular=False))
        painter.setPen(self._theme.color(ink))
        shift = width - painter.fontMetrics().horizontalAdvance(text) if width else 0.0
        painter.drawText(at + QPointF(shift, 0.0), text)


def _corner(index: int) -> QPointF:
    row, column = divmod(index, COLUMNS)
    return QPointF(EDGE + column * (CELL_WIDTH + GAP), HEAD + row * (CELL_HEIGHT + GAP))


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
