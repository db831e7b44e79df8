"""What a printed page is built of: pieces that know how high they are in a column, set below or beside each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF

from stretchtimer.ui.ink import SMALLEST, Ink, Piece, Type

COLUMN_GAP, CELL_GAP = 20.0, 8.0
HEAD, CELL = Type(SMALLEST, 600, "ink_2"), Type(SMALLEST, 400)
ROW = 12.5


class Block(Protocol):
    """A piece of a page."""

    def height(self, ink: Ink, width: float) -> float: ...

    def write(self, ink: Ink, box: QRectF) -> None: ...


@dataclass(frozen=True)
class Words:
    """A paragraph, with room before it."""

    pieces: Sequence[Piece]
    before: float = 0.0

    def height(self, ink: Ink, width: float) -> float:
        return self.before + ink.height_of(self.pieces, width)

    def write(self, ink: Ink, box: QRectF) -> None:
        ink.write(box.adjusted(0, self.before, 0, 0), self.pieces)


@dataclass(frozen=True)
class Drawn:
    """Something drawn, of a height of its own."""

    high: float
    draw: Callable[[Ink, QRectF], None]
    before: float = 0.0

    def height(self, _ink: Ink, _width: float) -> float:
        return self.before + self.high

    def write(self, ink: Ink, box: QRectF) -> None:
        self.draw(ink, QRectF(box.left(), box.top() + self.before, box.width(), self.high))


@dataclass(frozen=True)
class Table:
    """Rows of single lines; columns as wide as what is in them, the room that is left shared out."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    before: float = 3.0

    def height(self, _ink: Ink, _width: float) -> float:
        return self.before + ROW * (1 + len(self.rows))

    def write(self, ink: Ink, box: QRectF) -> None:
        widths = self._widths(ink, box.width())
        y = box.top() + self.before
        for number, row in enumerate((self.heads, *self.rows)):
            x = box.left()
            for text, width in zip(row, widths, strict=True):
                style = CELL if number else HEAD
                ink.write(QRectF(x, y, width - CELL_GAP, 0), _cut(ink, text, style, width - CELL_GAP), style)
                x += width
            ink.rule(y + ROW - 1.0, "line_strong" if number == 0 else "line", 0.5, box.left(), box.width())
            y += ROW

    def _widths(self, ink: Ink, room: float) -> list[float]:
        columns = list(zip(*((self.heads, *self.rows)), strict=True))
        wanted = [max(ink.width_of(text, HEAD) for text in column) + CELL_GAP for column in columns]
        over = sum(wanted) - room
        if over > 0:  # the widest one gives way
            widest = wanted.index(max(wanted))
            wanted[widest] = max(40.0, wanted[widest] - over)
            return wanted
        return [width - over / len(wanted) for width in wanted]


@dataclass(frozen=True)
class Stack:
    """Blocks below each other; they stay together on a page."""

    blocks: Sequence[Block]
    before: float = 0.0

    def height(self, ink: Ink, width: float) -> float:
        return self.before + sum(block.height(ink, width) for block in self.blocks)

    def write(self, ink: Ink, box: QRectF) -> None:
        y = box.top() + self.before
        for block in self.blocks:
            height = block.height(ink, box.width())
            block.write(ink, QRectF(box.left(), y, box.width(), height))
            y += height


@dataclass(frozen=True)
class Beside:
    """Two blocks beside each other, each in half of the width."""

    first: Block
    second: Block
    before: float = 0.0

    def height(self, ink: Ink, width: float) -> float:
        half = (width - COLUMN_GAP) / 2
        return self.before + max(self.first.height(ink, half), self.second.height(ink, half))

    def write(self, ink: Ink, box: QRectF) -> None:
        half = (box.width() - COLUMN_GAP) / 2
        high = box.height() - self.before
        for number, block in enumerate((self.first, self.second)):
            block.write(ink, QRectF(box.left() + number * (half + COLUMN_GAP), box.top() + self.before, half, high))


def pages_of(blocks: Sequence[Block], ink: Ink, height: float) -> list[list[Block]]:
    """Which blocks go on which page."""
    pages: list[list[Block]] = [[]]
    left = height
    for block in blocks:
        high = block.height(ink, ink.width)
        if high > left and pages[-1]:
            pages.append([])
            left = height
        pages[-1].append(block)
        left -= high
    return pages


def _cut(ink: Ink, text: str, style: Type, width: float) -> str:
    """A text that ends in dots where it has no room."""
    if ink.width_of(text, style) <= width:
        return text
    while text and ink.width_of(f"{text}…", style) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
