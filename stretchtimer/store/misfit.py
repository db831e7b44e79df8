"""What no type and no table forbids in a row from elsewhere, and yet nothing here could show or reckon with."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import to_builtins

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Legs, legs_of
from stretchtimer.core.message import UserError
from stretchtimer.core.one_line import is_one_line
from stretchtimer.core.recurrence import check_recurrence
from stretchtimer.core.reminder import FixedTimes
from stretchtimer.core.reminder_check import check_timing
from stretchtimer.store.export_rows import DoseChange, MeasurementRow, Row, Timing
from stretchtimer.store.reminders import to_timing

LATEST_YEAR = 9990  # beyond, another zone's calendar day may not exist

REASONS = {
    "change_advance": {"good", "days", "level"},
    "change_harder": {"level", "later"},
    "change_extra_set": {"side"},
    "change_no_extra_set": set[str](),
    "change_flare": {"pain", "level"},
    "change_stops": {"count", "level"},
    "change_missed": {"days", "level"},
    "change_restart": {"days"},
}
"""Why a dose can have changed, and what each of the sentences needs."""

KINDS_OF_TIMING = ({"times", "starts_on", "recurrence"}, {"minutes", "windows", "days"})


def misfit(row: Row) -> str | None:
    """The column at fault, or None: a zone nobody knows, what is no text, a reading no body gives."""
    for name in row.__struct_fields__:
        if not _fits(name, getattr(row, name)):
            return name
    return _misread(row) if isinstance(row, MeasurementRow) else None


def _fits(name: str, value: object) -> bool:
    match value:
        case datetime():
            return value.year <= LATEST_YEAR
        case DoseChange():
            reason = value.reason
            side = reason.values.get("side", Side.BOTH.value)
            return REASONS.get(reason.key) == set(reason.values) and side in set(Side) and is_one_line(value.exercise)
        case list() if name == "spans":
            return all(start <= end for start, end in value)
        case Timing():
            return _comes_up(value)
        case str():
            return is_one_line(value) and (name != "zone" or _is_zone(value)) and (name != "stamp" or _is_stamp(value))
    return True


def _comes_up(timing: Timing) -> bool:
    """Whether a reminder's timing is of one of the two kinds, whole, and can be meant."""
    values = to_builtins(timing)
    if set(values) not in KINDS_OF_TIMING:
        return False
    try:
        read = to_timing(values)
        check_timing(read)
        if isinstance(read, FixedTimes):
            check_recurrence(read.recurrence)
    except UserError:
        return False
    return True


@lru_cache(maxsize=1_000)
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _is_stamp(text: str) -> bool:
    """Whether the next stamp could be made from it: its pattern lets in a 39th of the month."""
    try:
        datetime.fromisoformat(text.partition("-#")[0])
    except ValueError:
        return False
    return True


def _misread(row: MeasurementRow) -> str | None:
    """A protocol that is not the test's, the wrong legs or unit, or a reading that cannot be."""
    scale = SCALES[row.kind].get(row.protocol)
    if scale is None:
        return "protocol"
    legs = legs_of(row.kind, row.protocol)
    if (legs is Legs.ONE) != (row.side is not Side.BOTH) and legs is not Legs.ONE_OR_UNSAID:
        return "side"
    if row.unit is not scale.unit:
        return "unit"
    if not all(scale.lowest <= value <= scale.highest for value in row.tries):
        return "tries"
    return None if scale.lowest <= row.value <= scale.highest else "value"
