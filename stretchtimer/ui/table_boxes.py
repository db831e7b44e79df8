"""What a table of measurements was taken for, each answer in a box in which another can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.table_choice import Said
from stretchtimer.ui.labels import name_list
from stretchtimer.words.table_words import choices, column_names, said_names

LEAST_CHARACTERS, MOST_BESIDE = 6, 4
GAP_ACROSS, GAP_DOWN = 24, 12


class TableBoxes(QWidget):
    """Draws a layout; says which part of it the user wants to be what."""

    choice_requested = Signal(str, str)
    """A key and a word of `core.table_choice`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QComboBox] = {}
        self._labels: list[QLabel] = []
        self._cells: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_ACROSS)
        self._grid.setVerticalSpacing(GAP_DOWN)
        for key, name in said_names().items():
            self._add(key, name)

    def show_layout(self, said: Said, header: Sequence[str], width: int) -> None:
        """What was taken for what, and what else each could be."""
        columns = column_names(header, width)
        for key, box in self._boxes.items():
            box.clear()
            for word, name in choices(key, said["kind"], columns):
                box.addItem(name, word)
            box.setCurrentIndex(box.findData(said.get(key, "")))

    def show_width(self, width: int) -> None:
        """As many boxes beside each other as can show what is chosen in them."""
        labels = (label.sizeHint().width() for label in self._labels)
        needed = max(*map(_needed, self._boxes.values()), *labels) + GAP_ACROSS
        self._show_columns(max(1, min(MOST_BESIDE, (width + GAP_ACROSS) // needed)))

    def _show_columns(self, count: int) -> None:
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // count, place % count)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < count else 0)

    def _add(self, key: str, name: str) -> None:
        box, label, cell = QComboBox(), QLabel(name), QWidget()
        name_list(box, name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(LEAST_CHARACTERS)
        box.activated.connect(lambda: self.choice_requested.emit(key, box.currentData()))
        label.setProperty("role", "small")
        label.setBuddy(box)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(box)
        self._boxes[key] = box
        self._labels.append(label)
        self._cells.append(cell)


def _needed(box: QComboBox) -> int:
    """The width at which the whole of what is chosen can be read."""
    letters = box.fontMetrics()
    frame = box.sizeHint().width() - LEAST_CHARACTERS * letters.horizontalAdvance("X")
    return max(letters.horizontalAdvance(box.currentText()) + frame, box.sizeHint().width())
