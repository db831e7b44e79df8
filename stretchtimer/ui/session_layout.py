"""Where each part of the session page lies: a pure function of the page's size and the text's.

The design gives the places for a window of 1180 x 760 and a compact one of 480 x 720. Both are scaled to the page, so
that full screen is the window grown, and what is left over goes to the stage. From 150 % text on, the stage gives way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

WIDE_FROM = 900
LARGE_TEXT_FROM = 1.5
RING, GROWN_RING = 408, 42
"""The ring's diameter in the window, and how much it has grown beyond that, to scale, on a screen of 1080 lines."""
FULL_UNIT = 1080 / 760
MAT_WIDE_FROM = 1.25  # widths of its height, from which the mat view has its ring at the side


class Arrangement(Enum):
    """The ways to lay the page out."""

    WIDE = auto()
    WIDE_LARGE_TEXT = auto()
    COMPACT = auto()
    COMPACT_LARGE_TEXT = auto()
    MAT = auto()  # to be read from the mat: no controls, and no stage

    @property
    def is_compact(self) -> bool:
        return self in (Arrangement.COMPACT, Arrangement.COMPACT_LARGE_TEXT)

    @property
    def is_large_text(self) -> bool:
        return self in (Arrangement.WIDE_LARGE_TEXT, Arrangement.COMPACT_LARGE_TEXT)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page, in px from its leading upper corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything goes, and how large its text may be. A part without a box is not shown."""

    arrangement: Arrangement
    boxes: dict[str, Box] = field(default_factory=dict)
    text_px: dict[str, float] = field(default_factory=dict)
    button_scale: float = 1.0  # of what is on the buttons, where the whole page has grown


def arrange(width: int, height: int, text_scale: float, *, mat: bool = False) -> Places:
    """Lay out a page of `width` x `height` px at `text_scale` (1.0 to 2.0); `mat` to be read from the mat."""
    if mat:
        return (
            _mat(width, height, text_scale) if width >= MAT_WIDE_FROM * height else _tall_mat(width, height, text_scale)
        )
    if width >= WIDE_FROM:
        # A small window is itself drawn smaller, the text in it is not: there the stage gives way earlier.
        large = text_scale >= LARGE_TEXT_FROM * min(1.0, width / 1180, height / 760)
        return _wide_large_text(width, height, text_scale) if large else _wide(width, height, text_scale)
    large = text_scale >= LARGE_TEXT_FROM
    return _compact_large_text(width, height, text_scale) if large else _compact(width, height, text_scale)


def _wide(width: int, height: int, text: float) -> Places:
    unit = min(width / 1180, height / 760)
    margin = 32 * unit
    ring = (RING + GROWN_RING * min(1.0, max(0.0, (unit - 1) / (FULL_UNIT - 1)))) * unit
    left = width - 3 * margin - ring
    right_x = width - margin - ring
    controls_y = height - 104 * unit
    cue_height = 68 * unit * text
    cue_y = controls_y - 22 * unit - cue_height
    line = 48 * unit * text
    name_y = 90 * unit * (1 + (text - 1) / 4)
    stage_y = name_y + 2 * line + 14 * unit
    next_y = 96 * unit + ring + (24 if unit <= 1 else 12) * unit
    boxes = {
        "segments": Box(margin, 20 * unit, width - 2 * margin, 18 * unit),
        "info": Box(margin, 46 * unit, left, 28 * unit * text),
        "end": Box(right_x, 46 * unit, ring, 28 * unit * text),
        "name": Box(margin, name_y, left, line),
        "side": Box(margin, name_y + line + 2 * unit, left, line),
        "stage": Box(margin, stage_y, left, cue_y - 14 * unit - stage_y),
        "cue": Box(margin, cue_y, left, cue_height),
        "ring": Box(right_x, 96 * unit, ring, ring),
        "next": Box(right_x, next_y, ring, controls_y - 22 * unit - next_y),
    }
    px = {"info": 18, "name": 38, "side": 38, "cue": 24, "next_title": 22, "next_note": 16, "stage": 20}
    boxes |= _row(margin, controls_y, 80 * unit, 16 * unit, back=132 * unit, pause=216 * unit, skip=132 * unit)
    boxes["extend"] = Box(margin + 528 * unit, controls_y, 120 * unit, 80 * unit)
    boxes["ease_off"] = Box(width - margin - 252 * unit, controls_y, 252 * unit, 80 * unit)
    return Places(Arrangement.WIDE, boxes, {part: size * unit * text for part, size in px.items()}, max(1.0, unit))


def _wide_large_text(width: int, height: int, text: float) -> Places:
    unit = min(width / 1180, height / 760)
    margin = 32 * unit
    ring = 400 * unit
    text_x = 2 * margin + ring
    text_width = width - text_x - margin
    lower_y = height - 120 * unit
    upper_y = lower_y - 112 * unit
    side_y, line = 116 * unit, 72 * unit
    cue_y = side_y + 2 * line + 12 * unit
    boxes = {
        "segments": Box(margin, 20 * unit, width - 2 * margin, 24 * unit),
        "info": Box(margin, 56 * unit, width / 2 - margin, 44 * unit),
        "end": Box(width / 2, 56 * unit, width / 2 - margin, 44 * unit),
        "ring": Box(margin, 112 * unit, ring, ring),
        "side": Box(text_x, side_y, text_width, line),
        "name": Box(text_x, side_y + line, text_width, line),
        "cue": Box(text_x, cue_y, text_width, upper_y - 12 * unit - cue_y),
        "pause": Box(margin, upper_y, 460 * unit, 96 * unit),
        "ease_off": Box(width - margin - 480 * unit, upper_y, 480 * unit, 96 * unit),
        "next": Box(width - margin - 380 * unit, lower_y, 380 * unit, 96 * unit),
    }
    boxes |= _row(margin, lower_y, 96 * unit, 16 * unit, back=220 * unit, skip=220 * unit, extend=236 * unit)
    px = {"info": 17, "name": 30, "side": 30, "cue": 22, "next_title": 17, "next_note": 15, "stage": 20}
    return Places(Arrangement.WIDE_LARGE_TEXT, boxes, {part: size * unit * text for part, size in px.items()})


def _compact(width: int, height: int, text: float) -> Places:
    unit = min(width / 480, height / 720)
    margin = 24 * unit
    inner = width - 2 * margin
    controls_y = height - 84 * unit
    cue_height = 48 * unit * text
    cue_y = controls_y - 8 * unit - cue_height
    ring = 232 * unit
    ring_y = cue_y - 8 * unit - ring
    line = 36 * unit * text
    name_y = (38 + 24 * text) * unit
    stage_y = name_y + 2 * line + 6 * unit
    beside = inner - ring - 16 * unit
    boxes = {
        "segments": Box(margin, 16 * unit, inner, 14 * unit),
        "info": Box(margin, 35 * unit, inner * 0.55, 24 * unit * text),
        "end": Box(margin + inner * 0.55, 35 * unit, inner * 0.45, 24 * unit * text),
        "name": Box(margin, name_y, inner, line),
        "side": Box(margin, name_y + line, inner, line),
        "stage": Box(margin, stage_y, inner, ring_y - 12 * unit - stage_y),
        "ring": Box(margin, ring_y, ring, ring),
        "next": Box(margin + ring + 16 * unit, ring_y, beside, ring),
        "cue": Box(margin, cue_y, inner, cue_height),
    }
    gap, narrow = 8 * unit, (inner - 4 * 8 * unit) * 72 / 400
    wide = inner - 4 * gap - 3 * narrow - 92 * unit
    widths = {"back": narrow, "pause": wide, "skip": narrow, "extend": narrow, "ease_off": 92 * unit}
    boxes |= _row(margin, controls_y, 68 * unit, gap, **widths)
    px = {"info": 15, "name": 26, "side": 26, "cue": 18, "next_title": 18, "next_note": 15, "stage": 15}
    return Places(Arrangement.COMPACT, boxes, {part: size * unit * text for part, size in px.items()})


def _compact_large_text(width: int, height: int, text: float) -> Places:
    unit = min(width / 480, height / 720)
    margin = 20 * unit
    inner = width - 2 * margin
    lower_y = height - 88 * unit
    upper_y = lower_y - 80 * unit
    line = 48 * unit
    cue_height = 92 * unit
    cue_y = upper_y - 8 * unit - cue_height
    ring_y = 62 * unit + 2 * line + 8 * unit
    ring = min(inner, cue_y - 8 * unit - ring_y)
    boxes = {
        "segments": Box(margin, 14 * unit, inner, 14 * unit),
        "info": Box(margin, 32 * unit, inner * 0.5, 28 * unit),
        "end": Box(margin + inner * 0.5, 32 * unit, inner * 0.5, 28 * unit),
        "side": Box(margin, 62 * unit, inner, line),
        "name": Box(margin, 62 * unit + line, inner, line),
        "ring": Box((width - ring) / 2, ring_y, ring, ring),
        "cue": Box(margin, cue_y, inner, cue_height),
    }
    gap = 8 * unit
    half, third = (inner - gap) / 2, (inner - 2 * gap) / 3
    boxes |= _row(margin, upper_y, 72 * unit, gap, pause=half, ease_off=half)
    boxes |= _row(margin, lower_y, 72 * unit, gap, back=third, skip=third, extend=third)
    px = {"info": 12, "name": 19, "side": 19, "cue": 17, "next_title": 15, "next_note": 13, "stage": 15}
    return Places(Arrangement.COMPACT_LARGE_TEXT, boxes, {part: size * unit * text for part, size in px.items()})


def _mat(width: int, height: int, text: float) -> Places:
    """The ring is as large as the height allows; the words beside it are large already, whatever the text's scale."""
    unit = min(width / 1920, height / 1080)
    margin = 64 * unit
    top, foot = 108 * unit, 26 * unit
    ring = min(900 * unit, width / 2)
    text_x = margin + ring + 76 * unit
    text_width = width - text_x - margin
    side_y = top + 68 * unit
    next_y = height - 284 * unit
    hint = 26 * unit
    boxes = {
        "segments": Box(margin, 40 * unit, width - 2 * margin, 26 * unit),
        "ring": Box(margin, (top + height - foot - ring) / 2, ring, ring),
        "side": Box(text_x, side_y, text_width, 116 * unit),
        "name": Box(text_x, side_y + 124 * unit, text_width, 84 * unit),
        "cue": Box(text_x, side_y + 224 * unit, text_width, next_y - 24 * unit - side_y - 224 * unit),
        "next": Box(text_x, next_y, text_width, 200 * unit),
        "hints": Box(text_x, next_y + 212 * unit, text_width, 2 * hint),
    }
    px: dict[str, float] = {
        "info": 29,
        "name": 64,
        "side": 96,
        "cue": 48,
        "next_title": 52,
        "next_note": 34,
        "stage": 40,
    }
    px["hints"] = 22 * min(text, 1.5)
    return Places(Arrangement.MAT, boxes, {part: size * unit for part, size in px.items()})


def _tall_mat(width: int, height: int, text: float) -> Places:
    """The same on a screen that stands on its end, or in a small window: words above the ring and below it."""
    unit = min(width / 1080, height / 1400)
    margin = 48 * unit
    inner = width - 2 * margin
    ring = min(inner, 900 * unit)
    ring_y = 260 * unit
    below = ring_y + ring + 16 * unit
    hint = 60 * unit
    boxes = {
        "segments": Box(margin, 24 * unit, inner, 22 * unit),
        "side": Box(margin, 62 * unit, inner, 104 * unit),
        "name": Box(margin, 170 * unit, inner, 76 * unit),
        "ring": Box((width - ring) / 2, ring_y, ring, ring),
        "cue": Box(margin, below, inner, height - hint - 20 * unit - below),
        "hints": Box(margin, height - hint - 10 * unit, inner, hint),
    }
    px: dict[str, float] = {
        "info": 29,
        "name": 60,
        "side": 84,
        "cue": 46,
        "next_title": 44,
        "next_note": 30,
        "stage": 36,
    }
    px["hints"] = 26 * min(text, 1.5)
    return Places(Arrangement.MAT, boxes, {part: size * unit for part, size in px.items()})


def _row(x: float, y: float, height: float, gap: float, **widths: float) -> dict[str, Box]:
    return dict(_placed(x, y, height, gap, widths))


def _placed(x: float, y: float, height: float, gap: float, widths: dict[str, float]) -> Iterator[tuple[str, Box]]:
    for part, width in widths.items():
        yield part, Box(x, y, width, height)
        x += width + gap
