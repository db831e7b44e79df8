"""Rows of the file as rows of an export and back, told by the types of `export_rows.py` alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

import apsw
import msgspec

from stretchtimer.store.export_rows import DoseChange, Row, Tables, Timing
from stretchtimer.store.rows import to_instant, to_ms

NATURAL_KEYS = {
    "set_done": ("session", "step", "side", "number", "attempt"),
    "session_answer": ("session",),
    "day_off": ("day",),
    "setting": ("key",),
}
"""What a table has only one row of, whatever its id."""

ORDERS = {"reminder_decision": "decided_at, rowid"}
"""What two exports of one state are alike by, where it is not the id: lines of one ms follow as they were stored."""


class Shape(StrEnum):
    """How a value stands in the file where it does not stand as it is exported."""

    PLAIN = "plain"  # numbers
    TEXT = "text"
    INSTANT = "instant"  # whole ms
    YES_NO = "yes_no"  # 1 and 0
    JSON = "json"  # text


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an export."""

    name: str
    row: type[Row]
    shapes: dict[str, Shape]  # of each column
    key: tuple[str, ...]  # what it has only one row of; empty for nothing but the id
    order: str

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.shapes)


def _table(name: str, row: type[Row]) -> Table:
    shapes = {column: _shape(hint) for column, hint in get_type_hints(row).items()}
    return Table(name, row, shapes, NATURAL_KEYS.get(name, ()), ORDERS.get(name, "id"))


def _shape(hint: Any) -> Shape:
    choices = {get_origin(one) or one for one in (get_args(hint) or (hint,))}
    if datetime in choices:
        return Shape.INSTANT
    if bool in choices:
        return Shape.YES_NO
    if choices & {DoseChange, Timing} or get_origin(hint) is list:
        return Shape.JSON
    return Shape.PLAIN if int in choices else Shape.TEXT


TABLES = tuple(_table(name, get_args(hint)[0]) for name, hint in get_type_hints(Tables).items())


def read_rows(connection: apsw.Connection, table: Table) -> Iterator[Row]:
    """Every row of a table as it is exported, in one order: two exports of one state are alike."""
    sql = f"SELECT {', '.join(table.columns)} FROM {table.name} ORDER BY {table.order}"
    for stored in connection.execute(sql):
        yield from_stored(table, stored)


def from_stored(table: Table, stored: tuple[Any, ...]) -> Row:
    values = zip(table.shapes.items(), stored, strict=True)
    return msgspec.convert({name: _exported(shape, value) for (name, shape), value in values}, table.row)


def _exported(shape: Shape, value: Any) -> Any:
    if value is None:
        return None
    match shape:
        case Shape.INSTANT:
            return to_instant(value)
        case Shape.YES_NO:
            return bool(value)
        case Shape.JSON:
            return json.loads(value)
    return value


def to_stored(table: Table, row: Row) -> tuple[Any, ...]:
    """The values of a row as they stand in the file, in the order of the columns."""
    return tuple(_stored(getattr(row, column)) for column in table.columns)


def _stored(value: Any) -> Any:
    match value:
        case datetime():
            return to_ms(value)
        case date():
            return value.isoformat()
        case bool():
            return int(value)
        case StrEnum():
            return value.value
        case list() | DoseChange() | Timing():
            return json.dumps(msgspec.to_builtins(value))  # as the store writes it
    return value
