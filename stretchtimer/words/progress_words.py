"""What the progress page says: values with their units, dates, and what each chart shows in words."""

from collections.abc import Sequence
from datetime import date

from stretchtimer.core.measure import Kind, Protocol, Unit
from stretchtimer.core.progress import (
    LengthUnit,
    Method,
    Progress,
    Row,
    Series,
    angle_value,
    reach_value,
)
from stretchtimer.core.records import local_day
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.names import protocol_name

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


def angle_text(degrees: float) -> str:
    return _("{degrees}°").format(degrees=f"{degrees:.1f}".removesuffix(".0"))


def length_text(length: float) -> str:
    """A reach with its sign: past the soles is plus."""
    return f"{length:+.1f}".replace("-", MINUS) if length else "0.0"


def scale_text(value: float) -> str:
    """A number on the axis of reaches."""
    return f"{value:+g}".replace("-", MINUS) if value else "0"


def unit_text(units: LengthUnit) -> str:
    return _("in") if units == "in" else _("cm")


def unit_name(unit: Unit) -> str:
    """What a number is typed in."""
    return {Unit.TENTH_DEGREE: _("degrees"), Unit.MILLIMETRE: _("cm"), Unit.HUNDREDTH_INCH: _("in")}[unit]


def reach_title(units: LengthUnit) -> str:
    return _("Sit and reach, {unit}").format(unit=unit_text(units))


def left_label(degrees: float) -> str:
    return _("Left {angle}").format(angle=angle_text(degrees))


def right_label(degrees: float) -> str:
    return _("Right {angle}").format(angle=angle_text(degrees))


def method_line(method: Method | None) -> str:
    """Which protocol a chart shows, and that others are left out."""
    if method is None:
        return ""
    name = capital(protocol_name(method.protocol))
    if not method.left_out:
        return name
    others = ngettext("{count} by another method", "{count} by other methods", method.left_out)
    return _("{method}; {others}: see the table").format(method=name, others=others.format(count=method.left_out))


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


def leg_description(shown: Progress, zone: str) -> str:
    said = (
        _("Left {value} on {day}.").format(value=angle_text(last.value), day=day_text(local_day(last.at, zone)))
        for last in shown.left.points[-1:]
    )
    also = (
        _("Right {value} on {day}.").format(value=angle_text(last.value), day=day_text(local_day(last.at, zone)))
        for last in shown.right.points[-1:]
    )
    return _joined(*said, *also, _counted((shown.left, shown.right), zone), method_line(shown.leg_method))


def reach_description(shown: Progress, units: LengthUnit, zone: str) -> str:
    latest = (
        _("{value} {unit} past the soles on {day}.").format(
            value=length_text(last.value), unit=unit_text(units), day=day_text(local_day(last.at, zone))
        )
        for last in shown.reach.points[-1:]
    )
    return _joined(*latest, _counted((shown.reach,), zone), method_line(shown.reach_method))


def pain_description(shown: Progress, zone: str) -> str:
    latest = (
        _("{value} of 10 on {day}.").format(value=f"{last.value:g}", day=day_text(local_day(last.at, zone)))
        for last in shown.pain.points[-1:]
    )
    return _joined(*latest, _counted((shown.pain,), zone))


def reading_hint(kind: Kind, protocol: Protocol) -> str:
    """How to give a reading, beside the field it is typed into."""
    if kind is Kind.LEG_RAISE:
        return _("Degrees from the floor: 0 is flat, 90 straight up.")
    if protocol is Protocol.TOE_LINE:
        return _("Past the soles is plus, short of them minus.")
    return _("The number as you read it.")


def _counted(several: Sequence[Series], zone: str) -> str:
    instants = [point.at for series in several for point in series.points]
    if not instants:
        return _("No readings.")
    first, last = day_text(local_day(min(instants), zone)), day_text(local_day(max(instants), zone))
    if first == last:
        return ngettext("{count} reading.", "{count} readings.", len(instants)).format(count=len(instants))
    text = ngettext("{count} reading, {first} to {last}.", "{count} readings, {first} to {last}.", len(instants))
    return text.format(count=len(instants), first=first, last=last)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
