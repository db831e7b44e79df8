"""Rows into records and back: the one place that knows which column is which field."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, StopReason, Unit
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.records import (
    ActivityRecord,
    AnswerRecord,
    EaseOffRecord,
    FeelRecord,
    FeelWhen,
    MeasurementRecord,
    Occasion,
    SafetyCheck,
    ScoreRecord,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from stretchtimer.core.red_flags import RedFlag, in_order
from stretchtimer.core.session import EaseAnswer, EaseOff, SetDone, SetOutcome, Sign

Row = tuple[Any, ...]

SESSION_COLUMNS = "id, sequence, form, started_at, zone, planned_ms, rehearsal, outcome, ended_at, eased_off"
SET_COLUMNS = (
    "id, session, step, side, number, attempt, exercise, planned_ms, extra_ms, held_ms, reps, outcome, eased, "
    "began_ms, ended_ms, ended_at"
)
EASE_OFF_COLUMNS = "id, session, step, side, exercise, answer, sign, at_ms, at"
MEASUREMENT_COLUMNS = "id, kind, side, protocol, unit, value, tries, measured_at, zone, warmed_up, stopped_by"
FEEL_COLUMNS = "id, pain, moment, session, felt_at, zone"
ACTIVITY_COLUMNS = "id, name, added_at, zone"
SCORE_COLUMNS = "id, activity, score, scored_at, zone"
SAFETY_COLUMNS = "id, occasion, flags, cleared_on, asked_at, zone"
ANSWER_COLUMNS = "id, session, pull, back_during"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)

KINDS, SIDES, PROTOCOLS, UNITS, STOPS = (
    {member.value: member for member in Kind},
    {member.value: member for member in Side},
    {member.value: member for member in Protocol},
    {member.value: member for member in Unit},
    {member.value: member for member in StopReason},
)
"""Looked up, for asking an enumeration takes half of the time that ten years of measurements take to read."""


def to_ms(instant: datetime) -> int:
    """An aware instant in whole ms since 1970; what is finer is let go."""
    return (instant - _EPOCH) // _MS


def to_instant(ms: int) -> datetime:
    return _EPOCH + ms * _MS


def session_row(session: SessionRecord) -> Row:
    return (
        session.id,
        session.sequence,
        session.form.value,
        to_ms(session.started_at),
        session.zone,
        session.planned_ms,
        int(session.rehearsal),
        session.outcome.value,
        None if session.ended_at is None else to_ms(session.ended_at),
        session.eased_off,
    )


def to_session(
    row: Row,
    sets: Iterable[SetRecord],
    answer: AnswerRecord | None = None,
    ease_offs: Iterable[EaseOffRecord] = (),
) -> SessionRecord:
    session_id, sequence, form, started_at, zone, planned_ms, rehearsal, outcome, ended_at, eased_off = row
    return SessionRecord(
        session_id,
        sequence,
        Form(form),
        to_instant(started_at),
        zone,
        planned_ms,
        bool(rehearsal),
        SessionOutcome(outcome),
        None if ended_at is None else to_instant(ended_at),
        eased_off,
        tuple(sets),
        answer,
        tuple(ease_offs),
    )


def set_row(record: SetRecord) -> Row:
    done = record.done
    return (
        record.id,
        record.session,
        done.key.step,
        done.key.side.value,
        done.key.number,
        done.attempt,
        done.exercise,
        done.planned_ms,
        done.extra_ms,
        done.held_ms,
        done.reps,
        done.outcome.value,
        int(done.eased),
        done.began_ms,
        done.ended_ms,
        to_ms(record.ended_at),
    )


def to_set(row: Row) -> SetRecord:
    set_id, session, step, side, number, attempt, exercise, planned_ms, extra_ms, held_ms, reps, *rest = row
    outcome, eased, began_ms, ended_ms, ended_at = rest
    done = SetDone(
        key=SetKey(step, Side(side), number),
        exercise=exercise,
        attempt=attempt,
        planned_ms=planned_ms,
        extra_ms=extra_ms,
        held_ms=held_ms,
        reps=reps,
        outcome=SetOutcome(outcome),
        eased=bool(eased),
        began_ms=began_ms,
        ended_ms=ended_ms,
    )
    return SetRecord(set_id, session, done, to_instant(ended_at))


def ease_off_row(record: EaseOffRecord) -> Row:
    ease = record.ease_off
    return (
        record.id,
        record.session,
        ease.step,
        ease.side.value,
        ease.exercise,
        ease.answer.value,
        None if ease.sign is None else ease.sign.value,
        ease.at_ms,
        to_ms(record.at),
    )


def to_ease_off(row: Row) -> EaseOffRecord:
    ease_off_id, session, step, side, exercise, answer, sign, at_ms, at = row
    ease = EaseOff(exercise, step, Side(side), EaseAnswer(answer), None if sign is None else Sign(sign), at_ms)
    return EaseOffRecord(ease_off_id, session, ease, to_instant(at))


def measurement_row(record: MeasurementRecord) -> Row:
    return (
        record.id,
        record.kind.value,
        record.side.value,
        record.protocol.value,
        record.unit.value,
        record.value,
        json.dumps(record.tries),
        to_ms(record.measured_at),
        record.zone,
        None if record.warmed_up is None else int(record.warmed_up),
        None if record.stopped_by is None else record.stopped_by.value,
    )


def to_measurement(row: Row) -> MeasurementRecord:
    measurement_id, kind, side, protocol, unit, value, tries, measured_at, zone, warmed_up, stopped_by = row
    return MeasurementRecord(
        measurement_id,
        KINDS[kind],
        SIDES[side],
        PROTOCOLS[protocol],
        UNITS[unit],
        value,
        _tries(tries),
        to_instant(measured_at),
        zone,
        None if warmed_up is None else bool(warmed_up),
        None if stopped_by is None else STOPS[stopped_by],
    )


@lru_cache(maxsize=4096)
def _tries(text: str) -> tuple[int, ...]:
    """Few differ among the thousands of a long history."""
    return tuple(json.loads(text))


def feel_row(record: FeelRecord) -> Row:
    return (record.id, record.pain, record.when.value, record.session, to_ms(record.felt_at), record.zone)


def to_feel(row: Row) -> FeelRecord:
    feel_id, pain, moment, session, felt_at, zone = row
    return FeelRecord(feel_id, pain, FeelWhen(moment), to_instant(felt_at), zone, session)


def activity_row(record: ActivityRecord) -> Row:
    return (record.id, record.name, to_ms(record.added_at), record.zone)


def to_activity(row: Row) -> ActivityRecord:
    activity_id, name, added_at, zone = row
    return ActivityRecord(activity_id, name, to_instant(added_at), zone)


def score_row(record: ScoreRecord) -> Row:
    return (record.id, record.activity, record.score, to_ms(record.scored_at), record.zone)


def to_score(row: Row) -> ScoreRecord:
    score_id, activity, score, scored_at, zone = row
    return ScoreRecord(score_id, activity, score, to_instant(scored_at), zone)


def safety_row(check: SafetyCheck) -> Row:
    flags = json.dumps([flag.value for flag in in_order(check.flags)])
    cleared_on = None if check.cleared_on is None else check.cleared_on.isoformat()
    return (check.id, check.occasion.value, flags, cleared_on, to_ms(check.asked_at), check.zone)


def to_safety(row: Row) -> SafetyCheck:
    check_id, occasion, flags, cleared_on, asked_at, zone = row
    return SafetyCheck(
        check_id,
        Occasion(occasion),
        frozenset(map(RedFlag, json.loads(flags))),
        None if cleared_on is None else date.fromisoformat(cleared_on),
        to_instant(asked_at),
        zone,
    )


def answer_row(record: AnswerRecord) -> Row:
    return (record.id, record.session, record.pull, record.back_during)


def to_answer(row: Row) -> AnswerRecord:
    return AnswerRecord(*row)
