"""The runner: where time enters. It adds nothing to the engine but the clock, and judges what was a gap in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.core import session as engine
from stretchtimer.core.plan import Plan
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import (
    COUNT_IN_MS,
    TABLE,
    Command,
    Event,
    Interrupted,
    PhaseStarted,
    Session,
    SessionOver,
    SetDone,
    SetFinished,
    Status,
    begin,
)
from stretchtimer.runners import LATEST_TICK_MS, TICKING, SessionRunner
from tests.conftest import HandClock
from tests.examples import a_plan

TICK_MS = 50
LATEST_MS = TICK_MS + LATEST_TICK_MS  # 5 s after the tick was due
STRAP = a_plan(Step("strap", sets=2, seconds=20, prepare_s=10, change_s=8, rest_s=8))
LONG = a_plan(Step("fold", seconds=900, prepare_s=10))


@dataclass
class Performance:
    """A runner and everything it has said; what was said, in order, with the session that it had then."""

    clock: HandClock
    plan: Plan = STRAP
    speed: int = 1
    changes: list[Session] = field(default_factory=list)
    happened: list[Event] = field(default_factory=list)
    sets: list[SetDone] = field(default_factory=list)
    over: list[Session] = field(default_factory=list)
    said: list[tuple[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.runner = SessionRunner(self.clock, TICK_MS, self.speed)
        self.runner.session_changed.connect(self.changes.append)
        self.runner.happened.connect(self.happened.append)
        self.runner.set_finished.connect(self.sets.append)
        self.runner.session_over.connect(self.over.append)
        self.runner.session_changed.connect(lambda session: self.said.append(("session_changed", session)))
        self.runner.set_finished.connect(lambda done: self.said.append(("set_finished", done)))
        self.runner.happened.connect(lambda event: self.said.append(("happened", event)))
        self.runner.session_over.connect(lambda session: self.said.append(("session_over", session)))
        self.timer = self.runner.findChild(QTimer)

    def start(self, at_ms: int = 0) -> "Performance":
        self.runner.start(begin(self.plan))
        return self.pass_by(at_ms)

    def pass_by(self, ms: int, step: int = 1_000) -> "Performance":
        """Let time go by, with a tick at every `step` and at the end."""
        while ms > 0:
            self.clock.advance(min(ms, step))
            self.runner.tick()
            ms -= step
        return self

    def gap(self, ms: int) -> "Performance":
        """Let time go by without a tick, then tick."""
        self.clock.advance(ms)
        self.runner.tick()
        return self

    def ask(self, *asked: Command) -> "Performance":
        for command in asked:
            self.runner.command(command)
        return self

    @property
    def session(self) -> Session:
        session = self.runner.session
        assert session is not None
        return session

    @property
    def is_ticking(self) -> bool:
        assert self.timer is not None
        return self.timer.isActive()

    def close(self) -> None:
        self.runner.command(Command.END)


@pytest.fixture
def perform(qapp: QApplication, clock: HandClock) -> Iterator[Callable[..., Performance]]:
    made: list[Performance] = []

    def make(plan: Plan = STRAP, speed: int = 1) -> Performance:
        made.append(Performance(clock, plan, speed))
        return made[-1]

    yield make
    for performance in made:
        performance.close()


Perform = Callable[..., Performance]
TO_STATUS: dict[Status, tuple[Command, ...]] = {
    Status.RUNNING: (),
    Status.COUNTING_IN: (Command.PAUSE, Command.RESUME),
    Status.PAUSED: (Command.PAUSE,),
    Status.EASING: (Command.EASE_OFF,),
    Status.ENDED: (Command.END,),
    Status.FINISHED: (Command.SKIP,) * 4 + (Command.BACK,) + (Command.SKIP,) * 20,
}


@pytest.mark.parametrize(("status", "commands"), TO_STATUS.items())
def test_the_timer_runs_exactly_while_the_session_does(
    perform: Perform, status: Status, commands: tuple[Command, ...]
) -> None:
    performance = perform().start(12_000).ask(*commands)
    assert performance.session.status is status
    assert performance.is_ticking is (status in (Status.RUNNING, Status.COUNTING_IN))


def test_no_timer_runs_before_the_start(perform: Perform) -> None:
    performance = perform()
    performance.ask(Command.START, Command.PAUSE)
    assert performance.runner.session is None
    assert not performance.is_ticking
    assert performance.said == []


def test_the_timer_ticks_the_session(perform: Perform, qtbot: QtBot, clock: HandClock) -> None:
    performance = perform().start()
    clock.advance(70)
    with qtbot.waitSignal(performance.runner.session_changed, timeout=5_000):
        pass
    assert performance.session.elapsed_ms == 70


@pytest.mark.parametrize("speed", [1, 60])
def test_a_tick_five_seconds_late_still_counts(perform: Perform, speed: int) -> None:
    performance = perform(LONG, speed).start(1_000).gap(LATEST_MS)
    assert performance.session.status is Status.RUNNING
    assert performance.session.active_ms == (1_000 + LATEST_MS) * speed
    assert Interrupted() not in performance.happened


@pytest.mark.parametrize("speed", [1, 60])
def test_a_later_tick_interrupts_and_credits_nothing(perform: Perform, speed: int) -> None:
    performance = perform(LONG, speed).start(1_000)
    before = performance.session
    performance.gap(LATEST_MS + 1)
    assert performance.session.status is Status.PAUSED
    assert (performance.session.active_ms, performance.session.held_ms) == (before.active_ms, before.held_ms)
    assert performance.happened[-1] == Interrupted()
    assert not performance.is_ticking


@pytest.mark.parametrize("speed", [1, 60])
def test_sleep_over_a_whole_session_credits_nothing(perform: Perform, speed: int) -> None:
    performance = perform(speed=speed).start().gap(STRAP.length_ms * 10)
    assert performance.session.status is Status.PAUSED
    assert performance.session.active_ms == 0
    assert performance.sets == []


def test_a_late_command_meets_the_interrupted_session(perform: Perform, clock: HandClock) -> None:
    performance = perform().start(12_000)
    clock.advance(LATEST_MS + 1)
    performance.ask(Command.SKIP)
    assert performance.happened[1:] == [
        PhaseStarted(1),
        Interrupted(),
        SetFinished(performance.sets[0]),
        PhaseStarted(2),
    ]
    assert performance.sets[0].held_ms == 2_000
    assert performance.session.status is Status.PAUSED


def test_a_command_first_brings_the_session_up_to_now(perform: Perform, clock: HandClock) -> None:
    performance = perform().start(12_000)
    clock.advance(3_456)
    performance.ask(Command.SKIP)
    assert [done.held_ms for done in performance.sets] == [5_456]


def test_the_systems_word_that_it_sleeps_pauses_at_the_last_tick(perform: Perform, clock: HandClock) -> None:
    performance = perform().start(12_000)
    clock.advance(4_000)
    performance.runner.interrupt()
    assert (performance.session.status, performance.session.elapsed_ms) == (Status.PAUSED, 2_000)
    performance.runner.interrupt()
    assert performance.happened.count(Interrupted()) == 1


def test_time_while_paused_is_not_made_up_for(perform: Perform, clock: HandClock) -> None:
    performance = perform().start(12_000).ask(Command.PAUSE)
    clock.advance(3_600_000)
    performance.ask(Command.RESUME)
    assert performance.session.status is Status.COUNTING_IN
    performance.pass_by(COUNT_IN_MS - 1)
    assert (performance.session.status, performance.session.elapsed_ms) == (Status.COUNTING_IN, 2_000)
    performance.pass_by(1)
    assert (performance.session.status, performance.session.elapsed_ms) == (Status.RUNNING, 2_000)
    performance.pass_by(500)
    assert performance.session.elapsed_ms == 2_500


def test_pausing_while_counting_in_counts_in_again_in_full(perform: Perform) -> None:
    performance = perform().start(12_000).ask(Command.PAUSE, Command.RESUME).pass_by(2_000)
    performance.ask(Command.PAUSE, Command.RESUME)
    assert performance.session.count_in_ms == COUNT_IN_MS
    assert performance.session.elapsed_ms == 2_000


def test_sleep_while_counting_in_pauses_again(perform: Perform) -> None:
    performance = perform().start(12_000).ask(Command.PAUSE, Command.RESUME).gap(LATEST_MS + 1)
    assert (performance.session.status, performance.session.elapsed_ms) == (Status.PAUSED, 2_000)


@pytest.mark.parametrize(("status", "commands"), TO_STATUS.items())
def test_a_refused_command_says_nothing(perform: Perform, status: Status, commands: tuple[Command, ...]) -> None:
    performance = perform().start(12_000).ask(*commands)
    before, said = performance.session, len(performance.said)
    performance.ask(*(asked for asked in Command if asked not in TABLE[status]))
    assert performance.session is before
    assert performance.said[said:] == []


def test_what_happened_is_told_in_order_after_the_session(perform: Perform) -> None:
    performance = perform().start(29_999)
    said = len(performance.said)
    performance.pass_by(1)
    assert performance.said[said:] == [
        ("session_changed", performance.session),
        ("set_finished", performance.sets[0]),
        ("happened", SetFinished(performance.sets[0])),
        ("happened", PhaseStarted(2)),
    ]


def test_the_end_is_told_last_and_once(perform: Perform) -> None:
    performance = perform().start(STRAP.length_ms + 5_000)
    assert [kind for kind, _ in performance.said[-4:]] == ["set_finished", "happened", "happened", "session_over"]
    assert performance.happened[-1] == SessionOver(completed=True)
    assert performance.over == [performance.session]
    assert performance.session.status is Status.FINISHED


def test_each_set_is_told_once(perform: Perform) -> None:
    performance = perform().start(STRAP.length_ms)
    assert [done.key for done in performance.sets] == list(STRAP.set_keys)
    assert tuple(performance.sets) == performance.session.done


def test_one_tick_over_several_sets_tells_each(perform: Perform) -> None:
    performance = perform(speed=60).start().gap(STRAP.length_ms // 60 + 1)
    assert [done.key for done in performance.sets] == list(STRAP.set_keys)
    assert len(performance.over) == 1


def test_a_session_that_was_cut_off_after_its_last_set_is_over_at_once(perform: Perform) -> None:
    performance = perform()
    done = perform().start(STRAP.length_ms).session.done
    performance.runner.start(begin(STRAP, done))
    assert performance.happened == [SessionOver(completed=True)]
    assert performance.over == [performance.session]
    assert performance.sets == []
    assert not performance.is_ticking


def test_a_second_session_starts_afresh(perform: Perform) -> None:
    performance = perform().start(STRAP.length_ms)
    performance.clock.advance(600_000)
    performance.start(1_000)
    assert (performance.session.status, performance.session.active_ms) == (Status.RUNNING, 1_000)
    assert performance.session.done == ()


steps = st.tuples(
    st.sampled_from((0, 1, 40, TICK_MS, 900, 4_000, LATEST_MS - 1, LATEST_MS, LATEST_MS + 1, 90_000))
    | st.integers(0, 2 * LATEST_MS),
    st.sampled_from((None, None, None, "interrupt", *Command)),
)


@given(st.lists(steps, max_size=40), st.sampled_from((1, 7, 60)))
def test_a_runner_performs_what_the_engine_would(
    qapp: QApplication, moves: list[tuple[int, Command | str | None]], speed: int
) -> None:
    clock = HandClock()
    performance = Performance(clock, STRAP, speed)
    performance.start()
    session, events = engine.command(begin(STRAP), Command.START)
    expected = list(events)

    def follow(moved: engine.Moved) -> None:
        nonlocal session
        session = moved[0]
        expected.extend(moved[1])

    for ms, asked in moves:
        clock.advance(ms)
        if session.status in TICKING and asked != "interrupt":
            follow(engine.interrupt(session) if ms > LATEST_MS else engine.tick(session, ms * speed))
        if isinstance(asked, Command):
            follow(engine.command(session, asked))
            performance.ask(asked)
        elif asked is not None:
            follow(engine.interrupt(session))
            performance.runner.interrupt()
        elif performance.is_ticking:
            performance.runner.tick()
        assert performance.session == session
        assert performance.happened == expected
        assert performance.is_ticking is (session.status in TICKING)
    performance.close()
    assert tuple(performance.sets) == performance.session.done
    assert len(performance.over) == 1
    assert performance.changes[-1] == performance.session
