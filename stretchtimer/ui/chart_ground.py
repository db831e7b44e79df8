"""What lies behind a chart's lines: phases of the programme, the grid, a useful zone, and the goal."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from stretchtimer.ui.chart_axes import ValueAxis
from stretchtimer.ui.chart_drawing import Drawing, Level
from stretchtimer.ui.chart_plot import ChartPlot
from stretchtimer.ui.chart_view import View
from stretchtimer.ui.theme import Theme

PHASE_TEXT, PHASE_INDENT = 13, 8
FAR = 1e6
"""Beyond any value: a shade from top to bottom."""
DOTS = [1.0, 3.0]


class ChartGround:
    """Items behind the lines; which of them can be read depends on the view."""

    def __init__(self, plot: ChartPlot, theme: Theme, drawing: Drawing) -> None:
        self._plot, self._theme = plot, theme
        self._phases = [(_instant(start, drawing.zone), _instant(end, drawing.zone), text)
                        for start, end, text in drawing.phases]  # fmt: skip
        self._names: list[pg.TextItem] = []
        self._grid: dict[float, pg.InfiniteLine] = {}
        self._draw_phases()
        if drawing.useful:
            self._draw_useful(drawing.useful)
        self._draw_grid(drawing.values)
        if drawing.goal:
            self._draw_goal(drawing.goal.low)

    def show_values(self, kept: tuple[float, ...]) -> None:
        """Only these lines of the grid."""
        for at, line in self._grid.items():
            line.setVisible(at in kept)

    def show_view(self, view: View, per_px: float, top: float) -> None:
        """Names of phases stand where their phase begins, and only where there is room for them."""
        metrics = QFontMetricsF(self._font())
        for (start, end, text), name in zip(self._phases, self._names, strict=True):
            left, right = max(start, view.low), min(end, view.high)
            room = (right - left) / per_px - 2 * PHASE_INDENT
            name.setVisible(room >= metrics.horizontalAdvance(text))
            name.setPos(left + PHASE_INDENT * per_px, top)

    def _draw_phases(self) -> None:
        for index, (start, end, text) in enumerate(self._phases):
            self._shade(start, -FAR, end - start, 2 * FAR, "phase_b" if index % 2 else "phase_a")
            name = pg.TextItem(text, color=self._theme.color("ink_2"), anchor=(0, 0))
            name.setFont(self._font())
            name.setZValue(-1)
            self._names.append(name)
            self._plot.add(name)

    def _draw_useful(self, useful: Level) -> None:
        shade = pg.LinearRegionItem(
            (useful.low, useful.high),
            orientation="horizontal",
            movable=False,
            brush=self._theme.color("ok_soft"),
            pen=pg.mkPen(self._theme.color("ok"), width=1),
        )
        shade.setZValue(-15)
        self._plot.add(shade)

    def _shade(self, x: float, y: float, width: float, height: float, color: str) -> None:
        shade = QGraphicsRectItem(QRectF(x, y, width, height))
        shade.setPen(QPen(Qt.PenStyle.NoPen))
        shade.setBrush(self._theme.color(color))
        shade.setZValue(-20)
        self._plot.add(shade)

    def _draw_grid(self, axis: ValueAxis) -> None:
        pen = pg.mkPen(self._theme.color("line"), width=1)
        self._grid = {at: pg.InfiniteLine(at, angle=0, pen=pen) for at in axis.ticks}
        for line in self._grid.values():
            line.setZValue(-10)
            self._plot.add(line)

    def _draw_goal(self, value: float) -> None:
        pen = pg.mkPen(self._theme.color("ink"), width=2 * self._theme.text_scale)
        pen.setDashPattern(DOTS)
        line = pg.InfiniteLine(value, angle=0, pen=pen)
        line.setZValue(-5)
        self._plot.add(line)

    def _font(self) -> QFont:
        return self._theme.sized_font(self._theme.px(PHASE_TEXT), 500, display=False)


def _instant(day: date, zone: str) -> float:
    return datetime.combine(day, time(), ZoneInfo(zone)).timestamp()
