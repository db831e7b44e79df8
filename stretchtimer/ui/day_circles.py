"""The days of the week as circles to press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from stretchtimer.core.reminder_check import DAY_NAMES
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.words.language import _
from stretchtimer.words.reminder_page_words import day_name
from stretchtimer.words.week_words import day_letters

GAP = 6


class DayCircles(FlowBox):
    """From Monday on; says the days that are wanted now."""

    days_requested = Signal(str)  # "mon,tue"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(GAP, parent)
        self._days = [QPushButton(letter) for letter in day_letters()]
        for number, button in enumerate(self._days):
            button.setProperty("kind", "day")
            button.setCheckable(True)
            button.setAccessibleName(day_name(number))
            button.setToolTip(day_name(number))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self._ask)
        self.show_parts([*self._days])
        self.setAccessibleName(_("Days"))

    def show_days(self, days: frozenset[int]) -> None:
        for number, button in enumerate(self._days):
            button.setChecked(number in days)

    def _ask(self) -> None:
        chosen = (name for name, button in zip(DAY_NAMES, self._days, strict=True) if button.isChecked())
        self.days_requested.emit(",".join(chosen))
