"""Names that somebody gave, in sentences: one that reads the other way must not turn the numbers around it."""

import unicodedata

from stretchtimer.words.language import is_mirrored

FIRST_STRONG, POP = "\u2068", "\u2069"
LEFTWARD, RIGHTWARD = frozenset({"R", "AL"}), frozenset({"L"})


def isolated(name: str) -> str:
    """The name in a direction of its own, where the language has another."""
    foreign = RIGHTWARD if is_mirrored() else LEFTWARD
    return isolate(name) if any(unicodedata.bidirectional(letter) in foreign for letter in name) else name


def isolate(text: str) -> str:
    return f"{FIRST_STRONG}{text}{POP}"
