"""Left against right, for the straight leg raise: how far apart healthy legs are, and when to have it looked at.

Source: clinical reference, "Left–right difference" (Boyd and Villa 2012: healthy people differ by 5.0° with a
standard deviation of 3.5°, whatever their age, sex or activity). The table is for the leg raise alone; no other test
here has one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind
from stretchtimer.core.noise import REPEATS_WITHIN
from stretchtimer.core.series import Measured, SeriesKey

WATCH_FROM = 10.0
LOOK_ABOVE = 15.0
LOOK_ABOVE_WITH_SYMPTOMS = 10.0


class Difference(StrEnum):
    """What a difference between the legs means."""

    USUAL = "usual"
    WATCH = "watch"  # measure again
    LOOK = "look"  # have it looked at


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """How far apart the legs are, in degrees, and which of them goes higher."""

    difference: Difference
    degrees: float
    higher: Side  # both: they are equal


def asymmetry(left: float, right: float, *, leg_symptoms: bool = False) -> Asymmetry:
    """Judge two leg raises, in degrees. 10° and 15° themselves are worth watching."""
    degrees = round(abs(left - right), 6)  # 70.1 less 60.1 is ten
    look_above = LOOK_ABOVE_WITH_SYMPTOMS if leg_symptoms else LOOK_ABOVE
    higher = Side.BOTH if degrees == 0 else Side.LEFT if left > right else Side.RIGHT
    if degrees > look_above:
        return Asymmetry(Difference.LOOK, degrees, higher)
    return Asymmetry(Difference.USUAL if degrees < WATCH_FROM else Difference.WATCH, degrees, higher)


def latest_asymmetry(series: Mapping[SeriesKey, Sequence[Measured]], *, leg_symptoms: bool = False) -> Asymmetry | None:
    """The difference between the latest leg raises of both sides in one protocol; None where one side lacks.

    Only readings of the same days are compared: what one leg has gained since the other was measured is no difference
    between the legs.
    """
    legs = (key for key in series if key.kind is Kind.LEG_RAISE)
    for key in sorted(legs, key=lambda key: series[key][-1].at, reverse=True):
        other = SeriesKey(key.kind, key.side.other, key.protocol)
        if other in series and abs(series[key][-1].day - series[other][-1].day) < REPEATS_WITHIN:
            left, right = (key, other) if key.side is Side.LEFT else (other, key)
            return asymmetry(series[left][-1].value, series[right][-1].value, leg_symptoms=leg_symptoms)
    return None
