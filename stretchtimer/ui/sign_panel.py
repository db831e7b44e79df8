"""The signs that say stop, beside the answers to "What would help?"; each is a button with a key of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.session import SIGNS, Command
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.stop_words import sign_name

SIGN_PX, FIRST_KEY = 26, 4


class SignPanel(QFrame):
    """Six signs; any of them leads to the stop view."""

    command_requested = Signal(object)  # Command

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.setProperty("panel", "danger")
        self._mark = QLabel()
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._columns = 0
        self.buttons = tuple(self._button(number, command) for number, command in enumerate(SIGNS))
        self._lay_out()
        self.show_columns(3)
        self.show_theme(theme)

    def show_columns(self, columns: int) -> None:
        """Lay the buttons out in so many columns."""
        if columns != self._columns:
            self._columns = columns
            for number, button in enumerate(self.buttons):
                self._grid.addWidget(button, number // columns, number % columns)
            for column in range(3):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        px = theme.px(SIGN_PX)
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(self._icons.pixmap("triangle-alert", theme.color("danger"), px, ratio))

    def _button(self, number: int, command: Command) -> SessionButton:
        button = SessionButton(self._theme, self._icons, "danger", "inline")
        button.show_action(sign_name(SIGNS[command]), hint=str(FIRST_KEY + number))
        button.clicked.connect(lambda: self.command_requested.emit(command))
        return button

    def _lay_out(self) -> None:
        question, urgent = wrapped_label("strong"), wrapped_label("body")
        question.setText(_("Was it one of these? Then stop: choose it and rest."))
        urgent.setProperty("tone", "ink")
        urgent.setText(
            _(
                "Get medical help today if there is numbness around the groin, a weak leg, "
                "or trouble with bladder or bowel."
            )
        )
        words = QVBoxLayout()
        words.setSpacing(10)
        words.addWidget(question)
        words.addLayout(self._grid)
        words.addWidget(urgent)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 16)
        row.setSpacing(20)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
