"""The figure's colours for one theme and skin, from the [figure] tables of the theme tokens."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Self

from PySide6.QtGui import QColor

Theme = Literal["light", "dark"]
SkinTone = Literal["light", "tan", "brown", "deep"]


@dataclass(frozen=True, slots=True)
class FigureColours:
    """One colour for each part; a `*_key` of None needs no keyline against the stage."""

    name: str
    """Theme and skin tone: what tells two sets of colours apart."""
    stage: QColor
    mat: QColor
    mat_edge: QColor
    skin: QColor
    skin_far: QColor
    skin_line: QColor
    hair: QColor
    top: QColor
    top_far: QColor
    top_line: QColor
    legs: QColor
    legs_far: QColor
    legs_line: QColor
    muscle: QColor
    muscle_far: QColor
    muscle_fibre: QColor
    muscle_top: QColor
    muscle_top_fibre: QColor
    prop: QColor
    prop_lt: QColor
    prop_dk: QColor
    strap: QColor
    wall: QColor
    band: QColor
    shadow: QColor
    ghost: QColor
    ghost_far: QColor
    ghost_line: QColor
    top_key: QColor | None = None
    skin_key: QColor | None = None

    def of_ghost(self) -> Self:
        """One quiet colour for the whole body: a fault is shown, not a person."""
        return replace(
            self,
            skin=self.ghost,
            skin_far=self.ghost_far,
            skin_line=self.ghost_far,
            hair=self.ghost,
            top=self.ghost,
            top_far=self.ghost_far,
            top_line=self.ghost_far,
            legs=self.ghost,
            legs_far=self.ghost_far,
            legs_line=self.ghost_far,
            strap=self.ghost_far,
            top_key=None,
            skin_key=None,
        )


def with_keylines(colours: FigureColours, stage: QColor, line: QColor) -> FigureColours:
    """For high contrast: every edge of the body has a line against the stage."""
    return replace(colours, name=f"{colours.name}/high", stage=stage, top_key=line, skin_key=line)


def figure_colours(tokens: Mapping[str, Any], theme: Theme, skin: SkinTone = "tan") -> FigureColours:
    """`tokens` is the [figure] table: a table a theme, and the skins under `skin`."""
    found = {**tokens[theme], **tokens["skin"][theme][skin]}
    names = [name for name in FigureColours.__slots__ if name != "name"]
    colours = {name: QColor(found[name]) for name in names if found.get(name)}
    return FigureColours(f"{theme}/{skin}", **colours)
