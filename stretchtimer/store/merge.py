"""Rows from elsewhere into the file: what is missing comes in, the later of two changes stays, nothing is deleted.

A row that is equal already is left alone whatever its stamp, so the same import twice changes nothing. One that was
deleted here comes back, newly signed: whoever imports it wants it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from stretchtimer.core.ids import next_stamp
from stretchtimer.store.change import Change, bury, unbury
from stretchtimer.store.export_rows import Row
from stretchtimer.store.export_tables import Table, to_stored

SIGNATURE = frozenset({"device", "stamp"})
CLOCKS_APART = timedelta(days=1)


@dataclass(slots=True)
class Merged:
    """What an import did, as numbers of rows by table."""

    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)  # or changed here since

    @property
    def seen(self) -> int:
        return sum(sum(counted.values()) for counted in (self.new, self.changed, self.same))


def merge(change: Change, table: Table, row: Row, merged: Merged) -> None:
    """Bring one row in; apsw.ConstraintError when the table's rules refuse it."""
    values = dict(zip(table.columns, to_stored(table, row), strict=True))
    here = _here(change, table, values)
    if here is None:
        _insert(change, table, _signed(change, values))
        _count(merged.new, table)
    elif _content(here) == _content(values) or here["stamp"] >= values["stamp"]:
        _count(merged.same, table)
    else:
        _replace(change, table, here, _signed(change, values))
        _count(merged.changed, table)


def _count(counted: dict[str, int], table: Table) -> None:
    counted[table.name] = counted.get(table.name, 0) + 1


def _here(change: Change, table: Table, values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row that stands where this one belongs: of the same id, else of the same natural key."""
    columns = ", ".join(table.columns)
    for key in (("id",), table.key):
        if key:
            clause = " AND ".join(f"{name} = ?" for name in key)
            sql = f"SELECT {columns} FROM {table.name} WHERE {clause}"
            for stored in change.connection.execute(sql, tuple(values[name] for name in key)).fetchall():
                return dict(zip(table.columns, stored, strict=True))
    return None


def _content(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in SIGNATURE}


def _signed(change: Change, values: dict[str, Any]) -> dict[str, Any]:
    """As signed where it was written; anew when it was deleted here, or when no clock can be as late as its stamp."""
    sql = "SELECT EXISTS (SELECT 1 FROM tombstone WHERE id = ?)"
    was_deleted = change.connection.execute(sql, (values["id"],)).get
    if not was_deleted and values["stamp"] <= next_stamp("", change.now + CLOCKS_APART):
        return values
    return {**values, "device": change.device, "stamp": change.stamp}


def _replace(change: Change, table: Table, here: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    if here["id"] != values["id"]:
        bury(change, table.name, here["id"])
        _insert(change, table, values)
        return
    names = ", ".join(f"{name} = ?" for name in table.columns)
    sql = f"UPDATE {table.name} SET {names} WHERE id = ?"
    change.connection.execute(sql, (*values.values(), values["id"]))


def _insert(change: Change, table: Table, values: Mapping[str, Any]) -> None:
    unbury(change, values["id"])
    gaps = ", ".join("?" * len(values))
    change.connection.execute(f"INSERT INTO {table.name} ({', '.join(values)}) VALUES ({gaps})", tuple(values.values()))


def keep_stamps_rising(change: Change, tables: Iterable[Table]) -> None:
    """Let the next change here come after everything that came in."""
    for table in tables:
        latest = change.connection.execute(f"SELECT ifnull(max(stamp), '') FROM {table.name}").get
        change.connection.execute("UPDATE replica SET stamp = max(stamp, ?)", (latest,))
