"""What is put on paper: words, boxes, lines and figures, at places in points counted from where the language begins.

On a page that reads from right to left every place is mirrored here, once; a figure's own left and right never are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout, QTextOption

from stretchtimer.ui.paper import PER_POINT
from stretchtimer.ui.theme import Theme

DISPLAY_FROM = 18.0
LEADING = 1.32
SMALLEST = 8.0
"""Points: nothing on paper is set smaller."""

Align = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: points, weight, and a colour of the theme."""

    size: float = 9.0
    weight: int = 400
    color: str = "ink"


Piece = tuple[str, Type]


def paper_font(theme: Theme, style: Type) -> QFont:
    """Without the alternates that a variable font puts in: a PDF does not know which letter such a glyph stands for."""
    font = theme.sized_font(style.size * PER_POINT, style.weight, display=style.size >= DISPLAY_FROM, tabular=False)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


class Ink:
    """A painter whose places are points, from `x`, `y` on paper in a column `width` wide."""

    def __init__(
        self, painter: QPainter, theme: Theme, width: float, *, rtl: bool, x: float = 0.0, y: float = 0.0
    ) -> None:
        self.painter, self.theme, self.width, self.rtl = painter, theme, width, rtl
        self._x, self._y = x, y

    def inside(self, box: QRectF, *, rtl: bool | None = None) -> "Ink":
        """The ink of a part of this column; `rtl` False where it runs to the right in every language."""
        at = self._placed(box)
        turned = self.rtl if rtl is None else rtl
        return Ink(self.painter, self.theme, box.width(), rtl=turned, x=at.left(), y=at.top())

    def dots(self, box: QRectF) -> QRectF:
        """A box as the device has it."""
        at = self._placed(box)
        return QRectF(*(value * PER_POINT for value in (at.left(), at.top(), at.width(), at.height())))

    def height_of(self, words: str | Iterable[Piece], width: float, style: Type | None = None) -> float:
        layout, height = self._laid(words, width, style, "start")
        return height / PER_POINT if layout.text() else 0.0

    def width_of(self, text: str, style: Type) -> float:
        """Of a single line."""
        layout, _height = self._laid(text, 10_000.0, style, "start")
        return max((layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())), default=0.0) / PER_POINT

    def write(
        self, box: QRectF, words: str | Iterable[Piece], style: Type | None = None, align: Align = "start"
    ) -> float:
        """Words from the top of a box on, broken at its width; returns how high they are."""
        layout, height = self._laid(words, box.width(), style, align)
        layout.draw(self.painter, self.dots(box).topLeft())
        return height / PER_POINT

    def fill(self, box: QRectF, color: str | QColor, corner: float = 0.0) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.color(color) if isinstance(color, str) else color)
        self.painter.drawRoundedRect(self.dots(box), corner * PER_POINT, corner * PER_POINT)

    def frame(self, box: QRectF, color: str, corner: float = 0.0, thick: float = 0.6) -> None:
        self.painter.setPen(QPen(self.theme.color(color), thick * PER_POINT))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(self.dots(box), corner * PER_POINT, corner * PER_POINT)

    def rule(self, y: float, color: str = "line", thick: float = 0.6, x: float = 0.0, width: float = 0.0) -> None:
        """A line across, or part of the way."""
        box = self.dots(QRectF(x, y, width or self.width - x, 0.0))
        self.painter.setPen(QPen(self.theme.color(color), thick * PER_POINT))
        self.painter.drawLine(box.topLeft(), box.topRight())

    def line(
        self, points: Iterable[tuple[float, float]], color: QColor, thick: float, dash: Iterable[float] = ()
    ) -> None:
        """A line through points; `dash` in points."""
        pen = QPen(color, thick * PER_POINT)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        lengths = [length / thick for length in dash]
        if lengths:
            pen.setDashPattern(lengths)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if lengths else Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline([self.dots(QRectF(x, y, 0.0, 0.0)).topLeft() for x, y in points])

    def shape(
        self, points: Iterable[tuple[float, float]], brush: QColor | None, pen: QColor | None, thick: float
    ) -> None:
        """A closed shape."""
        path = QPainterPath()
        path.addPolygon([self.dots(QRectF(x, y, 0.0, 0.0)).topLeft() for x, y in points])
        path.closeSubpath()
        self.painter.setPen(QPen(pen, thick * PER_POINT) if pen else QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(brush if brush else Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)

    def dot(self, x: float, y: float, half: float, brush: QColor, pen: QColor, thick: float) -> None:
        """A round point."""
        self.painter.setPen(QPen(pen, thick * PER_POINT))
        self.painter.setBrush(brush)
        self.painter.drawEllipse(self.dots(QRectF(x - half, y - half, 2 * half, 2 * half)))

    def _placed(self, box: QRectF) -> QRectF:
        """A box in points of the page, its left edge where that is on paper."""
        left = self.width - box.right() if self.rtl else box.left()
        return QRectF(self._x + left, self._y + box.top(), box.width(), box.height())

    def _laid(
        self, words: str | Iterable[Piece], width: float, style: Type | None, align: Align
    ) -> tuple[QTextLayout, float]:
        """The lines of a paragraph and their height, in dots. Each paragraph has the direction of its own words."""
        pieces = [(words, style or Type())] if isinstance(words, str) else list(words)
        first = pieces[0][1] if pieces else Type()
        layout = QTextLayout("".join(text for text, _ in pieces), paper_font(self.theme, first), self.painter.device())
        option = QTextOption(_ALIGNED[align, self.rtl] | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(pieces))
        step = max((style.size for _text, style in pieces), default=0.0) * LEADING * PER_POINT
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * PER_POINT)
            line.setPosition(QPointF(0.0, y + (step - line.height()) / 2))
            y += step
        layout.endLayout()
        return layout, y

    def _formats(self, pieces: Iterable[Piece]) -> list[QTextLayout.FormatRange]:
        formats, start = list[QTextLayout.FormatRange](), 0
        for text, style in pieces:
            part = QTextLayout.FormatRange()
            look = QTextCharFormat()
            look.setFont(paper_font(self.theme, style))
            look.setForeground(self.theme.color(style.color))
            length = len(text.encode("utf-16-le")) // 2  # Qt counts in UTF-16
            part.start, part.length, part.format = start, length, look
            formats.append(part)
            start += length
        return formats


_ALIGNED = {
    ("start", False): Qt.AlignmentFlag.AlignLeft,
    ("start", True): Qt.AlignmentFlag.AlignRight,
    ("end", False): Qt.AlignmentFlag.AlignRight,
    ("end", True): Qt.AlignmentFlag.AlignLeft,
    ("middle", False): Qt.AlignmentFlag.AlignHCenter,
    ("middle", True): Qt.AlignmentFlag.AlignHCenter,
}
