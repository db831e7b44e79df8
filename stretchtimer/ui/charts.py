"""A chart: readings on a true time axis, with trend, band, goal and labels at the end; moved by mouse, wheel and keys.

It is itself imported only when there is something to draw, since it loads pyqtgraph. The plot takes no events of its
own: what hands do is turned into a `View`, and each view is drawn by `chart_line.py` and `chart_ground.py`.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchtimer.ui.chart_axes import is_monthly, thinned, time_ticks
from stretchtimer.ui.chart_drawing import Drawing
from stretchtimer.ui.chart_ends import ChartEnds
from stretchtimer.ui.chart_ground import ChartGround
from stretchtimer.ui.chart_line import DrawnLine
from stretchtimer.ui.chart_plot import ChartPlot
from stretchtimer.ui.chart_view import View, moved, zoomed
from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.theme import Theme
from stretchtimer.words.chart_words import end_label, keys_text, pointed_part, pointed_text
from stretchtimer.words.progress_words import day_text, month_and_year_text, month_text

AXIS_TEXT = 13
LONGEST_DATE = date(2028, 10, 28)
AXIS_OVERHANG = 14
"""How far pyqtgraph lets a date reach beyond the axis; one that reaches further it leaves out."""
LEAST_PLOT = 24
POINT_ROOM = 7
NUMBER_ROOM = 1.0
DAY_ROOM, MONTH_ROOM = 0.9, 1.15
"""How many times its own width a date takes on the axis; of days, only one in some has its month beside it."""
LEAST_BETWEEN = 4
DOUBT_EVERY_MS = 10
SAME_LENGTH = 86_400.0
"""Of "all" the end is now: by so many seconds more it is no other choice."""
SETTLED_MS = 160
"""After the last key or turn of the wheel the other charts follow."""
STEP, CLOSER = 0.1, 0.8
WHEEL_NOTCH = 120


class Chart(PaintedPicture):
    """One picture of one or more series, for the mouse, the keyboard and, in words, for screen readers."""

    view_changed = Signal(float, float)
    """The seconds shown, at every step of a movement, and when the plot has found another place."""
    view_settled = Signal(float, float)
    """The same, when a movement has come to its end."""
    pointed_at = Signal(str)
    """What the cross-hair says; empty when it has gone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._drawing: Drawing | None = None
        self._view = self._asked = self._limits = View(0, 1)
        self._plot = ChartPlot(self)
        self._lines: list[DrawnLine] = []
        self._ground: ChartGround | None = None
        self._ends = ChartEnds(self)
        self._cross = pg.InfiniteLine(0, angle=90)
        self._dragged_from: tuple[float, View] | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._doubt = QTimer(self, interval=DOUBT_EVERY_MS)
        self._take_hands()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self._plot.box.sigResized.connect(self._place_later)
        self._settle.timeout.connect(self._report)
        self._doubt.timeout.connect(self._doubt_some)

    def show_drawing(self, drawing: Drawing) -> None:
        """What was moved or zoomed stays where it is, unless another length of time is asked for."""
        before, asked = self._asked, View(drawing.start.timestamp(), drawing.end.timestamp())
        is_moved = self._view != before and abs(asked.width - before.width) < SAME_LENGTH
        self._drawing, self._asked = drawing, asked
        self.show_spoken(drawing.name, drawing.description)
        self._limits = View(drawing.first.timestamp(), drawing.end.timestamp())
        self._view = moved(self._view, 0, self._limits) if is_moved else asked
        self._draw()

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._draw()

    def show_view(self, low: float, high: float) -> None:
        """Show the same days as another chart. Emits nothing."""
        self._view = View(low, high)
        self._place()

    def show_fitted(self) -> None:
        """Back to the days that were asked for."""
        if self._drawing is not None:
            self._move(self._asked)
            self._report()

    @property
    def view(self) -> View:
        return self._view

    @property
    def lines(self) -> Sequence[DrawnLine]:
        return self._lines

    @property
    def ends(self) -> ChartEnds:
        return self._ends

    @property
    def is_busy(self) -> bool:
        """Whether it is still looking for wild readings."""
        return self._doubt.isActive()

    @property
    def seen(self) -> tuple[float, float]:
        """The seconds at both edges of the plot: the view, and the room about it."""
        left, right = self.plot_edges()
        return self._with_room(self._view.low, self._view.high, max(1.0, right - left))

    def plot_edges(self) -> tuple[float, float]:
        """Where the plot begins and ends, in px of this widget."""
        box = self._plot.box.sceneBoundingRect()
        return box.left(), box.right()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._doubt.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._doubt.stop()
        self._settle.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = (event.position().x(), self._view)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            self._point_at(self._instant(event.position().x()))
            return
        x, view = self._dragged_from
        self._move(moved(view, (x - event.position().x()) * self._per_px(), self._limits))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is not None and event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = None
            self.unsetCursor()
            self._report()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.pointed_at.emit(keys_text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def leaveEvent(self, _event: QEvent) -> None:
        self._point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms where the chart has the keyboard, or with Ctrl; else the page scrolls."""
        if not (self.hasFocus() or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            event.ignore()
            return
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            self._move(moved(self._view, -turned.x() / WHEEL_NOTCH * STEP * self._view.width, self._limits))
        else:
            about = self._instant(event.position().x())
            self._move(zoomed(self._view, CLOSER ** (turned.y() / WHEEL_NOTCH), about, self._limits))
        self._settle.start()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, by_reading = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        middle = (self._view.low + self._view.high) / 2
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right if by_reading:
                self._point_next(-1 if key == Qt.Key.Key_Left else 1)
                return
            case Qt.Key.Key_Left:
                self._move(moved(self._view, -STEP * self._view.width, self._limits))
            case Qt.Key.Key_Right:
                self._move(moved(self._view, STEP * self._view.width, self._limits))
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._move(zoomed(self._view, CLOSER, middle, self._limits))
            case Qt.Key.Key_Minus:
                self._move(zoomed(self._view, 1 / CLOSER, middle, self._limits))
            case Qt.Key.Key_Home:
                self.show_fitted()
                return
            case _:
                event.ignore()
                return
        self._settle.start()

    def _take_hands(self) -> None:
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs to the right in every language
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def _draw(self) -> None:
        if self._drawing is None:
            return
        theme, drawing = self.theme, self._drawing
        self._plot.clear()
        self._plot.show_ground(theme.color("surface"), theme.color("phase_a"))
        self._ground = ChartGround(self._plot, theme, drawing)
        self._lines = [DrawnLine(self._plot, theme, line) for line in drawing.lines]
        self._cross = pg.InfiniteLine(0, angle=90, pen=pg.mkPen(theme.color("ink_3"), width=1))
        self._cross.hide()
        self._plot.add(self._cross)
        self._ends.show_lines(theme, self._lines, drawing.goal)
        self._show_axes(drawing)
        self._place()
        if self.isVisible():
            self._doubt.start()

    def _show_axes(self, drawing: Drawing) -> None:
        """Fonts, colours and the room that numbers, dates and end labels take."""
        font = self._axis_font()
        metrics = QFontMetricsF(font)
        widest = max((metrics.horizontalAdvance(drawing.value_text(at)) for at in drawing.values.ticks), default=0)
        other = max((metrics.horizontalAdvance(text) for _, text in drawing.other_ticks), default=0)
        ink = self.theme.color("ink_2")
        self._plot.show_axis("left", font, ink, widest)
        self._plot.show_axis("bottom", font, ink, metrics.height())
        self._plot.show_axis("right", font, self.theme.color(drawing.other_color), other)
        self._plot.show_second_scale(bool(drawing.other_ticks))
        self._plot.show_ticks("right", drawing.other_ticks)
        right = self._ends.room or ceil(metrics.horizontalAdvance("00"))
        self._plot.show_margins(metrics.height() / 2, right)

    def _axis_font(self) -> QFont:
        return self.theme.sized_font(self.theme.px(AXIS_TEXT), 500, display=False)

    def _place_later(self) -> None:
        QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        """Everything that depends on the size: scales, which numbers and dates have room, and the end labels."""
        box = self._plot.box.sceneBoundingRect()
        if self._drawing is None or min(box.width(), box.height()) < LEAST_PLOT:
            return
        drawing = self._drawing
        low, high = self._with_room(drawing.values.low, drawing.values.high, box.height())
        self._plot.box.setYRange(low, high, padding=0)
        per_px = (high - low) / box.height()
        kept = thinned(drawing.values.ticks, QFontMetricsF(self._axis_font()).height() * NUMBER_ROOM * per_px)
        self._plot.show_ticks("left", [(at, drawing.value_text(at)) for at in kept])
        if self._ground is not None:
            self._ground.show_values(kept)
        self._show_view()
        self.view_changed.emit(self._view.low, self._view.high)

    def _move(self, view: View) -> None:
        self._view = view
        self._show_view()
        self.view_changed.emit(view.low, view.high)

    def _report(self) -> None:
        self._settle.stop()
        self.view_settled.emit(self._view.low, self._view.high)

    def _show_view(self) -> None:
        """One frame of a movement."""
        box = self._plot.box.sceneBoundingRect()
        if self._drawing is None or self._ground is None or min(box.width(), box.height()) < LEAST_PLOT:
            return
        low, high = self._with_room(self._view.low, self._view.high, box.width())
        self._plot.box.setXRange(low, high, padding=0)
        seen = View(low, high)
        for line in self._lines:
            line.show_view(seen, box.width())
        top = self._plot.box.viewRange()[1][1]
        self._ground.show_view(seen, seen.width / box.width(), top)
        self._show_dates(seen, box.width())
        view = self._plot.box
        self._ends.place(box, self._view.high, lambda value: view.mapViewToScene(QPointF(0, value)).y())

    def _with_room(self, low: float, high: float, pixels: float) -> tuple[float, float]:
        """Half a point and a little more at both ends, so that no point is cut."""
        edge = POINT_ROOM * self.theme.text_scale
        room = (high - low) * edge / (pixels - 2 * edge)
        return low - room, high + room

    def _show_dates(self, seen: View, width: float) -> None:
        """As many as stand beside each other with room between them."""
        metrics = QFontMetricsF(self._axis_font())
        widths = [metrics.horizontalAdvance(text(LONGEST_DATE)) for text in (day_text, month_and_year_text)]
        most = int(width / widths[0] / DAY_ROOM), int(width / widths[1] / MONTH_ROOM)
        named = self._dates(seen, width, widths, *most)
        while not _are_apart(named, width / seen.width, metrics) and max(most) > 1:
            most = max(1, most[0] - 1), max(1, most[1] - 1)
            named = self._dates(seen, width, widths, *most)
        self._plot.show_ticks("bottom", named)

    def _dates(
        self, seen: View, width: float, widths: Sequence[float], most_days: int, most_months: int
    ) -> list[tuple[float, str]]:
        """So many dates at most, without those that an end of the axis would cut."""
        assert self._drawing is not None
        start, end = (datetime.fromtimestamp(at, UTC) for at in (self._view.low, self._view.high))
        ticks = time_ticks(start, end, self._drawing.zone, most_days, most_months)
        half = widths[is_monthly(ticks)] / 2 - AXIS_OVERHANG
        at_px = [(at, (at.timestamp() - seen.low) / seen.width * width) for at in ticks]
        fitting = [at for at, x in at_px if half <= x <= width - half]
        return list(zip((at.timestamp() for at in fitting), _date_texts(fitting), strict=True))

    def _per_px(self) -> float:
        left, right = self.plot_edges()
        return self._view.width / max(1.0, right - left - 2 * POINT_ROOM * self.theme.text_scale)

    def _instant(self, x: float) -> float:
        left, _right = self.plot_edges()
        return self._view.low + (x - left - POINT_ROOM * self.theme.text_scale) * self._per_px()

    def _point_at(self, instant: float | None) -> None:
        """Put the cross-hair on the reading nearest to an instant, of those in sight."""
        found = [] if instant is None else [x for line in self._lines for x in self._seen(line, instant)]
        if instant is None or not found:
            self._cross.hide()
            self.pointed_at.emit("")
            return
        nearest = min(found, key=lambda x: abs(x - instant))
        self._cross.setPos(nearest)
        self._cross.show()
        self.pointed_at.emit(self._said(nearest))

    def _point_next(self, step: int) -> None:
        """To the next reading by keyboard, said aloud."""
        here = self._cross.value() if self._cross.isVisible() else self._view.high + 1
        instants = sorted({x for line in self._lines for x in line.instants(self._view)})
        further = [x for x in instants if (x < here if step < 0 else x > here)]
        if further:
            self._point_at(further[-1] if step < 0 else further[0])
            if QAccessible.isActive():
                event = QAccessibleAnnouncementEvent(self, self._said(float(self._cross.value())))
                QAccessible.updateAccessibility(event)

    def _said(self, instant: float) -> str:
        """What every line has on the user's day of the reading at an instant."""
        found = [(drawn, index) for drawn in self._lines if (index := drawn.nearest(instant)) is not None]
        at, by = min(found, key=lambda one: abs(one[0].x(one[1]) - instant))
        day = at.line.readings.readings[by].day
        parts = []
        for drawn, index in found:
            readings = drawn.line.readings
            if readings.readings[index].day == day:
                height = readings.height(index) if drawn.line.trend else None
                said = end_label(drawn.line.name, drawn.line.text(readings.readings[index].value))
                wild = drawn.line.trend and readings.is_wild(index)
                parts.append(pointed_part(said, "" if height is None else drawn.line.text(height), wild=wild))
        return pointed_text(day, parts)

    def _seen(self, line: DrawnLine, instant: float) -> list[float]:
        """When the line's reading nearest to an instant was taken, if it is in sight."""
        index = line.nearest(instant)
        return [line.x(index)] if index is not None and self._view.low <= line.x(index) <= self._view.high else []

    def _doubt_some(self) -> None:
        """Look for wild readings when nothing else is to be done, so that a long chart opens at once."""
        left = [line.doubt() for line in self._lines]
        if not any(left):
            self._doubt.stop()
            self._show_view()


def _are_apart(named: Sequence[tuple[float, str]], px_per_s: float, metrics: QFontMetricsF) -> bool:
    """Whether no two dates run into each other."""
    widths = [metrics.horizontalAdvance(text) for _, text in named]
    return all(
        (after[0] - before[0]) * px_per_s >= (width + next_width) / 2 + LEAST_BETWEEN
        for (before, after), (width, next_width) in zip(pairwise(named), pairwise(widths), strict=True)
    )


def _date_texts(ticks: Sequence[datetime]) -> list[str]:
    """The month stands where it changes, the year too when the ticks are months."""
    if is_monthly(ticks):
        return [month_and_year_text(at) if i == 0 or at.year != ticks[i - 1].year else month_text(at)
                for i, at in enumerate(ticks)]  # fmt: skip
    return [day_text(at) if i == 0 or at.month != ticks[i - 1].month else str(at.day) for i, at in enumerate(ticks)]
