"""What was said after a session, in the file: at most one row a session, changed in its place."""

import json
from collections.abc import Iterable

import apsw

from stretchtimer.core.records import AnswerRecord
from stretchtimer.store.change import Change, bury, insert, unbury
from stretchtimer.store.rows import ANSWER_COLUMNS, answer_row, to_answer


def put_answer(change: Change, record: AnswerRecord) -> AnswerRecord:
    """Store an answer, new, changed or deleted before; returns it as stored."""
    unbury(change, record.id)
    change.connection.execute("DELETE FROM session_answer WHERE id = ?", (record.id,))
    insert(change, "session_answer", ANSWER_COLUMNS, answer_row(record))
    return to_answer(answer_row(record))


def find_answer(connection: apsw.Connection, session_id: str) -> AnswerRecord | None:
    return answers(connection, (session_id,)).get(session_id)


def answers(connection: apsw.Connection, session_ids: Iterable[str]) -> dict[str, AnswerRecord]:
    """The answers of some sessions, by session."""
    sql = f"SELECT {ANSWER_COLUMNS} FROM session_answer WHERE session IN (SELECT value FROM json_each(?))"
    found = map(to_answer, connection.execute(sql, (json.dumps(list(session_ids)),)))
    return {record.session: record for record in found}


def take_answer(change: Change, session_id: str) -> AnswerRecord | None:
    """Delete a session's answer and return it, so that it can be put back; None where there is none."""
    record = find_answer(change.connection, session_id)
    if record is not None:
        bury(change, "session_answer", record.id)
    return record
