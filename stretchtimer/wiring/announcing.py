"""What a screen reader is told of a running session, unless the program's own voice says it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QGuiApplication

from stretchtimer.runners import SessionRunner
from stretchtimer.wiring.parts import Parts
from stretchtimer.wiring.sound import SoundWires

if TYPE_CHECKING:
    from stretchtimer.core.cue_slots import Cue
    from stretchtimer.cue_runner import CueRunner
    from stretchtimer.desktop.dbus import Buses

PAGE_READ_MS = 1_000
"""A page that has just come makes a reader so much work that it drops what is said meanwhile."""


class Announcing(QObject):
    """Hears a session's cues with ears of its own, from the first session on that has a screen reader about."""

    announced = Signal(str)

    def __init__(self, parts: Parts, runner: SessionRunner, sound: SoundWires) -> None:
        super().__init__()
        self.parts, self._runner, self._sound = parts, runner, sound
        self._buses: Buses | None = None
        self._cues: CueRunner | None = None
        self._first = ""
        self._settling = QTimer(self, singleShot=True, interval=PAGE_READ_MS)
        self._settling.timeout.connect(self._announce_first)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self.look_for_reader)

    def look_for_reader(self) -> None:
        """Find out what kind of screen reader there is: one may be started at any time."""
        if QAccessible.isActive():
            from stretchtimer.desktop.dbus import Buses
            from stretchtimer.desktop.screen_reader import find_old_reader
            from stretchtimer.ui.announcing import show_old_reader

            self._buses = self._buses or Buses(self)
            find_old_reader(self._buses, show_old_reader)

    def prepare(self) -> None:
        """Get ready for a session."""
        self.look_for_reader()
        if self._cues is None and QAccessible.isActive():
            from stretchtimer.core.announced import CHOICES
            from stretchtimer.cue_runner import CueRunner
            from stretchtimer.words.spoken import length_at

            self._cues = CueRunner(self._runner, CHOICES, length_at(CHOICES.rate), self)
            self._cues.cue_due.connect(self._announce)

    def end(self) -> None:
        """The session is no longer to be seen."""
        self._settling.stop()

    def _announce(self, cue: "Cue") -> None:
        from stretchtimer.ui.announcing import announce
        from stretchtimer.words.announced_words import announcement

        session, window = self._runner.session, self.parts.window
        if session is None or self._sound.is_speaking:
            return
        text = announcement(cue, session)
        if not text:
            return
        self._settling.stop()
        if session.active_ms:
            announce(window.page or window, text)
        else:
            self._first = text
            self._settling.start()
        self.announced.emit(text)

    def _announce_first(self) -> None:
        from stretchtimer.ui.announcing import announce

        announce(self.parts.window.page or self.parts.window, self._first)
