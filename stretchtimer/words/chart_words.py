"""What the charts of the progress page say: titles, legends, the cross-hair, and each chart in words."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil

from stretchtimer.core.charted import Curve, Method
from stretchtimer.core.exercise import Side
from stretchtimer.core.held import Zone
from stretchtimer.core.measure import SIDED, Kind, Protocol
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.series import Measured
from stretchtimer.core.smoothed import Smoothed
from stretchtimer.words.case import side_in_sentence
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.lists import listed_apart
from stretchtimer.words.names import kind_name, protocol_name
from stretchtimer.words.numbers import short_decimal_text
from stretchtimer.words.progress_words import angle_text, capital, day_text, length_text, unit_text
from stretchtimer.words.verdict_words import verdict_text, zone_text


def chart_title(kind: Kind, units: LengthUnit) -> str:
    """The test, and the unit of its axis where the numbers do not carry it."""
    name = capital(kind_name(kind))
    return name if kind in SIDED else _("{title}, {unit}").format(title=name, unit=unit_text(units))


def method_choices(methods: Sequence[Method]) -> list[str]:
    """What can be chosen for one chart: its title says the test, where there is only one."""
    if len({method.kind for method in methods}) == 1:
        return [capital(protocol_name(method.protocol)) for method in methods]
    return [method_choice(method) for method in methods]


def method_choice(method: Method) -> str:
    return _("{test}: {method}").format(test=capital(kind_name(method.kind)), method=protocol_name(method.protocol))


def spoken_lines(name: str, sentences: Iterable[str]) -> str:
    """What can be said of one test, on one line."""
    return _("{name}. {sentences}").format(name=name, sentences=" ".join(sentences))


def method_line(protocol: Protocol, left_out: int) -> str:
    """Which protocol a chart shows, and how many readings of the same test are left out for being in another."""
    name = capital(protocol_name(protocol))
    if not left_out:
        return name
    others = ngettext("{count} by another method", "{count} by other methods", left_out)
    return _("{method}; {others}: see the table").format(method=name, others=others.format(count=left_out))


def value_text(kind: Kind, value: float) -> str:
    """A reading as it is shown, its unit said by the title where it is a length."""
    return angle_text(value).replace("-", "\N{MINUS SIGN}") if kind in SIDED else length_text(round(value, 1) + 0.0)


def side_title(side: Side) -> str:
    return {Side.LEFT: _("Left"), Side.RIGHT: _("Right")}.get(side, "")


def end_label(name: str, value: str) -> str:
    return _("{name} {value}").format(name=name, value=value) if name else value


def goal_text(value: str) -> str:
    return _("Goal {value}").format(value=value)


def verdict_line(kind: Kind, curve: Curve, units: LengthUnit) -> str:
    """The verdict of one side, which it names."""
    said = verdict_text(kind, curve.verdict, units)
    side = side_title(curve.side)
    return _("{side}: {verdict}").format(side=side, verdict=said) if side else said


def band_text(widths: Sequence[str]) -> str:
    """The legend of the shaded band; several where the sides differ."""
    return _("Shaded band: ±{width}, what noise alone can do about the trend.").format(width=" / ".join(widths))


def pointed_part(said: str, trend: str, *, wild: bool) -> str:
    """One line's reading under the cross-hair."""
    if trend:
        said = _("{reading} (trend {trend})").format(reading=said, trend=trend)
    return _("{reading}, marked as too far off to be noise").format(reading=said) if wild else said


def pointed_text(day: date, parts: Iterable[str]) -> str:
    return _("{day} {year}: {readings}").format(day=day_text(day), year=day.year, readings=listed_apart(parts))


def keys_text() -> str:
    return _("Drag or ← → to move, wheel or + − to zoom, Home for the whole, Ctrl+← → from reading to reading.")


def wild_text(count: int) -> str:
    return ngettext(
        "{count} reading is ringed: too far from the trend to be noise, and kept.",
        "{count} readings are ringed: too far from the trend to be noise, and kept.",
        count,
    ).format(count=count)


def chart_description(latest: Iterable[str], several: Sequence[Smoothed], this_year: int, *more: str) -> str:
    """A whole chart in words: where each line is now, how much there is, and what is said beneath the title.

    Days are the user's own, as in the tables.
    """
    readings = [reading for one in several for reading in one.readings]
    return " ".join(text for text in (*latest, _counted(readings, this_year), *more) if text)


def latest_text(name: str, value: str, reading: Measured, this_year: int) -> str:
    said = end_label(name, value)
    return _("{reading} on {day}.").format(reading=said, day=day_text(reading.day, this_year))


def _counted(readings: Sequence[Measured], this_year: int) -> str:
    if not readings:
        return _("No readings.")
    days = [reading.day for reading in readings]
    first, last = day_text(min(days), this_year), day_text(max(days), this_year)
    if first == last:
        return ngettext("{count} reading.", "{count} readings.", len(days)).format(count=len(days))
    text = ngettext("{count} reading, {first} to {last}.", "{count} readings, {first} to {last}.", len(days))
    return text.format(count=len(days), first=first, last=last)


def points_text(points: float) -> str:
    """So many of ten, of pain or of its trend."""
    return short_decimal_text(round(points, 2))


def held_title(muscle: str) -> str:
    return _("Minutes held a week: {muscle}").format(muscle=muscle)


def minutes_text(minutes: float) -> str:
    return ngettext("{minutes} min", "{minutes} min", ceil(minutes)).format(
        minutes=short_decimal_text(round(minutes, 1))
    )


def held_line(monday: date, side: Side, held_ms: int, zone: Zone) -> str:
    """One side's minutes in the latest week there are any of."""
    return _("{side}, week of {day}: {minutes}, {zone}.").format(
        side=side_title(side), day=day_text(monday), minutes=minutes_text(held_ms / 60_000), zone=zone_text(zone)
    )


def sided_name(name: str, side: Side) -> str:
    """A test and its leg, in one."""
    title = side_title(side)
    return _("{name}, {side}").format(name=name, side=side_in_sentence(title)) if title else name


def level_of(kind: Kind, value: float, units: LengthUnit) -> str:
    """A reading with its unit."""
    text = value_text(kind, value)
    return text if kind in SIDED else _("{length} {unit}").format(length=text, unit=unit_text(units))
