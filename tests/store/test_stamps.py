"""Stamps rise strictly on one device, whatever its clock does, and across restarts."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.store.change import make_replica
from stretchtimer.store.store import Store
from tests.store.samples import LEG_RAISE, NOW, feel, measure, query

CLOCK = [NOW, NOW, NOW - timedelta(days=400), NOW - timedelta(hours=1), NOW, NOW + timedelta(milliseconds=1)]


def stamps(path: Path) -> list[str]:
    return [str(stamp) for (stamp,) in query(path, "SELECT stamp FROM feel ORDER BY pain")]


def rise(found: list[str]) -> bool:
    return all(earlier < later for earlier, later in pairwise(found))


def test_with_a_clock_that_goes_back(store: Store, path: Path) -> None:
    for pain, now in enumerate(CLOCK):
        feel(store, pain, now=now)
    assert len(stamps(path)) == len(CLOCK)
    assert rise(stamps(path))


def test_across_restarts(path: Path) -> None:
    for pain, now in enumerate(CLOCK):
        with Store.open(path, now) as store:
            feel(store, pain, now=now)
    assert rise(stamps(path))


def test_in_turns_with_another_process(store: Store, path: Path) -> None:
    with Store.open(path, NOW) as other:
        for pain, now in enumerate(CLOCK):
            feel((store, other)[pain % 2], pain, now=now)
    assert rise(stamps(path))


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=9))
def test_every_change_of_a_row_has_a_later_stamp(lasting: tuple[Store, Path], seconds: list[int]) -> None:
    store, path = lasting
    found = []
    for number, shift in enumerate(seconds):
        now = NOW + timedelta(seconds=shift)
        if number % 2:
            store.reset_setting("theme", now)
        else:
            store.set_setting("theme", "dark", now)
        found += [str(stamp) for (stamp,) in query(path, "SELECT stamp FROM setting")]
    assert rise(found)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Path]:
    path = tmp_path_factory.mktemp("stamps") / "stretchtimer.sqlite"
    return Store.open(path, NOW), path


def test_what_failed_takes_its_stamp_back(store: Store, path: Path) -> None:
    [(before,)] = query(path, "SELECT stamp FROM replica")
    with pytest.raises(apsw.ConstraintError):
        feel(store, 11)
    assert query(path, "SELECT stamp FROM replica") == [(before,)]
    measure(store, reading=LEG_RAISE)
    assert query(path, "SELECT stamp FROM replica") != [(before,)]


def test_the_device_stays_the_same(path: Path) -> None:
    devices = set()
    for _ in range(3):
        Store.open(path, NOW).close()
        devices |= set(query(path, "SELECT id FROM replica"))
    assert len(devices) == 1
    [(device,)] = devices
    assert str(device)[14] == "7"


def test_a_device_is_made_once(store: Store, path: Path) -> None:
    before = query(path, "SELECT id FROM replica")
    make_replica(store._connection, NOW)  # as by two processes in the file's first moment
    assert query(path, "SELECT id FROM replica") == before


def test_two_files_are_two_devices(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    for file in (path, other):
        Store.open(file, NOW).close()
    assert query(path, "SELECT id FROM replica") != query(other, "SELECT id FROM replica")
