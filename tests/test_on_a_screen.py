"""The real program on a real (virtual) X screen: its window appears, and a termination ends it in good order."""

import ctypes
import ctypes.util
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchtimer.app import open_store
from stretchtimer.clock import SystemClock
from tests.screened import straight_in

ROOT = Path(__file__).parent.parent
DEADLINE_S = 20.0
MAP_NOTIFY, SUBSTRUCTURE_NOTIFY = 19, 1 << 19
MAPPED_WINDOW_AT = 5  # in longs, from the start of an XMapEvent

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None or ctypes.util.find_library("X11") is None, reason="needs Xvfb and libX11"
)


class Watcher:
    """Sees which windows come to a display."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._display.value
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self._x.XSync(self._display, 0)

    def wait_for(self, name: str) -> None:
        """Wait until a window of this name is mapped."""
        until = time.monotonic() + DEADLINE_S
        event = (ctypes.c_long * 24)()
        while True:
            while self._x.XPending(self._display):
                self._x.XNextEvent(self._display, event)
                if ctypes.c_int(event[0]).value == MAP_NOTIFY and self._name(event[MAPPED_WINDOW_AT]) == name:
                    return
            left = until - time.monotonic()
            assert left > 0, f"no window “{name}” within {DEADLINE_S} s"
            select.select([self._x.XConnectionNumber(self._display)], [], [], left)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _name(self, window: int) -> str:
        name = ctypes.c_char_p()
        self._x.XFetchName(self._display, ctypes.c_ulong(window), ctypes.byref(name))
        return (name.value or b"").decode(errors="replace")


@pytest.fixture
def watcher(display: str) -> Iterator[Watcher]:
    watcher = Watcher(display)
    yield watcher
    watcher.close()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_window_appears_and_a_termination_ends_it(
    display: str, watcher: Watcher, tmp_path: Path, ending: signal.Signals
) -> None:
    folder = straight_in(tmp_path / "data")
    command = [sys.executable, "-m", "stretchtimer", "run", "workplace", "--data-dir", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    errors = tmp_path / "errors"
    with (
        errors.open("w") as said,
        subprocess.Popen(command, cwd=ROOT, env=environment, stderr=said, stdout=said) as program,
    ):
        try:
            watcher.wait_for("StretchTimer")
            wait_for_session(folder)
            program.send_signal(ending)
            assert program.wait(DEADLINE_S) == 0
        finally:
            program.kill()
    assert "Traceback" not in errors.read_text()
    with open_store(folder, SystemClock()) as file:
        file.check()
    assert not (folder / "window.lock").exists()


def wait_for_session(folder: Path) -> None:
    """Wait until the program has brought its first session into its file."""
    until = time.monotonic() + DEADLINE_S
    pause = select.poll()
    while True:
        if (folder / "stretchtimer.sqlite").exists():
            with open_store(folder, SystemClock()) as file:
                if file.open_session() is not None:
                    return
        assert time.monotonic() < until, "no session has begun"
        pause.poll(50)
