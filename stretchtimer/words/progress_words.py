"""What the progress page says: values with their units, dates, and what each chart shows in words."""

from datetime import date

from stretchtimer.core.measure import Kind, Protocol, Unit
from stretchtimer.core.progress import LengthUnit, Row, angle_value, reach_value
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.numbers import decimal_text, in_order, short_decimal_text

MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)

MINUS = "\N{MINUS SIGN}"


def month_text(day: date) -> str:
    return _(MONTHS[day.month - 1])


def month_and_year_text(day: date) -> str:
    return _("{month} {year}").format(month=month_text(day), year=day.year)


def day_text(day: date, this_year: int | None = None) -> str:
    """A day as "12 Oct"; one of another year says its year too."""
    text = _("{day} {month}").format(day=day.day, month=month_text(day))
    if this_year is None or day.year == this_year:
        return text
    return _("{day} ’{year}").format(day=text, year=f"{day.year % 100:02d}")


def gap_text(days: int) -> str:
    """That nothing was measured before a reading, and the chart shows a gap."""
    return ngettext("after a gap of {count} day", "after a gap of {count} days", days).format(count=days)


def angle_text(degrees: float) -> str:
    return in_order(_("{degrees}°").format(degrees=short_decimal_text(round(degrees, 1))))


def length_text(length: float) -> str:
    """A reach with its sign: past the soles is plus."""
    sign = "" if not length else "+" if length > 0 else MINUS
    number = f"{sign}{decimal_text(abs(length))}"
    return in_order(number) if sign else number


def scale_text(value: float) -> str:
    """A number on the axis of reaches."""
    return f"{value:+g}".replace("-", MINUS) if value else "0"


def unit_text(units: LengthUnit) -> str:
    return _("in") if units == "in" else _("cm")


def unit_name(unit: Unit) -> str:
    """What a number is typed in."""
    return {Unit.TENTH_DEGREE: _("degrees"), Unit.MILLIMETRE: _("cm"), Unit.HUNDREDTH_INCH: _("in")}[unit]


def capital(name: str) -> str:
    """A name at the start of a line."""
    return name[:1].upper() + name[1:]


def cell_texts(row: Row, units: LengthUnit) -> tuple[str, str, str, str]:
    """Left, right, reach and pain of one line of the table; empty where nothing was recorded."""
    return (
        angle_text(angle_value(row.left)) if row.left else "",
        angle_text(angle_value(row.right)) if row.right else "",
        length_text(reach_value(row.reach, units)) if row.reach else "",
        str(row.pain.pain) if row.pain else "",
    )


def headings() -> tuple[str, str, str, str, str]:
    return _("Date"), _("Left"), _("Right"), _("Reach"), _("Pain")


def heading_notes(units: LengthUnit) -> tuple[str, str, str, str, str]:
    """The headings in full, for tool tips and screen readers."""
    return (
        _("Date"),
        _("Straight leg raise, left leg, degrees"),
        _("Straight leg raise, right leg, degrees"),
        _("Sit and reach, {unit} past the soles").format(unit=unit_text(units)),
        _("Back pain, 0 to 10"),
    )


def reading_hint(kind: Kind, protocol: Protocol) -> str:
    """How to give a reading, beside the field it is typed into."""
    if kind is Kind.LEG_RAISE:
        return _("Degrees from the floor: 0 is flat, 90 straight up.")
    if protocol is Protocol.TOE_LINE:
        return _("Past the soles is plus, short of them minus.")
    return _("The number as you read it.")
