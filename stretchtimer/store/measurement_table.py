"""Somebody's table of measurements, read from a file: a quick look first, then all of it, line by line, into the store.

Nothing of the file is held: a million lines take no more memory than one. Whatever the layout makes of them is
`core.table_layout`'s and `core.table_reading`'s.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count, islice
from pathlib import Path
from secrets import randbits
from zoneinfo import ZoneInfo

from stretchtimer.core.ids import RANDOM_BITS, uuid7
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.table_layout import LONGEST_CELL, Layout, recognise, split
from stretchtimer.core.table_reading import BadRow, TableReading, read_line
from stretchtimer.store.change import Change
from stretchtimer.store.regular import require_regular
from stretchtimer.store.rows import MEASUREMENT_COLUMNS, Row, measurement_row, to_ms

SAMPLE_BYTES = 64 * 1024
SAMPLE_LINES = 200
COUNTED_BYTES = 64 * 1024 * 1024  # so far lines are counted; of what comes after, their number is reckoned
SHOWN_LINES = 20
MOST_BAD = 100  # listed; the rest is counted
BATCH = 1_000
MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

Progress = Callable[[int], None]
Line = TableReading | BadRow


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table seems to be: its layout, its heading, and what its first lines would become."""

    layout: Layout
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    length: int  # of lines in the file, the heading among them; of a large one about
    width: int  # columns


@dataclass(frozen=True, slots=True)
class TakenTable:
    """What became of a table: readings that are new, those that were here already, and lines that give none."""

    new: int
    same: int
    bad_count: int
    bad: tuple[BadRow, ...]  # the first of them
    stored: bool


def preview(path: Path, said: Mapping[str, str], zone: str, now: datetime) -> Preview:
    """Look at the beginning of a file; raises UserError for one that is no table of measurements."""
    with _readable(path):
        lines, length = _sample(path)
        layout = recognise(lines, said)
        rows = csv.reader(lines, delimiter=layout.delimiter, strict=True)
        header = tuple(next(rows)) if layout.has_header else ()
        shown = (line for found in _lines(layout, rows, zone, now) for line in found)
        width = max(map(len, split(lines, layout.delimiter)))
        return Preview(layout, header, tuple(islice(shown, SHOWN_LINES)), length, width)


def take_table(
    change: Change, path: Path, layout: Layout, zone: str, *, skip_bad: bool, progress: Progress
) -> TakenTable:
    """Bring a table in. With `stored` False, for lines that give no reading, the transaction is to be taken back."""
    here, numbers = _here(change), count(randbits(RANDOM_BITS - 1))  # ids that rise are stored faster
    new = same = bad_count = 0
    bad: list[BadRow] = []
    batch: list[Row] = []
    for read, found in enumerate(_all_lines(path, layout, zone, change.now), 1):
        for line in found:
            if isinstance(line, BadRow):
                bad_count += 1
                bad += [line] if len(bad) < MOST_BAD else []
            elif any(key in here for key in _keys(line)):
                same += 1
            else:
                new += 1
                batch.append(_row(change, line, zone, next(numbers)))
        if len(batch) >= BATCH:
            _insert(change, batch)
        if read % BATCH == 0:
            progress(read)
    _insert(change, batch)
    return TakenTable(new, same, bad_count, tuple(bad), skip_bad or not bad_count)


def _here(change: Change) -> frozenset[tuple[object, ...]]:
    sql = "SELECT kind, side, protocol, value, measured_at FROM measurement"
    return frozenset(change.connection.execute(sql))


def _keys(line: TableReading) -> Iterator[tuple[object, ...]]:
    """As what the line may be here already."""
    reading = line.reading
    for at in (line.measured_at, line.or_at):
        if at is not None:
            yield (reading.kind.value, reading.side.value, reading.protocol.value, reading.value, to_ms(at))


def _row(change: Change, line: TableReading, zone: str, number: int) -> Row:
    reading = line.reading
    record = MeasurementRecord(
        uuid7(change.now, number),
        reading.kind,
        reading.side,
        reading.protocol,
        reading.unit,
        reading.value,
        (reading.value,),
        line.measured_at,
        zone,
    )
    return (*measurement_row(record), change.device, change.stamp)


def _insert(change: Change, batch: list[Row]) -> None:
    if batch:
        gaps = ", ".join("?" * len(batch[0]))
        sql = f"INSERT INTO measurement ({MEASUREMENT_COLUMNS}, device, stamp) VALUES ({gaps})"
        change.connection.executemany(sql, batch)
        batch.clear()


def _all_lines(path: Path, layout: Layout, zone: str, now: datetime) -> Iterator[Sequence[Line]]:
    with _readable(path), path.open(encoding=_encoding(path), newline="") as file:
        rows = csv.reader(file, delimiter=layout.delimiter, strict=True)
        if layout.has_header:
            next(rows)
        yield from _lines(layout, rows, zone, now)


def _lines(layout: Layout, rows: "Iterator[list[str]]", zone: str, now: datetime) -> Iterator[Sequence[Line]]:
    """The readings of each line, or why it has none; empty lines are none."""
    where = ZoneInfo(zone)
    for number, cells in enumerate(rows, 1 + layout.has_header):
        if any(cells):
            try:
                yield read_line(layout, cells, where, now)
            except UserError as error:
                yield (BadRow(number, error.message),)


def _sample(path: Path) -> tuple[list[str], int]:
    """The first whole lines, and how many the file has."""
    encoding = _encoding(path)
    with path.open("rb") as file:
        beginning = file.read(SAMPLE_BYTES)
        rest = file.read(COUNTED_BYTES).count(b"\n")
        read, whole = file.tell(), path.stat().st_size
    is_whole = len(beginning) < SAMPLE_BYTES
    text = codecs.getincrementaldecoder(encoding)().decode(beginning, is_whole)
    lines = io.StringIO(text, newline="").readlines()
    length = len(lines) if is_whole else (beginning.count(b"\n") + rest) * whole // read
    return lines[: SAMPLE_LINES if is_whole else min(SAMPLE_LINES, len(lines) - 1)], length


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        beginning = file.read(4)
    return next((encoding for mark, encoding in MARKS if beginning.startswith(mark)), "utf-8-sig")


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn what a file from anywhere can make its readers raise into one sentence."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        require_regular(path)
        yield
    except UnicodeError:
        raise UserError(Message("import_not_utf8", {"path": str(path)})) from None
    except csv.Error:
        raise UserError(Message("table_broken", {"path": str(path)})) from None
    except OSError as error:
        raise UserError(Message("file_unreadable", {"file": str(path), "problem": error.strerror or ""})) from None
