"""A small real desktop: an X server of the test's own with a window manager, and whatever else a test puts on it.

Everything is waited for by looking at the screen, with a deadline, and ended with the test.
"""

import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.desktop.conftest import a_daemon

ROOT = Path(__file__).parents[2]
DEADLINE_S = 20.0
LOOKS_EVERY_MS = 50


class Desktop:
    """One screen, and the programs on it."""

    def __init__(self, until_the_end: ExitStack, folder: Path, **environment: str) -> None:
        self._until_the_end = until_the_end
        self.folder = folder
        self.environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder), **environment}
        for name in ("WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "XDG_CONFIG_HOME", "DESKTOP_SESSION"):
            self.environment.pop(name, None)

    def begin(self, *command: str | Path) -> "subprocess.Popen[str]":
        """Start a program; it is killed at the end if it still runs."""
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._until_the_end.callback(_end, process)
        return process

    def run(self, *command: str | Path) -> str:
        """Run a program to its end; what it said."""
        words = [str(word) for word in command]
        done = subprocess.run(
            words, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=DEADLINE_S
        )
        return done.stdout.strip()

    def windows(self, *how: str) -> list[int]:
        """The windows on the screen that xdotool finds so."""
        return [int(line) for line in self.run("xdotool", "search", "--onlyvisible", *how).splitlines()]

    def place(self, window: int) -> tuple[int, int, int, int]:
        """Left, top, width and height."""
        said = self.run("xdotool", "getwindowgeometry", "--shell", str(window)).splitlines()
        values = dict(line.split("=") for line in said)
        return int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"])

    def stack(self) -> list[int]:
        """The windows as the window manager has stacked them, the topmost last."""
        said = self.run("xprop", "-root", "_NET_CLIENT_LIST_STACKING")
        return [int(word, 16) for word in said.partition("#")[2].split(",") if word.strip()]

    def active(self) -> int:
        """The window that has the keyboard."""
        return int(self.run("xdotool", "getwindowfocus") or 0)


def wait_until(what: str, holds: Callable[[], bool]) -> None:
    until = time.monotonic() + DEADLINE_S
    pause = select.poll()
    while not holds():
        assert time.monotonic() < until, f"not within {DEADLINE_S} s: {what}"
        pause.poll(LOOKS_EVERY_MS)


def wait_for(what: str, find: Callable[[], Sequence[int]]) -> int:
    """The first of what is found, as soon as there is one."""
    found: list[int] = []

    def look() -> bool:
        found[:] = find()
        return bool(found)

    wait_until(what, look)
    return found[0]


@contextmanager
def a_desktop(folder: Path, runtime: Path) -> Iterator[Desktop]:
    """An X server, a window manager and a bus for the user and the machine."""
    reading, writing = os.pipe()
    screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with ExitStack() as until_the_end:
        server = subprocess.Popen(screen, pass_fds=[writing], stderr=subprocess.DEVNULL)
        until_the_end.callback(_end, server)
        os.close(writing)
        ready, _, _ = select.select([reading], [], [], DEADLINE_S)
        assert ready, "Xvfb does not start"
        display = f":{os.read(reading, 16).decode().strip()}"
        until_the_end.callback(os.close, reading)  # the server has not said all yet
        users, _process = until_the_end.enter_context(a_daemon())
        machines, _process = until_the_end.enter_context(a_daemon())
        desktop = Desktop(
            until_the_end,
            folder,
            DISPLAY=display,
            DBUS_SESSION_BUS_ADDRESS=users,
            DBUS_SYSTEM_BUS_ADDRESS=machines,
            XDG_RUNTIME_DIR=str(runtime),
        )
        desktop.begin("openbox", "--sm-disable")
        wait_until("a window manager", lambda: "window id" in desktop.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        yield desktop


def _end(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
