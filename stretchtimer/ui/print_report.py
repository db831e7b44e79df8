"""The summary for a clinician on one or two pages: charts with their verdicts, tables, practice, and what hurt.

The charts and sentences are those of the progress page. Of several ways to lay it out, from roomy to dense, the first
one is taken that needs two pages at most; nothing is set smaller than 8 points.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPainter

from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.report import Report
from stretchtimer.ui.chart_drawing import Phase
from stretchtimer.ui.ink import SMALLEST, Ink, Type
from stretchtimer.ui.paper import PaintPages
from stretchtimer.ui.print_blocks import Beside, Block, Drawn, Stack, Table, Words, pages_of
from stretchtimer.ui.progress_drawings import Goals
from stretchtimer.ui.progress_sentences import Person
from stretchtimer.ui.report_charts import Charts
from stretchtimer.ui.theme import Theme
from stretchtimer.words.progress_words import cell_texts, day_text, headings
from stretchtimer.words.report_words import (
    activity_text,
    eased_line,
    empty_lines,
    event_line,
    figure_labels,
    held_summary,
    more_line,
    name_labels,
    practice_line,
    programme_lines,
    report_foot,
    report_headings,
    report_line,
    report_title,
    safety_lines,
    self_kept,
    series_columns,
    series_row,
)
from stretchtimer.words.verdict_words import function_text, pain_text

MARGIN, FOOT_ROOM, MOST_PAGES = 38.0, 20.0, 2
TITLE, LINE, HEAD = Type(19, 600), Type(10, 500, "ink_2"), Type(11, 600, "primary")
BODY, NOTE = Type(8.5), Type(SMALLEST, 400, "ink_2")
SECTION, ROW_GAP = 11.0, 10.0
ROWS_PER_LINE = 3
"""How many series the table of all tests may have for each line of a list."""
NUMBER, NUMBER_LABEL, NUMBERS_HIGH = Type(15, 600), Type(SMALLEST, 400, "ink_2"), 47.0
NAME_WIDTH, BORN_WIDTH, NAME_HIGH = 230.0, 90.0, 24.0


@dataclass(frozen=True, slots=True)
class Look:
    """How values are shown, and beside what."""

    theme: Theme
    rtl: bool
    made_on: date
    units: LengthUnit = "cm"
    person: Person = field(default_factory=Person)
    goals: Goals = field(default_factory=Goals)
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True)
class Density:
    """How high charts are, how many tests have one, and how many lines of a list and readings of a table are shown."""

    chart: float
    small: float
    tests: int
    lines: int
    readings: int


DENSITIES = (
    Density(176, 112, 4, 10, 14),
    Density(150, 100, 4, 10, 10),
    Density(128, 84, 4, 8, 10),
    Density(118, 76, 4, 6, 6),
    Density(104, 68, 4, 5, 0),
    Density(92, 60, 3, 4, 0),
    Density(84, 54, 1, 3, 0),
    Density(70, 46, 1, 2, 0),
)


def report_pages(report: Report, names: Mapping[str, str], look: Look) -> PaintPages:
    """What `paper.py` paints. `names` are those of exercises and programmes, by id."""
    return partial(_paint, report, names, look)


def _paint(
    report: Report,
    names: Mapping[str, str],
    look: Look,
    painter: QPainter,
    device: QPagedPaintDevice,
    page: QSizeF,
) -> None:
    area = QRectF(MARGIN, MARGIN, page.width() - 2 * MARGIN, page.height() - 2 * MARGIN)
    ink = Ink(painter, look.theme, page.width(), rtl=look.rtl).inside(area)
    pages: list[list[Block]] = []
    for density in DENSITIES:
        pages = pages_of(Content(report, names, look, density).blocks(), ink, area.height() - FOOT_ROOM)
        if len(pages) <= MOST_PAGES:
            break
    for number, blocks in enumerate(pages, start=1):
        if number > 1:
            device.newPage()
        y = 0.0
        for block in blocks:
            height = block.height(ink, ink.width)
            block.write(ink, QRectF(0, y, ink.width, height))
            y += height
        foot = Type(SMALLEST, 400, "ink_3")
        ink.write(QRectF(0, area.height() - SMALLEST * 1.2, ink.width, 0), report_foot(look.made_on, number), foot)


class Content:
    """The blocks of a report, at one density."""

    def __init__(self, report: Report, names: Mapping[str, str], look: Look, density: Density) -> None:
        self._report, self._names, self._look, self._density = report, names, look, density
        self._charts = Charts(report, look.units, look.person, look.goals, look.phases)
        self._heads, self._empty = report_headings(), empty_lines()

    def blocks(self) -> list[Block]:
        return [
            *_head(self._report),
            Drawn(NUMBERS_HIGH, self._write_numbers, before=8.0),
            *self._tests(),
            Beside(self._pain(), self._activities(), SECTION),
            Beside(self._practice(), self._held(), SECTION),
            Beside(self._programme(), self._eased(), SECTION),
            *self._readings(),
            self._section("safety", [_text(line) for line in safety_lines(self._report)], SECTION),
        ]

    def _section(self, key: str, blocks: Sequence[Block], before: float = 0.0) -> Stack:
        """A heading with what stands below it, or with the sentence that says that there is nothing."""
        shown = blocks or [_text(self._empty[key])]
        return Stack([Words([(self._heads[key], HEAD)]), *shown], before)

    def _tests(self) -> list[Block]:
        """The test measured last across the page, others beside each other, and all of them in a table."""
        tests = self._report.tests[: self._density.tests]
        if not tests:
            return [self._section("tests", [], SECTION)]
        blocks = [Stack(self._charts.test(test, self._density.small)) for test in tests[1:]]
        first = self._section("tests", self._charts.test(tests[0], self._density.chart), SECTION)
        rest: list[Block] = []
        for number in range(0, len(blocks), 2):
            pair = blocks[number : number + 2]
            rest.append(Beside(pair[0], pair[1], ROW_GAP) if len(pair) == 2 else Stack(pair, ROW_GAP))
        rows = [series_row(test, curve, self._look.units) for test in self._report.tests for curve in test.curves]
        most = ROWS_PER_LINE * self._density.lines
        more = [_text(more_line(len(rows) - most))] if len(rows) > most else []
        return [first, *rest, Table(series_columns(), rows[:most], ROW_GAP), *more]

    def _pain(self) -> Block:
        change = self._report.pain_change
        said = [_text(pain_text(change))] if change else []
        chart = self._charts.pain(self._density.small)
        return self._section("pain", [*chart, *said])

    def _activities(self) -> Block:
        report = self._report
        if report.function is None:
            return self._section("activities", [])
        lines = [_text(activity_text(line)) for line in report.activities]
        chart = self._charts.function(self._density.small)
        return self._section("activities", [*chart, _text(function_text(report.function)), *lines])

    def _practice(self) -> Block:
        practice = self._report.practice
        if not practice.sessions:
            return self._section("practice", [])
        return self._section("practice", [*self._charts.practice(self._density.small), _text(practice_line(practice))])

    def _held(self) -> Block:
        report = self._report
        if not report.held:
            return self._section("held", [])
        chart = self._charts.held(self._density.small)
        return self._section("held", [*chart, _text(held_summary(report.held, report.period))])

    def _programme(self) -> Block:
        report, on = self._report, self._report.programme
        lines = [] if on is None else list(programme_lines(on, on.here.programme.name))
        events = [event_line(one, self._names) for one in reversed(report.events)]
        return self._section("programme", [_text(line) for line in (*lines, *self._first_of(events))])

    def _eased(self) -> Block:
        lines = [eased_line(one, self._names.get(one.exercise, one.exercise)) for one in self._report.eased]
        return self._section("eased", [_text(line) for line in self._first_of(lines)])

    def _readings(self) -> list[Block]:
        """The newest days as they were read."""
        rows = self._report.rows[: self._density.readings]
        if not rows:
            return []
        year = self._report.period.last.year
        texts = [(day_text(row.day, year), *cell_texts(row, self._look.units)) for row in rows]
        return [self._section("latest", [Table(headings(), texts)], SECTION)]

    def _first_of(self, lines: Sequence[str]) -> list[str]:
        most = self._density.lines
        return [*lines[:most], *([more_line(len(lines) - most)] if len(lines) > most else [])]

    def _write_numbers(self, ink: Ink, box: QRectF) -> None:
        numbers = figure_labels(self._report)
        width = box.width() / len(numbers)
        ink.fill(box, "bg", 5.0)
        for place, (number, label) in enumerate(numbers):
            cell = QRectF(box.left() + place * width + 8.0, box.top() + 5.0, width - 12.0, 0)
            y = ink.write(cell, number, NUMBER)
            ink.write(cell.translated(0, y - 1.0), label, NUMBER_LABEL)


def _head(report: Report) -> list[Block]:
    return [
        Words([(report_title(), TITLE)]),
        Words([(report_line(report.period), LINE)], 2.0),
        Drawn(NAME_HIGH, _write_name),
        Words([(self_kept(), NOTE)], 5.0),
        Drawn(1.0, lambda ink, box: ink.rule(box.top(), "primary", 1.2), before=5.0),
    ]


def _write_name(ink: Ink, box: QRectF) -> None:
    """Two lines to write on."""
    x, y = box.left(), box.bottom()
    for label, width in zip(name_labels(), (NAME_WIDTH, BORN_WIDTH), strict=True):
        room = ink.width_of(label, NOTE) + 5.0
        ink.write(QRectF(x, y - 11.0, room, 0), label, NOTE)
        ink.rule(y, "line_strong", 0.6, x + room, width)
        x += room + width + 17.0


def _text(line: str) -> Words:
    return Words([(line, BODY)], 1.5)
