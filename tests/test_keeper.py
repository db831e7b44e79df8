"""The keeper: what is finished is in the file at once, whatever happens next; and a file that cannot be written waits.

The file is read back by a second store, as another process would.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Plan, SetKey
from stretchtimer.core.records import SessionOutcome, SessionRecord
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import (
    COUNT_IN_MS,
    Command,
    EaseAnswer,
    EaseOff,
    Session,
    SetDone,
    SetOutcome,
    Sign,
    Status,
)
from stretchtimer.keeper import SessionKeeper
from stretchtimer.runners import SessionRunner
from stretchtimer.store.store import Store
from tests.conftest import HandClock
from tests.examples import a_plan

STRAP = a_plan(Step("strap", sets=2, seconds=20, prepare_s=10, change_s=8, rest_s=8))
TO_FIRST_END = 10_000 + 20_000
TO_NEXT_END = 8_000 + 20_000
BUSY_MS = 50
HOLD_WRITE_LOCK = """
import sys
from pathlib import Path
from stretchtimer.store.connect import connect
connection = connect(Path(sys.argv[1]))
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@dataclass
class Kept:
    """A runner with its keeper, and the file they write to."""

    path: Path
    clock: HandClock
    problems: list[Message] = field(default_factory=list)
    stored: list[None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store = Store.open(self.path, self.clock.now(), BUSY_MS)
        self.runner = SessionRunner(self.clock)
        self.keeper = SessionKeeper(self.runner, self.store, self.clock)
        self.keeper.problem.connect(self.problems.append)
        self.keeper.stored.connect(lambda: self.stored.append(None))

    def start(self, plan: Plan = STRAP, at_ms: int = 0, *, rehearsal: bool = False) -> "Kept":
        self.keeper.start(plan, rehearsal=rehearsal)
        return self.pass_by(at_ms)

    def go_on(self, plan: Plan = STRAP, at_ms: int = 0) -> "Kept":
        record = self.store.open_session()
        assert record is not None
        self.keeper.go_on(record, plan)
        return self.pass_by(at_ms)

    def pass_by(self, ms: int) -> "Kept":
        while ms > 0:
            self.clock.advance(min(ms, 1_000))
            self.runner.tick()
            ms -= 1_000
        return self

    def ask(self, *asked: Command) -> "Kept":
        for command in asked:
            self.runner.command(command)
        return self

    @property
    def session(self) -> Session:
        session = self.runner.session
        assert session is not None
        return session

    def in_file(self) -> tuple[SessionRecord, ...]:
        with Store.open(self.path, self.clock.now()) as second:
            return second.sessions(include_rehearsals=True)

    def the_one_in_file(self) -> SessionRecord:
        (record,) = self.in_file()
        return record

    def sets_in_file(self) -> list[SetDone]:
        return [kept.done for kept in self.the_one_in_file().sets]

    def cut_off(self) -> "Kept":
        """The program again, after it was cut off: nothing is left of the one before but its file."""
        self.runner.set_finished.disconnect()
        self.runner.session_over.disconnect()
        self.close()
        return Kept(self.path, self.clock)

    def close(self) -> None:
        self.runner.command(Command.END)
        self.store.close()


@pytest.fixture
def kept(qapp: QApplication, tmp_path: Path, clock: HandClock) -> Iterator[Kept]:
    first = Kept(tmp_path / "data" / "stretchtimer.sqlite", clock)
    yield first
    first.close()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another process holds the file's write lock."""
    command = [sys.executable, "-c", HOLD_WRITE_LOCK, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield
        finally:
            holder.communicate("")


def test_a_session_is_in_the_file_from_its_start(kept: Kept, clock: HandClock) -> None:
    kept.start()
    record = kept.the_one_in_file()
    assert record == kept.keeper.record
    assert (record.sequence, record.form, record.planned_ms) == ("example", STRAP.form, STRAP.length_ms)
    assert (record.started_at, record.zone) == (clock.now(), clock.zone())
    assert (record.outcome, record.ended_at, record.rehearsal, record.sets) == (SessionOutcome.OPEN, None, False, ())


def test_a_set_is_in_the_file_the_moment_it_ends(kept: Kept, clock: HandClock) -> None:
    kept.start(at_ms=TO_FIRST_END - 1)
    assert kept.sets_in_file() == []
    kept.pass_by(1)
    assert kept.sets_in_file() == list(kept.session.done)
    assert kept.the_one_in_file().sets[0].ended_at == clock.now()
    kept.pass_by(TO_NEXT_END)
    assert [done.key for done in kept.sets_in_file()] == list(STRAP.set_keys[:2])
    assert len(kept.stored) == 2


def test_a_set_done_in_part_is_kept_with_what_was_held(kept: Kept) -> None:
    kept.start(at_ms=12_345).ask(Command.SKIP)
    assert [(done.held_ms, done.outcome) for done in kept.sets_in_file()] == [(2_345, SetOutcome.SKIPPED)]


def test_a_whole_session_is_kept_as_it_was_performed(kept: Kept, clock: HandClock) -> None:
    kept.start(at_ms=STRAP.length_ms)
    record = kept.the_one_in_file()
    assert (record.outcome, record.ended_at, record.eased_off) == (SessionOutcome.COMPLETED, clock.now(), 0)
    assert [kept_set.done for kept_set in record.sets] == list(kept.session.done)
    assert [done.key for done in kept.sets_in_file()] == list(STRAP.set_keys)
    assert kept.problems == []


def test_a_session_ended_early_is_kept_with_its_last_set_and_how_often_it_hurt(kept: Kept) -> None:
    kept.start(at_ms=15_000).ask(Command.EASE_OFF, Command.RESUME).pass_by(COUNT_IN_MS + 1_000)
    kept.ask(Command.EASE_OFF, Command.END)
    record = kept.the_one_in_file()
    assert (record.outcome, record.eased_off) == (SessionOutcome.ENDED, 2)
    assert [(done.held_ms, done.outcome, done.eased) for done in kept.sets_in_file()] == [
        (6_000, SetOutcome.ENDED, True)
    ]


def test_each_ease_off_is_in_the_file_the_moment_it_is_answered(kept: Kept, clock: HandClock) -> None:
    kept.start(at_ms=15_000).ask(Command.EASE_OFF)
    assert kept.the_one_in_file().ease_offs == ()
    kept.ask(Command.RESUME).pass_by(COUNT_IN_MS + 1_000).ask(Command.EASE_OFF, Command.TINGLING)
    told = kept.the_one_in_file().ease_offs
    assert [record.ease_off for record in told] == [
        EaseOff("strap", 0, Side.RIGHT, EaseAnswer.CARRIED_ON, None, 15_000),
        EaseOff("strap", 0, Side.RIGHT, EaseAnswer.SIGN, Sign.TINGLING, 16_000),
    ]
    assert told[1].at == clock.now()


def test_how_often_it_hurt_is_counted_on_after_a_cut_off(kept: Kept) -> None:
    kept.start(at_ms=15_000).ask(Command.EASE_OFF, Command.SKIP)
    again = kept.cut_off().go_on(at_ms=9_000).ask(Command.EASE_OFF, Command.END)
    record = again.the_one_in_file()
    assert (record.eased_off, len(record.ease_offs)) == (2, 2)
    again.close()


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_rehearsal_is_marked_as_one(kept: Kept, rehearsal: bool) -> None:
    kept.start(at_ms=STRAP.length_ms, rehearsal=rehearsal)
    assert kept.the_one_in_file().rehearsal is rehearsal
    assert len(kept.store.sessions()) == (0 if rehearsal else 1)


def test_two_sessions_in_turn_are_two_records(kept: Kept) -> None:
    kept.start(at_ms=STRAP.length_ms).start(at_ms=TO_FIRST_END).ask(Command.END)
    first, second = kept.in_file()
    assert (len(first.sets), first.outcome) == (4, SessionOutcome.COMPLETED)
    assert (len(second.sets), second.outcome) == (1, SessionOutcome.ENDED)
    assert kept.keeper.record is not None
    assert kept.keeper.record.id == second.id


def test_going_on_after_a_cut_off_ends_the_same_record(kept: Kept) -> None:
    kept.start(at_ms=TO_FIRST_END + 8_000 + 19_000)
    began = kept.the_one_in_file()
    assert (began.outcome, len(began.sets)) == (SessionOutcome.OPEN, 1)
    again = kept.cut_off().go_on()
    assert again.session.phase.set_key == STRAP.set_keys[1]
    again.pass_by(again.session.total_remaining_ms)
    ended = again.the_one_in_file()
    assert (ended.id, ended.outcome, ended.started_at) == (began.id, SessionOutcome.COMPLETED, began.started_at)
    assert [done.key for done in again.sets_in_file()] == list(STRAP.set_keys)
    again.close()


def test_attempts_are_counted_on_after_a_cut_off(kept: Kept) -> None:
    kept.start(at_ms=10_000 + 12_000).ask(Command.BACK).pass_by(COUNT_IN_MS + 20_000)
    again = kept.cut_off().go_on(at_ms=2_000).ask(Command.BACK).pass_by(COUNT_IN_MS + 5_000).ask(Command.END)
    first = SetKey(0, Side.RIGHT, 1)
    assert [(done.key, done.attempt, done.held_ms) for done in again.sets_in_file()] == [
        (first, 1, 12_000),
        (first, 2, 20_000),
        (first, 3, 5_000),
    ]
    clocks = [(done.began_ms, done.ended_ms) for done in again.sets_in_file()]
    assert clocks == sorted(clocks)
    again.close()


def test_going_on_after_the_last_set_ends_the_record_at_once(kept: Kept) -> None:
    kept.start(at_ms=STRAP.length_ms - 1)
    last = replace(kept.session.done[-1], key=STRAP.set_keys[-1])
    record = kept.the_one_in_file()
    kept.store.add_set(record.id, last, kept.clock.now())
    again = kept.cut_off().go_on()
    assert again.session.status is Status.FINISHED
    assert again.the_one_in_file().outcome is SessionOutcome.COMPLETED
    again.close()


def test_a_session_that_was_ended_elsewhere_meanwhile_ends_all_the_same(kept: Kept, clock: HandClock) -> None:
    kept.start(at_ms=TO_FIRST_END)
    with Store.open(kept.path, clock.now()) as second:
        second.end_session(kept.the_one_in_file().id, SessionOutcome.ENDED, 0, clock.now())
    kept.pass_by(STRAP.length_ms)
    assert kept.session.is_over
    assert len(kept.sets_in_file()) == 4
    assert kept.problems == []


def test_nothing_begins_that_cannot_be_stored(kept: Kept) -> None:
    with locked(kept.path), pytest.raises(UserError) as refused:
        kept.start()
    assert refused.value.message.key == "store_busy"
    assert kept.runner.session is None
    assert kept.in_file() == ()


def busy(kept: Kept) -> Message:
    return Message("session_not_stored", {"problem": Message("store_busy", {"path": str(kept.path)})})


def test_a_file_in_use_stops_no_session_and_gets_the_sets_later(kept: Kept) -> None:
    kept.start(at_ms=TO_FIRST_END)
    with locked(kept.path):
        kept.pass_by(TO_NEXT_END)
        assert kept.session.status is Status.RUNNING
        assert kept.problems == [busy(kept)]
        kept.pass_by(TO_NEXT_END)
        assert kept.problems == [busy(kept)] * 2
        assert not kept.keeper.keep_waiting()
    assert [done.key for done in kept.sets_in_file()] == list(STRAP.set_keys[:1])
    kept.pass_by(TO_NEXT_END)
    assert [done.key for done in kept.sets_in_file()] == list(STRAP.set_keys)
    assert kept.the_one_in_file().outcome is SessionOutcome.COMPLETED
    assert len(kept.problems) == 3


def test_a_file_in_use_at_the_end_gets_the_end_later(kept: Kept) -> None:
    kept.start(at_ms=TO_FIRST_END + 8_000 + 5_000)
    with locked(kept.path):
        kept.ask(Command.END)
        assert kept.session.is_over
        assert not kept.keeper.keep_waiting()
    assert kept.the_one_in_file().outcome is SessionOutcome.OPEN
    assert kept.keeper.keep_waiting()
    assert kept.the_one_in_file().outcome is SessionOutcome.ENDED
    assert [done.held_ms for done in kept.sets_in_file()] == [20_000, 5_000]
    before = kept.the_one_in_file()
    assert kept.keeper.keep_waiting()
    assert kept.the_one_in_file() == before


def test_what_waits_of_one_session_is_stored_before_the_next(kept: Kept) -> None:
    kept.start(at_ms=TO_FIRST_END - 1)
    with locked(kept.path):
        kept.pass_by(1).ask(Command.END)
        assert kept.problems == [busy(kept)] * 2
    kept.start(at_ms=1_000)
    first, second = kept.in_file()
    assert (len(first.sets), first.outcome) == (1, SessionOutcome.ENDED)
    assert (len(second.sets), second.outcome) == (0, SessionOutcome.OPEN)


def test_with_no_session_nothing_waits(kept: Kept) -> None:
    assert kept.keeper.keep_waiting()
    assert kept.keeper.record is None
    assert kept.stored == []
