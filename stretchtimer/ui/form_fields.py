"""Small fields that editors are put together from: a name above a control, a time to add, some days to add."""

from datetime import date, time

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QPushButton, QTimeEdit, QVBoxLayout, QWidget

from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.settings_controls import leave_wheel
from stretchtimer.ui.switch import Switch
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.lists import listed

DAY = "yyyy-MM-dd"  # of ISO 8601, as Qt writes it
TIME_WIDTH, DATE_WIDTH, ADD_WIDTH = 112, 168, 76


def named(name: str, control: QWidget) -> QWidget:
    """A control with its name above it."""
    label = QLabel(name)
    label.setProperty("role", "label")
    label.setBuddy(control)
    if isinstance(control, QComboBox):
        name_list(control, name)
    elif not control.accessibleName():
        control.setAccessibleName(name)
    field = QWidget()
    column = QVBoxLayout(field)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(control)
    return field


class SwitchRow(QWidget):
    """A switch with what it does, and a line of why."""

    switched = Signal(bool)

    def __init__(self, theme: Theme, text: str, why: str) -> None:
        super().__init__()
        self._switch = Switch(theme)
        self._switch.setAccessibleName(text)
        self._switch.setAccessibleDescription(why)
        self._switch.clicked.connect(self.switched)
        name, reason = QLabel(text), QLabel(why)
        reason.setProperty("role", "caption")
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (name, reason):
            label.setWordWrap(True)
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_on(self, on: bool) -> None:
        self._switch.show_on(on)

    def show_theme(self, theme: Theme) -> None:
        self._switch.show_theme(theme)


class TimeAdder(FlowBox):
    """A time of the day, or two for a window, and Add; Enter adds too."""

    add_requested = Signal(str)  # "10:30", or "09:00-12:00"

    def __init__(self, *at: tuple[str, time]) -> None:
        """`at`: of each field its name, and what it holds at first."""
        super().__init__()
        self._fields = [time_field(name, first) for name, first in at]
        self._add = add_button(listed(name for name, _first in at))
        self._add.clicked.connect(self._ask)
        for field in self._fields:
            field.lineEdit().returnPressed.connect(self._ask)
        self.show_parts([*self._fields, self._add])

    def show_theme(self, theme: Theme) -> None:
        for field in self._fields:
            field.setFixedWidth(theme.px(TIME_WIDTH))
        self.updateGeometry()

    def _ask(self) -> None:
        self.add_requested.emit("-".join(field.time().toString("HH:mm") for field in self._fields))


class DayAdder(FlowBox):
    """Some days, from the first to the last, and Add."""

    add_requested = Signal(str)  # "2026-12-24/2027-01-02"

    def __init__(self) -> None:
        super().__init__()
        self._first, self._last = _date_field(_("First day")), _date_field(_("Last day"))
        self._add = add_button(_("days from the first to the last"))
        self._first.dateChanged.connect(lambda day: self._last.setDate(max(day, self._last.date())))
        self._add.clicked.connect(self._ask)
        self.show_parts([self._first, self._last, self._add])

    def show_today(self, today: date) -> None:
        """Days that are over cannot be added."""
        first = QDate(today.year, today.month, today.day)
        for field in (self._first, self._last):
            field.setMinimumDate(first)

    def show_theme(self, theme: Theme) -> None:
        for field in (self._first, self._last):
            field.setFixedWidth(theme.px(DATE_WIDTH))
        self.updateGeometry()

    def _ask(self) -> None:
        self.add_requested.emit(f"{self._first.date().toString(DAY)}/{self._last.date().toString(DAY)}")


def add_button(what: str) -> QPushButton:
    button = QPushButton(_("Add"))
    button.setProperty("kind", "text")
    button.setAccessibleName(_("Add: {what}").format(what=what))
    return button


def time_field(name: str, first: time) -> QTimeEdit:
    field = QTimeEdit()
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # before its format is given: Qt turns its parts round
    field.setDisplayFormat("HH:mm")
    field.setTime(QTime(first.hour, first.minute))
    field.setAccessibleName(name)
    leave_wheel(field)
    return field


def _date_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    field.setAccessibleName(name)
    leave_wheel(field)
    return field
