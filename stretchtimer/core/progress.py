"""Readings by day: one line of a table each, one report of pain a day, and values in the unit they are shown in.

It shows what was read, in every protocol, and judges nothing. What can be compared is `series.py`'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, zip_longest
from typing import Literal

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Unit
from stretchtimer.core.records import FeelRecord, FeelWhen, MeasurementRecord

CM_PER_INCH = 2.54

LengthUnit = Literal["cm", "in"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was recorded on one of the user's days. A second reading takes a second line."""

    day: date
    left: MeasurementRecord | None = None
    right: MeasurementRecord | None = None
    reach: MeasurementRecord | None = None
    pain: FeelRecord | None = None


def table(measurements: Iterable[MeasurementRecord], feels: Iterable[FeelRecord]) -> tuple[Row, ...]:
    """Every leg raise and reach, the newest day first, and within a day the last reading first."""
    shown = (record for record in measurements if record.kind in (Kind.LEG_RAISE, Kind.SIT_AND_REACH))
    latest_first = sorted(shown, key=lambda record: (record.measured_at, record.id), reverse=True)
    pains = {feel.day: feel for feel in day_feels(feels)}
    by_day: dict[date, list[MeasurementRecord]] = {day: [] for day in pains}
    for record in latest_first:
        by_day.setdefault(record.day, []).append(record)
    return tuple(row for day in sorted(by_day, reverse=True) for row in _rows_of_day(day, by_day[day], pains.get(day)))


def day_feels(feels: Iterable[FeelRecord]) -> tuple[FeelRecord, ...]:
    """One report a day, oldest first: the day's last own one, or else the last one around a session."""
    ordered = sorted(feels, key=lambda feel: (feel.day, feel.when is FeelWhen.DAY, feel.felt_at, feel.id))
    last_of_days = (tuple(of_day)[-1] for _, of_day in groupby(ordered, key=lambda feel: feel.day))
    return tuple(sorted(last_of_days, key=lambda feel: feel.felt_at))


def angle_value(record: MeasurementRecord) -> float:
    """A straight leg raise in degrees."""
    return record.value / record.unit.per_shown


def reach_value(record: MeasurementRecord, units: LengthUnit) -> float:
    """A sit-and-reach past the soles, in cm or inches to the tenth; short of them it is negative."""
    scale = SCALES[Kind.SIT_AND_REACH][record.protocol]
    beyond = (record.value - scale.zero) / scale.unit.per_shown
    read_in: LengthUnit = "in" if scale.unit is Unit.HUNDREDTH_INCH else "cm"
    if read_in != units:
        beyond = beyond * CM_PER_INCH if units == "cm" else beyond / CM_PER_INCH
    return round(beyond, 1) + 0.0  # no negative zero


def _rows_of_day(day: date, latest_first: list[MeasurementRecord], pain: FeelRecord | None) -> Iterable[Row]:
    legs = [record for record in latest_first if record.kind is Kind.LEG_RAISE]
    left = [record for record in legs if record.side is Side.LEFT]
    right = [record for record in legs if record.side is Side.RIGHT]
    reach = [record for record in latest_first if record.kind is Kind.SIT_AND_REACH]
    for line in zip_longest(left, right, reach, [pain]):
        yield Row(day, *line)
