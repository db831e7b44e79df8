"""Readings by day: one line of a table each, one report of pain a day, and values in the unit they are shown in.

It shows what was read, in every protocol, and judges nothing. What can be compared is `series.py`'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from operator import attrgetter
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
    latest_first = sorted(shown, key=attrgetter("measured_at", "id"), reverse=True)
    pains = feels_by_day(feels)
    cells: dict[date, tuple[list[MeasurementRecord], ...]] = {day: ([], [], []) for day in pains}
    for record in latest_first:
        day = record.day
        if day not in cells:
            cells[day] = [], [], []
        column = 2 if record.kind is Kind.SIT_AND_REACH else int(record.side is Side.RIGHT)
        cells[day][column].append(record)
    rows = list[Row]()
    for day in sorted(cells, reverse=True):
        left, right, reach = cells[day]
        pain = [pains[day]] if day in pains else []
        rows += [Row(day, *line) for line in zip_longest(left, right, reach, pain)]
    return tuple(rows)


def day_feels(feels: Iterable[FeelRecord]) -> tuple[FeelRecord, ...]:
    """One report a day, oldest first: the day's last own one, or else the last one around a session."""
    return tuple(feels_by_day(feels).values())


def feels_by_day(feels: Iterable[FeelRecord]) -> dict[date, FeelRecord]:
    """The same, by day: of years of reports no day need be worked out twice."""
    counts: dict[date, FeelRecord] = {}
    for feel in feels:
        day = feel.day
        if day not in counts or _rank(counts[day]) < _rank(feel):
            counts[day] = feel
    return dict(sorted(counts.items(), key=lambda item: item[1].felt_at))


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


def _rank(feel: FeelRecord) -> tuple[bool, datetime, str]:
    """Of two reports of one day the higher counts."""
    return feel.when is FeelWhen.DAY, feel.felt_at, feel.id
