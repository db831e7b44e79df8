"""Several things said one after the other, set apart as the language does it."""

from collections.abc import Iterable

from stretchtimer.words.language import _


def listed(parts: Iterable[str]) -> str:
    """The parts that say something."""
    return _(", ").join(part for part in parts if part)


def listed_apart(parts: Iterable[str]) -> str:
    """Parts that may have commas in them."""
    return _("; ").join(parts)
