"""The reminders of the running program without its window, for `background.py`: real clock, real probes, real timer."""

import sys
from datetime import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stretchtimer.clock import SystemClock
from stretchtimer.core.reminder import FixedTimes, Interval, Rule
from stretchtimer.core.wall import Window
from stretchtimer.desktop.dbus import Buses
from stretchtimer.desktop.presence_probes import DesktopProbes
from stretchtimer.reminder_runner import ReminderRunner

ALL_DAY = Window(time(0), time(0))


def main(kind: str, seconds: int) -> int:
    application = QApplication([])
    clock = SystemClock()
    probes = DesktopProbes(Buses())
    runner = ReminderRunner(clock, probes)
    timing: FixedTimes | Interval = FixedTimes((time(20, 30),), clock.now().date())
    if kind == "interval":
        timing = Interval(45, (ALL_DAY,), frozenset(range(7)))
    runner.show_rules([Rule("one", "One", "workplace", timing, clock.now())])
    runner.begin()
    print(runner.state.seen.presence, flush=True)
    QTimer.singleShot(seconds * 1000, application.quit)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
