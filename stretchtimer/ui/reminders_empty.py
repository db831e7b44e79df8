"""Before the first reminder: the usual three in one tap, or one of one's own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from stretchtimer.core.reminder import Rule
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.words.language import _
from stretchtimer.words.reminder_page_words import suggestion_text

PADDING = 32


class RemindersEmpty(QFrame):
    """Draws the reminders it may offer."""

    suggested_requested = Signal()
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "due")
        title, about = wrapped_label("title"), wrapped_label("body")
        title.setText(_("Reminders that wait until you can take them"))
        about.setText(
            _(
                "They come after a pause in your typing, never in a meeting or over a film, and not when you have just "
                "got up by yourself. If one does not come, you can see why."
            )
        )
        self._list = wrapped_label("body")
        self._list.setProperty("tone", "ink_2")
        self._all, self._own = QPushButton(_("Set these three")), QPushButton(_("One of my own"))
        self._all.setProperty("kind", "primary")
        self._own.setProperty("kind", "text")
        self._all.clicked.connect(self.suggested_requested)
        self._own.clicked.connect(self.new_requested)
        answers = FlowBox()
        answers.show_parts([self._all, self._own])
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(16)
        for part in (title, about, self._list, answers):
            column.addWidget(part)
        column.addStretch(1)

    def show_suggested(self, rules: Sequence[Rule]) -> None:
        self._list.setText("\n".join(suggestion_text(rule) for rule in rules))
