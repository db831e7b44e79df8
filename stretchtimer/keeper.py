"""Keeps what a runner performs: each set and ease-off at once, so that a crash costs nothing that was finished."""

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from stretchtimer.clock import Clock
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Plan
from stretchtimer.core.records import SessionOutcome, SessionRecord
from stretchtimer.core.session import EasedOff, EaseOff, Event, Session, SetDone, Status, begin
from stretchtimer.runners import SessionRunner
from stretchtimer.store.store import Store


class SessionKeeper(QObject):
    """Stores a runner's session.

    What cannot be stored (a full disk) does not stop the session: it waits, and is tried again with the next set
    and at the end; `problem` says so once for each try.
    """

    stored = Signal()
    problem = Signal(object)  # Message

    def __init__(self, runner: SessionRunner, store: Store, clock: Clock) -> None:
        super().__init__()
        self._runner, self._store, self._clock = runner, store, clock
        self._record: SessionRecord | None = None
        self._waiting: list[SetDone | EaseOff] = []
        self._over: Session | None = None
        runner.set_finished.connect(self._keep)
        runner.happened.connect(self._keep_event)
        runner.session_over.connect(self._keep_end)

    @property
    def record(self) -> SessionRecord | None:
        """The session being kept, or the one kept last."""
        return self._record

    def start(self, plan: Plan, *, rehearsal: bool = False) -> None:
        """Begin a session and its record; raises UserError when nothing can be stored, before anything has begun."""
        sequence = plan.sequence.id
        self._follow(
            self._store.start_session(
                sequence,
                plan.form,
                plan.length_ms,
                rehearsal=rehearsal,
                zone=self._clock.zone(),
                now=self._clock.now(),
            )
        )
        self._runner.start(begin(plan))

    def go_on(self, record: SessionRecord, plan: Plan) -> None:
        """Go on with a session that was cut off, after the last set that was kept."""
        self._follow(record)
        self._runner.start(begin(plan, (kept.done for kept in record.sets), len(record.ease_offs)))

    def keep_waiting(self) -> bool:
        """Store what could not be stored before; tell whether nothing waits any more."""
        if self._record is None:
            return True
        try:
            while self._waiting:
                self._store_one(self._record.id, self._waiting[0])
                self._waiting.pop(0)
            if self._over is not None:
                outcome = _outcome(self._over)
                with suppress(LookupError):  # the program, started a second time, has ended it already
                    self._store.end_session(self._record.id, outcome, self._over.eased_off, self._clock.now())
                self._over = None
        except UserError as error:
            self.problem.emit(Message("session_not_stored", {"problem": error.message}))
            return False
        self.stored.emit()
        return True

    def _follow(self, record: SessionRecord) -> None:
        self.keep_waiting()  # what the session before has left over
        self._record = record
        self._waiting.clear()
        self._over = None

    def _store_one(self, session_id: str, what: SetDone | EaseOff) -> None:
        if isinstance(what, EaseOff):
            self._store.add_ease_off(session_id, what, self._clock.now())
        else:
            self._store.add_set(session_id, what, self._clock.now())

    def _keep(self, what: SetDone | EaseOff) -> None:
        self._waiting.append(what)
        self.keep_waiting()

    def _keep_event(self, event: Event) -> None:
        if isinstance(event, EasedOff):
            self._keep(event.ease_off)

    def _keep_end(self, session: Session) -> None:
        self._over = session
        self.keep_waiting()


def _outcome(session: Session) -> SessionOutcome:
    return SessionOutcome.COMPLETED if session.status is Status.FINISHED else SessionOutcome.ENDED
