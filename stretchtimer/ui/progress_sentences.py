"""The sentences beneath the titles of the progress page's charts: verdict, left against right, others of that age."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stretchtimer.core.asymmetry import latest_asymmetry
from stretchtimer.core.charted import Curve, Method
from stretchtimer.core.measure import Kind
from stretchtimer.core.norms import norm
from stretchtimer.core.pain import pain_change
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.records import FeelRecord
from stretchtimer.core.series import Measured, SeriesKey
from stretchtimer.core.trend import FEWEST
from stretchtimer.words.chart_words import band_text, goal_text, level_of, method_choice, spoken_lines, verdict_line
from stretchtimer.words.verdict_words import asymmetry_text, mixed_text, norm_text, pain_text, size_text


@dataclass(frozen=True, slots=True)
class Person:
    """What comparisons need to know, as far as the user has said it."""

    sex: str = "unknown"
    age: int | None = None
    leg_symptoms: bool = False


def method_sentences(
    method: Method,
    shown: Sequence[Curve],
    found: Mapping[SeriesKey, Sequence[Measured]],
    person: Person,
    units: LengthUnit,
) -> tuple[str, ...]:
    """One verdict a side, then the difference between the sides, then what others reach."""
    said = [verdict_line(method.kind, curve, units) for curve in shown]
    said += [text for text in dict.fromkeys(mixed_text(curve.verdict) for curve in shown) if text]
    if method.kind is Kind.LEG_RAISE:
        here = {key: readings for key, readings in found.items() if key.protocol is method.protocol}
        apart = latest_asymmetry(here, leg_symptoms=person.leg_symptoms)
        said += [asymmetry_text(apart)] if apart else []
    others = norm(method.kind, method.protocol, person.sex, person.age)
    return (*said, *([norm_text(others, units)] if others else []))


def table_sentences(
    shown: Iterable[tuple[Method, Sequence[Curve]]],
    goals: Mapping[Method, float | None],
    found: Mapping[SeriesKey, Sequence[Measured]],
    person: Person,
    units: LengthUnit,
) -> list[str]:
    """What the charts of all methods say in words, a line each: for the table that stands for them."""
    lines = []
    for method, curves in shown:
        said = method_sentences(method, curves, found, person, units)
        goal = goals[method]
        aim = () if goal is None else (f"{goal_text(level_of(method.kind, goal, units))}.",)
        lines.append(spoken_lines(method_choice(method), (*said, *aim)))
    return lines


def pain_sentences(feels: Iterable[FeelRecord]) -> tuple[str, ...]:
    kept = tuple(feels)
    return (pain_text(pain_change(kept)),) if kept else ()


def band_legend(kind: Kind, shown: Sequence[Curve], units: LengthUnit) -> str:
    """How wide the bands are; one width where they are alike, and nothing where there is no trend yet."""
    drawn = [curve for curve in shown if any(curve.readings.run(i)[1] - i >= FEWEST for i in _starts(curve))]
    widths = dict.fromkeys(size_text(kind, curve.verdict.band, units) for curve in drawn)
    return band_text(list(widths)) if widths else ""


def _starts(curve: Curve) -> set[int]:
    """The first reading of each run."""
    return {curve.readings.run(i)[0] for i in range(len(curve.readings.readings))}
