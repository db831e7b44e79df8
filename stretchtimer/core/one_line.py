"""Which text stands in one line and can be stored: the same rule for what is typed, taken in and imported.

Only what is no text is refused. Whether a character can be seen is no measure: joiners make an emoji or a Persian word
what it is, marks turn its direction, and new letters come with each Unicode before this program's tables know them.
"""

from unicodedata import category

NO_TEXT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Control characters, halves of surrogate pairs, ends of lines and of paragraphs."""


def is_one_line(text: str) -> bool:
    return text.isprintable() or not any(category(letter) in NO_TEXT for letter in text)


def as_one_line(text: str) -> str:
    """A name that is not the user's to mend, such as a file's: a mark in the place of what is no text."""
    return "".join("\N{REPLACEMENT CHARACTER}" if category(letter) in NO_TEXT else letter for letter in text)
