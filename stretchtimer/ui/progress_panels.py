"""The panels of the progress page: three charts, the range they show, and the table.

The table is drawn first. The charts, and what they must import, are built after the first paint, and only when there
is something to draw.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.progress import LengthUnit, Progress, progress, table
from stretchtimer.core.records import FeelRecord, MeasurementRecord, local_day
from stretchtimer.ui.chart_panel import ChartPanel
from stretchtimer.ui.measurement_table import MeasurementTable
from stretchtimer.ui.progress_drawings import Span, leg_drawing, pain_drawing, reach_drawing, span
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.series_toggle import SeriesToggle
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.progress_words import length_text, method_line, reach_title

RANGES = (timedelta(weeks=4), timedelta(weeks=8), None)
FIRST_RANGE = 1
LEG_HEIGHT, SMALL_HEIGHT = 220, 96
GUTTER = 16
SIDE_COLUMN = 312
WIDE, MEDIUM = 836, 560
"""Widths of the panels, at text size 100 %, from which they stand in three and in two columns."""
PLACES = {
    3: ((0, 2, 1, 1), (0, 0, 2, 2), (2, 0, 1, 1), (2, 1, 1, 1), (1, 2, 2, 1)),
    2: ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 1, 1), (2, 1, 1, 1), (3, 0, 1, 2)),
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1), (4, 0, 1, 1)),
}
"""Row, column and spans of range, leg raise, reach, pain and table, by the number of columns."""


class ProgressPanels(QWidget):
    """Draws the readings it is given; says which reading the user wants removed."""

    removal_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measurements: tuple[MeasurementRecord, ...] = ()
        self._feels: tuple[FeelRecord, ...] = ()
        self._units: LengthUnit = "cm"
        self._now: datetime | None = None
        self._is_stale, self._needs_charts = True, False
        self._range = Segmented(theme)
        self._leg = ChartPanel(theme, LEG_HEIGHT)
        self._reach = ChartPanel(theme, SMALL_HEIGHT, "reach")
        self._pain = ChartPanel(theme, SMALL_HEIGHT, "pain")
        self._toggles = {Side.LEFT: SeriesToggle(theme, "left"), Side.RIGHT: SeriesToggle(theme, "right")}
        self._table = MeasurementTable(theme)
        self._grid = QGridLayout(self)
        self._columns = 0
        self._lay_out()

    def show_records(self, measurements: Iterable[MeasurementRecord], feels: Iterable[FeelRecord]) -> None:
        self._measurements, self._feels = tuple(measurements), tuple(feels)
        self._refresh()

    def show_units(self, units: LengthUnit) -> None:
        if units != self._units:
            self._units = units
            self._refresh()

    def show_now(self, now: datetime) -> None:
        self._now = now
        self._refresh()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for toggle in self._toggles.values():
            toggle.show_theme(theme)
        for part in (self._range, self._leg, self._reach, self._pain, self._table):
            part.show_theme(theme)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._needs_charts:
            self._needs_charts = False
            QTimer.singleShot(0, self, self._build_charts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GUTTER)
        self._range.show_choices([_("4 wk"), _("8 wk"), _("All")])
        self._range.show_name(_("Time shown"))
        self._range.show_chosen(FIRST_RANGE)
        self._back = RANGES[FIRST_RANGE]
        self._range.chosen.connect(self._choose_range)
        for side, name in ((Side.LEFT, _("Left")), (Side.RIGHT, _("Right"))):
            self._toggles[side].setText(name)
            self._toggles[side].toggled.connect(self._refresh)
            self._leg.add_control(self._toggles[side])
        self._table.removal_requested.connect(self.removal_requested)
        self._arrange()

    def _choose_range(self, index: int) -> None:
        self._back = RANGES[index]
        self._refresh()

    def _refresh(self) -> None:
        """Draw everything anew; while hidden, not before it is shown."""
        zones = [(r.measured_at, r.zone) for r in self._measurements] + [(f.felt_at, f.zone) for f in self._feels]
        self._is_stale = not self.isVisible()
        if self._is_stale or not zones:
            return
        latest, zone = max(zones)
        now = self._now or latest
        rows = table(self._measurements, self._feels)
        self._table.show_rows(rows, self._units, local_day(now, zone).year)
        since = None if self._back is None else now - self._back
        shown = progress(self._measurements, self._feels, self._units, since)
        self._show_charts(shown, span(shown, since, now, zone))

    def _show_charts(self, shown: Progress, over: Span) -> None:
        sides = {side for side, toggle in self._toggles.items() if toggle.isChecked()}
        reach, pain = ([point.value for point in series.points] for series in (shown.reach, shown.pain))
        self._leg.show_title(_("Straight leg raise"), method_line(shown.leg_method))
        self._reach.show_title(
            reach_title(self._units), method_line(shown.reach_method), length_text(reach[-1]) if reach else ""
        )
        self._pain.show_title(_("Back pain, 0 to 10"), "", f"{pain[-1]:g}" if pain else "")
        leg_nothing = self._nothing(shown.leg_method is not None) if sides else _("Choose left, right or both.")
        self._leg.show_drawing(leg_drawing(shown, over, sides), leg_nothing)
        reach_nothing = self._nothing(shown.reach_method is not None)
        self._reach.show_drawing(reach_drawing(shown, over, self._units), reach_nothing)
        self._pain.show_drawing(pain_drawing(shown, over), self._nothing(bool(self._feels)))
        panels = (self._leg, self._reach, self._pain)
        if any(panel.awaits_chart for panel in panels):
            self._needs_charts = True
            self.update()

    def _nothing(self, exists: bool) -> str:
        return _("Nothing in this time. “All” goes further back.") if exists else _("Nothing noted yet.")

    def _build_charts(self) -> None:
        from stretchtimer.ui.charts import Chart

        for panel in (self._leg, self._reach, self._pain):
            if panel.awaits_chart:
                panel.show_chart(Chart(self._theme))

    def _arrange(self) -> None:
        """In three columns, two or one, as the width allows."""
        width = self.width() / self._theme.text_scale
        columns = 3 if width >= WIDE else 2 if width >= MEDIUM else 1
        self._grid.setColumnMinimumWidth(2, self._theme.px(SIDE_COLUMN) if columns == 3 else 0)
        if columns == self._columns:
            return
        self._columns = columns
        self._leg.show_narrow(columns == 1)
        parts = (self._range, self._leg, self._reach, self._pain, self._table)
        for part, place in zip(parts, PLACES[columns], strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < min(columns, 2) else 0)
        for row in range(5):
            self._grid.setRowStretch(row, 1 if row == 1 else 0)
