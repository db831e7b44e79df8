"""A day of the calendar, and why it is left out of what counts, if it is."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchtimer.core.records import DayOff
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.programme_words import DAYS_OFF

REASONS: tuple[DayOff | None, ...] = (None, *DayOff)


class DayMarks(QWidget):
    """Shows one day; hidden for a day to come, which cannot be marked."""

    marked = Signal(QDate, object)  # DayOff, or None: it counts like any other

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self._text, self._choices = wrapped_label("small"), Segmented(theme)
        self._choices.show_choices([_("Counts"), *(_(DAYS_OFF[reason]) for reason in DayOff)])
        self._choices.chosen.connect(self._mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addWidget(self._choices)
        column.addStretch()

    def show_day(self, day: date, text: str, reason: DayOff | None, *, can_be_marked: bool) -> None:
        """`text` says of the day what there is to say."""
        self._day = day
        self._text.setText(text)
        self._choices.setVisible(can_be_marked)
        self._choices.show_name(_("Days off count neither for nor against you"))
        self._choices.show_chosen(REASONS.index(reason))

    def _mark(self, index: int) -> None:
        if self._day is not None:
            self.marked.emit(QDate(self._day.year, self._day.month, self._day.day), REASONS[index])
