"""A chart on paper: the same drawing as on the screen, as lines that a printer makes as sharp as it can.

Time runs to the right in every language. What lies closer together than ink can part is drawn as one.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from stretchtimer.ui.chart_axes import is_monthly, push_apart, time_ticks
from stretchtimer.ui.chart_drawing import Drawing, Line
from stretchtimer.ui.ink import SMALLEST, Ink, Type
from stretchtimer.words.chart_words import end_label
from stretchtimer.words.progress_words import day_text, month_and_year_text, month_text

AXIS = Type(SMALLEST, 400, "ink_2")
GAP, DATE_GAP, DATE_ROOM, TOP = 4.0, 9.0, 13.0, 4.0
DAY_WIDTH, MONTH_WIDTH = 34.0, 44.0
FINEST = 2.0
"""Points of paper between two vertices of a trend."""
ROOMY = 4.5
POINT, SMALL_POINT = 2.1, 1.1
BAND = 0.16
CORNERS = {
    "circle": (),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)),
    "triangle": ((0.0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
}


def write_chart(ink: Ink, box: QRectF, drawing: Drawing) -> None:
    """Draw into a box."""
    _Plot(ink.inside(box, rtl=False), box.height(), drawing).write()


class _Plot:
    """One chart while it is drawn."""

    def __init__(self, ink: Ink, height: float, drawing: Drawing) -> None:
        self._ink, self._drawing = ink, drawing
        ticks = [ink.width_of(drawing.value_text(at), AXIS) for at in drawing.values.ticks]
        self._left = max(ticks, default=0.0) + GAP
        self._ends = [(line, _end_text(line)) for line in drawing.lines if line.is_labelled and line.readings.readings]
        words = [ink.width_of(text, _end_type(line)) for line, text in self._ends]
        goal = [ink.width_of(drawing.goal.text, _GOAL)] if drawing.goal else []
        self._right = ink.width - max([*words, *goal], default=0.0) - GAP
        self._top, self._bottom = TOP, height - DATE_ROOM
        edge = POINT + 1.0
        self._span = (drawing.start.timestamp(), max(drawing.end.timestamp(), drawing.start.timestamp() + 1.0))
        self._inner = (self._left + edge, self._right - edge)

    def write(self) -> None:
        self._write_ground()
        for line in self._drawing.lines:
            self._write_line(line)
        self._write_dates()
        self._write_ends()

    def _x(self, at: datetime) -> float:
        low, high = self._span
        left, right = self._inner
        return left + (at.timestamp() - low) / (high - low) * (right - left)

    def _y(self, value: float) -> float:
        axis = self._drawing.values
        return self._bottom - (value - axis.low) / (axis.high - axis.low) * (self._bottom - self._top)

    def _inside(self, value: float) -> float:
        """The edge of the plot for what lies beyond it."""
        return min(max(self._y(value), self._top), self._bottom)

    def _color(self, name: str, alpha: float = 1.0) -> QColor:
        return self._ink.theme.color(name, alpha)

    def _write_ground(self) -> None:
        """Blocks of the programme, the useful zone, the lines of the grid with their numbers, and the goal."""
        ink, drawing = self._ink, self._drawing
        self._write_phases()
        if drawing.useful:
            low, high = (self._y(at) for at in (drawing.useful.low, drawing.useful.high))
            ink.fill(QRectF(self._left, high, self._right - self._left, low - high), "ok_soft")
        for at in drawing.values.ticks:
            y = self._y(at)
            ink.rule(y, "line", 0.5, self._left, self._right - self._left)
            ink.write(QRectF(0, y - AXIS.size * 0.66, self._left - GAP, 0), drawing.value_text(at), AXIS, "end")
        if drawing.goal:
            y = self._y(drawing.goal.low)
            ink.line([(self._left, y), (self._right, y)], self._color("ink"), 0.8, (0.8, 2.4))

    def _write_phases(self) -> None:
        zone = ZoneInfo(self._drawing.zone)
        for number, (first, after, name) in enumerate(self._drawing.phases):
            begin, end = (self._x(datetime.combine(day, time(), zone)) for day in (first, after))
            begin, end = max(begin, self._left), min(end, self._right)
            if end <= begin:
                continue
            box = QRectF(begin, self._top, end - begin, self._bottom - self._top)
            self._ink.fill(box, "phase_b" if number % 2 else "phase_a")
            if self._ink.width_of(name, AXIS) < box.width() - 2 * GAP:
                self._ink.write(box.adjusted(GAP, 1.0, -GAP, 0), name, AXIS)

    def _write_line(self, line: Line) -> None:
        color = self._color(line.color)
        places = [(self._x(r.at), self._y(r.value * line.factor + line.offset)) for r in line.readings.readings]
        room = (self._right - self._left) / max(1, len(places))
        if room < FINEST:
            self._write_crowd(places, self._color(line.color, 0.45))
        for run in self._runs(line):
            points = [(x, self._y(value)) for x, value in run]
            if line.trend and line.readings.band:
                band = line.readings.band * line.factor
                above = [(x, self._inside(value + band)) for x, value in run]
                below = [(x, self._inside(value - band)) for x, value in reversed(run)]
                self._ink.shape([*above, *below], self._color(line.color, BAND), None, 0.0)
            if len(points) > 1:
                self._ink.line(points, color, 1.5 if line.trend else 1.0, [length * 0.55 for length in line.dash])
        if room >= FINEST:
            for x, y in places:
                self._write_point(x, y, line.marker, color, POINT if room >= ROOMY else SMALL_POINT)

    def _runs(self, line: Line) -> list[list[tuple[float, float]]]:
        """The pieces of the trend, or of the readings joined, no finer than can be seen."""
        readings = line.readings
        found: dict[int, list[tuple[float, float]]] = {}
        for index in self._vertices(line):
            value = readings.height(index) if line.trend else readings.readings[index].value
            if value is not None:
                at = self._x(readings.readings[index].at)
                found.setdefault(readings.run(index)[0], []).append((at, value * line.factor + line.offset))
        return list(found.values())

    def _vertices(self, line: Line) -> Iterator[int]:
        readings = line.readings
        last, start = -FINEST, -1
        for index, reading in enumerate(readings.readings):
            begins, after = readings.run(index)
            x = self._x(reading.at)
            if begins != start or x - last >= FINEST or index == after - 1:
                yield index
                last, start = x, begins

    def _write_crowd(self, places: Sequence[tuple[float, float]], color: QColor) -> None:
        """From the lowest to the highest reading of each place."""
        for _place, group in groupby(places, key=lambda place: round(place[0] / FINEST)):
            crowd = list(group)
            ys = [y for _x, y in crowd]
            self._ink.line([(crowd[0][0], min(ys)), (crowd[0][0], max(ys) + 0.3)], color, 0.7)

    def _write_point(self, x: float, y: float, marker: str, color: QColor, half: float) -> None:
        paper = self._color("surface")
        corners = CORNERS[marker]
        if corners:
            self._ink.shape([(x + half * dx, y + half * dy) for dx, dy in corners], paper, color, 0.9)
        else:
            self._ink.dot(x, y, half, paper, color, 0.9)

    def _write_dates(self) -> None:
        width = self._right - self._left
        most = max(1, int(width / DAY_WIDTH)), max(1, int(width / MONTH_WIDTH))
        ticks = time_ticks(self._drawing.start, self._drawing.end, self._drawing.zone, *most)
        places = self._date_places(ticks)
        if len(places) > 1 and places[1][0].left() - places[0][0].right() < DATE_GAP:  # the first was moved inside
            places = self._date_places(ticks[1:])
        for box, text in places:
            self._ink.write(box, text, AXIS, "middle")

    def _date_places(self, ticks: Sequence[datetime]) -> list[tuple[QRectF, str]]:
        """Each date below its place, and all of it inside the plot."""
        places = []
        for at, text in zip(ticks, _date_texts(ticks), strict=True):
            half = self._ink.width_of(text, AXIS) / 2 + 0.5
            middle = min(max(self._x(at), self._left + half), self._right - half)
            places.append((QRectF(middle - half, self._bottom + 2.5, 2 * half, 0), text))
        return places

    def _write_ends(self) -> None:
        """Where each line is last, and the goal, pushed apart where they meet."""
        wanted = [(_last_y(self._y, line), text, _end_type(line)) for line, text in self._ends]
        if self._drawing.goal:
            wanted.append((self._y(self._drawing.goal.low), self._drawing.goal.text, _GOAL))
        middles = push_apart([y for y, _text, _type in wanted], 11.0, self._top + 2.0, self._bottom - 2.0)
        for (_y, text, style), middle in zip(wanted, middles, strict=True):
            box = QRectF(self._right + GAP, middle - style.size * 0.66, self._ink.width - self._right, 0)
            self._ink.write(box, text, style)


_GOAL = Type(SMALLEST, 500, "ink")


def _last_y(y: Callable[[float], float], line: Line) -> float:
    return y(line.readings.readings[-1].value * line.factor + line.offset)


def _end_type(line: Line) -> Type:
    return Type(9.0, 600, line.color)


def _end_text(line: Line) -> str:
    return end_label(line.name, line.text(line.readings.readings[-1].value))


def _date_texts(ticks: Sequence[datetime]) -> list[str]:
    """The month where it changes; of months, the year."""
    texts = []
    for number, at in enumerate(ticks):
        before = ticks[number - 1] if number else None
        if is_monthly(ticks):
            texts.append(month_text(at) if before and before.year == at.year else month_and_year_text(at))
        else:
            texts.append(str(at.day) if before and before.month == at.month else day_text(at))
    return texts
