"""The program as a process of its own: its command line, and what came out."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.cli.screen import PATIENCE_S, Watcher

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "stretchtimer")
LEFT_OUT = (
    *("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"),
    *("LANGUAGE", "LANG"),
    *("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"),  # as users have it
)
DATABASE = "stretchtimer.sqlite"
Result = subprocess.CompletedProcess[str]


def environment(**more: str) -> dict[str, str]:
    """The tests' environment, without a display, in English and UTF-8."""
    kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin", **more}


def stretchtimer(*arguments: object, before: Sequence[str] = (), **more: str) -> Result:
    """Run a command to its end. `before` is what the interpreter is started by."""
    return subprocess.run(
        [*before, *COMMAND, *map(str, arguments)],
        cwd=ROOT,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def accepted(*arguments: object, **more: str) -> str:
    """What a command prints that ends well and has nothing to complain about."""
    result = stretchtimer(*arguments, **more)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def refused(*arguments: object, **more: str) -> str:
    """The one sentence with which a command is refused."""
    result = stretchtimer(*arguments, **more)
    assert (result.returncode, result.stdout) == (1, ""), result
    assert_one_sentence(result.stderr)
    return result.stderr.strip()


def assert_one_sentence(text: str) -> None:
    assert text.count("\n") == 1, text
    assert text.strip().endswith(".")
    assert "Traceback" not in text


def printed(*arguments: object, **more: str) -> dict[str, Any]:
    """What a command prints as JSON."""
    values: dict[str, Any] = json.loads(accepted(*arguments, "--json", **more))
    return values


def sessions(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = printed("list", "sessions", "--data-dir", folder)["sessions"]
    return found


@contextmanager
def running(*arguments: object, **more: str) -> Iterator["subprocess.Popen[str]"]:
    """A command that is under way; it does not outlast the test."""
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=ROOT,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def read_until(process: "subprocess.Popen[str]", text: str) -> list[str]:
    """Read what a process prints up to the line that has `text` in it."""
    assert process.stdout is not None
    lines: list[str] = []
    while not lines or text not in lines[-1]:
        lines.append(process.stdout.readline())
        assert lines[-1], f"never said {text!r}, but {lines}"
    return lines


class OnTerminal:
    """A command on a pseudo-terminal of its own, as in a terminal window."""

    def __init__(self, *arguments: object, **more: str) -> None:
        self._master, self._slave = pty.openpty()
        self._watcher = Watcher(self._master)
        self.screen, self.see = self._watcher.screen, self._watcher.see
        slave = self._slave
        self.process = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            cwd=ROOT,
            env=environment(TERM="xterm", **more),
            preexec_fn=lambda: os.login_tty(os.dup(slave)),
        )

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def end(self) -> int:
        """Read on until the process has ended; returns its exit status."""
        deadline = time.monotonic() + PATIENCE_S
        while self.process.poll() is None:
            self._watcher.read(0.02)
            assert time.monotonic() < deadline, f"goes on:\n{self.screen.text}"
        self._watcher.read(0.05)
        return self.process.returncode

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def settings(self) -> list[Any]:
        """How the terminal is set up: what it does with keys and lines."""
        import termios

        return list(termios.tcgetattr(self._slave))

    def __enter__(self) -> "OnTerminal":
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        os.close(self._slave)
        os.close(self._master)
