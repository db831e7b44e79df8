"""A year of practice: a column a week, a row a weekday, one to three dots for the sessions of a day.

Readable without colour: the number of dots says it, the tint only helps. The arrow keys walk through the days, and the
day that is come to is said.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from stretchtimer.core.consistency import DAYS_IN_WEEK
from stretchtimer.core.programme_view import year_of
from stretchtimer.core.records import DayOff
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.programme_words import day_cell

CELL, GAP, NARROWEST = 16, 2, 11
HEADING = 20
SOME_WEEKS = 16
"""As many fit into a narrow window: those around the day that is chosen."""
MOST_DOTS = 3
TINTS = ("surface_2", "phase_a", "phase_b", "primary_soft")
WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -DAYS_IN_WEEK, Qt.Key.Key_Right: DAYS_IN_WEEK}


class YearMap(Painted):
    """Shows the sessions of a year's days, and says which day is chosen, by a click or the arrow keys."""

    day_chosen = Signal(QDate)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._today = date(1970, 1, 1)
        self._chosen = self._today
        self._done: Mapping[date, int] = {}
        self._off: Mapping[date, DayOff] = {}
        self._weeks: tuple[tuple[date | None, ...], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_year(
        self, today: date, done: Mapping[date, int], off: Mapping[date, DayOff], months: tuple[str, ...]
    ) -> None:
        """`months` are the twelve names to stand above."""
        if self._today.year != today.year:
            self._chosen = today
        self._today, self._done, self._off, self._months = today, done, off, months
        self._weeks = year_of(today.year)
        sessions = sum(count for day, count in done.items() if day.year == today.year)
        self.setAccessibleName(_("Sessions in {year}: {count}").format(year=today.year, count=sessions))
        self._say()
        self.update()

    @property
    def chosen(self) -> date:
        return self._chosen

    def sizeHint(self) -> QSize:
        return QSize(53 * (NARROWEST + GAP), self._heading() + DAYS_IN_WEEK * (CELL + GAP) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(SOME_WEEKS * (NARROWEST + GAP), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = WALK.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
            return
        if abs(step) > 1 and self.isRightToLeft():
            step = -step
        walked = self._chosen + timedelta(days=step)
        if walked.year == self._today.year:
            self._choose(walked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if day is None else self._cell_text(day), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter)
        for column, week in enumerate(self._shown()):
            for row, day in enumerate(week):
                if day is not None:
                    self._paint_day(painter, self._box(column, row), day)

    def _paint_months(self, painter: QPainter) -> None:
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color("ink_2"))
        last_end = -1e9
        metrics = painter.fontMetrics()
        for column, week in enumerate(self._shown()):
            first = next((day for day in week if day is not None and day.day == 1), None)
            if first is None:
                continue
            text, box = self._months[first.month - 1], self._box(column, 0)
            width = metrics.horizontalAdvance(text)
            start = box.left() if not self.isRightToLeft() else self.width() - box.right()
            if start >= last_end and start + width <= self.width():
                x = box.left() if not self.isRightToLeft() else box.right() - width
                painter.drawText(QPointF(x, self._heading() - 6), text)
                last_end = start + width + 6

    def _paint_day(self, painter: QPainter, box: QRectF, day: date) -> None:
        theme, count = self.theme, min(self._done.get(day, 0), MOST_DOTS)
        if day > self._today:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(TINTS[count]))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary"))
        dot = min(3.5, box.width() / 4)
        for number in range(count):
            y = box.center().y() + (number - (count - 1) / 2) * (dot + 1)
            painter.drawEllipse(QPointF(box.center().x(), y), dot / 2, dot / 2)
        if day in self._off and not count:
            painter.setPen(QPen(theme.color("ink_3"), 1))
            middle = box.center().y()
            painter.drawLine(QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle))
        if day in (self._today, self._chosen):
            painter.setPen(
                QPen(theme.color("ink" if day == self._chosen else "primary"), 2 if day == self._chosen else 1.5)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)

    def _box(self, column: int, row: int) -> QRectF:
        step = self._step()
        x = column * step
        if self.isRightToLeft():
            x = self.width() - x - (step - GAP)
        return QRectF(x, self._heading() + row * (CELL + GAP), step - GAP, CELL)

    def _step(self) -> float:
        return min(CELL + GAP, self.width() / max(1, len(self._shown())))

    def _shown(self) -> tuple[tuple[date | None, ...], ...]:
        """The whole year, or as many weeks as have room, around the day that is chosen."""
        room = max(1, int(self.width() / (NARROWEST + GAP)))
        if room >= len(self._weeks):
            return self._weeks
        here = next((i for i, week in enumerate(self._weeks) if self._chosen in week), 0)
        first = min(max(0, here - room * 3 // 4), len(self._weeks) - room)
        return self._weeks[first : first + room]

    def _heading(self) -> int:
        return self.theme.px(HEADING)

    def _day_at(self, place: QPointF) -> date | None:
        for column, week in enumerate(self._shown()):
            for row, day in enumerate(week):
                if day is not None and self._box(column, row).contains(place):
                    return day
        return None

    def _cell_text(self, day: date) -> str:
        return day_cell(day, self._done.get(day, 0), self._off.get(day))

    def _choose(self, day: date) -> None:
        self._chosen = day
        self._say()
        self.update()
        self.day_chosen.emit(QDate(day.year, day.month, day.day))

    def _say(self) -> None:
        self.setAccessibleDescription(self._cell_text(self._chosen))
