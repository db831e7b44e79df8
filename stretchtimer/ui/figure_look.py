"""How a figure is to look: its colours, its hair, and how much detail its size can bear."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from stretchtimer.ui.figure_colours import FigureColours

Hair = Literal["short", "bun"]
PLAIN_BELOW, BARE_BELOW = 90, 48


class Detail(IntEnum):
    """BARE: shapes only. PLAIN: and the lines that part them. FULL: and fibres and shadow."""

    BARE = 0
    PLAIN = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Look:
    """One person's figure in one theme."""

    colours: FigureColours
    hair: Hair = "short"
    detail: Detail = Detail.FULL


def detail_for(height: int) -> Detail:
    """Below 90 px fibres and shadow only blur, below 48 px the separation lines too."""
    if height < BARE_BELOW:
        return Detail.BARE
    return Detail.PLAIN if height < PLAIN_BELOW else Detail.FULL
