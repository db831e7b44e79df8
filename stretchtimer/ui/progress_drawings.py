"""The three charts of the progress page as drawings: which series, axes and words each one has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from stretchtimer.core.exercise import Side
from stretchtimer.core.progress import LengthUnit, Progress
from stretchtimer.ui.chart_axes import ValueAxis, value_axis
from stretchtimer.ui.chart_drawing import Drawing, Line
from stretchtimer.words.language import _
from stretchtimer.words.progress_words import (
    angle_text,
    left_label,
    leg_description,
    pain_description,
    reach_description,
    reach_title,
    right_label,
    scale_text,
)

RIGHT_DASH = (8.0, 5.0)
PAIN_DASH = (2.0, 4.0)
PAIN_AXIS = ValueAxis(0, 10, (0, 5, 10))
SHORTEST_SPAN = timedelta(days=7)
REACH_STEPS: dict[LengthUnit, float] = {"cm": 5, "in": 2}


@dataclass(frozen=True, slots=True)
class Span:
    """The days that all charts show, and the zone they are counted in."""

    start: datetime
    end: datetime
    zone: str


def span(shown: Progress, since: datetime | None, now: datetime, zone: str) -> Span:
    """From `since`, or the first reading, until now; a week at least."""
    series = (shown.left, shown.right, shown.reach, shown.pain)
    instants = [point.at for one in series for point in (*one.points[:1], *one.points[-1:])]
    end = max([now, *instants])
    start = since or min([end, *instants])
    return Span(min(start, end - SHORTEST_SPAN), end, zone)


def leg_drawing(shown: Progress, over: Span, sides: Collection[Side]) -> Drawing:
    left, right = shown.left, shown.right
    lines = []
    if Side.LEFT in sides:
        label = left_label(left.points[-1].value) if left.points else ""
        lines.append(Line(left, "left", "circle", end_label=label))
    if Side.RIGHT in sides:
        label = right_label(right.points[-1].value) if right.points else ""
        lines.append(Line(right, "right", "square", RIGHT_DASH, label))
    values = [point.value for series in (left, right) for point in series.points]
    axis = value_axis(values, 10, 3)
    name, said = _("Straight leg raise, chart"), leg_description(shown, over.zone)
    return Drawing(name, said, tuple(lines), over.start, over.end, over.zone, axis, angle_text)


def reach_drawing(shown: Progress, over: Span, units: LengthUnit) -> Drawing:
    axis = value_axis([point.value for point in shown.reach.points], REACH_STEPS[units], 2)
    name = _("{title}, chart").format(title=reach_title(units))
    said = reach_description(shown, units, over.zone)
    line = Line(shown.reach, "reach", "diamond")
    return Drawing(name, said, (line,), over.start, over.end, over.zone, axis, scale_text)


def pain_drawing(shown: Progress, over: Span) -> Drawing:
    name, said = _("Back pain, chart"), pain_description(shown, over.zone)
    line = Line(shown.pain, "pain", "triangle", PAIN_DASH)
    return Drawing(name, said, (line,), over.start, over.end, over.zone, PAIN_AXIS, "{:g}".format)
