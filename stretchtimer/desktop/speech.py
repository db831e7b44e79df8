"""The program's voice, as the rest of it sees one: say this now, stop, speak slower; and what became of it.

It speaks through a process of its own, so that neither building a speech engine nor a fault in one can hold up window
or clock. A new utterance takes the place of the one that is being said: the session's script leaves room for each, so
whatever still sounds when the next is due was overtaken by a skip or a pause, and a voice that is late is wrong.
"""

import subprocess
import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject, Signal

from stretchtimer.core.message import Message, UserError
from stretchtimer.desktop.line_process import PACKAGES, LineProcess
from stretchtimer.desktop.voice_lines import Line, Manner, Voice, decoded, encoded, manner_line, voices_of

VOICE_MODULE = "stretchtimer.desktop." + ("dispatcher_voice" if sys.platform == "linux" else "qt_voice")
RESTARTS = 1


def voice_command() -> tuple[str, ...]:
    """How the voice process is started, in the folder `PACKAGES`."""
    return sys.executable, "-m", VOICE_MODULE


def spoken_language(written: str, locale: QLocale) -> str:
    """The language to speak, BCP 47: the one the texts are written in, with the user's region if that is where they
    speak it. Texts read out by the voice of another language are understood by nobody.
    """
    user = locale.name().replace("_", "-")
    return user if user.split("-")[0] == written.split("-")[0] else written


def look_for_voices(language: str, seconds: int) -> tuple[Voice, ...]:
    """The voices of a language, asked for once, waiting for the answer. Raises UserError where nothing speaks it."""
    wishes = encoded(manner_line(Manner(language))) + encoded({"do": "look"})
    try:
        answer = subprocess.run(
            voice_command(), cwd=PACKAGES, input=wishes, stdout=subprocess.PIPE, timeout=seconds, check=False
        ).stdout
    except subprocess.TimeoutExpired as error:
        raise UserError(_problem("lost", language)) from error
    lines = [decoded(line) for line in answer.splitlines()]
    for line in lines:
        if line.get("is") == "failed":
            raise UserError(_problem(str(line["problem"]), language))
    return next((voices_of(line) for line in lines if line.get("is") == "voices"), ())


class Speaker(QObject):
    """Says one thing at a time. What it cannot do it tells once, until it is warmed again, and is silent."""

    started = Signal(str)  # the text, the moment it begins to be heard
    finished = Signal(str)  # the text, said or broken off
    voices_found = Signal(object)  # tuple[Voice, ...]: of the language
    failed = Signal(object)  # Message

    def __init__(self, language: str, parent: QObject | None = None, command: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._process = LineProcess(command or voice_command(), self)
        self._process.came.connect(self._take)
        self._process.lost.connect(self._ended)
        self._manner = Manner(language)
        self._voices: tuple[Voice, ...] = ()
        self._texts: dict[int, str] = {}
        self._number = 0
        self._restarts_left = RESTARTS
        self._is_mute = False

    def warm(self) -> None:
        """Get ready to speak, without waiting for it; after a failure, try once more."""
        self._restarts_left = RESTARTS
        self._is_mute = False
        self._begin()

    def say(self, text: str) -> None:
        """Say this now, instead of what is being said."""
        if self._is_mute or not text.strip():
            return
        self._begin()
        self._number += 1
        self._texts[self._number] = text
        self._process.send({"do": "say", "number": self._number, "text": text})

    def stop(self) -> None:
        """Be silent at once, and say nothing that was asked for before."""
        self._process.send({"do": "stop"})
        self._drop_before(self._number + 1)

    def show_voice(self, voice_id: str, rate_percent: int, volume_percent: int) -> None:
        """Speak so from the next utterance on; no voice id is the system's choice for the language."""
        self._manner = Manner(self._manner.language, voice_id, rate_percent, volume_percent)
        self._process.send(manner_line(self._manner))

    def voices(self) -> tuple[Voice, ...]:
        """The voices of the language, as far as known: `voices_found` tells when they are."""
        return self._voices

    def end(self) -> None:
        """Be silent for good. Waits until nothing can be heard any more."""
        self._process.end()
        self._drop_before(self._number + 1)

    def _begin(self) -> None:
        if not self._process.is_running:
            self._process.begin()
            self._process.send(manner_line(self._manner))

    def _take(self, line: Line) -> None:
        match line.get("is"):
            case "started":
                number = int(str(line["number"]))
                self._drop_before(number)
                if number in self._texts:
                    self.started.emit(self._texts[number])
            case "finished":
                self._drop_before(int(str(line["number"])) + 1)
            case "voices":
                self._voices = voices_of(line)
                self.voices_found.emit(self._voices)
            case "failed":
                self._fail(str(line["problem"]))

    def _drop_before(self, number: int) -> None:
        """Those before this one are over: said, broken off, or never begun."""
        for earlier in sorted(key for key in self._texts if key < number):
            self.finished.emit(self._texts.pop(earlier))

    def _ended(self, was_there: bool) -> None:
        """The voice process is gone: after a failure it told, by a fault of its own, or it could not be started."""
        self._drop_before(self._number + 1)
        if self._is_mute:
            return
        if was_there and self._restarts_left:
            self._restarts_left -= 1
            self._begin()
        else:
            self._fail("lost" if was_there else "missing")

    def _fail(self, problem: str) -> None:
        if not self._is_mute:
            self._is_mute = True
            self._drop_before(self._number + 1)
            self.failed.emit(_problem(problem, self._manner.language))


def _problem(what: str, language: str) -> Message:
    """What the voice process tells in a word: "missing", "no_voice" or "lost"."""
    if what == "no_voice":
        return Message("speech_no_voice", {"language": QLocale(language).nativeLanguageName()})
    return Message("speech_missing") if what == "missing" else Message("speech_lost")
