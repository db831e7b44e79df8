"""The voice process on Windows and macOS: does what the lines on its input say, through Qt's text-to-speech.

It speaks the lines of `dispatcher_voice.py`. Building the engine may block for seconds, here where nobody waits for it.
"""

import os
import signal
import sys

os.environ.setdefault("QT_EVENT_DISPATCHER_CORE_FOUNDATION", "1")  # macOS: its voices answer through its own loop

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from stretchtimer.desktop.input_reader import InputReader
from stretchtimer.desktop.voice_lines import Manner, Voice, decoded, manner_of, speaks, tell, voices_line

SPEAKING, READY = QTextToSpeech.State.Speaking, QTextToSpeech.State.Ready


class QtVoice(QObject):
    """Speaks as it is told, one utterance at a time: a later one takes an earlier one's place."""

    def __init__(self, engine: str) -> None:
        super().__init__()
        self._speaking = 0
        self._manner = Manner("")
        self._known: dict[str, QVoice] = {}
        self._speech = QTextToSpeech(engine, self) if engine else QTextToSpeech(self)
        self._speech.stateChanged.connect(self._show_state)

    @property
    def is_there(self) -> bool:
        return self._speech.state() is not QTextToSpeech.State.Error

    def obey(self, text: bytes) -> None:
        line = decoded(text)
        match line.get("do"):
            case "speak_so":
                self._speak_so(manner_of(line))
            case "say":
                self._say(int(str(line["number"])), str(line["text"]))
            case "stop":
                self._stop()
            case "look":
                self._look()

    def _speak_so(self, manner: Manner) -> None:
        is_new = manner.language != self._manner.language
        self._manner = manner
        if is_new:
            self._look()
        self._speech.setLocale(QLocale(manner.language))
        if manner.voice_id in self._known:
            self._speech.setVoice(self._known[manner.voice_id])
        self._speech.setRate(qt_rate(manner.rate_percent))
        self._speech.setVolume(manner.volume_percent / 100)

    def _look(self) -> None:
        """Find out which voices speak the language; without one no speech is better."""
        fitting = [
            place for place in self._speech.availableLocales() if speaks(place.bcp47Name(), self._manner.language)
        ]
        self._known = {
            f"{place.bcp47Name()} {voice.name()}": voice for place in fitting for voice in self._speech.allVoices(place)
        }
        tell(voices_line(tuple(Voice(key, key, voice.locale().bcp47Name()) for key, voice in self._known.items())))
        if not self._known:
            tell({"is": "failed", "problem": "no_voice"})
            QCoreApplication.exit(1)

    def _say(self, number: int, text: str) -> None:
        self._stop()
        self._speaking = number
        self._speech.say(text)

    def _stop(self) -> None:
        self._speech.stop()
        self._finished()

    def _show_state(self, state: QTextToSpeech.State) -> None:
        if state is SPEAKING and self._speaking:
            tell({"is": "started", "number": self._speaking})
        elif state is READY:
            self._finished()
        elif state is QTextToSpeech.State.Error:
            tell({"is": "failed", "problem": "lost"})
            QCoreApplication.exit(1)

    def _finished(self) -> None:
        if self._speaking:
            number, self._speaking = self._speaking, 0
            tell({"is": "finished", "number": number})


def qt_rate(percent: int) -> float:
    """Qt's rate for a pace in percent of the engine's own: -1 is about half of it, 1 about two and a half times."""
    share = percent / 100 - 1
    return max(-1.0, min(1.0, share / (1.5 if share > 0 else 0.5)))


def run(engine: str = "") -> int:
    """Serve until the input ends, which it does with the program, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    app = QCoreApplication([])
    voice = QtVoice(engine)
    if not voice.is_there:
        tell({"is": "failed", "problem": "missing"})
        return 1
    reader = InputReader()
    reader.came.connect(voice.obey, Qt.ConnectionType.QueuedConnection)
    reader.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    tell({"is": "ready"})
    reader.begin()
    return app.exec()


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:2]))
