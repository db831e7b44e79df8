"""What a session commits is on the disk soon after, and nobody waits for it; what the disk refuses is told once."""

import errno
import os
from pathlib import Path
from threading import Event, current_thread

import pytest

from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Form
from stretchtimer.core.records import SessionOutcome
from stretchtimer.store.flush import Flusher
from stretchtimer.store.store import Store
from tests.store.samples import NOW


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "data.sqlite-wal"
    path.write_bytes(b"committed")
    return path


def flusher(log: Path, flush: "Flush") -> Flusher:
    return Flusher(log.with_name("data.sqlite"), flush)


class Flush:
    """A disk that can be held up, or be broken."""

    def __init__(self, fault: OSError | None = None) -> None:
        self.go_on, self.fault = Event(), fault
        self.flushed: list[tuple[int, str]] = []

    def __call__(self, file: int) -> None:
        assert self.go_on.wait(10)
        self.flushed.append((os.fstat(file).st_ino, current_thread().name))
        if self.fault is not None:
            raise self.fault


def test_nobody_waits_for_a_slow_disk_but_the_end(log: Path) -> None:
    disk = Flush()
    one = flusher(log, disk)
    one.flush_soon()
    one.check()
    assert disk.flushed == []
    disk.go_on.set()
    one.finish()
    ((inode, thread),) = disk.flushed
    assert inode == log.stat().st_ino
    assert thread != current_thread().name


def test_what_went_wrong_is_raised_once(log: Path) -> None:
    disk = Flush(OSError(errno.ENOSPC, "full"))
    disk.go_on.set()
    one = flusher(log, disk)
    one.flush_soon()
    with pytest.raises(OSError, match="full"):
        one.finish()
    one.finish()


def test_without_a_log_everything_is_in_the_database(tmp_path: Path) -> None:
    one = Flusher(tmp_path / "data.sqlite")
    one.flush_soon()
    one.finish()


def test_a_fault_of_the_disk_is_told_before_the_next_set_is_stored(store: Store, log: Path) -> None:
    disk = Flush(OSError(errno.ENOSPC, "full"))
    disk.go_on.set()
    store._flusher = flusher(log, disk)
    first = store.start_session("evening", Form.USUAL, 60_000, rehearsal=False, zone="UTC", now=NOW)
    assert store._flusher._last is not None
    store._flusher._last.exception()  # it has been tried
    with pytest.raises(UserError) as told:
        store.end_session(first.id, SessionOutcome.ENDED, 0, NOW)
    assert told.value.message.key == "store_disk_full"
    disk.fault = None
    assert store.end_session(first.id, SessionOutcome.ENDED, 0, NOW).outcome is SessionOutcome.ENDED


def test_everything_else_waits_for_the_disk(store: Store) -> None:
    store.start_session("evening", Form.USUAL, 60_000, rehearsal=False, zone="UTC", now=NOW)
    assert store._connection.pragma("synchronous") == 2
