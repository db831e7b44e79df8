"""A chart: readings as points, joined where nothing lies between them, on a true time axis, with labels at the end.

The only module that imports pyqtgraph, and with it numpy: half a second and 54 MB. So it is itself imported only when
there is something to draw. Widths: one antialiased pixel for long series, since thicker lines of some thousand points
cost a tenth of a second each time they are painted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.core.progress import Series
from stretchtimer.ui.chart_axes import ValueAxis, is_monthly, push_apart, thinned, time_ticks
from stretchtimer.ui.chart_drawing import Drawing, Line
from stretchtimer.ui.theme import Theme
from stretchtimer.words.progress_words import day_text, month_and_year_text, month_text

SYMBOLS = {"circle": "o", "square": "s", "diamond": "d", "triangle": "t1"}
NAN = float("nan")
MANY = 120
"""From this many points on, points are small and lines only hinted at."""
AXIS_TEXT, END_LABEL = 13, 15
END_LABEL_GAP = 18
LABEL_OFFSET, LABEL_SPARE = 10, 2
TICK_OFFSET, AXIS_SPARE = 8, 3
LONGEST_DATE = date(2028, 10, 28)
AXIS_OVERHANG = 14
"""How far pyqtgraph lets a date reach beyond the axis; one that reaches further it leaves out."""
LEAST_PLOT = 24
POINT_ROOM = 3
NUMBER_ROOM = 1.0
DAY_ROOM, MONTH_ROOM = 0.9, 1.15
"""How many times its own width a date takes on the axis; of days, only one in some has its month beside it."""


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes in px, and how strong the line is beside its points. Points without an edge are filled."""

    line: float
    strength: float
    point: float
    edge: float


class Chart(QWidget):
    """One picture of one or more series. It takes no mouse and no focus: the table says the same to the keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing: Drawing | None = None
        self._plot = pg.PlotWidget(self)
        self._look = _look((), theme.text_scale)
        self._grid: dict[float, pg.InfiniteLine] = {}
        self._labels: list[QLabel] = []
        self._voice = QLabel(self)
        self._quieten()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self._plot.getViewBox().sigResized.connect(self._place_later)

    def show_drawing(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._voice.setAccessibleName(drawing.name)
        self._voice.setAccessibleDescription(drawing.description)
        self.setAccessibleName(drawing.name)
        self.setAccessibleDescription(drawing.description)
        self._draw()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._draw()

    def end_labels(self) -> tuple[QLabel, ...]:
        """The labels at the end of the lines, in the drawing's order."""
        return tuple(self._labels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._voice.setGeometry(self.rect())
        self._place()

    def _quieten(self) -> None:
        """No menus, no zoom, no focus; and the wheel scrolls the page."""
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.setMinimumSize(1, 1)
        self._plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs to the right in every language
        empty = QPixmap(1, 1)
        empty.fill(Qt.GlobalColor.transparent)
        self._voice.setPixmap(empty)  # a label with a picture is a graphic to a screen reader
        self._voice.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _draw(self) -> None:
        if self._drawing is None:
            return
        theme, drawing = self._theme, self._drawing
        self._plot.clear()
        self._plot.setBackground(theme.color("surface"))
        self._plot.getViewBox().setBackgroundColor(theme.color("phase_a"))
        self._draw_grid(drawing.values)
        self._look = _look(drawing.lines, theme.text_scale)
        for line in drawing.lines:
            self._draw_line(line, self._look)
        self._show_end_labels([line for line in drawing.lines if line.end_label and line.series.points])
        self._show_axes(drawing)
        self._place()

    def _draw_grid(self, axis: ValueAxis) -> None:
        pen = pg.mkPen(self._theme.color("line"), width=1)
        self._grid = {at: pg.InfiniteLine(at, angle=0, pen=pen) for at in axis.ticks}
        for line in self._grid.values():
            self._plot.addItem(line, ignoreBounds=True)

    def _draw_line(self, line: Line, look: _Look) -> None:
        color = self._theme.color(line.color)
        pen = pg.mkPen(self._theme.color(line.color, look.strength), width=look.line)
        if line.dash:
            pen.setDashPattern([length * self._theme.text_scale / look.line for length in line.dash])
        x, y = _joined_runs(line.series)
        self._plot.addItem(pg.PlotCurveItem(x, y, pen=pen, antialias=True, connect="finite"))
        points = pg.ScatterPlotItem(
            [point.at.timestamp() for point in line.series.points],
            [point.value for point in line.series.points],
            symbol=SYMBOLS[line.marker],
            size=look.point,
            pen=pg.mkPen(color, width=look.edge) if look.edge else pg.mkPen(None),
            brush=pg.mkBrush(self._theme.color("surface") if look.edge else color),
            antialias=True,
            pxMode=True,
        )
        self._plot.addItem(points)

    def _show_end_labels(self, lines: Sequence[Line]) -> None:
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        for line in lines:
            label = QLabel(line.end_label, self)
            label.setProperty("tone", line.color)
            label.setFont(self._theme.sized_font(self._theme.px(END_LABEL), 600, display=False))
            label.adjustSize()
            label.show()
            self._labels.append(label)

    def _show_axes(self, drawing: Drawing) -> None:
        """Fonts, colours and the room that numbers, dates and end labels take."""
        metrics = QFontMetricsF(self._axis_font())
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            style = {"tickLength": 0, "tickTextOffset": TICK_OFFSET, "hideOverlappingLabels": False}
            axis.setStyle(tickFont=self._axis_font(), **style)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(self._theme.color("ink_2"))
        widest = max((metrics.horizontalAdvance(drawing.value_text(at)) for at in drawing.values.ticks), default=0)
        self._plot.getAxis("left").setWidth(ceil(widest) + TICK_OFFSET + AXIS_SPARE)
        self._plot.getAxis("bottom").setHeight(ceil(metrics.height()) + TICK_OFFSET)
        labels = max((label.width() for label in self._labels), default=0)
        right = labels + LABEL_OFFSET + LABEL_SPARE if labels else ceil(metrics.horizontalAdvance("00"))
        self._plot.getPlotItem().layout.setContentsMargins(0, metrics.height() / 2, right, 0)

    def _axis_font(self) -> QFont:
        return self._theme.sized_font(self._theme.px(AXIS_TEXT), 500, display=False)

    def _place_later(self) -> None:
        QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        """Everything that depends on the size: scales, which numbers and dates have room, and the end labels."""
        box = self._plot.getViewBox().sceneBoundingRect()
        if self._drawing is None or min(box.width(), box.height()) < LEAST_PLOT:
            return
        drawing = self._drawing
        start, end = drawing.start.timestamp(), drawing.end.timestamp()
        self._plot.setXRange(*self._with_room(start, end, box.width()), padding=0)
        low, high = self._with_room(drawing.values.low, drawing.values.high, box.height())
        self._plot.setYRange(low, high, padding=0)
        self._show_values(drawing, (high - low) / box.height())
        self._show_dates(drawing, box.width())
        self._place_labels(drawing, box)

    def _with_room(self, low: float, high: float, pixels: float) -> tuple[float, float]:
        """Half a point and a little more at both ends, so that no point is cut."""
        edge = self._look.point / 2 + POINT_ROOM
        room = (high - low) * edge / (pixels - 2 * edge)
        return low - room, high + room

    def _show_values(self, drawing: Drawing, per_pixel: float) -> None:
        least = QFontMetricsF(self._axis_font()).height() * NUMBER_ROOM * per_pixel
        kept = thinned(drawing.values.ticks, least)
        for at, line in self._grid.items():
            line.setVisible(at in kept)
        self._plot.getAxis("left").setTicks([[(at, drawing.value_text(at)) for at in kept]])

    def _show_dates(self, drawing: Drawing, width: float) -> None:
        metrics = QFontMetricsF(self._axis_font())
        widths = [metrics.horizontalAdvance(text(LONGEST_DATE)) for text in (day_text, month_and_year_text)]
        most = int(width / widths[0] / DAY_ROOM), int(width / widths[1] / MONTH_ROOM)
        ticks = time_ticks(drawing.start, drawing.end, drawing.zone, *most)
        half = widths[is_monthly(ticks)] / 2 - AXIS_OVERHANG
        at_px = [(at, self._plot.getViewBox().mapViewToScene(QPointF(at.timestamp(), 0)).x()) for at in ticks]
        left = self._plot.getViewBox().sceneBoundingRect().left()
        fitting = [at for at, x in at_px if half <= x - left <= width - half]
        named = zip((at.timestamp() for at in fitting), _date_texts(fitting), strict=True)
        self._plot.getAxis("bottom").setTicks([list(named)])

    def _place_labels(self, drawing: Drawing, box: QRectF) -> None:
        lines = [line for line in drawing.lines if line.end_label and line.series.points]
        view = self._plot.getViewBox()
        wanted = [view.mapViewToScene(QPointF(0, line.series.points[-1].value)).y() for line in lines]
        gap = max([self._theme.px(END_LABEL_GAP), *(label.height() for label in self._labels)])
        middles = push_apart(wanted, gap, box.top(), box.bottom())
        for label, middle in zip(self._labels, middles, strict=True):
            label.move(round(box.right()) + LABEL_OFFSET, round(middle - label.height() / 2))
        self._voice.raise_()


def _look(lines: Sequence[Line], scale: float) -> _Look:
    most = max((len(line.series.points) for line in lines), default=0)
    return _Look(1, 0.3, 3.5 * scale, 0) if most > MANY else _Look(2 * scale, 1.0, 8 * scale, 1.75 * scale)


def _joined_runs(series: Series) -> tuple[list[float], list[float]]:
    """The runs one after the other, with a hole between them that the curve does not cross."""
    holes = [[(point.at.timestamp(), point.value) for point in run] + [(NAN, NAN)] for run in series.runs]
    pairs = list(chain.from_iterable(holes))
    return [x for x, _ in pairs], [y for _, y in pairs]


def _date_texts(ticks: Sequence[datetime]) -> list[str]:
    """The month stands where it changes, the year too when the ticks are months."""
    if is_monthly(ticks):
        return [month_and_year_text(at) if i == 0 or at.year != ticks[i - 1].year else month_text(at)
                for i, at in enumerate(ticks)]  # fmt: skip
    return [day_text(at) if i == 0 or at.month != ticks[i - 1].month else str(at.day) for i, at in enumerate(ticks)]
