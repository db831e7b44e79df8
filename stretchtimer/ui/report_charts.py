"""The charts of the summary for a clinician: those of the progress page, over the range that was chosen."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial
from math import ceil
from statistics import fmean
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF

from stretchtimer.core.charted import HAMSTRINGS
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.report import PracticeWeek, Report, Test
from stretchtimer.ui.chart_axes import value_axis
from stretchtimer.ui.chart_drawing import Drawing, Phase
from stretchtimer.ui.ink import SMALLEST, Ink, Type
from stretchtimer.ui.paper_chart import write_chart
from stretchtimer.ui.print_blocks import Block, Drawn, Words
from stretchtimer.ui.progress_drawings import Goals, Span, function_drawing, held_drawing, method_drawing, pain_drawing
from stretchtimer.ui.progress_sentences import Person, band_legend, method_sentences
from stretchtimer.words.progress_words import day_text
from stretchtimer.words.report_words import protocol_line, series_title

TITLE, NOTE, BODY = Type(9.5, 600), Type(SMALLEST, 400, "ink_2"), Type(8.5)
AXIS, DATE_ROOM, LEFT = Type(SMALLEST, 400, "ink_2"), 13.0, 14.0
WIDEST_BAR, MOST_BARS, DATE_GAP, TOP = 14.0, 60, 16.0, 4.0
ONE_DAY = timedelta(days=1)


class Charts:
    """Blocks of one report; each list is empty where there is nothing to draw."""

    def __init__(
        self, report: Report, units: LengthUnit, person: Person, goals: Goals, phases: tuple[Phase, ...]
    ) -> None:
        self._report, self._units, self._person, self._goals = report, units, person, goals
        zone = ZoneInfo(report.zone)
        start = datetime.combine(report.period.first, time(), zone)
        end = datetime.combine(report.period.last + ONE_DAY, time(), zone)
        self._over = Span(start, start, end, report.zone, phases)

    def test(self, test: Test, height: float) -> list[Block]:
        """Chart, protocol, verdicts, and how wide noise is."""
        method, curves = test.method, test.curves
        goal = self._goals.of(method, self._units)
        sentences = method_sentences(method, curves, self._report.found, self._person, self._units)
        sides = [curve.side for curve in curves]
        drawing = method_drawing(method, curves, sides, self._over, self._units, goal, None, sentences)
        band = band_legend(method.kind, curves, self._units)
        return [
            Words([(series_title(test), TITLE)], 2.0),
            Words([(protocol_line(test, self._units), NOTE)]),
            _chart(drawing, height),
            *(Words([(sentence, BODY)], 1.5) for sentence in sentences),
            *([Words([(band, NOTE)], 1.5)] if band else []),
        ]

    def pain(self, height: float) -> list[Block]:
        pain = self._report.pain
        return [_chart(pain_drawing(pain, self._over, ()), height)] if pain.readings else []

    def function(self, height: float) -> list[Block]:
        means = self._report.function_means
        return [_chart(function_drawing(means, self._over, ()), height)] if means.readings else []

    def held(self, height: float) -> list[Block]:
        held = self._report.held
        if not any(week.muscle == HAMSTRINGS for week in held):
            return []
        return [_chart(held_drawing(held, HAMSTRINGS, "", self._over), height)]

    def practice(self, height: float) -> list[Block]:
        return [Drawn(height, partial(_write_weeks, self._report.practice.weeks), before=4.0)]


def _chart(drawing: Drawing, height: float) -> Drawn:
    return Drawn(height, lambda ink, box: write_chart(ink, box, drawing), before=4.0)


def _write_weeks(weeks: Sequence[PracticeWeek], ink: Ink, box: QRectF) -> None:
    """A bar for each week; of years, one for several weeks, as high as their mean."""
    ink = ink.inside(box, rtl=False)
    bottom, width, size = box.height() - DATE_ROOM, ink.width - LEFT, ceil(len(weeks) / MOST_BARS)
    groups = [weeks[first : first + size] for first in range(0, len(weeks), size)]
    means = [fmean(week.sessions for week in group) for group in groups]
    axis = value_axis([0.0, *means], 1.0, 2)
    for at in axis.ticks:
        if at >= 0:
            y = bottom - at / axis.high * (bottom - TOP)
            ink.rule(y, "line", 0.5, LEFT, width)
            ink.write(QRectF(0, y - AXIS.size * 0.66, LEFT - 4.0, 0), f"{at:g}", AXIS, "end")
    apart = width / len(groups)
    bar, labelled_to = min(WIDEST_BAR, apart * 0.7), 0.0
    for number, (group, mean) in enumerate(zip(groups, means, strict=True)):
        middle, high = LEFT + (number + 0.5) * apart, mean / axis.high * (bottom - TOP)
        ink.fill(QRectF(middle - bar / 2, bottom - high, bar, high), "primary", min(1.5, bar / 4))
        text = day_text(group[0].monday, weeks[-1].monday.year)
        half = ink.width_of(text, AXIS) / 2 + 0.5
        at = max(middle, LEFT + half)
        if at - half >= labelled_to and at + half <= ink.width:
            ink.write(QRectF(at - half, bottom + 2.5, 2 * half, 0), text, AXIS, "middle")
            labelled_to = at + half + DATE_GAP
