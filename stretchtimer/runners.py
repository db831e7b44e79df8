"""The runners: where time enters. A runner reads the clock, asks the core what follows, and emits what happened."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from stretchtimer.clock import Clock
from stretchtimer.core import session as engine
from stretchtimer.core.session import Command, Event, Session, SessionOver, SetFinished, Status

LATEST_TICK_MS = 5_000
SECOND_MS = 1_000
TICKING = frozenset({Status.RUNNING, Status.COUNTING_IN})


class SessionRunner(QObject):
    """Performs a session in real time: ticks while it runs, and not otherwise.

    Frames, for what moves on the screen, come every `tick_ms` and can be turned off. The alarm is another timer: frames
    or no frames, it rings on each second of the countdown, at the end of each phase, and when `wake_in` asks for it.

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
        self._alarm = QTimer(self)
        self._alarm.setTimerType(Qt.TimerType.PreciseTimer)
        self._alarm.setSingleShot(True)
        self._alarm.timeout.connect(self.tick)
        self._shows_frames = True
        self._due_ms = 0  # when the next tick is to come at the latest

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
        if self._is_ticking:
            self.tick()
        self._move(lambda session: engine.command(session, asked))

    def show_frames(self, shown: bool) -> None:
        """Whether ticks come often enough for what moves: not while the window is hidden, nor with reduced motion."""
        self._shows_frames = shown
        self._keep_time()

    def wake_in(self, ms: int) -> None:
        """Tick in `ms` of the session's time, if nothing rings before; asked again after each change of the session."""
        if self._is_ticking:
            real_ms = -(-ms // self._speed)
            if not self._alarm.isActive() or real_ms < self._alarm.remainingTime():
                self._ring_in(real_ms)

    def interrupt(self) -> None:
        """The system says that it sleeps or is locked."""
        self._move(engine.interrupt)

    def tick(self) -> None:
        """Let the time since the last tick go by."""
        now_ms = self._clock.elapsed_ms()
        passed_ms, self._last_ms = now_ms - self._last_ms, now_ms
        if now_ms > self._due_ms + LATEST_TICK_MS:
            self.interrupt()
        elif passed_ms > 0:
            self._move(lambda session: engine.tick(session, passed_ms * self._speed))
        elif self._session is not None and self._session.status in TICKING and not self._alarm.isActive():
            self._ring_in(1)  # it rang within the ms: again in the next

    def _move(self, step: Callable[[Session], engine.Moved]) -> None:
        if self._session is None:
            return
        before = self._session
        self._session, events = step(before)
        self._keep_time()
        if self._session is not before:
            self.session_changed.emit(self._session)
        self._announce(self._session, events)

    @property
    def _is_ticking(self) -> bool:
        return self._alarm.isActive() or self._timer.isActive()

    def _keep_time(self) -> None:
        """Run the timers exactly while the session does."""
        session = self._session
        if session is None or session.status not in TICKING:
            self._timer.stop()
            self._alarm.stop()
            return
        if not self._is_ticking:
            self._last_ms = self._clock.elapsed_ms()
        if not self._shows_frames:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self._ring_in(-(-_until_next_second_ms(session) // self._speed))

    def _ring_in(self, ms: int) -> None:
        self._alarm.start(ms)
        self._due_ms = self._last_ms + (self._tick_ms if self._shows_frames else ms)

    def _announce(self, session: Session, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, SetFinished):
                self.set_finished.emit(event.done)
            self.happened.emit(event)
            if isinstance(event, SessionOver):
                self.session_over.emit(session)


def _until_next_second_ms(session: Session) -> int:
    """Until the digits change, in the session's time; a phase or count-in ends with such a second."""
    left_ms = session.count_in_ms if session.status is Status.COUNTING_IN else session.remaining_ms
    return left_ms % SECOND_MS or SECOND_MS
