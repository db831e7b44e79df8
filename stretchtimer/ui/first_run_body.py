"""What sessions are fitted to: how the back feels, kit, conditions, waking hour, units; and the first measurement."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.settings import Settings, find
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.labels import show_headline_size, wrapped_label
from stretchtimer.ui.settings_row import SettingRow, hairline
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

ASKED = (("waking_hour", "units"), ("kit",), ("conditions",))
"""The settings that are asked for, card by card."""
PADDING, NARROW_PADDING, FEEL_WIDEST = 28, 16, 540


class FirstRunBody(QWidget):
    """Each answer is said at once; none has to be given."""

    feel_requested = Signal(int)
    setting_requested = Signal(str, str)
    measure_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline, self._feel = wrapped_label("headline"), FeelScale(theme)
        self._rows = {key: SettingRow(find(key), theme, can_reset=False) for keys in ASKED for key in keys}
        self._measure, self._offer = QPushButton(_("Measure now")), QFrame()
        self._cards: list[QVBoxLayout] = []
        self._lay_out()
        self.show_theme(theme)
        self._feel.feel_chosen.connect(self.feel_requested)
        self._measure.clicked.connect(self.measure_requested)
        for row in self._rows.values():
            row.setting_requested.connect(self.setting_requested)

    def show_body(self, settings: Settings, feel: int | None, *, may_measure: bool) -> None:
        """`feel` is today's, where it has been said; measuring is offered where the safety answers allow it."""
        for row in self._rows.values():
            row.show_settings(settings)
        self._feel.show_feel(feel)
        self._offer.setVisible(may_measure)

    def show_theme(self, theme: Theme) -> None:
        self._feel.setMaximumWidth(theme.px(FEEL_WIDEST))

    def show_narrow(self, narrow: bool) -> None:
        show_headline_size(self._headline, narrow)
        padding = NARROW_PADDING if narrow else PADDING
        for card in self._cards:
            card.setContentsMargins(padding, 16, padding, 16)
        for row in self._rows.values():
            row.show_narrow(narrow)

    def _lay_out(self) -> None:
        self._headline.setText(_("You and your back"))
        lead = wrapped_label("body")
        lead.setProperty("tone", "ink_2")
        lead.setText(_("Sessions are fitted to what you say here. All of it can be changed in Settings."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self._headline, lead, self._feel_card()):
            column.addWidget(part)
        for keys in ASKED:
            column.addWidget(self._settings_card(keys))
        column.addWidget(self._lay_out_offer())
        column.addStretch(1)

    def _feel_card(self) -> QFrame:
        question, note = _line("strong", _("How is your lower back today?")), wrapped_label("small")
        note.setText(_("From 0 to 10. Later you see whether it changes."))
        self._feel.show_words(_("Pain in the lower back, 0 to 10"), _("No pain"), _("Worst I can imagine"))
        card = self._card((question, note, self._feel))
        self._cards[-1].setSpacing(8)
        return card

    def _settings_card(self, keys: Iterable[str]) -> QFrame:
        parts: list[QWidget] = []
        for key in keys:
            parts += [hairline(), self._rows[key]] if parts else [self._rows[key]]
        return self._card(parts)

    def _lay_out_offer(self) -> QFrame:
        title, text = _line("strong", _("A first measurement")), wrapped_label("small")
        text.setText(_("Two short tests, about five minutes. They show later whether the stretching works."))
        self._offer = self._card((title, text))
        card = self._cards[-1]
        card.setSpacing(8)
        card.addWidget(self._measure, 0, Qt.AlignmentFlag.AlignLeading)
        return self._offer

    def _card(self, parts: Iterable[QWidget]) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "card")
        column = QVBoxLayout(card)
        column.setSpacing(4)
        for part in parts:
            column.addWidget(part)
        self._cards.append(column)
        return card


def _line(role: str, text: str) -> QLabel:
    label = wrapped_label(role)
    label.setText(text)
    return label
