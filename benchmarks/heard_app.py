"""The program itself, performing one session by its own: what `benchmarks.heard` listens to.

It is started as its user has it, with the page before a session; Start is pressed once voice and sounds are ready, as
somebody presses it who has read that page. The instant of the session's start goes to the output, and the longest gap
of the event loop.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchtimer.app import open_catalogue, open_store
from stretchtimer.clock import SystemClock
from stretchtimer.shell import make_shell
from stretchtimer.ui.before_page import BeforePage
from stretchtimer.ui.main_window import MainWindow
from stretchtimer.window_app import WindowApp
from tests.hearing_player import Gaps
from tests.screened import screened

READING_MS = 4_000
AFTER_MS = 5_000


def main() -> int:
    folder, sequence = Path(sys.argv[1]), sys.argv[2]
    application, clock = QApplication(sys.argv), SystemClock()
    screened(folder)
    with open_store(folder, clock) as store:
        for key, value in (("before_page", "always"), ("senses_checked", "yes"), ("volume", "100")):
            store.set_setting(key, value, clock.now())
        app = WindowApp(make_shell(application, MainWindow(())), clock, store, open_catalogue(folder))
        problems: list[str] = []
        app.sessions.sound.problem.connect(problems.append)
        gaps: list[Gaps] = []

        def start() -> None:
            assert isinstance(app.parts.window.page, BeforePage), "the page before a session was to be there"
            gaps.append(Gaps(application))
            QTest.keyClick(app.parts.window.focusWidget() or app.parts.window, Qt.Key.Key_Space)

        begun: list[float] = []  # as each tick has it; the least delayed one is right
        app.sessions.runner.session_changed.connect(
            lambda session: begun.append(time.monotonic() * 1000 - session.active_ms)
        )
        app.sessions.runner.session_over.connect(lambda _over: QTimer.singleShot(AFTER_MS, application.quit))
        app.grant(f"run {sequence}")
        QTimer.singleShot(READING_MS, start)
        application.exec()
        app.end()
    print(f"started {min(begun)}")
    longest_ms, at_s = (gaps[0].longest_ms, gaps[0].longest_at_s) if gaps else (0.0, 0.0)
    print(json.dumps({"longest_gap_ms": longest_ms, "longest_gap_at_s": at_s, "problems": problems}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
