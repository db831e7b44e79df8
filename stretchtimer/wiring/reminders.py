"""Reminders in the running program: kept going, stored, and answered for on the command line."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.presence import Watch
from stretchtimer.core.reminder import Rule
from stretchtimer.core.reminder_check import pause_until
from stretchtimer.core.reminder_log import Decision, Kind, Reason
from stretchtimer.core.session import Session
from stretchtimer.reminder_runner import ReminderRunner, offer_of
from stretchtimer.reminders import Plain, busy_now, calendar_of, done_lately, local_now, log_lately, status_json
from stretchtimer.runners import SessionRunner
from stretchtimer.store.store import Store
from stretchtimer.words.lists import listed
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus import Buses
    from stretchtimer.desktop.presence_probes import DesktopProbes

BEGINS_AFTER_MS = 1_500  # the first page comes first


class ReminderWires(QObject):
    """Builds the runner once the first page is there, and keeps what it decides."""

    reminder_due = Signal(object)  # Offer: to be shown
    withdrawn = Signal(str, str)  # rule and occurrence: to be taken away
    state_changed = Signal()
    problem = Signal(object)  # Message: the log could not be stored
    began = Signal()
    ticked = Signal()  # time has gone by

    def __init__(
        self, clock: Clock, store: Store, catalogue: Catalogue, sessions: SessionRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock, self._store, self._catalogue = clock, store, catalogue
        self._begins = QTimer(self)
        self._begins.setSingleShot(True)
        self._begins.timeout.connect(self.begin)
        self._begins.start(BEGINS_AFTER_MS)
        self._has_begun = self._in_session = False
        self._day: date | None = None  # for which the calendar was read
        self._unstored: list[Decision] = []
        sessions.session_changed.connect(self._show_session)
        sessions.session_over.connect(self._show_over)

    @cached_property
    def buses(self) -> "Buses":
        from stretchtimer.desktop.dbus import Buses

        return Buses(self)

    @cached_property
    def probes(self) -> "DesktopProbes":
        from stretchtimer.desktop.interruptions import Interruptions
        from stretchtimer.desktop.presence_probes import DesktopProbes

        self._interruptions = Interruptions(self.buses, self)
        self._interruptions.went_away.connect(lambda _cause: self.runner.show_locked(self._interruptions.is_away))
        self._interruptions.came_back.connect(lambda: self.runner.show_locked(False))
        self._interruptions.watch()
        return DesktopProbes(self.buses, self._clock.elapsed_ms)

    @cached_property
    def runner(self) -> ReminderRunner:
        runner = ReminderRunner(self._clock, self.probes, self)
        runner.decided.connect(self._keep)
        runner.watched.connect(self._keep_watch)
        runner.reminder_due.connect(self.reminder_due)
        runner.withdrawn.connect(self.withdrawn)
        runner.state_changed.connect(self.state_changed)
        runner.ticked.connect(self._follow_day)
        runner.ticked.connect(self.ticked)
        return runner

    def begin(self) -> None:
        if self._has_begun:
            return
        self._begins.stop()
        self._has_begun = True
        self.reload()
        self.runner.begin(log_lately(self._store, self._clock.now()), self._store.watch())
        self.began.emit()

    def reload(self) -> None:
        """Rules, settings, programme or records have changed."""
        if not self._has_begun:
            return
        settings = self._store.settings()
        self._day = local_now(self._clock).date()
        self.runner.show_calendar(calendar_of(self._store, self._catalogue, self._clock))
        self.runner.show_waits(settings.reminders_wait)
        self.runner.show_done(done_lately(self._store, self._clock.now()))
        self.runner.show_busy(busy_now(self._store, self._clock.now()))
        self.runner.show_rules(self._store.reminders())

    def show_example(self, rule: Rule) -> None:
        """Let a reminder be shown as it would look."""
        self.reminder_due.emit(offer_of(rule, self._clock.now()))

    def end(self) -> None:
        self._begins.stop()
        if self._has_begun:
            self.runner.stop()
            self._interruptions.stop()
            self.probes.close()
            self.buses.close()

    def respond(self, question: str) -> str:
        """Do what the command line asks, "reminders" and a verb; the answer is JSON."""
        self.begin()
        _reminders, verb, *rest = question.split(maxsplit=2)
        try:
            return json.dumps({"ok": True, **self._verbs[verb](" ".join(rest))})
        except KeyError:
            return json.dumps({"ok": False, "problem": verb})
        except UserError as error:
            return json.dumps({"ok": False, "problem": sentence(error.message)})

    @cached_property
    def _verbs(self) -> dict[str, Callable[[str], dict[str, Plain]]]:
        return {
            "status": lambda _rest: self._status(),
            "pause": self._pause,
            "resume": lambda _rest: self._then_status(self.runner.resume),
            "snooze": lambda rest: self._answer(Kind.SNOOZED, rest),
            "skip": lambda _rest: self._skip(),
            "reload": lambda _rest: self._then_status(self.reload),
            "test": self._test,
        }

    def _status(self) -> dict[str, Plain]:
        return status_json(self.runner.look(), self.probes.answers(), running=True)

    def _then_status(self, action: Callable[[], object]) -> dict[str, Plain]:
        action()
        return self._status()

    def _pause(self, rest: str) -> dict[str, Plain]:
        until: datetime | None = pause_until(rest, local_now(self._clock))
        return self._then_status(lambda: self.runner.pause(until))

    def _answer(self, kind: Kind, rest: str) -> dict[str, Plain]:
        if not self.runner.answer(kind, int(rest) if rest.isdigit() else 0):
            raise UserError(Message("reminders_nothing_offered"))
        return self._status()

    def _skip(self) -> dict[str, Plain]:
        """What is offered, or waits, or comes next."""
        if not self.runner.answer(Kind.SKIPPED) and self.runner.skip_next() is None:
            raise UserError(Message("reminders_nothing_offered"))
        return self._status()

    def _test(self, rest: str) -> dict[str, Plain]:
        """Show a reminder as it would look, by its number in the list."""
        rules = self._store.reminders()
        number = int(rest) if rest.isdigit() else 1
        if not 1 <= number <= len(rules):
            known = listed(rule.name for rule in rules) or "-"
            raise UserError(Message("reminder_unknown", {"name": number, "known": known}))
        self.show_example(rules[number - 1])
        return self._status()

    def _show_session(self, session: Session) -> None:
        """Told at every tick of a session. One that begins is an answer to what is offered."""
        if self._has_begun and not self._in_session and not session.is_over:
            self._in_session = True
            self.runner.answer(Kind.STARTED)
            self.runner.show_session(True)

    def _show_over(self, _session: Session) -> None:
        """It is stored by now."""
        self._in_session = False
        if self._has_begun:
            self.runner.show_done(done_lately(self._store, self._clock.now()))
            self.runner.show_session(False)

    def _follow_day(self) -> None:
        """What is known of the programme's days reaches a fortnight ahead, and a program may run for longer."""
        if self._day != local_now(self._clock).date():
            self.reload()

    def _keep(self, lines: Iterable[Decision]) -> None:
        """Store the log; what cannot be stored (a full disk) waits for the next line. Typing interests nobody later."""
        self._unstored.extend(line for line in lines if line.reason is not Reason.TYPING)
        if not self._unstored:
            return
        try:
            self._store.add_decisions(self._unstored, zone=self._clock.zone(), now=self._clock.now())
        except UserError as error:
            self.problem.emit(error.message)
            return
        self._unstored.clear()

    def _keep_watch(self, watch: Watch) -> None:
        try:
            self._store.put_watch(watch, self._clock.now())
        except UserError as error:
            self.problem.emit(error.message)
