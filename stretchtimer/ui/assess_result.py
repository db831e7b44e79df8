"""After the tests: what was read, how it stands to last time and to the other leg, and the way to take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.side_badge import SideBadge
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import side_letter, side_name

BADGE = 28


@dataclass(frozen=True, slots=True)
class Outcome:
    """One result as it is said."""

    name: str
    side: Side
    value: str
    lines: tuple[str, ...]


class ResultPanel(QWidget):
    """Nothing is called tight, and nothing is praised."""

    undo_requested = Signal()
    another_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._lead = wrapped_label("headline"), wrapped_label("body")
        self._rows, self._notes = QVBoxLayout(), wrapped_label("body")
        self._undo = SessionButton(theme, icons, "text", "inline")
        self._another = SessionButton(theme, icons, "outline", "inline")
        self._lay_out()
        self._undo.clicked.connect(self.undo_requested)
        self._another.clicked.connect(self.another_requested)

    def show_outcomes(self, title: str, lead: str, outcomes: Sequence[Outcome], notes: Sequence[str]) -> None:
        self._title.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        _clear(self._rows)
        for outcome in outcomes:
            self._rows.addWidget(self._card(outcome))
        self._notes.setText("\n\n".join(notes))
        self._notes.setVisible(bool(notes))

    def show_ways(self, undo: str, another: str) -> None:
        """The words of both buttons; one without words is not there."""
        for button, words, icon in ((self._undo, undo, "undo-2"), (self._another, another, "plus")):
            button.show_action(words, icon)
            button.setVisible(bool(words))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme

    def _card(self, outcome: Outcome) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "card")
        badge = SideBadge(self._theme, BADGE, card)
        sides: dict[Side, Literal["left", "right"] | None] = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: None}
        badge.show_side(sides[outcome.side], side_letter(outcome.side), side_name(outcome.side))
        name, value = wrapped_label("title_s"), wrapped_label("display")
        name.setText(outcome.name)
        value.setText(outcome.value)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(badge)
        head.addWidget(name, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(value)
        for text in outcome.lines:
            line = wrapped_label("small")
            line.setText(text)
            column.addWidget(line)
        return card

    def _lay_out(self) -> None:
        for label in (self._lead, self._notes):
            label.setProperty("tone", "ink_2")
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows.setSpacing(12)
        self._undo.show_action(_("Undo"), "undo-2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addLayout(self._rows)
        column.addWidget(self._notes)
        ways = QHBoxLayout()
        ways.addWidget(self._another)
        ways.addWidget(self._undo)
        ways.addStretch()
        column.addLayout(ways)
        column.addStretch()


def _clear(layout: QLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
