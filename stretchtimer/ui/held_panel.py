"""Minutes held a week: one muscle at a time, left and right, over the zone that is known to be useful."""

from collections.abc import Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchtimer.core.charted import held_curve, muscles_held
from stretchtimer.core.exercise import Side
from stretchtimer.core.held import HeldWeek, zone_of
from stretchtimer.ui.chart_panel import ChartPanel
from stretchtimer.ui.full_table import Column
from stretchtimer.ui.full_table_columns import held_column
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.progress_drawings import Span, held_drawing, useful_text
from stretchtimer.ui.theme import Theme
from stretchtimer.words.chart_words import held_line, held_title
from stretchtimer.words.language import _
from stretchtimer.words.library_words import muscle_name
from stretchtimer.words.progress_words import capital

HEIGHT = 130
WEEKLY = "how_much#week"


class HeldPanel(QWidget):
    """Hidden until something was held."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = ChartPanel(theme, icons, HEIGHT, WEEKLY)
        self._held: Mapping[HeldWeek, int] = {}
        self._muscles: tuple[str, ...] = ()
        self._muscle = ""
        self.panel.show_small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.panel.method_chosen.connect(self._choose)
        self.hide()

    def ends(self, zone: str) -> list[datetime]:
        """The first Monday of all."""
        first = min((week.monday for week in self._held), default=None)
        return [] if first is None else [datetime.combine(first, time(), ZoneInfo(zone))]

    def show_held(self, held: Mapping[HeldWeek, int]) -> None:
        """Ms by week, muscle and side; drawn with the next span."""
        self._held, self._muscles = held, muscles_held(held)
        if self._muscle not in self._muscles:
            self._muscle = next(iter(self._muscles), "")
        self.setVisible(bool(held))

    def show_span(self, over: Span) -> None:
        if not self._held:
            return
        name = held_title(muscle_name(self._muscle))
        self.panel.show_title(name)
        names = [capital(muscle_name(muscle)) for muscle in self._muscles]
        self.panel.show_methods(names, self._muscles.index(self._muscle))
        latest = max(week.monday for week in self._held)
        weeks = {side: self._held.get(HeldWeek(latest, self._muscle, side), 0) for side in (Side.LEFT, Side.RIGHT)}
        self.panel.show_sentences([held_line(latest, side, ms, zone_of(ms)) for side, ms in weeks.items()])
        self.panel.show_legend(useful_text())
        self.panel.show_drawing(held_drawing(self._held, self._muscle, name, over), _("Nothing noted yet."))

    def columns(self, over: Span) -> list[Column]:
        """Every muscle and side, for the long table."""
        return [
            held_column(muscle, side, held_curve(self._held, muscle, side, over.zone, over.end))
            for muscle in self._muscles
            for side in (Side.LEFT, Side.RIGHT)
        ]

    def show_theme(self, theme: Theme) -> None:
        self.panel.show_theme(theme)

    def _choose(self, index: int) -> None:
        self._muscle = self._muscles[index]
        self.changed.emit()
