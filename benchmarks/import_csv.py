"""A table of a million lines: how long the look at it takes, and how fast it comes in, with what memory.

The look has its aim (2 s). The import has none but to be seen and cancelled; what it takes is printed.
"""

import resource
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from stretchtimer.store.measurement_table import preview
from stretchtimer.store.store import Store

LINES = 1_000_000
AIM_S = 2.0
ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def main() -> int:
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        with table.open("w", encoding="utf-8") as file:
            file.write("date,time,leg,slr (deg)\n")
            file.writelines(_line(number) for number in range(lines))
        return 0 if _measure(Path(folder), table) else 1


def _line(number: int) -> str:
    day, leg = f"2026-{number % 9 + 1:02d}-{number % 28 + 1:02d}", "left" if number % 2 else "right"
    return f"{day},{number % 24:02d}:{number % 60:02d},{leg},{40 + number % 50}.{number % 10}\n"


def _measure(folder: Path, table: Path) -> bool:
    began = perf_counter()
    seen = preview(table, {}, ZONE, NOW)
    looked_s = perf_counter() - began
    print(f"look      {looked_s:8.2f} s of {AIM_S} s, {seen.length:,} lines")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with Store.open(folder / "store.sqlite", NOW) as store:
        began = perf_counter()
        taken = store.import_measurements(table, seen.layout, ZONE, NOW)
        took_s = perf_counter() - began
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"import    {took_s:8.2f} s, {taken.new / took_s:,.0f} lines a second, {more:.0f} MiB more")
    return looked_s <= AIM_S


if __name__ == "__main__":
    sys.exit(main())
