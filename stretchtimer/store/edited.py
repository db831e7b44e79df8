"""Edits in the file: each step finds its record as it was, or nothing of the edit is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import apsw

from stretchtimer.core.edits import Edit, Record, Step
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.records import (
    ActivityRecord,
    AnswerRecord,
    DayOffRecord,
    EaseOffRecord,
    FeelRecord,
    MeasurementRecord,
    ProgrammeEventRecord,
    ScoreRecord,
    SessionRecord,
    SetRecord,
)
from stretchtimer.store import rows
from stretchtimer.store.change import Change, bury, insert, unbury
from stretchtimer.store.programmes import DAY_OFF_COLUMNS, EVENT_COLUMNS, day_off_row, event_row


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a kind of record is kept."""

    table: str
    columns: str
    to_row: Callable[[Any], rows.Row]


_PLACES: dict[type[Any], _Place] = {
    SessionRecord: _Place("session", rows.SESSION_COLUMNS, rows.session_row),
    SetRecord: _Place("set_done", rows.SET_COLUMNS, rows.set_row),
    EaseOffRecord: _Place("ease_off", rows.EASE_OFF_COLUMNS, rows.ease_off_row),
    AnswerRecord: _Place("session_answer", rows.ANSWER_COLUMNS, rows.answer_row),
    MeasurementRecord: _Place("measurement", rows.MEASUREMENT_COLUMNS, rows.measurement_row),
    FeelRecord: _Place("feel", rows.FEEL_COLUMNS, rows.feel_row),
    ProgrammeEventRecord: _Place("programme_event", EVENT_COLUMNS, event_row),
    DayOffRecord: _Place("day_off", DAY_OFF_COLUMNS, day_off_row),
    ActivityRecord: _Place("activity", rows.ACTIVITY_COLUMNS, rows.activity_row),
    ScoreRecord: _Place("activity_score", rows.SCORE_COLUMNS, rows.score_row),
}


def make(change: Change, edit: Edit) -> None:
    """Make every step; raises UserError where a record is not as it was, or does not fit beside the others."""
    for step in edit.steps:
        try:
            _make(change, step)
        except apsw.ConstraintError:
            raise UserError(Message("edit_does_not_fit")) from None


def _make(change: Change, step: Step) -> None:
    match step:
        case Step(before=None, after=None):
            return
        case Step(before=None, after=after) if after is not None:
            place = _PLACES[type(after)]
            unbury(change, after.id)
            insert(change, place.table, place.columns, place.to_row(after))
        case Step(before=before, after=None) if before is not None:
            _require(change, before)
            bury(change, _PLACES[type(before)].table, before.id)
        case Step(before=before, after=after) if before is not None and after is not None:
            _require(change, before)
            _update(change, after)


def _require(change: Change, record: Record) -> None:
    """Raise UserError unless the record is in the file as it is here: another process may have changed it."""
    place = _PLACES[type(record)]
    sql = f"SELECT {place.columns} FROM {place.table} WHERE id = ?"
    if change.connection.execute(sql, (record.id,)).fetchall() != [place.to_row(record)]:
        raise UserError(Message("edit_outdated"))


def _update(change: Change, record: Record) -> None:
    place = _PLACES[type(record)]
    names = ", ".join(f"{name.strip()} = ?" for name in place.columns.split(","))
    sql = f"UPDATE {place.table} SET {names}, device = ?, stamp = ? WHERE id = ?"
    change.connection.execute(sql, (*place.to_row(record), change.device, change.stamp, record.id))
