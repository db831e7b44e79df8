"""A notice across the top of a page: a sentence or several, and up to two answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.announcing import announce


class Banner(QFrame):
    """Hidden until it has something to say."""

    first_requested = Signal()
    second_requested = Signal()

    def __init__(self, panel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", panel)
        self._text = QLabel()
        self._text.setProperty("role", "body")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._first, self._second = QPushButton(), QPushButton()
        self._first.setProperty("kind", "outline")
        self._second.setProperty("kind", "text")
        self._first.clicked.connect(self.first_requested)
        self._second.clicked.connect(self.second_requested)
        answers = QHBoxLayout()
        answers.setSpacing(12)
        answers.addWidget(self._first)
        answers.addWidget(self._second)
        answers.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.addWidget(self._text)
        column.addLayout(answers)
        self.hide()

    def show_notice(self, text: str, first: str = "", second: str = "") -> None:
        """Show `text` with the answers that have words; no text hides the banner."""
        is_new = text != self._text.text()
        self._text.setText(text)
        for button, words in ((self._first, first), (self._second, second)):
            button.setText(words)
            button.setVisible(bool(words))
        self.setVisible(bool(text))
        if is_new and self.property("panel") == "danger":
            announce(self, text)

    def focus_first(self) -> bool:
        """Give the keyboard to the first answer, if there is one; tell whether it was given."""
        if self._first.isHidden() or self.isHidden():
            return False
        self._first.setFocus()
        return True
