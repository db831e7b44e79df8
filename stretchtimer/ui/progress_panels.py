"""The panels of the progress page: the charts, the range they show, and the table.

The table is drawn first. The charts, and what they must import, are built after the first paint, and only when there
is something to draw.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from stretchtimer.core.charted import Curve, Method, curves, methods, pain_curve
from stretchtimer.core.exercise import Side
from stretchtimer.core.held import HeldWeek
from stretchtimer.core.measure import SIDED
from stretchtimer.core.progress import LengthUnit, table
from stretchtimer.core.records import FeelRecord, MeasurementRecord, local_day
from stretchtimer.core.series import Measured, SeriesKey, series
from stretchtimer.core.smoothed import Smoothed
from stretchtimer.ui.activities_panel import ActivitiesPanel
from stretchtimer.ui.chart_drawing import Phase
from stretchtimer.ui.chart_panel import ChartPanel
from stretchtimer.ui.full_table import FullTable
from stretchtimer.ui.full_table_columns import function_column, method_columns, pain_column, sessions_column
from stretchtimer.ui.held_panel import HeldPanel
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.measurement_table import MeasurementTable
from stretchtimer.ui.progress_drawings import Goals, Span, method_drawing, pain_drawing, span
from stretchtimer.ui.progress_sentences import Person, band_legend, method_sentences, pain_sentences, table_sentences
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.series_toggle import SeriesToggle
from stretchtimer.ui.session_calendar import SessionCalendar
from stretchtimer.ui.session_strip import SessionStrip
from stretchtimer.ui.theme import Theme
from stretchtimer.words.chart_words import chart_title, method_choices, method_line, value_text
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.ui.charts import Chart

RANGES = (timedelta(weeks=4), timedelta(weeks=8), None)
FIRST_RANGE = 1
LEG_HEIGHT, SMALL_HEIGHT = 260, 130
GUTTER = 16
SIDE_COLUMN = 312
WIDE, MEDIUM, STACKED = 836, 560, 450
"""Widths of the panels, at text size 100 %, from which they stand in three and in two columns; and up to which the
toggles have no room beside each other."""
PLACES = {
    3: ((0, 2, 1, 1), (0, 0, 2, 2), (2, 0, 1, 1), (2, 1, 1, 1), (1, 2, 2, 1), (3, 0, 1, 1), (3, 1, 1, 2), (4, 0, 1, 3)),
    2: ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 1, 1), (2, 1, 1, 1), (4, 0, 1, 2), (3, 0, 1, 2), (5, 0, 1, 2), (6, 0, 1, 2)),
    1: ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1), (6, 0, 1, 1), (4, 0, 1, 1), (5, 0, 1, 1), (7, 0, 1, 1)),
}
"""Row, column and spans of range, angles, lengths, pain, what stands beside the charts (sessions by day, and the
table), minutes held, activities and the long table, by the number of columns."""
MEASURING, PAIN = "evidence#measure", "evidence#pain"


class ProgressPanels(QWidget):
    """Draws the readings it is given; says which reading the user wants removed."""

    removal_requested = Signal(str)
    learn_requested = Signal(str)
    problem_found = Signal(str)
    drawn = Signal()
    """The charts are there."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measurements: tuple[MeasurementRecord, ...] = ()
        self._feels: tuple[FeelRecord, ...] = ()
        self._units: LengthUnit = "cm"
        self._now, self._zone = datetime.fromtimestamp(0, UTC), "UTC"
        self._person, self._goals = Person(), Goals()
        self._phases: tuple[Phase, ...] = ()
        self._counts: Mapping[date, int] = {}
        self._found: Mapping[SeriesKey, Sequence[Measured]] = {}
        self._over: Span | None = None
        self._curves: dict[Method, tuple[Curve, ...]] = {}
        self._pain_readings = Smoothed(())
        self._chosen: dict[bool, Method] = {}
        self._is_stale, self._needs_charts = True, False
        self._range = Segmented(theme)
        self._angles = ChartPanel(theme, icons, LEG_HEIGHT, MEASURING, parent=self)
        self._lengths = ChartPanel(theme, icons, SMALL_HEIGHT, MEASURING, "reach", self)
        self._pain = ChartPanel(theme, icons, SMALL_HEIGHT, PAIN, "pain", self)
        self._held = HeldPanel(theme, icons, self)
        self._toggles = {Side.LEFT: SeriesToggle(theme, "left"), Side.RIGHT: SeriesToggle(theme, "right")}
        self._with_pain = SeriesToggle(theme, "pain")
        self._strip = SessionStrip(theme)
        self._calendar = SessionCalendar(theme)
        self._calendar.hide()
        self.activities = ActivitiesPanel(theme, icons, self)
        self._beside = QWidget(self)
        self._table = MeasurementTable(theme, self._beside)
        self._beside_column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._beside)
        self._full = FullTable(theme, self)
        self._full.hide()
        self._grid = QGridLayout(self)
        self._columns, self._room = 0, 0
        self._lay_out()
        self._listen()

    def show_records(self, measurements: Iterable[MeasurementRecord], feels: Iterable[FeelRecord]) -> None:
        self._measurements, self._feels = tuple(measurements), tuple(feels)
        self._found, self._curves = series(self._measurements), {}
        self._pain_readings = pain_curve(self._feels)
        self._refresh()

    def show_sessions(self, counts: Mapping[date, int], held: Mapping[HeldWeek, int], zone: str) -> None:
        """How many sessions each day had, and how long each muscle was held."""
        self._counts = counts
        self._strip.show_counts(counts, zone)
        self._calendar.show_counts(counts, local_day(self._now, zone))
        self._calendar.setVisible(bool(counts))
        self._held.show_held(held)
        if self._over is None or self._span(self._over.end, zone) != self._over:
            self._refresh()
        else:
            self._held.show_span(self._over)
            self._await_charts()

    def show_units(self, units: LengthUnit) -> None:
        if units != self._units:
            self._units, self._curves = units, {}
            self._refresh()

    def show_person(self, person: Person, goals: Goals) -> None:
        """Whom the readings belong to, and where they want to be; shown with the next records."""
        self._person, self._goals, self._curves = person, goals, {}

    def show_phases(self, phases: Sequence[Phase]) -> None:
        """The phases of the programme, behind every chart."""
        self._phases = tuple(phases)
        self._refresh()

    def show_now(self, now: datetime, zone: str) -> None:
        """The end of the time axis, from which the ranges count back; shown with the next records."""
        self._now, self._zone = now, zone

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for toggle in (*self._toggles.values(), self._with_pain):
            toggle.show_theme(theme)
        for panel in self._all_panels:
            panel.show_theme(theme)
        self._range.show_theme(theme)
        self._strip.show_theme(theme)
        self._table.show_theme(theme)
        self._full.show_theme(theme)
        self.activities.show_theme(theme)
        self._arrange()

    def show_room(self, width: int) -> None:
        """How wide it may be at most: its own width is never less than what it stands in needs."""
        self._room = width
        self._arrange()

    def curves_of(self, method: Method) -> tuple[Curve, ...]:
        """The series of one method, with their verdicts: worked out once."""
        if method not in self._curves:
            self._curves[method] = curves(self._found, method, self._person.sex, self._units)
        return self._curves[method]

    @property
    def all_methods(self) -> tuple[Method, ...]:
        return methods(self._found)

    @property
    def shown_methods(self) -> tuple[Method, ...]:
        """Those that a chart shows at present."""
        return tuple(method for angular in (True, False) if (method := self._method(angular)) is not None)

    @property
    def awaits_charts(self) -> bool:
        """Whether a chart in sight has still to be built."""
        return any(panel.awaits_chart and not panel.visibleRegion().isEmpty() for panel in self._all_panels)

    @property
    def pain_readings(self) -> Smoothed:
        return self._pain_readings

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

    @property
    def _panels(self) -> tuple[ChartPanel, ChartPanel, ChartPanel]:
        return self._angles, self._lengths, self._pain

    @property
    def _all_panels(self) -> tuple[ChartPanel, ...]:
        return (*self._panels, self._held.panel, self.activities.panel)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GUTTER)
        self._range.show_choices([_("4 wk"), _("8 wk"), _("All")])
        self._range.show_name(_("Time shown"))
        self._range.show_chosen(FIRST_RANGE)
        self._back = RANGES[FIRST_RANGE]
        for side, name in ((Side.LEFT, _("Left")), (Side.RIGHT, _("Right"))):
            self._toggles[side].setText(name)
            self._angles.add_control(self._toggles[side])
        self._with_pain.setText(_("Pain"))
        self._with_pain.setChecked(False)
        self._with_pain.setToolTip(_("Back pain, 0 to 10, over the same days"))
        self._angles.add_control(self._with_pain)
        self._angles.add_below_chart(self._strip)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        self._beside_column.setSpacing(GUTTER)
        self._beside_column.addWidget(self._calendar)
        self._beside_column.addWidget(self._table, 1)
        for panel in (self._lengths, self._pain):
            panel.show_small()
        self._arrange()

    def _listen(self) -> None:
        self._range.chosen.connect(self._choose_range)
        for toggle in (*self._toggles.values(), self._with_pain):
            toggle.toggled.connect(self._refresh)
        self._angles.method_chosen.connect(lambda index: self._choose_method(True, index))
        self._lengths.method_chosen.connect(lambda index: self._choose_method(False, index))
        for panel in self._all_panels:
            panel.learn_requested.connect(self.learn_requested)
            panel.problem_found.connect(self.problem_found)
        self._held.changed.connect(self._refresh)
        self._table.removal_requested.connect(self.removal_requested)
        self._table.full_requested.connect(self._show_full)

    def _choose_range(self, index: int) -> None:
        self._back = RANGES[index]
        self._refresh()

    def _choose_method(self, angular: bool, index: int) -> None:
        self._chosen[angular] = self._methods(angular)[index]
        self._refresh()

    def _methods(self, angular: bool) -> list[Method]:
        """Angles and lengths each have their chart; the one measured last comes first."""
        return [method for method in methods(self._found) if (method.kind in SIDED) == angular]

    def _method(self, angular: bool) -> Method | None:
        there = self._methods(angular)
        chosen = self._chosen.get(angular)
        return chosen if chosen in there else next(iter(there), None)

    def _refresh(self) -> None:
        """Draw everything anew; while hidden, not before it is shown."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        now, zone = self._now, self._zone
        self._table.show_rows(table(self._measurements, self._feels), self._units, local_day(now, zone).year)
        over = self._over = self._span(now, zone)
        self._show_method(self._angles, True, over)
        self._show_method(self._lengths, False, over)
        self._show_pain(over)
        self._held.show_span(over)
        self.activities.show_span(over)
        self._fill_full(over)
        self._await_charts()

    def _show_full(self) -> None:
        """The long table beneath everything, or away with it."""
        self._full.setVisible(self._full.isHidden())
        if self._over is not None and not self._full.isHidden():
            self._fill_full(self._over)
            self._full.focus_table()

    def _fill_full(self, over: Span) -> None:
        if self._full.isHidden():
            return
        shown = self.shown_methods
        found = [(method, self.curves_of(method)) for method in self.all_methods]
        columns = [*method_columns(found, shown, self._units), pain_column(self._pain_readings)]
        columns += [function_column(self.activities.means), *self._held.columns(over), sessions_column(self._counts)]
        self._full.show_columns(columns, over.phases, over.this_year)
        goals = {method: self._goals.of(method, self._units) for method in self.all_methods}
        said = table_sentences(found, goals, self._found, self._person, self._units)
        self._full.show_said([*said, *pain_sentences(self._feels)])

    def _await_charts(self) -> None:
        """Those that are still missing are built after the next paint."""
        self._needs_charts = any(panel.awaits_chart for panel in self._all_panels)
        if self._needs_charts:
            self.update()

    def _span(self, now: datetime, zone: str) -> Span:
        instants = [at for readings in self._found.values() for at in (readings[0].at, readings[-1].at)]
        instants += [one.readings[0].at for one in (self._pain_readings, self.activities.means) if one.readings]
        instants += self._held.ends(zone)
        return span(instants, self._back, now, zone, self._phases)

    def _show_method(self, panel: ChartPanel, angular: bool, over: Span) -> None:
        method = self._method(angular)
        if method is None:
            panel.show_title(_("Straight leg raise") if angular else _("Sit and reach"))
            panel.show_sentences(())
            panel.show_legend("")
            panel.show_drawing(None, _("Nothing noted yet."))
            return
        there = self._methods(angular)
        found = self.curves_of(method)
        sides = {side for side, toggle in self._toggles.items() if toggle.isChecked()} if angular else set(Side)
        left_out = sum(
            len(readings)
            for key, readings in self._found.items()
            if key.kind is method.kind and key.protocol is not method.protocol
        )
        newest = "" if angular else value_text(method.kind, found[-1].readings.readings[-1].value)
        panel.show_title(chart_title(method.kind, self._units), method_line(method.protocol, left_out), newest)
        panel.show_methods(method_choices(there), there.index(method))
        said = method_sentences(method, found, self._found, self._person, self._units)
        panel.show_sentences(said)
        panel.show_legend(band_legend(method.kind, found, self._units))
        goal = self._goals.of(method, self._units)
        pain = self._pain_readings if angular and self._with_pain.isChecked() else None
        drawing = method_drawing(method, found, sides, over, self._units, goal, pain, said)
        panel.show_drawing(drawing, _("Choose left, right or both."))

    def _show_pain(self, over: Span) -> None:
        readings = self._pain_readings.readings
        said = pain_sentences(self._feels)
        self._pain.show_title(_("Back pain, 0 to 10"), "", f"{readings[-1].value:g}" if readings else "")
        self._pain.show_sentences(said)
        self._pain.show_drawing(pain_drawing(self._pain_readings, over, said), _("Nothing noted yet."))

    def _build_charts(self) -> None:
        """One at a time, so that the program goes on meanwhile; those in sight first."""
        from stretchtimer.ui.charts import Chart

        awaiting = [panel for panel in self._all_panels if panel.awaits_chart]
        if not awaiting:
            return
        panel = next((panel for panel in awaiting if not panel.visibleRegion().isEmpty()), awaiting[0])
        chart = Chart(self._theme)
        panel.show_chart(chart)
        chart.view_settled.connect(self._follow)
        if panel is self._angles:
            chart.view_changed.connect(self._show_strip)
            self._show_strip()
        if len(awaiting) > 1:
            QTimer.singleShot(0, self, self._build_charts)
        else:
            self.drawn.emit()

    def _follow(self, low: float, high: float) -> None:
        """The other charts show the days that one was moved to."""
        for panel in self._all_panels:
            if panel.chart is not None and panel.chart is not self.sender():
                panel.chart.show_view(low, high)
        self._show_strip()

    def _show_strip(self) -> None:
        """Below the chart's own pixels."""
        chart: Chart | None = self._angles.chart
        if chart is not None:
            self._strip.show_view(*chart.seen, *chart.plot_edges())

    def _arrange(self) -> None:
        """In three columns, two or one, as the width allows."""
        width = min(self.width(), self._room or self.width()) / self._theme.text_scale
        columns = 3 if width >= WIDE else 2 if width >= MEDIUM else 1
        self._grid.setColumnMinimumWidth(2, self._theme.px(SIDE_COLUMN) if columns == 3 else 0)
        share = self.width() - (self._theme.px(SIDE_COLUMN) + GUTTER if columns == 3 else 0)
        self._angles.show_narrow(columns == 1 or self._angles.is_cramped(share), width < STACKED)
        if columns == self._columns:
            return
        self._columns = columns
        directions = QBoxLayout.Direction
        self._beside_column.setDirection(directions.LeftToRight if columns == 2 else directions.TopToBottom)
        parts: tuple[QWidget, ...] = (
            self._range, *self._panels, self._beside, self._held, self.activities, self._full
        )  # fmt: skip
        for part, place in zip(parts, PLACES[columns], strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < min(columns, 2) else 0)
        for row in range(8):
            self._grid.setRowStretch(row, 1 if row == 1 else 0)
