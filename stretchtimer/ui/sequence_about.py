"""What belongs to a sequence as a whole: what it is for, and the breathing that paces its holds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from stretchtimer.core.breathing import STEADY
from stretchtimer.core.sequence import Sequence
from stretchtimer.ui.labels import name_list
from stretchtimer.words.language import _
from stretchtimer.words.names import choice_name

LONGEST = 400


class SequenceAbout(QFrame):
    """Says what was typed or chosen."""

    about_requested = Signal(str)
    breathing_requested = Signal(str)
    """A pattern's id; empty for the one of the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about, self._breathing = QLineEdit(), QComboBox()
        self._about.setMaxLength(LONGEST)
        self._breathing.addItem(_("As in the settings"), "")
        for pattern in STEADY:
            self._breathing.addItem(choice_name("breathing", pattern), pattern)
        self._breathing.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._breathing.setMinimumContentsLength(8)
        self.setProperty("panel", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        for name, field in ((_("What it is for"), self._about), (_("Breathing"), self._breathing)):
            label = QLabel(name)
            label.setProperty("role", "small")
            name_list(field, name) if isinstance(field, QComboBox) else field.setAccessibleName(name)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(4)
        self._about.editingFinished.connect(lambda: self.about_requested.emit(self._about.text().strip()))
        self._breathing.activated.connect(lambda: self.breathing_requested.emit(self._breathing.currentData()))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return (self._about, self._breathing)

    def show_sequence(self, sequence: Sequence) -> None:
        if not self._about.hasFocus() or self._about.text().strip() != sequence.about:
            self._about.setText(sequence.about)
        self._breathing.setCurrentIndex(max(0, self._breathing.findData(sequence.breathing)))
