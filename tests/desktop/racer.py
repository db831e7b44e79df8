"""A hundred races for the one place: two starts at once, a third that finds the winner, and the winner killed.

Every start is a process of its own, forked from this one, so that it costs nothing to load. Each says what it became:
"first" with the place, "heard" with each wish it was given, "second" when its wish was taken. Prints what went wrong.
"""

import os
import select
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from stretchtimer.desktop.single_instance import WishListener
from stretchtimer.opening import lock_or_pass_on

DEADLINE_S = 20
ENDLESS_MS = 60_000


def start(folder: Path) -> tuple[int, int]:
    """Begin a start; its process, and where it is heard."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    os.close(reading)
    status = 1
    try:
        status = _be(folder, writing)
    finally:
        os._exit(status)


def _be(folder: Path, writing: int) -> int:
    application = QCoreApplication([])
    QTimer.singleShot(ENDLESS_MS, application.quit)  # should the race be forgotten
    lock = lock_or_pass_on(folder, "raise")
    if lock is None:
        os.write(writing, b"second\n")
        return 0
    listener = WishListener(folder)
    listener.wished.connect(lambda _wish: os.write(writing, b"heard\n"))
    os.write(writing, b"first\n")
    return application.exec()


def line_of(reading: int) -> str:
    said = b""
    while not said.endswith(b"\n"):
        ready, _, _ = select.select([reading], [], [], DEADLINE_S)
        if not ready:
            return "silence"
        byte = os.read(reading, 1)
        if not byte:
            return "gone"
        said += byte
    return said.decode().strip()


def race(folder: Path) -> str:
    """Two at once, then a third; what went wrong."""
    starts = [start(folder), start(folder)]
    said = [line_of(reading) for _process, reading in starts]
    if sorted(said) != ["first", "second"]:
        _end(starts)
        return f"two at once were {said}"
    winner, heard = starts[said.index("first")]
    third = start(folder)
    became = line_of(third[1])
    wishes = [line_of(heard), line_of(heard)]
    os.kill(winner, signal.SIGKILL)
    _end([*starts, third])
    if became != "second" or wishes != ["heard", "heard"]:
        return f"a third was {became}, and the first heard {wishes}"
    return ""


def _end(starts: list[tuple[int, int]]) -> None:
    for process, reading in starts:
        os.kill(process, signal.SIGKILL)  # one that has ended is there until it is waited for
        os.waitpid(process, 0)
        os.close(reading)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    for number in range(int(sys.argv[2])):
        problem = race(place)
        if problem:
            print(f"race {number}: {problem}")
