"""Left against right, with both sides of every boundary."""

import pytest

from stretchtimer.core.asymmetry import Difference, asymmetry, latest_asymmetry
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.core.series import Measured, SeriesKey
from stretchtimer.words.verdict_words import asymmetry_text
from tests.core.readings import measured

USUAL, WATCH, LOOK = Difference.USUAL, Difference.WATCH, Difference.LOOK


@pytest.mark.parametrize(
    ("apart", "plain", "with_symptoms"),
    [
        (0.0, USUAL, USUAL),
        (9.9, USUAL, USUAL),
        (10.0, WATCH, WATCH),
        (10.1, WATCH, LOOK),
        (14.9, WATCH, LOOK),
        (15.0, WATCH, LOOK),
        (15.1, LOOK, LOOK),
        (60.0, LOOK, LOOK),
    ],
)
def test_how_far_apart_the_legs_may_be(apart: float, plain: Difference, with_symptoms: Difference) -> None:
    for left, right in ((60.1 + apart, 60.1), (60.1, 60.1 + apart)):
        assert asymmetry(left, right).difference is plain
        assert asymmetry(left, right, leg_symptoms=True).difference is with_symptoms


def test_the_higher_leg_is_named() -> None:
    assert asymmetry(70, 60).higher is Side.LEFT
    assert asymmetry(60, 70).higher is Side.RIGHT
    assert asymmetry(60, 60).higher is Side.BOTH


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        (60, 60, "Both legs go equally high."),
        (64.5, 60, "Your legs differ by 4.5°, the left one higher: a normal difference."),
        (
            60,
            72,
            "Your legs differ by 12°, the right one higher: worth watching, so measure again another day.",
        ),
        (60, 76, "Your legs differ by 16°, the right one higher: more than is usual, so have it looked at."),
    ],
)
def test_it_is_said_in_one_sentence(left: float, right: float, text: str) -> None:
    assert asymmetry_text(asymmetry(left, right)) == text


def key(side: Side, protocol: Protocol, kind: Kind = Kind.LEG_RAISE) -> SeriesKey:
    return SeriesKey(kind, side, protocol)


def test_only_one_method_is_compared_with_itself() -> None:
    found: dict[SeriesKey, tuple[Measured, ...]] = {
        key(Side.LEFT, Protocol.WALL): (measured(0, 90), measured(1, 70)),
        key(Side.RIGHT, Protocol.PHONE): (measured(9, 40),),
    }
    assert latest_asymmetry(found) is None
    found[key(Side.RIGHT, Protocol.WALL)] = (measured(2, 58),)
    judged = latest_asymmetry(found)
    assert judged is not None
    assert (judged.degrees, judged.higher) == (12, Side.LEFT)
    found[key(Side.LEFT, Protocol.PHONE)] = (measured(8, 41),)
    newest = latest_asymmetry(found)
    assert newest is not None
    assert newest.degrees == 1


@pytest.mark.parametrize(("apart", "compared"), [(0, True), (6, True), (7, False), (700, False)])
def test_only_readings_of_the_same_days_are_compared(apart: int, compared: bool) -> None:
    left, right = (measured(0, 50), measured(700, 70)), (measured(700 - apart, 50),)
    for one, other in ((left, right), (right, left)):
        found = {key(Side.LEFT, Protocol.PHONE): one, key(Side.RIGHT, Protocol.PHONE): other}
        assert (latest_asymmetry(found) is not None) == compared


def test_no_other_test_has_a_table() -> None:
    knee = Kind.KNEE_EXTENSION
    found = {key(side, Protocol.PHONE, knee): (measured(0, 9.0 * i),) for i, side in enumerate((Side.LEFT, Side.RIGHT))}
    assert latest_asymmetry(found) is None
