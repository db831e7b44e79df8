"""The series of the long table: what each is called, how it was measured, and how its values are said."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from stretchtimer.core.charted import Curve, Method, shown_factor
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SIDED
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.series import Measured
from stretchtimer.core.smoothed import Smoothed
from stretchtimer.ui.full_table import Column
from stretchtimer.words.chart_words import held_title, level_of, minutes_text, points_text, sided_name
from stretchtimer.words.language import _
from stretchtimer.words.library_words import muscle_name
from stretchtimer.words.names import kind_name, protocol_name
from stretchtimer.words.numbers import decimal_text
from stretchtimer.words.progress_words import capital
from stretchtimer.words.verdict_words import size_text


def method_columns(
    found: Iterable[tuple[Method, Sequence[Curve]]], shown: Collection[Method], units: LengthUnit
) -> list[Column]:
    """Every side of every method; those that no chart shows at present say so."""
    return [_column(method, curve, method in shown, units) for method, curves in found for curve in curves]


def pain_column(pain: Smoothed) -> Column:
    return Column(_("Back pain, 0 to 10"), "", pain, points_text, points_text)


def function_column(means: Smoothed) -> Column:
    return Column(_("Activities that matter to you"), _("mean of all"), means, decimal_text)


def sessions_column(counts: Mapping[date, int]) -> Column:
    """The bars beneath the chart, and the dots of the calendar. A day without any has no line."""
    days = sorted(day for day, count in counts.items() if count)
    noon = time(12, tzinfo=UTC)
    readings = [Measured(datetime.combine(day, noon), day, float(counts[day])) for day in days]
    return Column(_("Sessions a day"), "", Smoothed(readings), "{:g}".format, has_gaps=False)


def held_column(muscle: str, side: Side, weeks: Smoothed) -> Column:
    return Column(sided_name(held_title(muscle_name(muscle)), side), _("week from this Monday"), weeks, minutes_text)


def _column(method: Method, curve: Curve, shown: bool, units: LengthUnit) -> Column:
    factor = 1.0 if method.kind in SIDED else shown_factor(method.kind, units)

    def size(band: float) -> str:
        return size_text(method.kind, band / factor, units)

    def text(value: float) -> str:
        return level_of(method.kind, value, units)

    remark = "" if shown else _("not in the chart: another method")
    name = sided_name(capital(kind_name(method.kind)), curve.side)
    return Column(name, protocol_name(method.protocol), curve.readings, text, size, remark)
