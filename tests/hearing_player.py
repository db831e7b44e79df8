"""A program to be heard: plays the cues given on its input at their instants, and tells how long its loop ever stood.

Input: one line of JSON, with `cues`, a list of [ms from the start, "tone" | "say" | "stop", what], and
`length_ms`.
Output: a line "started" with the instant of the start in ms of `time.monotonic`, and a line of JSON at the end.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TypedDict

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from stretchtimer import paths
from stretchtimer.desktop.sounds import Sounds
from stretchtimer.desktop.speech import Speaker

LEAD_MS = 300


class Gaps(QObject):
    """The longest time between two turns of the loop, watched every 5 ms."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest_ms, self.longest_at_s = 0.0, 0.0  # and when it was over, from the first turn
        self._first = self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start(5)

    def _turn(self) -> None:
        now = time.monotonic()
        if (now - self._last) * 1000 > self.longest_ms:
            self.longest_ms, self.longest_at_s = (now - self._last) * 1000, now - self._first
        self._last = now


class Plan(TypedDict):
    """What is on the input."""

    cues: list[tuple[int, str, str]]
    length_ms: int


class Player(QObject):
    """Warms the players, plays the cues once both are warm, and quits."""

    def __init__(self, app: QGuiApplication, plan: Plan) -> None:
        super().__init__(app)
        self._app, self._cues, self._length_ms = app, plan["cues"], plan["length_ms"]
        self.problems: list[str] = []
        self.events: list[tuple[str, str, float]] = []
        self.gaps: Gaps | None = None
        self.speaker = Speaker("en-GB", self)
        self.sounds = Sounds(paths.resources() / "sounds", self)
        for player in (self.speaker, self.sounds):
            player.failed.connect(lambda problem: self.problems.append(problem.key))
        self.speaker.started.connect(lambda text: self._note("started", text))
        self.speaker.finished.connect(lambda text: self._note("finished", text))
        self._waits_for = {"voice", "sounds"}
        for told in (self.speaker.voices_found, self.speaker.failed):
            told.connect(partial(self._warm, "voice"))
        for told in (self.sounds.ready, self.sounds.failed):
            told.connect(partial(self._warm, "sounds"))
        self.sounds.warm()
        self.speaker.warm()

    def _note(self, what: str, text: str) -> None:
        self.events.append((what, text, time.monotonic() * 1000))

    def _warm(self, which: str, _what: object = None) -> None:
        self._waits_for.discard(which)
        if not self._waits_for and self.gaps is None:
            self._begin()

    def _begin(self) -> None:
        self.gaps = Gaps(self)
        print(f"started {time.monotonic() * 1000 + LEAD_MS}", flush=True)
        for at_ms, kind, what in self._cues:
            self._at(at_ms, partial(self._play, kind, what))
        self._at(self._length_ms, self._app.quit)

    def _at(self, ms: int, then: Callable[[], None]) -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(then)
        timer.start(LEAD_MS + ms)

    def _play(self, kind: str, what: str) -> None:
        if kind == "tone":
            self.sounds.play(what)
        elif kind == "say":
            self.speaker.say(what)
        else:
            self.speaker.stop()


def main() -> None:
    plan = json.loads(sys.stdin.readline())
    app = QGuiApplication([])
    player = Player(app, plan)
    app.exec()
    player.speaker.end()
    player.sounds.end()
    longest_ms = player.gaps.longest_ms if player.gaps else None
    print(json.dumps({"longest_gap_ms": longest_ms, "problems": player.problems, "events": player.events}))


if __name__ == "__main__":
    main()
