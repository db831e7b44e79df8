"""The reminders page: each change checked, stored, read back and shown; each taken back at will."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from stretchtimer.core.busy import BusyCalendar, busy_spans
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Circumstances
from stretchtimer.core.records import DayOff, DayOffRecord, local_day
from stretchtimer.core.reminder import MEASURE, Rule, upcoming
from stretchtimer.core.reminder_check import LONGEST_NAME, check_rule
from stretchtimer.core.reminder_edit import OFF, ON, Part, duplicate, edited, new_rule, order_of, read_span, spans_of
from stretchtimer.core.reminder_suggest import DESK
from stretchtimer.core.settings import UNKNOWN
from stretchtimer.reminders import calendar_of, export_reminders, programme_now, suggested_now
from stretchtimer.wiring.busy_calendar import BusyCalendarWires
from stretchtimer.wiring.parts import REMINDERS, Parts, telling
from stretchtimer.words.language import _
from stretchtimer.words.messages import sentence
from stretchtimer.words.reminder_page_words import (
    busy_text,
    calendar_text,
    copy_name,
    day_off_text,
    exported_text,
    measure_text,
    programme_day_text,
    starts_text,
)

if TYPE_CHECKING:
    from stretchtimer.ui.reminder_common import Shown
    from stretchtimer.ui.reminders_page import RemindersPage

COMMON = ""
FILE_NAME = "stretchtimer-reminders.ics"


class RemindersPageWires(QObject):
    """The page where reminders are kept."""

    changed = Signal()  # rules, or what they go by: whoever keeps reminders going reads them again
    support_requested = Signal()  # what works here
    show_me_requested = Signal(object)  # Rule: to be shown as it would look

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self._chosen = COMMON
        self._undo: list[Callable[[], object]] = []
        self.calendar = BusyCalendarWires(parts)
        self.calendar.taken.connect(self._show_taken)
        self.calendar.refused.connect(lambda message: self.page.show_problem(sentence(message)))

    @cached_property
    def page(self) -> "RemindersPage":
        from stretchtimer.ui.reminders_page import RemindersPage

        page = self.parts.built(RemindersPage(self.parts.theme, self.parts.icons))
        page.shown_requested.connect(self.open)
        page.on_requested.connect(lambda rule_id, on: self.edit(Part.IS_ON, ON if on else OFF, rule_id))
        page.new_requested.connect(self.add)
        page.suggested_requested.connect(self.add_suggested)
        page.undo_requested.connect(self.undo)
        page.editor.edit_requested.connect(self.edit)
        page.editor.show_me_requested.connect(lambda: self.show_me_requested.emit(self._rule(self._chosen)))
        page.editor.duplicate_requested.connect(self.duplicate)
        page.editor.deletion_requested.connect(self.delete)
        common = page.common
        common.quiet_requested.connect(self.set_quiet)
        common.setting_requested.connect(self.set_setting)
        common.day_off_requested.connect(self.mark_days)
        common.day_on_requested.connect(self.unmark_days)
        common.support_requested.connect(self.support_requested)
        common.export_requested.connect(self.ask_export)
        common.import_requested.connect(self.ask_import)
        common.removal_requested.connect(self.remove_calendar)
        return page

    @telling
    def show(self) -> None:
        self.page.editor.show_choices(self._choices())
        rules = self._rules
        if self._chosen not in {rule.id for rule in rules}:
            self._chosen = rules[0].id if rules else COMMON
        self._show_stored()
        self.parts.window.show_page(self.page, REMINDERS)

    @telling
    def open(self, rule_id: str) -> None:
        self._chosen = rule_id
        self._show_stored()

    @telling
    def edit(self, part: Part, text: str, rule_id: str | None = None) -> None:
        rule = self._rule(self._chosen if rule_id is None else rule_id)
        try:
            changed = edited(rule, part, text, self.parts.clock.now(), self._today)
        except UserError as error:
            self._show_stored()
            self.page.show_problem(sentence(error.message))
            return
        self._put(changed)
        self._undo.append(lambda: self._put(rule))
        self._follow()
        if part is Part.KIND:  # the times that were there are gone
            self.page.show_changed(_("Changed."))

    @telling
    def add(self) -> None:
        now = self.parts.clock.now()
        name = self._free_name(_("New reminder"))
        self._keep(new_rule(name, DESK, now, self._today))
        self.page.show_new()

    @telling
    def duplicate(self) -> None:
        rule = self._rule(self._chosen)
        self._keep(duplicate(rule, self._free_name(rule.name), self.parts.clock.now()))
        self.page.show_new()

    @telling
    def add_suggested(self) -> None:
        for rule in self._suggested():
            self._keep(rule)
        self.open(self._rules[0].id)
        self.page.focus_row(self._chosen)

    @telling
    def delete(self) -> None:
        rules = [rule.id for rule in self._rules]
        at = rules.index(self._chosen)
        gone = self.parts.store.delete_reminder(self._chosen, self.parts.clock.now())
        rules.remove(gone.id)
        self._chosen = rules[min(at, len(rules) - 1)] if rules else COMMON
        self._undo.append(lambda: self._restore(gone))
        self._follow()
        self.page.focus_row(self._chosen)
        self.page.show_changed(_("“{name}” is deleted.").format(name=gone.name))

    @telling
    def undo(self) -> None:
        if self._undo:
            self._undo.pop()()
            self._follow()
            self.page.show_changed(_("Taken back."), can_undo=bool(self._undo))

    @telling
    def set_quiet(self, text: str) -> None:
        before = [(key, self.parts.settings.text(key)) for key in ("quiet_from", "quiet_to")]
        start, _dash, end = text.partition("-")
        self._set(("quiet_from", start or UNKNOWN), *([("quiet_to", end)] if end else []))
        self._undo.append(lambda: self._set(*before))
        self._follow()

    @telling
    def set_setting(self, key: str, text: str) -> None:
        before = (key, self.parts.settings.text(key))
        self._set((key, text))
        self._undo.append(lambda: self._set(before))
        self._follow()

    @telling
    def mark_days(self, span: str, reason: str) -> None:
        """Days on which no reminder comes; a day that is off already stays as it is."""
        store, now = self.parts.store, self.parts.clock.now()
        try:
            known = {record.day for record in store.days_off()}
            made = [store.add_day_off(day, DayOff(reason), now) for day in sorted(read_span(span) - known)]
        except UserError as error:
            self.page.show_problem(sentence(error.message))
            return
        self._undo.append(lambda: [store.delete_day_off(record.id, now) for record in made])
        self._follow()

    @telling
    def unmark_days(self, span: str) -> None:
        store, now, days = self.parts.store, self.parts.clock.now(), read_span(span)
        gone = [store.delete_day_off(record.id, now) for record in store.days_off() if record.day in days]
        self._undo.append(lambda: self._restore_all(gone))
        self._follow()

    def ask_export(self) -> None:
        kinds = _("Calendar (*.ics)")
        name, _kind = QFileDialog.getSaveFileName(self.page, _("Export for your phone"), FILE_NAME, kinds)
        if name:
            self.export(Path(name))

    @telling
    def export(self, path: Path) -> None:
        """Write every reminder to `path`; the dialog has asked whether a file there may be replaced."""
        events = export_reminders(self.parts.store, self.parts.catalogue, self.parts.clock, path, replace=True)
        self.page.show_changed(exported_text(events, path.name), can_undo=False)

    def ask_import(self) -> None:
        kinds = _("Calendar (*.ics)")
        name, _kind = QFileDialog.getOpenFileName(self.page, _("Add a calendar file"), "", kinds)
        if name:
            self.take_calendar(Path(name))

    def take_calendar(self, path: Path) -> None:
        """Hold reminders while a calendar file says that the user is busy."""
        self.calendar.take(path)

    @telling
    def remove_calendar(self, calendar_id: str) -> None:
        gone = self.parts.store.delete_busy(calendar_id, self.parts.clock.now())
        self._undo.append(lambda: self.parts.store.restore(gone, self.parts.clock.now()))
        self._follow()
        self.page.show_changed(_("“{name}” is deleted.").format(name=gone.name))

    def _show_taken(self, taken: tuple[BusyCalendar, int]) -> None:
        calendar, unread = taken
        self._follow()
        self.page.show_changed(busy_text(len(calendar.spans), unread), can_undo=False)

    @property
    def _today(self) -> date:
        return local_day(self.parts.clock.now(), self.parts.clock.zone())

    @property
    def _rules(self) -> list[Rule]:
        return sorted(self.parts.store.reminders(), key=order_of)

    def _rule(self, rule_id: str) -> Rule:
        return next(rule for rule in self._rules if rule.id == rule_id)

    def _put(self, rule: Rule) -> Rule:
        return self.parts.store.put_reminder(rule, self.parts.clock.now())

    def _keep(self, rule: Rule) -> None:
        """Store a new rule, and open it."""
        kept = self._put(check_rule(rule))
        self._chosen = kept.id
        self._undo.append(lambda: self.parts.store.delete_reminder(kept.id, self.parts.clock.now()))
        self._follow()

    def _restore(self, rule: Rule) -> None:
        self.parts.store.restore(rule, self.parts.clock.now())
        self._chosen = rule.id

    def _restore_all(self, records: Iterable[DayOffRecord]) -> None:
        for record in records:
            self.parts.store.restore(record, self.parts.clock.now())

    def _set(self, *settings: tuple[str, str]) -> None:
        for key, text in settings:
            self.parts.store.set_setting(key, text, self.parts.clock.now())

    def _free_name(self, name: str) -> str:
        taken = [rule.name for rule in self._rules]
        return name if name not in taken else copy_name(name, taken, LONGEST_NAME)

    def _follow(self) -> None:
        self._show_stored()
        self.changed.emit()

    def _show_stored(self) -> None:
        parts, rules = self.parts, self._rules
        if self._chosen not in {rule.id for rule in rules}:
            self._chosen = COMMON if self._chosen == COMMON or not rules else rules[-1].id
        self.page.show_rules(rules, self._chosen, self._common())
        if not rules:
            self.page.show_suggested(self._suggested())
        if self._chosen != COMMON:
            rule = self._rule(self._chosen)
            coming = upcoming(rule, calendar_of(parts.store, parts.catalogue, parts.clock), parts.clock.now())
            self.page.show_rule(rule, [due.local for due in coming], self._today)

    def _common(self) -> "Shown":
        from stretchtimer.ui.reminder_common import Shown

        store, now, today = self.parts.store, self.parts.clock.now(), self._today
        off = [
            (f"{first}/{last}", day_off_text((first, last), why, today))
            for why in DayOff
            for first, last in spans_of(one.day for one in store.days_off() if one.reason is why and one.day >= today)
        ]
        calendars = [(one.id, calendar_text(one.name, len(busy_spans([one], now)))) for one in store.busy_calendars()]
        return Shown(self.parts.settings, off, calendars, today)

    def _suggested(self) -> tuple[Rule, ...]:
        return suggested_now(self.parts.store, self.parts.catalogue, self.parts.clock)

    def _choices(self) -> list[tuple[str, str]]:
        """The programme one is on, every sequence with its length, and measuring."""
        parts, catalogue = self.parts, self.parts.catalogue
        programme = programme_now(parts.store, catalogue)
        return [
            *((one.id, programme_day_text(one.name)) for one in (programme,) if one is not None),
            *(
                (one, starts_text(catalogue.sequence(one).name, catalogue.plan(one, Circumstances()).length_ms))
                for one in catalogue.sequence_ids
            ),
            (MEASURE, measure_text()),
        ]
