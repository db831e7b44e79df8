"""The stop logic, rule by rule, with both sides of each boundary."""

import pytest

from stretchtimer.core.measure import Kind, StopReason
from stretchtimer.core.stop import Ruling, Urgency, rule
from stretchtimer.words.messages import sentence

BELOW, CROSSED, BACK = StopReason.BELOW_KNEE, StopReason.OTHER_LEG, StopReason.LOW_BACK


def said(ruling: Ruling) -> list[str]:
    """The keys of what is said, the outer one first."""
    keys = []
    message = ruling.message
    while message is not None:
        keys.append(message.key)
        inner = message.values.get("first")
        message = inner if not isinstance(inner, str | int | float) else None
    return keys


@pytest.mark.parametrize(
    ("stopped_by", "tenths", "keys", "pauses", "repeats", "urgency"),
    [
        (BELOW, 0, ["stop_early"], True, False, Urgency.CLINICIAN),
        (BELOW, 299, ["stop_early"], True, False, Urgency.CLINICIAN),
        (BELOW, 300, ["stop_nerve_range"], True, False, Urgency.CLINICIAN),
        (BELOW, 301, ["stop_nerve_range"], True, False, Urgency.CLINICIAN),
        (BELOW, 699, ["stop_nerve_range"], True, False, Urgency.CLINICIAN),
        (BELOW, 700, ["stop_nerve_range"], True, False, Urgency.CLINICIAN),
        (BELOW, 701, ["stop_end_of_range"], False, True, Urgency.IF_IT_STAYS),
        (BELOW, 1300, ["stop_end_of_range"], False, True, Urgency.IF_IT_STAYS),
        (BELOW, None, ["stop_nerve"], True, False, Urgency.CLINICIAN),
        (CROSSED, 299, ["stop_crossed", "stop_early"], True, False, Urgency.SOON),
        (CROSSED, 300, ["stop_crossed", "stop_nerve_range"], True, False, Urgency.SOON),
        (CROSSED, 700, ["stop_crossed", "stop_nerve_range"], True, False, Urgency.SOON),
        (CROSSED, 701, ["stop_crossed", "stop_end_of_range"], True, False, Urgency.SOON),
        (CROSSED, None, ["stop_crossed", "stop_nerve"], True, False, Urgency.SOON),
        (StopReason.BACK_OF_THIGH, 500, [], False, True, Urgency.NONE),
        (StopReason.BEHIND_KNEE, 500, [], False, True, Urgency.NONE),
        (StopReason.OTHER, 500, [], False, True, Urgency.NONE),
        (None, 500, [], False, True, Urgency.NONE),
    ],
)
def test_what_ended_a_leg_raise_decides_what_comes_of_it(
    stopped_by: StopReason | None,
    tenths: int | None,
    keys: list[str],
    pauses: bool,
    repeats: bool,
    urgency: Urgency,
) -> None:
    ruling = rule(Kind.LEG_RAISE, stopped_by, tenths)
    assert said(ruling) == keys
    assert (ruling.pause_hamstrings, ruling.may_repeat, ruling.urgency) == (pauses, repeats, urgency)
    assert ruling.scored
    assert not ruling.gentle_set


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("tenths", [0, 299, 300, 700, 701, None])
def test_a_sore_back_ends_any_test_without_a_score(kind: Kind, tenths: int | None) -> None:
    assert said(ruling := rule(kind, BACK, tenths)) == ["stop_low_back"]
    assert not ruling.scored
    assert not ruling.may_repeat
    assert ruling.gentle_set
    assert not ruling.pause_hamstrings


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.LEG_RAISE}))
@pytest.mark.parametrize("value", [-40, 0, 299, 500, 701])
def test_a_value_that_is_no_angle_of_a_raised_leg_decides_nothing(kind: Kind, value: int) -> None:
    assert said(rule(kind, BELOW, value)) == ["stop_nerve"]
    assert rule(kind, CROSSED, value).urgency is Urgency.SOON


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("stopped_by", [None, *StopReason])
def test_a_red_flag_comes_before_everything(kind: Kind, stopped_by: StopReason | None) -> None:
    ruling = rule(kind, stopped_by, 500, red_flag=True)
    assert said(ruling) == ["stop_red_flag"]
    assert (ruling.scored, ruling.may_repeat, ruling.urgency) == (False, False, Urgency.SCREEN)


def test_the_crossed_sign_says_what_it_is_and_how_soon() -> None:
    message = rule(Kind.LEG_RAISE, CROSSED, 450).message
    assert message is not None
    text = sentence(message)
    assert "irritated nerve" in text
    assert text.endswith("As it is the leg that was not lifted, see one soon.")
