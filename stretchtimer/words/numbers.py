"""Numbers as the language writes them."""

from stretchtimer.core.measure import Unit, shown_text
from stretchtimer.words.isolated import isolate
from stretchtimer.words.language import _, is_mirrored


def decimal_text(value: float, places: int = 1) -> str:
    """A number with so many places."""
    return marked_text(f"{value:.{places}f}")


def short_decimal_text(value: float) -> str:
    """A number without a fraction that is nothing."""
    return marked_text(f"{value:g}")


def count_text(count: int) -> str:
    """A whole number, its thousands apart."""
    one_thousand = _("1,000")
    return f"{count:,}".replace(",", one_thousand[1])


def reading_text(value: int, unit: Unit) -> str:
    """A stored reading, with its unit."""
    number = marked_text(shown_text(value, unit))
    if unit is Unit.TENTH_DEGREE:
        return in_order(f"{number}°")
    length = in_order(number) if value < 0 else number
    return _("{length} {unit}").format(length=length, unit=_("cm") if unit is Unit.MILLIMETRE else _("in"))


def in_order(number: str) -> str:
    """A number with a sign before it or a ° behind: where letters run to the left, the two would change sides."""
    return isolate(number) if is_mirrored() else number


def marked_text(text: str) -> str:
    """A number's text, with a point, as the language marks its fraction."""
    one_and_a_half = _("1.5")
    return text.replace(".", one_and_a_half[1])
