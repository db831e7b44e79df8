"""The sessions of the last eight weeks, day by day, beside the charts they may explain."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.programme_view import weeks_up_to
from stretchtimer.ui.day_map import DayMap
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.programme_words import day_cell

WEEKS, WIDEST = 8, 26
PADDING = 16


class SessionCalendar(QFrame):
    """A card; it says the day that is chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[date, int] = {}
        self._map, self._day = DayMap(theme, WIDEST), wrapped_label("caption")
        self._map.day_chosen.connect(self._show_day)
        self.setProperty("panel", "card")
        title = QLabel(_("Sessions by day"))
        title.setProperty("role", "title_s")
        title.setProperty("tone", "ink")
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING - 4)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self._map)
        column.addWidget(self._day)
        column.addStretch()

    def show_counts(self, counts: Mapping[date, int], today: date) -> None:
        """The weeks up to that of today, of however many sessions are known."""
        self._counts = counts
        weeks = weeks_up_to(today, WEEKS)
        first = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
        sessions = sum(count for day, count in counts.items() if first <= day <= today)
        name = _("Sessions of the last {weeks} weeks: {count}").format(weeks=len(weeks), count=sessions)
        self._map.show_days(name, weeks, today, counts, {})
        self._show_day()

    def _show_day(self) -> None:
        day = self._map.chosen
        self._day.setText(day_cell(day, self._counts.get(day, 0), None))
