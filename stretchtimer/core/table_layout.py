"""What is in the columns of somebody's table of measurements, recognised from its first lines or said by the user.

A guess is only a proposal: it is shown with the first rows before anything is stored. Two spellings are known: one
reading a line (with a column for the leg), or a column for each leg.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SIDED, Kind, Protocol
from stretchtimer.core.message import Message, UserError

DELIMITERS = (";", "\t", ",", "|")
MOSTLY = 0.8  # so many of the cells decide what a column is
LONGEST_CELL = 64 * 1024

Row = Sequence[str]
Choice = TypeVar("Choice", bound=StrEnum)


class DateOrder(StrEnum):
    """How a day is written."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


class WrittenUnit(StrEnum):
    """What a reading is written in."""

    DEGREE = "degree"
    CM = "cm"
    MM = "mm"
    INCH = "inch"


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of readings, and the leg they are of; None: the row says it, or it is both legs'."""

    column: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where what stands; columns from 0."""

    delimiter: str
    has_header: bool
    when: int
    values: tuple[ValueColumn, ...]
    kind: Kind
    unit: WrittenUnit
    protocol: Protocol | None = None  # None: the test's usual one
    side: int | None = None  # a column
    time: int | None = None  # a column, where it stands apart from the day
    decimal_comma: bool = False
    dates: DateOrder = DateOrder.YMD
    dates_sure: bool = True  # 03/04/2026 may be the third or the fourth month


LEFT, RIGHT = (
    frozenset({"left", "l", "links", "li", "gauche", "izquierda", "sx"}),
    frozenset({"right", "r", "rechts", "re", "droite", "derecha", "dx"}),
)
LEGS = {"value": None, "left": Side.LEFT, "right": Side.RIGHT}
"""What a column of readings is called when it is said, and the leg it is of."""
BOTH = frozenset({"both", "b", "beide", "les deux", "ambas", ""})
UNITS = (
    (WrittenUnit.DEGREE, re.compile(r"°|\bdeg|\bgrad\b|\bangle\b|winkel")),
    (WrittenUnit.MM, re.compile(r"\bmm\b|millim")),
    (WrittenUnit.CM, re.compile(r"\bcm\b|centim|zentim")),
    (WrittenUnit.INCH, re.compile(r"\binch|[(\[,] *in\.?(?:[)\]]|$)|\bin\.?$|\"|″|zoll")),
)
KINDS = (
    (Kind.CHAIR_REACH, re.compile(r"chair")),
    (Kind.FINGER_TO_FLOOR, re.compile(r"floor|fbd|finger")),
    (Kind.KNEE_EXTENSION, re.compile(r"\bake\b|knee ext")),
    (Kind.LEG_RAISE, re.compile(r"\bslr\b|leg.?raise|lasègue|lasegue")),
    (Kind.SIT_AND_REACH, re.compile(r"reach|\bsar\b|toe")),
)
NO_READING = re.compile(
    r"(?:no|nr|n|#|№|id|row|line|index|num|number|nummer|zeile|lfd\.? ?nr)\.?|.*"
    r"(?:\bpain|schmerz|douleur|dolor|\btime\b|\bclock\b|\bhour|uhr|zeit\b|\bday\b|\bweek\b|\bage\b|weight).*"
)
"""Headings of numbers that are something else."""
READING = re.compile(r"reading|value|result|score|angle|wert|messung|winkel")
DATE = re.compile(
    r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})"
    r"(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[AaPp]\.?[Mm]\.?)?)(Z|[+-]\d\d:?\d\d)?)?",
    re.A,
)
TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2})?( ?[AaPp]\.?[Mm]\.?)?", re.A)
HALF_DAY = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?) ?([AaPp])\.?[Mm]\.?", re.A)
NUMBER = re.compile(r"[+\-−]?\d+([.,]\d+)?", re.A)


def split(lines: Iterable[str], delimiter: str) -> list[list[str]]:
    """The cells of lines; raises csv.Error for quotes that do not close."""
    return [row for row in csv.reader(lines, delimiter=delimiter, strict=True) if any(cell.strip() for cell in row)]


def recognise(lines: Sequence[str], said: Mapping[str, str] | None = None) -> Layout:
    """The layout that a table's first lines suggest, with what was `said` in its place; UserError where there is none.

    `said` has keys of `SAYABLE`; columns by their heading or their number from 1. "" says that there is no such column.
    """
    said = said or {}
    delimiter = _said_delimiter(said["delimiter"]) if "delimiter" in said else _delimiter(lines)
    rows = split(lines, delimiter)
    if not rows:
        raise UserError(Message("table_empty"))
    has_header = not any(DATE.fullmatch(cell.strip()) for cell in rows[0]) and len(rows) > 1
    header = [cell.strip() for cell in rows[0]] if has_header else []
    columns = list(zip(*_squared(rows[has_header:]), strict=True))
    guessed = _guess(
        delimiter, header, columns, {key: _column(header, columns, said[key]) for key in COLUMNS & said.keys()}
    )
    layout = _with_said(guessed, said)
    return layout if LEGS.keys() & said.keys() else _of_one_test(layout, header, said)


def _of_one_test(layout: Layout, header: Sequence[str], said: Mapping[str, str]) -> Layout:
    """The layout without the columns of another test than was said; raises UserError where none was said."""
    if not header:
        return layout
    kinds = {value: _kind_of(header[value.column].casefold()) for value in layout.values}
    if len(set(kinds.values()) - {None}) < 2:
        return layout
    of_kind = tuple(value for value, kind in kinds.items() if kind is layout.kind)
    if "kind" not in said or not of_kind:
        raise UserError(Message("table_two_tests", {"known": ", ".join(header[value.column] for value in kinds)}))
    return replace(layout, values=of_kind)


COLUMNS = frozenset({"when", "time", "value", "left", "right", "side"})
SAYABLE = COLUMNS | {"kind", "unit", "protocol", "decimal", "dates", "delimiter"}


def _said_delimiter(said: str) -> str:
    found = "\t" if said == "tab" else said
    if found not in DELIMITERS:
        known = ", ".join("tab" if one == "\t" else one for one in DELIMITERS)
        raise UserError(Message("table_cannot_say", {"found": f"delimiter={said}", "known": known}))
    return found


def _delimiter(lines: Sequence[str]) -> str:
    """What cuts every line into the same number of cells, more than one; the comma only when nothing else does."""
    best, most = ",", 1
    for delimiter in DELIMITERS:
        try:
            widths = [len(row) for row in split(lines, delimiter)]
        except csv.Error:  # quotes that close before something else
            continue
        width = max(set(widths), key=widths.count, default=1)
        if width > most and widths.count(width) >= MOSTLY * len(widths):
            best, most = delimiter, width
    return best


def _squared(rows: Sequence[Row]) -> list[list[str]]:
    width = max(map(len, rows))
    return [[*(cell.strip() for cell in row), *[""] * (width - len(row))] for row in rows]


def _column(header: Sequence[str], columns: Sequence[Row], named: str) -> int | None:
    if not named.strip():
        return None
    folded = [name.casefold() for name in header]
    if named.strip().casefold() in folded:
        return folded.index(named.strip().casefold())
    if named.isascii() and named.isdigit() and 0 < int(named) <= len(columns):
        return int(named) - 1
    known = ", ".join(header) or f"1 … {len(columns)}"
    raise UserError(Message("table_no_column", {"found": named, "known": known}))


def _guess(delimiter: str, header: Sequence[str], columns: Sequence[Row], said: Mapping[str, int | None]) -> Layout:
    when = said.get("when", _first(columns, lambda cell: DATE.fullmatch(cell) is not None))
    if when is None:
        raise UserError(Message("table_no_dates"))
    taken = {when, *(column for column in said.values() if column is not None)}
    time = said.get("time", _first(columns, lambda cell: TIME.fullmatch(cell) is not None, taken))
    side = said.get("side", _first(columns, lambda cell: cell.casefold() in LEFT | RIGHT, taken))
    taken |= {column for column in (time, side) if column is not None}
    values = _values(header, columns, said, taken)
    headings = [header[value.column].casefold() for value in values if value.column < len(header)]
    sided = side is not None or any(value.side for value in values)
    usual = Kind.LEG_RAISE if sided else Kind.SIT_AND_REACH
    named = [*headings, " ".join(header).casefold()]
    kind = next(filter(None, map(_kind_of, named)), usual)
    unit = next((unit for heading in headings for unit, word in UNITS if word.search(heading)), None)
    order, sure = _date_order(columns[when])
    cells = [cell for value in values for cell in columns[value.column]]
    return Layout(
        delimiter,
        bool(header),
        when,
        values,
        kind,
        unit or usual_unit(kind),
        side=side,
        time=time,
        decimal_comma=any("," in cell for cell in cells) and not any("." in cell for cell in cells),
        dates=order,
        dates_sure=sure,
    )


def usual_unit(kind: Kind) -> WrittenUnit:
    return WrittenUnit.DEGREE if kind in SIDED else WrittenUnit.CM


def _first(columns: Sequence[Row], fits: Callable[[str], bool], taken: Iterable[int] = ()) -> int | None:
    """The first free column of which most cells fit."""
    for number, cells in enumerate(columns):
        filled = [cell for cell in cells if cell]
        if number not in taken and filled and sum(map(fits, filled)) >= MOSTLY * len(filled):
            return number
    return None


def _values(
    header: Sequence[str], columns: Sequence[Row], said: Mapping[str, int | None], taken: Iterable[int]
) -> tuple[ValueColumn, ...]:
    told = tuple(ValueColumn(column, side) for key, side in LEGS.items() if (column := said.get(key)) is not None)
    if told:
        return told
    legs = [_leg_of(name) for name in header]
    free = {number for number in range(len(columns)) if number not in taken and not _is_other(header, number)}
    apart = tuple(ValueColumn(number, side) for number, side in enumerate(legs) if side and number in free)
    if apart:
        return apart
    return (ValueColumn(_readings(header, columns, sorted(free))),)


def _readings(header: Sequence[str], columns: Sequence[Row], free: Sequence[int]) -> int:
    """The one column of readings; raises UserError where there is none, and where it could be one or another."""
    found = [number for number in free if _first([columns[number]], lambda cell: bool(NUMBER.fullmatch(cell))) == 0]
    if len(found) > 1:
        named = [number for number in found if header and _says_reading(header[number].casefold())]
        found = named or [number for number in found if not _counts(columns[number])] or found
    if not found:
        raise UserError(Message("table_no_values"))
    if len(found) > 1:
        known = ", ".join(header[number] if header else str(number + 1) for number in found)
        raise UserError(Message("table_which_values", {"known": known}))
    return found[0]


def _is_other(header: Sequence[str], column: int) -> bool:
    return column < len(header) and NO_READING.fullmatch(header[column].casefold()) is not None


def _says_reading(heading: str) -> bool:
    words = (READING, *(word for _kind, word in KINDS), *(word for _unit, word in UNITS))
    return any(word.search(heading) for word in words)


def _counts(cells: Row) -> bool:
    """Whether they are the numbers of the lines."""
    return len(cells) > 1 and list(cells) in ([str(n + first) for n in range(len(cells))] for first in (0, 1))


def _kind_of(heading: str) -> Kind | None:
    return next((kind for kind, word in KINDS if word.search(heading)), None)


def _leg_of(heading: str) -> Side | None:
    """The leg that a heading names: in a word of its own, which "L5" and "Re-test" are not. Both are none."""
    words = {word.strip("()[].,:;°") for word in re.split(r"[\s_/]+", heading.casefold())}
    words |= {word for word in re.findall(r"[^\W\d_]+", heading.casefold()) if len(word) > len("re")}
    if words & LEFT and words & RIGHT:
        return None
    if words & LEFT:
        return Side.LEFT
    return Side.RIGHT if words & RIGHT else None


def _date_order(cells: Row) -> tuple[DateOrder, bool]:
    """How days are written, and whether only that can be meant: 26-10-01 may begin with the year or with the day."""
    found = [match for match in map(DATE.fullmatch, cells) if match]
    if any(len(match[1]) == 4 for match in found):
        return DateOrder.YMD, True
    if found and found[0][2] == ".":
        return DateOrder.DMY, True
    numbers = [(int(match[1]), int(match[3]), int(match[4])) for match in found]
    possible = [
        order
        for order, fits in (
            (DateOrder.DMY, all(1 <= first <= 31 and 1 <= second <= 12 for first, second, _third in numbers)),
            (DateOrder.MDY, all(1 <= first <= 12 and 1 <= second <= 31 for first, second, _third in numbers)),
            (DateOrder.YMD, all(1 <= second <= 12 and 1 <= third <= 31 for _first, second, third in numbers)),
        )
        if fits
    ]
    if DateOrder.YMD in possible and found and found[0][2] == "-":
        return DateOrder.YMD, len(possible) == 1
    return (possible or [DateOrder.DMY])[0], len(possible) == 1


def _with_said(layout: Layout, said: Mapping[str, str]) -> Layout:
    """What the user says about the whole table."""
    for key in said.keys() - SAYABLE:
        raise UserError(Message("table_cannot_say", {"found": key, "known": ", ".join(sorted(SAYABLE))}))
    if "kind" in said:
        kind = _choice(Kind, "kind", said)
        layout = replace(layout, kind=kind, unit=layout.unit if "unit" in said else usual_unit(kind))
    if "unit" in said:
        layout = replace(layout, unit=_choice(WrittenUnit, "unit", said))
    if "protocol" in said:
        layout = replace(layout, protocol=_choice(Protocol, "protocol", said))
    if "dates" in said:
        layout = replace(layout, dates=_choice(DateOrder, "dates", said), dates_sure=True)
    if "decimal" in said:
        layout = replace(layout, decimal_comma=said["decimal"] in {"comma", ","})
    return layout


def _choice(enum: type[Choice], key: str, said: Mapping[str, str]) -> Choice:
    try:
        return enum(said[key])
    except ValueError:
        values = {"found": f"{key}={said[key]}", "known": ", ".join(enum)}
        raise UserError(Message("table_cannot_say", values)) from None
