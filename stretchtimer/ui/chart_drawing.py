"""What a chart is asked to draw, as values: so that a page can say it before anything that draws is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from stretchtimer.core.progress import Series
from stretchtimer.ui.chart_axes import ValueAxis

Marker = Literal["circle", "square", "diamond", "triangle"]


@dataclass(frozen=True, slots=True)
class Line:
    """One series. `color` is a token of the theme, `dash` lengths in px."""

    series: Series
    color: str
    marker: Marker
    dash: tuple[float, ...] = ()
    end_label: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole chart. Dates on its axis are those of `zone`; name and description are for screen readers."""

    name: str
    description: str
    lines: tuple[Line, ...]
    start: datetime
    end: datetime
    zone: str
    values: ValueAxis
    value_text: Callable[[float], str]

    @property
    def has_points(self) -> bool:
        return any(line.series.points for line in self.lines)
