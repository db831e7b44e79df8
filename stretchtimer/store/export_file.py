"""Everything that is kept as one JSON file, or as one CSV file a table, in a folder or a zip; see docs/export.md.

What was deleted is not in it, nor the device's own id: a copy that comes to life elsewhere is another device.
"""

import csv
import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, cast

import apsw
import msgspec

from stretchtimer.store.connect import private_files
from stretchtimer.store.defused import defuse
from stretchtimer.store.export_rows import VERSION, Row
from stretchtimer.store.export_tables import TABLES, Shape, Table, read_rows
from stretchtimer.store.new_file import output_errors, refuse_taken, write_bytes, write_whole

FORMAT = "stretchtimer"
CARRIED = "own.stretch"
HEAD = "export.json"
"""What an export of many files is known by."""
CHUNK = 1_000  # rows

Progress = Callable[[int], None]
"""Hears how many rows have been written; what it raises ends the export, and no FILE is left behind."""


class _Source:
    """The rows of the file, each counted as it is read, and what goes along with them."""

    def __init__(self, connection: apsw.Connection, progress: Progress, own: bytes | None) -> None:
        self._connection, self._progress, self._read = connection, progress, 0
        self.own = own

    def rows(self, table: Table) -> Iterator[Row]:
        for row in read_rows(self._connection, table):
            self._read += 1
            if self._read % CHUNK == 0:
                self._progress(self._read)
            yield row


def count_rows(connection: apsw.Connection) -> int:
    """How many rows an export has."""
    return sum(connection.execute(f"SELECT count(*) FROM {table.name}").get for table in TABLES)


def export(
    connection: apsw.Connection,
    path: Path,
    now: datetime,
    *,
    replace: bool = False,
    progress: Progress,
    own: bytes | None = None,
) -> None:
    """Write FILE.json, FILE.zip, or else a folder of CSV files; raises UserError for a name that is taken.

    All of it is of one moment, whatever another process stores meanwhile.
    """
    source = _Source(connection, progress, own)
    if not replace or path.is_dir():
        refuse_taken(path)
    connection.execute("BEGIN DEFERRED")
    try:
        match path.suffix.lower():
            case ".json":
                write_whole(path, lambda file: _write_json(source, file, now))
            case ".zip":
                write_whole(path, lambda file: _write_zip(source, file, now))
            case _:
                _write_folder(source, path, now)
    finally:
        connection.execute("ROLLBACK")  # it has only read


def _write_json(source: _Source, file: BinaryIO, now: datetime) -> None:
    """One row a line, written as it is read."""
    file.write(f'{{\n {_head(now)},\n "tables": {{'.encode())
    for number, table in enumerate(TABLES):
        file.write(f'{"," if number else ""}\n  "{table.name}": ['.encode())
        for place, row in enumerate(source.rows(table)):
            file.write((b",\n    " if place else b"\n    ") + msgspec.json.encode(row))
        file.write(b"]")
    file.write(b"\n }")
    if source.own is not None:
        file.write(b',\n "own": "' + b64encode(source.own) + b'"')
    file.write(b"\n}\n")


def _head(now: datetime) -> str:
    return f'"format": "{FORMAT}",\n "version": {VERSION},\n "exported_at": {msgspec.json.encode(now).decode()}'


def _write_head(file: BinaryIO, now: datetime) -> None:
    file.write(f"{{\n {_head(now)}\n}}\n".encode())


def _write_zip(source: _Source, file: BinaryIO, now: datetime) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(HEAD, "w") as member:
            _write_head(cast(BinaryIO, member), now)
        for table in TABLES:
            with archive.open(f"{table.name}.csv", "w", force_zip64=True) as member:
                _write_csv(source, table, cast(BinaryIO, member))
        if source.own is not None:
            archive.writestr(CARRIED, source.own)


def _write_folder(source: _Source, path: Path, now: datetime) -> None:
    with output_errors(path), private_files():
        path.mkdir(parents=True)
    for table in TABLES:
        write_whole(path / f"{table.name}.csv", partial(_write_csv, source, table))
    if source.own is not None:
        write_bytes(path / CARRIED, source.own)
    write_whole(path / HEAD, lambda file: _write_head(file, now))  # last: without it, a folder is no export


def _write_csv(source: _Source, table: Table, file: BinaryIO) -> None:
    file.writelines(_csv(source, table))


def _csv(source: _Source, table: Table) -> Iterator[bytes]:
    """A table as RFC 4180 has it, in UTF-8, in pieces."""
    for rows in _chunks(chain([table.columns], (_cells(table, row) for row in source.rows(table)))):
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(rows)
        yield text.getvalue().encode()


def _chunks(rows: Iterable[Iterable[Any]]) -> Iterator[list[Iterable[Any]]]:
    chunk: list[Iterable[Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    yield chunk


def _cells(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(_cell(shape, getattr(row, column)) for column, shape in table.shapes.items())


def _cell(shape: Shape, value: object) -> str:
    if value is None:
        return ""
    plain = msgspec.to_builtins(value)
    match shape:
        case Shape.JSON:
            return json.dumps(plain, ensure_ascii=False)
        case Shape.YES_NO:
            return "true" if plain else "false"
        case Shape.TEXT:
            return defuse(plain)
    return str(plain)
