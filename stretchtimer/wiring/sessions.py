"""A session in the window: begun, performed, stored, and looked back on."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from stretchtimer.app import cut_off, hold_session, leave_cut_off, plan_again, startable
from stretchtimer.core.before import Room, feel_before, room
from stretchtimer.core.exercise import Kit
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Form, Plan, make_plan
from stretchtimer.core.records import FeelRecord, FeelWhen, SessionRecord
from stretchtimer.core.session import Command, Session, begin
from stretchtimer.core.try_out import one_exercise_sequence
from stretchtimer.keeper import SessionKeeper
from stretchtimer.runners import SessionRunner
from stretchtimer.wiring.announcing import Announcing
from stretchtimer.wiring.day import next_today
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.wiring.safety import SafetyWires
from stretchtimer.wiring.sound import SoundWires
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.ui.done_page import DonePage
    from stretchtimer.ui.session_page import SessionPage
    from stretchtimer.wiring.session_desktop import SessionDesktop


class SessionWires(QObject):
    """At most one session at a time, in this program and in any other on the same data folder."""

    learn_requested = Signal(str)  # a topic of Learn
    left = Signal()  # nothing of a session is on the screen any more

    def __init__(self, parts: Parts, safety: SafetyWires) -> None:
        super().__init__()
        self.parts, self._safety = parts, safety
        self._lock: QLockFile | None = None
        self._feel_after: FeelRecord | None = None
        self._desktop: SessionDesktop | None = None
        self.runner = SessionRunner(parts.clock, parent=self)
        self.sound = SoundWires(parts, self.runner)
        self.sound.problem.connect(self._show_sound_problem)
        self.announcing = Announcing(parts, self.runner, self.sound)
        self._keeper = SessionKeeper(self.runner, parts.store, parts.clock)
        self._keeper.problem.connect(lambda problem: parts.window.show_problem(sentence(problem)))
        self.runner.session_changed.connect(self._show_session)
        self.runner.session_over.connect(self._give_way_to_done)
        parts.figures.look_changed.connect(self._show_look)

    @cached_property
    def page(self) -> "SessionPage":
        from stretchtimer.ui.session_page import SessionPage

        parts = self.parts
        page = parts.built(SessionPage(parts.theme, parts.icons, parts.figures.art, parts.clock.elapsed_ms))
        page.command_requested.connect(self.runner.command)
        page.mute_requested.connect(self.mute)
        page.full_screen_requested.connect(parts.window.show_full_screen)
        page.frames_wanted.connect(self.runner.show_frames)
        page.learn_requested.connect(self.learn_requested)
        return page

    @cached_property
    def done_page(self) -> "DonePage":
        from stretchtimer.ui.done_page import DonePage

        parts = self.parts
        page = parts.built(DonePage(parts.theme, parts.icons, parts.figures.art, parts.clock.elapsed_ms))
        page.feel_requested.connect(self.save_feel_after)
        page.pull_requested.connect(self.save_pull)
        page.back_requested.connect(self.save_back_during)
        page.close_requested.connect(self.close_done)
        page.learn_requested.connect(self.learn_requested)
        return page

    @property
    def is_running(self) -> bool:
        return self.runner.session is not None and not self.runner.session.is_over

    @property
    def record(self) -> SessionRecord | None:
        """The session that is stored now, or that was stored last."""
        return self._keeper.record

    @property
    def cut_off(self) -> SessionRecord | None:
        """What was cut off; a session that is under way, here or in another program, was not."""
        parts = self.parts
        try:
            lock = self._lock or hold_session(parts.store)
        except UserError:
            return None
        if lock is self._lock:
            return None
        return cut_off(parts.store, parts.catalogue, parts.clock)

    def end(self) -> None:
        """The program is about to quit: a running session ends here, with what was held of its last set."""
        self.runner.command(Command.END)
        self.let_go()

    def let_go(self) -> None:
        """Give back what the desktop was asked for."""
        if self._desktop is not None:
            self._desktop.let_go()
        self.sound.end()
        self.announcing.end()

    def build_pages(self, plan: Plan) -> None:
        """Have ready, before Start is pressed, what session and end will show: no cue is to wait for it."""
        if self.is_running:
            return
        self.page.show_coming(begin(plan))
        self.parts.window.keep_page(self.page)
        self._build_desktop()
        self.parts.window.keep_page(self.done_page)

    def mute(self) -> None:
        """Be silent for the rest of the session, or speak again."""
        if not self.sound.is_silent:
            self.sound.mute(not self.sound.is_muted)
            self._show_sound()

    @telling
    def start(self, sequence_id: str) -> None:
        """Perform a sequence, in the form that fits this instant."""
        self._safety.guard(lambda: self.perform(self.parts.plan(sequence_id)))

    @telling
    def start_gentle(self, sequence_id: str) -> None:
        """Perform what of a sequence is gentle, for a back that has just complained."""

        def perform() -> None:
            fitting = replace(self.parts.circumstances, gentle_only=True)
            self.perform(self.parts.catalogue.plan(sequence_id, fitting))

        self._safety.guard(perform)

    @telling
    def try_out(self, exercise_id: str) -> None:
        """Perform one exercise by itself, at its lowest dose; its kit is the user's to find."""
        exercise = self.parts.catalogue.exercise(exercise_id)
        sequence = one_exercise_sequence(exercise)

        def perform() -> None:
            fitting = replace(self.parts.circumstances, form=Form.USUAL, kit=frozenset(Kit))
            self.perform(make_plan(sequence, {exercise_id: exercise}, fitting))

        self._safety.guard(perform)

    @telling
    def go_on(self) -> None:
        """Go on with the session that was cut off."""
        self._safety.guard(self._go_on)

    @telling
    def leave(self) -> None:
        """Leave the session that was cut off as it is."""
        leave_cut_off(self.parts.store, self.parts.clock)
        self.left.emit()

    @telling
    def save_feel_after(self, pain: int) -> None:
        """Store how the back feels after the session; a second tap takes the first one's place."""
        store, now, record = self.parts.store, self.parts.clock.now(), self._keeper.record
        if record is None:
            return
        if self._feel_after is not None and self._feel_after.session == record.id:
            store.delete_feel(self._feel_after.id, now)
        zone = self.parts.clock.zone()
        self._feel_after = store.add_feel(pain, FeelWhen.AFTER, record.id, felt_at=now, zone=zone, now=now)
        self.done_page.show_feel_saved(self._feel_after.pain)

    @telling
    def save_pull(self, pull: int) -> None:
        self._save_answer(pull=pull)

    @telling
    def save_back_during(self, pain: int) -> None:
        self._save_answer(back_during=pain)

    @telling
    def close_done(self) -> None:
        self._keeper.keep_waiting()
        self.parts.window.show_compact(False)
        self.sound.end()
        self.left.emit()

    def _go_on(self) -> None:
        parts, record = self.parts, self.cut_off
        again = plan_again(parts.store, parts.catalogue, parts.clock, record) if record else None
        if record is None or again is None:
            self.left.emit()
            return
        plan = startable(again)
        self._perform(lambda: self._keeper.go_on(record, plan))

    def perform(self, plan: Plan) -> None:
        """Begin a plan; raises UserError where it cannot be begun, and leaves everything as it was."""
        startable(plan)

        def keep() -> None:
            leave_cut_off(self.parts.store, self.parts.clock)
            self._keeper.start(plan)

        self._perform(keep)

    def _perform(self, keep: Callable[[], None]) -> None:
        """Begin a session and show it; one that cannot be stored is not begun, and leaves everything as it was."""
        self._lock = hold_session(self.parts.store)
        self._build_desktop()
        self.sound.prepare()
        self.announcing.prepare()
        try:
            keep()
        except UserError:
            self._lock = None
            self.let_go()
            raise
        if self._lock is not None:  # it was not over at once
            self._show_page()

    def _build_desktop(self) -> None:
        """With the first session, as what it imports is of no use before."""
        from stretchtimer.desktop.dbus import Buses
        from stretchtimer.wiring.session_desktop import SessionDesktop

        if self._desktop is None:
            self._desktop = SessionDesktop(self.runner, Buses())
            self._desktop.warm()

    def _show_page(self) -> None:
        self.page.show_reduced_motion(self.parts.reduces_motion)
        self._show_sound()
        size = self.parts.settings.text("session_window")
        self.parts.window.show_compact(size == "compact")
        if size == "full_screen":
            self.parts.window.show_full_screen(True)
        self.parts.window.show_page(self.page)
        session = self.runner.session
        if session is not None and room(session.plan) is Room.FLOOR and self.parts.settings.text("mat_view") == "on":
            self.page.show_mat_view()
        self._show_sound_problem(self.sound.trouble)

    def _show_sound(self) -> None:
        self.page.show_sound(None if self.sound.is_silent else not self.sound.is_muted)

    def _show_sound_problem(self, problem: str) -> None:
        """Where nothing can be heard, the screen has to say so, and show what changes."""
        if self.is_running and problem:
            self.page.show_sound_problem(problem)

    def _show_session(self, session: Session) -> None:
        if not session.is_over:
            self.page.show_session(session)

    def _give_way_to_done(self, session: Session) -> None:
        """The next page comes a turn later: with the last set and the end, the loop would stand too long at once."""
        self._lock = None
        self.announcing.end()
        self.page.show_over()
        QTimer.singleShot(0, self.parts.window, lambda: self._show_done(session))

    @telling
    def _show_done(self, session: Session) -> None:
        record = self._keeper.record
        before = feel_before(self.parts.store.feels(), record) if record else None
        following = next_today(self.parts)
        self.parts.window.show_page(self.done_page)
        self.done_page.show_session(session, before.pain if before else None, following)

    def _save_answer(self, pull: int | None = None, back_during: int | None = None) -> None:
        """Store what was said, beside what was said already, and show what is stored."""
        if self._keeper.record is None:
            return
        store = self.parts.store
        said = store.session(self._keeper.record.id).answer
        pull = said.pull if pull is None and said else pull
        back_during = said.back_during if back_during is None and said else back_during
        kept = store.answer_session(
            self._keeper.record.id, pull=pull, back_during=back_during, now=self.parts.clock.now()
        )
        self.done_page.show_answers(kept.pull, kept.back_during)

    def _show_look(self) -> None:
        if "page" in self.__dict__:  # built already
            self.page.show_look()
