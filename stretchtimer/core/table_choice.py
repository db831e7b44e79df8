"""What the user chooses for a table of measurements in the window: each choice beside all that was seen already.

What is said of a table (`table_layout.SAYABLE`) is a word for each key; columns are numbers from 1, "" is none.
"""

from stretchtimer.core.measure import SCALES
from stretchtimer.core.table_layout import COLUMNS, LEGS, Layout

Said = dict[str, str]


def said_of(layout: Layout) -> Said:
    """The whole layout, as it could have been said."""
    by_leg = {value.side: value.column for value in layout.values}
    return {
        "delimiter": layout.delimiter,
        "decimal": "comma" if layout.decimal_comma else "point",
        "kind": layout.kind.value,
        "unit": layout.unit.value,
        "dates": layout.dates.value,
        "when": _number(layout.when),
        "time": _number(layout.time),
        "side": _number(layout.side),
        **{key: _number(by_leg.get(side)) for key, side in LEGS.items()},
        "protocol": (layout.protocol or next(iter(SCALES[layout.kind]))).value,
    }


def said_with(layout: Layout, key: str, word: str) -> Said:
    """The layout with another word for one key, and without what no longer follows.

    Other cells make other columns, another test has its own unit, and readings stand in one column or in one a leg.
    """
    said = said_of(layout)
    if key == "delimiter":
        return {"delimiter": word}
    if key == "kind":
        gone = {"unit", "protocol"}
    elif key == "value":
        gone = {"left", "right"} if word else set()
    else:
        gone = {"value"} if key in LEGS and word else set()
    kept = {one: said[one] for one in said if one not in gone}
    return {one: text for one, text in {**kept, key: word}.items() if text or one in COLUMNS}


def _number(column: int | None) -> str:
    return "" if column is None else str(column + 1)
