"""Weeks of practice, a year of them or fewer: a column a week, a row a weekday, up to three dots for a day's sessions.

Readable without colour: the number of dots says it, the tint only helps. The arrow keys walk through the days, and the
day that is come to is said; Page Up and Page Down ask for the weeks before and after.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from PySide6.QtCore import QDate, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from stretchtimer.core.consistency import DAYS_IN_WEEK
from stretchtimer.core.records import DayOff
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.programme_words import day_cell
from stretchtimer.words.progress_words import month_text
from stretchtimer.words.week_words import day_letters

CELL, GAP, NARROWEST, DOT = 16, 2, 11, 3.5
HEADING, LETTERS = 20, 20
"""In px at text size 100 %."""
SOME_WEEKS = 16
"""As many fit into a narrow window: those around the day that is chosen."""
MOST_DOTS = 3
TINTS = (0.0, 0.3, 0.65, 1.0)
DOTS = ("ink", "ink", "surface", "surface")
"""How strong the colour of a day is by its sessions, and what its dots are drawn in to be seen on it."""
WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -DAYS_IN_WEEK, Qt.Key.Key_Right: DAYS_IN_WEEK}
LEAF = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}

Weeks = Sequence[Sequence[date | None]]
"""From Monday to Sunday each; None for a day that does not belong."""


class DayMap(Painted):
    """Shows the sessions of some weeks' days, and says which day is chosen, by a click or the arrow keys.

    Where there is room a cell is `widest` px wide at most.
    """

    spoken_as = "picture"

    day_chosen = Signal(QDate)
    leaf_requested = Signal(int)  # -1 for the weeks before, 1 for those after

    def __init__(self, theme: Theme, widest: int = CELL, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._widest = widest
        self._today = date(1970, 1, 1)
        self._chosen = self._today
        self._done: Mapping[date, int] = {}
        self._off: Mapping[date, DayOff] = {}
        self._weeks: Weeks = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(
        self, name: str, weeks: Weeks, today: date, done: Mapping[date, int], off: Mapping[date, DayOff]
    ) -> None:
        """The chosen day stays while it is among the weeks; else it is today, or the last day there is."""
        self._weeks, self._today, self._done, self._off = weeks, today, done, off
        days = self._days()
        if self._chosen not in days:
            self._chosen = today if today in days else max(days)
        self.setAccessibleName(name)
        self._say()
        self.update()

    @property
    def chosen(self) -> date:
        return self._chosen

    def sizeHint(self) -> QSize:
        return QSize(
            self._letters() + len(self._weeks) * self._narrowest, self._heading() + DAYS_IN_WEEK * self._row + 4
        )

    def minimumSizeHint(self) -> QSize:
        weeks = min(SOME_WEEKS, len(self._weeks))
        return QSize(self._letters() + weeks * self._narrowest, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, leaf = WALK.get(Qt.Key(event.key())), LEAF.get(Qt.Key(event.key()))
        if leaf is not None:
            self.leaf_requested.emit(leaf)
            return
        if step is None:
            event.ignore()
            return
        if abs(step) > 1 and self.isRightToLeft():
            step = -step
        walked = self._chosen + timedelta(days=step)
        if walked in self._days():
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
        self._paint_letters(painter)
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
            days = [day for day in week if day is not None]
            first = next((day for day in days if day.day == 1), days[0] if column == 0 else None)
            if first is None:
                continue
            text, box = month_text(first), self._box(column, 0)
            width = metrics.horizontalAdvance(text)
            start = box.left() if not self.isRightToLeft() else self.width() - box.right()
            if start >= last_end and start + width <= self.width():
                x = box.left() if not self.isRightToLeft() else box.right() - width
                painter.drawText(QPointF(x, self._heading() - 6), text)
                last_end = start + width + 6

    def _paint_letters(self, painter: QPainter) -> None:
        """As many as have room: with large text a row is lower than a line."""
        width, apart = self._letters(), ceil(painter.fontMetrics().ascent() / self._row)
        for row, letter in list(enumerate(day_letters()))[::apart]:
            middle = self._box(0, row).center().y()
            box = QRectF(self.width() - width if self.isRightToLeft() else 0, middle - self._row, width, 2 * self._row)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, letter)

    def _paint_day(self, painter: QPainter, box: QRectF, day: date) -> None:
        theme, count = self.theme, min(self._done.get(day, 0), MOST_DOTS)
        inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if day > self._today:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, 3, 3)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            for color in (theme.color("surface_2"), theme.color("primary", TINTS[count])):
                painter.setBrush(color)
                painter.drawRoundedRect(inside, 3, 3)
        self._paint_dots(painter, box, count)
        if day in self._off and not count:
            painter.setPen(QPen(theme.color("ink_2"), 1.5))
            middle = box.center().y()
            painter.drawLine(QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle))
        if day in (self._today, self._chosen):
            pen = QPen(theme.color("ink"), 2) if day == self._chosen else QPen(theme.color("primary"), 1.5)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 3, 3)

    def _paint_dots(self, painter: QPainter, box: QRectF, count: int) -> None:
        """Along the longer side of the cell."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(DOTS[count]))
        dot = min(self.theme.px(DOT), box.width() / 4)
        wide = box.width() > box.height()
        for number in range(count):
            along = (number - (count - 1) / 2) * (dot + 1)
            painter.drawEllipse(box.center() + (QPointF(along, 0) if wide else QPointF(0, along)), dot / 2, dot / 2)

    def _box(self, column: int, row: int) -> QRectF:
        step = self._step()
        x = self._letters() + column * step
        if self.isRightToLeft():
            x = self.width() - x - (step - GAP)
        return QRectF(x, self._heading() + row * self._row, step - GAP, self._row - GAP)

    def _step(self) -> float:
        room = self.width() - self._letters() - 2  # the ring about the last one
        return min(self.theme.px(self._widest) + GAP, room / max(1, len(self._shown())))

    def _shown(self) -> Weeks:
        """All weeks, or as many as have room, around the day that is chosen."""
        room = max(1, (self.width() - self._letters()) // self._narrowest)
        if room >= len(self._weeks):
            return self._weeks
        here = next((i for i, week in enumerate(self._weeks) if self._chosen in week), 0)
        first = min(max(0, here - room * 3 // 4), len(self._weeks) - room)
        return self._weeks[first : first + room]

    def _days(self) -> set[date]:
        return {day for week in self._weeks for day in week if day is not None}

    @property
    def _row(self) -> int:
        return self.theme.px(CELL) + GAP

    @property
    def _narrowest(self) -> int:
        return self.theme.px(NARROWEST) + GAP

    def _heading(self) -> int:
        return self.theme.px(HEADING)

    def _letters(self) -> int:
        return self.theme.px(LETTERS)

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
