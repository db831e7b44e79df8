"""The labels at the right end of a chart, pushed apart where they meet: each line's latest value in sight, the goal."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QLabel, QWidget

from stretchtimer.ui.chart_axes import push_apart
from stretchtimer.ui.chart_drawing import Level
from stretchtimer.ui.theme import Theme
from stretchtimer.words.chart_words import end_label

if TYPE_CHECKING:
    from stretchtimer.ui.chart_line import DrawnLine

END_LABEL, GOAL_LABEL = 15, 13
GAP, OFFSET, SPARE = 18, 10, 2


class ChartEnds:
    """The labels of one chart, children of its widget."""

    def __init__(self, chart: QWidget) -> None:
        self._chart = chart
        self._theme: Theme | None = None
        self._lines: list[DrawnLine] = []
        self._goal: Level | None = None
        self._labels: list[QLabel] = []
        self._goal_label: QLabel | None = None
        self.room = 0
        """How much a chart has to keep free for them; 0 without any."""

    @property
    def labels(self) -> tuple[QLabel, ...]:
        """Those of the lines, in their order."""
        return tuple(self._labels)

    def show_lines(self, theme: Theme, lines: Sequence["DrawnLine"], goal: Level | None) -> None:
        for label in (*self._labels, *([self._goal_label] if self._goal_label else [])):
            label.hide()
            label.deleteLater()
        self._theme, self._goal = theme, goal
        self._lines = [line for line in lines if line.line.is_labelled and line.line.readings.readings]
        self._labels = [self._label(line.line.color, END_LABEL, _texts(line)[-1]) for line in self._lines]
        self._goal_label = self._label("ink", GOAL_LABEL, goal.text) if goal else None
        widths = [
            label.fontMetrics().horizontalAdvance(text)
            for label, line in zip(self._labels, self._lines, strict=True)
            for text in _texts(line)
        ]
        widest = max([*widths, self._goal_label.width() if self._goal_label else 0])
        self.room = widest + OFFSET + SPARE if widest else 0

    def place(self, box: QRectF, until: float, to_px: Callable[[float], float]) -> None:
        """Beside the last reading up to an instant; hidden where there is none."""
        wanted: list[tuple[QLabel, float]] = []
        for label, line in zip(self._labels, self._lines, strict=True):
            index = line.last_before(until)
            label.setVisible(index is not None)
            if index is not None:
                label.setText(_text(line, line.line.readings.readings[index].value))
                label.adjustSize()
                wanted.append((label, to_px(line.y(index))))
        if self._goal_label is not None and self._goal is not None:
            wanted.append((self._goal_label, to_px(self._goal.low)))
        gap = max([self._theme.px(GAP) if self._theme else GAP, *(label.height() for label, _ in wanted)])
        middles = push_apart([at for _, at in wanted], gap, box.top(), box.bottom())
        left = self._chart.width() - self.room + OFFSET
        for (label, _), middle in zip(wanted, middles, strict=True):
            label.move(left, round(middle - label.height() / 2))

    def _label(self, tone: str, px: int, text: str) -> QLabel:
        assert self._theme is not None
        label = QLabel(text, self._chart)
        label.setProperty("tone", tone)
        label.setFont(self._theme.sized_font(self._theme.px(px), 600, display=False))
        label.adjustSize()
        label.show()
        return label


def _text(line: "DrawnLine", value: float) -> str:
    return end_label(line.line.name, line.line.text(value))


def _texts(line: "DrawnLine") -> list[str]:
    """About the widest that its label can become, and what it says at first."""
    values = [reading.value for reading in line.line.readings.readings]
    return [_text(line, value) for value in (max(values), min(values), int(max(values)) + 0.5, values[-1])]
