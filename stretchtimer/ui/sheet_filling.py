"""How much is said of each step of a long sheet, where there is no room to say the same of all of them.

The cautions come first, then a cue beside them, and last a cue where the caution itself is too long for the page.
"""

from collections.abc import Mapping, Sequence

from stretchtimer.words.sheet_words import CARE, CUE, CUE_AND_CARE, NOTHING

Heights = Mapping[int, float]
"""Of one step's text, for each amount that may be said."""
AMOUNTS = (NOTHING, CUE, CARE, CUE_AND_CARE)


def filled(heights: Sequence[Heights], columns: int, room: float) -> list[int]:
    """An amount for each step, so that the rows together are no higher than `room`."""
    amounts = [NOTHING] * len(heights)
    for wanted, instead_of in ((CARE, NOTHING), (CUE_AND_CARE, CARE), (CUE, NOTHING)):
        for place, amount in enumerate(amounts):
            tried = [*amounts[:place], wanted, *amounts[place + 1 :]]
            if amount == instead_of and _height(heights, tried, columns) <= room:
                amounts = tried
    return amounts


def _height(heights: Sequence[Heights], amounts: Sequence[int], columns: int) -> float:
    each = [of[amount] for of, amount in zip(heights, amounts, strict=True)]
    return sum(max(each[first : first + columns]) for first in range(0, len(each), columns))
