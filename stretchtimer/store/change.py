"""One change to the store: which device made it and its stamp; and what every kind of row has done to it alike.

The last stamp stands in the file and is read inside the transaction, so that stamps rise for all processes of a device
together, across restarts and when the clock goes back.
"""

from dataclasses import dataclass
from datetime import datetime
from secrets import randbits

import apsw

from stretchtimer.core.ids import RANDOM_BITS, next_stamp, uuid7
from stretchtimer.store.rows import Row


@dataclass(frozen=True, slots=True)
class Change:
    """A transaction under way."""

    connection: apsw.Connection
    now: datetime
    device: str
    stamp: str

    def new_id(self) -> str:
        return uuid7(self.now, randbits(RANDOM_BITS))


def make_replica(connection: apsw.Connection, now: datetime) -> None:
    """Give a new file its device."""
    sql = "INSERT INTO replica (id, stamp) SELECT ?, '' WHERE NOT EXISTS (SELECT 1 FROM replica)"
    connection.execute(sql, (uuid7(now, randbits(RANDOM_BITS)),))


def has_replica(connection: apsw.Connection) -> bool:
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM replica)").get)


def next_change(connection: apsw.Connection, now: datetime) -> Change:
    """Take the next stamp. Must be called inside a transaction."""
    device, last = connection.execute("SELECT id, stamp FROM replica").get
    stamp = next_stamp(last, now)
    connection.execute("UPDATE replica SET stamp = ?", (stamp,))
    return Change(connection, now, device, stamp)


def insert(change: Change, table: str, columns: str, row: Row) -> None:
    """Insert a row of `columns`, signed with the change's device and stamp."""
    gaps = ", ".join("?" * len(row))
    sql = f"INSERT INTO {table} ({columns}, device, stamp) VALUES ({gaps}, ?, ?)"
    change.connection.execute(sql, (*row, change.device, change.stamp))


def bury(change: Change, table: str, row_id: str) -> None:
    """Delete a row, leaving a tombstone for other machines."""
    change.connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    sql = "INSERT INTO tombstone (id, kind, device, stamp) VALUES (?, ?, ?, ?)"
    change.connection.execute(sql, (row_id, table, change.device, change.stamp))


def unbury(change: Change, row_id: str) -> None:
    change.connection.execute("DELETE FROM tombstone WHERE id = ?", (row_id,))
