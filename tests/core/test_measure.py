"""Readings: what is stored, what is refused, and that each refusal says its own thing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import (
    SCALES,
    Kind,
    Legs,
    Protocol,
    Reading,
    Scale,
    Unit,
    check_reading,
    common_value,
    legs_of,
    shown_text,
    toe_line_mm,
)
from stretchtimer.core.message import UserError

EVERY_SCALE = [(kind, protocol, scale) for kind in Kind for protocol, scale in SCALES[kind].items()]
each_scale = pytest.mark.parametrize(("kind", "protocol", "scale"), EVERY_SCALE)


def side_for(kind: Kind, protocol: Protocol) -> Side | None:
    return Side.LEFT if protocol not in SCALES[kind] or legs_of(kind, protocol) is Legs.ONE else None


def refusal(kind: Kind, text: str, side: Side | None = None, protocol: Protocol | None = None) -> str:
    with pytest.raises(UserError) as raised:
        check_reading(kind, text, side, protocol)
    return raised.value.message.key


def leg(text: str) -> int:
    return check_reading(Kind.LEG_RAISE, text, Side.LEFT, None).value


def test_the_readings_of_the_issue() -> None:
    assert check_reading(Kind("slr"), "68", Side("left"), None) == Reading(
        Kind.LEG_RAISE, Side.LEFT, Protocol.UNSPECIFIED, Unit.TENTH_DEGREE, 680
    )
    assert check_reading(Kind("sit_and_reach"), "-4", None, None) == Reading(
        Kind.SIT_AND_REACH, Side.BOTH, Protocol.TOE_LINE, Unit.MILLIMETRE, -40
    )
    refused = [
        refusal(Kind.LEG_RAISE, "200", Side.LEFT),
        refusal(Kind.LEG_RAISE, "abc", Side.LEFT),
        refusal(Kind.LEG_RAISE, "68"),
    ]
    assert refused == ["measure_out_of_range", "measure_not_a_number", "measure_needs_side"]


def test_every_refusal_has_its_own_key() -> None:
    keys = [
        refusal(Kind.LEG_RAISE, "68", None),
        refusal(Kind.SIT_AND_REACH, "3", Side.LEFT),
        refusal(Kind.SIT_AND_REACH, "3", None, Protocol.PHONE),
        refusal(Kind.SIT_AND_REACH, "three"),
        refusal(Kind.SIT_AND_REACH, "3.25"),
        refusal(Kind.SIT_AND_REACH, "300"),
    ]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("side", [None, Side.BOTH])
def test_a_leg_raise_belongs_to_one_leg(side: Side | None) -> None:
    assert refusal(Kind.LEG_RAISE, "68", side) == "measure_needs_side"


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_a_leg_raise_keeps_its_leg_and_a_reach_has_none(side: Side) -> None:
    assert check_reading(Kind.LEG_RAISE, "68", side, None).side is side
    assert refusal(Kind.SIT_AND_REACH, "3", side) == "measure_has_no_side"
    assert check_reading(Kind.SIT_AND_REACH, "3", Side.BOTH, None).side is Side.BOTH


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("protocol", Protocol)
def test_a_protocol_belongs_to_one_test(kind: Kind, protocol: Protocol) -> None:
    if protocol in SCALES[kind]:
        assert check_reading(kind, "20", side_for(kind, protocol), protocol).protocol is protocol
    else:
        assert refusal(kind, "20", side_for(kind, protocol), protocol) == "measure_wrong_protocol"


@pytest.mark.parametrize(
    ("kind", "protocol", "legs"),
    [
        (Kind.LEG_RAISE, Protocol.WALL, Legs.ONE),
        (Kind.KNEE_EXTENSION, Protocol.PHONE, Legs.ONE),
        (Kind.SIT_AND_REACH, Protocol.TOE_LINE, Legs.TOGETHER),
        (Kind.SIT_AND_REACH, Protocol.MODIFIED, Legs.TOGETHER),
        (Kind.SIT_AND_REACH, Protocol.BACK_SAVER, Legs.ONE),
        (Kind.SIT_AND_REACH, Protocol.BACK_SAVER_23, Legs.ONE),
        (Kind.CHAIR_REACH, Protocol.CHAIR, Legs.ONE_OR_UNSAID),
        (Kind.FINGER_TO_FLOOR, Protocol.FLOOR, Legs.TOGETHER),
    ],
)
def test_whose_reading_it_is(kind: Kind, protocol: Protocol, legs: Legs) -> None:
    assert legs_of(kind, protocol) is legs
    for side in (Side.LEFT, Side.RIGHT):
        if legs is Legs.TOGETHER:
            assert refusal(kind, "20", side, protocol) == "measure_has_no_side"
        else:
            assert check_reading(kind, "20", side, protocol).side is side
    if legs is Legs.ONE:
        assert refusal(kind, "20", None, protocol) == "measure_needs_side"
    else:
        assert check_reading(kind, "20", None, protocol).side is Side.BOTH


@pytest.mark.parametrize(
    ("kind", "protocol", "value", "common"),
    [
        (Kind.LEG_RAISE, Protocol.PHONE, 685, 68.5),
        (Kind.KNEE_EXTENSION, Protocol.PHONE, -20, -2.0),
        (Kind.SIT_AND_REACH, Protocol.CSEP_26, 225, -3.5),
        (Kind.SIT_AND_REACH, Protocol.BACK_SAVER_15, 165, 1.5),
        (Kind.SIT_AND_REACH, Protocol.YMCA_15IN, 1400, -2.54),
        (Kind.SIT_AND_REACH, Protocol.YMCA_15IN, 1600, 2.54),
        (Kind.SIT_AND_REACH, Protocol.MODIFIED, 305, 30.5),
        (Kind.CHAIR_REACH, Protocol.CHAIR, -40, -4.0),
        (Kind.FINGER_TO_FLOOR, Protocol.FLOOR, -15, -1.5),
    ],
)
def test_values_are_compared_in_degrees_or_centimetres(
    kind: Kind, protocol: Protocol, value: int, common: float
) -> None:
    assert common_value(kind, protocol, value) == pytest.approx(common)


def test_every_protocol_belongs_to_some_test() -> None:
    assert {protocol for _, protocol, _ in EVERY_SCALE} == set(Protocol)


@each_scale
def test_the_limits_of_a_protocol_are_its_own(kind: Kind, protocol: Protocol, scale: Scale) -> None:
    side = side_for(kind, protocol)
    for value in (scale.lowest, scale.highest):
        reading = check_reading(kind, shown_text(value, scale.unit), side, protocol)
        assert (reading.value, reading.unit) == (value, scale.unit)
    for value in (scale.lowest - 1, scale.highest + 1):
        assert refusal(kind, shown_text(value, scale.unit), side, protocol) == "measure_out_of_range"


@pytest.mark.parametrize(
    ("protocol", "lowest", "highest"),
    [
        (Protocol.TOE_LINE, "-60", "60"),
        (Protocol.CSEP_26, "-34", "86"),
        (Protocol.BOX_23, "-37", "83"),
        (Protocol.EUROFIT_15, "-45", "75"),
        (Protocol.YMCA_15IN, "-8.62", "38.62"),
    ],
)
def test_a_reach_is_refused_beyond_sixty_centimetres_from_the_soles(
    protocol: Protocol, lowest: str, highest: str
) -> None:
    with pytest.raises(UserError) as raised:
        check_reading(Kind.SIT_AND_REACH, "999", None, protocol)
    assert (raised.value.message.values["lowest"], raised.value.message.values["highest"]) == (lowest, highest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("68", 680),
        ("68.5", 685),
        ("68,5", 685),
        (" 68.5\n", 685),
        ("+68.5", 685),
        ("68.", 680),
        ("68.50", 685),
        (".5", 5),
        ("0", 0),
        ("-0", 0),
        ("007", 70),
    ],
)
def test_a_decimal_is_read_as_people_type_it(text: str, value: int) -> None:
    assert leg(text) == value


@pytest.mark.parametrize("text", ["-4.2", "-4,2", "\N{MINUS SIGN}4.2"])
def test_short_of_the_toes_is_negative(text: str) -> None:
    assert check_reading(Kind.SIT_AND_REACH, text, None, None).value == -42


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "abc", "-", ".", "6 8", "6,8,5", "1.234,5", "--4", "0x44", "68°", "68 cm", "6/8"),
        *("1e1", "1e999", "1e9999999", "1e-9999999", "1E99999999"),
        *("nan", "-nan", "sNaN", "inf", "-inf", "Infinity"),
        *("6_8", "_68", "６８", "٦٨", "6²", "½", "68\x00", "6\n8"),
        *("0000000000068", "9" * 10_000),
    ],
)
def test_what_is_no_plain_decimal_is_refused(text: str) -> None:
    assert refusal(Kind.LEG_RAISE, text, Side.LEFT) == "measure_not_a_number"


@pytest.mark.parametrize(
    ("text", "protocol", "finest"),
    [("68.55", Protocol.PHONE, "0.1"), ("3.25", Protocol.TOE_LINE, "0.1"), ("15.125", Protocol.YMCA_15IN, "0.01")],
)
def test_a_reading_finer_than_can_be_stored_is_refused_and_not_rounded(
    text: str, protocol: Protocol, finest: str
) -> None:
    kind = next(kind for kind in Kind if protocol in SCALES[kind])
    with pytest.raises(UserError) as raised:
        check_reading(kind, text, side_for(kind, protocol), protocol)
    assert raised.value.message.key == "measure_too_fine"
    assert raised.value.message.values["finest"] == finest


def test_the_ymca_protocol_reads_inches_to_the_hundredth() -> None:
    reading = check_reading(Kind.SIT_AND_REACH, "15.25", None, Protocol.YMCA_15IN)
    assert (reading.value, reading.unit) == (1525, Unit.HUNDREDTH_INCH)


@given(st.sampled_from(EVERY_SCALE), st.data())
def test_what_is_shown_reads_back_as_what_is_stored(choice: tuple[Kind, Protocol, Scale], data: st.DataObject) -> None:
    kind, protocol, scale = choice
    value = data.draw(st.integers(scale.lowest, scale.highest))
    text = shown_text(value, scale.unit)
    assert Decimal(text) * scale.unit.per_shown == value
    assert check_reading(kind, text, side_for(kind, protocol), protocol).value == value


@given(st.sampled_from(EVERY_SCALE), st.text(max_size=14) | st.text("0123456789.,-+eE_ nai", max_size=14))
def test_nothing_that_can_be_typed_raises_anything_else(choice: tuple[Kind, Protocol, Scale], text: str) -> None:
    kind, protocol, scale = choice
    try:
        reading = check_reading(kind, text, side_for(kind, protocol), protocol)
    except UserError:
        return
    assert scale.lowest <= reading.value <= scale.highest


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (685, Unit.TENTH_DEGREE, "68.5"),
        (1300, Unit.TENTH_DEGREE, "130"),
        (0, Unit.MILLIMETRE, "0"),
        (-42, Unit.MILLIMETRE, "-4.2"),
        (1525, Unit.HUNDREDTH_INCH, "15.25"),
    ],
)
def test_a_value_is_shown_without_needless_noughts(value: int, unit: Unit, text: str) -> None:
    assert shown_text(value, unit) == text


@pytest.mark.parametrize(
    ("value", "protocol", "mm"),
    [
        (-40, Protocol.TOE_LINE, -40),
        (0, Protocol.TOE_LINE, 0),
        (260, Protocol.CSEP_26, 0),
        (220, Protocol.CSEP_26, -40),
        (230, Protocol.BOX_23, 0),
        (150, Protocol.EUROFIT_15, 0),
        (191, Protocol.EUROFIT_15, 41),
        (1500, Protocol.YMCA_15IN, 0),
        (1600, Protocol.YMCA_15IN, 25),
        (1400, Protocol.YMCA_15IN, -25),
        (1500 + 2362, Protocol.YMCA_15IN, 600),
    ],
)
def test_every_reach_has_its_place_on_the_toe_line_scale(value: int, protocol: Protocol, mm: int) -> None:
    assert toe_line_mm(value, protocol) == mm
