"""What is heard of a session: its cues, given to a voice and to a player of sounds, as the settings want them."""

from PySide6.QtCore import QLocale, QObject, Signal

from stretchtimer import paths
from stretchtimer.core.cue_slots import Cue
from stretchtimer.core.message import Message
from stretchtimer.core.session import Session, Status
from stretchtimer.core.settings import Settings
from stretchtimer.core.sound_choices import SoundChoices, Speech, sound_choices
from stretchtimer.cue_runner import CueRunner
from stretchtimer.desktop.sounds import Sounds
from stretchtimer.desktop.speech import Speaker, spoken_language
from stretchtimer.runners import SessionRunner
from stretchtimer.words.language import written_language
from stretchtimer.words.messages import sentence
from stretchtimer.words.spoken import length_at, spoken

QUIET = frozenset({Status.PAUSED, Status.EASING, Status.ALARMED})


class SessionSound(QObject):
    """Follows a runner. Voice and player are processes of their own, begun while Get ready shows and ended with it."""

    cue_sounded = Signal()  # for who cannot hear: the screen may show the same change
    problem = Signal(str)  # a sentence, told once

    def __init__(self, runner: SessionRunner) -> None:
        super().__init__()
        self._choices = SoundChoices(Speech.SILENT)
        self._muted = False
        self._status = Status.READY
        runner.session_changed.connect(self._follow)  # before the cues hear of it: "Paused" is not to be cut short
        self._cues = CueRunner(runner, self._choices, length_at(self._choices.rate), self)
        self._speaker = Speaker(spoken_language(written_language(), QLocale.system()), self)
        self._sounds = Sounds(paths.resources() / "sounds", self)
        self._cues.cue_due.connect(self._play)
        self._speaker.failed.connect(self._tell)
        self._sounds.failed.connect(self._tell)

    @property
    def is_muted(self) -> bool:
        return self._muted

    def prepare(self, settings: Settings) -> None:
        """Get ready for a session, without waiting for it."""
        self._muted = False
        self._choices = sound_choices(settings)
        self._cues.show_choices(self._choices, length_at(self._choices.rate))
        volume = int(settings.text("volume"))
        if self._choices.speaks:
            self._speaker.show_voice(settings.text("voice"), self._choices.rate, volume)
            self._speaker.warm()
        if self._choices.speech is not Speech.SILENT:
            self._sounds.show_volume(volume)
            self._sounds.warm()

    def mute(self, muted: bool) -> None:
        """Be silent for the rest of the session, or no more."""
        self._muted = muted
        if muted:
            self._stop()

    def end(self) -> None:
        """Nothing more is to be heard."""
        self._speaker.end()
        self._sounds.end()

    def _play(self, cue: Cue) -> None:
        self.cue_sounded.emit()
        if self._muted:
            return
        text = spoken(cue)
        if text:
            self._speaker.say(text)
        else:
            self._sounds.play(str(cue.sound))

    def _follow(self, session: Session) -> None:
        """What was being said belongs to the moment before."""
        changed, self._status = session.status is not self._status, session.status
        if changed and session.status in QUIET:
            self._stop()

    def _stop(self) -> None:
        self._speaker.stop()
        self._sounds.stop()

    def _tell(self, problem: Message) -> None:
        self.problem.emit(sentence(problem))
