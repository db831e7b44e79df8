"""Tries and which of them counts; what stands against a test."""

import pytest

from stretchtimer.core.assess import GUIDES, Alike, Result, check_tries, guide_of, not_offered, result_of_tries
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Protocol, StopReason
from stretchtimer.core.message import UserError
from stretchtimer.words import assess_words

LEG, KNEE, REACH = Kind.LEG_RAISE, Kind.KNEE_EXTENSION, Kind.SIT_AND_REACH
CHAIR, FLOOR = Kind.CHAIR_REACH, Kind.FINGER_TO_FLOOR


@pytest.mark.parametrize(
    ("kind", "protocol", "tries", "practice", "result"),
    [
        (LEG, Protocol.PHONE, 3, 0, Result.MEAN_OF_LAST_TWO),
        (LEG, Protocol.WALL, 3, 0, Result.MEAN_OF_LAST_TWO),
        (LEG, Protocol.HEEL, 3, 0, Result.MEAN_OF_LAST_TWO),
        (LEG, Protocol.PHOTO, 3, 0, Result.MEAN_OF_LAST_TWO),
        (KNEE, Protocol.PHONE, 3, 0, Result.MEAN_OF_LAST_TWO),
        (REACH, Protocol.TOE_LINE, 3, 0, Result.BEST),
        (REACH, Protocol.CSEP_26, 2, 0, Result.BEST),
        (REACH, Protocol.BOX_23, 4, 0, Result.LAST),
        (REACH, Protocol.EUROFIT_15, 2, 0, Result.BEST),
        (REACH, Protocol.YMCA_15IN, 3, 0, Result.BEST),
        (REACH, Protocol.BACK_SAVER, 3, 0, Result.BEST),
        (REACH, Protocol.BACK_SAVER_26, 3, 0, Result.BEST),
        (REACH, Protocol.MODIFIED, 3, 0, Result.BEST),
        (CHAIR, Protocol.CHAIR, 2, 2, Result.BEST),
        (FLOOR, Protocol.FLOOR, 3, 0, Result.MIDDLE),
    ],
)
def test_each_protocol_has_its_tries_and_its_rule(
    kind: Kind, protocol: Protocol, tries: int, practice: int, result: Result
) -> None:
    guide = guide_of(kind, protocol)
    assert (guide.tries, guide.practice, guide.result) == (tries, practice, result)


def test_every_protocol_has_a_guide_with_a_checklist() -> None:
    assert set(GUIDES) == {(kind, protocol) for kind, scales in SCALES.items() for protocol in scales}
    for guide in GUIDES.values():
        assert {Alike.TIME_OF_DAY, Alike.WARMTH} <= set(guide.alike)
        assert guide.tools


def test_a_protocol_of_another_test_has_none() -> None:
    with pytest.raises(UserError, match="measure_wrong_protocol"):
        guide_of(Kind.LEG_RAISE, Protocol.CHAIR)


@pytest.mark.parametrize(
    ("kind", "protocol", "tries", "counts"),
    [
        (LEG, Protocol.PHONE, [600], 600),
        (LEG, Protocol.PHONE, [600, 640], 620),
        (LEG, Protocol.PHONE, [600, 640, 660], 650),
        (LEG, Protocol.PHONE, [900, 640, 660], 650),  # the first is practice
        (LEG, Protocol.PHONE, [600, 640, 661], 651),  # a half goes up
        (LEG, Protocol.PHONE, [600, 640, 660, 680], 670),
        (KNEE, Protocol.PHONE, [300, -11, -10], -10),  # and up from below as well
        (REACH, Protocol.TOE_LINE, [-40, -25, -30], -25),
        (REACH, Protocol.TOE_LINE, [-40, -40, -40], -40),
        (REACH, Protocol.CSEP_26, [225, 230], 230),
        (REACH, Protocol.BOX_23, [250, 240, 235, 230], 230),  # the last, and not the best
        (REACH, Protocol.BOX_23, [230], 230),
        (REACH, Protocol.YMCA_15IN, [1425, 1450, 1400], 1450),
        (CHAIR, Protocol.CHAIR, [-20, 10], 10),
        (FLOOR, Protocol.FLOOR, [120, 80, 100], 100),
        (FLOOR, Protocol.FLOOR, [120, 81], 101),
        (FLOOR, Protocol.FLOOR, [120], 120),
    ],
)
def test_which_try_counts(kind: Kind, protocol: Protocol, tries: list[int], counts: int) -> None:
    assert result_of_tries(kind, protocol, tries) == counts


def test_every_try_is_checked_and_kept() -> None:
    reading, tries = check_tries(REACH, ["-4", "-3.5", "-6"], None, None)
    assert (reading.value, tries) == (-35, (-40, -35, -60))
    with pytest.raises(UserError, match="measure_out_of_range"):
        check_tries(REACH, ["-4", "-61"], None, None)
    reading, tries = check_tries(LEG, ["130", "0", "0.1"], Side.LEFT, None)
    assert (reading.value, tries) == (1, (1300, 0, 1))


@pytest.mark.parametrize(("kind", "protocol"), GUIDES)
def test_reaching_down_is_not_for_the_first_hour(kind: Kind, protocol: Protocol) -> None:
    message = not_offered(kind, protocol, frozenset(), first_hour=True)
    if kind in (LEG, KNEE):
        assert message is None
    else:
        assert message is not None
        assert message.key == "test_in_first_hour"
    assert not_offered(kind, protocol, frozenset(), first_hour=False) is None


ALL = {LEG, KNEE, REACH, CHAIR, FLOOR}


@pytest.mark.parametrize(
    ("condition", "against"),
    [
        (Condition.ACUTE_HAMSTRING_STRAIN, ALL),
        (Condition.HAMSTRING_TENDON, ALL),
        (Condition.LEG_PAIN, ALL),
        (Condition.RECENT_SURGERY, ALL),
        (Condition.OSTEOPOROSIS, {REACH, CHAIR, FLOOR}),
        (Condition.HYPERMOBILITY, {REACH, FLOOR}),
        (Condition.PREGNANCY, {REACH, FLOOR}),
        (Condition.PRESSURE_OR_DIZZY, {FLOOR}),
        (Condition.BALANCE, {FLOOR}),
        (Condition.KNEE, set()),
        (Condition.WRIST_SHOULDER, set()),
        (Condition.CLOT, set()),
        (Condition.HEART_LUNG, set()),
    ],
)
def test_a_ticked_condition_keeps_its_tests_away(condition: Condition, against: set[Kind]) -> None:
    for kind, protocol in GUIDES:
        message = not_offered(kind, protocol, frozenset({condition}), first_hour=False)
        assert (message is not None) == (kind in against)
        if message is not None:
            assert message.values == {"condition": condition.value}


def test_everything_about_a_test_can_be_said() -> None:
    assert set(assess_words.ALIKE) == set(Alike)
    assert set(assess_words.HOW) == set(Protocol)
    assert set(assess_words.STOPS) == set(StopReason)
    assert set(assess_words.TOOLS) == {tool for guide in GUIDES.values() for tool in guide.tools}
    assert assess_words.tries_text(guide_of(LEG, Protocol.WALL)) == "3 tries: the mean of the last two counts."
    assert assess_words.tries_text(guide_of(CHAIR, Protocol.CHAIR)) == "First 2 for practice. 2 tries: the best counts."
