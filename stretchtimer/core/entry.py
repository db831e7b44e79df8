"""How a reading is set on the dial and typed: in which unit and steps, and what of it is stored.

The dial shows what the user reads off a tape, a box or a phone; what is stored is in the protocol's own unit. Where a
protocol's zero is at the soles or the floor, any tape will do, and the user's unit of length holds. A box or a
yardstick has its numbers printed on it: those are typed as they stand there, whatever the unit chosen.

The dial's value is a whole number of `dial_unit`, so that switching between cm and inches in the middle changes what
is seen and nothing else.
"""

import math
from dataclasses import dataclass

from stretchtimer.core.angles import check_leg, heel_angle, knee_deficit, wall_angle
from stretchtimer.core.assess import guide_of
from stretchtimer.core.measure import Kind, Protocol, Unit, common_value, parse_decimal, parse_value, scale_of
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.progress import LengthUnit

TAPES = frozenset({Protocol.WALL, Protocol.HEEL})
TAPE_STEP_MM = 5
INCH_STEPS = 5
"""Hundredths of an inch in a step for each mm of it: half a centimetre becomes a quarter of an inch."""
INCH_GRAIN = 5
"""What is kept in mm is shown to the nearest hundredth that ends in 0 or 5: finer it is not."""
SHIN_UP = 900


@dataclass(frozen=True, slots=True)
class Entry:
    """One test in one protocol, as this user types it. `leg_mm` is asked for before a tape is read."""

    kind: Kind
    protocol: Protocol
    units: LengthUnit = "cm"
    leg_mm: int = 0

    @property
    def is_tape(self) -> bool:
        """Whether the dial holds a length from which an angle follows."""
        return self.kind is Kind.LEG_RAISE and self.protocol in TAPES

    @property
    def is_shin(self) -> bool:
        """Whether the dial holds the shin's angle above the floor, as the phone on it says."""
        return self.kind is Kind.KNEE_EXTENSION and self.protocol is Protocol.PHONE

    @property
    def dial_unit(self) -> Unit:
        return Unit.MILLIMETRE if self.is_tape else scale_of(self.kind, self.protocol).unit

    @property
    def typed_unit(self) -> Unit:
        free = self.is_tape or scale_of(self.kind, self.protocol).zero == 0
        inches = self.dial_unit is Unit.MILLIMETRE and self.units == "in" and free
        return Unit.HUNDREDTH_INCH if inches else self.dial_unit

    @property
    def follows_units(self) -> bool:
        """Whether the user's unit of length changes what is typed."""
        free = self.is_tape or scale_of(self.kind, self.protocol).zero == 0
        return self.dial_unit is Unit.MILLIMETRE and free


def limits(entry: Entry) -> tuple[int, int]:
    """The lowest and the highest dial value a body can give."""
    scale = scale_of(entry.kind, entry.protocol)
    if entry.is_tape:
        return 0, entry.leg_mm
    if entry.is_shin:
        return SHIN_UP - scale.highest, SHIN_UP - scale.lowest
    return scale.lowest, scale.highest


def dial_value(entry: Entry, text: str) -> int:
    """What was typed; raises UserError for no number, one too fine, and one no body can give."""
    value = parse_value(entry.kind, text, entry.typed_unit)
    if entry.typed_unit is not entry.dial_unit:
        value = _rounded(value * 0.254)
    lowest, highest = limits(entry)
    if not lowest <= value <= highest:
        raise UserError(
            Message(
                "reading_unlikely",
                {
                    "kind": entry.kind.value,
                    "lowest": dial_text(entry, lowest),
                    "highest": dial_text(entry, highest),
                    "unit": entry.typed_unit.shown,
                },
            )
        )
    return value


def standing_value(entry: Entry, text: str, dial: int | None) -> int:
    """The dial value of what stands in the field; raises UserError as `dial_value` does.

    Inches are coarser than the mm they are kept in: where `text` is how `dial` is shown, `dial` stands there.
    """
    if dial is not None and entry.typed_unit is not entry.dial_unit:
        shown = dial_text(entry, dial)
        if parse_decimal(entry.kind, text) == parse_decimal(entry.kind, shown):
            return dial
    return dial_value(entry, text)


def dial_text(entry: Entry, value: int) -> str:
    """A dial value as a person reads it: degrees without needless zeros, lengths with one decimal at least."""
    unit = entry.typed_unit
    shown = _inches(value) if unit is not entry.dial_unit else value
    number = f"{shown / unit.per_shown:.2f}".rstrip("0")
    number = number.removesuffix(".") if unit is Unit.TENTH_DEGREE else number + "0" * number.endswith(".")
    return number.replace("-", "\N{MINUS SIGN}")


def stored_value(entry: Entry, value: int) -> int:
    """What is stored for a dial value; raises UserError where a tape's length and the leg's do not go together."""
    if entry.is_tape:
        return (wall_angle if entry.protocol is Protocol.WALL else heel_angle)(value, entry.leg_mm)
    return knee_deficit(value) if entry.is_shin else value


def dial_of(entry: Entry, stored: int) -> int:
    """Where the dial stands for a stored value: of a tape, to the mm."""
    if entry.is_tape:
        radians = math.radians(stored / 10)
        share = math.cos(radians) if entry.protocol is Protocol.WALL else math.sin(radians)
        return min(entry.leg_mm, max(0, _rounded(share * entry.leg_mm)))
    return SHIN_UP - stored if entry.is_shin else stored


def stepped(entry: Entry, value: int, steps: int) -> int:
    """So many presses of plus, or of minus where negative; at a limit it stays."""
    lowest, highest = limits(entry)
    step = TAPE_STEP_MM if entry.is_tape else guide_of(entry.kind, entry.protocol).step
    if entry.typed_unit is entry.dial_unit:
        wanted = value + steps * step
    else:
        wanted = _rounded((_inches(value) + steps * step * INCH_STEPS) * 0.254)
    return min(highest, max(lowest, wanted))


def shown_reading(entry: Entry, stored: int) -> float:
    """A stored value on the scale that is drawn: degrees, or cm from the zero."""
    return common_value(entry.kind, entry.protocol, stored)


def dragged_value(entry: Entry, reading: float) -> int:
    """The dial value of a place on the drawn scale, to the whole degree or half centimetre a hand can aim at."""
    scale = scale_of(entry.kind, entry.protocol)
    if scale.unit is Unit.TENTH_DEGREE:
        return dial_of(entry, _rounded(reading) * scale.unit.per_shown)
    mm = _rounded(reading * 2) * 5
    stored = scale.zero + (_rounded(mm / 0.254) if scale.unit is Unit.HUNDREDTH_INCH else mm)
    return min(scale.highest, max(scale.lowest, stored))


def leg_length(text: str, units: LengthUnit) -> int:
    """A leg's length in mm as it was typed; raises UserError where no leg is as long."""
    unit = Unit.HUNDREDTH_INCH if units == "in" else Unit.MILLIMETRE
    value = parse_value(Kind.LEG_RAISE, text, unit)
    mm = _rounded(value * 0.254) if units == "in" else value
    check_leg(mm)
    return mm


def _inches(mm: int) -> int:
    """Hundredths of an inch, as fine as a whole mm can tell."""
    return INCH_GRAIN * _rounded(mm / 0.254 / INCH_GRAIN)


def _rounded(value: float) -> int:
    return math.floor(value + 0.5)
