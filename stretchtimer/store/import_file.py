"""Reading an export of ours, or something that says it is one: the first mistake refuses it whole, in one sentence.

The file may come from anywhere. JSON is decoded at once, so its size is bounded; CSV is read row by row and never held.
"""

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

import apsw
import msgspec

from stretchtimer.core.message import Message, UserError
from stretchtimer.store.change import Change
from stretchtimer.store.defused import restore
from stretchtimer.store.export_file import FORMAT, HEAD
from stretchtimer.store.export_rows import VERSION, Row, Tables
from stretchtimer.store.export_tables import TABLES, Shape, Table
from stretchtimer.store.merge import Merged, keep_stamps_rising, merge
from stretchtimer.store.misfit import misfit
from stretchtimer.store.regular import require_regular

LARGEST_JSON = 128 * 1024 * 1024
LARGEST_HEAD = 64 * 1024
LARGEST_CSV = 2 * 1024 * 1024 * 1024  # of one table: what a zip may grow to, too
LONGEST_CELL = 64 * 1024
ENCRYPTED = 1  # a flag of a zip's member
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
PROGRESS_EVERY = 1_000  # rows

Progress = Callable[[int], None]
"""Hears how many rows have been read; what it raises ends the import without a trace."""
Found = tuple[str, Table, Row]  # where it stood, its table, itself

# msgspec's report: "what is expected - at `$.tables.feel[0].pain`".
REPORT = re.compile(r"(?P<report>.*?)(?: - at `\$\.?(?P<place>[^`]*)`)?", re.DOTALL)
LACKING = re.compile(r"Object missing required field `(.*)`", re.DOTALL)


class Head(msgspec.Struct):
    """What is asked of a file first: whose it is, and whether it is known."""

    format: str = ""
    version: int = 0


class ExportFile(msgspec.Struct):
    tables: Tables


def import_export(change: Change, path: Path, progress: Progress) -> Merged:
    """Bring an export into the file; raises UserError, with the transaction to be taken back, for a first mistake."""
    merged = Merged()
    for place, table, row in read_export(path):
        column = misfit(row)
        if column is not None:
            raise _mistake(path, f"{place} {column}")
        try:
            merge(change, table, row, merged)
        except apsw.ConstraintError:
            raise _mistake(path, place) from None
        if merged.seen % PROGRESS_EVERY == 0:
            progress(merged.seen)
    progress(merged.seen)
    keep_stamps_rising(change, TABLES)
    return merged


def read_export(path: Path) -> Iterator[Found]:
    """Every row of an export; raises UserError where the file is not one of ours, newer, or wrong anywhere."""
    with input_errors(path):
        if path.is_dir():
            yield from _from_folder(path)
            return
        require_regular(path)
        if zipfile.is_zipfile(path):
            yield from _from_zip(path)
        else:
            yield from _from_json(path)


@contextmanager
def input_errors(path: Path) -> Iterator[None]:
    """Turn what a file from anywhere can make its readers raise into one sentence."""
    try:
        yield
    except UnicodeDecodeError:
        raise UserError(Message("import_not_utf8", {"path": str(path)})) from None
    except (RecursionError, zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, struct.error):
        raise UserError(Message("import_broken", {"path": str(path)})) from None
    except OSError as error:
        raise UserError(Message("file_unreadable", {"file": str(path), "problem": error.strerror or ""})) from None


def _from_json(path: Path) -> Iterator[Found]:
    with path.open("rb") as file:
        text = bounded(path, file, LARGEST_JSON).removeprefix(b"\xef\xbb\xbf")
    _check_head(path, text)
    tables = _decode(path, text, ExportFile).tables
    for table in TABLES:
        for number, row in enumerate(getattr(tables, table.name)):
            yield f"{table.name}[{number}]", table, row


def bounded(path: Path, file: IO[bytes], most: int) -> bytes:
    text = file.read(most + 1)
    if len(text) > most:
        raise UserError(Message("import_too_large", {"path": str(path), "most": most // 1024**2}))
    return text


def _check_head(path: Path, text: bytes) -> None:
    try:
        head = msgspec.json.decode(text, type=Head)
    except msgspec.ValidationError:
        head = Head()
    except msgspec.DecodeError:
        raise UserError(Message("import_broken", {"path": str(path)})) from None
    if head.format != FORMAT or head.version < 1:
        raise UserError(Message("import_not_ours", {"path": str(path)}))
    if head.version > VERSION:
        raise UserError(Message("import_newer", {"path": str(path), "found": head.version, "known": VERSION}))


def _decode(path: Path, text: bytes, kind: type[ExportFile]) -> ExportFile:
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError as error:
        raise _mistake(path, _place(error).removeprefix("tables.")) from None


def _place(error: msgspec.ValidationError) -> str:
    """Where in a file msgspec found its mistake, the missing key included."""
    parts = REPORT.fullmatch(str(error))
    place = (parts["place"] or "") if parts else ""
    lacking = LACKING.fullmatch(parts["report"]) if parts else None
    return ".".join(filter(None, (place, lacking[1] if lacking else ""))) or "tables"


def _mistake(path: Path, place: str) -> UserError:
    return UserError(Message("import_mistake", {"path": str(path), "place": place}))


def _from_folder(path: Path) -> Iterator[Found]:
    require_regular(path / HEAD)
    with (path / HEAD).open("rb") as head:
        _check_head(path / HEAD, bounded(path / HEAD, head, LARGEST_HEAD))
    for table in TABLES:
        where = path / f"{table.name}.csv"
        if where.exists():
            require_regular(where)
            with where.open("rb") as file:
                yield from _csv_rows(where, table, file)


def _from_zip(path: Path) -> Iterator[Found]:
    """Nothing is unpacked: members are read by our own names, and never further than a table can be long."""
    with zipfile.ZipFile(path) as archive, ExitStack() as opened:
        names = set(archive.namelist())
        if HEAD not in names:
            raise UserError(Message("import_not_ours", {"path": str(path)}))
        if any(info.flag_bits & ENCRYPTED or info.compress_type not in PACKED for info in archive.infolist()):
            raise UserError(Message("import_broken", {"path": str(path)}))
        head = cast(BinaryIO, opened.enter_context(archive.open(HEAD)))
        _check_head(path, bounded(path, head, LARGEST_HEAD))
        for table in TABLES:
            if f"{table.name}.csv" in names:
                member = cast(BinaryIO, opened.enter_context(archive.open(f"{table.name}.csv")))
                yield from _csv_rows(path / f"{table.name}.csv", table, member)


def _csv_rows(path: Path, table: Table, file: BinaryIO) -> Iterator[Found]:
    csv.field_size_limit(LONGEST_CELL)
    lines = io.TextIOWrapper(io.BufferedReader(_Limited(path, file)), "utf-8-sig", newline="")
    reader = csv.reader(lines, strict=True)
    number = 0
    try:
        header = next(reader, [])
        if sorted(header) != sorted(table.columns):
            raise _mistake(path, "1")
        for number, cells in enumerate(reader, 2):
            if len(cells) != len(header):
                raise _mistake(path, str(number))
            yield str(number), table, _row(path, table, number, dict(zip(header, cells, strict=True)))
    except csv.Error:
        raise _mistake(path, str(number + 1)) from None


class _Limited(io.RawIOBase):
    """A file that ends in a UserError rather than never."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file
        self._left = LARGEST_CSV

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        read = self._file.read(len(buffer))
        self._left -= len(read)
        if self._left < 0:
            raise UserError(Message("import_too_large", {"path": str(self._path), "most": LARGEST_CSV // 1024**2}))
        buffer[: len(read)] = read
        return len(read)


def _row(path: Path, table: Table, number: int, cells: dict[str, str]) -> Row:
    values = {column: _value(path, number, column, table.shapes[column], cell) for column, cell in cells.items()}
    try:
        return msgspec.convert(values, table.row, strict=False)
    except msgspec.ValidationError as error:
        raise _mistake(path, f"{number} {_place(error)}") from None


def _value(path: Path, number: int, column: str, shape: Shape, cell: str) -> object:
    if cell == "":
        return None
    if shape is Shape.TEXT:
        return restore(cell)
    if shape is Shape.JSON:
        try:
            return msgspec.json.decode(cell)
        except (msgspec.DecodeError, UnicodeEncodeError):
            raise _mistake(path, f"{number} {column}") from None
    return cell
