"""Text in a CSV cell that no spreadsheet takes for a formula, and back.

A cell that begins like a formula (OWASP, "CSV injection") gets an apostrophe before it, and so does one that begins
with an apostrophe: each is told from the other when it is read again. Numbers are written as numbers and never come
here.
"""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "'"


def defuse(text: str) -> str:
    return MARK + text if text.startswith((MARK, *FORMULA_STARTS)) else text


def restore(text: str) -> str:
    return text.removeprefix(MARK)
