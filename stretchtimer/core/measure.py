"""The tests of flexibility: what is measured, in which protocol and unit, and which readings are possible at all.

A reading is kept as read, in its protocol's own unit and with its own zero. Only for showing is it turned to the common
scale: degrees, or centimetres past the soles of the feet (clinical reference, "Protocols and where zero is").
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message, UserError


class Kind(StrEnum):
    """A test."""

    LEG_RAISE = "slr"
    KNEE_EXTENSION = "ake"  # active knee extension, as degrees short of straight
    SIT_AND_REACH = "sit_and_reach"
    CHAIR_REACH = "chair_sit_and_reach"
    FINGER_TO_FLOOR = "fingertip_to_floor"


class Unit(StrEnum):
    """A whole-number unit of storage."""

    TENTH_DEGREE = "tenth_degree"
    MILLIMETRE = "millimetre"
    HUNDREDTH_INCH = "hundredth_inch"

    @property
    def per_shown(self) -> int:
        """How many of it make one degree, centimetre or inch: what a person reads and types."""
        return 100 if self is Unit.HUNDREDTH_INCH else 10

    @property
    def shown(self) -> str:
        return {Unit.TENTH_DEGREE: "°", Unit.MILLIMETRE: "cm", Unit.HUNDREDTH_INCH: "in"}[self]


class Protocol(StrEnum):
    """How a test is done and where its zero is."""

    PHONE = "phone"
    WALL = "wall"
    HEEL = "heel"
    PHOTO = "photo"
    UNSPECIFIED = "unspecified"
    TOE_LINE = "toe_line"
    CSEP_26 = "csep_26"
    BOX_23 = "box_23"
    EUROFIT_15 = "eurofit_15"
    YMCA_15IN = "ymca_15in"
    BACK_SAVER = "back_saver"  # one leg straight, read from the soles
    BACK_SAVER_15 = "back_saver_15"  # and read on a box of that zero
    BACK_SAVER_23 = "back_saver_23"
    BACK_SAVER_26 = "back_saver_26"
    MODIFIED = "modified"  # 0 where the fingertips are with the back against the wall
    CHAIR = "chair"
    FLOOR = "floor"


class Legs(StrEnum):
    """Which side a reading belongs to."""

    TOGETHER = "together"
    ONE = "one"  # left or right, and never neither
    ONE_OR_UNSAID = "one_or_unsaid"  # the preferred leg, which may be named


class StopReason(StrEnum):
    """What ended the movement."""

    BACK_OF_THIGH = "back_of_thigh_stretch"
    BEHIND_KNEE = "behind_knee"
    BELOW_KNEE = "pain_below_knee_or_tingling"
    LOW_BACK = "low_back_pain"
    OTHER_LEG = "pain_in_the_other_leg"  # the crossed sign: the leg that was not lifted
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scale:
    """A protocol's unit, its zero in that unit, and the lowest and highest reading a body can give."""

    unit: Unit
    zero: int
    lowest: int
    highest: int


def _reach_cm(zero_cm: int) -> Scale:
    return Scale(Unit.MILLIMETRE, zero_cm * 10, zero_cm * 10 - 600, zero_cm * 10 + 600)


_ANGLE = Scale(Unit.TENTH_DEGREE, 0, 0, 1300)
_SHORT_OF_STRAIGHT = Scale(Unit.TENTH_DEGREE, 0, -150, 900)  # a knee may go past straight

SCALES: dict[Kind, dict[Protocol, Scale]] = {
    Kind.LEG_RAISE: {
        Protocol.UNSPECIFIED: _ANGLE,
        Protocol.PHONE: _ANGLE,
        Protocol.WALL: _ANGLE,
        Protocol.HEEL: _ANGLE,
        Protocol.PHOTO: _ANGLE,
    },
    Kind.KNEE_EXTENSION: {Protocol.UNSPECIFIED: _SHORT_OF_STRAIGHT, Protocol.PHONE: _SHORT_OF_STRAIGHT},
    Kind.SIT_AND_REACH: {
        Protocol.TOE_LINE: _reach_cm(0),
        Protocol.CSEP_26: _reach_cm(26),
        Protocol.BOX_23: _reach_cm(23),
        Protocol.EUROFIT_15: _reach_cm(15),
        Protocol.YMCA_15IN: Scale(Unit.HUNDREDTH_INCH, 1500, 1500 - 2362, 1500 + 2362),
        Protocol.BACK_SAVER: _reach_cm(0),
        Protocol.BACK_SAVER_15: _reach_cm(15),
        Protocol.BACK_SAVER_23: _reach_cm(23),
        Protocol.BACK_SAVER_26: _reach_cm(26),
        Protocol.MODIFIED: Scale(Unit.MILLIMETRE, 0, 0, 1000),
    },
    Kind.CHAIR_REACH: {Protocol.CHAIR: _reach_cm(0)},
    Kind.FINGER_TO_FLOOR: {Protocol.FLOOR: Scale(Unit.MILLIMETRE, 0, -400, 1200)},
}

SIDED = frozenset({Kind.LEG_RAISE, Kind.KNEE_EXTENSION})
BACK_SAVERS = (Protocol.BACK_SAVER, Protocol.BACK_SAVER_15, Protocol.BACK_SAVER_23, Protocol.BACK_SAVER_26)
LESS_IS_BETTER = frozenset({Kind.KNEE_EXTENSION, Kind.FINGER_TO_FLOOR})
LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """A checked reading, ready to be stored."""

    kind: Kind
    side: Side
    protocol: Protocol
    unit: Unit
    value: int


def legs_of(kind: Kind, protocol: Protocol) -> Legs:
    """Which side a reading in this protocol belongs to."""
    if kind in SIDED or protocol in BACK_SAVERS:
        return Legs.ONE
    return Legs.ONE_OR_UNSAID if kind is Kind.CHAIR_REACH else Legs.TOGETHER


def scale_of(kind: Kind, protocol: Protocol) -> Scale:
    """A protocol's scale; raises UserError where the test has no such protocol."""
    scale = SCALES[kind].get(protocol)
    if scale is None:
        known = ", ".join(SCALES[kind])
        values = {"kind": kind.value, "protocol": protocol.value, "known": known}
        raise UserError(Message("measure_wrong_protocol", values))
    return scale


def check_reading(kind: Kind, text: str, side: Side | None, protocol: Protocol | None) -> Reading:
    """Check what a person typed; raises UserError with a sentence that says what, and how to mend it.

    A test of one leg needs its side. Sit-and-reach without a protocol means the toe line; short of the toes is
    negative. `text` is in degrees, centimetres or inches, as the protocol has it, with a decimal point or comma.
    """
    protocol = protocol or next(iter(SCALES[kind]))
    scale = scale_of(kind, protocol)
    _check_side(kind, side, legs_of(kind, protocol))
    value = parse_value(kind, text, scale.unit)
    return Reading(kind, side or Side.BOTH, protocol, scale.unit, _within(kind, value, text, scale))


def _check_side(kind: Kind, side: Side | None, legs: Legs) -> None:
    one = side in (Side.LEFT, Side.RIGHT)
    if legs is Legs.ONE and not one:
        raise UserError(Message("measure_needs_side", {"kind": kind.value}))
    if legs is Legs.TOGETHER and one:
        raise UserError(Message("measure_has_no_side", {"kind": kind.value}))


def _within(kind: Kind, value: int, text: str, scale: Scale) -> int:
    if not scale.lowest <= value <= scale.highest:
        raise UserError(
            Message(
                "measure_out_of_range",
                {
                    "kind": kind.value,
                    "found": text,
                    "lowest": shown_text(scale.lowest, scale.unit),
                    "highest": shown_text(scale.highest, scale.unit),
                    "unit": scale.unit.shown,
                },
            )
        )
    return value


def parse_value(kind: Kind, text: str, unit: Unit) -> int:
    """Read a decimal exactly; a finer reading than the unit stores is refused rather than rounded."""
    scaled = parse_decimal(kind, text) * unit.per_shown
    if scaled != scaled.to_integral_value():
        values = {"found": text, "finest": str(Decimal(1) / unit.per_shown), "unit": unit.shown}
        raise UserError(Message("measure_too_fine", values))
    return int(scaled)


def parse_decimal(kind: Kind, text: str) -> Decimal:
    """Read a number as people type it, with a decimal point or comma."""
    cleaned = text.strip().replace(",", ".").replace("\N{MINUS SIGN}", "-")
    # No powers of ten: 1e9999999 overflows, and 1e-9999999 would pass for 0.
    if not re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", cleaned) or len(cleaned) > LONGEST_NUMBER:
        raise UserError(Message("measure_not_a_number", {"kind": kind.value, "found": text}))
    return Decimal(cleaned)


def shown_text(value: int, unit: Unit) -> str:
    """A stored value as a person reads it, without its unit: 685 tenths of a degree are "68.5"."""
    number = Decimal(value) / unit.per_shown
    return f"{number.normalize():f}"


def toe_line_mm(value: int, protocol: Protocol) -> int:
    """A sit-and-reach reading on the toe-line scale: mm past the soles, negative short of them.

    The modified protocol has no soles to go by: its readings stay on the user's own scale.
    """
    scale = SCALES[Kind.SIT_AND_REACH][protocol]
    beyond = value - scale.zero
    return round(beyond * 0.254) if scale.unit is Unit.HUNDREDTH_INCH else beyond


def common_value(kind: Kind, protocol: Protocol, value: int) -> float:
    """A stored value in degrees or cm, from the scale's own zero: what readings of one protocol are compared in."""
    scale = SCALES[kind][protocol]
    beyond = value - scale.zero
    return beyond * 0.0254 if scale.unit is Unit.HUNDREDTH_INCH else beyond / scale.unit.per_shown
