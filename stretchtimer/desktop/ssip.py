"""Speech Dispatcher, the voice of Linux desktops, spoken to in its own protocol, SSIP.

Not through Qt, whose engine takes two seconds to build since it asks for 13,000 voices first: this connection stands
after 0.4 s when the daemon must be started, and at once when it runs. It waits for every answer, so it belongs into a
process of its own.
"""

import os
import re
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

from stretchtimer.desktop.voice_lines import Manner, Voice

ANSWERS_WITHIN_S = 5.0
SPAWNS_WITHIN_S = 10.0
PLAIN_VARIANTS = re.compile(r"none|(fe)?male[12]", re.IGNORECASE)
"""Of the hundred variants, robots and whispers among them, in which espeak-ng offers each of its voices."""

EVENTS = {"701": "started", "702": "finished", "703": "finished"}
FASTEST, SLOWEST = 1.64, 0.53
"""How far from its own pace, as shares of it, espeak-ng goes at SSIP's rates of 100 and -100."""

Told = Callable[[str, int], None]


class Lost(Exception):  # noqa: N818 - an event, as the other side sees it
    """Nobody answers."""


class SpeechDispatcher:
    """One connection. `told` hears "started" and "finished" with the number of the utterance."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._socket = _connected()
        self._read = b""
        self._events: list[list[str]] = []
        self._numbers: dict[str, int] = {}
        self._ask("SET self CLIENT_NAME user:stretchtimer:session")
        self._ask("SET self NOTIFICATION ALL ON")
        self._ask("SET self PRIORITY message")
        if set(self._listed("LIST OUTPUT_MODULES")) <= {"dummy"}:  # it can only say that it cannot speak
            raise Lost

    def fileno(self) -> int:
        return self._socket.fileno()

    def speak_so(self, manner: Manner) -> None:
        """Take this manner from the next utterance on."""
        self._ask(f"SET self LANGUAGE {manner.language}")
        if manner.voice_id:
            self._ask(f"SET self SYNTHESIS_VOICE {' '.join(manner.voice_id.split())}")
        self._ask(f"SET self RATE {ssip_rate(manner.rate_percent)}")
        self._ask(f"SET self VOLUME {max(-100, min(100, 2 * manner.volume_percent - 100))}")

    def say(self, number: int, text: str) -> None:
        """Say this now, instead of what is being said."""
        self.stop()
        self._ask("SPEAK")
        plain = " ".join(text.split())
        answer = self._ask(f"{'.' if plain.startswith('.') else ''}{plain}\r\n.")
        self._numbers[answer[0][4:]] = number
        self._pass_on_all()

    def stop(self) -> None:
        self._ask("CANCEL self")
        self._pass_on_all()

    def voices(self) -> tuple[Voice, ...]:
        """All of them. The daemon does nothing else for a third of a second meanwhile."""
        rows = [row.split("\t") for row in self._listed("LIST SYNTHESIS_VOICES")]
        self._pass_on_all()
        return tuple(
            Voice(row[0], row[0], row[1]) for row in rows if len(row) == 3 and PLAIN_VARIANTS.fullmatch(row[2])
        )

    def hear(self) -> None:
        """Pass on what has come in; called when there is something to read."""
        self._fill()
        self._pass_on_all()

    def end(self) -> None:
        self._socket.close()

    def _listed(self, command: str) -> list[str]:
        return [line[4:] for line in self._ask(command)[:-1]]

    def _ask(self, command: str) -> list[str]:
        """Give a command and wait for its answer; events that come meanwhile are passed on."""
        try:
            self._socket.sendall(f"{command}\r\n".encode())
        except OSError as error:
            raise Lost from error
        while True:
            while (block := self._block()) is not None:
                if not block[-1].startswith("7"):
                    return block
                self._events.append(block)
            self._fill()

    def _pass_on_all(self) -> None:
        """Whatever has come in by now: events may follow an answer in one breath."""
        while (block := self._block()) is not None:
            self._events.append(block)
        events, self._events = self._events, []
        for event in events:
            self._pass_on(event)

    def _fill(self) -> None:
        try:
            read = self._socket.recv(1 << 16)
        except OSError as error:
            raise Lost from error
        if not read:
            raise Lost
        self._read += read

    def _block(self) -> list[str] | None:
        """The next whole answer or event: lines "250-..." and one "250 ..." that ends it."""
        lines, at = [], 0
        while (end := self._read.find(b"\r\n", at)) >= 0:
            line = self._read[at:end].decode(errors="replace")
            lines.append(line)
            at = end + 2
            if line[3:4] != "-":
                self._read = self._read[at:]
                return lines
        return None

    def _pass_on(self, block: list[str]) -> None:
        """An event names its message first."""
        what, number = EVENTS.get(block[-1][:3]), self._numbers.get(block[0][4:])
        if what == "finished":
            self._numbers.pop(block[0][4:], None)
        if what is not None and number is not None:
            self._told(what, number)


def ssip_rate(percent: int) -> int:
    """SSIP's rate for a pace in percent of the engine's own: two straight lines that meet in 0."""
    share = percent / 100 - 1
    return max(-100, min(100, round(100 * share / (FASTEST if share > 0 else SLOWEST))))


def _connected() -> socket.socket:
    """Connect to the daemon, and start it if it does not run."""
    try:
        return _dial()
    except OSError:
        _spawn()
    try:
        return _dial()
    except OSError as error:
        raise Lost from error


def _dial() -> socket.socket:
    method, _colon, place = os.environ.get("SPEECHD_ADDRESS", "").partition(":")
    if method == "inet_socket":
        host, _colon, port = place.rpartition(":")
        return socket.create_connection((host or "localhost", int(port)), ANSWERS_WITHIN_S)
    runtime = os.environ.get("XDG_RUNTIME_DIR") or Path.home() / ".cache"
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(ANSWERS_WITHIN_S)
    try:
        line.connect(place or str(Path(runtime) / "speech-dispatcher" / "speechd.sock"))
    except OSError:
        line.close()
        raise
    return line


def _spawn() -> None:
    """Ask for the daemon, which ends by itself some seconds after its last listener."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(
            ["speech-dispatcher", "--spawn"],
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            check=False,
            timeout=SPAWNS_WITHIN_S,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Lost from error
