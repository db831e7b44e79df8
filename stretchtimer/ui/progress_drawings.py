"""The charts of the progress page as drawings: which series, axes, goals and words each one has."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from stretchtimer.core.charted import Curve, Method, held_curve
from stretchtimer.core.exercise import Side
from stretchtimer.core.held import USEFUL_FROM_MS, USEFUL_UP_TO_MS, HeldWeek
from stretchtimer.core.measure import SIDED, Kind, Protocol
from stretchtimer.core.progress import CM_PER_INCH, LengthUnit
from stretchtimer.core.records import local_day
from stretchtimer.core.smoothed import Smoothed
from stretchtimer.ui.chart_axes import ValueAxis, value_axis
from stretchtimer.ui.chart_drawing import Drawing, Level, Line, Marker, Phase
from stretchtimer.words.chart_words import (
    chart_description,
    chart_title,
    goal_text,
    latest_text,
    level_of,
    minutes_text,
    points_text,
    side_title,
    value_text,
)
from stretchtimer.words.language import _
from stretchtimer.words.numbers import decimal_text, short_decimal_text
from stretchtimer.words.progress_words import angle_text, scale_text

RIGHT_DASH = (8.0, 5.0)
PAIN_DASH = (2.0, 4.0)
ZERO_TO_TEN = ValueAxis(0, 10, (0, 5, 10))
SHORTEST_SPAN = timedelta(days=7)
ANGLE_STEP, MINUTE_STEP = 10.0, 5.0
REACH_STEPS: dict[LengthUnit, float] = {"cm": 5, "in": 2}
MINUTE_MS = 60_000
SIDE_LOOKS: dict[Side, tuple[str, Marker, tuple[float, ...]]] = {
    Side.LEFT: ("left", "circle", ()),
    Side.RIGHT: ("right", "square", RIGHT_DASH),
    Side.BOTH: ("reach", "diamond", ()),
}
"""Colour, marker and dash."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that all charts show at first, how far back they can be moved, and the zone days are counted in."""

    first: datetime
    start: datetime
    end: datetime
    zone: str
    phases: tuple[Phase, ...] = ()

    @property
    def this_year(self) -> int:
        """Days of another year say which."""
        return local_day(self.end, self.zone).year


@dataclass(frozen=True, slots=True)
class Goals:
    """Where the user wants to be: degrees of the leg raise, cm past the toes."""

    leg_raise: float | None = None
    reach: float | None = None

    def of(self, method: Method, units: LengthUnit) -> float | None:
        """The goal on a method's own scale; none where its zero is the user's own."""
        if method.kind is Kind.LEG_RAISE:
            return self.leg_raise
        if method.kind is not Kind.SIT_AND_REACH or method.protocol is Protocol.MODIFIED or self.reach is None:
            return None
        return self.reach / (CM_PER_INCH if units == "in" else 1)


def span(
    instants: Sequence[datetime], back: timedelta | None, now: datetime, zone: str, phases: tuple[Phase, ...] = ()
) -> Span:
    """So far back from now, or to the first instant there is; a week at least."""
    end = max([now, *instants])
    first = min([end - SHORTEST_SPAN, *instants])
    start = first if back is None else end - back
    return Span(min(first, start), start, end, zone, phases)


def method_drawing(
    method: Method,
    curves: Sequence[Curve],
    sides: Collection[Side],
    over: Span,
    units: LengthUnit,
    goal: float | None,
    pain: Smoothed | None,
    sentences: Sequence[str],
) -> Drawing:
    """One method; with `pain` on the same picture, at a scale of its own."""
    shown = [curve for curve in curves if curve.side in sides]
    values = [reading.value for curve in curves for reading in curve.readings.readings]
    axis = _axis(method, [*values, *([] if goal is None else [goal])], units)
    lines = [_line(method, curve) for curve in shown]
    if pain is not None and lines:
        scale = (axis.high - axis.low) / 10
        lines.append(_pain_line(pain, _("Pain"), scale, axis.low))
    latest = [
        latest_text(side_title(curve.side), level_of(method.kind, newest.value, units), newest, over.this_year)
        for curve in shown
        for newest in curve.readings.readings[-1:]
    ]
    drawn = [line.readings for line in lines]
    said_goal = goal_text(value_text(method.kind, goal)) if goal is not None else ""
    aim = [f"{said_goal}."] if said_goal else []
    return Drawing(
        name=_("{title}, chart").format(title=chart_title(method.kind, units)),
        description=chart_description(latest, drawn, over.this_year, *aim, *sentences),
        lines=tuple(lines),
        first=over.first,
        start=over.start,
        end=over.end,
        zone=over.zone,
        values=axis,
        value_text=angle_text if method.kind in SIDED else scale_text,
        goal=None if goal is None else Level(goal, goal, said_goal),
        phases=over.phases,
        other_ticks=tuple((axis.low + at * (axis.high - axis.low) / 10, f"{at:g}") for at in (0, 5, 10))
        if pain is not None and lines
        else (),
        other_color="pain",
    )


def pain_drawing(pain: Smoothed, over: Span, sentences: Sequence[str]) -> Drawing:
    return _zero_to_ten(_("Back pain, chart"), _pain_line(pain), over, _("{value} of 10"), sentences)


def function_drawing(means: Smoothed, over: Span, sentences: Sequence[str]) -> Drawing:
    """The mean of the user's own activities."""
    line = Line("", means, "primary", "circle", decimal_text, is_labelled=False, trend=False)
    return _zero_to_ten(_("Activities that matter to you, chart"), line, over, _("{value} of 10"), sentences)


def held_drawing(held: Mapping[HeldWeek, int], muscle: str, name: str, over: Span) -> Drawing:
    """Minutes a week of one muscle, left and right, over the zone that is known to be useful."""
    lines = []
    for side in (Side.LEFT, Side.RIGHT):
        color, marker, dash = SIDE_LOOKS[side]
        weeks = held_curve(held, muscle, side, over.zone, over.end)
        lines.append(Line(side_title(side), weeks, color, marker, minutes_text, dash, trend=False))
    low, high = USEFUL_FROM_MS / MINUTE_MS, USEFUL_UP_TO_MS / MINUTE_MS
    values = [reading.value for line in lines for reading in line.readings.readings]
    top = value_axis([0.0, high, *values], MINUTE_STEP, 2)
    axis = ValueAxis(0, top.high, tuple(tick for tick in top.ticks if tick >= 0))
    latest = [_latest(line, over) for line in lines if line.readings.readings]
    return Drawing(
        name=_("{title}, chart").format(title=name),
        description=chart_description(latest, [line.readings for line in lines], over.this_year, useful_text()),
        lines=tuple(lines),
        first=over.first,
        start=over.start,
        end=over.end,
        zone=over.zone,
        values=axis,
        value_text=short_decimal_text,
        useful=Level(low, high, useful_text()),
    )


def useful_text() -> str:
    return _("Shaded: 5 to 10 minutes a week, where most of the gain is known to lie.")


def _line(method: Method, curve: Curve) -> Line:
    color, marker, dash = SIDE_LOOKS[curve.side]
    kind = method.kind

    def text(value: float) -> str:
        return value_text(kind, value)

    return Line(side_title(curve.side), curve.readings, color, marker, text, dash, curve.side is not Side.BOTH)


def _latest(line: Line, over: Span) -> str:
    newest = line.readings.readings[-1]
    return latest_text(line.name, line.text(newest.value), newest, over.this_year)


def _pain_line(pain: Smoothed, name: str = "", factor: float = 1.0, offset: float = 0.0) -> Line:
    return Line(name, pain, "pain", "triangle", points_text, PAIN_DASH, bool(name), factor=factor, offset=offset)


def _zero_to_ten(name: str, line: Line, over: Span, latest: str, sentences: Sequence[str]) -> Drawing:
    newest = [latest_text("", latest.format(value=line.text(reading.value)), reading, over.this_year)
              for reading in line.readings.readings[-1:]]  # fmt: skip
    said = chart_description(newest, [line.readings], over.this_year, *sentences)
    number = short_decimal_text
    return Drawing(name, said, (line,), over.first, over.start, over.end, over.zone, ZERO_TO_TEN, number)


def _axis(method: Method, values: Sequence[float], units: LengthUnit) -> ValueAxis:
    if method.kind in SIDED:
        return value_axis(values, ANGLE_STEP, 3)
    return value_axis(values, REACH_STEPS[units], 2)
