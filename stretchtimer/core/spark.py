"""The last few leg raises of both sides, as a small line shows them on Today."""

from collections.abc import Iterable
from dataclasses import dataclass

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.series import Measured, SeriesKey, by_day, series

CHECKS = 8


@dataclass(frozen=True, slots=True)
class Spark:
    """One value a day, oldest first, of one protocol; a side that was not measured has none."""

    left: tuple[Measured, ...]
    right: tuple[Measured, ...]


def leg_spark(measurements: Iterable[MeasurementRecord]) -> Spark | None:
    """Those of the protocol that was used last; None where there are none."""
    found = series(measurements)
    last = next((key for key in found if key.kind is Kind.LEG_RAISE), None)
    if last is None:
        return None
    left, right = (
        by_day(found.get(SeriesKey(last.kind, side, last.protocol), ()))[-CHECKS:] for side in (Side.LEFT, Side.RIGHT)
    )
    return Spark(left, right)
