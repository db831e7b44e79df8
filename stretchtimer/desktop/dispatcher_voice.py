"""The voice process on Linux: does what the lines on its input say, through Speech Dispatcher, and tells what happens.

A process of its own for two reasons. Starting the daemon and listing its voices takes from a third of a second to two,
which no window has. And the daemon says to its end what it was given even when the program that gave it is killed; this
process sees its input end then, and stops the speech. Standard library only, so that it is up at once.
"""

import os
import select
import signal
import sys
from collections.abc import Callable

from stretchtimer.desktop.ssip import Lost, SpeechDispatcher
from stretchtimer.desktop.voice_lines import Line, Manner, decoded, manner_of, of_language, tell, voices_line

AT_ONCE = frozenset({"say", "stop"})


class DispatcherVoice:
    """Speaks as it is told; a daemon that dies is started again once, at the next thing that is asked of it."""

    def __init__(self, tell: Callable[[Line], None]) -> None:
        self._tell = tell
        self._manner = Manner("")
        self._speaking = 0
        self._listed_for = ""
        self._dispatcher = self._connected()

    def fileno(self) -> int:
        return self._dispatcher.fileno()

    @property
    def has_time(self) -> bool:
        """Whether the voices of the language are still unknown, and nobody waits for anything."""
        return not self._speaking and self._listed_for != self._manner.language

    def obey(self, line: Line) -> None:
        try:
            self._do(line)
        except Lost:
            self._begin_again()
            self._do(line)

    def hear(self) -> None:
        try:
            self._dispatcher.hear()
        except Lost:
            self._begin_again()

    def look(self) -> None:
        """Find out which voices speak the language; raises NoVoice when none does, which no speech is better than."""
        voices = self._dispatcher.voices()
        fitting = of_language(voices, self._manner.language)
        self._listed_for = self._manner.language
        self._tell(voices_line(fitting))
        if voices and not fitting:  # not every synthesiser tells its voices
            raise NoVoice

    def end(self) -> None:
        """Speak no more."""
        try:
            self._dispatcher.stop()
        except Lost:
            return
        self._dispatcher.end()

    def _do(self, line: Line) -> None:
        match line.get("do"):
            case "speak_so":
                self._manner = manner_of(line)
                self._dispatcher.speak_so(self._manner)
            case "say":
                self._speaking = int(str(line["number"]))
                self._dispatcher.say(self._speaking, str(line["text"]))
            case "stop":
                self._dispatcher.stop()
            case "look":
                self.look()

    def _begin_again(self) -> None:
        """Connect afresh; what was being said is lost. Raises Lost where that is not possible."""
        self._dispatcher.end()
        self._told("finished", self._speaking)
        self._dispatcher = self._connected()
        if self._manner.language:
            self._dispatcher.speak_so(self._manner)

    def _connected(self) -> SpeechDispatcher:
        """A daemon that is about to end, for want of listeners, still takes a call: the second one starts another."""
        try:
            return SpeechDispatcher(self._told)
        except Lost:
            return SpeechDispatcher(self._told)

    def _told(self, what: str, number: int) -> None:
        if what == "finished" and number == self._speaking:
            self._speaking = 0
        if number:
            self._tell({"is": what, "number": number})


class NoVoice(Exception):  # noqa: N818 - a finding
    """No voice speaks the language."""


def newest(lines: list[Line]) -> list[Line]:
    """Of what has come in at once, what still counts: a later word takes the place of an earlier one."""
    last = max((i for i, line in enumerate(lines) if line.get("do") in AT_ONCE), default=-1)
    return [line for i, line in enumerate(lines) if line.get("do") not in AT_ONCE or i == last]


def run() -> int:
    """Serve until the input ends, which it does with the program, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program
    try:
        voice = DispatcherVoice(tell)
    except Lost:
        tell({"is": "failed", "problem": "missing"})
        return 1
    try:
        tell({"is": "ready"})
        _serve(voice)
    except Lost:
        tell({"is": "failed", "problem": "lost"})
        return 1
    except NoVoice:
        tell({"is": "failed", "problem": "no_voice"})
        return 1
    except BrokenPipeError:
        return 1
    finally:
        voice.end()
    return 0


def _serve(voice: DispatcherVoice) -> None:
    unread = b""
    while True:
        ready, _w, _x = select.select([0, voice.fileno()], [], [], 0 if voice.has_time else None)
        if voice.fileno() in ready:
            voice.hear()
        elif not ready:
            voice.look()
        if 0 in ready:
            read = os.read(0, 1 << 16)
            *whole, unread = (unread + read).split(b"\n")
            for line in newest([decoded(one) for one in whole]):
                voice.obey(line)
            if not read:
                return


if __name__ == "__main__":
    sys.exit(run())
