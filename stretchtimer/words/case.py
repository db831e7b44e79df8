"""How names are written in the middle of a sentence."""

from stretchtimer.words.language import ENGLISH, written_language


def lower_first(text: str) -> str:
    """A name in mid-sentence. English writes it small, other languages as it is; an abbreviation keeps its capitals."""
    if not written_language().startswith(ENGLISH) or text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def side_in_sentence(text: str) -> str:
    """A side's name in mid-sentence, small in every language: it begins with “left” or “right”, never with a noun."""
    return text[:1].lower() + text[1:]
