"""What keeps Windows and macOS awake: the thread's wish there, a program of the system's own here.

Both end with this process, however it ends.
"""

import ctypes
import os
import subprocess
import sys

CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x8000_0000, 0x1, 0x2


def execution_state(*, held: bool) -> int:
    """What Windows is told: the wish stands until the next one is told."""
    return CONTINUOUS | (SYSTEM_REQUIRED | DISPLAY_REQUIRED if held else 0)


def caffeinate(process_id: int) -> list[str]:
    """The program that keeps display (-d) and machine (-i) awake as long as the process lives (-w)."""
    return ["/usr/bin/caffeinate", "-d", "-i", "-w", str(process_id)]


class WindowsHold:
    """Keeps Windows awake. The wish belongs to the thread, so every call is made from the window's."""

    def hold(self) -> None:
        _tell(execution_state(held=True))

    def release(self) -> None:
        _tell(execution_state(held=False))


class MacHold:
    """Keeps a Mac awake."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        if self._program is None:
            self._program = subprocess.Popen(caffeinate(os.getpid()), stdin=subprocess.DEVNULL)

    def release(self) -> None:
        if self._program is not None:
            self._program.terminate()
            self._program.wait()
            self._program = None


def _tell(state: int) -> None:
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state))
