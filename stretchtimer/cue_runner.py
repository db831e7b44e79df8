"""The cue runner: plays the sound script of a session that a SessionRunner performs, each cue at its instant.

It has no timer of its own. It tells the session's runner when to wake for the next cue, so that sound and clock cannot
drift apart, and all timers stop together when the session is paused or over.
"""

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.cue_slots import LengthOf
from stretchtimer.core.ears import Ears, next_in_ms, timely
from stretchtimer.core.listening import hear
from stretchtimer.core.session import Session
from stretchtimer.core.sound_choices import SoundChoices
from stretchtimer.runners import SessionRunner


class CueRunner(QObject):
    """Emits each cue of a runner's session when it is due. A cue that was missed is left out, never made up for."""

    cue_due = Signal(object)  # Cue

    def __init__(
        self, runner: SessionRunner, choices: SoundChoices, length_of: LengthOf, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._ears = Ears(choices, length_of)
        runner.session_changed.connect(self._hear)

    def show_choices(self, choices: SoundChoices, length_of: LengthOf) -> None:
        """What is to be heard from now on, and how long the chosen voice takes to say it."""
        self._ears = self._ears.with_choices(choices, length_of)
        self._wake()

    def _hear(self, session: Session) -> None:
        self._ears, dues = hear(self._ears, session)
        self._wake()
        for cue in timely(self._ears, dues):
            self.cue_due.emit(cue)

    def _wake(self) -> None:
        ms = next_in_ms(self._ears)
        if ms is not None:
            self._runner.wake_in(ms)
