"""When a reminder comes: at times of the day, or every so many minutes inside working hours."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from stretchtimer.core.reminder import FixedTimes, Interval, Rule
from stretchtimer.core.reminder_check import LEAST_MINUTES, MOST_MINUTES
from stretchtimer.core.reminder_edit import EVERY_WEEKS, Part, rule_days, rule_weeks
from stretchtimer.ui.day_circles import DayCircles
from stretchtimer.ui.form_fields import TimeAdder, named
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.removable_chips import RemovableChips
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.settings_controls import leave_wheel
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.reminder_page_words import days_text, weeks_text, window_text

MINUTES_WIDTH, MINUTES_STEP = 168, 5
KINDS = ("times", "interval")


class ReminderTiming(QWidget):
    """Draws a rule's timing; says which part of it is to be what."""

    edit_requested = Signal(object, str)  # Part

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._kind, self._weeks, self._days = Segmented(theme), Segmented(theme), DayCircles()
        self._own_rule = wrapped_label("caption")
        self._time = TimeAdder((_("Time"), time(10)))
        self._window = TimeAdder((_("From"), time(9)), (_("To"), time(12)))
        self._times = RemovableChips(theme, icons, self._time)
        self._windows = RemovableChips(theme, icons, self._window)
        self._minutes = QSpinBox()
        self._dress()
        self._lay_out()
        self._listen()
        self.show_theme(theme)

    def show_rule(self, rule: Rule) -> None:
        timing, days = rule.timing, rule_days(rule)
        self._kind.show_chosen(KINDS.index("times" if isinstance(timing, FixedTimes) else "interval"))
        self._days.show_days(days or frozenset())
        self._own_rule.setText(_("It repeats by a rule of its own: {rule}").format(rule=days_text(rule)))
        self._own_rule.setVisible(days is None)
        weeks = rule_weeks(rule)
        self._weeks.show_chosen(EVERY_WEEKS.index(weeks) if days is not None and weeks in EVERY_WEEKS else None)
        for part in (self._times_field, self._weeks_field):
            part.setVisible(isinstance(timing, FixedTimes))
        for part in (self._minutes_field, self._windows_field):
            part.setVisible(isinstance(timing, Interval))
        if isinstance(timing, FixedTimes):
            self._times.show_things([(f"{at:%H:%M}", f"{at:%H:%M}") for at in timing.times])
        else:
            was_blocked = self._minutes.blockSignals(True)
            self._minutes.setValue(timing.minutes)
            self._minutes.blockSignals(was_blocked)
            windows = [(f"{one.start:%H:%M}-{one.end:%H:%M}", window_text(one)) for one in timing.windows]
            self._windows.show_things(windows)

    def show_theme(self, theme: Theme) -> None:
        self._minutes.setFixedWidth(theme.px(MINUTES_WIDTH))

    def _dress(self) -> None:
        self._kind.show_choices([_("At times"), _("Every so often")])
        self._kind.show_name(_("When"))
        self._weeks.show_choices([weeks_text(weeks) for weeks in EVERY_WEEKS])
        self._weeks.show_name(_("Repeats"))
        self._minutes.setRange(LEAST_MINUTES, MOST_MINUTES)
        self._minutes.setSingleStep(MINUTES_STEP)
        self._minutes.setSuffix(_(" min"))
        self._minutes.setKeyboardTracking(False)
        leave_wheel(self._minutes)

    def _lay_out(self) -> None:
        self._times_field = named(_("Times"), self._times)
        self._weeks_field = named(_("Repeats"), self._weeks)
        self._minutes_field = named(_("Every"), self._minutes)
        self._windows_field = named(_("Inside these hours"), self._windows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(named(_("When"), self._kind))
        column.addWidget(named(_("Days"), self._days))
        column.addWidget(self._own_rule)
        for field in (self._times_field, self._minutes_field, self._windows_field, self._weeks_field):
            column.addWidget(field)

    def _listen(self) -> None:
        ask = self.edit_requested.emit
        self._kind.chosen.connect(lambda index: ask(Part.KIND, KINDS[index]))
        self._weeks.chosen.connect(lambda index: ask(Part.WEEKS, str(EVERY_WEEKS[index])))
        self._days.days_requested.connect(lambda days: ask(Part.DAYS, days))
        self._time.add_requested.connect(lambda at: ask(Part.ADD_TIME, at))
        self._times.removal_requested.connect(lambda at: ask(Part.REMOVE_TIME, at))
        self._window.add_requested.connect(lambda window: ask(Part.ADD_WINDOW, window))
        self._windows.removal_requested.connect(lambda window: ask(Part.REMOVE_WINDOW, window))
        self._minutes.valueChanged.connect(lambda minutes: ask(Part.MINUTES, str(minutes)))
