"""The row of progress segments: one for each step and side, as wide as it takes long.

The step in hand is taller, outlined and part filled, so that it shows without colour as well.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme

GAP = 5.0
HEIGHT, THICKNESS = 18, 10
OUTLINE = 2.0
NARROWEST = 6.0
NOTICEABLE_PX = 0.5


def spread(weights: Sequence[float], width: float, gap: float = GAP) -> list[tuple[float, float]]:
    """(left edge, width) of each segment; weights share what the gaps leave, none below what can be seen."""
    total = sum(weights)
    if not weights or total <= 0:
        return []
    room = max(0.0, width - gap * (len(weights) - 1))
    lengths = [max(min(NARROWEST, room / len(weights)), room * weight / total) for weight in weights]
    squeeze = room / sum(lengths) if room else 0.0
    edges, x = [], 0.0
    for length in lengths:
        edges.append((x, length * squeeze))
        x += length * squeeze + gap
    return edges


class Segments(Painted):
    """How far the session is, without a number."""

    spoken_as = "picture"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._segments: tuple[tuple[float, float], ...] = ()
        self._current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: Sequence[tuple[float, float]], current: int | None) -> None:
        """`segments` are (weight, part done from 0 to 1); `current` is the index of the step in hand."""
        shown = tuple(segments)
        if current == self._current and not self._visibly_differs(shown):
            return
        self._segments, self._current = shown, current
        self.update()

    def show_description(self, name: str, description: str) -> None:
        """What a screen reader says instead of the picture: "Progress", "Step 3 of 9"."""
        self.setAccessibleName(name)
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)

    def sizeHint(self) -> QSize:
        return QSize(400, self.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        places = spread([weight for weight, _ in self._segments], self.width())
        for index, ((x, width), (_, done)) in enumerate(zip(places, self._segments, strict=True)):
            self._paint_segment(painter, x, width, done, index == self._current)

    def _paint_segment(self, painter: QPainter, x: float, width: float, done: float, is_current: bool) -> None:
        height = self.height() if is_current else self.height() * THICKNESS / HEIGHT
        box = QRectF(x, (self.height() - height) / 2, width, height)
        radius = min(height, width) / 2
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.fillPath(shape, self.theme.color("ring_track"))
        if done > 0:
            filled = QPainterPath()
            filled.addRect(QRectF(x, box.top(), width * min(1.0, done), height))
            painter.fillPath(shape.intersected(filled) if done < 1 else shape, self.theme.color("ring"))
        if is_current:
            painter.setPen(QPen(self.theme.color("ring"), OUTLINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = OUTLINE / 2
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)

    def _visibly_differs(self, shown: tuple[tuple[float, float], ...]) -> bool:
        if [weight for weight, _ in shown] != [weight for weight, _ in self._segments]:
            return True
        places = spread([weight for weight, _ in shown], self.width())
        moves = (
            abs(new - old) * width for (_, width), (_, new), (_, old) in zip(places, shown, self._segments, strict=True)
        )
        return any(move >= NOTICEABLE_PX for move in moves)
