"""A large card to choose: a heading, the key that chooses it, and a sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

PICTURE_HEIGHT = 136


class ChoiceCard(QFrame):
    """Chosen by a click, by Space or Enter; its key is the page's to bind."""

    chosen = Signal()
    spoken_as = "button"

    def __init__(self, heading: str, key: str, picture: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = QLabel()
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self.show_heading(heading)
        hint = QLabel(key)
        hint.setProperty("role", "key")
        self._text = QLabel()
        self._text.setProperty("role", "body")
        self._text.setProperty("tone", "ink_2")
        self._text.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(hint, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        picture.setFixedHeight(PICTURE_HEIGHT)
        column.addWidget(picture)
        column.addLayout(top)
        column.addWidget(self._text)
        column.addStretch()

    def show_heading(self, heading: str) -> None:
        self._title.setText(heading)
        self.setAccessibleName(heading)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleDescription(text)

    def press(self) -> None:
        """As a screen reader does."""
        self.chosen.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
