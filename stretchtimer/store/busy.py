"""Busy times of calendars, in the file: one row a calendar, since it is always taken in as a whole."""

import json
from collections.abc import Iterable
from datetime import datetime

import apsw

from stretchtimer.core.busy import BusyCalendar
from stretchtimer.core.reminder import Span
from stretchtimer.store.change import Change, bury, insert, unbury
from stretchtimer.store.rows import Row, to_instant, to_ms

COLUMNS = "id, name, taken_at, spans"


def take_in(change: Change, name: str, spans: Iterable[Span]) -> BusyCalendar:
    """Store a calendar's busy times, in the place of those of the file of that name."""
    row = change.connection.execute("SELECT id FROM busy_calendar WHERE name = ?", (name,)).fetchone()
    calendar_id = row[0] if row is not None else change.new_id()
    return put_calendar(change, BusyCalendar(calendar_id, name, change.now, tuple(spans)))


def put_calendar(change: Change, calendar: BusyCalendar) -> BusyCalendar:
    """Store a calendar: a new one, a changed one in its place, or one that was deleted; returns it as stored."""
    spans = json.dumps([[to_ms(start), to_ms(end)] for start, end in calendar.spans])
    row = (calendar.id, calendar.name, to_ms(calendar.taken_at), spans)
    unbury(change, calendar.id)
    change.connection.execute("DELETE FROM busy_calendar WHERE id = ?", (calendar.id,))
    insert(change, "busy_calendar", COLUMNS, row)
    return _to_calendar(row)


def calendars(connection: apsw.Connection) -> tuple[BusyCalendar, ...]:
    """Every calendar, by name."""
    return tuple(map(_to_calendar, connection.execute(f"SELECT {COLUMNS} FROM busy_calendar ORDER BY name, id")))


def take_calendar(change: Change, calendar_id: str) -> BusyCalendar | None:
    """Delete a calendar and return it, so that it can be put back; None when it is not there."""
    sql = f"SELECT {COLUMNS} FROM busy_calendar WHERE id = ?"
    for row in change.connection.execute(sql, (calendar_id,)).fetchall():
        bury(change, "busy_calendar", calendar_id)
        return _to_calendar(row)
    return None


def _to_calendar(row: Row) -> BusyCalendar:
    calendar_id, name, taken_at, spans = row
    times: list[list[int]] = json.loads(spans)
    read: list[tuple[datetime, datetime]] = [(to_instant(start), to_instant(end)) for start, end in times]
    return BusyCalendar(calendar_id, name, to_instant(taken_at), tuple(read))
