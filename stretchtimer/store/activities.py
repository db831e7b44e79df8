"""Activities that matter to the user, and their scores, in the file.

An activity goes with its scores: they are deleted together and put back together, each leaving a tombstone of its own.
"""

import apsw

from stretchtimer.core.records import ActivityRecord, KeptActivity, ScoreRecord
from stretchtimer.store.change import Change, bury, insert, unbury
from stretchtimer.store.rows import (
    ACTIVITY_COLUMNS,
    SCORE_COLUMNS,
    activity_row,
    score_row,
    to_activity,
    to_score,
)


def put_activity(change: Change, record: ActivityRecord) -> ActivityRecord:
    """Store a new activity, or one that was deleted; returns it as stored."""
    row = activity_row(record)
    unbury(change, record.id)
    insert(change, "activity", ACTIVITY_COLUMNS, row)
    return to_activity(row)


def put_score(change: Change, record: ScoreRecord) -> ScoreRecord:
    """Store a new score, or one that was deleted; returns it as stored."""
    row = score_row(record)
    unbury(change, record.id)
    insert(change, "activity_score", SCORE_COLUMNS, row)
    return to_score(row)


def activities(connection: apsw.Connection) -> tuple[ActivityRecord, ...]:
    """Every activity, in the order they were added."""
    sql = f"SELECT {ACTIVITY_COLUMNS} FROM activity ORDER BY added_at, id"
    return tuple(map(to_activity, connection.execute(sql)))


def scores(connection: apsw.Connection, activity_id: str | None = None) -> tuple[ScoreRecord, ...]:
    """Every score, or those of one activity, oldest first."""
    sql = f"SELECT {SCORE_COLUMNS} FROM activity_score WHERE activity = ifnull(?, activity) ORDER BY scored_at, id"
    return tuple(map(to_score, connection.execute(sql, (activity_id,))))


def take_activity(change: Change, activity_id: str) -> KeptActivity | None:
    """Delete an activity with its scores and return them, so that they can be put back; None when it is not there."""
    sql = f"SELECT {ACTIVITY_COLUMNS} FROM activity WHERE id = ?"
    for row in change.connection.execute(sql, (activity_id,)).fetchall():
        taken = scores(change.connection, activity_id)
        for score in taken:
            bury(change, "activity_score", score.id)
        bury(change, "activity", activity_id)
        return KeptActivity(to_activity(row), taken)
    return None


def take_score(change: Change, score_id: str) -> ScoreRecord | None:
    """Delete a score and return it, so that it can be put back; None when it is not there."""
    sql = f"SELECT {SCORE_COLUMNS} FROM activity_score WHERE id = ?"
    for row in change.connection.execute(sql, (score_id,)).fetchall():
        bury(change, "activity_score", score_id)
        return to_score(row)
    return None
