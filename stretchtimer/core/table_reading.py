"""One line of somebody's table as readings, or the reason why it is none. A line is taken whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_EVEN, Decimal
from zoneinfo import ZoneInfo

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Legs, Protocol, Reading, Unit, check_reading, legs_of, parse_decimal
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.table_layout import (
    BOTH,
    DATE,
    HALF_DAY,
    LEFT,
    RIGHT,
    DateOrder,
    Layout,
    ValueColumn,
    WrittenUnit,
)

NOON = time(12)
"""When a reading was taken of which only the day is known."""
EARLIEST_YEAR = 1971
MM_OF = {WrittenUnit.MM: Decimal(1), WrittenUnit.CM: Decimal(10), WrittenUnit.INCH: Decimal("25.4")}
STORED_MM = {Unit.MILLIMETRE: Decimal(1), Unit.HUNDREDTH_INCH: Decimal("0.254")}


@dataclass(frozen=True, slots=True)
class TableReading:
    """A reading from a table, with its instant."""

    reading: Reading
    measured_at: datetime
    or_at: datetime | None = None  # where the same line came in on its own day, before noon


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line that gives no reading: its number, from 1 and with the heading counted, and why."""

    number: int
    reason: Message


def read_line(layout: Layout, cells: Sequence[str], zone: ZoneInfo, now: datetime) -> tuple[TableReading, ...]:
    """The readings of a line, one for each column that is filled; raises UserError with the reason for none."""
    measured_at, or_at = _instant(layout, cells, zone, now)
    found = tuple(
        TableReading(_reading(layout, cells, value), measured_at, or_at)
        for value in layout.values
        if _cell(cells, value.column)
    )
    if not found:
        raise UserError(Message("row_no_value"))
    return found


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""


def _instant(layout: Layout, cells: Sequence[str], zone: ZoneInfo, now: datetime) -> tuple[datetime, datetime | None]:
    """When a line was measured, and when the same line may have been stored that came in on its own day."""
    text = _cell(cells, layout.when)
    match = DATE.fullmatch(text)
    if match is None:
        raise UserError(Message("row_no_day", {"found": text[:40]}))
    first, _, second, third, clock, offset = match.groups()
    year, month, day = {
        DateOrder.YMD: (first, second, third),
        DateOrder.DMY: (third, second, first),
        DateOrder.MDY: (third, first, second),
    }[layout.dates]
    clock = clock or _cell(cells, layout.time)
    try:
        on = date(_full_year(year), int(month), int(day))
        at = _clock(clock) if clock else NOON
        where = datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo if offset else zone
        instant = datetime.combine(on, at, where).astimezone(UTC)
        begun = None if clock else datetime.combine(on, time(), where).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UserError(Message("row_no_day", {"found": f"{text} {clock}".strip()[:40]})) from None
    if instant.year < EARLIEST_YEAR:
        raise UserError(Message("row_no_day", {"found": text[:40]}))
    if begun is not None and begun <= now < instant:  # today, and it is not noon yet
        return begun, instant
    if instant > now:
        raise UserError(Message("time_in_future", {"found": text[:40]}))
    return instant, begun


def _clock(text: str) -> time:
    """A time of the day, of 12 hours or 24; raises ValueError for none."""
    half = HALF_DAY.fullmatch(text)
    if half is None:
        return time.fromisoformat(text.zfill(5) if text.count(":") == 1 else text.zfill(8))
    at = _clock(half[1])
    if not 1 <= at.hour <= 12:
        raise ValueError(text)
    return at.replace(hour=at.hour % 12 + (12 if half[2] in "pP" else 0))


def _full_year(text: str) -> int:
    """26 is 2026: nothing older than the century can be in such a table."""
    return int(text) + 2000 if len(text) == 2 else int(text)


def _reading(layout: Layout, cells: Sequence[str], value: ValueColumn) -> Reading:
    protocol = layout.protocol or next(iter(SCALES[layout.kind]))
    text = _cell(cells, value.column)
    side = value.side or _side(_cell(cells, layout.side))
    if legs_of(layout.kind, protocol) is Legs.TOGETHER:
        side = None
    return check_reading(layout.kind, _in_unit(layout, protocol, text), side, protocol)


def _side(text: str) -> Side | None:
    folded = text.casefold()
    if folded in LEFT:
        return Side.LEFT
    if folded in RIGHT:
        return Side.RIGHT
    if folded in BOTH:
        return None
    raise UserError(Message("row_no_side", {"found": text[:40]}))


def _in_unit(layout: Layout, protocol: Protocol, text: str) -> str:
    """The reading as it is typed in its protocol's unit: another unit of length is turned, to what can be stored."""
    if (layout.decimal_comma and "." in text) or (not layout.decimal_comma and "," in text):
        raise UserError(Message("measure_not_a_number", {"kind": layout.kind.value, "found": text[:40]}))
    text = text.rstrip(' °"″')
    unit = SCALES[layout.kind][protocol].unit if protocol in SCALES[layout.kind] else Unit.MILLIMETRE
    if (unit is Unit.TENTH_DEGREE) != (layout.unit is WrittenUnit.DEGREE):
        raise UserError(Message("row_wrong_unit", {"kind": layout.kind.value}))
    if unit is Unit.TENTH_DEGREE or MM_OF[layout.unit] == STORED_MM[unit] * unit.per_shown:
        return text
    stored = parse_decimal(layout.kind, text) * MM_OF[layout.unit] / STORED_MM[unit]
    return str(stored.quantize(Decimal(1), ROUND_HALF_EVEN) / unit.per_shown)
