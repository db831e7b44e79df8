"""Before a session: what is asked for, looked at first where that is worth a look, and then begun."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from stretchtimer.app import startable
from stretchtimer.core.before import Before, Room, Shown, asks_feel, room, shows_page
from stretchtimer.core.plan import Form, Plan
from stretchtimer.core.records import FeelRecord, FeelWhen
from stretchtimer.core.sequence import Sequence
from stretchtimer.wiring.day import day_so_far
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.wiring.safety import SafetyWires
from stretchtimer.wiring.senses import SensesWires
from stretchtimer.wiring.sessions import SessionWires

if TYPE_CHECKING:
    from stretchtimer.ui.before_page import BeforePage


class BeforeWires(QObject):
    """The way from "Start" to the session.

    How the back feels may be said before there is a session to say it of: it is stored at once as the day's, so that
    the safety questions can go by it, and becomes the session's own once that has begun.
    """

    left = Signal()  # without a session
    learn_requested = Signal(str)

    def __init__(self, parts: Parts, sessions: SessionWires, senses: SensesWires, safety: SafetyWires) -> None:
        super().__init__()
        self.parts, self._sessions, self._senses, self._safety = parts, sessions, senses, safety
        self._before: Before | None = None
        self._felt: FeelRecord | None = None

    @cached_property
    def page(self) -> "BeforePage":
        from stretchtimer.ui.before_page import BeforePage

        parts = self.parts
        page = parts.built(BeforePage(parts.theme, parts.icons, parts.figures.art))
        page.start_requested.connect(self.start)
        page.back_requested.connect(self.go_back)
        page.form_requested.connect(self.change_form)
        page.feel_requested.connect(self.note_feel)
        page.learn_requested.connect(self.learn_requested)
        return page

    @telling
    def ask(self, sequence_id: str) -> None:
        """A session is asked for, by the id of its sequence or of the programme one is on."""
        self.ask_for(self.parts.sequence(sequence_id))

    @telling
    def ask_for(self, sequence: Sequence) -> None:
        """What the safety answers do not allow waits behind their page."""
        self._safety.guard(lambda: self._ask(sequence))

    @telling
    def start(self) -> None:
        """Begin what is shown; where it cannot be begun, the page stays."""
        if self._before is not None:
            plan = self._before.plan
            self._safety.guard(lambda: self._begin(plan))

    @telling
    def go_back(self) -> None:
        """No session; how the back feels was said all the same."""
        self._before, self._felt = None, None
        self._sessions.sound.end()
        self.left.emit()

    @telling
    def change_form(self, form: Form) -> None:
        if self._before is not None:
            plan = self._plan(self._before.plan.sequence, form)
            self._show(replace(self._before, plan=plan, other=self._other_form(plan)))

    @telling
    def note_feel(self, pain: int) -> None:
        """A second tap takes the first one's place."""
        if self._before is not None:
            self._keep_feel(pain, self.parts.clock.now(), FeelWhen.DAY, None)
            self._show(replace(self._before, pain=pain))

    def _ask(self, sequence: Sequence) -> None:
        """Before the first session on a mat it is asked first what can be seen and heard there."""
        self._before, self._felt = None, None
        plan = startable(self._plan(sequence, self.parts.circumstances.form))
        if room(plan) is Room.FLOOR and self.parts.settings.text("senses_checked") == "no":
            self._senses.check(lambda: self.ask_for(sequence))
            return
        day = day_so_far(self.parts)
        if not shows_page(Shown(self.parts.settings.text("before_page")), plan, day):
            self._sessions.perform(plan)
            return
        asks = asks_feel(day, self.parts.store.feels(), self.parts.clock.now())
        self._sessions.sound.prepare()  # while this page is read, so that the first word is not late
        self._show(Before(plan, self.parts.circumstances.form, self._other_form(plan), asks))
        QTimer.singleShot(0, self.parts.window, lambda: self._sessions.build_pages(plan))

    def _begin(self, plan: Plan) -> None:
        self._sessions.perform(plan)
        record = self._sessions.record
        if self._felt is not None and record is not None:
            self._keep_feel(self._felt.pain, self._felt.felt_at, FeelWhen.BEFORE, record.id)
        self._before, self._felt = None, None

    def _keep_feel(self, pain: int, felt_at: datetime, when: FeelWhen, session_id: str | None) -> None:
        """In the place of what was said on this page before."""
        store, clock = self.parts.store, self.parts.clock
        if self._felt is not None:
            store.delete_feel(self._felt.id, clock.now())
            self._felt = None
        self._felt = store.add_feel(pain, when, session_id, felt_at=felt_at, zone=clock.zone(), now=clock.now())

    def _show(self, before: Before) -> None:
        self._before = before
        self.parts.window.show_page(self.page)
        self.page.show_before(before)

    def _plan(self, sequence: Sequence, form: Form) -> Plan:
        return self.parts.catalogue.plan_of(sequence, self.parts.circumstances.in_form(form))

    def _other_form(self, plan: Plan) -> Form | None:
        """The form that would be another session, and one that can be done."""
        form = Form.USUAL if plan.form is Form.FIRST_HOUR else Form.FIRST_HOUR
        other = self._plan(plan.sequence, form)
        return form if other.phases and other.phases != plan.phases else None
