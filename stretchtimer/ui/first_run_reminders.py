"""The last step: the usual reminders, to be had in one tap, or none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stretchtimer.core.reminder import Rule
from stretchtimer.ui.labels import show_headline_size, wrapped_label
from stretchtimer.ui.settings_row import hairline
from stretchtimer.words.first_run_words import reminders_lead
from stretchtimer.words.language import _
from stretchtimer.words.reminder_page_words import suggestion_text

PADDING = 20


class FirstRunReminders(QWidget):
    """Draws the reminders it may offer, or says that there are some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline, self._lead = wrapped_label("headline"), wrapped_label("body")
        self._lead.setProperty("tone", "ink_2")
        self._list = QFrame()
        self._list.setProperty("panel", "card")
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(PADDING, 8, PADDING, 8)
        self._headline.setText(_("Shall the program remind you?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self._headline, self._lead, self._list):
            column.addWidget(part)
        column.addStretch(1)

    def show_offered(self, rules: Sequence[Rule], kept: int) -> None:
        """What is offered to somebody who has none; `kept` is how many there are."""
        self._lead.setText(reminders_lead(kept))
        while taken := self._rows.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for number, rule in enumerate(rules):
            label = wrapped_label("strong")
            label.setText(suggestion_text(rule))
            label.setContentsMargins(0, 10, 0, 10)
            if number:
                self._rows.addWidget(hairline())
            self._rows.addWidget(label)
        self._list.setVisible(bool(rules))

    def show_narrow(self, narrow: bool) -> None:
        show_headline_size(self._headline, narrow)
