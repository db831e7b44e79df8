"""The days of a block as a row of dots: done, today, ahead, rest, left out and off, each of its own shape."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.core.programme_view import DayState
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme

DOT, GAP = 8, 3
LINE = 1.5


class DayDots(Painted):
    """One dot a day, in the order of days."""

    spoken_as = "picture"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._days: tuple[DayState, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_days(self, days: tuple[DayState, ...], said: str) -> None:
        """`said` tells the same in words."""
        self._days = days
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setVisible(bool(days))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        dot, gap = self.theme.px(DOT), self.theme.px(GAP)
        return QSize(len(self._days) * (dot + gap) + 2, dot + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot, step = self.theme.px(DOT), self.theme.px(DOT) + self.theme.px(GAP)
        for number, state in enumerate(self._days):
            x = number * step + 1
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                x = self.width() - x - dot
            paint_day(painter, QRectF(x, 2, dot, dot), state, self.theme)


def paint_day(painter: QPainter, box: QRectF, state: DayState, theme: Theme) -> None:
    """One day's mark in a box."""
    strong, faint = theme.color("primary"), theme.color("line_strong")
    inner = box.adjusted(LINE / 2, LINE / 2, -LINE / 2, -LINE / 2)
    match state:
        case DayState.DONE:
            _circle(painter, box, strong, None)
        case DayState.TODAY:
            _circle(painter, inner.adjusted(-0.5, -0.5, 0.5, 0.5), None, QPen(strong, LINE * 1.7))
        case DayState.AHEAD:
            _circle(painter, inner, None, QPen(faint, LINE))
        case DayState.REST:
            middle = box.center()
            _circle(painter, QRectF(middle.x() - 1.5, middle.y() - 1.5, 3, 3), faint, None)
        case DayState.LEFT_OUT:
            _dash(painter, box, QPen(faint, LINE))
        case DayState.OFF:
            _dash(painter, box, QPen(faint, LINE, Qt.PenStyle.DotLine))


def _circle(painter: QPainter, box: QRectF, fill: QColor | None, pen: QPen | None) -> None:
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(pen if pen is not None else Qt.PenStyle.NoPen)
    painter.drawEllipse(box)


def _dash(painter: QPainter, box: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QPointF(box.left() + 1, box.center().y()), QPointF(box.right() - 1, box.center().y()))
