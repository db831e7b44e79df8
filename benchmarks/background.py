"""What keeping reminders costs: `python -m benchmarks.background [SECONDS]`, 600 if left out; Linux, with Xvfb.

Measured is the program itself, as `--background` starts it, on a screen and a bus of its own where nothing else
happens: its share of one core and its wake-ups, once with a desk-break interval whose hours are now, so that presence
is watched, and once without intervals. Beside them Safe Eyes and Workrave where they are installed, in the same
minutes. Then the memory over 100,000 ticks of a clock moved by hand.

Of the 22nd of November 2026, Debian 12, two cores shared with others (load 4), 600 s, in % of a core and wake-ups a
minute: with an interval 0.012 and 11.4; without intervals 0.008 and 1.2; Safe Eyes 0.047 and 252; Workrave 0.102 and
362. Memory +106,528 bytes.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

MOST_SHARE, MOST_WAKEUPS, MOST_GROWTH = 0.15, 2.0, 200_000  # percent of a core, a minute, bytes
SETTLES_S, USUAL_S, SCREEN, TICKS = 60, 600, ":87", 100_000
ROOT = Path(__file__).parents[1]
ALL_DAY = ("--every", "45", "--between", "00:00-12:00,12:00-00:00")
OURS = {"with an interval": ALL_DAY, "without intervals": ("--at", "03:30")}
OTHERS = ("safeeyes", "workrave")


@dataclass(frozen=True)
class Reading:
    """Of a process with its children: CPU seconds, and how often each thread went to sleep by itself."""

    cpu_s: float
    sleeps: Mapping[str, int]


def read(pid: int) -> Reading:
    pids = [pid, *_children(pid)]
    sleeps = {thread: count for one in pids for thread, count in _sleeps(one).items()}
    return Reading(sum(map(_cpu_s, pids)), sleeps)


def measure(seconds: int) -> bool:
    """Run everything side by side and print what it took; whether our own kept its promise."""
    with ExitStack() as until_the_end:
        home = until_the_end.enter_context(tempfile.TemporaryDirectory(prefix="st-"))
        surroundings = os.environ | {"DISPLAY": until_the_end.enter_context(_screen()), "HOME": home}
        surroundings |= {"QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": home}
        surroundings["DBUS_SESSION_BUS_ADDRESS"] = until_the_end.enter_context(_bus(surroundings))
        commands = {name: _own(Path(home, name.replace(" ", "_")), rule, surroundings) for name, rule in OURS.items()}
        commands |= {name: (name,) for name in OTHERS if shutil.which(name)}
        running = {
            name: until_the_end.enter_context(_running(command, surroundings)) for name, command in commands.items()
        }
        time.sleep(SETTLES_S)
        before = {name: read(process.pid) for name, process in running.items() if process.poll() is None}
        time.sleep(seconds)
        after = {name: read(process.pid) for name, process in running.items() if process.poll() is None}
        kept = [_tell(name, before.get(name), after.get(name), seconds) for name in running]  # each is told
        return all(kept)


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


def _tell(name: str, before: Reading | None, after: Reading | None, seconds: int) -> bool:
    """Print what one took; whether it may take that."""
    if before is None or after is None:
        print(f"{name}: did not run here")
        return name in OTHERS
    share = 100 * (after.cpu_s - before.cpu_s) / seconds
    slept = sum(count - before.sleeps.get(thread, 0) for thread, count in after.sleeps.items())
    wakeups = 60 * slept / seconds
    print(f"{name}: {share:.3f} % of a core, {wakeups:.1f} wake-ups a minute")
    return name in OTHERS or (share <= MOST_SHARE and (name != "without intervals" or wakeups <= MOST_WAKEUPS))


def _own(folder: Path, rule: tuple[str, ...], surroundings: Mapping[str, str]) -> tuple[str, ...]:
    """How the program is started in the background, with one reminder in its file."""
    program = (sys.executable, "-m", "stretchtimer", "--data-dir", str(folder))
    subprocess.run((*program, "reminders", "add", "One", *rule), env=surroundings, cwd=ROOT, check=True)
    return (*program, "--background")


@contextmanager
def _running(command: tuple[str, ...], surroundings: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, env=surroundings, cwd=ROOT, stdout=silent, stderr=silent) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def _screen() -> Iterator[str]:
    with _running(("Xvfb", SCREEN, "-screen", "0", "1280x800x24"), os.environ):
        while not Path(f"/tmp/.X11-unix/X{SCREEN[1:]}").exists():
            time.sleep(0.05)
        yield SCREEN


@contextmanager
def _bus(surroundings: Mapping[str, str]) -> Iterator[str]:
    command = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout is not None else ""
        finally:
            process.kill()


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [one for child in map(int, found) for one in (child, *_children(child))]


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _sleeps(pid: int) -> dict[str, int]:
    """By thread; one that has ended meanwhile is not among them."""
    statuses = {path.parent.name: path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/status")}
    return {
        thread: sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("voluntary"))
        for thread, status in statuses.items()
    }


def main() -> int:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL_S
    return 0 if measure_memory() & measure(seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
