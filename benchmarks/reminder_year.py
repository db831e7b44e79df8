"""A desk worker's whole year with a clock moved by hand, judged line by line; and what one tick costs.

Run as `python -m benchmarks.reminder_year [DAYS]`.
"""

import sys
from time import perf_counter

from PySide6.QtCore import QCoreApplication

from tests.test_reminder_runner import live_through


def main(days: int = 365) -> int:
    _application = QCoreApplication([])
    begun = perf_counter()
    offers = live_through(days)
    print(f"{days} days: {offers} offers, each at a good moment; {perf_counter() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
