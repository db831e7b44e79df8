"""The week as dots: a column a day, a row a session; done, planned, not done and nothing asked are four shapes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.core.programme import DAYS_IN_WEEK
from stretchtimer.core.programme_view import DayState
from stretchtimer.core.week_view import WeekView
from stretchtimer.ui.day_dots import paint_day
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.week_words import day_letters, week_rows_text

COLUMN, WIDEST, ROW, DOT, HEADING = 24, 36, 23, 15, 22
TICK = ((0.27, 0.52), (0.43, 0.68), (0.74, 0.35))
"""In the dot's own square."""
TICK_WIDTH = 0.12


class WeekDots(Painted):
    """Shows a `WeekView`."""

    spoken_as = "picture"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._week: WeekView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_week(self, week: WeekView) -> None:
        self._week = week
        said = "\n".join(week_rows_text(week))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._week.rows) if self._week else 0
        px = self.theme.px
        return QSize(DAYS_IN_WEEK * px(COLUMN), px(HEADING) + rows * px(ROW) + px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._week is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, today = self.theme, self._week.today
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary_soft"))
        painter.drawRoundedRect(self._column(today).adjusted(1, 0, -1, 0), 8, 8)
        for number, letter in enumerate(day_letters()):
            painter.setFont(theme.font("small_strong" if number == today else "caption"))
            painter.setPen(theme.color("on_soft" if number == today else "ink_2"))
            heading = QRectF(self._column(number))
            heading.setHeight(theme.px(HEADING))
            painter.drawText(heading, Qt.AlignmentFlag.AlignCenter, letter)
        for line, row in enumerate(self._week.rows):
            for number, state in enumerate(row.days):
                self._paint(painter, self._dot(number, line), state)

    def _paint(self, painter: QPainter, box: QRectF, state: DayState) -> None:
        paint_day(painter, box, state, self.theme)
        if state is DayState.DONE:
            size = box.width()
            pen = QPen(self.theme.color("on_primary"), max(1.5, TICK_WIDTH * size))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(box.left() + x * size, box.top() + y * size) for x, y in TICK])

    def _column(self, number: int) -> QRectF:
        width = min(self.width() / DAYS_IN_WEEK, float(self.theme.px(WIDEST)))
        x = number * width
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - width
        return QRectF(x, 0, width, self.height())

    def _dot(self, number: int, line: int) -> QRectF:
        px, column = self.theme.px, self._column(number)
        size = px(DOT)
        middle = px(HEADING) + (line + 0.5) * px(ROW)
        return QRectF(column.center().x() - size / 2, middle - size / 2, size, size)
