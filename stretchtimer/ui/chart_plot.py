"""The plot of a chart: numbers at the left, dates beneath, and at the right a second scale where one is asked for.

It is put together of pyqtgraph's own parts, but without its `PlotItem`: that one builds a menu of some sixty widgets
beside every plot, shown or not, which was a third of what opening the progress page took.
"""

from collections.abc import Sequence
from math import ceil

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem, QSizePolicy, QWidget

TICK_OFFSET, AXIS_SPARE = 8, 3
PLACES = {"left": (0, 0), "box": (0, 1), "right": (0, 2), "bottom": (1, 1)}
"""Row and column."""

Ticks = Sequence[tuple[float, str]]
"""Values, or seconds since 1970, and what stands beside them."""


class ChartPlot(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Takes no events of its own: what hands do is the chart's to turn into a view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._whole = pg.GraphicsWidget()
        self._axes = {side: pg.AxisItem(side) for side in ("left", "bottom", "right")}
        self._quieten()
        self._lay_out()

    def show_ground(self, around: QColor, within: QColor) -> None:
        self.setBackground(around)
        self.box.setBackgroundColor(within)

    def show_axis(self, side: str, font: QFont, color: QColor, room: float) -> None:
        """How one axis looks; `room` is the px its texts take, widthways at the sides and in height beneath."""
        axis = self._axes[side]
        axis.setStyle(tickFont=font, tickLength=0, tickAlpha=0, tickTextOffset=TICK_OFFSET, hideOverlappingLabels=False)
        axis.setPen(pg.mkPen(None))
        axis.setTextPen(color)
        if side == "bottom":
            axis.setHeight(ceil(room) + TICK_OFFSET)
        else:
            axis.setWidth(ceil(room) + TICK_OFFSET + AXIS_SPARE)

    def show_ticks(self, side: str, ticks: Ticks) -> None:
        self._axes[side].setTicks([list(ticks)])

    def show_second_scale(self, shown: bool) -> None:
        self._axes["right"].setVisible(shown)

    def show_margins(self, above: float, beside: float) -> None:
        """Room over the plot, for half of the topmost number, and at its right, for what the lines are called."""
        self._whole.layout().setContentsMargins(0, above, beside, 0)

    def add(self, item: QGraphicsItem) -> None:
        """Put something on the plot, in the units of its axes. The scale does not follow it."""
        self.box.addItem(item, ignoreBounds=True)

    def clear(self) -> None:
        self.box.clear()

    def _quieten(self) -> None:
        """None of pyqtgraph's menus, buttons and mouse; time runs to the right in every language."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._whole.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _lay_out(self) -> None:
        grid = QGraphicsGridLayout()
        grid.setSpacing(0)
        self._whole.setLayout(grid)
        for side, axis in self._axes.items():
            grid.addItem(axis, *PLACES[side])
            axis.linkToView(self.box)
        grid.addItem(self.box, *PLACES["box"])
        grid.setRowStretchFactor(0, 1)
        grid.setColumnStretchFactor(1, 1)
        self.setCentralItem(self._whole)
