"""Shows or hides one series of a chart, and is its legend: line, marker and name in the series' colour."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stretchtimer.ui.theme import Theme

HEIGHT, PADDING, GAP = 40, 17, 10
SAMPLE, MARKER, TICK = 28, 9, 12
DASH_HOLE = 0.24


class SeriesToggle(QPushButton):
    """Checked while the series is shown."""

    def __init__(self, theme: Theme, side: Literal["left", "right", "pain"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = side
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._theme.font("button")).horizontalAdvance(self.text())
        parts = self._theme.px(2 * PADDING + SAMPLE + TICK + 2 * GAP)
        return QSize(round(width) + parts, self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, theme = self.isChecked(), self._theme
        color = theme.color(self._side if on else "ink_3")
        painter.setPen(QPen(theme.color(self._side if on else "line_strong"), 1))
        painter.setBrush(theme.color("surface_2" if self.underMouse() else "surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        start, sample = theme.px(PADDING), theme.px(SAMPLE)
        middle = QPointF(self._mirrored(start, sample) + sample / 2, self.height() / 2)
        self._paint_sample(painter, QPen(color, 3 * theme.text_scale), middle, sample)
        start += sample + theme.px(GAP)
        words = self.width() - start - theme.px(PADDING + TICK + GAP)
        painter.setPen(theme.color("ink" if on else "ink_2"))
        painter.setFont(theme.font("button") if on else theme.font("body_medium"))
        place = QRectF(self._mirrored(start, words), 0, words, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self.text())
        if on:
            self._paint_tick(painter)

    def _paint_sample(self, painter: QPainter, pen: QPen, middle: QPointF, length: float) -> None:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        half, marker = QPointF(length / 2, 0), self._theme.px(MARKER)
        hole = QPointF() if self._side == "left" else QPointF(length * DASH_HOLE, 0)
        painter.setPen(pen)
        painter.drawLine(middle - half, middle - hole)
        painter.drawLine(middle + hole, middle + half)
        pen.setWidthF(pen.widthF() * 0.66)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("surface"))
        box = QRectF(middle.x() - marker / 2, middle.y() - marker / 2, marker, marker)
        if self._side == "pain":
            painter.drawPolygon([box.bottomLeft(), box.bottomRight(), QPointF(box.center().x(), box.top())])
        elif self._side == "left":
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)

    def _paint_tick(self, painter: QPainter) -> None:
        size = self._theme.px(TICK)
        x = self._mirrored(self.width() - self._theme.px(PADDING) - size, size)
        y = self.height() / 2
        pen = QPen(self._theme.color("ink"), 1.75 * self._theme.text_scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([
            QPointF(x, y),
            QPointF(x + size * 0.36, y + size * 0.36),
            QPointF(x + size, y - size * 0.36),
        ])  # fmt: skip

    def _mirrored(self, x: float, width: float) -> float:
        return self.width() - x - width if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x
