"""What the desktop does for a session: no blank screen, a pause when the user is away, and media keys."""

from PySide6.QtCore import QObject

from stretchtimer.core.session import Command, Session, Status
from stretchtimer.desktop.dbus import Buses
from stretchtimer.desktop.interruptions import Interruptions
from stretchtimer.desktop.keep_awake import make_hold, needs_the_screen
from stretchtimer.desktop.media_keys import MediaKeys
from stretchtimer.runners import SessionRunner
from stretchtimer.words.language import _

MOVABLE = frozenset({Status.RUNNING, Status.COUNTING_IN, Status.PAUSED})


class SessionDesktop(QObject):
    """Follows a runner. Built with the first session, as what it imports is of no use before."""

    def __init__(self, runner: SessionRunner, buses: Buses) -> None:
        super().__init__()
        self._runner, self._buses = runner, buses
        self._hold = make_hold(self._buses, _("A guided session is running"))
        self._interruptions = Interruptions(self._buses)
        self._media_keys = MediaKeys(self._buses)
        runner.session_changed.connect(self._follow)
        self._interruptions.went_away.connect(lambda _cause: runner.interrupt())
        self._media_keys.play_pause_requested.connect(self._play_or_pause)
        self._media_keys.next_requested.connect(lambda: self._move(Command.SKIP))
        self._media_keys.previous_requested.connect(lambda: self._move(Command.BACK))

    def warm(self) -> None:
        """Ask nothing yet, but have ready what asking takes."""
        self._buses.warm()

    def let_go(self) -> None:
        """Give everything back, whatever the session's state."""
        self._interruptions.stop()
        self._buses.close()  # last: the holds of a bus end with it

    def _follow(self, session: Session) -> None:
        if needs_the_screen(session.status):
            self._hold.hold()
        else:
            self._hold.release()
        self._media_keys.show_session(session.status, session.plan.exercises[session.phase.exercise].name)
        if session.is_over:
            self.let_go()
        else:
            self._interruptions.watch()

    def _move(self, command: Command) -> None:
        """Not while something is asked: a key of a headset is no answer to that."""
        session = self._runner.session
        if session is not None and session.status in MOVABLE:
            self._runner.command(command)

    def _play_or_pause(self) -> None:
        session = self._runner.session
        if session is not None:
            paused = session.status is Status.PAUSED
            self._runner.command(Command.RESUME if paused else Command.PAUSE)
