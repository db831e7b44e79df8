"""Erasing: everything, or what belongs to some days, so that nothing of it can be read in the file any more.

A row leaves a tombstone, by which other machines learn of it: id, kind, device and stamp, and nothing that was in it.
What SQLite has left of rows in free pages and in its log goes with `sweep`. The copies made before an update hold old
rows as well, and go as files.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import apsw

from stretchtimer.core.erasing import Days
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.records import local_day
from stretchtimer.store.backup import sync_folder
from stretchtimer.store.change import Change
from stretchtimer.store.database import BACKUP_FOLDER
from stretchtimer.store.export_tables import TABLES
from stretchtimer.store.rows import to_instant

INSTANTS = {
    "session": "started_at",
    "measurement": "measured_at",
    "feel": "felt_at",
    "activity_score": "scored_at",
    "safety_check": "asked_at",
    "reminder_decision": "decided_at",
}
"""By which instant a row belongs to one of the user's days, in the zone beside it."""
WHOLE_DAYS = ("programme_event", "day_off")
OF_SESSIONS = ("set_done", "ease_off", "session_answer")

TEXT = re.compile(r".+\.toml")
OWN_FILES = {
    "sequences": TEXT,
    "exercises": TEXT,
    "programmes": TEXT,
    "pictures": re.compile(r"[a-z][a-z0-9_]{0,63}\.(?:png|jpg)"),
}
"""Which files in which folders are the user's own."""

Going = dict[str, list[str]]
"""Ids by table."""


def going(connection: apsw.Connection, days: Days | None) -> Going:
    """What belongs to some days, or everything there is; tables without any are left out.

    Settings, reminders and calendars are of no day. An activity goes with its last score, if it was added on one of
    the days.
    """
    if days is None:
        found = {table.name: _ids(connection, f"SELECT id FROM {table.name}") for table in TABLES}
    else:
        found = {name: _of_days(connection, name, at, days) for name, at in INSTANTS.items()}
        found |= {name: _of_whole_days(connection, name, days) for name in WHOLE_DAYS}
        inside = f"SELECT id FROM {{}} WHERE {_among('session')}"
        found |= {name: _ids(connection, inside.format(name), found["session"]) for name in OF_SESSIONS}
        unscored = f"id NOT IN (SELECT activity FROM activity_score WHERE NOT {_among('id')})"
        found["activity"] = _of_days(connection, "activity", "added_at", days, unscored, found["activity_score"])
    return {table.name: found[table.name] for table in TABLES if found.get(table.name)}


def erase(change: Change, found: Going) -> None:
    """Delete rows for good. What was felt after a session that goes stays, if its own day does, as of no session."""
    connection, signed = change.connection, (change.device, change.stamp)
    connection.execute("DELETE FROM watch")
    connection.execute(
        f"UPDATE feel SET session = NULL, device = ?, stamp = ? WHERE {_among('session')} AND NOT {_among('id')}",
        (*signed, _listed(found.get("session", [])), _listed(found.get("feel", []))),
    )
    for table in reversed(TABLES):  # those that point to others first
        ids = _listed(found.get(table.name, []))
        sql = (
            f"INSERT INTO tombstone (id, kind, device, stamp) SELECT id, ?, ?, ? FROM {table.name} WHERE {_among('id')}"
        )
        connection.execute(sql, (table.name, *signed, ids))
        connection.execute(f"DELETE FROM {table.name} WHERE {_among('id')}", (ids,))


def sweep(connection: apsw.Connection, path: Path) -> None:
    """Write the file anew and empty its log; raises UserError while another process still reads what was there."""
    connection.execute("VACUUM")
    try:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    except apsw.BusyError:
        raise UserError(Message("erase_not_swept", {"path": str(path)})) from None


def copies(path: Path) -> tuple[Path, ...]:
    """The copies that were made of a database by itself."""
    return tuple(sorted((path.parent / BACKUP_FOLDER).glob(f"{path.stem}-v*")))


def remove_copies(path: Path) -> None:
    found = copies(path)
    for copy in found:
        copy.unlink()
    if found:
        sync_folder(path.parent / BACKUP_FOLDER)


def own_files(path: Path) -> tuple[Path, ...]:
    """The user's own sequences, exercises, programmes and pictures, which lie beside the database."""
    return tuple(
        one
        for folder, name in OWN_FILES.items()
        for one in sorted((path.parent / folder).glob("*"))
        if name.fullmatch(one.name) and one.is_file()
    )


def remove_own_files(path: Path) -> None:
    for one in own_files(path):
        one.unlink()
        sync_folder(one.parent)


def _of_days(
    connection: apsw.Connection, table: str, at: str, days: Days, clause: str = "true", ids: list[str] | None = None
) -> list[str]:
    values = () if ids is None else (_listed(ids),)
    return _kept(connection, f"SELECT id, {at}, zone FROM {table} WHERE {clause}", values, days, _local_day)


def _of_whole_days(connection: apsw.Connection, table: str, days: Days) -> list[str]:
    return _kept(connection, f"SELECT id, day FROM {table}", (), days, date.fromisoformat)


def _kept(
    connection: apsw.Connection, sql: str, values: tuple[str, ...], days: Days, day_of: Callable[..., date]
) -> list[str]:
    return [row_id for row_id, *when in connection.execute(sql, values) if day_of(*when) in days]


def _local_day(ms: int, zone: str) -> date:
    return local_day(to_instant(ms), zone)


def _ids(connection: apsw.Connection, sql: str, among: list[str] | None = None) -> list[str]:
    values = () if among is None else (_listed(among),)
    return [row_id for (row_id,) in connection.execute(sql, values)]


def _among(column: str) -> str:
    """Whether a column is one of the ids that are given as a JSON list."""
    return f"ifnull({column} IN (SELECT value FROM json_each(?)), false)"


def _listed(ids: list[str]) -> str:
    return json.dumps(ids)
