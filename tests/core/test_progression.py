"""Each rule of the progression, with its boundary on both sides, and what no history may do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.core.enrolment import Change, ChangeKind, EventKind, ProgrammeEvent, Standing, standing
from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message
from stretchtimer.core.programme import (
    LAST_LEVEL,
    LEVELS,
    MOST_SECONDS_A_LEG,
    Block,
    Dose,
    Part,
    PlannedStep,
    Programme,
    sequence_for,
    stretched_s,
)
from stretchtimer.core.progression import DayReport, days_missed, good_days, is_flare, propose, usual_pain
from stretchtimer.core.sequence import Step, Substitute

START = date(2026, 3, 2)
DAY = timedelta(days=1)

STRETCHES = (
    PlannedStep(Part.WARM_UP, Step("walk", seconds=60)),
    PlannedStep(Part.STRETCH, Step("strap"), by_level=True, later=Substitute("press", 2, 20)),
    PlannedStep(Part.STRETCH, Step("fold"), by_level=True),
)
PROGRAMME = Programme(
    "plan", "Plan", "A plan", (Block("One", "one", 8, STRETCHES),), Block("Keep", "keep", 1, STRETCHES)
)


def at(day: int, level: int = 2, **dose: object) -> Standing:
    today = START + day * DAY
    return Standing(PROGRAMME, today, START, 0, day + 1, dose=Dose(level, **dose))  # type: ignore[arg-type]


def good(day: int, **changes: object) -> DayReport:
    report = DayReport(START + day * DAY, planned=True, done=True, pull=3, pain_during=1, morning_pain=2)
    return replace(report, **changes)  # type: ignore[arg-type]


def fortnight(**last: object) -> list[DayReport]:
    """Fourteen good days, the last of them as given."""
    return [*(good(day) for day in range(13)), good(13, **last)]


def decided(day: int, kind: EventKind = EventKind.APPLIED, change: ChangeKind = ChangeKind.ADVANCE) -> ProgrammeEvent:
    on = START + day * DAY
    return ProgrammeEvent("plan", kind, on, Change(change, on, Message("change_advance"), 2))


def kind(change: Change | None) -> ChangeKind | None:
    return None if change is None else change.kind


@pytest.mark.parametrize(
    ("what", "bad", "advances"),
    [
        ("pull at its limit", {"pull": 4}, True),
        ("pull above", {"pull": 5}, False),
        ("back at its limit", {"pain_during": 2}, True),
        ("back above", {"pain_during": 3}, False),
        ("pull unknown", {"pull": None}, False),
        ("back unknown", {"pain_during": None}, False),
        ("mornings unknown", {"morning_pain": None}, False),
        ("not done", {"done": False}, False),
        ("a sharp stop", {"sharp_stops": 1}, False),
    ],
)
def test_three_such_days_among_seven_decide(what: str, bad: dict[str, object], advances: bool) -> None:
    reports = [good(day, **bad) if day in (8, 10, 12) else good(day) for day in range(14)]
    found = kind(propose(at(14), [*reports, good(14, done=False)], []))
    assert (found is ChangeKind.ADVANCE) is advances, what


@pytest.mark.parametrize(("bad_days", "advances"), [((7, 9), True), ((7, 9, 11), False)])
def test_five_of_the_last_seven_are_enough(bad_days: tuple[int, ...], advances: bool) -> None:
    reports = [good(day, pull=None) if day in bad_days else good(day) for day in range(14)]
    found = propose(at(14), [*reports, good(14, done=False)], [])
    assert (kind(found) is ChangeKind.ADVANCE) is advances
    assert found is None or found.level == 3


def test_days_that_were_not_planned_do_not_count_against() -> None:
    reports = [good(day, planned=day % 2 == 0, done=day % 2 == 0) for day in range(20)]
    assert good_days(reports, START + 20 * DAY) == 7


@pytest.mark.parametrize(("days_since", "advances"), [(6, False), (7, True)])
@pytest.mark.parametrize("how", [EventKind.APPLIED, EventKind.REFUSED])
def test_at_most_once_a_week_and_refused_is_not_asked_again_for_a_week(
    days_since: int, advances: bool, how: EventKind
) -> None:
    found = propose(at(14), [*fortnight(), good(14, done=False)], [decided(14 - days_since, how)])
    assert (kind(found) is ChangeKind.ADVANCE) is advances


def test_the_last_level_is_the_last() -> None:
    assert propose(at(14, LAST_LEVEL, harder=frozenset({"strap"})), [*fortnight(), good(14)], []) is None


@pytest.mark.parametrize(("pain", "changes"), [(3, None), (4, ChangeKind.STEP_BACK)])
def test_a_morning_of_two_above_usual_steps_back(pain: int, changes: ChangeKind | None) -> None:
    found = propose(at(14), [*fortnight(), good(14, morning_pain=pain)], [])
    assert kind(found) is changes
    if found is not None:
        assert (found.level, found.because_of) == (1, START + 14 * DAY)


@pytest.mark.parametrize(("mornings", "usual"), [([2, 3], None), ([2, 3, 7], 3), ([2, 2, 4, 4], 3.0)])
def test_usual_is_the_median_of_a_fortnight(mornings: list[int], usual: float | None) -> None:
    reports = [good(day, morning_pain=pain) for day, pain in enumerate(mornings)]
    assert usual_pain(reports, START + 13 * DAY) == usual


def test_usual_looks_back_fourteen_days_and_no_further() -> None:
    reports = [good(0), good(1), good(2)]
    assert usual_pain(reports, START + 14 * DAY) == 2
    assert usual_pain(reports, START + 15 * DAY) is None


@pytest.mark.parametrize(("pain", "flares"), [(3, False), (4, True)])
def test_without_a_usual_the_morning_before_is_compared(pain: int, flares: bool) -> None:
    reports = [good(0), good(1, morning_pain=pain)]
    assert is_flare(reports, reports[1]) is flares


@pytest.mark.parametrize(("stops", "changes"), [((1, 1), None), ((2, 1), ChangeKind.STEP_BACK)])
def test_more_than_two_sharp_stops_in_a_week_step_back(stops: tuple[int, int], changes: ChangeKind | None) -> None:
    reports = [*(good(day) for day in range(8)), good(8, sharp_stops=stops[0]), good(14, sharp_stops=stops[1])]
    assert kind(propose(at(14), reports, [])) is changes


def test_stops_of_eight_days_ago_are_over() -> None:
    reports = [good(7, sharp_stops=2), *(good(day) for day in range(8, 14)), good(14, sharp_stops=1)]
    assert kind(propose(at(14), reports, [])) is None


@pytest.mark.parametrize(
    ("missed", "changes"),
    [
        (13, None),
        (14, ChangeKind.STEP_BACK),
        (27, ChangeKind.STEP_BACK),
        (28, ChangeKind.RESTART),
        (90, ChangeKind.RESTART),
    ],
)
def test_days_missed(missed: int, changes: ChangeKind | None) -> None:
    here = at(5 + missed + 1, 3)
    reports = [good(day) for day in range(6)]
    assert days_missed(here, reports) == missed
    found = propose(here, reports, [])
    assert kind(found) is changes
    if changes is ChangeKind.RESTART:
        assert found is not None
        assert found.applied_to(here.dose) == Dose(1)


@pytest.mark.parametrize(("missed", "changes"), [(27, None), (28, ChangeKind.RESTART)])
def test_at_the_first_level_too_four_weeks_away_begin_anew(missed: int, changes: ChangeKind | None) -> None:
    reports = [good(day) for day in range(6)]
    assert kind(propose(at(5 + missed + 1, 1), reports, [])) is changes


def test_a_careful_change_that_was_undone_is_not_made_again_for_the_same_days() -> None:
    reports = [*fortnight(), good(14, morning_pain=5)]
    first = propose(at(14), reports, [])
    assert first is not None
    events = [ProgrammeEvent("plan", EventKind.APPLIED, START + 14 * DAY, first)]
    events.append(ProgrammeEvent("plan", EventKind.UNDONE, START + 14 * DAY))
    assert propose(at(14), reports, events) is None
    again = propose(at(16), [*reports, good(15), good(16, morning_pain=6)], events)
    assert kind(again) is ChangeKind.STEP_BACK


@pytest.mark.parametrize(("days_at_four", "changes"), [(13, ChangeKind.ADVANCE), (14, ChangeKind.HARDER)])
def test_after_a_fortnight_at_level_four_the_exercise_changes(days_at_four: int, changes: ChangeKind) -> None:
    reached = ProgrammeEvent(
        "plan", EventKind.APPLIED, START, Change(ChangeKind.ADVANCE, START, Message("change_advance"), 4)
    )
    found = propose(at(days_at_four, 4), [good(day) for day in range(days_at_four + 1)], [reached])
    assert kind(found) is changes


def test_the_tighter_side_may_get_a_set_and_gives_it_back() -> None:
    quiet = [good(day, pull=None) for day in range(14)]
    found = propose(at(14), quiet, [], Side.LEFT)
    assert kind(found) is ChangeKind.EXTRA_SET
    assert found is not None
    assert found.applied_to(Dose(2)).extra_side is Side.LEFT
    assert kind(propose(at(14, extra_side=Side.LEFT), quiet, [], Side.LEFT)) is None
    assert kind(propose(at(14, extra_side=Side.LEFT), quiet, [])) is ChangeKind.NO_EXTRA_SET


def test_leg_signs_stop_every_increase() -> None:
    assert propose(at(14), fortnight(leg_signs=True), [], Side.LEFT) is None


MAYBE = st.none() | st.integers(0, 10)
HISTORIES = st.lists(
    st.builds(
        DayReport,
        st.just(START),
        planned=st.booleans(),
        done=st.booleans(),
        pull=MAYBE,
        pain_during=MAYBE,
        morning_pain=MAYBE,
        sharp_stops=st.integers(0, 3),
        leg_signs=st.booleans(),
    ),
    min_size=1,
    max_size=50,
)
RAISES = {ChangeKind.ADVANCE, ChangeKind.EXTRA_SET, ChangeKind.HARDER}


def rose_by_two(history: list[DayReport], day: int) -> bool:
    """By the words of the rule alone: above the middle of the fortnight before, or above the last morning there was."""
    before = [one.morning_pain for one in history[:day] if one.morning_pain is not None]
    fortnight_before = sorted(
        one.morning_pain for one in history[max(0, day - 14) : day] if one.morning_pain is not None
    )
    pain, count = history[day].morning_pain, len(fortnight_before)
    if pain is None or not before:
        return False
    if count < 3:
        return pain >= before[-1] + 2
    return 2 * pain >= fortnight_before[(count - 1) // 2] + fortnight_before[count // 2] + 4


@settings(max_examples=60, deadline=None)
@given(
    HISTORIES,
    st.lists(st.sampled_from([EventKind.APPLIED, EventKind.REFUSED]), min_size=50, max_size=50),
    st.sampled_from([*Side, None]),
)
def test_no_history_raises_a_dose_after_pain_rose_by_two(
    history: list[DayReport], answers: list[EventKind], side: Side | None
) -> None:
    tighter = side if side is not Side.BOTH else None
    reports = [replace(report, day=START + number * DAY) for number, report in enumerate(history)]
    events = [ProgrammeEvent("plan", EventKind.STARTED, START)]
    for number, report in enumerate(reports):
        here = standing(PROGRAMME, events, report.day)
        found = propose(here, reports, events, tighter)
        assert found == propose(here, list(reports), tuple(events), tighter)
        if found is not None and found.kind in RAISES:
            assert not any(rose_by_two(history, day) for day in range(max(0, number - 6), number + 1))
        if found is not None:
            how = EventKind.APPLIED if found.kind.is_careful else answers[number]
            events.append(ProgrammeEvent("plan", how, report.day, found))
        here = standing(PROGRAMME, events, report.day)
        steps = sequence_for(PROGRAMME, here.block, here.weekday, here.dose).steps
        assert sum(stretched_s(step) for step in steps[1:]) <= MOST_SECONDS_A_LEG
        assert 1 <= here.dose.level <= LAST_LEVEL


@given(st.integers(1, LAST_LEVEL), st.sampled_from([None, Side.LEFT, Side.RIGHT]), st.integers(1, 4))
def test_no_level_asks_for_more_than_a_leg_can_use(level: int, extra: Side | None, exercises: int) -> None:
    block = Block("One", "one", 1, STRETCHES[1:2] * exercises)
    programme = replace(PROGRAMME, blocks=(block,))
    steps = sequence_for(programme, 0, 1, Dose(level, extra)).steps
    assert sum(map(stretched_s, steps)) <= MOST_SECONDS_A_LEG
    assert all(step.sets >= 1 and step.seconds == LEVELS[level - 1][1] for step in steps)
