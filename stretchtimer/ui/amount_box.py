"""A number with minus and plus at its ends: seconds, repetitions, sets.

A spin box in all but looks, so that arrow keys, typing and screen readers work as everywhere. The wheel scrolls the
page, unless the box has the focus.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

TENTHS = 10


class AmountBox(QSpinBox):
    """Says a number once it is chosen; what it is shown it says nothing about."""

    amount_requested = Signal(int)
    entered = Signal()
    """The keyboard is here now."""

    def __init__(self, name: str, lowest: int, highest: int, step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_in_tenths = False
        self.setProperty("stepper", "true")
        self.setProperty("role", "small")
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.setSingleStep(step)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.amount_requested)

    def show_amount(self, amount: int) -> None:
        was_blocked = self.blockSignals(True)
        self.setValue(amount)
        self.blockSignals(was_blocked)

    def show_unit(self, unit: str) -> None:
        self.setSuffix(unit and f" {unit}")

    def show_tenths(self) -> None:
        """Count in tenths, and show whole numbers with one decimal."""
        self._is_in_tenths = True

    def textFromValue(self, value: int) -> str:  # noqa: N802
        text = str(value)
        if not self._is_in_tenths:
            return text
        return f"{value // TENTHS}{self.locale().decimalPoint()}{value % TENTHS}"

    def valueFromText(self, text: str) -> int:  # noqa: N802
        number = text.removesuffix(self.suffix()).replace(self.locale().decimalPoint(), ".").strip()
        if not self._is_in_tenths:
            return int(number or 0)
        return round(float(number or 0) * TENTHS)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if not self._is_in_tenths:
            return super().validate(text, position)
        try:
            number = self.valueFromText(text)
        except (ValueError, OverflowError):  # OverflowError: "inf", pasted
            return QValidator.State.Invalid, text, position
        fits = self.minimum() <= number <= self.maximum()
        return (QValidator.State.Acceptable if fits else QValidator.State.Intermediate), text, position

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
