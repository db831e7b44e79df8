"""The runners: where time enters. A runner reads the clock, asks the core what follows, and emits what happened."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from stretchtimer.clock import Clock
from stretchtimer.core import session as engine
from stretchtimer.core.session import Command, Event, Session, SessionOver, SetFinished, Status

LATEST_TICK_MS = 5_000
TICKING = frozenset({Status.RUNNING, Status.COUNTING_IN})


class SessionRunner(QObject):
    """Performs a session in real time: ticks while it runs, and not otherwise.

    A tick that comes more than `LATEST_TICK_MS` late in real time was sleep, a lock or a frozen machine: it interrupts
    the session at the last good instant, and credits nothing. `speed` makes session time go faster, for rehearsals.
    """

    session_changed = Signal(object)  # Session
    happened = Signal(object)  # each Event, in order
    set_finished = Signal(object)  # SetDone
    session_over = Signal(object)  # Session

    def __init__(self, clock: Clock, tick_ms: int = 33, speed: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._tick_ms = tick_ms
        self._speed = speed
        self._session: Session | None = None
        self._last_ms = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(tick_ms)
        self._timer.timeout.connect(self.tick)

    @property
    def session(self) -> Session | None:
        return self._session

    def start(self, session: Session) -> None:
        """Perform a session that was got ready by `begin`; one that was cut off after its last set is over at once."""
        self._session = session
        if session.is_over:
            self.session_changed.emit(session)
            self._announce(session, (SessionOver(completed=session.status is Status.FINISHED),))
        self.command(Command.START)

    def command(self, asked: Command) -> None:
        """Bring the session up to this instant, then do what the user asks; a refused command changes nothing."""
        if self._session is None:
            return
        if self._timer.isActive():
            self.tick()
        self._move(lambda session: engine.command(session, asked))

    def interrupt(self) -> None:
        """The system says that it sleeps or is locked."""
        self._move(engine.interrupt)

    def tick(self) -> None:
        """Let the time since the last tick go by."""
        now_ms = self._clock.elapsed_ms()
        passed_ms, self._last_ms = now_ms - self._last_ms, now_ms
        if passed_ms > LATEST_TICK_MS + self._tick_ms:
            self.interrupt()
        elif passed_ms > 0:
            self._move(lambda session: engine.tick(session, passed_ms * self._speed))

    def _move(self, step: Callable[[Session], engine.Moved]) -> None:
        if self._session is None:
            return
        before = self._session
        self._session, events = step(before)
        self._keep_time()
        if self._session is not before:
            self.session_changed.emit(self._session)
        self._announce(self._session, events)

    def _keep_time(self) -> None:
        """Run the timer exactly while the session does."""
        ticking = self._session is not None and self._session.status in TICKING
        if ticking and not self._timer.isActive():
            self._last_ms = self._clock.elapsed_ms()
            self._timer.start()
        elif not ticking:
            self._timer.stop()

    def _announce(self, session: Session, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, SetFinished):
                self.set_finished.emit(event.done)
            self.happened.emit(event)
            if isinstance(event, SessionOver):
                self.session_over.emit(session)
