"""What can be drawn: one method at a time, pain by itself, minutes by week with its empty weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from stretchtimer.core.charted import Method, curves, held_curve, methods, muscles_held, pain_curve
from stretchtimer.core.exercise import Side
from stretchtimer.core.held import HeldWeek
from stretchtimer.core.measure import SCALES, Kind, Protocol
from stretchtimer.core.records import FeelRecord, FeelWhen, MeasurementRecord
from stretchtimer.core.series import series

NOW = datetime(2026, 10, 14, 12, tzinfo=UTC)
ZONE = "Europe/Berlin"


def record(days: float, value: int, side: Side, kind: Kind, protocol: Protocol) -> MeasurementRecord:
    unit, at = SCALES[kind][protocol].unit, NOW - timedelta(days=days)
    return MeasurementRecord(f"{days}-{side}-{protocol}", kind, side, protocol, unit, value, (value,), at, ZONE)


def test_protocols_are_methods_of_their_own_the_one_used_last_first() -> None:
    found = series(
        [
            record(9, 600, Side.LEFT, Kind.LEG_RAISE, Protocol.WALL),
            record(2, 640, Side.RIGHT, Kind.LEG_RAISE, Protocol.PHONE),
            record(1, 620, Side.LEFT, Kind.LEG_RAISE, Protocol.PHONE),
        ]
    )
    phone, wall = Method(Kind.LEG_RAISE, Protocol.PHONE), Method(Kind.LEG_RAISE, Protocol.WALL)
    assert methods(found) == (phone, wall)
    shown = curves(found, phone, "unknown", "cm")
    assert [(curve.side, [r.value for r in curve.readings.readings]) for curve in shown] == [
        (Side.LEFT, [62.0]),
        (Side.RIGHT, [64.0]),
    ]


def test_lengths_are_turned_to_inches_with_their_band_and_angles_are_not() -> None:
    found = series(
        [
            record(1, 254, Side.BOTH, Kind.SIT_AND_REACH, Protocol.TOE_LINE),
            record(1, 620, Side.LEFT, Kind.LEG_RAISE, Protocol.PHONE),
        ]
    )
    reach, leg = Method(Kind.SIT_AND_REACH, Protocol.TOE_LINE), Method(Kind.LEG_RAISE, Protocol.PHONE)
    (cm,), (inches,) = curves(found, reach, "unknown", "cm"), curves(found, reach, "unknown", "in")
    assert inches.readings.readings[0].value == pytest.approx(10.0)
    assert inches.readings.band == pytest.approx(cm.readings.band / 2.54)
    assert inches.verdict == cm.verdict
    assert curves(found, leg, "unknown", "in")[0].readings.readings[0].value == 62.0


def test_pain_has_one_value_a_day() -> None:
    feels = [FeelRecord(f"{n}", n, FeelWhen.DAY, NOW + timedelta(minutes=n), ZONE) for n in (2, 5)]
    assert [reading.value for reading in pain_curve(feels).readings] == [5.0]


def test_a_week_without_holding_is_a_zero_and_not_a_gap() -> None:
    first, third = date(2026, 9, 21), date(2026, 10, 5)
    held = {HeldWeek(first, "hamstrings", Side.LEFT): 120_000, HeldWeek(third, "hamstrings", Side.LEFT): 300_000}
    weeks = held_curve(held, "hamstrings", Side.LEFT, ZONE, NOW).readings
    assert [(week.day, week.value) for week in weeks] == [
        (first, 2.0),
        (first + timedelta(weeks=1), 0.0),
        (third, 5.0),
        (third + timedelta(weeks=1), 0.0),  # this week, so far
    ]
    assert all(week.at <= NOW for week in weeks)
    assert [week.value for week in held_curve(held, "hamstrings", Side.RIGHT, ZONE, NOW).readings] == [0.0] * 4


def test_a_week_that_has_not_begun_is_not_shown_as_one_of_no_minutes() -> None:
    monday = date(2026, 10, 5)
    held = {HeldWeek(monday, "hamstrings", Side.LEFT): 300_000}
    sunday_over = datetime(2026, 10, 11, 22, tzinfo=UTC)  # midnight in Berlin
    (week,) = held_curve(held, "hamstrings", Side.LEFT, ZONE, sunday_over).readings
    assert (week.day, week.value) == (monday, 5.0)


def test_the_hamstrings_come_first_then_what_was_held_longest() -> None:
    week = date(2026, 10, 5)
    held = {HeldWeek(week, muscle, Side.LEFT): ms for muscle, ms in (("calves", 9), ("hamstrings", 1), ("glutes", 20))}
    assert muscles_held(held) == ("hamstrings", "glutes", "calves")
