"""What an instant asks for: its breath, its piece of the progress bar, and what comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.breathing import (
    BOX_4444,
    COHERENT_55,
    EASY_3_4,
    FOUR_SEVEN_EIGHT,
    RELAX_4_6,
    Breath,
    BreathPart,
    Pattern,
)
from stretchtimer.core.cues import (
    Segment,
    breath_of,
    current_segment,
    next_set,
    pattern_of,
    segment_fraction,
    segments,
)
from stretchtimer.core.exercise import Position, Side
from stretchtimer.core.plan import Circumstances, PhaseKind, Plan, SetKey, make_plan
from stretchtimer.core.sequence import Sequence, Step
from stretchtimer.core.session import Command, Session, Status, begin, command, tick
from tests.core.test_session import plans, running
from tests.examples import EXERCISES, a_plan, an_exercise

MORNING = a_plan(
    Step("march", seconds=40),
    Step("strap", sets=2, seconds=20, prepare_s=10, change_s=8, rest_s=8),
    Step("bridge", reps=5, tempo_ms=2_000),
)


def test_a_segment_is_one_step_on_one_side_with_its_lead_ins() -> None:
    assert segments(MORNING) == (
        Segment(0, Side.BOTH, 50_000),
        Segment(1, Side.RIGHT, 58_000),
        Segment(1, Side.LEFT, 56_000),
        Segment(2, Side.BOTH, 20_000),
    )


@given(plans)
def test_the_segments_are_the_whole_plan(plan: Plan) -> None:
    pieces = segments(plan)
    assert sum(piece.length_ms for piece in pieces) == plan.length_ms
    assert len({(piece.step, piece.side) for piece in pieces}) == len(pieces)
    assert [(piece.step, piece.side) for piece in pieces] == list(
        dict.fromkeys((key.step, key.side) for key in plan.set_keys)
    )


def step_on(session: Session, ms: int) -> Session:
    """Let time go by; a phase that waits gets its taps as time passes."""
    session, _ = tick(session, ms)
    if not session.is_over and session.phase.waits and session.elapsed_ms:
        session, _ = command(session, Command.TAP)
    return session


@given(plans, st.lists(st.integers(1, 9_000), min_size=1, max_size=60))
def test_the_bar_only_grows_as_time_goes_by(plan: Plan, ticks: list[int]) -> None:
    session = running(plan)
    before = (current_segment(session), segment_fraction(session))
    assert before == (0, 0.0)
    for ms in ticks:
        session = step_on(session, ms)
        now = (current_segment(session), segment_fraction(session))
        assert now >= before
        assert 0 <= now[1] <= 1
        before = now


@given(plans)
def test_left_alone_the_bar_goes_from_nought_to_one(plan: Plan) -> None:
    timed = [phase for phase in plan.phases if not phase.waits]
    session = running(plan)
    session, _ = tick(session, plan.length_ms)
    if len(timed) == len(plan.phases):
        assert session.status is Status.FINISHED
        assert (current_segment(session), segment_fraction(session)) == (len(segments(plan)) - 1, 1.0)


@pytest.mark.parametrize(
    ("at_ms", "segment", "fraction"),
    [
        (0, 0, 0.0),
        (25_000, 0, 0.5),
        (49_999, 0, 49_999 / 50_000),
        (50_000, 1, 0.0),
        (50_000 + 29_000, 1, 0.5),
        (50_000 + 58_000, 2, 0.0),
        (50_000 + 58_000 + 56_000 + 15_000, 3, 0.75),
    ],
)
def test_the_place_in_the_bar_changes_at_the_segments_edge(at_ms: int, segment: int, fraction: float) -> None:
    session = running(MORNING, at_ms)
    assert current_segment(session) == segment
    assert segment_fraction(session) == pytest.approx(fraction)


def test_ten_seconds_more_slow_the_bar_and_do_not_overfill_it() -> None:
    session = running(a_plan(Step("fold", seconds=20)), 10_000 + 19_000)
    session, _ = command(session, Command.EXTEND)
    assert segment_fraction(session) == pytest.approx((10_000 + 20_000 * 19 / 30) / 30_000)
    session, _ = tick(session, 10_999)
    assert segment_fraction(session) < 1


def test_the_set_after_the_present_one() -> None:
    keys = MORNING.set_keys
    found: list[SetKey | None] = []
    for index, phase in enumerate(MORNING.phases):
        at_ms = sum(earlier.length_ms for earlier in MORNING.phases[:index])
        session = running(MORNING, at_ms)
        assert session.phase is phase
        found.append(next_set(session))
    assert found == [following for following in (*keys[1:], None) for _ in range(2)]


@pytest.mark.parametrize(
    ("at_ms", "expected"),
    [
        (9_999, None),
        (10_000, Breath(0, BreathPart.IN, 0, 4_000)),
        (14_000, Breath(0, BreathPart.OUT, 0, 6_000)),
        (29_999, Breath(1, BreathPart.OUT, 5_999, 6_000)),
        (30_000, None),
    ],
)
def test_a_hold_is_breathed_through_and_its_lead_in_is_not(at_ms: int, expected: Breath | None) -> None:
    session = running(a_plan(Step("fold", sets=2, seconds=20)), at_ms)
    assert breath_of(session) == expected


def test_only_holding_and_stretching_further_are_paced() -> None:
    plan = a_plan(*(Step(e, seconds=20) for e in ("press", "march", "roller", "plank")), Step("bridge", reps=5))
    paced = set()
    for index, phase in enumerate(plan.phases):
        session = running(plan, sum(earlier.length_ms for earlier in plan.phases[:index]))
        assert (pattern_of(session) is None) == (breath_of(session) is None)
        if breath_of(session) is not None:
            paced.add(phase.kind)
    assert paced == {PhaseKind.HOLD, PhaseKind.STRETCH}


def test_fifteen_seconds_are_two_easy_breaths() -> None:
    assert pattern_of(running(a_plan(Step("fold", seconds=15)), 10_000)) is EASY_3_4
    assert pattern_of(running(a_plan(Step("fold", seconds=20)), 10_000)) is RELAX_4_6


def test_a_hold_made_longer_still_ends_with_a_whole_out_breath() -> None:
    session = running(a_plan(Step("fold", seconds=15)), 10_000 + 14_000)
    session, _ = command(session, Command.EXTEND)
    session, _ = tick(session, 10_999)
    assert breath_of(session) == Breath(3, BreathPart.OUT, 4_499, 4_500)


def test_nothing_is_breathed_once_it_is_over() -> None:
    session = running(a_plan(Step("fold", seconds=20)), 10**6)
    assert session.status is Status.FINISHED
    assert breath_of(session) is None
    assert next_set(session) is None


def test_before_the_start_the_bar_is_empty() -> None:
    session = begin(MORNING)
    assert (current_segment(session), segment_fraction(session)) == (0, 0.0)


def paced_by(pattern: Pattern, position: Position = Position.LYING, rest_s: int = 8) -> dict[PhaseKind, Pattern]:
    """Which phases of a stretch on each side are paced, and how."""
    exercises = {**EXERCISES, "strap": an_exercise("strap", sides=EXERCISES["strap"].sides, position=position)}
    steps = (Step("strap", sets=2, seconds=30, rest_s=rest_s),)
    plan = make_plan(Sequence("one", "One", "", steps), exercises, Circumstances(breathing=pattern))
    found: dict[PhaseKind, Pattern] = {}
    for index, phase in enumerate(plan.phases):
        session = running(plan, sum(earlier.length_ms for earlier in plan.phases[:index]))
        paced = pattern_of(session)
        if paced is not None:
            found[phase.kind] = paced
    return found


def test_the_chosen_pattern_paces_the_holds() -> None:
    assert paced_by(COHERENT_55) == {PhaseKind.HOLD: COHERENT_55}
    assert paced_by(RELAX_4_6) == {PhaseKind.HOLD: RELAX_4_6}


def test_nobody_holds_the_breath_in_a_stretch_but_between_two() -> None:
    assert paced_by(BOX_4444) == {
        PhaseKind.PREPARE: BOX_4444,
        PhaseKind.REST: BOX_4444,
        PhaseKind.HOLD: RELAX_4_6,
    }


def test_four_seven_eight_wants_somebody_who_lies_or_sits() -> None:
    assert paced_by(FOUR_SEVEN_EIGHT)[PhaseKind.REST] is FOUR_SEVEN_EIGHT
    assert paced_by(FOUR_SEVEN_EIGHT, Position.STANDING) == {PhaseKind.HOLD: RELAX_4_6}
    assert paced_by(BOX_4444, Position.STANDING)[PhaseKind.REST] is BOX_4444


def test_four_breaths_of_four_seven_eight_are_enough() -> None:
    plan = make_plan(
        Sequence("one", "One", "", (Step("fold", sets=2, seconds=30, rest_s=100),)),
        EXERCISES,
        Circumstances(breathing=FOUR_SEVEN_EIGHT),
    )
    rest_at = 10_000 + 30_000
    assert (breath_of(running(plan, rest_at)) or Breath(9, BreathPart.IN, 0, 1)).number == 0
    first_ms = 100_000 % 19_000
    assert breath_of(running(plan, rest_at + first_ms + 3 * 19_000 - 1)) is not None
    assert breath_of(running(plan, rest_at + first_ms + 3 * 19_000)) is None
