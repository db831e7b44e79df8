"""How steadily somebody practises: the weeks and the score in words, and a calendar of one year after another."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.programme_view import year_of
from stretchtimer.core.records import DayOff
from stretchtimer.ui.day_map import DayMap
from stretchtimer.ui.day_marks import DayMarks
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.programme_words import day_cell, year_name


class YearPanel(QFrame):
    """Shows any year from the first with a record to the present one; says how a day is to count."""

    day_marked = Signal(QDate, object)  # DayOff, or None: it counts like any other

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._year = date(1970, 1, 1), 0
        self._done: Mapping[date, int] = {}
        self._off: Mapping[date, DayOff] = {}
        self._weeks, self._score, self._name = wrapped_label("title_s"), wrapped_label("small"), QLabel()
        self._before, self._after = QPushButton(), QPushButton()
        self._map, self._marks = DayMap(theme), DayMarks(theme)
        self._lay_out()
        self._before.clicked.connect(lambda: self._leaf(-1))
        self._after.clicked.connect(lambda: self._leaf(1))
        self._map.leaf_requested.connect(self._leaf)
        self._map.day_chosen.connect(self._show_day)
        self._marks.marked.connect(self.day_marked)

    def show_practice(self, weeks: str, score: str) -> None:
        """In words."""
        self._weeks.setText(weeks)
        self._score.setText(score)

    def show_days(self, today: date, done: Mapping[date, int], off: Mapping[date, DayOff]) -> None:
        """Sessions of any kind by day, of all years. The year that is looked at stays until the present one is over."""
        if today.year != self._today.year:
            self._year = today.year
        self._today, self._done, self._off = today, done, off
        self._show_year()

    def _leaf(self, step: int) -> None:
        year = self._year + step
        if self._first_year <= year <= self._today.year:
            self._year = year
            self._show_year()

    @property
    def _first_year(self) -> int:
        return min(day.year for day in (*self._done, *self._off, self._today))

    def _show_year(self) -> None:
        year = self._year
        sessions = sum(count for day, count in self._done.items() if day.year == year)
        self._name.setText(str(year))
        for button, other in ((self._before, year - 1), (self._after, year + 1)):
            button.setText(str(other))
            button.setVisible(self._first_year <= other <= self._today.year)
        self._map.show_days(year_name(year, sessions), year_of(year), self._today, self._done, self._off)
        self._show_day()

    def _show_day(self) -> None:
        """The day that is chosen, and how it counts."""
        day = self._map.chosen
        text = day_cell(day, self._done.get(day, 0), self._off.get(day))
        self._marks.show_day(day, text, self._off.get(day), can_be_marked=day <= self._today)

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        self._name.setProperty("role", "title_s")
        self._name.setProperty("tone", "ink")
        years = QHBoxLayout()
        years.setSpacing(8)
        years.addWidget(self._name)
        for button, tip in ((self._before, _("The year before")), (self._after, _("The year after"))):
            button.setProperty("kind", "text")
            button.setToolTip(tip)
            years.addWidget(button)
        years.addStretch()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(self._weeks)
        inside.addWidget(self._score)
        inside.addLayout(years)
        inside.addWidget(self._map)
        legend = QLabel(_("Dots count the sessions of a day, up to three; a dash is a day off."))
        legend.setProperty("role", "caption")
        legend.setWordWrap(True)
        legend.setAlignment(Qt.AlignmentFlag.AlignLeading)
        inside.addWidget(legend)
        inside.addWidget(self._marks)
