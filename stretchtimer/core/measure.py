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
    SIT_AND_REACH = "sit_and_reach"


class Unit(StrEnum):
    """A whole-number unit of storage."""

    TENTH_DEGREE = "tenth_degree"
    MILLIMETRE = "millimetre"
    HUNDREDTH_INCH = "hundredth_inch"

    @property
    def per_shown(self) -> int:
        """How many of it make one degree, centimetre or inch: what a person reads and types."""
        return {Unit.TENTH_DEGREE: 10, Unit.MILLIMETRE: 10, Unit.HUNDREDTH_INCH: 100}[self]

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


class StopReason(StrEnum):
    """What ended the movement."""

    BACK_OF_THIGH = "back_of_thigh_stretch"
    BEHIND_KNEE = "behind_knee"
    BELOW_KNEE = "pain_below_knee_or_tingling"
    LOW_BACK = "low_back_pain"
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

SCALES: dict[Kind, dict[Protocol, Scale]] = {
    Kind.LEG_RAISE: {
        Protocol.UNSPECIFIED: _ANGLE,
        Protocol.PHONE: _ANGLE,
        Protocol.WALL: _ANGLE,
        Protocol.HEEL: _ANGLE,
        Protocol.PHOTO: _ANGLE,
    },
    Kind.SIT_AND_REACH: {
        Protocol.TOE_LINE: _reach_cm(0),
        Protocol.CSEP_26: _reach_cm(26),
        Protocol.BOX_23: _reach_cm(23),
        Protocol.EUROFIT_15: _reach_cm(15),
        Protocol.YMCA_15IN: Scale(Unit.HUNDREDTH_INCH, 1500, 1500 - 2362, 1500 + 2362),
    },
}

SIDED = frozenset({Kind.LEG_RAISE})
LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """A checked reading, ready to be stored."""

    kind: Kind
    side: Side
    protocol: Protocol
    unit: Unit
    value: int


def check_reading(kind: Kind, text: str, side: Side | None, protocol: Protocol | None) -> Reading:
    """Check what a person typed; raises UserError with a sentence that says what, and how to mend it.

    A straight leg raise needs its side. Sit-and-reach without a protocol means the toe line; short of the toes is
    negative. `text` is in degrees, centimetres or inches, as the protocol has it, with a decimal point or comma.
    """
    if kind in SIDED and side not in (Side.LEFT, Side.RIGHT):
        raise UserError(Message("measure_needs_side", {"kind": kind.value}))
    if kind not in SIDED and side not in (None, Side.BOTH):
        raise UserError(Message("measure_has_no_side", {"kind": kind.value}))
    protocol = protocol or next(iter(SCALES[kind]))
    scale = SCALES[kind].get(protocol)
    if scale is None:
        known = ", ".join(SCALES[kind])
        values = {"kind": kind.value, "protocol": protocol.value, "known": known}
        raise UserError(Message("measure_wrong_protocol", values))
    value = _parse(kind, text, scale)
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
    return Reading(kind, side or Side.BOTH, protocol, scale.unit, value)


def _parse(kind: Kind, text: str, scale: Scale) -> int:
    """Read a decimal exactly; a finer reading than the unit stores is refused rather than rounded."""
    cleaned = text.strip().replace(",", ".").replace("\N{MINUS SIGN}", "-")
    # No powers of ten: 1e9999999 overflows, and 1e-9999999 would pass for 0.
    if not re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", cleaned) or len(cleaned) > LONGEST_NUMBER:
        raise UserError(Message("measure_not_a_number", {"kind": kind.value, "found": text}))
    scaled = Decimal(cleaned) * scale.unit.per_shown
    if scaled != scaled.to_integral_value():
        values = {"found": text, "finest": str(Decimal(1) / scale.unit.per_shown), "unit": scale.unit.shown}
        raise UserError(Message("measure_too_fine", values))
    return int(scaled)


def shown_text(value: int, unit: Unit) -> str:
    """A stored value as a person reads it, without its unit: 685 tenths of a degree are "68.5"."""
    number = Decimal(value) / unit.per_shown
    return f"{number.normalize():f}"


def toe_line_mm(value: int, protocol: Protocol) -> int:
    """A sit-and-reach reading on the toe-line scale: mm past the soles, negative short of them."""
    scale = SCALES[Kind.SIT_AND_REACH][protocol]
    beyond = value - scale.zero
    return round(beyond * 0.254) if scale.unit is Unit.HUNDREDTH_INCH else beyond
