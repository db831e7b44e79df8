"""What happened to programmes, and days off, in the file."""

import json
from datetime import date
from typing import Any

import apsw

from stretchtimer.core.enrolment import Change as DoseChange
from stretchtimer.core.enrolment import ChangeKind, EventKind, ProgrammeEvent
from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message
from stretchtimer.core.records import DayOff, DayOffRecord, ProgrammeEventRecord
from stretchtimer.store.change import Change, bury, insert, unbury
from stretchtimer.store.rows import Row, to_instant, to_ms

EVENT_COLUMNS = "id, programme, kind, day, change, happened_at, zone"
DAY_OFF_COLUMNS = "id, day, reason"


def put_event(change: Change, record: ProgrammeEventRecord) -> ProgrammeEventRecord:
    """Store a new event, or one that was deleted; returns it as stored."""
    row = _event_row(record)
    unbury(change, record.id)
    insert(change, "programme_event", EVENT_COLUMNS, row)
    return _to_event(row)


def events(connection: apsw.Connection) -> tuple[ProgrammeEventRecord, ...]:
    """Everything that happened to programmes, in the order it happened; of two in one instant the one stored first."""
    sql = f"SELECT {EVENT_COLUMNS} FROM programme_event ORDER BY happened_at, stamp, id"
    return tuple(map(_to_event, connection.execute(sql)))


def take_event(change: Change, event_id: str) -> ProgrammeEventRecord | None:
    """Delete an event and return it, so that it can be put back; None when it is not there."""
    sql = f"SELECT {EVENT_COLUMNS} FROM programme_event WHERE id = ?"
    for row in change.connection.execute(sql, (event_id,)).fetchall():
        bury(change, "programme_event", event_id)
        return _to_event(row)
    return None


def put_day_off(change: Change, record: DayOffRecord) -> DayOffRecord:
    """Store a day off; another reason takes the place of the one there was."""
    for (found,) in change.connection.execute("SELECT id FROM day_off WHERE day = ?", (str(record.day),)).fetchall():
        bury(change, "day_off", str(found))
    unbury(change, record.id)
    insert(change, "day_off", DAY_OFF_COLUMNS, (record.id, str(record.day), record.reason.value))
    return record


def days_off(connection: apsw.Connection) -> tuple[DayOffRecord, ...]:
    return tuple(map(_to_day_off, connection.execute(f"SELECT {DAY_OFF_COLUMNS} FROM day_off ORDER BY day")))


def take_day_off(change: Change, day_off_id: str) -> DayOffRecord | None:
    """Delete a day off and return it, so that it can be put back; None when it is not there."""
    sql = f"SELECT {DAY_OFF_COLUMNS} FROM day_off WHERE id = ?"
    for row in change.connection.execute(sql, (day_off_id,)).fetchall():
        bury(change, "day_off", day_off_id)
        return _to_day_off(row)
    return None


def _event_row(record: ProgrammeEventRecord) -> Row:
    event = record.event
    change = None if event.change is None else _change_text(event.change)
    happened_at = to_ms(record.happened_at)
    return (record.id, event.programme, event.kind.value, str(event.day), change, happened_at, record.zone)


def _to_event(row: Row) -> ProgrammeEventRecord:
    event_id, programme, kind, day, change, happened_at, zone = row
    event = ProgrammeEvent(
        programme, EventKind(kind), date.fromisoformat(day), None if change is None else _to_change(json.loads(change))
    )
    return ProgrammeEventRecord(event_id, event, to_instant(happened_at), zone)


def _to_day_off(row: Row) -> DayOffRecord:
    day_off_id, day, reason = row
    return DayOffRecord(day_off_id, date.fromisoformat(day), DayOff(reason))


def _change_text(change: DoseChange) -> str:
    values = {
        "kind": change.kind.value,
        "because_of": str(change.because_of),
        "reason": {"key": change.reason.key, "values": dict(change.reason.values)},
        "level": change.level,
        "side": None if change.side is None else change.side.value,
        "exercise": change.exercise,
    }
    return json.dumps(values)


def _to_change(values: dict[str, Any]) -> DoseChange:
    return DoseChange(
        ChangeKind(values["kind"]),
        date.fromisoformat(values["because_of"]),
        Message(values["reason"]["key"], values["reason"]["values"]),
        values["level"],
        None if values["side"] is None else Side(values["side"]),
        values["exercise"],
    )
