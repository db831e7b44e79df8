"""Asked when a form is left that has been filled in and not saved."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

MARGIN, WIDTH = 24, 440


def _nothing() -> None:
    """Before it has been asked."""


class LeaveQuestion(QDialog):
    """Esc and the window's own cross answer nothing: then the form stays as it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("StretchTimer")
        self._keep: Callable[[], None] = _nothing
        self._drop: Callable[[], None] = _nothing
        title, text = wrapped_label("title"), wrapped_label("body")
        title.setText(_("Save this exercise?"))
        text.setText(_("What you have filled in is not stored yet."))
        save, drop = QPushButton(_("Save")), QPushButton(_("Leave without it"))
        save.setProperty("kind", "primary")
        save.clicked.connect(lambda: self._answer(self._keep))
        drop.clicked.connect(lambda: self._answer(self._drop))
        answers = QHBoxLayout()
        answers.setSpacing(12)
        answers.addWidget(save)
        answers.addWidget(drop)
        answers.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(16)
        for part in (title, text):
            column.addWidget(part)
        column.addLayout(answers)

    def ask(self, theme: Theme, keep: Callable[[], None], drop: Callable[[], None]) -> None:
        """Ask it, as large as its words need; what is answered is done."""
        self._keep, self._drop = keep, drop
        width = theme.px(WIDTH)
        for label in self.findChildren(QLabel):
            label.ensurePolished()
        layout = self.layout()
        self.setFixedSize(width, layout.totalHeightForWidth(width) if layout is not None else 0)
        self.open()

    def _answer(self, does: Callable[[], None]) -> None:
        self.accept()
        does()
