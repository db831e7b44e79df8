"""`make bench`: measure everything, print it, and fail only on what got much worse than what is committed.

`make bench ARGS="progress session"` measures only what is named.
"""

import argparse
import os
import sys
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks import figure, first_frame, help, progress, session, verdict  # noqa: A004 - named for its option
from benchmarks.spread import report

BENCHMARKS: dict[str, Callable[[], bool]] = {
    "first_frame": lambda: report("first_frame", first_frame.measure_frame(), first_frame.FRAME_AIM),
    "first_page": lambda: report("first_page", first_frame.measure_page(), first_frame.PAGE_AIM),
    "help": lambda: report("help", help.measure(), help.AIM),
    "figure": figure.main,
    "progress": progress.main,
    "verdict": lambda: verdict.main() == 0,
    "session": lambda: session.main() == 0,
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these, of: {', '.join(BENCHMARKS)}")
    names = parser.parse_args(arguments).names
    if unknown := [name for name in names if name not in BENCHMARKS]:
        parser.error(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    _application = QApplication.instance() or QApplication([])  # one for all: a process has no second one
    sound = [measure() for name, measure in BENCHMARKS.items() if not names or name in names]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
