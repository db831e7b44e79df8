"""What holds for all reminders: quiet hours, what they wait for, days off, and the calendar's busy times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QTimeEdit, QVBoxLayout

from stretchtimer.core.records import DayOff
from stretchtimer.core.settings import Settings, find
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.form_fields import DayAdder, SwitchRow, named, time_field
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import name_list, wrapped_label
from stretchtimer.ui.removable_chips import RemovableChips
from stretchtimer.ui.settings_controls import leave_wheel, make_control
from stretchtimer.ui.theme import Theme
from stretchtimer.words.history_words import reason_text
from stretchtimer.words.language import _
from stretchtimer.words.names import setting_name

PADDING, NARROW_PADDING, SECTION = 24, 16, 20
WAITS = "reminders_wait"
TIME_WIDTH = 112


@dataclass(frozen=True, slots=True)
class Shown:
    """What holds now: chips are what is meant, and how it is called."""

    settings: Settings
    days_off: Sequence[tuple[str, str]]
    calendars: Sequence[tuple[str, str]]
    today: date


class ReminderCommon(QFrame):
    """Draws what it is given; says what is to be otherwise."""

    quiet_requested = Signal(str)
    """22:00-07:00; empty for none."""
    setting_requested = Signal(str, str)
    day_off_requested = Signal(str, str)
    """Days as 2026-12-24/2027-01-02, and the reason."""
    day_on_requested = Signal(str)
    support_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    removal_requested = Signal(str)
    """A calendar's id."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._quiet = SwitchRow(theme, _("Quiet hours"), _("No reminder comes in them; not afterwards either."))
        self._from, self._to = time_field(_("Quiet from"), time(22)), time_field(_("Quiet to"), time(7))
        self._hours = FlowBox()
        self._hours.show_parts([self._from, self._to])
        self._waits = make_control(find(WAITS), theme)
        self._reason, self._adder = QComboBox(), DayAdder()
        self._days_off = RemovableChips(theme, icons, self._reason, self._adder)
        self._import, self._export = QPushButton(_("Add a calendar file")), QPushButton(_("Export for your phone"))
        self._support = QPushButton(_("What works on this system"))
        self._calendars = RemovableChips(theme, icons, self._import)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._listen()
        self.show_theme(theme)

    def show_common(self, shown: Shown) -> None:
        quiet = shown.settings.quiet_hours
        self._quiet.show_on(quiet is not None)
        self._hours.setVisible(quiet is not None)
        if quiet is not None:
            for field, at in ((self._from, quiet.start), (self._to, quiet.end)):
                _show_time(field, QTime(at.hour, at.minute))
        self._waits.show_text(shown.settings.text(WAITS))
        self._adder.show_today(shown.today)
        self._days_off.show_things(shown.days_off)
        self._calendars.show_things(shown.calendars)

    def show_theme(self, theme: Theme) -> None:
        for field in (self._from, self._to):
            field.setFixedWidth(theme.px(TIME_WIDTH))

    def show_narrow(self, narrow: bool) -> None:
        padding = NARROW_PADDING if narrow else PADDING
        self._column.setContentsMargins(padding, padding, padding, padding)
        self._waits.show_narrow(narrow)

    def _lay_out(self) -> None:
        self.setProperty("panel", "card")
        for reason in DayOff:
            self._reason.addItem(reason_text(reason), reason.value)
        name_list(self._reason, _("Why"))
        leave_wheel(self._reason)
        self._support.setProperty("kind", "link")
        for button in (self._import, self._export):
            button.setProperty("kind", "outline")
        self._column.setSpacing(SECTION)
        self._column.addWidget(self._quiet)
        self._column.addWidget(self._hours)
        self._column.addWidget(named(setting_name(WAITS), self._waits))
        self._column.addWidget(self._support)
        self._column.addWidget(named(_("Days off"), self._days_off))
        self._column.addWidget(named(_("Meetings"), self._calendars))
        self._column.addWidget(
            _note(_("From a calendar file (.ics) the busy times of a year are kept, and nothing of what they are."))
        )
        export = FlowBox()
        export.show_parts([self._export])
        self._column.addWidget(named(_("Calendar of your phone"), export))
        self._column.addWidget(_note(_("A calendar file (.ics) with every reminder that is on, and its alarm.")))
        self._column.addStretch(1)

    def _listen(self) -> None:
        self._quiet.switched.connect(self._ask_quiet)
        for field in (self._from, self._to):
            field.editingFinished.connect(lambda: self._ask_quiet(on=True))
        self._waits.chosen.connect(lambda text: self.setting_requested.emit(WAITS, text))
        self._adder.add_requested.connect(lambda span: self.day_off_requested.emit(span, self._reason.currentData()))
        self._days_off.removal_requested.connect(self.day_on_requested)
        self._calendars.removal_requested.connect(self.removal_requested)
        self._support.clicked.connect(self.support_requested)
        self._import.clicked.connect(self.import_requested)
        self._export.clicked.connect(self.export_requested)

    def _ask_quiet(self, on: bool) -> None:
        text = "-".join(field.time().toString("HH:mm") for field in (self._from, self._to))
        self.quiet_requested.emit(text if on else "")


def _show_time(field: QTimeEdit, at: QTime) -> None:
    was_blocked = field.blockSignals(True)
    field.setTime(at)
    field.blockSignals(was_blocked)


def _note(text: str) -> QLabel:
    """A line of why, close below what it is about."""
    label = wrapped_label("caption")
    label.setText(text)
    return label
