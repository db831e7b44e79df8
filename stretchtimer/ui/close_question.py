"""Asked once, when the window is closed and reminders are set: whether the program stays for them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

MARGIN, WIDTH = 24, 440


class CloseQuestion(QDialog):
    """Esc and the window's own cross answer nothing: then all stays open."""

    answered = Signal(str)  # "stay" or "quit", as the setting has it

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("StretchTimer")
        title, text = wrapped_label("title"), wrapped_label("body")
        title.setText(_("Keep reminders coming?"))
        text.setText(
            _(
                "StretchTimer can stay without its window and remind you. Start it again to see the window. "
                "Settings let you change this."
            )
        )
        stay, leave = QPushButton(_("Keep reminders")), QPushButton(_("Quit"))
        stay.setProperty("kind", "primary")
        stay.clicked.connect(lambda: self._answer("stay"))
        leave.clicked.connect(lambda: self._answer("quit"))
        answers = QHBoxLayout()
        answers.setSpacing(12)
        answers.addWidget(stay)
        answers.addWidget(leave)
        answers.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(16)
        for part in (title, text):
            column.addWidget(part)
        column.addLayout(answers)

    def show_question(self, theme: Theme) -> None:
        """Ask it, as large as its words need."""
        width = theme.px(WIDTH)
        for label in self.findChildren(QLabel):
            label.ensurePolished()
        layout = self.layout()
        self.setFixedSize(width, layout.totalHeightForWidth(width) if layout is not None else 0)
        self.open()

    def _answer(self, wanted: str) -> None:
        self.accept()
        self.answered.emit(wanted)
