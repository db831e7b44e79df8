"""Series are cut where nothing was measured, and never mix methods; the table leaves nothing out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Protocol
from stretchtimer.core.progress import (
    angle_value,
    day_feels,
    reach_value,
    table,
)
from stretchtimer.core.records import FeelRecord, FeelWhen, MeasurementRecord

NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)
ZONE = "Europe/Berlin"
SIDES = st.sampled_from((Side.LEFT, Side.RIGHT))


def leg(days: float, degrees: float, side: Side = Side.LEFT, protocol: Protocol = Protocol.PHONE) -> MeasurementRecord:
    """A leg raise `days` before noon."""
    unit, value, at = SCALES[Kind.LEG_RAISE][protocol].unit, round(degrees * 10), NOON - timedelta(days=days)
    name = f"leg-{days}-{side}-{protocol}-{value}"
    return MeasurementRecord(name, Kind.LEG_RAISE, side, protocol, unit, value, (value,), at, ZONE)


def reach(days: float, value: int, protocol: Protocol = Protocol.TOE_LINE) -> MeasurementRecord:
    """A sit-and-reach `days` before noon, as stored in its protocol's unit."""
    unit, at = SCALES[Kind.SIT_AND_REACH][protocol].unit, NOON - timedelta(days=days)
    name = f"reach-{days}-{protocol}"
    return MeasurementRecord(name, Kind.SIT_AND_REACH, Side.BOTH, protocol, unit, value, (value,), at, ZONE)


def feel(days: float, pain: int, when: FeelWhen = FeelWhen.DAY) -> FeelRecord:
    return FeelRecord(f"feel-{days}-{when}", pain, when, NOON - timedelta(days=days), ZONE)


@pytest.mark.parametrize(
    ("protocol", "value", "cm", "inches"),
    [
        (Protocol.TOE_LINE, 35, 3.5, 1.4),
        (Protocol.TOE_LINE, -100, -10.0, -3.9),
        (Protocol.TOE_LINE, 0, 0.0, 0.0),
        (Protocol.CSEP_26, 275, 1.5, 0.6),
        (Protocol.YMCA_15IN, 1650, 3.8, 1.5),
        (Protocol.YMCA_15IN, 1498, -0.1, 0.0),
    ],
)
def test_reaches_are_shown_from_the_soles_in_either_unit(
    protocol: Protocol, value: int, cm: float, inches: float
) -> None:
    record = reach(0, value, protocol)
    assert (reach_value(record, "cm"), reach_value(record, "in")) == (cm, inches)
    assert "-0.0" not in (str(reach_value(record, "cm")), str(reach_value(record, "in")))


def test_the_days_own_report_counts_and_the_last_of_them() -> None:
    feels = [feel(0, 3), feel(-0.1, 4), feel(-0.2, 9, FeelWhen.AFTER), feel(2, 5, FeelWhen.BEFORE)]
    feels.append(feel(1.9, 6, FeelWhen.AFTER))
    assert [one.pain for one in day_feels(feels)] == [6, 4]


def test_the_table_has_one_line_a_day_newest_first() -> None:
    rows = table([leg(7, 60), leg(0, 70), leg(0, 72, Side.RIGHT), reach(7, 35)], [feel(7, 4), feel(3, 2)])
    assert [row.day for row in rows] == [date(2026, 10, 14), date(2026, 10, 11), date(2026, 10, 7)]
    newest, middle, oldest = rows
    assert newest.left is not None
    assert newest.right is not None
    assert (angle_value(newest.left), angle_value(newest.right)) == (70, 72)
    assert (newest.reach, newest.pain) == (None, None)
    assert middle.pain is not None
    assert middle.pain.pain == 2
    assert oldest.reach is not None


def test_a_second_reading_of_a_day_takes_a_second_line_the_later_one_first() -> None:
    rows = table([leg(0.1, 66), leg(0, 68), leg(0, 70, Side.RIGHT)], [feel(0, 1)])
    assert [row.left and row.left.value for row in rows] == [680, 660]
    assert [row.right is not None for row in rows] == [True, False]
    assert [row.pain is not None for row in rows] == [True, False]


def test_days_are_those_of_the_users_zone() -> None:
    late = datetime(2026, 10, 14, 23, 30, tzinfo=UTC)  # already the 15th in Berlin
    value = SCALES[Kind.LEG_RAISE][Protocol.PHONE].unit
    record = MeasurementRecord("x", Kind.LEG_RAISE, Side.LEFT, Protocol.PHONE, value, 700, (700,), late, ZONE)
    assert table([record], [])[0].day == date(2026, 10, 15)


@given(st.lists(st.tuples(st.integers(0, 40), SIDES, st.sampled_from(list(SCALES[Kind.LEG_RAISE]))), max_size=25))
def test_the_table_leaves_no_reading_out(readings: list[tuple[int, Side, Protocol]]) -> None:
    records = [leg(days, 60 + i, side, protocol) for i, (days, side, protocol) in enumerate(readings)]
    shown = [record for row in table(records, []) for record in (row.left, row.right) if record]
    assert sorted(record.id for record in shown) == sorted(record.id for record in records)
