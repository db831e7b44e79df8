"""Readings into series that may be compared: one test, one side, one protocol. Protocols are never mixed.

Values are in degrees or cm from the protocol's own zero, so that a box and the toe line read alike; they are still two
series, since one box is not the other. A series is what trend, verdict and outliers are computed of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from statistics import fmean

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, StopReason, common_value
from stretchtimer.core.records import MeasurementRecord


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What readings must share to be compared."""

    kind: Kind
    side: Side
    protocol: Protocol


@dataclass(frozen=True, slots=True)
class Measured:
    """One reading, or the mean of one day's: in degrees or cm, from so many tries."""

    at: datetime
    day: date
    value: float
    tries: int = 1
    warmed_up: bool | None = None


def series(records: Iterable[MeasurementRecord]) -> dict[SeriesKey, tuple[Measured, ...]]:
    """Every series, each with its readings in the order they were taken; the one measured last comes first.

    A reading that a sore back ended is no score, whoever stored it.
    """
    scored = (record for record in records if record.stopped_by is not StopReason.LOW_BACK)
    found: dict[tuple[Kind, Side, Protocol], list[MeasurementRecord]] = {}
    for record in sorted(scored, key=attrgetter("measured_at", "id")):
        found.setdefault((record.kind, record.side, record.protocol), []).append(record)
    newest_first = sorted(found.items(), key=lambda item: item[1][-1].measured_at, reverse=True)
    return {SeriesKey(*key): tuple(map(_measured, same)) for key, same in newest_first}


def by_day(readings: Sequence[Measured]) -> tuple[Measured, ...]:
    """One value a day, the mean of that day's: two readings of one evening are no two days of evidence."""
    ordered = sorted(readings, key=attrgetter("day", "at"))
    return tuple(_one_day(tuple(of_day)) for _, of_day in groupby(ordered, key=attrgetter("day")))


def is_mixed(readings: Sequence[Measured]) -> bool:
    """Whether some were taken warm and some cold, so that they are not like with like."""
    return len({reading.warmed_up for reading in readings} - {None}) > 1


def _measured(record: MeasurementRecord) -> Measured:
    value = common_value(record.kind, record.protocol, record.value)
    return Measured(record.measured_at, record.day, value, len(record.tries), record.warmed_up)


def _one_day(of_day: tuple[Measured, ...]) -> Measured:
    last = of_day[-1]
    if len(of_day) == 1:
        return last
    return Measured(last.at, last.day, fmean(r.value for r in of_day), min(r.tries for r in of_day), last.warmed_up)
