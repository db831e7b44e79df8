"""What the ring shows at every instant of a session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Command, Session, Status, begin, command, tick
from stretchtimer.ui.session_face import STILL_DISC, ring_face
from tests.examples import a_plan

PLAN = a_plan(Step("strap", seconds=30), Step("press", seconds=30), Step("bridge", reps=4), Step("roller", seconds=30))


def at(ms: int, *commands: Command) -> Session:
    session, _ = command(begin(PLAN), Command.START)
    session, _ = tick(session, ms)
    for asked in commands:
        session, _ = command(session, asked)
    return session


@pytest.mark.parametrize(("ms", "digits", "left"), [(0, "10", 10), (1, "10", 10), (1_000, "9", 9), (9_999, "1", 1)])
def test_a_lead_in_loses_one_dot_a_second(ms: int, digits: str, left: int) -> None:
    face = ring_face(at(ms))
    assert (face.mode, face.digits, face.dots, face.dots_left) == ("dots", digits, 10, left)


def test_a_hold_empties_the_ring_and_breathes() -> None:
    first, half = ring_face(at(10_000)), ring_face(at(25_000))
    assert (first.mode, first.fraction, first.digits, first.word) == ("running", 1.0, "30", "Breathe in")
    assert half.fraction == pytest.approx(0.5)
    assert half.disc is not None
    assert len(half.bars) >= 2
    assert half.bar_at in range(len(half.bars))


def test_counting_in_is_three_dots() -> None:
    face = ring_face(at(15_000, Command.PAUSE, Command.RESUME))
    assert (face.mode, face.dots, face.dots_left, face.word) == ("dots", 3, 3, "Into place")


@pytest.mark.parametrize("asked", [Command.PAUSE, Command.EASE_OFF])
def test_a_stopped_clock_keeps_its_place(asked: Command) -> None:
    face = ring_face(at(25_000, asked))
    assert (face.mode, face.digits, face.word, face.disc) == ("paused", "15", "Paused", None)
    assert face.fraction == pytest.approx(0.5)


def test_with_reduced_motion_only_whole_seconds_show() -> None:
    one, next_one = (ring_face(at(ms), reduced_motion=True) for ms in (25_001, 25_999))
    assert (one.fraction, one.disc) == (next_one.fraction, next_one.disc)
    assert one.disc == STILL_DISC


@given(
    ms=st.integers(0, PLAN.length_ms - 1),
    asked=st.sampled_from([(), (Command.PAUSE,), (Command.PAUSE, Command.RESUME), (Command.EASE_OFF,)]),
    reduced=st.booleans(),
)
def test_every_instant_has_a_face(ms: int, asked: tuple[Command, ...], reduced: bool) -> None:
    session = at(ms, *asked)
    face = ring_face(session, reduced_motion=reduced)
    assert face.digits
    assert face.word
    assert 0 <= face.fraction <= 1
    assert 0 <= face.dots_left <= face.dots
    assert face.disc is None or 0 <= face.disc <= 1
    assert (face.mode == "paused") == (session.status in (Status.PAUSED, Status.EASING))
