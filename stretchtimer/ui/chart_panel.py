"""A card with a title and a chart; until the chart is built, and where there is nothing to draw, a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from stretchtimer.ui.chart_drawing import Drawing
from stretchtimer.ui.theme import Theme

if TYPE_CHECKING:
    from stretchtimer.ui.charts import Chart

PADDING = 16


class ChartPanel(QFrame):
    """`least` is the height of the chart itself at text size 100 %."""

    def __init__(self, theme: Theme, least: int, tone: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least = least
        self._drawing: Drawing | None = None
        self._chart: Chart | None = None
        self._title, self._caption, self._value, self._nothing = QLabel(), QLabel(), QLabel(), QLabel()
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._controls = QHBoxLayout()
        self._place = QWidget()
        self._stack = QStackedLayout(self._place)
        self._lay_out(tone)

    def show_title(self, title: str, caption: str = "", value: str = "") -> None:
        self._title.setText(title)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._value.setText(value)
        self._value.setVisible(bool(value))

    def show_drawing(self, drawing: Drawing, nothing: str) -> None:
        """`nothing` is said where the drawing has no point."""
        self._drawing = drawing
        self._nothing.setText("" if drawing.has_points else nothing)
        if self._chart is not None:
            self._chart.show_drawing(drawing)
        self._choose()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place.setMinimumHeight(theme.px(self._least))
        if self._chart is not None:
            self._chart.show_theme(theme)

    def show_narrow(self, narrow: bool) -> None:
        """The controls stand below the title, or beside it."""
        directions = QBoxLayout.Direction
        self._header.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def show_chart(self, chart: Chart) -> None:
        """Take the chart in, once it can be built."""
        self._chart = chart
        self._stack.addWidget(chart)
        if self._drawing is not None:
            chart.show_drawing(self._drawing)
        self._choose()

    def add_control(self, widget: QWidget) -> None:
        """Put a control at the end of the title's row."""
        self._controls.addWidget(widget)

    @property
    def awaits_chart(self) -> bool:
        """Whether there is something to draw, and nothing yet to draw it with."""
        return self._chart is None and self._drawing is not None and self._drawing.has_points

    @property
    def chart(self) -> Chart | None:
        return self._chart

    def _choose(self) -> None:
        shows = self._chart is not None and self._drawing is not None and self._drawing.has_points
        self._stack.setCurrentIndex(1 if shows else 0)

    def _lay_out(self, tone: str) -> None:
        self.setProperty("panel", "card")
        self._title.setProperty("role", "title_s")
        self._title.setProperty("tone", "ink")
        self._caption.setProperty("role", "caption")
        self._value.setProperty("role", "title_s")
        self._value.setProperty("tone", tone)
        self._nothing.setProperty("role", "small")
        for label in (self._title, self._caption, self._nothing):
            label.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._nothing)
        self._place.setMinimumHeight(self._theme.px(self._least))
        self._place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        self._header.setSpacing(8)
        self._header.addLayout(words, 1)
        self._header.addWidget(self._value, alignment=Qt.AlignmentFlag.AlignTop)
        self._header.addLayout(self._controls)
        self._controls.setSpacing(8)
        self._controls.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING - 4)
        column.setSpacing(8)
        column.addLayout(self._header)
        column.addWidget(self._place, 1)
