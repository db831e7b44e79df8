"""Readings into what the progress page draws: series over time, cut where nothing was measured, and a table's rows.

It shows what was read and judges nothing. Readings of different protocols are not comparable, so a chart shows one
protocol, the one used last, and counts what it leaves out; the table has every reading.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise, zip_longest
from typing import Literal

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Protocol, Unit
from stretchtimer.core.records import FeelRecord, FeelWhen, MeasurementRecord

MEASUREMENT_GAP = timedelta(days=21)
PAIN_GAP = timedelta(days=7)
"""Neighbours further apart than this are not joined: what lies between is not known."""

CM_PER_INCH = 2.54

LengthUnit = Literal["cm", "in"]


@dataclass(frozen=True, slots=True)
class Point:
    """One reading, in the unit it is shown in."""

    at: datetime
    value: float


@dataclass(frozen=True, slots=True)
class Series:
    """Readings in the order they were taken; `runs` are the same points, cut at the gaps."""

    points: tuple[Point, ...] = ()
    runs: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """The protocol a chart shows, and how many readings of other protocols it therefore leaves out."""

    protocol: Protocol
    left_out: int


@dataclass(frozen=True, slots=True)
class Progress:
    """All series of the page. A method is None where nothing was ever measured."""

    left: Series = Series()
    right: Series = Series()
    leg_method: Method | None = None
    reach: Series = Series()
    reach_method: Method | None = None
    pain: Series = Series()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was recorded on one of the user's days. A second reading takes a second line."""

    day: date
    left: MeasurementRecord | None = None
    right: MeasurementRecord | None = None
    reach: MeasurementRecord | None = None
    pain: FeelRecord | None = None


def progress(
    measurements: Iterable[MeasurementRecord],
    feels: Iterable[FeelRecord],
    units: LengthUnit = "cm",
    since: datetime | None = None,
) -> Progress:
    """The series of readings from `since` on, or of all."""
    kept = sorted(measurements, key=lambda record: (record.measured_at, record.id))
    legs, leg_method = _of_last_protocol([r for r in kept if r.kind is Kind.LEG_RAISE], since)
    both_legs = [r for r in kept if r.kind is Kind.SIT_AND_REACH and r.side is Side.BOTH]
    reaches, reach_method = _of_last_protocol(both_legs, since)
    pains = (feel for feel in day_feels(feels) if since is None or feel.felt_at >= since)
    return Progress(
        left=_angles(legs, Side.LEFT),
        right=_angles(legs, Side.RIGHT),
        leg_method=leg_method,
        reach=_series((Point(r.measured_at, reach_value(r, units)) for r in reaches), MEASUREMENT_GAP),
        reach_method=reach_method,
        pain=_series((Point(feel.felt_at, feel.pain) for feel in pains), PAIN_GAP),
    )


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


def _of_last_protocol(
    ordered: Sequence[MeasurementRecord], since: datetime | None
) -> tuple[list[MeasurementRecord], Method | None]:
    if not ordered:
        return [], None
    protocol = ordered[-1].protocol
    in_range = [record for record in ordered if since is None or record.measured_at >= since]
    shown = [record for record in in_range if record.protocol is protocol]
    return shown, Method(protocol, len(in_range) - len(shown))


def _angles(legs: Iterable[MeasurementRecord], side: Side) -> Series:
    of_side = (Point(record.measured_at, angle_value(record)) for record in legs if record.side is side)
    return _series(of_side, MEASUREMENT_GAP)


def _series(points: Iterable[Point], gap: timedelta) -> Series:
    ordered = tuple(points)
    if not ordered:
        return Series()
    cuts = [i for i, (before, after) in enumerate(pairwise(ordered), start=1) if after.at - before.at > gap]
    edges = pairwise([0, *cuts, len(ordered)])
    return Series(ordered, tuple(ordered[start:end] for start, end in edges))


def _rows_of_day(day: date, latest_first: list[MeasurementRecord], pain: FeelRecord | None) -> Iterable[Row]:
    legs = [record for record in latest_first if record.kind is Kind.LEG_RAISE]
    left = [record for record in legs if record.side is Side.LEFT]
    right = [record for record in legs if record.side is Side.RIGHT]
    reach = [record for record in latest_first if record.kind is Kind.SIT_AND_REACH]
    for line in zip_longest(left, right, reach, [pain]):
        yield Row(day, *line)
