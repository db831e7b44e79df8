"""What can be wrong with the file or its folder: each is told in words of its own, and nothing is lost over it."""

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import apsw.sqlite_extra
import pytest

from stretchtimer.core.message import UserError
from stretchtimer.core.records import SetRecord
from stretchtimer.store import connect as connecting
from stretchtimer.store.backup import back_up
from stretchtimer.store.connect import connect
from stretchtimer.store.migrations import APPLICATION_ID
from stretchtimer.store.store import Store
from tests.store.samples import NOW, a_set, feel, make_file, query, start

NOBODY = 65534
is_root = hasattr(os, "geteuid") and os.geteuid() == 0


def refusal(path: Path, busy_ms: int = 50) -> str:
    """The key of the sentence with which opening is refused."""
    with pytest.raises(UserError) as refused:
        Store.open(path, NOW, busy_ms)
    if refused.value.message.key != "store_no_checksums":
        assert refused.value.message.values["path"] == str(path)
    return refused.value.message.key


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    assert os.umask(before) == 0  # the program's own was put back


def test_all_files_are_the_owners_alone(path: Path, open_umask: None) -> None:
    path = path.parent / "deeper" / path.name
    with Store.open(path, NOW) as store:
        feel(store)
        files = list(path.parent.iterdir())
        assert {file.name for file in files} == {path.name, f"{path.name}-wal", f"{path.name}-shm"}
        assert {mode(file) for file in files} == {0o600}
        assert {mode(path.parent), mode(path.parent.parent)} == {0o700}


def test_copies_are_the_owners_alone(path: Path, open_umask: None) -> None:
    path.parent.mkdir()
    make_file(path, f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TABLE note (text TEXT) STRICT")
    with Store.open(path, NOW):
        folder = path.parent / "backups"
        assert mode(folder) == 0o700
        assert {mode(file) for file in folder.iterdir()} == {0o600}


def test_a_copy_is_the_owners_alone_whoever_asks_for_it(store: Store, tmp_path: Path, open_umask: None) -> None:
    copy = back_up(store._connection, tmp_path / "copies" / "copy.sqlite")
    assert (mode(copy), mode(copy.parent)) == (0o600, 0o700)


def test_a_file_open_to_others_is_closed_to_them(path: Path) -> None:
    Store.open(path, NOW).close()
    path.chmod(0o644)
    with Store.open(path, NOW) as store:
        feel(store)
        assert {mode(file) for file in path.parent.iterdir()} == {0o600}


def test_a_folder_that_was_there_keeps_its_mode(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o755)
    Store.open(path, NOW).close()
    assert mode(path.parent) == 0o755


def test_a_path_with_signs_in_it(tmp_path: Path) -> None:
    path = tmp_path / "100% ä?#&=" / "a b;c.sqlite"
    Store.open(path, NOW).close()
    with Store.open(path, NOW) as store:
        feel(store)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Store.open(path, NOW) as store:
        feel(store)
        store.check()


def test_garbage_is_refused_and_untouched(path: Path) -> None:
    path.parent.mkdir()
    garbage = b"Dear diary, today I stretched. " * 400
    path.write_bytes(garbage)
    assert refusal(path) == "store_not_ours"
    assert path.read_bytes() == garbage
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE note (text TEXT)",),
        ("PRAGMA application_id = 77",),
        ("PRAGMA application_id = 77", "PRAGMA user_version = 1"),
    ],
)
@pytest.mark.parametrize("checksums", [True, False])
def test_another_programs_database_is_refused_and_untouched(
    path: Path, statements: tuple[str, ...], checksums: bool
) -> None:
    path.parent.mkdir()
    make_file(path, *statements, checksums=checksums)
    before = path.read_bytes()
    assert refusal(path) == "store_not_ours"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_empty_database_is_taken_only_with_checksums(path: Path) -> None:
    path.parent.mkdir()
    make_file(path)  # as a crash in its first moment leaves it
    Store.open(path, NOW).close()
    other = path.with_name("other.sqlite")
    make_file(other, checksums=False)
    assert refusal(other) == "store_not_ours"


def test_a_first_moment_cut_off_in_the_middle_is_taken_back(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    connection = connect(path)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN; CREATE TABLE note (text TEXT); INSERT INTO note VALUES (zeroblob(100000))")
    cut_off = tmp_path / "left" / path.name
    shutil.copytree(path.parent, cut_off.parent)
    connection.close()
    assert cut_off.stat().st_size > 0
    with Store.open(cut_off, NOW) as store:
        feel(store)
        store.check()


def test_another_programs_database_without_a_log_keeps_its_mode(path: Path) -> None:
    path.parent.mkdir()
    connection = connect(path)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.close()
    path.with_name(f"{path.name}-journal").touch()  # as if it had crashed
    before = path.read_bytes()
    assert refusal(path) == "store_not_ours"
    assert path.read_bytes() == before


def test_our_file_without_checksums_is_not_trusted(path: Path) -> None:
    path.parent.mkdir()
    make_file(path, f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 1", checksums=False)
    assert refusal(path) == "store_damaged"


def test_a_copy_without_a_log_gets_one(path: Path, tmp_path: Path) -> None:
    with Store.open(path, NOW) as store:
        felt = feel(store)
        store._connection.execute("VACUUM INTO ?", (str(tmp_path / "copy.sqlite"),))
    with Store.open(tmp_path / "copy.sqlite", NOW) as store:
        assert store._connection.pragma("journal_mode") == "wal"
        assert store.feels() == (felt,)
        store.check()


def test_a_folder_in_the_files_place(path: Path) -> None:
    path.mkdir(parents=True)
    assert refusal(path) == "store_cannot_open"


def test_a_file_in_the_folders_place(path: Path) -> None:
    path.parent.write_text("a file")
    assert refusal(path) == "store_cannot_open"


def test_locked_by_another(path: Path) -> None:
    with Store.open(path, NOW, busy_ms=50) as store:
        other = connect(path)
        with other:
            with pytest.raises(UserError) as refused:
                feel(store)
            assert refused.value.message.key == "store_busy"
            assert store.feels() == ()  # reading goes on
        other.close()
        assert feel(store) in store.feels()


def test_locked_when_it_is_made(path: Path) -> None:
    path.parent.mkdir()
    other = connect(path)
    other.execute("BEGIN EXCLUSIVE; CREATE TABLE note (text TEXT)")
    assert refusal(path) == "store_busy"
    other.close()


def test_without_the_checksum_extension_nothing_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(connection: object, extension: str) -> None:
        raise apsw.sqlite_extra.NotAvailable(extension)

    monkeypatch.setattr(connecting, "_VFS", "cksmvfs-not-yet")
    monkeypatch.setattr(apsw.sqlite_extra, "load", missing)
    assert refusal(path) == "store_no_checksums"
    assert not path.exists()


@pytest.fixture
def unwritable() -> Iterator[Path]:
    """A store in a folder where nothing may be written; nobody's, because root may everything."""
    folder = Path(tempfile.mkdtemp(prefix="stretchtimer-"))
    path = folder / "data" / "stretchtimer.sqlite"
    try:
        with Store.open(path, NOW) as store:
            feel(store)
        path.parent.chmod(0o500)
        if is_root:
            for place in (folder, path.parent, path):
                os.chown(place, NOBODY, NOBODY)
            os.setegid(NOBODY)
            os.seteuid(NOBODY)
        yield path
    finally:
        if is_root:
            os.seteuid(0)
            os.setegid(0)
        path.parent.chmod(0o700)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="folders have no such mode there")
def test_a_read_only_folder(unwritable: Path) -> None:
    before = unwritable.read_bytes()
    assert refusal(unwritable) == "store_read_only"
    assert refusal(unwritable.with_name("new.sqlite")) == "store_read_only"
    assert refusal(unwritable.parent / "new" / "new.sqlite") == "store_cannot_open"
    assert unwritable.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="folders have no such mode there")
def test_a_read_only_file_can_be_read(unwritable: Path) -> None:
    unwritable.parent.chmod(0o700)
    unwritable.chmod(0o400)
    with Store.open(unwritable, NOW) as store:
        assert len(store.feels()) == 1
        with pytest.raises(UserError) as refused:
            feel(store)
        assert refused.value.message.key == "store_read_only"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if not is_root:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Take all the room there is, but for some bytes."""
    filler = folder / "filler"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    filler.write_bytes(b"x" * (free - leave))
    return filler


def test_a_full_disk_loses_nothing(small_disk: Path) -> None:
    path = small_disk / "stretchtimer.sqlite"
    with Store.open(path, NOW) as store:
        session = start(store)
        filler = fill(small_disk, leave=64 * 1024)
        stored: list[SetRecord] = []

        def add_until_refused() -> None:
            for step in range(1_000):
                stored.append(store.add_set(session.id, a_set(step, ended_ms=30_000 * (step + 1)), NOW))  # noqa: PERF401

        with pytest.raises(UserError) as refused:
            add_until_refused()
        assert refused.value.message.key == "store_disk_full"
        assert refused.value.message.values == {"path": str(path)}
        assert stored
        assert list(store.session(session.id).sets) == stored  # reading goes on
        filler.unlink()
        stored.append(store.add_set(session.id, a_set(1_000, ended_ms=10**9), NOW))
        assert list(store.session(session.id).sets) == stored
    with Store.open(path, NOW) as store:
        assert list(store.session(session.id).sets) == stored
        store.check()


def test_making_a_store_on_a_full_disk(small_disk: Path) -> None:
    fill(small_disk)
    path = small_disk / "stretchtimer.sqlite"
    assert refusal(path) == "store_disk_full"
    (small_disk / "filler").unlink()
    Store.open(path, NOW).close()


def test_no_migration_when_the_copy_has_no_room(small_disk: Path) -> None:
    path = small_disk / "stretchtimer.sqlite"
    text = "x" * 200_000
    make_file(
        path,
        f"PRAGMA application_id = {APPLICATION_ID}",
        "CREATE TABLE note (text TEXT) STRICT",
        f"INSERT INTO note VALUES ('{text}')",
    )
    filler = fill(small_disk, leave=100_000)
    assert refusal(path) == "store_disk_full"
    assert list((small_disk / "backups").iterdir()) == []
    filler.unlink()
    assert query(path, "SELECT user_version FROM pragma_user_version") == [(0,)]
    Store.open(path, NOW).close()
    assert query(path, "SELECT text FROM note") == [(text,)]


def test_whatever_little_room_there_is(small_disk: Path) -> None:
    path = small_disk / "stretchtimer.sqlite"
    with Store.open(path, NOW) as store:
        felt = feel(store)
    told = set()
    for pages in range(16):
        filler = fill(small_disk, leave=pages * 4096)
        try:
            with Store.open(path, NOW) as store:
                assert felt in store.feels()
                feel(store)
        except UserError as error:
            told.add(error.message.key)
        filler.unlink()
    assert told == {"store_disk_full"}
    with Store.open(path, NOW) as store:
        assert felt in store.feels()
        store.check()
