"""The sheet: a whole sequence on one page of paper, with pictures, doses and cautions, to be done without the program.

Of several ways to lay it out, from roomy to dense, the first one is taken that fits on the page; nothing is set smaller
than 8 points. What is left of the page goes to the pictures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import ceil

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPainter

from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.sheet import Sheet, SheetStep
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.ink import SMALLEST, Ink, Piece, Type
from stretchtimer.ui.paper import PaintPages
from stretchtimer.ui.paper_figure import write_figure, write_picture
from stretchtimer.ui.sheet_filling import AMOUNTS, filled
from stretchtimer.ui.side_badge import paint_badge
from stretchtimer.ui.theme import Theme
from stretchtimer.words.isolated import isolated
from stretchtimer.words.names import side_letter
from stretchtimer.words.sheet_words import (
    ALL,
    CUE_AND_CARE,
    NOTHING,
    SHORT,
    USUAL,
    about_line,
    avoid_line,
    changed_lines,
    done_heading,
    dose_line,
    first_hour_line,
    left_out_line,
    picture_labels,
    sheet_foot,
    sheet_headings,
    text_of,
)
from stretchtimer.words.stop_words import stop_list, urgencies
from stretchtimer.words.week_words import day_letters

MARGIN, GUTTER, ROW_GAP = 38.0, 14.0, 12.0
TITLE, ABOUT = Type(24, 600), Type(10, 400, "ink_2")
NOTE, NOTE_HEAD = Type(8.0, 400, "ink_2"), Type(8.5, 600)
FOOT = Type(SMALLEST, 400, "ink_3")
TICK = 13.0
LABEL = Type(SMALLEST, 500, "ink_2")
TWO_PICTURES_FROM, PICTURE_GAP, PICTURE_SIDE, TEXT_GAP, LABEL_ROOM = 200.0, 4.0, 8.0, 4.0, 17.0
WIDEST_GAP = 26.0
SHAPE = 0.78
"""Height of a picture of the width of its place, at most."""
CORNER = 5.0


@dataclass(frozen=True, slots=True)
class Density:
    """How a sheet is laid out: columns, how much is said of each step, in which size, least height of its picture.

    `beside` has the text beside the pictures, and not below them.
    """

    columns: int
    amount: int
    size: float
    picture: float
    beside: bool = False

    @property
    def pictures(self) -> float:
        """Of its width, what the pictures take."""
        return 0.52 if self.beside else 1.0

    def suits(self, steps: int) -> bool:
        """Not with a column or more empty, nor with the last step in a row by itself."""
        return self.columns <= steps and not (self.columns > 1 and steps % self.columns == 1)


DENSITIES = (
    *(Density(1, amount, size, 92.0, beside=True) for amount in (ALL, USUAL) for size in (10.0, 9.5, 9.0)),
    *(Density(2, USUAL, size, 70.0) for size in (9.5, 9.0, 8.5)),
    *(Density(3, USUAL, size, 66.0) for size in (9.0, 8.5)),
    *(Density(2, SHORT, size, 58.0) for size in (9.0, 8.5)),
    *(Density(3, SHORT, size, 56.0) for size in (8.5, SMALLEST)),
    *(Density(4, SHORT, size, 46.0) for size in (9.0, 8.5, SMALLEST)),
    *(Density(columns, CUE_AND_CARE, SMALLEST, least) for columns in (3, 4, 5) for least in (46.0, 36.0)),
)
CROWDED = (
    *(Density(columns, NOTHING, SMALLEST, least) for least in (48.0, 36.0, 26.0) for columns in (4, 5)),
    Density(5, NOTHING, SMALLEST, 20.0),
)
"""For what fits none of those: each step has what there is room for, and the page says where that is not all."""
SMALL_PICTURE = 36.0
"""Pictures get no smaller than this to make room for words."""


def sheet_pages(sheet: Sheet, art: FigureArt, theme: Theme, made_on: date, *, rtl: bool) -> PaintPages:
    """What `paper.py` paints; it raises UserError for a sequence too long for a page that can be read."""
    return partial(_paint, sheet, art, theme, made_on, rtl)


def _paint(
    sheet: Sheet,
    art: FigureArt,
    theme: Theme,
    made_on: date,
    rtl: bool,
    painter: QPainter,
    _device: QPagedPaintDevice,
    page: QSizeF,
) -> None:
    area = QRectF(MARGIN, MARGIN, page.width() - 2 * MARGIN, page.height() - 2 * MARGIN)
    ink = Ink(painter, theme, page.width(), rtl=rtl).inside(area)
    top = _write_head(ink, sheet) + ROW_GAP
    notes = _notes(sheet)
    foot = _notes_height(ink, notes) + ink.height_of(sheet_foot(made_on), ink.width, FOOT) + 8.0
    cards = Cards(ink, sheet, art, area.height() - top - foot - ROW_GAP)
    cards.write(top)
    _write_notes(ink, notes, area.height() - foot)
    ink.write(QRectF(0, area.height() - FOOT.size * 1.2, ink.width, 0), sheet_foot(made_on), FOOT)


def _write_head(ink: Ink, sheet: Sheet) -> float:
    """Name, what it is about, and seven boxes to tick; returns where it ends."""
    boxes = 7 * (TICK + 4.0)
    y = ink.write(QRectF(0, 0, ink.width - boxes - GUTTER, 0), sheet.name, TITLE)
    left = ink.width - boxes + 4.0
    for number, letter in enumerate(day_letters()):
        x = left + number * (TICK + 4.0)
        ink.write(QRectF(x, 1.0, TICK, 0), letter, LABEL, "middle")
        ink.frame(QRectF(x, 13.0, TICK, TICK), "line_strong", 2.0)
    done = ink.width_of(done_heading(), LABEL)
    ink.write(QRectF(left - done - 7.0, 14.5, done + 1.0, 0), done_heading(), LABEL, "end")
    y += ink.write(QRectF(0, y, ink.width, 0), about_line(sheet), ABOUT)
    ink.rule(y + 5.0, "primary", 1.2)
    return y + 5.0


class Cards:
    """The steps as cards in rows, in the first density that leaves room for all of them."""

    def __init__(self, ink: Ink, sheet: Sheet, art: FigureArt, room: float) -> None:
        self._ink, self._art, self._steps = ink, art, sheet.steps
        self._amounts: dict[int, int] = {}
        if not any(self._fits(density, room) for density in DENSITIES):
            room -= self._room_for_left_out()
            self._crowd(sheet, room)
        rows = self._row_heights()
        spare = (room - sum(rows) - (len(rows) - 1) * ROW_GAP) / len(rows)
        most = self._picture_width() * SHAPE
        self._picture = min(self._density.picture + max(0.0, spare), max(most, self._density.picture))
        self._rows = self._row_heights()
        left = room - sum(self._rows) - (len(rows) - 1) * ROW_GAP
        self._gap = ROW_GAP + (min(left / (len(rows) - 1), WIDEST_GAP) if len(rows) > 1 else 0.0)

    def write(self, y: float) -> None:
        for number, height in enumerate(self._rows):
            first = number * self._density.columns
            for column, step in enumerate(self._steps[first : first + self._density.columns]):
                x = column * (self._width() + GUTTER)
                self._write_card(self._ink.inside(QRectF(x, y, self._width(), height)), step)
            y += height + self._gap
        self._ink.write(QRectF(0, y - self._gap + TEXT_GAP, self._ink.width, 0), left_out_line(self._left_out), NOTE)

    @property
    def _left_out(self) -> list[int]:
        """The steps of which something should be said that is not."""
        return [
            step.number
            for step in self._steps
            if self._amount(step) < CUE_AND_CARE and self._said(step) != text_of(step, CUE_AND_CARE)
        ]

    def _amount(self, step: SheetStep) -> int:
        return self._amounts.get(step.number, self._density.amount)

    def _said(self, step: SheetStep) -> tuple[tuple[str, str], ...]:
        return text_of(step, self._amount(step))

    def _fits(self, density: Density, room: float) -> bool:
        """Whether all steps find room in it, which is the one in use from here on."""
        self._density, self._picture = density, density.picture
        rows = self._row_heights()
        return density.suits(len(self._steps)) and sum(rows) + (len(rows) - 1) * ROW_GAP <= room

    def _crowd(self, sheet: Sheet, room: float) -> None:
        """Say of each step what there is room for, in the way that leaves the least unsaid."""
        found = [density for density in CROWDED if self._fits(density, room)]
        if not found:
            raise UserError(Message("sheet_too_long", {"name": sheet.name, "steps": len(self._steps)}))
        best: list[tuple[int, Density, dict[int, int]]] = []
        for density in found:
            if density.picture >= min(SMALL_PICTURE, found[0].picture):
                self._fill(density, room)
                best.append((len(self._left_out), density, self._amounts))
        _left_out, self._density, self._amounts = min(best, key=lambda one: one[0])
        self._picture = self._density.picture

    def _fill(self, density: Density, room: float) -> None:
        self._density, self._picture = density, density.picture
        heights: list[dict[int, float]] = [{} for _step in self._steps]
        for amount in AMOUNTS:
            self._amounts = {step.number: amount for step in self._steps}
            for of, step in zip(heights, self._steps, strict=True):
                of[amount] = self._card_height(step)
        gaps = (ceil(len(self._steps) / density.columns) - 1) * ROW_GAP
        amounts = filled(heights, density.columns, room - gaps)
        self._amounts = {step.number: amount for step, amount in zip(self._steps, amounts, strict=True)}

    def _room_for_left_out(self) -> float:
        line = left_out_line([step.number for step in self._steps][::2])  # every other one: the longest list
        return self._ink.height_of(line, self._ink.width, NOTE) + TEXT_GAP

    def _row_heights(self) -> list[float]:
        columns = self._density.columns
        rows = [self._steps[first : first + columns] for first in range(0, len(self._steps), columns)]
        return [max(self._card_height(step) for step in row) for row in rows]

    def _card_height(self, step: SheetStep) -> float:
        text = sum(self._ink.height_of(words, self._text_width()) + gap for words, gap in self._paragraphs(step))
        return max(self._picture, text) if self._density.beside else self._picture + TEXT_GAP + text

    def _width(self) -> float:
        columns = self._density.columns
        return (self._ink.width - (columns - 1) * GUTTER) / columns

    def _text_width(self) -> float:
        beside = self._density.beside
        return self._width() * (1 - self._density.pictures) - PICTURE_SIDE if beside else self._width()

    def _picture_width(self) -> float:
        """Of one of the two, or of the only one where there is little room."""
        width = self._width() * self._density.pictures
        return (width - PICTURE_GAP) / 2 if width >= TWO_PICTURES_FROM else width

    def _paragraphs(self, step: SheetStep) -> Iterator[tuple[list[Piece], float]]:
        """Name, dose and text, each with the room before it."""
        size = self._density.size
        name, number = Type(size + 2.0, 600), Type(size + 2.0, 600, "primary")
        yield [(f"{step.number}  ", number), (isolated(step.exercise.name), name)], 0.0
        yield [(dose_line(step), Type(size, 600, "primary"))], 0.0
        for head, text in self._said(step):
            start = [(f"{head} ", Type(size, 600))] if head else []
            yield [*start, (text, Type(size))], 1.5

    def _write_card(self, ink: Ink, step: SheetStep) -> None:
        self._write_pictures(ink, step)
        beside = self._density.beside
        x, y = (ink.width - self._text_width(), 0.0) if beside else (0.0, self._picture + TEXT_GAP)
        for words, gap in self._paragraphs(step):
            y += gap + ink.write(QRectF(x, y + gap, self._text_width(), 0), words)

    def _write_pictures(self, ink: Ink, step: SheetStep) -> None:
        """Start and full pose beside each other, or the full one alone where there is little room."""
        width, side = self._picture_width(), step.first_side
        if self._art.figure(step.exercise.id, side) is None:
            self._write_own_picture(ink, step)
            return
        start, full = picture_labels(side, step.exercise)
        if self._width() < TWO_PICTURES_FROM:
            poses = [(1.0, "" if side is Side.BOTH else full, side)]
        else:
            poses = [(0.0, start, Side.BOTH), (1.0, full, side)]
        for number, (depth, label, marked) in enumerate(poses):
            box = QRectF(number * (width + PICTURE_GAP), 0, width, self._picture)
            ink.fill(box, "stage", CORNER)
            below = box.adjusted(0, LABEL_ROOM if label else 2.0, 0, 0)
            write_figure(ink, below, self._art, step.exercise.id, side, depth)
            _write_label(ink, box, label, marked)

    def _write_own_picture(self, ink: Ink, step: SheetStep) -> None:
        """It has no sides and no start; without one the place stays as white as the paper."""
        picture = self._art.own_picture(step.exercise.id)
        if not picture.isNull():
            box = QRectF(0, 0, self._width() * self._density.pictures, self._picture)
            ink.fill(box, "stage", CORNER)
            write_picture(ink, box.adjusted(PAD / 2, PAD / 2, -PAD / 2, -PAD / 2), picture)


def _write_label(ink: Ink, box: QRectF, label: str, side: Side) -> None:
    at, badge = box.left() + 4.0, 13.4
    if side is not Side.BOTH:
        mark = ink.dots(QRectF(at, box.top() + 3.5, badge, badge))
        paint_badge(ink.painter, ink.theme, mark, "left" if side is Side.LEFT else "right", side_letter(side))
        at += badge + 2.5
    ink.write(QRectF(at + 1.0, box.top() + 4.8, box.right() - at, 0), label, LABEL)


Block = list[list[Piece]]
"""A heading and its paragraphs."""


def _notes(sheet: Sheet) -> list[Block]:
    """What stands below the steps."""
    stop, urgent, leave_out, hour, changed = sheet_headings()
    help_lines = [[(f"{one.when} ", Type(NOTE.size, 600)), (one.what, NOTE)] for one in urgencies()]
    blocks: list[Block] = [[[(stop, NOTE_HEAD)], [(stop_list(), NOTE)]], [[(urgent, NOTE_HEAD)], *help_lines]]
    more = ((leave_out, (avoid_line(sheet),)), (hour, (first_hour_line(sheet),)), (changed, changed_lines(sheet)))
    return blocks + [[[(head, NOTE_HEAD)], *([(line, NOTE)] for line in lines)] for head, lines in more if any(lines)]


PAD, BLOCK_GAP = 8.0, 5.0


def _columns(ink: Ink, notes: list[Block]) -> list[tuple[QRectF, Block]]:
    """Each block in the column that is shorter so far."""
    half = (ink.width - 2 * PAD - GUTTER) / 2
    ends, found = [PAD, PAD], []
    for block in notes:
        column = ends.index(min(ends))
        height = sum(ink.height_of(words, half) for words in block)
        found.append((QRectF(PAD + column * (half + GUTTER), ends[column], half, height), block))
        ends[column] += height + BLOCK_GAP
    return found


def _notes_height(ink: Ink, notes: list[Block]) -> float:
    return max(box.bottom() for box, _block in _columns(ink, notes)) + PAD


def _write_notes(ink: Ink, notes: list[Block], top: float) -> None:
    height = _notes_height(ink, notes)
    ink.fill(QRectF(0, top, ink.width, height), "bg", CORNER)
    for box, block in _columns(ink, notes):
        y = top + box.top()
        for words in block:
            y += ink.write(QRectF(box.left(), y, box.width(), 0), words)
