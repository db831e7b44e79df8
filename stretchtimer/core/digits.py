"""Numbers as people type them: whatever digits their keyboard has, and the signs that go with those."""

SIGNS = {"\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{MINUS SIGN}": "-"}
MARKS = frozenset("\u061c\u200e\u200f")
"""Letters that nobody sees, which keyboards of languages written to the left put beside a sign."""


def plain_digits(text: str) -> str:
    """With the digits 0 to 9 for those of any other script."""
    seen = (one for one in text if one not in MARKS)
    return "".join(str(int(one)) if one.isdecimal() else SIGNS.get(one, one) for one in seen)
