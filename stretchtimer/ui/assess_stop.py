"""After the last lift: what stopped it, and what that means where it means something."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from stretchtimer.core.measure import StopReason
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.assess_words import stop_name
from stretchtimer.words.language import _
from stretchtimer.words.progress_words import capital

GAP = 20


class StopPanel(QWidget):
    """One of several reasons; none is chosen beforehand, so that the answer is the user's own."""

    reason_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._lead = wrapped_label("headline"), wrapped_label("body")
        self._group, self._rows, self._card = QButtonGroup(self), QVBoxLayout(), QFrame()
        self._reasons: tuple[StopReason, ...] = ()
        self._told, self._message = QFrame(), wrapped_label("body")
        self._lay_out()
        self.show_theme(theme)
        self._group.idClicked.connect(lambda _number: self.reason_chosen.emit())

    @property
    def reason(self) -> StopReason | None:
        number = self._group.checkedId()
        return None if number < 0 else self._reasons[number]

    def show_question(self, title: str, lead: str, reasons: Sequence[StopReason]) -> None:
        self._title.setText(title)
        self._lead.setText(lead)
        self._lead.show()
        self._reasons = tuple(reasons)
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for number, reason in enumerate(reasons):
            button = QRadioButton(capital(stop_name(reason)))
            self._group.addButton(button, number)
            self._rows.addWidget(button)
        self._card.show()
        self._told.hide()

    def show_told(self, title: str, message: str) -> None:
        """What the answer means."""
        self._title.setText(title)
        self._lead.hide()
        self._message.setText(message)
        self._card.hide()
        self._told.show()
        announce(self, message)

    def show_theme(self, theme: Theme) -> None:
        self._rows.setSpacing(theme.px(GAP))

    def focus_first(self) -> None:
        if self._group.buttons():
            self._group.buttons()[0].setFocus()

    def _lay_out(self) -> None:
        self._lead.setProperty("tone", "ink_2")
        self._card.setProperty("panel", "card")
        self._card.setLayout(self._rows)
        self._rows.setContentsMargins(20, 18, 20, 18)
        self._told.setProperty("panel", "danger")
        inside = QVBoxLayout(self._told)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(self._message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._title, self._lead, self._card, self._told):
            column.addWidget(part)
        column.addStretch()
        self._card.setAccessibleName(_("What stopped it"))
