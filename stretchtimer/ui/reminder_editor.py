"""One reminder, with everything that can be changed in it. What is changed is said at once; there is no OK button."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from stretchtimer.core.manners import SNOOZES
from stretchtimer.core.reminder import Interval, Rule
from stretchtimer.core.reminder_check import LONGEST_NAME
from stretchtimer.core.reminder_edit import OFF, ON, Part, spans_of
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.appearance_cards import FOUR, TWO, AppearanceCards
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.form_fields import DayAdder, SwitchRow, named
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.reminder_timing import ReminderTiming
from stretchtimer.ui.removable_chips import RemovableChips
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.settings_controls import leave_wheel
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.reminder_page_words import due_text, never_text, snooze_text, span_text

PADDING, NARROW_PADDING, GAP, SECTION = 24, 16, 16, 20


class ReminderEditor(QFrame):
    """Draws the rule it is given; says what of it is to be what, and what else is wanted with it."""

    edit_requested = Signal(object, str)
    """Part and its text."""
    show_me_requested = Signal()
    duplicate_requested = Signal()
    deletion_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._name, self._starts = QLineEdit(), QComboBox()
        self._timing, self._looks = ReminderTiming(theme, icons), AppearanceCards(theme, icons)
        self._snooze = Segmented(theme)
        self._sound = SwitchRow(theme, _("With a sound"), _("A short tone when it appears."))
        self._escalates = SwitchRow(
            theme, _("Come again when nobody answers"), _("Three times at most, after the time to snooze.")
        )
        self._programme = SwitchRow(
            theme, _("Only on programme days"), _("Not on the days of rest of the programme you are on.")
        )
        self._adder = DayAdder()
        self._days_off = RemovableChips(theme, icons, self._adder)
        self._next, self._next_note = wrapped_label("body"), wrapped_label("caption")
        self._show_me = SessionButton(theme, icons, "outline", "inline")
        self._copy = SessionButton(theme, icons, "text", "inline")
        self._delete = SessionButton(theme, icons, "danger-text", "inline")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout(self)
        self._dress()
        self._lay_out()
        self._listen()

    def show_choices(self, starts: Sequence[tuple[str, str]]) -> None:
        """What can be started: what is meant, and how it is called."""
        self._starts.clear()
        for meant, called in starts:
            self._starts.addItem(called, meant)

    def show_rule(self, rule: Rule, coming: Sequence[datetime], today: date) -> None:
        """`coming`: when it comes next, on the clock of the wall."""
        if self._name.text() != rule.name:
            self._name.setText(rule.name)
        if self._starts.findData(rule.starts) < 0:
            self._starts.addItem(rule.starts, rule.starts)  # a sequence whose file is gone
        self._starts.setCurrentIndex(self._starts.findData(rule.starts))
        self._timing.show_rule(rule)
        self._looks.show_appearance(rule.appearance)
        self._snooze.show_chosen(SNOOZES.index(rule.snooze_minutes) if rule.snooze_minutes in SNOOZES else None)
        for row, on in ((self._sound, rule.sound), (self._escalates, rule.escalates)):
            row.show_on(on)
        self._programme.show_on(rule.programme_days)
        self._adder.show_today(today)
        spans = spans_of(day for day in rule.exceptions if day >= today)
        self._days_off.show_things([(f"{first}/{last}", span_text((first, last), today)) for first, last in spans])
        self._next.setText("\n".join(due_text(local, today) for local in coming) or never_text(is_on=rule.is_on))
        self._next_note.setVisible(isinstance(rule.timing, Interval) and bool(coming))

    def focus_name(self) -> None:
        self._name.setFocus()
        self._name.selectAll()

    def show_narrow(self, narrow: bool) -> None:
        padding = NARROW_PADDING if narrow else PADDING
        self._column.setContentsMargins(padding, padding, padding, padding)
        downwards, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(downwards if narrow else beside)
        self._looks.show_columns(TWO if narrow else FOUR)

    def _dress(self) -> None:
        self.setProperty("panel", "card")
        self._name.setMaxLength(LONGEST_NAME)
        self._starts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._starts.setMinimumContentsLength(12)
        leave_wheel(self._starts)
        self._snooze.show_choices([snooze_text(minutes) for minutes in SNOOZES])
        self._snooze.show_name(_("Snooze for"))
        self._next_note.setText(_("Counted from now, as if you took no break by yourself."))
        self._show_me.show_action(_("Show me"), "eye")
        self._copy.show_action(_("Duplicate"), "copy")
        self._delete.show_action(_("Delete"), "trash-2")

    def _lay_out(self) -> None:
        self._top.setSpacing(GAP)
        self._top.addWidget(named(_("Name"), self._name), 1)
        self._top.addWidget(named(_("Starts"), self._starts), 1)
        foot = FlowBox()
        foot.show_parts([self._show_me, self._copy, self._delete])
        coming = QWidget()
        lines = QVBoxLayout(coming)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self._next)
        lines.addWidget(self._next_note)
        self._column.setSpacing(SECTION)
        self._column.addLayout(self._top)
        self._column.addWidget(self._timing)
        self._column.addWidget(named(_("It comes next"), coming))
        self._column.addWidget(_hairline())
        self._column.addWidget(named(_("How it appears"), self._looks))
        self._column.addWidget(named(_("Snooze for"), self._snooze))
        for row in (self._sound, self._escalates, self._programme):
            self._column.addWidget(row)
        self._column.addWidget(_hairline())
        self._column.addWidget(named(_("Not on these days"), self._days_off))
        self._column.addWidget(_hairline())
        self._column.addWidget(foot)

    def _listen(self) -> None:
        ask = self.edit_requested.emit
        self._name.editingFinished.connect(self._ask_name)
        self._starts.activated.connect(lambda _index: ask(Part.STARTS, self._starts.currentData()))
        self._timing.edit_requested.connect(self.edit_requested)
        self._looks.appearance_requested.connect(lambda text: ask(Part.APPEARANCE, text))
        self._snooze.chosen.connect(lambda index: ask(Part.SNOOZE, str(SNOOZES[index])))
        for part, row in (
            (Part.SOUND, self._sound),
            (Part.ESCALATES, self._escalates),
            (Part.PROGRAMME_DAYS, self._programme),
        ):
            row.switched.connect(lambda on, part=part: ask(part, ON if on else OFF))
        self._adder.add_requested.connect(lambda span: ask(Part.ADD_DAYS, span))
        self._days_off.removal_requested.connect(lambda span: ask(Part.REMOVE_DAYS, span))
        self._show_me.clicked.connect(self.show_me_requested)
        self._copy.clicked.connect(self.duplicate_requested)
        self._delete.clicked.connect(self.deletion_requested)

    def _ask_name(self) -> None:
        if self._name.isModified():
            self._name.setModified(False)
            self.edit_requested.emit(Part.NAME, self._name.text())


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("panel", "line")
    line.setFixedHeight(1)
    return line
