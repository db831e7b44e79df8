"""What goes out comes back: every row of every table, by JSON, by CSV in a folder and by CSV in a zip."""

import csv
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from stretchtimer.core.message import UserError
from stretchtimer.core.reminder_log import Decision, Kind
from stretchtimer.store.connect import connect
from stretchtimer.store.export_tables import TABLES
from stretchtimer.store.misfit import REASONS
from stretchtimer.store.store import Store
from stretchtimer.words.messages import SENTENCES
from tests.store.histories import History, dump, histories, put
from tests.store.samples import NOW, feel, later, measure, query, start
from tests.test_words import placeholders

Dumped = dict[str, list[tuple[object, ...]]]
NAMES = ("all.json", "all", "all.zip")


@contextmanager
def folders() -> Iterator[Path]:
    with TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        yield Path(folder)


def made(path: Path, history: History) -> Store:
    """A store that holds a history."""
    store = Store.open(path, NOW)
    connection = connect(path)
    put(connection, history)
    connection.close()
    return store


def dumped(path: Path) -> Dumped:
    connection = connect(path)
    try:
        return dump(connection)
    finally:
        connection.close()


@settings(max_examples=25, deadline=None)
@given(histories())
def test_what_goes_out_comes_back_row_for_row_and_only_once(history: History) -> None:
    with folders() as folder, made(folder / "from.sqlite", history) as source:
        before = dumped(source.path)
        for name in NAMES:
            source.export(folder / name, NOW)
            with Store.open(folder / f"{name}.sqlite", NOW) as target:
                for time in range(2):
                    merged = target.import_export(folder / name, later(3600 + time))
                    assert sum(merged.new.values()) == (0 if time else sum(map(len, before.values())))
                    assert not merged.changed
                after = dumped(target.path)
            assert _without_future(after, before) == before, name
        assert dumped(source.path) == before


def _without_future(after: Dumped, before: Dumped) -> Dumped:
    """What was signed anew counts as equal where its stamp lies beyond what any clock can show."""
    latest = f"{NOW + timedelta(days=2):%Y-%m-%d}"
    theirs = {row[columns(name).index("id")]: row for name, rows in before.items() for row in rows}
    return {
        name: [
            theirs[row[columns(name).index("id")]]
            if str(theirs[row[columns(name).index("id")]][columns(name).index("stamp")]) > latest
            else row
            for row in rows
        ]
        for name, rows in after.items()
    }


def columns(name: str) -> tuple[str, ...]:
    return next(table.columns for table in TABLES if table.name == name)


def test_an_export_has_every_table_and_every_column(store: Store, path: Path) -> None:
    """A migration that adds one must add it to `export_rows.py`, and raise VERSION."""
    found = {str(name) for (name,) in query(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {table.name for table in TABLES} == found - {"replica", "tombstone", "watch"}
    for table in TABLES:
        in_file = {name for (name,) in query(path, f"SELECT name FROM pragma_table_info('{table.name}')")}
        assert set(table.columns) == in_file


def test_every_reason_that_a_dose_can_have_is_let_in() -> None:
    said = {key: placeholders(text) for key, text in SENTENCES.items() if key.startswith("change_")}
    assert said == REASONS


def test_csv_is_as_rfc_4180_has_it_and_no_cell_is_a_formula(store: Store, tmp_path: Path) -> None:
    store.add_activity("=HYPERLINK(A1)", added_at=NOW, zone="UTC", now=NOW)
    store.add_activity("'quoted'", added_at=NOW, zone="UTC", now=NOW)
    store.export(tmp_path / "out", NOW)
    raw = (tmp_path / "out" / "activity.csv").read_bytes()
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 3
    names = {row["name"] for row in csv.DictReader(raw.decode("utf-8").splitlines())}
    assert names == {"'=HYPERLINK(A1)", "''quoted'"}
    with Store.open(tmp_path / "other.sqlite", NOW) as other:
        other.import_export(tmp_path / "out", later(1))
        assert {activity.name for activity in other.activities()} == {"=HYPERLINK(A1)", "'quoted'"}


def test_json_says_instants_and_numbers_as_anybody_reads_them(store: Store, tmp_path: Path) -> None:
    measure(store)
    store.export(tmp_path / "all.json", NOW)
    read = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert (read["format"], read["version"], read["exported_at"]) == ("stretchtimer", 3, "2026-10-14T17:30:00Z")
    (row,) = read["tables"]["measurement"]
    assert (row["measured_at"], row["value"], row["tries"]) == ("2026-10-14T17:30:00Z", 680, [680])


@pytest.mark.parametrize("name", NAMES)
def test_an_export_belongs_to_its_owner_and_takes_nobodys_place(store: Store, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    store.export(target, NOW)
    for path in [target, *target.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(UserError):
        store.export(target, NOW)
    assert not list(tmp_path.rglob(".*"))


def test_what_was_deleted_since_comes_back(store: Store, path: Path, tmp_path: Path) -> None:
    """Whoever imports wants it."""
    kept = feel(store)
    store.export(tmp_path / "all.json", NOW)
    store.delete_feel(kept.id, later(5))
    store.import_export(tmp_path / "all.json", later(10))
    assert store.feels() == (kept,)
    assert not query(path, "SELECT * FROM tombstone")


def test_what_was_changed_since_stays(store: Store, tmp_path: Path) -> None:
    store.set_setting("theme", "dark", NOW)
    store.export(tmp_path / "all.json", NOW)
    store.set_setting("theme", "light", later(5))
    merged = store.import_export(tmp_path / "all.json", later(10))
    assert (merged.new, merged.changed, merged.same) == ({}, {}, {"setting": 1})
    assert store.settings().text("theme") == "light"


def test_a_setting_of_another_machine_takes_the_place_of_an_older_one(store: Store, tmp_path: Path) -> None:
    store.set_setting("theme", "light", NOW)
    with Store.open(tmp_path / "other.sqlite", NOW) as other:
        other.set_setting("theme", "dark", later(5))
        other.export(tmp_path / "all.json", later(6))
    store.import_export(tmp_path / "all.json", later(10))
    assert store.settings().text("theme") == "dark"
    store.set_setting("theme", "light", later(1))  # a clock that went back: what comes later is still later
    with Store.open(tmp_path / "third.sqlite", NOW) as third:
        third.import_export(tmp_path / "all.json", later(10))
        store.export(tmp_path / "again.json", later(11))
        third.import_export(tmp_path / "again.json", later(12))
        assert third.settings().text("theme") == "light"


def test_a_trial_and_an_import_that_is_cancelled_leave_no_trace(store: Store, path: Path, tmp_path: Path) -> None:
    start(store)
    measure(store)
    store.export(tmp_path / "all.json", NOW)
    with Store.open(tmp_path / "other.sqlite", NOW) as other:
        merged = other.import_export(tmp_path / "all.json", later(1), dry_run=True)
        assert merged.new == {"session": 1, "measurement": 1}
        empty = dumped(other.path)
        assert not any(empty.values())

        def cancel(_rows: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            other.import_export(tmp_path / "all.json", later(1), progress=cancel)
        assert dumped(other.path) == empty


def test_a_file_of_the_first_version_comes_in(store: Store, tmp_path: Path) -> None:
    """It knew of no reminders, and of no calendars."""
    measure(store)
    store.export(tmp_path / "all.json", NOW)
    values = json.loads((tmp_path / "all.json").read_text("utf-8"))
    for name in ("reminder", "reminder_decision", "busy_calendar"):
        del values["tables"][name]
    (tmp_path / "old.json").write_text(json.dumps({**values, "version": 1}))
    with Store.open(tmp_path / "other.sqlite", NOW) as other:
        assert other.import_export(tmp_path / "old.json", later(1)).new == {"measurement": 1}


def test_what_became_of_reminders_keeps_its_order_elsewhere(store: Store, tmp_path: Path) -> None:
    """Ids of one ms have no order, and the log is read in the one in which it was written."""
    kinds = (Kind.OFFERED, Kind.UNANSWERED) * 4
    store.add_decisions([Decision(kind, NOW, "r", "2026-10-14T20:30") for kind in kinds], zone="UTC", now=NOW)
    for name in NAMES:
        store.export(tmp_path / name, NOW)
        with Store.open(tmp_path / f"{name}.sqlite", NOW) as other:
            other.import_export(tmp_path / name, later(1))
            assert other.decisions(NOW) == store.decisions(NOW)


def test_the_page_has_every_table_and_column() -> None:
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text("utf-8")
    for table in TABLES:
        part = page.split(f"\n## `{table.name}`\n")[1].split("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == list(table.columns[3:])
