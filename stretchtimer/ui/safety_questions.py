"""The safety questions on one sheet: a row for each, in groups, and "None of these" that excludes them all."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.red_flags import RedFlag
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import show_headline_size, wrapped_label
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.tick_row import TickRow
from stretchtimer.words.language import _
from stretchtimer.words.safety_words import GROUPS, group_heading, not_a_diagnosis, question


class SafetyQuestions(QWidget):
    """Nothing is ticked beforehand, so that an answer is always the user's own."""

    answered = Signal(object)  # frozenset of RedFlag; empty for "None of these apply to me"
    back_requested = Signal()
    skipped = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline, self._lead = wrapped_label("headline"), wrapped_label("lead")
        self._rows = {flag: TickRow(question(flag)) for _heading, flags in GROUPS for flag in flags}
        self._none = TickRow(_("None of these apply to me"), "strong")
        self._none_card = QFrame()
        self._back = SessionButton(theme, icons, form="inline")
        self._skip = SessionButton(theme, icons, "quiet", "inline")
        self._continue = SessionButton(theme, icons, "primary", "inline")
        self._lay_out()
        for row in self._rows.values():
            row.toggled.connect(self._tick)
        self._none.toggled.connect(self._tick_none)
        self._back.clicked.connect(self.back_requested)
        self._skip.clicked.connect(self.skipped)
        self._continue.clicked.connect(self._answer)
        self._show_state()

    def show_questions(self, why: str, ticked: Iterable[RedFlag]) -> None:
        """Ask anew; `why` says why now, `ticked` is what was ticked just before and can be corrected."""
        before = frozenset(ticked)
        self._lead.setText(why)
        self._lead.setVisible(bool(why))
        for flag, row in self._rows.items():
            row.show_ticked(flag in before)
        self._none.show_ticked(False)
        self._back.show_action(_("Back"), "chevron-right" if self.isRightToLeft() else "chevron-left")
        self._show_state()

    def show_skippable(self, skippable: bool) -> None:
        """Whether there is something to go on to unanswered."""
        self._skip.setVisible(skippable)

    def show_narrow(self, narrow: bool) -> None:
        show_headline_size(self._headline, narrow)

    def focus_first(self) -> None:
        next(iter(self._rows.values())).setFocus()

    def _tick(self, ticked: bool) -> None:
        if ticked:
            with QSignalBlocker(self._none):
                self._none.show_ticked(False)
        self._show_state()

    def _tick_none(self, ticked: bool) -> None:
        if ticked:
            for row in self._rows.values():
                row.show_ticked(False)
        self._show_state()

    def _answer(self) -> None:
        self.answered.emit(frozenset(flag for flag, row in self._rows.items() if row.is_ticked))

    def _show_state(self) -> None:
        """An answer is wanted: without a tick there is nothing to go on with."""
        none = self._none.is_ticked
        answered = none or any(row.is_ticked for row in self._rows.values())
        show_possible(self._continue, "" if answered else _("Tick what applies, or that none of these does."))
        self._none_card.setProperty("panel", "soft" if none else "card")
        self._none.show_tone("on_soft" if none else "ink")
        repolish(self._none_card)

    def _lay_out(self) -> None:
        self._headline.setText(_("Before you stretch: any of these?"))
        calm = wrapped_label("body")
        calm.setProperty("tone", "ink_2")
        calm.setText(_("Most back pain is not a sign of anything serious. These few things deserve a doctor first."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._headline)
        column.addWidget(self._lead)
        column.addWidget(calm)
        for number, (_heading, flags) in enumerate(GROUPS):
            column.addSpacing(8)
            heading = wrapped_label("label")
            heading.setText(group_heading(number))
            column.addWidget(heading)
            column.addWidget(self._card(flags))
        column.addSpacing(8)
        inside = QVBoxLayout(self._none_card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._none)
        column.addWidget(self._none_card)
        column.addSpacing(8)
        column.addLayout(self._foot())
        column.addStretch()

    def _card(self, flags: Iterable[RedFlag]) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for number, flag in enumerate(flags):
            if number:
                line = QFrame()
                line.setProperty("panel", "line")
                line.setFixedHeight(1)
                rows.addWidget(line)
            rows.addWidget(self._rows[flag])
        return card

    def _foot(self) -> QVBoxLayout:
        note: QLabel = wrapped_label("small")
        note.setText(not_a_diagnosis())
        self._continue.show_action(_("Continue"))
        self._skip.show_action(_("Skip this step"))
        self._skip.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch()
        buttons.addWidget(self._skip)
        buttons.addWidget(self._continue)
        foot = QVBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(note)
        foot.addLayout(buttons)
        return foot
