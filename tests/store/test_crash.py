"""Processes that are killed, and processes that meet: what was acknowledged is there, once and whole."""

import subprocess
import sys
from pathlib import Path
from random import Random

from stretchtimer.store.store import Store
from tests.store.samples import NOW, query

ROOT = Path(__file__).parents[2]
MANY = 100_000


def begin_adding(path: Path, how_many: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.store.adder", str(path), str(how_many)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_after(path: Path, said: int) -> list[str]:
    """Kill an adder with `kill -9` once it has said so many ids; return every id it came to say."""
    with begin_adding(path, MANY) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        heard = [process.stdout.readline() for _ in range(1 + said)]
        process.kill()
        heard += process.stdout.readlines()
        assert process.stderr.read() == ""
    return [line.strip() for line in heard[1:] if line.endswith("\n")]


def test_every_acknowledged_set_outlasts_kill_9(path: Path) -> None:
    drawn = Random(9)
    acknowledged: set[str] = set()
    for _ in range(24):
        said = kill_after(path, drawn.randrange(1, 40))
        acknowledged |= set(said[1:])
        with Store.open(path, NOW) as store:
            kept = {record.id for session in store.sessions() for record in session.sets}
            cut_off = store.open_session()
            store.check()
        assert acknowledged <= kept
        assert cut_off is not None
        assert len(kept - acknowledged) <= 1  # the one that was under way
        acknowledged = kept


def test_a_store_killed_in_its_first_moment_can_be_opened(path: Path) -> None:
    for number in range(10):
        fresh = path.with_name(f"{number}.sqlite")
        said = kill_after(fresh, 0)
        with Store.open(fresh, NOW) as store:
            store.check()
            assert {session.id for session in store.sessions()} >= set(said[:1])
        assert len(query(fresh, "SELECT id FROM replica")) == 1


def test_processes_at_once_from_the_first_moment(path: Path) -> None:
    each = 40
    processes = [begin_adding(path, each) for _ in range(4)]
    said = set()
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert err == ""
        said |= set(out.split()[2:])
    assert len(said) == 4 * each
    with Store.open(path, NOW) as store:
        kept = {record.id for session in store.sessions() for record in session.sets}
        store.check()
    assert kept == said
    found = [stamp for (stamp,) in query(path, "SELECT stamp FROM set_done UNION ALL SELECT stamp FROM session")]
    assert len(found) == len(set(found))
    assert len(query(path, "SELECT id FROM replica")) == 1
    assert len(query(path, "SELECT DISTINCT device FROM set_done")) == 1
