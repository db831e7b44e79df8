"""What keeping reminders costs: `python -m benchmarks.background [SECONDS]`, 600 if left out; Linux, with Xvfb.

Measured are the share of one core and the wake-ups of a process that keeps a desk-break interval and watches presence
on X11, and of one without intervals; beside them Safe Eyes and Workrave where they are installed, on the same
screen and in the same minutes. Then the memory over 100,000 ticks of a clock moved by hand.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MOST_SHARE, MOST_WAKEUPS, MOST_GROWTH = 0.15, 2.5, 200_000  # percent of a core, a minute, bytes
SETTLES_S, USUAL_S, SCREEN, TICKS = 15, 600, ":87", 100_000
OTHERS = ("safeeyes", "workrave")


@dataclass(frozen=True)
class Reading:
    """Of a process with its children: CPU seconds, and how often its threads went to sleep by themselves."""

    cpu_s: float
    sleeps: int


def read(pid: int) -> Reading:
    pids = [pid, *_children(pid)]
    return Reading(sum(map(_cpu_s, pids)), sum(map(_sleeps, pids)))


def measure(seconds: int) -> bool:
    """Run everything side by side and print what it took; whether our own kept its promise."""
    with tempfile.TemporaryDirectory() as home, _screen() as display:
        environment = os.environ | {"DISPLAY": display, "HOME": home, "QT_QPA_PLATFORM": "xcb"}
        ours = (sys.executable, "-m", "benchmarks.background_child")
        lasts = str(seconds + SETTLES_S + 5)
        commands: dict[str, tuple[str, ...]] = {
            "with an interval": (*ours, "interval", lasts),
            "without intervals": (*ours, "times", lasts),
        }
        commands |= {name: ("dbus-run-session", "--", name) for name in OTHERS if shutil.which(name)}
        running = {name: _start(command, environment) for name, command in commands.items()}
        time.sleep(SETTLES_S)
        before = {name: read(process.pid) for name, process in running.items()}
        time.sleep(seconds)
        after = {name: read(process.pid) for name, process in running.items() if process.poll() is None}
        for process in running.values():
            process.terminate()
            process.wait()
    sound = True
    for name in running:
        if name not in after:
            print(f"{name}: did not run here")
            sound = sound and name in OTHERS
            continue
        share = 100 * (after[name].cpu_s - before[name].cpu_s) / seconds
        wakeups = 60 * (after[name].sleeps - before[name].sleeps) / seconds
        print(f"{name}: {share:.3f} % of a core, {wakeups:.1f} wake-ups a minute")
        if name == "with an interval":
            sound = sound and share <= MOST_SHARE
        if name == "without intervals":
            sound = sound and wakeups <= MOST_WAKEUPS
    return sound


def measure_memory() -> bool:
    """What 100,000 ticks leave behind, after the first tenth of them."""
    from PySide6.QtCore import QCoreApplication

    from stretchtimer.reminder_runner import ReminderRunner
    from tests.test_reminder_runner import DESK, EVENING, MovedClock, Room, asked_ms

    _application = QCoreApplication.instance() or QCoreApplication([])
    clock = MovedClock()
    runner = ReminderRunner(clock, Room(clock))
    runner.show_rules([DESK, EVENING])
    runner.begin()
    tracemalloc.start()
    first = 0
    for number in range(TICKS):
        clock.advance(max(1, asked_ms(runner)))
        runner.tick()
        if number == TICKS // 10:
            first = tracemalloc.get_traced_memory()[0]
    grown = tracemalloc.get_traced_memory()[0] - first
    runner.stop()
    print(f"memory: {grown:+,} bytes over {TICKS:,} ticks")
    return grown <= MOST_GROWTH


def _start(command: tuple[str, ...], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def _screen() -> Iterator[str]:
    server = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
    try:
        while not Path(f"/tmp/.X11-unix/X{SCREEN[1:]}").exists():
            time.sleep(0.05)
        yield SCREEN
    finally:
        server.terminate()
        server.wait()


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [one for child in map(int, found) for one in (child, *_children(child))]


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _sleeps(pid: int) -> int:
    statuses = (path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/status"))
    return sum(int(line.split()[1]) for status in statuses for line in status.splitlines() if line[:9] == "voluntary")


def main() -> int:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL_S
    return 0 if measure_memory() & measure(seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
