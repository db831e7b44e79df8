"""A sentence to tick: a check box whose words wrap, with the whole row to click on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QWidget

from stretchtimer.ui.labels import wrapped_label

PADDING, GAP, ROW_HEIGHT, DENSE_HEIGHT = 20, 16, 56, 40


class TickRow(QFrame):
    """Qt's own check box cuts long words off, so the words stand beside it and are its name for screen readers."""

    toggled = Signal(bool)

    def __init__(self, text: str, role: str = "body", parent: QWidget | None = None, *, dense: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("panel", "plain")
        self.setMinimumHeight(DENSE_HEIGHT if dense else ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._box = QCheckBox()
        self._box.setProperty("alone", "true")  # without room for words of its own
        self._box.setAccessibleName(text)
        self.setFocusProxy(self._box)
        self._words = wrapped_label(role)
        self._words.setText(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(*((0, 6, 0, 6) if dense else (PADDING, 12, PADDING, 12)))
        row.setSpacing(GAP)
        row.addWidget(self._box)
        row.addWidget(self._words, 1)
        self._box.toggled.connect(self.toggled)

    @property
    def is_ticked(self) -> bool:
        return self._box.isChecked()

    def show_ticked(self, ticked: bool) -> None:
        self._box.setChecked(ticked)

    def show_tone(self, tone: str) -> None:
        self._words.setProperty("tone", tone)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.toggle()
