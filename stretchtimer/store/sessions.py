"""Sessions, their sets and their ease-offs in the file."""

import json
from datetime import datetime
from itertools import groupby

import apsw

from stretchtimer.core.plan import Form
from stretchtimer.core.records import EaseOffRecord, SessionOutcome, SessionRecord, SetRecord
from stretchtimer.core.session import EaseOff, SetDone
from stretchtimer.store.answers import answers
from stretchtimer.store.change import Change, bury, insert, unbury
from stretchtimer.store.rows import (
    EASE_OFF_COLUMNS,
    SESSION_COLUMNS,
    SET_COLUMNS,
    Row,
    ease_off_row,
    session_row,
    set_row,
    to_ease_off,
    to_ms,
    to_session,
    to_set,
)


def start_session(
    change: Change, sequence: str, form: Form, planned_ms: int, *, rehearsal: bool, zone: str
) -> SessionRecord:
    session = SessionRecord(change.new_id(), sequence, form, change.now, zone, planned_ms, rehearsal)
    insert(change, "session", SESSION_COLUMNS, session_row(session))
    return to_session(session_row(session), ())


def add_set(change: Change, session_id: str, done: SetDone) -> SetRecord:
    row = set_row(SetRecord(change.new_id(), session_id, done, change.now))
    insert(change, "set_done", SET_COLUMNS, row)
    return to_set(row)


def add_ease_off(change: Change, session_id: str, ease_off: EaseOff) -> EaseOffRecord:
    return put_ease_off(change, EaseOffRecord(change.new_id(), session_id, ease_off, change.now))


def put_ease_off(change: Change, record: EaseOffRecord) -> EaseOffRecord:
    """Store a new ease-off, or one that was deleted; returns it as stored."""
    row = ease_off_row(record)
    unbury(change, record.id)
    insert(change, "ease_off", EASE_OFF_COLUMNS, row)
    return to_ease_off(row)


def take_ease_off(change: Change, ease_off_id: str) -> EaseOffRecord | None:
    """Delete an ease-off and return it, so that it can be put back; None when it is not there."""
    sql = f"SELECT {EASE_OFF_COLUMNS} FROM ease_off WHERE id = ?"
    for row in change.connection.execute(sql, (ease_off_id,)).fetchall():
        bury(change, "ease_off", ease_off_id)
        return to_ease_off(row)
    return None


def ease_offs(connection: apsw.Connection, since: datetime) -> tuple[EaseOffRecord, ...]:
    """Each time that it hurt from `since` on, oldest first; not in rehearsals."""
    clause = "WHERE at >= ? AND session IN (SELECT id FROM session WHERE rehearsal = 0) ORDER BY at, id"
    return tuple(
        map(to_ease_off, connection.execute(f"SELECT {EASE_OFF_COLUMNS} FROM ease_off {clause}", (to_ms(since),)))
    )


def end_session(change: Change, session_id: str, outcome: SessionOutcome, eased_off: int) -> SessionRecord:
    """End an open session; LookupError when it is not there or has ended."""
    if outcome is SessionOutcome.OPEN:
        raise ValueError("a session does not end open")
    change.connection.execute(
        "UPDATE session SET outcome = ?, ended_at = ?, eased_off = ?, device = ?, stamp = ? "
        "WHERE id = ? AND outcome = 'open'",
        (outcome.value, to_ms(change.now), eased_off, change.device, change.stamp, session_id),
    )
    if change.connection.changes() != 1:
        raise LookupError(f"no open session {session_id}")
    (session,) = _with_sets(change.connection, _rows(change.connection, "WHERE id = ?", (session_id,)))
    return session


def find_session(connection: apsw.Connection, session_id: str) -> SessionRecord | None:
    return next(iter(_with_sets(connection, _rows(connection, "WHERE id = ?", (session_id,)))), None)


def open_session(connection: apsw.Connection) -> SessionRecord | None:
    """The latest session that neither ended nor was a rehearsal: cut off by a crash, or under way just now."""
    clause = "WHERE outcome = 'open' AND rehearsal = 0 ORDER BY started_at DESC, id DESC LIMIT 1"
    return next(iter(_with_sets(connection, _rows(connection, clause, ()))), None)


def sessions(
    connection: apsw.Connection, since: datetime | None, limit: int | None, *, include_rehearsals: bool
) -> tuple[SessionRecord, ...]:
    """The newest `limit` sessions from `since` on, oldest first."""
    clause = "WHERE started_at >= ? AND rehearsal <= ? ORDER BY started_at DESC, id DESC LIMIT ?"
    values = (0 if since is None else to_ms(since), int(include_rehearsals), -1 if limit is None else limit)
    return _with_sets(connection, _rows(connection, clause, values)[::-1])


def _rows(connection: apsw.Connection, clause: str, values: Row) -> list[Row]:
    return connection.execute(f"SELECT {SESSION_COLUMNS} FROM session {clause}", values).fetchall()


def _with_sets(connection: apsw.Connection, rows: list[Row]) -> tuple[SessionRecord, ...]:
    clause = "WHERE session IN (SELECT value FROM json_each(?)) ORDER BY session"
    ids = json.dumps([row[0] for row in rows])
    found = connection.execute(f"SELECT {SET_COLUMNS} FROM set_done {clause}, ended_ms, stamp", (ids,))
    sets = {key: list(group) for key, group in groupby(map(to_set, found), key=lambda record: record.session)}
    hurt = connection.execute(f"SELECT {EASE_OFF_COLUMNS} FROM ease_off {clause}, at_ms, at, id", (ids,))
    eased = {key: list(group) for key, group in groupby(map(to_ease_off, hurt), key=lambda record: record.session)}
    said = answers(connection, (row[0] for row in rows))
    return tuple(to_session(row, sets.get(row[0], ()), said.get(row[0]), eased.get(row[0], ())) for row in rows)
