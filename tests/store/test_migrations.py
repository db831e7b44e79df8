"""Steps from version to version: whole or not at all, and never without a copy of what was there."""

import shutil
from pathlib import Path

import apsw
import pytest

from stretchtimer.core.ids import next_stamp
from stretchtimer.core.message import UserError
from stretchtimer.core.records import FeelWhen
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.store import backup, database
from stretchtimer.store.connect import check_pages, connect
from stretchtimer.store.migrations import APPLICATION_ID, MIGRATIONS, migrate, version_of
from stretchtimer.store.store import Store
from tests.store.samples import NOW, feel, make_file, query, screen, start

KEPT = Path(__file__).parent / "kept"

VERSION_0 = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE note (text TEXT NOT NULL) STRICT",
    "INSERT INTO note VALUES ('from before')",
)


def add_mood(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE feel ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def add_mood_and_fail(connection: apsw.Connection) -> None:
    add_mood(connection)
    connection.execute("UPDATE feel SET mood = 'gone', pain = 11")


def schema_of(path: Path) -> list[tuple[object, ...]]:
    return query(path, "SELECT name, sql FROM sqlite_schema ORDER BY name")


def no_backup(version: int) -> Path:
    raise AssertionError(f"a copy of version {version} was not called for")


def test_the_steps_are_numbered_in_order() -> None:
    assert [step.__name__[:5] for step in MIGRATIONS] == [f"m{n:04d}" for n in range(1, len(MIGRATIONS) + 1)]


def test_a_new_file_needs_no_copy(path: Path, store: Store) -> None:
    assert [file.name for file in path.parent.iterdir() if file.is_dir()] == []


def test_an_older_file_is_brought_up_and_a_copy_kept(path: Path) -> None:
    path.parent.mkdir()
    make_file(path, *VERSION_0)
    with Store.open(path, NOW) as store:
        feel(store)
    assert query(path, "SELECT text FROM note") == [("from before",)]
    assert query(path, "SELECT user_version FROM pragma_user_version") == [(len(MIGRATIONS),)]
    [copy] = (path.parent / database.BACKUP_FOLDER).iterdir()
    assert copy.name == "stretchtimer-v0-20261014T173000Z.sqlite"
    assert query(copy, "SELECT text FROM note") == [("from before",)]
    assert query(copy, "SELECT user_version FROM pragma_user_version") == [(0,)]
    assert [name for name, _ in schema_of(copy)] == ["note"]


def test_the_copy_has_what_was_only_in_the_log(path: Path, tmp_path: Path) -> None:
    with Store.open(path, NOW) as store:
        felt = feel(store)
        copy = backup.back_up(store._connection, tmp_path / "copy.sqlite")
        assert query(copy, "SELECT id FROM feel") == [(felt.id,)]


def test_the_copy_has_checksums(path: Path, tmp_path: Path) -> None:
    with Store.open(path, NOW) as store:
        copy = backup.back_up(store._connection, tmp_path / "copy.sqlite")
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    with pytest.raises(apsw.Error):
        check_pages(copy)


def test_a_copy_never_takes_anothers_place(store: Store, tmp_path: Path) -> None:
    wanted = tmp_path / "copy.sqlite"
    wanted.write_text("precious")
    names = [backup.back_up(store._connection, wanted).name for _ in range(2)]
    assert names == ["copy-2.sqlite", "copy-3.sqlite"]
    assert wanted.read_text() == "precious"


def test_a_copy_that_cannot_be_read_back_is_not_kept_and_nothing_is_migrated(
    path: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise apsw.CorruptError("planted")

    monkeypatch.setattr(backup, "check_pages", fail)
    connection = connect(path)
    with pytest.raises(apsw.CorruptError, match="planted"):
        migrate(connection, lambda _: tmp_path / "copy.sqlite", [*MIGRATIONS, add_mood])
    assert version_of(connection) == len(MIGRATIONS)
    assert list(tmp_path.glob("*.sqlite")) == []
    connection.close()


def test_a_step_that_fails_leaves_no_trace(path: Path, tmp_path: Path) -> None:
    with Store.open(path, NOW) as store:
        felt = feel(store)
    before = schema_of(path)
    connection = connect(path)
    with pytest.raises(apsw.ConstraintError):
        migrate(connection, lambda _: tmp_path / "copy.sqlite", [*MIGRATIONS, add_mood_and_fail])
    assert version_of(connection) == len(MIGRATIONS)
    connection.close()
    assert schema_of(path) == before
    with Store.open(path, NOW) as store:
        assert store.feels() == (felt,)


def test_the_steps_before_a_failing_one_stay(path: Path, store: Store, tmp_path: Path) -> None:
    connection = connect(path)
    steps = [*MIGRATIONS, add_mood, lambda connection: connection.execute("nonsense")]
    with pytest.raises(apsw.SQLError):
        migrate(connection, lambda _: tmp_path / "copy.sqlite", steps)
    assert version_of(connection) == len(MIGRATIONS) + 1
    connection.close()
    assert "mood" in {name for (name,) in query(path, "SELECT name FROM pragma_table_info('feel')")}


def test_a_step_done_meanwhile_by_another_process_is_not_done_again(path: Path, store: Store, tmp_path: Path) -> None:
    connection = connect(path)

    def meanwhile(version: int) -> Path:
        other = connect(path)
        migrate(other, lambda _: tmp_path / "other.sqlite", [*MIGRATIONS, add_mood])
        other.close()
        return tmp_path / "copy.sqlite"

    migrate(connection, meanwhile, [*MIGRATIONS, add_mood])
    assert version_of(connection) == len(MIGRATIONS) + 1
    connection.close()


def test_what_was_deleted_before_ease_offs_were_kept_stays_deleted(path: Path) -> None:
    path.parent.mkdir()
    make_file(path)
    connection = connect(path)
    migrate(connection, no_backup, MIGRATIONS[:1])
    connection.close()
    row = f"'{'i' * 36}', '{'d' * 36}', '{'s' * 30}', 'feel'"
    query(path, f"INSERT INTO tombstone (id, device, stamp, kind) VALUES ({row})")
    with Store.open(path, NOW):
        pass
    assert query(path, "SELECT * FROM tombstone") == [("i" * 36, "d" * 36, "s" * 30, "feel")]


def test_the_newest_file_is_left_alone(path: Path, store: Store) -> None:
    connection = connect(path)
    migrate(connection, no_backup)
    connection.close()


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir()}


def test_a_newer_file_is_refused_and_untouched(path: Path) -> None:
    path.parent.mkdir()
    make_file(path, *VERSION_0, "PRAGMA user_version = 99")
    path.chmod(0o640)
    before = contents(path.parent)
    with pytest.raises(UserError) as refused:
        Store.open(path, NOW)
    assert refused.value.message.key == "store_newer"
    assert refused.value.message.values == {"path": str(path), "found": 99, "known": len(MIGRATIONS)}
    assert contents(path.parent) == before
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_newer_file_left_by_a_crash_is_refused_and_untouched(path: Path, tmp_path: Path) -> None:
    """Its log is all there is of the last change, and must not be worked into the file."""
    path.parent.mkdir()
    make_file(path, *VERSION_0)
    newer = connect(path)
    newer.execute("PRAGMA user_version = 99")
    left = tmp_path / "left" / path.name
    shutil.copytree(path.parent, left.parent)
    newer.close()
    before = contents(left.parent)
    with pytest.raises(UserError, match="store_newer"):
        Store.open(left, NOW)
    before.pop(f"{left.name}-shm")
    after = contents(left.parent)
    after.pop(f"{left.name}-shm")
    assert after == before


def test_a_newer_file_with_a_stray_journal_is_refused(path: Path) -> None:
    path.parent.mkdir()
    make_file(path, *VERSION_0, "PRAGMA user_version = 99")
    path.with_name(f"{path.name}-journal").touch()
    before = path.read_bytes()
    with pytest.raises(UserError, match="store_newer"):
        Store.open(path, NOW)
    assert path.read_bytes() == before


def test_a_newer_file_in_use_is_refused_and_untouched(path: Path) -> None:
    """What was changed last still stands in the log, and the version with it."""
    path.parent.mkdir()
    make_file(path, *VERSION_0)
    newer = connect(path)
    newer.execute("PRAGMA user_version = 99")
    names = (path.name, f"{path.name}-wal")
    before = contents(path.parent)
    with pytest.raises(UserError, match="store_newer"):
        Store.open(path, NOW)
    after = contents(path.parent)
    assert {name: after[name] for name in names} == {name: before[name] for name in names}
    newer.close()


def test_a_file_of_the_first_version_can_bury_an_answer(path: Path) -> None:
    """Made by its kept schema, with a tombstone, which the second step has to carry over."""
    path.parent.mkdir()
    schema = (Path(__file__).parent / "kept" / "schema_1.sql").read_text(encoding="utf-8")
    stamp, device, gone = "s" * 30, "d" * 36, "g" * 36
    make_file(
        path,
        f"PRAGMA application_id = {APPLICATION_ID}",
        "PRAGMA user_version = 1",
        schema,
        f"INSERT INTO replica (id, stamp) VALUES ('{device}', '')",
        f"INSERT INTO tombstone (id, device, stamp, kind) VALUES ('{gone}', '{device}', '{stamp}', 'feel')",
    )
    with Store.open(path, NOW) as store:
        session = start(store)
        store.answer_session(session.id, pull=3, back_during=0, now=NOW)
        store.delete_answer(session.id, NOW)
    kinds = query(path, "SELECT kind FROM tombstone ORDER BY kind")
    assert kinds == [("feel",), ("session_answer",)]
    with pytest.raises(apsw.ConstraintError):
        query(path, "UPDATE tombstone SET kind = 'replica'")


def test_a_file_of_the_first_version_arrives_whole(path: Path) -> None:
    """With something in every table that a later step makes again."""
    path.parent.mkdir()
    make_file(path)
    connection = connect(path)
    migrate(connection, no_backup, MIGRATIONS[:1])
    ids = {name: f"{name:-<36}" for name in ("device", "session", "legs", "reach", "felt", "buried")}
    stamp = next_stamp("", NOW)
    signed = f"'{ids['device']}', '{stamp}'"
    zone = "'Europe/Berlin'"
    for table, row in (
        ("replica", f"'{ids['device']}', '{stamp}', 1"),
        ("session", f"'{ids['session']}', {signed}, 'morning', 'usual', 1, {zone}, 9, 0, 'ended', 2, 0"),
        (
            "measurement",
            f"'{ids['legs']}', {signed}, 'slr', 'left', 'wall', 'tenth_degree', 685, '[685]', 3, {zone}, 1, 'other'",
        ),
        (
            "measurement",
            f"'{ids['reach']}', {signed}, 'sit_and_reach', 'both', 'ymca_15in', 'hundredth_inch', 1525, '[1,2]', 3,"
            f" {zone}, NULL, NULL",
        ),
        ("feel", f"'{ids['felt']}', {signed}, 4, 'after', '{ids['session']}', 5, {zone}"),
        ("tombstone", f"'{ids['buried']}', {signed}, 'feel'"),
    ):
        connection.execute(f"INSERT INTO {table} VALUES ({row})")
    tables = ("measurement", "feel", "tombstone", "session")
    before = {table: list(connection.execute(f"SELECT * FROM {table} ORDER BY id")) for table in tables}
    connection.close()
    with Store.open(path, NOW) as store:
        assert {record.value for record in store.measurements()} == {685, 1525}
        assert [(felt.pain, felt.session) for felt in store.feels()] == [(4, ids["session"])]
        store.delete_feel(ids["felt"], NOW)
        felt = store.add_feel(3, FeelWhen.NEXT_MORNING, ids["session"], felt_at=NOW, zone="UTC", now=NOW)
        store.delete_feel(felt.id, NOW)
    left = {table: query(path, f"SELECT * FROM {table} ORDER BY id") for table in tables}
    assert {**left, "feel": before["feel"], "tombstone": before["tombstone"]} == before
    assert set(before["tombstone"]) < set(left["tombstone"])
    [copy] = (path.parent / database.BACKUP_FOLDER).iterdir()
    assert query(copy, "SELECT * FROM feel") == before["feel"]


def test_a_file_of_the_first_version_arrives_whole_and_can_bury_a_safety_check(path: Path, tmp_path: Path) -> None:
    buried = "INSERT INTO tombstone VALUES ('{0}', '{0}', '{1}', 'feel')".format("x" * 36, "s" * 30)
    path.parent.mkdir()
    make_file(path, (KEPT / "schema_1.sql").read_text("utf-8"), f"PRAGMA application_id = {APPLICATION_ID}")
    make_file(path, "PRAGMA user_version = 1", buried, checksums=False)
    with Store.open(path, NOW) as store:
        felt = feel(store)
        check = screen(store, RedFlag.CALF)
        store.delete_safety_check(check.id, NOW)
        assert store.feels() == (felt,)
    kinds = query(path, "SELECT kind FROM tombstone ORDER BY stamp")
    assert sorted(kinds) == [("feel",), ("safety_check",)]
    assert query(path, "SELECT strict FROM pragma_table_list WHERE name = 'tombstone'") == [(1,)]
