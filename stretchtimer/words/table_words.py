"""Somebody's table of measurements in words: what its columns were taken for, and what became of its lines."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind
from stretchtimer.core.table_layout import DELIMITERS as CUTS
from stretchtimer.core.table_layout import DateOrder, Layout, WrittenUnit
from stretchtimer.core.table_reading import BadRow, TableReading
from stretchtimer.words.history_words import measured_name
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.lists import listed
from stretchtimer.words.messages import sentence
from stretchtimer.words.names import kind_name, protocol_name
from stretchtimer.words.numbers import reading_text
from stretchtimer.words.progress_words import capital, day_text

FIRST = 6  # readings shown before anything is stored
DELIMITERS = {",": N_("commas"), ";": N_("semicolons"), "\t": N_("tabs"), "|": N_("upright strokes")}
UNITS = {
    WrittenUnit.DEGREE: N_("degrees"),
    WrittenUnit.CM: N_("centimetres"),
    WrittenUnit.MM: N_("millimetres"),
    WrittenUnit.INCH: N_("inches"),
}
DATES = {
    DateOrder.YMD: N_("year, month, day"),
    DateOrder.DMY: N_("day, month, year"),
    DateOrder.MDY: N_("month, day, year"),
}


def layout_lines(layout: Layout, header: Sequence[str]) -> list[str]:
    """What each thing was taken for, one line each."""
    lines = [
        _("Test: {name}, in {unit}.").format(name=kind_name(layout.kind), unit=_(UNITS[layout.unit])),
        _("Days: {column}, as {order}.").format(column=_column(layout.when, header), order=_(DATES[layout.dates])),
        *(_value_line(value.column, value.side, header) for value in layout.values),
    ]
    if layout.side is not None:
        lines.append(_("Leg: {column}.").format(column=_column(layout.side, header)))
    if layout.time is not None:
        lines.append(_("Time of day: {column}.").format(column=_column(layout.time, header)))
    used = {layout.when, layout.time, layout.side, *(value.column for value in layout.values)}
    unused = [_column(column, header) for column in range(len(header)) if column not in used]
    if unused:
        lines.append(_("Left out: {columns}.").format(columns=listed(unused)))
    mark = _("a comma") if layout.decimal_comma else _("a point")
    lines.append(
        _("Cells are kept apart by {delimiter}, decimals by {mark}.").format(
            delimiter=_(DELIMITERS[layout.delimiter]), mark=mark
        )
    )
    return [*lines, *filter(None, (doubt(layout),))]


def doubt(layout: Layout) -> str:
    """What should be looked at closely; "" for nothing."""
    return "" if layout.dates_sure else _("The days could also be meant in another order: look at them closely.")


def _value_line(column: int, side: Side | None, header: Sequence[str]) -> str:
    shown = _column(column, header)
    if side is None:
        return _("Readings: {column}.").format(column=shown)
    if side is Side.LEFT:
        return _("Readings of the left leg: {column}.").format(column=shown)
    return _("Readings of the right leg: {column}.").format(column=shown)


def _column(column: int, header: Sequence[str]) -> str:
    """A column by its heading, or by its number where there is none."""
    if column < len(header) and header[column].strip():
        return _("column “{name}”").format(name=header[column].strip())
    return _("column {number}").format(number=column + 1)


def said_names() -> dict[str, str]:
    """What each thing is called that can be said of a table, in the order in which it is asked."""
    return {
        "kind": _("Test"),
        "protocol": _("How it was read"),
        "unit": _("Unit"),
        "when": _("Days"),
        "dates": _("Days are written"),
        "time": _("Time of day"),
        "value": _("Readings"),
        "left": _("Left leg’s readings"),
        "right": _("Right leg’s readings"),
        "side": _("Which leg"),
        "delimiter": _("Cells end at"),
        "decimal": _("Decimals after"),
    }


def choices(key: str, kind: str, columns: Sequence[str]) -> list[tuple[str, str]]:
    """The words that can be said for a key, each with its name. `kind`: the test that is chosen."""
    match key:
        case "kind":
            return [(one.value, capital(kind_name(one))) for one in Kind]
        case "protocol":
            return [(one.value, capital(protocol_name(one))) for one in SCALES[Kind(kind)]]
        case "unit":
            return [(one.value, capital(_(name))) for one, name in UNITS.items()]
        case "dates":
            return [(one.value, capital(_(name))) for one, name in DATES.items()]
        case "delimiter":
            return [(cut, capital(_(DELIMITERS[cut]))) for cut in CUTS]
        case "decimal":
            return [("point", capital(_("a point"))), ("comma", capital(_("a comma")))]
    numbered = [(str(number), name) for number, name in enumerate(columns, 1)]
    return numbered if key == "when" else [("", _("No column")), *numbered]


def column_names(header: Sequence[str], width: int) -> list[str]:
    """Each column by its heading, or by its number where there is none."""
    names = [name.strip() for name in header] + [""] * (width - len(header))
    return [name or _("Column {number}").format(number=number) for number, name in enumerate(names, 1)]


def line_texts(line: TableReading | BadRow, zone: str, today: date) -> tuple[str, str]:
    """When, and what, of a line that would come in; of a bad one its number and the reason."""
    if isinstance(line, BadRow):
        return _("Line {number}").format(number=line.number), sentence(line.reason)
    at, reading = line.measured_at.astimezone(ZoneInfo(zone)), line.reading
    when = _("{day}, {time}").format(day=day_text(at.date(), today.year), time=f"{at:%H:%M}")
    name = measured_name(reading.kind, reading.side.value)
    return when, _("{name}: {value}").format(name=name, value=reading_text(reading.value, reading.unit))


def first_lines(lines: Sequence[TableReading | BadRow], zone: str, today: date) -> list[str]:
    """The first readings of a table, one line each, with the year: it may have been read wrongly."""
    return ["  ".join(line_texts(line, zone, today)) for line in lines[:FIRST] if isinstance(line, TableReading)]


def bad_line(row: BadRow) -> str:
    return _("Line {number}: {reason}").format(number=row.number, reason=sentence(row.reason))


def taken_lines(new: int, same: int, bad: Sequence[BadRow], bad_count: int, *, stored: bool) -> list[str]:
    """What became of the lines, the bad ones by number and reason."""
    lines = [bad_line(row) for row in bad]
    if bad_count > len(bad):
        lines.append(_("and {count} more").format(count=bad_count - len(bad)))
    if bad_count:
        lines.append(ngettext("{count} bad line.", "{count} bad lines.", bad_count).format(count=bad_count))
    if same:
        lines.append(
            ngettext("{count} reading was here already.", "{count} readings were here already.", same).format(
                count=same
            )
        )
    said = (
        ngettext("Stored: {count} reading.", "Stored: {count} readings.", new)
        if stored
        else ngettext(
            "Nothing was stored. {count} reading is good.", "Nothing was stored. {count} readings are good.", new
        )
    )
    return [*lines, said.format(count=new)]
