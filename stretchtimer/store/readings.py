"""Measurements, the day's feel and the safety answers in the file."""

from datetime import datetime

import apsw

from stretchtimer.core.measure import Kind
from stretchtimer.core.records import FeelRecord, MeasurementRecord, SafetyCheck
from stretchtimer.store.change import Change, bury, insert, unbury
from stretchtimer.store.rows import (
    FEEL_COLUMNS,
    MEASUREMENT_COLUMNS,
    SAFETY_COLUMNS,
    feel_row,
    measurement_row,
    safety_row,
    to_feel,
    to_measurement,
    to_ms,
    to_safety,
)


def put_measurement(change: Change, record: MeasurementRecord) -> MeasurementRecord:
    """Store a new measurement, or one that was deleted; returns it as stored."""
    row = measurement_row(record)
    unbury(change, record.id)
    insert(change, "measurement", MEASUREMENT_COLUMNS, row)
    return to_measurement(row)


def measurements(
    connection: apsw.Connection, kind: Kind | None, since: datetime | None
) -> tuple[MeasurementRecord, ...]:
    """Every measurement, or those of one kind, or from `since` on, oldest first."""
    clause = "WHERE kind = ifnull(?, kind) AND measured_at >= ? ORDER BY measured_at, id"
    values = (None if kind is None else kind.value, 0 if since is None else to_ms(since))
    found = connection.execute(f"SELECT {MEASUREMENT_COLUMNS} FROM measurement {clause}", values)
    return tuple(map(to_measurement, found))


def take_measurement(change: Change, measurement_id: str) -> MeasurementRecord | None:
    """Delete a measurement and return it, so that it can be put back; None when it is not there."""
    sql = f"SELECT {MEASUREMENT_COLUMNS} FROM measurement WHERE id = ?"
    for row in change.connection.execute(sql, (measurement_id,)).fetchall():
        bury(change, "measurement", measurement_id)
        return to_measurement(row)
    return None


def put_feel(change: Change, record: FeelRecord) -> FeelRecord:
    """Store a new feel, or one that was deleted; returns it as stored."""
    row = feel_row(record)
    unbury(change, record.id)
    insert(change, "feel", FEEL_COLUMNS, row)
    return to_feel(row)


def feels(connection: apsw.Connection) -> tuple[FeelRecord, ...]:
    """Every feel, oldest first."""
    return tuple(map(to_feel, connection.execute(f"SELECT {FEEL_COLUMNS} FROM feel ORDER BY felt_at, id")))


def take_feel(change: Change, feel_id: str) -> FeelRecord | None:
    """Delete a feel and return it, so that it can be put back; None when it is not there."""
    for row in change.connection.execute(f"SELECT {FEEL_COLUMNS} FROM feel WHERE id = ?", (feel_id,)).fetchall():
        bury(change, "feel", feel_id)
        return to_feel(row)
    return None


def put_safety_check(change: Change, check: SafetyCheck) -> SafetyCheck:
    """Store a new safety check, or one that was deleted; returns it as stored."""
    row = safety_row(check)
    unbury(change, check.id)
    insert(change, "safety_check", SAFETY_COLUMNS, row)
    return to_safety(row)


def safety_checks(connection: apsw.Connection) -> tuple[SafetyCheck, ...]:
    """Every safety check, oldest first; two of one instant as they were stored, since the last one counts."""
    sql = f"SELECT {SAFETY_COLUMNS} FROM safety_check ORDER BY asked_at, stamp"
    return tuple(map(to_safety, connection.execute(sql)))


def take_safety_check(change: Change, check_id: str) -> SafetyCheck | None:
    """Delete a safety check and return it, so that it can be put back; None when it is not there."""
    sql = f"SELECT {SAFETY_COLUMNS} FROM safety_check WHERE id = ?"
    for row in change.connection.execute(sql, (check_id,)).fetchall():
        bury(change, "safety_check", check_id)
        return to_safety(row)
    return None
