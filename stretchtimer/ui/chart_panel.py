"""A card with a title, what can be said in sentences, and a chart; until the chart is built, and where there is nothing
to draw, a sentence in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.ui.chart_drawing import Drawing
from stretchtimer.ui.chart_picture import ask_where, save_picture
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.ui.charts import Chart

PADDING, TITLE_SLACK = 16, 24
LEGEND_LINES = 2


class ChartPanel(QFrame):
    """`least` is the height of the chart itself at text size 100 %; `topic` is what Learn knows about it."""

    method_chosen = Signal(int)
    learn_requested = Signal(str)
    problem_found = Signal(str)
    """A sentence: the picture could not be written."""

    def __init__(
        self, theme: Theme, icons: Icons, least: int, topic: str, tone: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least = least
        self._drawing: Drawing | None = None
        self._chart: Chart | None = None
        self._legend_text = ""
        self._title, self._caption, self._value, self._nothing = QLabel(), QLabel(), QLabel(), QLabel()
        self._sentences, self._legend = QLabel(), QLabel()
        self._methods = QComboBox()
        self._learn = LearnLink(theme, icons, topic)
        self._save = QPushButton(_("Save picture"))
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._footer = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._place = QWidget()
        self._stack = QStackedLayout(self._place)
        self._style(tone)
        self._lay_out()
        self._methods.activated.connect(self.method_chosen)
        self._learn.learn_requested.connect(self.learn_requested)
        self._save.clicked.connect(self._ask_where)

    def show_title(self, title: str, caption: str = "", value: str = "") -> None:
        self._title.setText(title)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._value.setText(value)
        self._value.setVisible(bool(value))

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """What can be said of the readings, each on a line of its own."""
        self._sentences.setText("\n".join(sentence for sentence in sentences if sentence))
        self._sentences.setVisible(any(sentences))

    def show_legend(self, text: str) -> None:
        """Beneath the chart, where the cross-hair speaks as well."""
        self._legend_text = text
        self._legend.setText(text)
        self._legend.setVisible(bool(text) or self._chart is not None)

    def show_methods(self, names: Sequence[str], chosen: int) -> None:
        """Which of several can be shown; no choice where there is only one."""
        with QSignalBlocker(self._methods):
            self._methods.clear()
            self._methods.addItems(list(names))
            self._methods.setCurrentIndex(chosen)
        self._methods.setToolTip(names[chosen])
        self._methods.setVisible(len(names) > 1)

    def show_drawing(self, drawing: Drawing | None, nothing: str) -> None:
        """`nothing` is said where there is no point to draw."""
        self._drawing = drawing
        self._nothing.setText("" if self._has_points else nothing)
        self._save.setVisible(self._has_points)
        if self._chart is not None and drawing is not None:
            self._chart.show_drawing(drawing)
        self._choose()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._place.setMinimumHeight(theme.px(self._least))
        self._legend.setMinimumHeight(LEGEND_LINES * theme.leading("caption"))
        self._learn.show_theme(theme)
        if self._chart is not None:
            self._chart.show_theme(theme)

    def show_narrow(self, narrow: bool, stacked: bool) -> None:
        """The controls stand below the title, or beside it; stacked, one below the other."""
        directions = QBoxLayout.Direction
        self._controls.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._header.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def is_cramped(self, width: int) -> bool:
        """Whether so wide a panel has no room for its title, in one line, beside the controls."""
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        beside = self._controls.minimumSize().width() + title
        return beside + TITLE_SLACK > width - 2 * PADDING

    def show_small(self) -> None:
        """For a card beside others: its links stand one above the other."""
        self._footer.setDirection(QBoxLayout.Direction.TopToBottom)
        self._footer.setStretch(1, 0)
        self._footer.setSpacing(0)

    def show_chart(self, chart: Chart) -> None:
        """Take the chart in, once it can be built."""
        self._chart = chart
        self._stack.addWidget(chart)
        chart.pointed_at.connect(self._show_pointed)
        self.show_legend(self._legend_text)
        if self._drawing is not None:
            chart.show_drawing(self._drawing)
        self._choose()

    def add_control(self, widget: QWidget) -> None:
        """Put a control at the end of the title's row."""
        self._controls.addWidget(widget)

    def add_below_chart(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.indexOf(self._legend), widget)

    def add_above_chart(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.indexOf(self._place), widget)

    @property
    def awaits_chart(self) -> bool:
        """Whether there is something to draw, and nothing yet to draw it with."""
        return self._chart is None and self._has_points

    @property
    def chart(self) -> Chart | None:
        return self._chart

    @property
    def _has_points(self) -> bool:
        return self._drawing is not None and self._drawing.has_points

    def save(self, path: str) -> None:
        """Write title, sentences and chart to a file, as PNG or SVG by its name; raises UserError."""
        parts = [part for part in (self._save, self._learn) if part.isVisible()]
        kept = [part.sizePolicy() for part in parts]
        for part in parts:
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
            part.hide()
        try:
            save_picture(self, path)
        finally:
            for part, policy in zip(parts, kept, strict=True):
                part.show()
                part.setSizePolicy(policy)

    def _ask_where(self) -> None:
        ask_where(self, self._title.text(), self.save, self.problem_found.emit)

    def _show_pointed(self, text: str) -> None:
        self._legend.setText(text or self._legend_text)

    def _choose(self) -> None:
        shows = self._chart is not None and self._has_points
        self._stack.setCurrentIndex(1 if shows else 0)
        self._place.setVisible(shows or bool(self._nothing.text()) or self.awaits_chart)

    def _style(self, tone: str) -> None:
        self.setProperty("panel", "card")
        self._title.setProperty("role", "title_s")
        self._title.setProperty("tone", "ink")
        self._value.setProperty("role", "title_s")
        self._value.setProperty("tone", tone)
        self._nothing.setProperty("role", "small")
        for label in (self._caption, self._legend, self._sentences):
            label.setProperty("role", "caption")
        for label in (self._title, self._caption, self._nothing, self._sentences, self._legend):
            label.setWordWrap(True)
        self._sentences.setProperty("tone", "ink")
        self._legend.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._save.setProperty("kind", "link")
        self._save.setProperty("role", "small_strong")
        self._save.setCursor(Qt.CursorShape.PointingHandCursor)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name_list(self._methods, _("Test and method shown"))
        self._methods.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._methods.setMinimumContentsLength(12)

    def _lay_out(self) -> None:
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
        self._footer.setSpacing(8)
        self._footer.addWidget(self._learn, 0, Qt.AlignmentFlag.AlignLeading)
        self._footer.addStretch(1)
        self._footer.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING - 4)
        self._column.setSpacing(8)
        self._column.addLayout(self._header)
        self._column.addWidget(self._methods)
        self._column.addWidget(self._sentences)
        self._column.addWidget(self._place, 1)
        self._column.addWidget(self._legend)
        self._column.addLayout(self._footer)
        self._column.addStretch(0)
        for part in (self._methods, self._sentences, self._legend):
            part.hide()
