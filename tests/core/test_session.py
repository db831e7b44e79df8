"""The session engine: its table, its laws as properties, and what each command means in the middle of things."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core import session as engine
from stretchtimer.core.credit import best_attempts, credited_ms
from stretchtimer.core.cues import set_after_what_hurts
from stretchtimer.core.exercise import Side
from stretchtimer.core.plan import Phase, PhaseKind, Plan, SetKey
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import (
    COUNT_IN_MS,
    SIGNS,
    TABLE,
    Command,
    EaseAnswer,
    EasedOff,
    EaseOff,
    Event,
    Interrupted,
    PhaseStarted,
    Session,
    SessionOver,
    SetFinished,
    SetOutcome,
    Sign,
    Status,
    allowed,
    begin,
    command,
    interrupt,
    tick,
)
from tests.examples import a_plan

TIMED = ("fold", "strap", "press", "march", "roller", "plank")
COUNTED = ("swing", "bridge")

lead_seconds = st.integers(3, 12)
timed_steps = st.builds(
    Step,
    exercise=st.sampled_from(TIMED),
    sets=st.integers(1, 3),
    seconds=st.integers(5, 40),
    first_side=st.sampled_from((Side.LEFT, Side.RIGHT)),
    prepare_s=lead_seconds,
    change_s=lead_seconds,
    rest_s=lead_seconds,
)
counted_steps = st.builds(
    Step,
    exercise=st.sampled_from(COUNTED),
    sets=st.integers(1, 2),
    reps=st.integers(1, 6),
    tempo_ms=st.integers(300, 3_000),
    wait_for_tap=st.booleans(),
)
plans = st.lists(timed_steps | counted_steps, min_size=1, max_size=4).map(lambda steps: a_plan(*steps))
moves = st.lists(st.sampled_from(Command) | st.integers(0, 45_000) | st.just("interrupt"), max_size=60)


def perform(session: Session, moves_: list[Command | int | str]) -> tuple[Session, list[Event]]:
    events: list[Event] = []
    for move in moves_:
        session, happened = perform_one(session, move)
        events.extend(happened)
    return session, events


def perform_one(session: Session, move: Command | int | str) -> tuple[Session, tuple[Event, ...]]:
    if isinstance(move, Command):
        return command(session, move)
    if isinstance(move, int):
        return tick(session, move)
    return interrupt(session)


def running(plan: Plan, at_ms: int = 0) -> Session:
    session, _ = command(begin(plan), Command.START)
    session, _ = tick(session, at_ms)
    return session


@given(plans, moves, st.lists(st.integers(0, 30_000), max_size=20))
def test_many_small_ticks_equal_one_long_tick(plan: Plan, before: list[Command], ticks: list[int]) -> None:
    session, _ = perform(begin(plan), [Command.START, *before])
    small, small_events = perform(session, list(ticks))
    long, long_events = tick(session, sum(ticks))
    assert small == long
    assert tuple(small_events) == long_events


@given(plans, moves)
def test_credit_never_exceeds_what_went_by_unpaused(plan: Plan, some: list[Command | int | str]) -> None:
    session, gone_by = begin(plan), 0
    for move in [Command.START, *some]:
        if isinstance(move, int) and session.status in (Status.RUNNING, Status.COUNTING_IN):
            gone_by += move
        session, _ = perform_one(session, move)
        present = 0 if session.is_over else session.held_ms
        assert sum(done.held_ms for done in session.done) + present <= session.active_ms <= gone_by
        assert credited_ms(session.done) <= session.active_ms


@given(plans, moves)
def test_elapsed_plus_remaining_is_the_present_length(plan: Plan, some: list[Command | int | str]) -> None:
    session = begin(plan)
    for move in [Command.START, *some]:
        session, _ = perform_one(session, move)
        assert session.elapsed_ms + session.remaining_ms == session.length_ms
        assert session.elapsed_ms >= 0
        assert session.remaining_ms >= 0
        if session.status is Status.RUNNING and not session.phase.waits:
            assert session.remaining_ms > 0


@given(plans, moves)
def test_back_then_skip_returns_to_a_phases_start(plan: Plan, some: list[Command | int | str]) -> None:
    session, _ = perform(begin(plan), [Command.START, *some])
    for index in range(len(plan.phases)):
        there = replace(session, status=Status.RUNNING, index=index, elapsed_ms=0, extra_ms=0, taps=0)
        if Command.BACK in allowed(there):
            back, _ = command(there, Command.BACK)
            assert back.phase.kind.is_work
            again, _ = command(back, Command.SKIP)
            assert (again.index, again.elapsed_ms, again.status) == (index, 0, Status.RUNNING)


@given(plans, moves)
def test_an_illegal_command_changes_nothing(plan: Plan, some: list[Command | int | str]) -> None:
    session = begin(plan)
    for move in [Command.START, *some]:
        for asked in Command:
            after, events = command(session, asked)
            if asked in allowed(session):
                assert after != session
            else:
                assert after is session
                assert events == ()
        session, _ = perform_one(session, move)


@given(plans, moves)
def test_every_session_comes_to_an_end(plan: Plan, some: list[Command | int | str]) -> None:
    session, events = perform(begin(plan), [Command.START, *some])
    for _ in range(4 * len(plan.phases) + 4):
        session, happened = perform(session, [Command.RESUME, 10**9, Command.SKIP])
        events.extend(happened)
    if session.status is Status.ALARMED:  # from there no way leads on
        session, over = command(session, Command.END)
        events.extend(over)
    assert session.is_over
    assert sum(isinstance(event, SessionOver) for event in events) == 1
    assert session.done == tuple(event.done for event in events if isinstance(event, SetFinished))


@given(plans)
def test_left_alone_every_set_is_held_in_full(plan: Plan) -> None:
    session = running(plan)
    while not session.is_over:
        session, _ = tick(session, 700)
        if not session.is_over and session.phase.waits and session.elapsed_ms:
            session, _ = command(session, Command.TAP)
    assert [done.key for done in session.done] == list(plan.set_keys)
    for done in session.done:
        assert done.outcome is SetOutcome.COMPLETED
        if not plan.set_phases(done.key)[-1].waits:
            assert done.held_ms == done.planned_ms == plan.planned_ms(done.key)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("asked", Command)
def test_the_table_is_kept(status: Status, asked: Command) -> None:
    session = replace(running(a_plan(Step("strap", seconds=20), Step("fold", seconds=20)), 15_000), status=status)
    after, _ = command(session, asked)
    if asked in TABLE[status] and asked is not Command.TAP:
        assert after != session
    else:
        assert after is session


def test_the_table_in_the_docstring_is_the_table() -> None:
    rows = (engine.__doc__ or "").split("The table\n")[1].split("    Besides")[0].splitlines()
    written = {row.split()[0]: set(row.split()[1:]) for row in rows}
    assert written == {status.value: {asked.value for asked in asked_} for status, asked_ in TABLE.items()}


STRAP = a_plan(Step("strap", sets=2, seconds=20, prepare_s=10, change_s=8, rest_s=8))


def test_both_sides_get_all_their_sets() -> None:
    kinds = [(phase.kind, phase.side, phase.set_key.number) for phase in STRAP.phases]
    assert kinds == [
        (PhaseKind.PREPARE, Side.RIGHT, 1),
        (PhaseKind.HOLD, Side.RIGHT, 1),
        (PhaseKind.REST, Side.RIGHT, 2),
        (PhaseKind.HOLD, Side.RIGHT, 2),
        (PhaseKind.CHANGE_SIDE, Side.LEFT, 1),
        (PhaseKind.HOLD, Side.LEFT, 1),
        (PhaseKind.REST, Side.LEFT, 2),
        (PhaseKind.HOLD, Side.LEFT, 2),
    ]


def test_resume_counts_in_and_goes_on_at_the_same_instant() -> None:
    session = running(STRAP, 14_321)
    session, _ = command(session, Command.PAUSE)
    session, _ = tick(session, 60_000)
    paused = session
    session, _ = command(session, Command.RESUME)
    assert session.status is Status.COUNTING_IN
    session, _ = tick(session, COUNT_IN_MS - 1)
    assert session.elapsed_ms == paused.elapsed_ms == 4_321
    session, _ = tick(session, 2)
    assert session.status is Status.RUNNING
    assert session.elapsed_ms == 4_322


@pytest.mark.parametrize(("held_ms", "expected"), [(2_999, (Side.RIGHT, 1)), (3_000, (Side.RIGHT, 2))])
def test_back_goes_to_this_set_or_within_three_seconds_to_the_one_before(
    held_ms: int, expected: tuple[Side, int]
) -> None:
    session = running(STRAP, 10_000 + 20_000 + 8_000 + held_ms)
    session, events = command(session, Command.BACK)
    assert (session.phase.side, session.phase.set_key.number) == expected
    assert session.phase.kind is PhaseKind.HOLD
    assert session.elapsed_ms == 0
    closed = next(event.done for event in events if isinstance(event, SetFinished))
    assert (closed.held_ms, closed.outcome) == (held_ms, SetOutcome.REPEATED)


def test_back_from_getting_ready_or_changing_sides_goes_to_the_set_before() -> None:
    session = running(STRAP, 10_000 + 20_000 + 8_000 + 20_000 + 5_000)
    assert session.phase.kind is PhaseKind.CHANGE_SIDE
    session, _ = command(session, Command.BACK)
    assert session.phase.set_key == SetKey(0, Side.RIGHT, 2)
    assert Command.BACK not in allowed(running(STRAP, 4_000))


def test_a_set_repeated_is_a_new_attempt_and_the_longest_counts() -> None:
    session = running(STRAP, 10_000 + 12_000)
    session, _ = command(session, Command.BACK)
    session, _ = tick(session, COUNT_IN_MS + 5_000)
    session, _ = command(session, Command.SKIP)
    first, second = session.done
    assert (first.attempt, first.held_ms, second.attempt, second.held_ms) == (1, 12_000, 2, 5_000)
    assert best_attempts(session.done)[first.key] == first
    assert credited_ms(session.done) == 12_000


def test_a_skipped_hold_is_recorded_with_what_was_held_and_nothing_held_is_no_set() -> None:
    session = running(STRAP, 10_000 + 7_500)
    session, events = command(session, Command.SKIP)
    assert [e.done.held_ms for e in events if isinstance(e, SetFinished)] == [7_500]
    assert session.done[0].outcome is SetOutcome.SKIPPED
    session, _ = command(session, Command.SKIP)
    session, events = command(session, Command.SKIP)
    assert not [e for e in events if isinstance(e, SetFinished)]


def test_ten_seconds_more_are_held_and_on_the_record() -> None:
    session = running(STRAP, 15_000)
    session, _ = command(session, Command.EXTEND)
    assert session.remaining_ms == 25_000
    session, _ = tick(session, 25_000)
    assert (session.done[0].planned_ms, session.done[0].extra_ms, session.done[0].held_ms) == (20_000, 10_000, 30_000)


def test_easing_off_stops_the_clock_first() -> None:
    session = running(STRAP, 15_000)
    session, _ = command(session, Command.EASE_OFF)
    later, _ = tick(session, 120_000)
    assert later == session
    assert session.eased_off == 1
    carried_on, _ = command(session, Command.RESUME)
    assert carried_on.elapsed_ms == 5_000
    assert not carried_on.is_gentle


def test_gentler_is_ten_more_seconds_in_the_easier_form() -> None:
    session = running(STRAP, 15_000)
    session, _ = perform(session, [Command.EASE_OFF, Command.GENTLER])
    assert session.is_gentle
    assert (session.elapsed_ms, session.remaining_ms) == (5_000, 10_000)
    session, _ = tick(session, COUNT_IN_MS + 10_000)
    done = session.done[0]
    assert (done.planned_ms, done.extra_ms, done.held_ms, done.eased) == (20_000, -5_000, 15_000, True)
    assert done.outcome is SetOutcome.COMPLETED


def test_skipping_what_hurts_leaves_that_side_alone() -> None:
    session = running(STRAP, 15_000)
    session, _ = perform(session, [Command.EASE_OFF, Command.SKIP])
    assert (session.phase.kind, session.phase.side) == (PhaseKind.CHANGE_SIDE, Side.LEFT)
    assert session.done[0].eased
    assert session.done[0].outcome is SetOutcome.SKIPPED


@given(plans, moves)
def test_each_ease_off_is_answered_once_where_it_hurt(plan: Plan, some: list[Command | int | str]) -> None:
    session, answers = begin(plan), 0
    for move in [Command.START, *some]:
        before = session
        session, events = perform_one(session, move)
        eased = [event.ease_off for event in events if isinstance(event, EasedOff)]
        answers += len(eased)
        assert answers == session.eased_off - (session.status is Status.EASING)
        assert bool(eased) == (before.status is Status.EASING and session is not before)
        for ease in eased:
            assert (ease.step, ease.side) == (before.phase.set_key.step, before.phase.set_key.side)
            assert (ease.exercise, ease.at_ms) == (before.phase.exercise, before.active_ms)
            assert (ease.sign is not None) == (ease.answer is EaseAnswer.SIGN) == (session.status is Status.ALARMED)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (Command.GENTLER, EaseAnswer.GENTLER),
        (Command.SKIP, EaseAnswer.SKIP),
        (Command.END, EaseAnswer.STOP),
        (Command.RESUME, EaseAnswer.CARRIED_ON),
        *((Command(sign.value), EaseAnswer.SIGN) for sign in Sign),
    ],
)
def test_what_was_answered_is_told(asked: Command, answer: EaseAnswer) -> None:
    session, _ = command(running(STRAP, 15_000), Command.EASE_OFF)
    _, events = command(session, asked)
    sign = Sign(asked.value) if answer is EaseAnswer.SIGN else None
    assert events[0] == EasedOff(EaseOff("strap", 0, Side.RIGHT, answer, sign, 15_000))


@pytest.mark.parametrize("sign", SIGNS)
def test_after_a_sign_no_way_leads_on(sign: Command) -> None:
    alarmed, _ = perform(running(STRAP, 15_000), [Command.EASE_OFF, sign])
    assert allowed(alarmed) == {Command.END}
    assert tick(alarmed, 60_000) == (alarmed, ())
    assert interrupt(alarmed) == (alarmed, ())
    ended, _ = command(alarmed, Command.END)
    assert (ended.status, ended.done[0].held_ms, ended.done[0].eased) == (Status.ENDED, 5_000, True)


@given(plans, moves)
def test_skipping_what_hurts_leads_to_the_set_that_was_foretold(plan: Plan, some: list[Command | int | str]) -> None:
    session, _ = perform(begin(plan), [Command.START, *some, Command.EASE_OFF])
    if session.status is Status.EASING:
        foretold = set_after_what_hurts(session)
        after, _ = command(session, Command.SKIP)
        assert (None if after.is_over else after.phase.set_key) == foretold


def test_contract_relax_is_one_set_of_four_phases() -> None:
    plan = a_plan(Step("press", seconds=20))
    session = running(plan, 10_000)
    session, events = tick(session, 10_000 + 6_000 + 2_000 + 20_000)
    assert [plan.phases[e.index].kind for e in events if isinstance(e, PhaseStarted)] == [
        PhaseKind.CONTRACT,
        PhaseKind.RELAX,
        PhaseKind.STRETCH,
        PhaseKind.CHANGE_SIDE,
    ]
    assert session.done[0].held_ms == 38_000


def test_gentler_while_pressing_lets_go_at_once() -> None:
    session = running(a_plan(Step("press", seconds=20)), 10_000 + 10_000 + 3_000)
    assert session.phase.kind is PhaseKind.CONTRACT
    session, _ = perform(session, [Command.EASE_OFF, Command.GENTLER])
    assert (session.phase.kind, session.remaining_ms) == (PhaseKind.STRETCH, 10_000)
    session, _ = tick(session, COUNT_IN_MS + 10_000)
    assert session.done[0].held_ms == 10_000 + 3_000 + 10_000


def test_repetitions_go_by_at_their_tempo() -> None:
    session = running(a_plan(Step("bridge", reps=8, tempo_ms=2_500)), 10_000 + 2_500 * 5)
    assert session.reps_done == 5
    session, _ = tick(session, 2_500 * 3)
    assert (session.done[0].reps, session.done[0].held_ms) == (8, 20_000)


def test_repetitions_that_wait_are_counted_by_taps_however_long_they_take() -> None:
    session = running(a_plan(Step("bridge", reps=3, tempo_ms=2_000, wait_for_tap=True)), 10_000)
    for _ in range(2):
        session, _ = perform(session, [9_000, Command.TAP])
    assert (session.reps_done, session.remaining_ms, session.length_ms) == (2, 0, 18_000)
    session, _ = perform(session, [1_000, Command.TAP])
    assert session.is_over
    assert (session.done[0].reps, session.done[0].held_ms) == (3, 19_000)


def test_an_interruption_pauses_at_the_last_good_instant() -> None:
    session = running(STRAP, 12_000)
    session, events = interrupt(session)
    assert (session.status, session.elapsed_ms, events) == (Status.PAUSED, 2_000, (Interrupted(),))


def test_going_on_after_a_crash_begins_with_the_set_after_the_last_one() -> None:
    session = running(STRAP, 10_000 + 20_000 + 8_000 + 20_000 + 3_000)
    again = begin(STRAP, session.done)
    assert (again.phase.kind, again.phase.side) == (PhaseKind.CHANGE_SIDE, Side.LEFT)
    assert again.status is Status.READY
    finished = begin(STRAP, running(STRAP, 10**6).done)
    assert finished.status is Status.FINISHED


def test_going_on_after_a_crash_still_knows_how_often_it_hurt() -> None:
    assert begin(STRAP, running(STRAP, 35_000).done, 2).eased_off == begin(STRAP, (), 2).eased_off == 2


def test_an_empty_plan_cannot_begin() -> None:
    with pytest.raises(ValueError, match="empty"):
        begin(a_plan())


def test_a_lead_in_is_a_phase_of_no_credit() -> None:
    assert not any(Phase(kind, STRAP.set_keys[0], "strap", 1).kind.is_work for kind in PhaseKind if not kind.is_work)
    session = running(STRAP, 9_999)
    assert session.held_ms == 0
