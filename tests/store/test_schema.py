"""The tables hold what the rules of `migrations.py` promise, read from the schema itself."""

import re
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

import apsw
import pytest

from stretchtimer.core.enrolment import EventKind
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, StopReason, Unit
from stretchtimer.core.plan import Form
from stretchtimer.core.records import DayOff, FeelWhen, Occasion, SessionOutcome
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.reminder import Appearance
from stretchtimer.core.reminder_log import Kind as ReminderKind
from stretchtimer.core.reminder_log import Reason
from stretchtimer.core.session import EaseAnswer, SetOutcome, Sign
from stretchtimer.store.connect import connect
from stretchtimer.store.migrations import MIGRATIONS, migrate
from stretchtimer.store.store import Store
from tests.store.samples import APPLIED, EASE_OFF, EVENING, HELD, NOW, ZONE, a_set, feel, measure, query, screen, start

KEPT = Path(__file__).parent / "kept"

# Where null means something, it says so in the schema.
NULLABLE = {
    ("session", "ended_at"),
    ("measurement", "warmed_up"),
    ("measurement", "stopped_by"),
    ("feel", "session"),
    ("setting", "value"),
    ("session_answer", "pull"),
    ("session_answer", "back_during"),
    ("safety_check", "cleared_on"),
    ("ease_off", "sign"),
    ("programme_event", "change"),
    ("reminder_decision", "reminder"),
    ("reminder_decision", "occurrence"),
    ("reminder_decision", "reason"),
    ("reminder_decision", "until"),
    ("reminder_decision", "since"),
}
SIGNED = {
    *("session", "set_done", "measurement", "feel", "setting", "tombstone"),
    *("safety_check", "activity", "activity_score", "session_answer", "ease_off", "programme_event", "day_off"),
    *("reminder", "reminder_decision", "busy_calendar"),
}
ENUMS: dict[tuple[str, str], type[StrEnum]] = {
    ("session", "form"): Form,
    ("session", "outcome"): SessionOutcome,
    ("set_done", "side"): Side,
    ("set_done", "outcome"): SetOutcome,
    ("ease_off", "side"): Side,
    ("ease_off", "answer"): EaseAnswer,
    ("ease_off", "sign"): Sign,
    ("measurement", "kind"): Kind,
    ("measurement", "side"): Side,
    ("measurement", "protocol"): Protocol,
    ("measurement", "unit"): Unit,
    ("measurement", "stopped_by"): StopReason,
    ("feel", "moment"): FeelWhen,
    ("programme_event", "kind"): EventKind,
    ("day_off", "reason"): DayOff,
    ("reminder", "appearance"): Appearance,
    ("reminder_decision", "kind"): ReminderKind,
    ("reminder_decision", "reason"): Reason,
    ("safety_check", "occasion"): Occasion,
}


@pytest.fixture
def filled(store: Store, path: Path) -> Path:
    """A file with a row in every table."""
    session = start(store)
    store.add_set(session.id, a_set(), NOW)
    store.answer_session(session.id, pull=3, back_during=None, now=NOW)
    store.add_ease_off(session.id, EASE_OFF, NOW)
    store.add_programme_event(APPLIED, zone=ZONE, now=NOW)
    store.add_day_off(NOW.date(), DayOff.ILL, NOW)
    store.put_reminder(EVENING, NOW)
    store.add_decisions((HELD,), zone=ZONE, now=NOW)
    store.put_busy("work.ics", [(NOW, NOW + timedelta(hours=1))], NOW)
    measure(store)
    feel(store)
    store.delete_feel(feel(store).id, NOW)
    store.set_setting("theme", "dark", NOW)
    activity = store.add_activity("Socks", added_at=NOW, zone=ZONE, now=NOW)
    store.add_score(activity.id, 4, scored_at=NOW, zone=ZONE, now=NOW)
    screen(store, RedFlag.CALF)
    return path


def tables(path: Path) -> set[str]:
    return {str(name) for (name,) in query(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_schema_never_changes(path: Path, version: int) -> None:
    path.parent.mkdir()
    connection = connect(path)
    migrate(connection, lambda _: path, MIGRATIONS[:version])
    connection.close()
    schema = ";\n\n".join(str(sql) for (sql,) in query(path, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    assert schema + ";\n" == (KEPT / f"schema_{version}.sql").read_text(encoding="utf-8")


def test_every_table_is_strict(store: Store, path: Path) -> None:
    listed = query(path, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")
    assert {name for name, _ in listed} == SIGNED | {"replica", "watch"}
    assert {strict for _, strict in listed} == {1}


def test_columns_are_text_or_whole_numbers_and_not_null(store: Store, path: Path) -> None:
    for table in tables(path):
        for name, kind, not_null in query(path, f"SELECT name, type, \"notnull\" FROM pragma_table_info('{table}')"):
            assert kind in ("TEXT", "INTEGER"), (table, name)
            assert bool(not_null) != ((table, name) in NULLABLE), (table, name)


def test_every_row_has_id_device_and_stamp(filled: Path) -> None:
    [(device,)] = query(filled, "SELECT id FROM replica")
    stamps = []
    for table in SIGNED:
        rows = query(filled, f"SELECT id, device, stamp FROM {table}")
        assert rows, table
        assert {row[1] for row in rows} == {device}
        stamps += [row[2] for row in rows]
        [(key,)] = query(filled, f"SELECT name FROM pragma_table_info('{table}') WHERE pk")
        assert key == "id"
    assert len(set(stamps)) == len(stamps)


def test_there_is_one_replica(store: Store, path: Path) -> None:
    with pytest.raises(apsw.ConstraintError):
        query(path, f"INSERT INTO replica (id, stamp) VALUES ('{'x' * 36}', '')")


@pytest.mark.parametrize(("table", "column"), ENUMS)
def test_the_lists_are_those_of_the_core(store: Store, path: Path, table: str, column: str) -> None:
    """A new member in the core needs a migration; this test is what says so."""
    [(sql,)] = query(path, f"SELECT sql FROM sqlite_schema WHERE name = '{table}'")
    found = re.search(rf"\b{column} IN \(([^)]*)\)", str(sql))
    assert found is not None
    assert set(re.findall(r"'(\w+)'", found[1])) == {member.value for member in ENUMS[table, column]}


REFUSED = [
    "UPDATE session SET form = 'other'",
    "UPDATE session SET outcome = 'other'",
    "UPDATE session SET outcome = 'ended'",  # without its instant
    "UPDATE session SET ended_at = 1",  # and still open
    "UPDATE session SET planned_ms = 0",
    "UPDATE session SET rehearsal = 2",
    "UPDATE session SET eased_off = -1",
    "UPDATE session SET started_at = -1",
    "UPDATE session SET started_at = 253402300800000",
    "UPDATE session SET started_at = 1.5",
    "UPDATE session SET started_at = '2026-10-14'",
    "UPDATE session SET zone = ''",
    "UPDATE session SET sequence = ''",
    "UPDATE session SET id = 'short'",
    "UPDATE session SET device = 'short'",
    "UPDATE session SET stamp = 'short'",
    "UPDATE set_done SET side = 'other'",
    "UPDATE set_done SET outcome = 'other'",
    "UPDATE set_done SET step = -1",
    "UPDATE set_done SET number = 0",
    "UPDATE set_done SET attempt = 0",
    "UPDATE set_done SET exercise = ''",
    "UPDATE set_done SET planned_ms = -1",
    "UPDATE set_done SET held_ms = 0",
    "UPDATE set_done SET reps = -1",
    "UPDATE set_done SET eased = 2",
    "UPDATE set_done SET began_ms = -1",
    "UPDATE set_done SET ended_ms = began_ms - 1",
    "UPDATE set_done SET ended_at = -1",
    "UPDATE ease_off SET side = 'other'",
    "UPDATE ease_off SET answer = 'other'",
    "UPDATE ease_off SET sign = 'other'",
    "UPDATE ease_off SET sign = NULL",  # with the answer that is a sign
    "UPDATE ease_off SET answer = 'stop'",  # with a sign
    "UPDATE ease_off SET step = -1",
    "UPDATE ease_off SET exercise = ''",
    "UPDATE ease_off SET at_ms = -1",
    "UPDATE ease_off SET at = -1",
    "UPDATE ease_off SET session = hex(randomblob(18))",
    "UPDATE measurement SET kind = 'other'",
    "UPDATE measurement SET side = 'other'",
    "UPDATE measurement SET side = 'both'",  # of a straight leg raise
    "UPDATE measurement SET protocol = 'other'",
    "UPDATE measurement SET unit = 'other'",
    "UPDATE measurement SET unit = 'millimetre'",  # of a straight leg raise
    "UPDATE measurement SET value = 5001",
    "UPDATE measurement SET value = -2001",
    "UPDATE measurement SET tries = '[]'",
    "UPDATE measurement SET tries = '{}'",
    "UPDATE measurement SET tries = '[1'",
    "UPDATE measurement SET measured_at = -1",
    "UPDATE measurement SET zone = ''",
    "UPDATE measurement SET warmed_up = 2",
    "UPDATE measurement SET stopped_by = 'boredom'",
    "UPDATE measurement SET kind = 'ake', side = 'both'",
    "UPDATE measurement SET kind = 'ake', unit = 'millimetre'",
    "UPDATE measurement SET kind = 'sit_and_reach'",  # in degrees
    "UPDATE activity SET name = ''",
    "UPDATE activity SET name = printf('%61d', 1)",
    "UPDATE activity SET added_at = -1",
    "UPDATE activity SET zone = ''",
    "DELETE FROM activity",  # its scores would be left
    "UPDATE activity_score SET score = 11",
    "UPDATE activity_score SET score = -1",
    "UPDATE activity_score SET scored_at = -1",
    "UPDATE activity_score SET zone = ''",
    "UPDATE activity_score SET activity = hex(randomblob(18))",  # no such activity
    "UPDATE feel SET pain = 11",
    "UPDATE feel SET pain = -1",
    "UPDATE feel SET pain = NULL",
    "UPDATE feel SET moment = 'other'",
    "UPDATE feel SET felt_at = -1",
    "UPDATE feel SET zone = ''",
    "UPDATE feel SET session = (SELECT id FROM session)",  # a day's
    "UPDATE feel SET moment = 'before', session = hex(randomblob(18))",  # no such session
    "UPDATE set_done SET session = hex(randomblob(18))",
    "DELETE FROM session",  # its sets would be left
    "UPDATE session_answer SET pull = 11",
    "UPDATE session_answer SET pull = -1",
    "UPDATE session_answer SET back_during = 11",
    "UPDATE session_answer SET back_during = -1",
    "UPDATE session_answer SET session = hex(randomblob(18))",
    "INSERT INTO session_answer SELECT hex(randomblob(18)), device, stamp, session, 1, 1 FROM session_answer",
    "UPDATE setting SET key = ''",
    "UPDATE programme_event SET kind = 'other'",
    "UPDATE programme_event SET kind = 'paused'",  # with a change
    "UPDATE programme_event SET change = NULL",  # of an applied one
    "UPDATE programme_event SET change = '[]'",
    "UPDATE programme_event SET day = '2026-13-01'",
    "UPDATE programme_event SET programme = ''",
    "UPDATE day_off SET day = 'yesterday'",
    "UPDATE day_off SET reason = 'lazy'",
    "UPDATE safety_check SET occasion = 'other'",
    "UPDATE safety_check SET flags = '{}'",
    "UPDATE safety_check SET flags = '[1'",
    "UPDATE safety_check SET flags = NULL",
    "UPDATE safety_check SET cleared_on = '2026-10-32'",
    "UPDATE safety_check SET cleared_on = '2026-1-1'",
    "UPDATE safety_check SET cleared_on = '2026-10-14', flags = '[]'",  # cleared of nothing
    "UPDATE safety_check SET asked_at = -1",
    "UPDATE safety_check SET zone = ''",
    "UPDATE tombstone SET kind = 'other'",
    "UPDATE replica SET stamp = 'short'",
    "UPDATE replica SET only_row = 2",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_what_the_tables_refuse(filled: Path, sql: str) -> None:
    with pytest.raises(apsw.ConstraintError):
        query(filled, sql)


def test_no_id_is_both_there_and_buried(filled: Path) -> None:
    union = " UNION ALL ".join(f"SELECT id FROM {table}" for table in SIGNED - {"tombstone"})
    assert query(filled, f"SELECT id FROM tombstone WHERE id IN ({union})") == []


def test_a_connection_is_as_safe_as_it_can_be(store: Store) -> None:
    connection = store._connection
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "checksum_verification": "1",
    }
    assert {name: connection.pragma(name) for name in wanted} == wanted


def test_this_sqlite_is_past_the_wal_reset_bug() -> None:
    assert tuple(map(int, apsw.sqlite_lib_version().split("."))) >= (3, 51, 3)


def test_a_new_file_has_this_very_version(path: Path, store: Store) -> None:
    connection = connect(path)
    assert (connection.pragma("user_version"), connection.pragma("application_id")) == (len(MIGRATIONS), 0x53545254)
    connection.close()
