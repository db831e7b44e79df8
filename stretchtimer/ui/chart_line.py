"""One line of a chart: points, trend and band, as fine as the pixels can show and no finer.

Drawn raw, ten years of days cost a tenth of a second a frame. So the trend and its band have one vertex every 4 px at
most, and where points are closer than one every 3 px each 3 px show their lowest, highest and mean. The steps are
powers of two from a fixed instant on: a chart that is moved shows the same vertices, and works out only the new ones.

With charts.py, chart_plot.py and chart_ground.py the only modules that import pyqtgraph, and with it numpy: half a
second and 54 MB.
"""

from itertools import pairwise
from math import ceil, log2

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from stretchtimer.ui.chart_drawing import Line
from stretchtimer.ui.chart_plot import ChartPlot
from stretchtimer.ui.chart_view import View
from stretchtimer.ui.theme import Theme

SYMBOLS = {"circle": "o", "square": "s", "diamond": "d", "triangle": "t1"}
VERTEX_PX, POINT_PX, ROOMY_PX = 4, 3, 5
BAND_STRENGTH = 0.15
WIDTH, POINT, SMALL_POINT, EDGE = 3, 8, 3.5, 1.75
SPREAD_STRENGTH = 0.55
RING, RING_EDGE = 15, 1.5
DOUBTED_AT_ONCE = 60
NAN = float("nan")


def step_of(least: float) -> float:
    """The smallest power of two that is at least so long."""
    return float(2.0 ** ceil(log2(least)))


class DrawnLine:
    """Items in a plot, filled anew for each view."""

    def __init__(self, plot: ChartPlot, theme: Theme, line: Line) -> None:
        self.line, self._theme = line, theme
        readings = line.readings.readings
        self._x = np.array([reading.at.timestamp() for reading in readings], dtype=float)
        self._y = np.array([reading.value for reading in readings], dtype=float) * line.factor + line.offset
        self._runs = np.array([line.readings.run(i)[0] for i in range(len(readings))], dtype=int)
        self._wild: list[int] = []
        self._doubted = 0
        color, scale = theme.color(line.color), theme.text_scale
        pen = pg.mkPen(color, width=WIDTH * scale if line.trend else 2 * scale)
        if line.dash:
            pen.setDashPattern([length / WIDTH for length in line.dash])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._band = QGraphicsPathItem()
        self._band.setPen(QColor(0, 0, 0, 0))
        self._band.setBrush(theme.color(line.color, BAND_STRENGTH))
        self._curve = pg.PlotCurveItem(pen=pen, antialias=True, connect="finite")
        spread = pg.mkPen(theme.color(line.color, SPREAD_STRENGTH), width=1)
        self._spread = pg.PlotCurveItem(pen=spread, connect="pairs")
        self._points = pg.ScatterPlotItem(symbol=SYMBOLS[line.marker], pxMode=True, antialias=True)
        ring = pg.mkPen(theme.color("ink"), width=RING_EDGE * scale)
        self._rings = pg.ScatterPlotItem(
            symbol="o", size=RING * scale, pen=ring, brush=None, pxMode=True, antialias=True
        )
        for depth, item in enumerate((self._band, self._spread, self._curve, self._points, self._rings), start=1):
            item.setZValue(depth)  # every band lies behind every point
            plot.add(item)

    @property
    def vertices(self) -> int:
        """How many vertices the trend has just now; tests look."""
        xs, _ys = self._curve.getData()
        return 0 if xs is None else int(np.isfinite(xs).sum())

    @property
    def dots(self) -> int:
        """How many points are drawn just now."""
        return len(self._points.data)

    @property
    def rings(self) -> int:
        return len(self._rings.data)

    def show_view(self, view: View, pixels: float) -> None:
        if not len(self._x):
            return
        per_px = view.width / pixels
        self._show_trend(view, step_of(VERTEX_PX * per_px))
        self._show_points(view, per_px)
        self._show_rings(view)

    def doubt(self) -> bool:
        """Look at some more readings for wild ones; whether there are readings left to look at."""
        if not self.line.trend:
            return False
        end = min(len(self._x), self._doubted + DOUBTED_AT_ONCE)
        self._wild += [i for i in range(self._doubted, end) if self.line.readings.is_wild(i)]
        self._doubted = end
        return end < len(self._x)

    def nearest(self, instant: float) -> int | None:
        """The index of the reading nearest in time."""
        if not len(self._x):
            return None
        after = int(np.searchsorted(self._x, instant))
        around = [i for i in (after - 1, after) if 0 <= i < len(self._x)]
        return min(around, key=lambda i: abs(self._x[i] - instant))

    def x(self, index: int) -> float:
        return float(self._x[index])

    def y(self, index: int) -> float:
        return float(self._y[index])

    def instants(self, view: View) -> list[float]:
        """When the readings in a view were taken."""
        return [float(x) for x in self._x[(self._x >= view.low) & (self._x <= view.high)]]

    def last_before(self, instant: float) -> int | None:
        """The last reading up to an instant."""
        after = int(np.searchsorted(self._x, instant, "right"))
        return after - 1 if after else None

    def _slice(self, view: View, step: float = 0.0) -> slice:
        """What lies in the view, and its neighbours on both sides, so that lines reach the edges."""
        first = int(np.searchsorted(self._x, view.low - step)) - 1
        last = int(np.searchsorted(self._x, view.high + step, "right")) + 1
        return slice(max(0, first), min(len(self._x), last))

    def _vertices(self, view: View, step: float) -> list[int]:
        """One reading of each step, and of the last step of a run its last one."""
        part = self._slice(view, step)
        bins = np.floor(self._x[part] / step)
        runs = self._runs[part]
        news = np.ones(len(bins), dtype=bool)
        news[1:] = (np.diff(bins) != 0) | (np.diff(runs) != 0)
        found = np.flatnonzero(news)
        ends = np.append(found[1:], len(bins)) - 1
        closes = np.append(np.diff(runs[ends]) != 0, True)
        return [int(i) + part.start for i in np.where(closes, ends, found)]

    def _show_trend(self, view: View, step: float) -> None:
        readings, runs = self.line.readings, list[int]()
        xs, ys = list[float](), list[float]()
        for i in self._vertices(view, step):
            height = readings.height(i) if self.line.trend else None
            if self.line.trend and height is None:
                continue
            run = int(self._runs[i])
            if runs and runs[-1] != run:
                xs.append(NAN)
                ys.append(NAN)
                runs.append(run)
            xs.append(float(self._x[i]))
            ys.append(float(self._y[i]) if height is None else height * self.line.factor + self.line.offset)
            runs.append(run)
        self._curve.setData(np.array(xs), np.array(ys))
        if self.line.trend:
            self._band.setPath(_band(xs, ys, readings.band * self.line.factor))

    def _show_points(self, view: View, per_px: float) -> None:
        inside = slice(*(int(i) for i in np.searchsorted(self._x, (view.low, view.high + 1e-6))))
        count = inside.stop - inside.start
        room = view.width / per_px / max(1, count)
        if room < POINT_PX and self.line.trend:
            self._show_binned(inside, step_of(POINT_PX * per_px))
            return
        if room < POINT_PX:
            inside = slice(0, 0)  # the joined line says it all
        self._spread.setData([], [])
        roomy = room >= ROOMY_PX
        scale, color = self._theme.text_scale, self._theme.color(self.line.color)
        self._points.setData(
            self._x[inside],
            self._y[inside],
            size=(POINT if roomy else SMALL_POINT) * scale,
            pen=pg.mkPen(color, width=EDGE * scale) if roomy else pg.mkPen(None),
            brush=pg.mkBrush(self._theme.color("surface") if roomy else color),
        )

    def _show_binned(self, inside: slice, step: float) -> None:
        x, y = self._x[inside], self._y[inside]
        starts = np.flatnonzero(np.diff(np.floor(x / step), prepend=NAN) != 0)
        counts = np.diff(np.append(starts, len(x)))
        middles = np.add.reduceat(x, starts) / counts
        lows, highs = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
        self._spread.setData(np.repeat(middles, 2), np.column_stack((lows, highs)).ravel())
        self._points.setData(
            middles,
            np.add.reduceat(y, starts) / counts,
            size=SMALL_POINT * self._theme.text_scale,
            pen=pg.mkPen(None),
            brush=pg.mkBrush(self._theme.color(self.line.color)),
        )

    def _show_rings(self, view: View) -> None:
        seen = [i for i in self._wild if view.low <= self._x[i] <= view.high]
        self._rings.setData(self._x[seen], self._y[seen])


def _band(xs: list[float], ys: list[float], band: float) -> QPainterPath:
    """A ribbon about each piece of the trend."""
    path = QPainterPath()
    cuts = [-1, *(i for i, x in enumerate(xs) if x != x), len(xs)]
    for before, after in pairwise(cuts):
        piece = range(before + 1, after)
        over = [QPointF(xs[i], ys[i] + band) for i in piece]
        under = [QPointF(xs[i], ys[i] - band) for i in reversed(piece)]
        path.addPolygon(QPolygonF(over + under))
        path.closeSubpath()
    return path
