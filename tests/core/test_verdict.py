"""Real gain, real loss, no clear change, too few: each with its boundary on both sides, and said in one sentence."""

from math import sqrt

import pytest

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, StopReason, Unit
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.series import Measured, SeriesKey, by_day, series
from stretchtimer.core.verdict import LIMIT, Outcome, verdict
from stretchtimer.words.verdict_words import mixed_text, verdict_text
from tests.core.readings import START, measured, measured_on

LEG, REACH = Kind.LEG_RAISE, Kind.SIT_AND_REACH
BASELINE = [0.0, 1.0, 2.0]
FOUR_WEEKS = [*BASELINE, 9.0, 16.0, 23.0, 30.0]

# Baseline days all alike count as two repeats without a spread: the error is sqrt(8/10) of the reference's.
OWN = sqrt(8 / 10)
NEEDED = LIMIT * 2.9 * OWN * sqrt(1 / 3 + 30 / 100)  # weights 1, 2, 3, 4


def of(change: float, kind: Kind = LEG) -> Outcome:
    return verdict(kind, measured_on(FOUR_WEEKS, [60.0] * 3 + [60 + change] * 4)).outcome


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        (NEEDED + 0.01, Outcome.GAIN),
        (NEEDED - 0.01, Outcome.NO_CHANGE),
        (0.0, Outcome.NO_CHANGE),
        (-NEEDED + 0.01, Outcome.NO_CHANGE),
        (-NEEDED - 0.01, Outcome.LOSS),
    ],
)
def test_a_change_is_real_beyond_the_limit(change: float, outcome: Outcome) -> None:
    assert of(change) is outcome


def test_less_is_better_where_it_is() -> None:
    for kind in (Kind.KNEE_EXTENSION, Kind.FINGER_TO_FLOOR):
        assert of(-20, kind) is Outcome.GAIN
        assert of(20, kind) is Outcome.LOSS


@pytest.mark.parametrize(("count", "missing"), [(0, 7), (1, 6), (6, 1)])
def test_under_seven_days_are_too_few(count: int, missing: int) -> None:
    found = verdict(LEG, measured_on(FOUR_WEEKS[:count], [60.0] * count))
    assert (found.outcome, found.missing) == (Outcome.TOO_FEW, missing)
    assert found.band > 0
    assert verdict(LEG, measured_on(FOUR_WEEKS, [60.0] * 7)).outcome is Outcome.NO_CHANGE


def test_two_readings_of_one_day_are_one_day() -> None:
    twice = [measured(day + hour / 24, 60) for day in (0.0, 7.0, 14.0) for hour in (0, 2)]
    assert verdict(LEG, twice).missing == 4
    assert [day.value for day in by_day((measured(0, 60, 3), measured(0.1, 70, 1)))] == [65]
    assert [day.tries for day in by_day((measured(0, 60, 3), measured(0.1, 70, 1)))] == [1]


def test_one_wild_point_decides_nothing() -> None:
    for wild in range(7):
        values = [60.0] * 7
        values[wild] = 6.0
        assert verdict(LEG, measured_on(FOUR_WEEKS, values)).outcome is Outcome.NO_CHANGE
        risen = [60.0] * 3 + [80.0] * 4
        risen[wild] = 6.0
        assert verdict(LEG, measured_on(FOUR_WEEKS, risen)).outcome is Outcome.GAIN


def test_the_last_four_weeks_are_now_and_what_lay_before_is_not() -> None:
    weeks = [*BASELINE, *(7.0 * week for week in range(2, 12))]
    values = [60.0] * 3 + [68.0] * 6 + [60.0] * 4
    assert verdict(LEG, measured_on(weeks, values)).last == 60
    assert verdict(LEG, measured_on(weeks[:-1], values[:-1])).last > 60


def test_a_scale_that_crosses_zero_is_like_any_other() -> None:
    for shift in (-40, -3, 0, 40):
        found = verdict(REACH, measured_on(FOUR_WEEKS, [shift - 2.0] * 3 + [shift + 3.0] * 4))
        assert found.outcome is Outcome.GAIN
        assert found.change == pytest.approx(5)


def test_many_days_credit_no_more_than_five() -> None:
    daily = [float(day) for day in range(60)]
    found = verdict(LEG, measured_on(daily, [60.0] * 60))
    assert found.needed == pytest.approx(LIMIT * found.sem * sqrt(1 / 5 + 1 / 5))


def test_one_try_needs_more_than_three() -> None:
    values = [60.0] * 7
    assert verdict(LEG, measured_on(FOUR_WEEKS, values, tries=1)).needed / verdict(
        LEG, measured_on(FOUR_WEEKS, values)
    ).needed == pytest.approx(3.5 / 2.9)


def test_warm_and_cold_readings_are_told_of() -> None:
    def days(*warmth: bool | None) -> list[Measured]:
        return [measured(day, 60, 3, warm) for day, warm in zip(FOUR_WEEKS, warmth, strict=True)]

    assert not verdict(LEG, days(True, True, None, None, None, True, True)).mixed
    mixed = verdict(LEG, days(True, True, None, None, None, True, False))
    assert mixed.mixed
    assert "warmed up" in mixed_text(mixed)


SAID: list[tuple[Kind, float, float, LengthUnit, str]] = [
    (
        LEG,
        60,
        72,
        "cm",
        "A real gain of 12° since 5 Jan 2026, from 60° to 72°: noise alone would stay below 5.2°.",
    ),
    (
        LEG,
        72,
        60.5,
        "in",
        "A real loss of 11.5° since 5 Jan 2026, from 72° to 60.5°: noise alone would stay below 5.2°.",
    ),
    (
        REACH,
        -3,
        2,
        "cm",
        "A real gain of 5.0 cm since 5 Jan 2026, from −3.0 cm to +2.0 cm: noise alone would stay below 2.5 cm.",
    ),
    (
        REACH,
        -2.54,
        2.54,
        "in",
        "A real gain of 2.0 in since 5 Jan 2026, from −1.0 in to +1.0 in: noise alone would stay below 1.0 in.",
    ),
    (
        REACH,
        0,
        1,
        "cm",
        "No clear change yet since 5 Jan 2026: 0.0 cm then, +1.0 cm now, and less than 2.5 cm apart can be noise.",
    ),
]


@pytest.mark.parametrize(("kind", "first", "last", "units", "text"), SAID)
def test_a_verdict_is_one_sentence(kind: Kind, first: float, last: float, units: LengthUnit, text: str) -> None:
    found = verdict(kind, measured_on(FOUR_WEEKS, [first] * 3 + [last] * 4))
    assert verdict_text(kind, found, units) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (6, "Too few readings to judge: measure on 1 more day."),
        (5, "Too few readings to judge: measure on 2 more days."),
    ],
)
def test_too_few_says_how_many_more(count: int, text: str) -> None:
    assert verdict_text(LEG, verdict(LEG, measured_on(FOUR_WEEKS[:count], [60.0] * count)), "cm") == text


def record(
    name: str, protocol: Protocol, side: Side = Side.LEFT, stopped_by: StopReason | None = None
) -> MeasurementRecord:
    return MeasurementRecord(
        name, LEG, side, protocol, Unit.TENTH_DEGREE, 655, (650, 655, 660), START, "UTC", None, stopped_by
    )


def test_protocols_and_sides_are_never_mixed() -> None:
    found = series([record("a", Protocol.WALL), record("b", Protocol.HEEL), record("c", Protocol.WALL, Side.RIGHT)])
    assert set(found) == {
        SeriesKey(LEG, Side.LEFT, Protocol.WALL),
        SeriesKey(LEG, Side.LEFT, Protocol.HEEL),
        SeriesKey(LEG, Side.RIGHT, Protocol.WALL),
    }
    assert found[SeriesKey(LEG, Side.LEFT, Protocol.WALL)] == (Measured(START, START.date(), 65.5, 3, None),)


def test_what_a_sore_back_ended_is_no_reading() -> None:
    assert series([record("a", Protocol.WALL, stopped_by=StopReason.LOW_BACK)]) == {}
    assert len(series([record("a", Protocol.WALL, stopped_by=StopReason.BELOW_KNEE)])) == 1
