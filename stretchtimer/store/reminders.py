"""Reminders, and what became of them, in the file."""

import json
from datetime import date, datetime, time
from typing import Any

import apsw

from stretchtimer.core.presence import Watch
from stretchtimer.core.records import DecisionRecord
from stretchtimer.core.reminder import Appearance, FixedTimes, Interval, Rule
from stretchtimer.core.reminder_log import Decision, Kind, Reason
from stretchtimer.core.wall import Window
from stretchtimer.store.change import Change, bury, insert, unbury
from stretchtimer.store.rows import Row, to_instant, to_ms

RULE_COLUMNS = (
    "id, name, starts, timing, since, is_on, appearance, sound, snooze_minutes, escalates, programme_days, exceptions"
)
DECISION_COLUMNS = "id, kind, decided_at, zone, reminder, occurrence, reason, until, since"


def put_rule(change: Change, rule: Rule) -> Rule:
    """Store a reminder: a new one, a changed one in its place, or one that was deleted; returns it as stored."""
    row = _rule_row(rule)
    unbury(change, rule.id)
    change.connection.execute("DELETE FROM reminder WHERE id = ?", (rule.id,))
    insert(change, "reminder", RULE_COLUMNS, row)
    return _to_rule(row)


def rules(connection: apsw.Connection) -> tuple[Rule, ...]:
    """Every reminder, in the order they were made."""
    return tuple(map(_to_rule, connection.execute(f"SELECT {RULE_COLUMNS} FROM reminder ORDER BY id")))


def take_rule(change: Change, rule_id: str) -> Rule | None:
    """Delete a reminder and return it, so that it can be put back; None when it is not there."""
    for row in change.connection.execute(f"SELECT {RULE_COLUMNS} FROM reminder WHERE id = ?", (rule_id,)).fetchall():
        bury(change, "reminder", rule_id)
        return _to_rule(row)
    return None


def put_decision(change: Change, record: DecisionRecord) -> DecisionRecord:
    """Store what became of a reminder."""
    line = record.decision
    row = (
        record.id,
        line.kind.value,
        to_ms(line.at),
        record.zone,
        line.rule or None,
        line.occurrence or None,
        None if line.reason is None else line.reason.value,
        _ms_or_none(line.until),
        _ms_or_none(line.since),
    )
    unbury(change, record.id)
    insert(change, "reminder_decision", DECISION_COLUMNS, row)
    return _to_decision(row)


def decisions(connection: apsw.Connection, since: datetime) -> tuple[DecisionRecord, ...]:
    """What became of reminders since an instant, and the last of each one and of pauses before; oldest first.

    Lines of the same ms follow each other as they were stored: ids of one ms have no order.
    """
    sql = (
        f"SELECT {DECISION_COLUMNS} FROM reminder_decision AS line WHERE decided_at >= ?1 OR rowid IN ("
        "SELECT max(rowid) FROM reminder_decision WHERE decided_at < ?1 GROUP BY reminder, kind = 'break') "
        "ORDER BY decided_at, rowid"
    )
    return tuple(map(_to_decision, connection.execute(sql, (to_ms(since),))))


def put_watch(change: Change, watch: Watch) -> None:
    """Store since when and until when reminders were kept, in the place of what was known before."""
    sql = "INSERT OR REPLACE INTO watch (only_row, since, until) VALUES (1, ?, ?)"
    change.connection.execute(sql, (to_ms(watch.since), to_ms(watch.until)))


def watch(connection: apsw.Connection) -> Watch | None:
    """When reminders were kept last on this machine; None when they never were."""
    for since, until in connection.execute("SELECT since, until FROM watch"):
        return Watch(to_instant(since), to_instant(until))
    return None


def _ms_or_none(at: datetime | None) -> int | None:
    return None if at is None else to_ms(at)


def _instant_or_none(ms: int | None) -> datetime | None:
    return None if ms is None else to_instant(ms)


def _rule_row(rule: Rule) -> Row:
    return (
        rule.id,
        rule.name,
        rule.starts,
        json.dumps(_timing_values(rule.timing)),
        to_ms(rule.since),
        int(rule.is_on),
        rule.appearance.value,
        int(rule.sound),
        rule.snooze_minutes,
        int(rule.escalates),
        int(rule.programme_days),
        json.dumps([str(day) for day in sorted(rule.exceptions)]),
    )


def _to_rule(row: Row) -> Rule:
    rule_id, name, starts, timing, since, is_on, appearance, sound, snooze_minutes, escalates, programme_days, off = row
    return Rule(
        rule_id,
        name,
        starts,
        to_timing(json.loads(timing)),
        to_instant(since),
        bool(is_on),
        Appearance(appearance),
        bool(sound),
        snooze_minutes,
        bool(escalates),
        bool(programme_days),
        frozenset(map(date.fromisoformat, json.loads(off))),
    )


def _timing_values(timing: FixedTimes | Interval) -> dict[str, Any]:
    if isinstance(timing, FixedTimes):
        times = [f"{at:%H:%M}" for at in timing.times]
        return {"times": times, "starts_on": str(timing.starts_on), "recurrence": timing.recurrence}
    windows = [[f"{window.start:%H:%M}", f"{window.end:%H:%M}"] for window in timing.windows]
    return {"minutes": timing.minutes, "windows": windows, "days": sorted(timing.days)}


def to_timing(values: dict[str, Any]) -> FixedTimes | Interval:
    """A timing from its JSON object."""
    if "times" in values:
        times = tuple(map(time.fromisoformat, values["times"]))
        return FixedTimes(times, date.fromisoformat(values["starts_on"]), values["recurrence"])
    windows = tuple(Window(*map(time.fromisoformat, window)) for window in values["windows"])
    return Interval(values["minutes"], windows, frozenset(values["days"]))


def _to_decision(row: Row) -> DecisionRecord:
    decision_id, kind, decided_at, zone, rule, occurrence, reason, until, since = row
    line = Decision(
        Kind(kind),
        to_instant(decided_at),
        rule or "",
        occurrence or "",
        None if reason is None else Reason(reason),
        _instant_or_none(until),
        _instant_or_none(since),
    )
    return DecisionRecord(decision_id, line, zone)
