"""A table of a million lines: how long the look at it takes, how it comes in beside a window, and how it is cancelled.

The look has its aim (2 s). The import has none but to be seen and cancelled: what it takes is printed, with the longest
that the window's thread had to wait meanwhile, and the time from Cancel to the end. Of what was cancelled nothing may
be left, in the tables or in the log.
"""

import resource
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from stretchtimer.core.table_layout import Layout
from stretchtimer.store.measurement_table import Preview, preview
from stretchtimer.store.store import Store
from stretchtimer.wiring.transfer_run import TransferRun

LINES = 1_000_000
AIM_S, WAIT_S = 2.0, 5.0  # the wait is a fifth of a second on a machine with nothing else to do
TICK_MS, MOST_LEFT = 10, 1_000_000  # bytes of the log
ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def main() -> int:
    application = QCoreApplication(sys.argv)
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        with table.open("w", encoding="utf-8") as file:
            file.write("date,time,leg,slr (deg)\n")
            file.writelines(_line(number) for number in range(lines))
        is_sound = _measure(Path(folder), table)
    application.quit()
    return 0 if is_sound else 1


def _line(number: int) -> str:
    day, leg = f"2026-{number % 9 + 1:02d}-{number % 28 + 1:02d}", "left" if number % 2 else "right"
    return f"{day},{number % 24:02d}:{number % 60:02d},{leg},{40 + number % 50}.{number % 10}\n"


def _measure(folder: Path, table: Path) -> bool:
    began = perf_counter()
    seen = preview(table, {}, ZONE, NOW)
    looked_s = perf_counter() - began
    print(f"look      {looked_s:8.2f} s of {AIM_S} s, {seen.length:,} lines")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path = folder / "store.sqlite"
    Store.open(path, NOW).close()
    beside = _Beside(path, table, seen.layout, cancel_at=lines_of(seen) // 2)
    is_clean = _is_empty(path)
    print(f"cancel    {beside.ending_s:8.2f} s from the wish to the end, {'nothing' if is_clean else 'SOMETHING'} left")
    beside = _Beside(path, table, seen.layout)
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"import    {beside.took_s:8.2f} s, {seen.length / beside.took_s:,.0f} lines a second, {more:.0f} MiB more")
    print(f"window    {beside.longest_s:8.2f} s the longest wait, {beside.heard:,} times it heard how far it was")
    return looked_s <= AIM_S and is_clean and beside.longest_s <= WAIT_S and beside.heard > 1


def lines_of(seen: Preview) -> int:
    return seen.length - seen.layout.has_header


def _is_empty(path: Path) -> bool:
    with Store.open(path, NOW) as store:
        return not store.measurements() and path.with_name(f"{path.name}-wal").stat().st_size < MOST_LEFT


class _Beside:
    """An import beside a window's event loop, watched to its end."""

    def __init__(self, path: Path, table: Path, layout: Layout, cancel_at: int = 0) -> None:
        self._loop, self._cancel_at = QEventLoop(), cancel_at
        self.heard, self.longest_s, self._wished_at = 0, 0.0, 0.0
        self._run = TransferRun(
            path,
            NOW,
            lambda store, heard: store.import_measurements(table, layout, ZONE, NOW, progress=heard),
            self._loop,
        )
        self._run.progressed.connect(self._hear)
        for ending in (self._run.finished, self._run.failed, self._run.cancelled):
            ending.connect(self._loop.quit)
        ticking = QTimer(self._loop)
        ticking.timeout.connect(self._tick)
        ticking.start(TICK_MS)
        self._ticked_at = began = perf_counter()
        self._run.start()
        self._loop.exec()
        ticking.stop()
        self.took_s, self.ending_s = perf_counter() - began, perf_counter() - self._wished_at

    def _tick(self) -> None:
        now = perf_counter()
        self.longest_s, self._ticked_at = max(self.longest_s, now - self._ticked_at), now

    def _hear(self, rows: int) -> None:
        self.heard += 1
        if self._cancel_at and rows >= self._cancel_at and not self._wished_at:
            self._wished_at = perf_counter()
            self._run.cancel()


if __name__ == "__main__":
    sys.exit(main())
