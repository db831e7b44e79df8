"""Everything that was recorded, as one list, newest first; and a record as the user corrects it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from stretchtimer.core.activities import check_score
from stretchtimer.core.edits import Record
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import check_reading, shown_text
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.records import (
    DayOffRecord,
    FeelRecord,
    MeasurementRecord,
    ProgrammeEventRecord,
    ScoreRecord,
    SessionRecord,
    SetRecord,
    local_day,
)

LONGEST_HELD_S = 3_600
WORST_PAIN = 10


class EntryKind(StrEnum):
    """What an entry is of: what the list can be filtered by."""

    SESSION = "session"
    SET = "set"
    MEASUREMENT = "measurement"
    FEEL = "feel"
    SCORE = "score"
    PROGRAMME = "programme"
    DAY_OFF = "day_off"


Listed = SessionRecord | SetRecord | MeasurementRecord | FeelRecord | ScoreRecord | ProgrammeEventRecord | DayOffRecord


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history. `at` is None for what belongs to a day as a whole."""

    kind: EntryKind
    record: Listed
    day: date
    at: datetime | None = None


def entries(
    sessions: Iterable[SessionRecord], others: Iterable[Listed], kinds: frozenset[EntryKind] = frozenset(EntryKind)
) -> tuple[Entry, ...]:
    """The history, newest first; the sets of a session come after it, in their order."""
    found = [entry for session in sessions for entry in _of_session(session)]
    found += [_entry(record) for record in others]
    return tuple(sorted((one for one in found if one.kind in kinds), key=_order, reverse=True))


def _of_session(session: SessionRecord) -> Iterable[Entry]:
    yield Entry(EntryKind.SESSION, session, session.day, session.started_at)
    for record in session.sets:
        yield Entry(EntryKind.SET, record, local_day(record.ended_at, session.zone), record.ended_at)


def _entry(record: Listed) -> Entry:
    match record:
        case MeasurementRecord():
            return Entry(EntryKind.MEASUREMENT, record, record.day, record.measured_at)
        case FeelRecord():
            return Entry(EntryKind.FEEL, record, record.day, record.felt_at)
        case ScoreRecord():
            return Entry(EntryKind.SCORE, record, record.day, record.scored_at)
        case ProgrammeEventRecord():
            return Entry(EntryKind.PROGRAMME, record, record.event.day, record.happened_at)
        case DayOffRecord():
            return Entry(EntryKind.DAY_OFF, record, record.day)
    raise TypeError(type(record).__name__)


def _order(entry: Entry) -> tuple[date, datetime, str]:
    return (entry.day, entry.at or datetime.min.replace(tzinfo=UTC), entry.record.id)


def number_of(record: Listed) -> str | None:
    """The number that can be corrected, as it is typed; None where there is none."""
    match record:
        case MeasurementRecord():
            return shown_text(record.value, record.unit)
        case FeelRecord():
            return str(record.pain)
        case ScoreRecord():
            return str(record.score)
        case SetRecord():
            return f"{record.done.held_ms / 1000:g}"
    return None


def corrected(record: Listed, text: str, at: datetime) -> Record:
    """The record with another number and instant; raises UserError for a number that does not fit."""
    match record:
        case MeasurementRecord():
            side = None if record.side is Side.BOTH else record.side
            value = check_reading(record.kind, text, side, record.protocol).value
            tries = record.tries if value == record.value else (value,)
            return replace(record, value=value, tries=tries, measured_at=at)
        case FeelRecord():
            return replace(record, pain=check_pain(text), felt_at=at)
        case ScoreRecord():
            return replace(record, score=check_score(text.strip()), scored_at=at)
        case SetRecord():
            return replace(record, done=replace(record.done, held_ms=check_held(text)))
        case SessionRecord():
            ended_at = None if record.ended_at is None else record.ended_at + (at - record.started_at)
            return replace(record, started_at=at, ended_at=ended_at)
        case ProgrammeEventRecord():
            return replace(record, event=replace(record.event, day=local_day(at, record.zone)), happened_at=at)
    return record


def check_pain(text: str) -> int:
    if text.strip() not in {str(pain) for pain in range(WORST_PAIN + 1)}:
        raise UserError(Message("feel_out_of_range", {"found": text[:40]}))
    return int(text)


def check_held(text: str) -> int:
    """Seconds held as typed, in ms."""
    cleaned = text.strip().replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", cleaned) or not 0 < float(cleaned) <= LONGEST_HELD_S:
        raise UserError(Message("held_out_of_range", {"found": text[:40], "longest": LONGEST_HELD_S}))
    return round(float(cleaned) * 1000)
