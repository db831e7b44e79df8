"""The breathing cue: from a pattern and an instant of a hold, which part of which breath it is, and how far into it.

A hold is a whole number of breaths where it can be, so that the user can close the eyes. Any other length starts with
a shortened breath, so that the last out-breath is always whole and ends the hold.

A pattern that holds the breath (box, 4-7-8) never paces a stretch: nobody should hold the breath while something pulls.
It belongs between stretches, and to nobody whose heart, lungs, pressure or pregnancy speak against it (clinical
reference, "Patterns for the pacer").
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from stretchtimer.core.conditions import Condition
from stretchtimer.core.message import Message

SHORTEST_IN_MS = 1_000
EVENING_BEGINS = time(17, 0)


class BreathPart(StrEnum):
    """What to do now; `words.py` has the word for it."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"
    EMPTY = "empty"  # the pause after breathing out


@dataclass(frozen=True, slots=True)
class Pattern:
    """Lengths of one breath's parts in ms; a part of 0 is left out. `most` breaths in a row are enough (0: any)."""

    id: str
    in_ms: int
    hold_ms: int
    out_ms: int
    empty_ms: int
    most: int = 0

    @property
    def cycle_ms(self) -> int:
        return self.in_ms + self.hold_ms + self.out_ms + self.empty_ms

    @property
    def holds_breath(self) -> bool:
        return bool(self.hold_ms or self.empty_ms)

    def parts(self) -> tuple[tuple[BreathPart, int], ...]:
        """The parts that last, in order, with their lengths in ms."""
        lengths = (self.in_ms, self.hold_ms, self.out_ms, self.empty_ms)
        return tuple((part, ms) for part, ms in zip(BreathPart, lengths, strict=True) if ms)


# Six breaths a minute with the longer out-breath felt most relaxing (Van Diest 2014); eight are easier to begin with.
RELAX_4_6 = Pattern("relax_4_6", 4_000, 0, 6_000, 0)
EASY_3_4 = Pattern("easy_3_4", 3_000, 0, 4_500, 0)
LONG_OUT_3_7 = Pattern("long_out_3_7", 3_000, 0, 7_000, 0)
COHERENT_55 = Pattern("coherent_55", 5_500, 0, 5_500, 0)
EVEN_5_5 = Pattern("even_5_5", 5_000, 0, 5_000, 0)
BOX_4444 = Pattern("box_4444", 4_000, 4_000, 4_000, 4_000)
FOUR_SEVEN_EIGHT = Pattern("478", 4_000, 7_000, 8_000, 0, most=4)

PATTERNS = {
    pattern.id: pattern
    for pattern in (RELAX_4_6, EASY_3_4, LONG_OUT_3_7, COHERENT_55, EVEN_5_5, BOX_4444, FOUR_SEVEN_EIGHT)
}
"""Every pattern there is, by its id."""

STEADY = tuple(pattern.id for pattern in PATTERNS.values() if not pattern.holds_breath)
"""Those that may pace a stretch, for anybody."""

NO_BREATH_HOLDING = (Condition.PRESSURE_OR_DIZZY, Condition.PREGNANCY, Condition.HEART_LUNG)


@dataclass(frozen=True, slots=True)
class Breath:
    """Where in the breathing an instant lies: the `number`th breath, from 0, and `elapsed_ms` of its part's length."""

    number: int
    part: BreathPart
    elapsed_ms: int
    length_ms: int

    @property
    def fraction(self) -> float:
        return self.elapsed_ms / self.length_ms

    @property
    def lungs(self) -> float:
        """How full the lungs are, 0 to 1: what the breathing disc shows."""
        return {
            BreathPart.IN: self.fraction,
            BreathPart.HOLD: 1.0,
            BreathPart.OUT: 1.0 - self.fraction,
            BreathPart.EMPTY: 0.0,
        }[self.part]


def pattern_for(hold_ms: int, preferred: Pattern = RELAX_4_6) -> Pattern:
    """Choose the pattern that makes `hold_ms` a whole number of breaths, the preferred one if it can."""
    if hold_ms % preferred.cycle_ms and not hold_ms % EASY_3_4.cycle_ms:
        return EASY_3_4
    return preferred


def obstacle(chosen: Pattern, conditions: Set[Condition], local: time) -> Message | None:
    """Why a chosen pattern is not used now, by the user's wall clock; None where nothing is in its way."""
    if not chosen.holds_breath:
        return None
    for condition in NO_BREATH_HOLDING:
        if condition in conditions:
            return Message("breathing_condition", {"condition": condition.value})
    return Message("breathing_evening") if chosen is FOUR_SEVEN_EIGHT and local < EVENING_BEGINS else None


def fitting_pattern(chosen: Pattern, conditions: Set[Condition], local: time) -> Pattern:
    """The chosen pattern, or the usual one where something is in its way."""
    return RELAX_4_6 if obstacle(chosen, conditions, local) else chosen


def breath_at(pattern: Pattern, hold_ms: int, elapsed_ms: int) -> Breath:
    """Find the breath at `elapsed_ms` (0 <= elapsed_ms < hold_ms) of a hold of `hold_ms`."""
    first_ms = hold_ms % pattern.cycle_ms
    if elapsed_ms < first_ms:
        return _part_at(0, _shortened(pattern, first_ms), elapsed_ms)
    number, into_ms = divmod(elapsed_ms - first_ms, pattern.cycle_ms)
    return _part_at(number + (1 if first_ms else 0), pattern.parts(), into_ms)


def _shortened(pattern: Pattern, length_ms: int) -> tuple[tuple[BreathPart, int], ...]:
    """Scale a breath to `length_ms`; one too short to breathe in is only its out-breath."""
    in_ms = pattern.in_ms * length_ms // pattern.cycle_ms
    if in_ms < SHORTEST_IN_MS:
        return ((BreathPart.OUT, length_ms),)
    hold_ms = pattern.hold_ms * length_ms // pattern.cycle_ms
    empty_ms = pattern.empty_ms * length_ms // pattern.cycle_ms
    out_ms = length_ms - in_ms - hold_ms - empty_ms
    return Pattern(pattern.id, in_ms, hold_ms, out_ms, empty_ms).parts()


def _part_at(number: int, parts: tuple[tuple[BreathPart, int], ...], into_ms: int) -> Breath:
    for part, length_ms in parts:
        if into_ms < length_ms:
            return Breath(number, part, into_ms, length_ms)
        into_ms -= length_ms
    raise ValueError("an instant past the end of its breath")
