"""The fields of a form, by what they hold: each shows a value of the file it stands for, and gives one back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.ui.amount_box import AmountBox
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.tick_row import TickRow

LONGEST = 400
LINES_HEIGHT, COLUMNS, WIDEST_AMOUNT = 104, 2, 112
Choices = Sequence[tuple[str, str]]  # what is meant, and how it is called


class FormField(QWidget):
    """What every field is; `value` is None for one that says nothing."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def show_value(self, value: Any) -> None:
        raise NotImplementedError

    @property
    def value(self) -> Any:
        raise NotImplementedError

    def show_theme(self, theme: Theme) -> None:
        """Most follow the style sheet."""

    def show_narrow(self, narrow: bool) -> None:
        """Make do with one column."""


class TextField(FormField):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._line = QLineEdit()
        self._line.setAccessibleName(name)
        self._line.setMaxLength(LONGEST)
        self._line.textEdited.connect(self.edited)
        self.column.addWidget(self._line)

    def show_value(self, value: Any) -> None:
        self._line.setText(value or "")
        self._line.setCursorPosition(0)

    @property
    def value(self) -> Any:
        return self._line.text().strip()


class LinesField(FormField):
    """A list of texts, one a line."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._box = QPlainTextEdit()
        self._box.setAccessibleName(name)
        self._box.setTabChangesFocus(True)
        self._box.textChanged.connect(self.edited)
        self.column.addWidget(self._box)

    def show_value(self, value: Any) -> None:
        self._box.setPlainText("\n".join(value or ()))

    @property
    def value(self) -> Any:
        return [line.strip() for line in self._box.toPlainText().splitlines() if line.strip()]

    def show_theme(self, theme: Theme) -> None:
        self._box.setFixedHeight(theme.px(LINES_HEIGHT))


class ChoiceField(FormField):
    """One of several; the first where nothing has been chosen."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Choices) -> None:
        super().__init__(name)
        self._box = QComboBox()
        name_list(self._box, name)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        self._box.activated.connect(self.edited)
        self._box.activated.connect(lambda: self.chosen.emit(self._box.currentData()))
        self.column.addWidget(self._box)
        self.show_choices(choices)

    def show_choices(self, choices: Choices) -> None:
        self._box.clear()
        for meant, called in choices:
            self._box.addItem(called, meant)

    def show_value(self, value: Any) -> None:
        self._box.setCurrentIndex(max(0, self._box.findData(value or "")))

    @property
    def value(self) -> Any:
        return self._box.currentData() or None


class ManyField(FormField):
    """Any of several."""

    def __init__(self, name: str, choices: Choices) -> None:
        super().__init__(name)
        self._grid, self._is_narrow = QGridLayout(), False
        self._grid.setHorizontalSpacing(16)
        self._boxes = {meant: TickRow(called, dense=True) for meant, called in choices}
        for box in self._boxes.values():
            box.toggled.connect(self.edited)
        self.column.addLayout(self._grid)
        self._place(COLUMNS)

    def show_value(self, value: Any) -> None:
        for meant, box in self._boxes.items():
            box.show_ticked(meant in (value or ()))

    @property
    def value(self) -> Any:
        return [meant for meant, box in self._boxes.items() if box.is_ticked]

    def show_narrow(self, narrow: bool) -> None:
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._place(1 if narrow else COLUMNS)

    def _place(self, columns: int) -> None:
        for number, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, number // columns, number % columns)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class FlagField(FormField):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._box = TickRow(name, dense=True)
        self._box.toggled.connect(self.edited)
        self.column.addWidget(self._box)

    def show_value(self, value: Any) -> None:
        self._box.show_ticked(bool(value))

    @property
    def value(self) -> Any:
        return self._box.is_ticked


class NumberField(FormField):
    """A number, or the lowest and the highest; 0 says nothing."""

    def __init__(self, name: str, highest: int, step: int = 1, *, pair: bool, in_tenths: bool = False) -> None:
        super().__init__(name)
        self._per_shown = 100 if in_tenths else 1
        self._boxes = [AmountBox(name, 0, highest, step) for _number in range(2 if pair else 1)]
        row = QHBoxLayout()
        for box in self._boxes:
            if in_tenths:
                box.show_tenths()
            box.amount_requested.connect(self.edited)
            row.addWidget(box)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_value(self, value: Any) -> None:
        numbers = value if isinstance(value, list | tuple) else [value] * len(self._boxes)
        for box, number in zip(self._boxes, numbers, strict=True):
            box.show_amount((number or 0) // self._per_shown)

    @property
    def value(self) -> Any:
        numbers = [box.value() * self._per_shown for box in self._boxes]
        if not any(numbers):
            return None
        return numbers if len(numbers) > 1 else numbers[0]

    def show_theme(self, theme: Theme) -> None:
        for box in self._boxes:
            box.setFixedWidth(theme.px(WIDEST_AMOUNT))
