"""Files from anywhere: one sentence each, nothing stored, and neither memory nor time without end.

The list is that of what such files have done to other programs: deep and huge JSON, numbers that are none, quotes that
never close, letters nobody can see, archives that grow, and five hundred exports with a few bytes changed.
"""

import csv
import io
import json
import os
import random
import resource
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from stretchtimer.catalogue.share_file import read_share
from stretchtimer.core.message import UserError
from stretchtimer.core.reminder import Calendar, next_due
from stretchtimer.store import import_file
from stretchtimer.store.measurement_table import preview
from stretchtimer.store.store import Store
from stretchtimer.words.messages import sentence
from tests.store.samples import APPLIED, EVENING, HELD, NOW, ZONE, a_set, feel, later, measure, screen, start
from tests.store.test_export import dumped

PATIENCE_S = 5.0


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same small export as all.json, all.zip and the folder all."""
    folder = tmp_path_factory.mktemp("exported")
    with Store.open(folder / "from.sqlite", NOW) as store:
        store.add_set(start(store).id, a_set(), NOW)
        store.add_programme_event(APPLIED, zone=ZONE, now=NOW)
        measure(store)
        feel(store)
        screen(store)
        store.put_reminder(EVENING, NOW)
        store.add_decisions([HELD], zone=ZONE, now=NOW)
        store.put_busy("Work", [(NOW, later(900))], NOW)
        store.set_setting("theme", "dark", NOW)
        store.add_activity("Socks", added_at=NOW, zone=ZONE, now=NOW)
        for name in ("all.json", "all.zip", "all"):
            store.export(folder / name, NOW)
    return folder


def refused(store: Store, path: Path) -> str:
    """The one sentence that a file is refused with; nothing of it is stored."""
    before, began = dumped(store.path), perf_counter()
    with pytest.raises(UserError) as raised:
        store.import_export(path, later(10))
    assert perf_counter() - began < PATIENCE_S
    assert dumped(store.path) == before
    said = sentence(raised.value.message)
    assert "\n" not in said
    assert said.endswith(".")
    assert len(said) < 400
    return said


def in_json(exported: Path, change: Callable[[dict[str, Any]], object]) -> bytes:
    values = json.loads((exported / "all.json").read_text("utf-8"))
    change(values["tables"])
    return json.dumps(values).encode()


def setting(table: str, column: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda tables: tables[table][0].update({column: value})


def fixed(recurrence: str) -> dict[str, object]:
    return {"times": ["08:00"], "starts_on": "2026-10-14", "recurrence": recurrence}


ROWS = {
    "a number as text": ("feel", "pain", "3"),
    "full-width digits": ("feel", "pain", "３"),
    "a fraction": ("feel", "pain", 3.5),
    "too much": ("feel", "pain", 11),
    "NaN": ("feel", "pain", float("nan")),
    "infinity": ("measurement", "value", float("inf")),
    "a number of a thousand digits": ("measurement", "value", 10**1000),
    "beyond 64 bits": ("set_done", "held_ms", 2**70),
    "nothing held": ("set_done", "held_ms", 0),
    "null": ("feel", "pain", None),
    "a NUL": ("activity", "name", "So\0cks"),
    "a lone surrogate": ("activity", "name", "So\ud800cks"),
    "another line": ("activity", "name", "So\u2028cks"),
    "a long text": ("activity", "name", "x" * 100_000),
    "a zone that is a path": ("feel", "zone", "../../etc/passwd"),
    "no zone": ("feel", "zone", "Middle/Earth"),
    "a naive instant": ("feel", "felt_at", "2026-10-14T17:30:00"),
    "an instant before all": ("feel", "felt_at", "0001-01-01T00:00:00Z"),
    "an instant at the end of all": ("feel", "felt_at", "9999-12-31T23:59:59Z"),
    "an id that is none": ("feel", "id", "1; DROP TABLE feel"),
    "a stamp that is none": ("feel", "stamp", "2026-10-14T29:30:00.000Z-#0000"),
    "a session that is nowhere": ("set_done", "session", "00000000-0000-7000-8000-000000000000"),
    "a protocol of another test": ("measurement", "protocol", "floor"),
    "an angle that no leg has": ("measurement", "value", 1_400),
    "no tries": ("measurement", "tries", []),
    "deep tries": ("measurement", "tries", [[1]]),
    "a reason that nobody can say": ("programme_event", "change", {"kind": "advance"}),
    "an unknown column": ("feel", "mood", "fine"),
    "an unknown flag": ("safety_check", "flags", ["werewolf"]),
    "a reminder at no time": ("reminder", "timing", {}),
    "a reminder of two kinds": ("reminder", "timing", {"times": ["08:00"], "minutes": 45}),
    "a reminder every second": ("reminder", "timing", fixed("FREQ=SECONDLY")),
    "a reminder on a day that never comes": ("reminder", "timing", fixed("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")),
    "a reminder at no hour": ("reminder", "timing", {**fixed("FREQ=DAILY"), "times": ["25:00"]}),
    "a snooze of months": ("reminder", "snooze_minutes", 100_000),
    "an exception that is no day": ("reminder", "exceptions", ["Christmas"]),
    "a reason of another kind": ("reminder_decision", "reason", None),
    "a meeting that ends before it begins": ("busy_calendar", "spans", [[2, 1]]),
    "a meeting at the end of all": ("busy_calendar", "spans", [[1, 10**15]]),
    "half a meeting": ("busy_calendar", "spans", [[1]]),
    "a day that is none": ("programme_event", "day", "2026-02-30"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_that_cannot_be_is_named(store: Store, exported: Path, tmp_path: Path, name: str) -> None:
    table, column, value = ROWS[name]
    path = tmp_path / "bad.json"
    path.write_bytes(in_json(exported, setting(table, column, value)))
    assert table in refused(store, path) or name in {"NaN", "infinity", "a lone surrogate"}


FILES: dict[str, bytes] = {
    "empty": b"",
    "deep": b"[" * 100_000,
    "deep in a key of ours": b'{"format": "stretchtimer", "version": 1, "tables": {"feel": ' + b"[" * 100_000,
    "deep where nobody looks": b'{"format": "stretchtimer", "version": 1, "more": ' + b'{"a":' * 100_000,
    "never ends": b'{"format": "stretchtimer", "version": 1, "tables": {"feel": [{"id": "',
    "UTF-16": '{"format": "stretchtimer"}'.encode("utf-16"),
    "Latin-1": b'{"format": "stretchtimer", "version": 1, "exported_at": "\xe4"}',
    "NaN": b'{"format": "stretchtimer", "version": NaN}',
    "1e999": b'{"format": "stretchtimer", "version": 1e999}',
    "5,000 digits": b'{"format": "stretchtimer", "version": ' + b"1" * 5_000 + b"}",
    "no version": b'{"format": "stretchtimer", "tables": {}}',
    "no tables": b'{"format": "stretchtimer", "version": 1}',
    "an unknown table": b'{"format": "stretchtimer", "version": 1, "tables": {"werewolf": []}}',
    "a list": b"[1, 2, 3]",
    "another program's": b'{"data": {"sessions": []}}',
    "NULs": b"\0" * 10_000,
    "half a zip": b"PK\x03\x04" + b"\0" * 100,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_export_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(FILES[name])
    refused(store, path)


def test_a_database_a_socket_of_the_system_and_a_folder_of_others_are_refused(store: Store, tmp_path: Path) -> None:
    refused(store, store.path)
    refused(store, tmp_path)
    refused(store, tmp_path / "nowhere.json")


CSVS: dict[str, Callable[[bytes], bytes]] = {
    "a quote that never closes": lambda text: text + b'"' + b"x,\r\n" * 1_000_000,
    "a field too long": lambda text: text + b"x" * 10_000_000,
    "a quote in the middle": lambda text: text.replace(b"Europe", b'"Eu"rope'),
    "a column too few": lambda text: text + b"1,2\r\n",
    "another header": lambda text: text.replace(b"pain", b"mood"),
    "a header twice": lambda text: text.replace(b"pain", b"zone"),
    "full-width digits": lambda text: text.replace(b",3,day", ",３,day".encode()),
    "underscores": lambda text: text.replace(b",3,day", b",1_0,day"),
    "NaN": lambda text: text.replace(b",3,day", b",NaN,day"),
    "UTF-16": lambda text: text.decode().encode("utf-16"),
    "Latin-1": lambda text: text.replace(b"Europe", b"Europ\xe4"),
    "a NUL": lambda text: text.replace(b"Europe", b"Euro\0pe"),
    "empty": lambda text: b"",
}


@pytest.mark.parametrize("name", CSVS)
@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_table_that_is_broken_is_refused(store: Store, exported: Path, tmp_path: Path, name: str, kind: str) -> None:
    broken = CSVS[name]((exported / "all" / "feel.csv").read_bytes())
    target = tmp_path / "bad"
    if kind == "zip":
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(exported / "all" / "export.json", "export.json")
            archive.writestr("feel.csv", broken)
    else:
        target.mkdir()
        (target / "export.json").write_bytes((exported / "all" / "export.json").read_bytes())
        (target / "feel.csv").write_bytes(broken)
    refused(store, target)


def test_an_archive_that_grows_is_stopped(
    store: Store, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_file, "LARGEST_CSV", 60_000)
    target = tmp_path / "bomb.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(exported / "all" / "export.json", "export.json")
        with archive.open("feel.csv", "w") as member:
            header, row = (exported / "all" / "feel.csv").read_bytes().splitlines(keepends=True)
            member.write(header + row)
            member.write(b'"' + b"x" * 50_000_000)
    assert "too large" in refused(store, target)


def test_a_name_in_an_archive_leads_nowhere(store: Store, exported: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    target.write_bytes((exported / "all.zip").read_bytes())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("../../outside.csv", "here")
        archive.writestr("__MACOSX/feel.csv", "here")
    assert store.import_export(target, later(1)).new["feel"] == 1
    assert not list(tmp_path.parent.glob("outside*"))


def test_too_large_a_file_is_not_even_read(
    store: Store, exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_file, "LARGEST_JSON", 1_000)
    assert "too large" in refused(store, exported / "all.json")


@pytest.mark.parametrize("name", ["all.json", "all.zip", "feel.csv"])
def test_an_export_with_a_few_bytes_changed_comes_in_whole_or_not_at_all(
    store: Store, exported: Path, tmp_path: Path, name: str
) -> None:
    """Some changes make another sound export; the store can then read all that it took."""
    sound = (exported / "all" / name if name == "feel.csv" else exported / name).read_bytes()
    chance, taken = random.Random(name), 0
    for number in range(170):
        path = tmp_path / "bad"
        if name == "feel.csv":
            path.mkdir(exist_ok=True)
            (path / "export.json").write_bytes((exported / "all" / "export.json").read_bytes())
            (path / name).write_bytes(_mutated(sound, chance))
        else:
            path.write_bytes(_mutated(sound, chance))
        with suppress(UserError):
            store.import_export(path, later(number))
            taken += 1
        assert all(days_of(store))
        assert store.programme_events() is not None
        assert store.settings() is not None
        assert all(next_due(rule, Calendar(ZONE), NOW) is None or rule.is_on for rule in store.reminders())
        assert store.decisions(NOW) is not None
    assert taken < 170


def days_of(store: Store) -> Iterator[date]:
    """Every day that a chart or list would work out."""
    yield from (record.day for record in store.feels())
    yield from (record.day for record in store.measurements())
    yield from (record.day for record in store.sessions())


def _mutated(text: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, taken out or put in; or a stretch of it doubled or lost."""
    changed = bytearray(text)
    for _ in range(chance.randint(1, 3)):
        place, length = chance.randrange(len(changed)), chance.randint(1, 40)
        match chance.randrange(5):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + length]
            case 2:
                changed[place:place] = changed[place : place + length]
            case 3:
                changed[place:place] = bytes(chance.choice(b'0123456789"\\{}[],:\r\n\0\xff=-') for _ in range(length))
            case _:
                del changed[place:]
                changed += b" "
    return bytes(changed)


def test_many_rows_stream_through(exported: Path, tmp_path: Path) -> None:
    """Of CSV nothing is held: only that memory stays is asked here, the time is the benchmark's."""
    row = next(csv.DictReader(io.StringIO((exported / "all" / "feel.csv").read_text("utf-8"))))
    target = tmp_path / "all"
    target.mkdir()
    (target / "export.json").write_bytes((exported / "all" / "export.json").read_bytes())
    line = ",".join(row.values())
    with (target / "feel.csv").open("w", newline="") as file:
        file.write(",".join(row) + "\r\n")
        file.writelines(f"{line}\r\n" for _ in range(20_000))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with Store.open(tmp_path / "to.sqlite", NOW) as store:
        assert store.import_export(target, later(1)).seen == 20_000
        assert len(store.feels()) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < 32 * 1024


TABLES: dict[str, bytes] = {
    "a quote that never closes": b'date,reach\n2026-10-14,5\n"' + b"2026-10-14,5\n" * 100_000,
    "a cell too long": b"date,reach\n2026-10-14," + b"5" * 1_000_000 + b"\n",
    "Latin-1": "Tag;Dehnung für heute\n2026-10-14;5\n".encode("latin-1"),
    "half of UTF-16": b"\xff\xfed\x00a",
    "NULs": b"\0" * 100_000,
    "empty": b"",
    "text": b"Dear diary, it is better today.\n",
    "an export of ours": b'{"format": "stretchtimer", "version": 1}',
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_none_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    path, before = tmp_path / "bad.csv", dumped(store.path)
    path.write_bytes(TABLES[name])
    with pytest.raises(UserError) as raised:
        store.import_measurements(path, preview(path, {}, ZONE, NOW).layout, ZONE, NOW)
    assert sentence(raised.value.message).endswith(".")
    assert dumped(store.path) == before


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_file_is_not_waited_for(store: Store, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    path = path if kind == "pipe" else Path("/dev/zero")
    for read in (
        lambda: preview(path, {}, ZONE, NOW),
        lambda: store.import_export(path, NOW),
        lambda: read_share(path),
    ):
        with pytest.raises(UserError) as raised:
            read()
        assert raised.value.message.key == "not_a_file"


def test_a_row_of_today_comes_in_before_noon_and_once(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("date,reach (cm)\n2026-10-14,5\n")
    for hour in (6, 7, 20, 40):
        now = datetime(2026, 10, 14, tzinfo=ZoneInfo(ZONE)) + timedelta(hours=hour)
        store.import_measurements(path, preview(path, {}, ZONE, now).layout, ZONE, now)
        (kept,) = store.measurements()
        assert (kept.day, kept.measured_at.astimezone(ZoneInfo(ZONE)).hour) == (date(2026, 10, 14), 0)


def test_a_table_comes_in_once_and_with_bad_lines_only_when_that_is_said(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("date,left,right\n2026-10-01,68,70\n2026-10-02,x,71\n2026-10-03,69,\n")
    layout = preview(path, {}, ZONE, NOW).layout
    taken = store.import_measurements(path, layout, ZONE, NOW)
    assert ([row.number for row in taken.bad], taken.new, taken.stored) == ([3], 3, False)
    assert store.measurements() == ()
    assert not store.import_measurements(path, layout, ZONE, NOW, skip_bad=True, dry_run=True).stored
    assert store.measurements() == ()
    assert store.import_measurements(path, layout, ZONE, NOW, skip_bad=True).stored
    assert [record.value for record in store.measurements()] == [680, 700, 690]
    again = store.import_measurements(path, layout, ZONE, NOW, skip_bad=True)
    assert (again.new, again.same, len(store.measurements())) == (0, 3, 3)


def test_a_long_table_can_be_cancelled_without_a_trace(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("date,reach (cm)\n" + "2026-10-01,5\n" * 20_000)
    seen, heard = preview(path, {}, ZONE, NOW), []

    def cancel(read: int) -> None:
        heard.append(read)
        if read == 5_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.import_measurements(path, seen.layout, ZONE, NOW, progress=cancel)
    assert (heard, seen.length) == ([1_000, 2_000, 3_000, 4_000, 5_000], 20_001)
    assert store.measurements() == ()
