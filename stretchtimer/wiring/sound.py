"""What is heard: a session's cues, and the trials of senses check and settings, through one voice and one player.

Both are processes of their own. They are begun when first needed, ready before the first word is due, and ended when
no session is on the screen any more.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from stretchtimer import paths
from stretchtimer.core.message import Message
from stretchtimer.core.session import Session, Status
from stretchtimer.core.settings import SYSTEM
from stretchtimer.runners import SessionRunner
from stretchtimer.wiring.parts import Parts
from stretchtimer.words.language import written_language
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:
    from stretchtimer.core.cue_slots import Cue
    from stretchtimer.cue_runner import CueRunner
    from stretchtimer.desktop.sounds import Sounds
    from stretchtimer.desktop.speech import Speaker
    from stretchtimer.desktop.voice_lines import Voice

QUIET = frozenset({Status.PAUSED, Status.EASING, Status.ALARMED})
CHIME, CHIME_MS = "switch", 8_000
"""What a reminder sounds like, and after how long that is over."""
EXAMPLES = {"sound_ticks": "tick", "sound_breath": "breathe_in", "sound_beats": "beat", "sound_changes": "switch"}
"""The tone that "Play" beside a kind of sound plays."""


class SoundWires(QObject):
    """One voice, one player; silent, and without a process, until something is to be heard."""

    voices_found = Signal(object)  # tuple[str, ...]: what the voices are called
    problem = Signal(str)  # a sentence, told once

    def __init__(self, parts: Parts, runner: SessionRunner) -> None:
        super().__init__()
        self.parts = parts
        self._speaker: Speaker | None = None
        self._sounds: Sounds | None = None
        self._muted = False
        self._status = Status.READY
        self._trouble: dict[str, str] = {}
        self._runner = runner
        self._cues: CueRunner | None = None

    @property
    def is_muted(self) -> bool:
        return self._muted

    @property
    def is_silent(self) -> bool:
        """Whether the settings want nothing to be heard."""
        return self.parts.settings.text("speech") == "silent"

    @property
    def is_speaking(self) -> bool:
        """Whether a session's words are said by a voice."""
        speaks = self.parts.settings.text("speech") in ("full", "short")
        return speaks and not self._muted and "voice" not in self._trouble

    @property
    def trouble(self) -> str:
        """Why not everything can be heard, where that is so now."""
        return "" if self.is_silent else " ".join(self._trouble.values())

    def prepare(self) -> None:
        """Get ready for a session, without waiting for it."""
        from stretchtimer.core.sound_choices import sound_choices
        from stretchtimer.cue_runner import CueRunner
        from stretchtimer.words.spoken import length_at

        self._muted = False
        choices = sound_choices(self.parts.settings)
        if self._cues is None:
            # It hears of a change before the cues do: what they say of it, such as "Paused", is not to be cut short.
            self._runner.session_changed.connect(self._follow)
            self._cues = CueRunner(self._runner, choices, length_at(choices.rate), self)
            self._cues.cue_due.connect(self._play_cue)
        self._cues.show_choices(choices, length_at(choices.rate))
        self._trouble.pop("voice", None)  # it is tried again
        if choices.speaks:
            self._voice().warm()
        if not self.is_silent:
            self._player().warm()

    def mute(self, muted: bool) -> None:
        """Be silent for the rest of the session, or no more."""
        self._muted = muted
        if muted:
            self._stop()

    def find_voices(self) -> None:
        """Ask the system for its voices; `voices_found` tells, and where there is no voice nothing comes."""
        if not self.is_silent and self._speaker is None:
            self._voice().warm()

    def say(self, text: str) -> None:
        """Say something to be listened to now, whatever sessions are to sound like."""
        voice = self._voice()
        voice.warm()
        voice.say(text)

    def play_example(self, key: str) -> None:
        """Play what the setting of that key is about."""
        player = self._player()
        player.warm()
        player.play(EXAMPLES[key])

    def chime(self) -> None:
        """Play what a reminder sounds like; its player is not kept for the next one, unless a session has it."""
        if not self.is_silent:
            self._player().warm()
            self._player().play(CHIME)
            QTimer.singleShot(CHIME_MS, self, self._rest)

    def end(self) -> None:
        """Nothing more is to be heard."""
        if self._speaker is not None:
            self._speaker.end()
        if self._sounds is not None:
            self._sounds.end()

    def _rest(self) -> None:
        session = self._runner.session
        if self._sounds is not None and (session is None or session.is_over):
            self._sounds.end()

    def _voice(self) -> "Speaker":
        """The voice, as the settings have it now."""
        from stretchtimer.desktop.speech import Speaker, spoken_language

        if self._speaker is None:
            self._speaker = Speaker(spoken_language(written_language(), QLocale.system()), self)
            self._speaker.failed.connect(lambda problem: self._tell("voice", problem))
            self._speaker.voices_found.connect(self._tell_voices)
        settings = self.parts.settings
        name = settings.text("voice")
        voice_id = next((voice.id for voice in self._speaker.voices() if voice.name == name), "")
        rate, volume = int(settings.text("speech_rate")), int(settings.text("volume"))
        self._speaker.show_voice("" if name == SYSTEM else voice_id, rate, volume)
        return self._speaker

    def _player(self) -> "Sounds":
        from stretchtimer.desktop.sounds import Sounds

        if self._sounds is None:
            self._sounds = Sounds(paths.resources() / "sounds", self)
            self._sounds.failed.connect(lambda problem: self._tell("sounds", problem))
            self._sounds.ready.connect(lambda: self._trouble.pop("sounds", None))
        self._sounds.show_volume(int(self.parts.settings.text("volume")))
        return self._sounds

    def _play_cue(self, cue: "Cue") -> None:
        from stretchtimer.words.spoken import spoken

        if self._muted:
            return
        text = spoken(cue)
        if text and self._speaker is not None:
            self._speaker.say(text)
        elif not text and self._sounds is not None:
            self._sounds.play(str(cue.sound))

    def _follow(self, session: Session) -> None:
        """What was being said belongs to the moment before."""
        changed, self._status = session.status is not self._status, session.status
        if changed and session.status in QUIET:
            self._stop()

    def _stop(self) -> None:
        if self._speaker is not None:
            self._speaker.stop()
        if self._sounds is not None:
            self._sounds.stop()

    def _tell_voices(self, voices: "tuple[Voice, ...]") -> None:
        self.voices_found.emit(tuple(voice.name for voice in voices))
        self._voice()  # the one that was chosen is known by its id only now

    def _tell(self, what: str, problem: Message) -> None:
        self._trouble[what] = sentence(problem)
        self.problem.emit(self._trouble[what])
