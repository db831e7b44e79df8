"""Where a programme leaves one: days counted, paused, repeated, finished, and the dose that was decided on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.enrolment import (
    Change,
    ChangeKind,
    EventKind,
    ProgrammeEvent,
    current,
    next_dates,
    standing,
    standings,
)
from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message
from stretchtimer.core.programme import Block, Dose, Part, PlannedStep, Programme
from stretchtimer.core.sequence import Step

START = date(2026, 3, 2)
STEPS = (PlannedStep(Part.STRETCH, Step("strap"), by_level=True),)
PROGRAMME = Programme(
    "plan",
    "Plan",
    "A plan",
    tuple(Block(name, name, 2, STEPS, frozenset({4, 7})) for name in ("One", "Two", "Three", "Four")),
    Block("Keep", "keep", 1, STEPS, frozenset({2, 4, 6, 7})),
)


def day(number: int) -> date:
    return START + timedelta(days=number)


def event(kind: EventKind, number: int, change: Change | None = None) -> ProgrammeEvent:
    return ProgrammeEvent("plan", kind, day(number), change)


STARTED = event(EventKind.STARTED, 0)


@pytest.mark.parametrize(
    ("number", "block", "week", "weekday", "rest"),
    [
        (0, 0, 1, 1, False),
        (3, 0, 1, 4, True),
        (6, 0, 1, 7, True),
        (7, 0, 2, 1, False),
        (13, 0, 2, 7, True),
        (14, 1, 3, 1, False),
        (55, 3, 8, 7, True),
        (56, 4, 9, 1, False),
        (57, 4, 9, 2, True),
        (400, 4, 58, 2, True),
    ],
)
def test_the_days_follow_the_file(number: int, block: int, week: int, weekday: int, rest: bool) -> None:
    here = standing(PROGRAMME, [STARTED], day(number))
    assert (here.block, here.week, here.weekday, here.is_rest) == (block, week, weekday, rest)
    assert here.is_maintenance is (block == 4)


def test_before_its_start_it_stands_at_its_first_day() -> None:
    here = standing(PROGRAMME, [STARTED], day(-3))
    assert not here.has_begun
    assert (here.block, here.block_day) == (0, 1)


def test_paused_days_are_rest_and_move_everything() -> None:
    events = [STARTED, event(EventKind.PAUSED, 3), event(EventKind.RESUMED, 10)]
    assert standing(PROGRAMME, events, day(5)).is_rest
    assert standing(PROGRAMME, events, day(10)).block_day == standing(PROGRAMME, [STARTED], day(3)).block_day
    assert standing(PROGRAMME, events, day(21)).block == 1


def test_a_repeated_block_begins_again_today() -> None:
    events = [STARTED, event(EventKind.REPEATED, 20)]
    here = standing(PROGRAMME, events, day(20))
    assert (here.block, here.block_day, here.week) == (1, 1, 3)
    assert next_dates(here) == (day(20), day(34), day(48), day(62))
    assert standing(PROGRAMME, events, day(34)).block == 2


def test_finishing_goes_into_maintenance() -> None:
    here = standing(PROGRAMME, [STARTED, event(EventKind.FINISHED, 5)], day(5))
    assert here.is_maintenance
    assert here.block_day == 1


def test_changes_are_applied_and_the_last_is_undone_first() -> None:
    up = Change(ChangeKind.ADVANCE, START, Message("change_advance"), 2)
    more = Change(ChangeKind.EXTRA_SET, START, Message("change_extra_set"), side=Side.LEFT)
    refused = Change(ChangeKind.ADVANCE, START, Message("change_advance"), 3)
    events = [STARTED, event(EventKind.APPLIED, 1, up), event(EventKind.APPLIED, 2, more)]
    events.append(event(EventKind.REFUSED, 3, refused))
    assert standing(PROGRAMME, events, day(4)).dose == Dose(2, Side.LEFT)
    events.append(event(EventKind.UNDONE, 4))
    assert standing(PROGRAMME, events, day(4)).dose == Dose(2)
    events.append(event(EventKind.UNDONE, 5))
    events.append(event(EventKind.UNDONE, 5))
    assert standing(PROGRAMME, events, day(5)).dose == Dose(1)


def test_only_the_last_start_counts_and_leaving_ends_it() -> None:
    again = event(EventKind.STARTED, 30)
    assert current([STARTED, event(EventKind.PAUSED, 3), again]) == (again,)
    assert current([STARTED, event(EventKind.LEFT, 3)]) == ()
    assert current([]) == ()
    with pytest.raises(ValueError, match="nothing was started"):
        standing(PROGRAMME, [], START)


KINDS = [EventKind.PAUSED, EventKind.RESUMED, EventKind.REPEATED, EventKind.UNDONE]


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 80)), max_size=12), st.integers(0, 100))
def test_one_standing_a_day_whatever_happened(happened: list[tuple[EventKind, int]], last: int) -> None:
    events = [STARTED, *(event(kind, number) for kind, number in sorted(happened, key=lambda one: one[1]))]
    found = list(standings(PROGRAMME, events, day(last)))
    assert [one.day for one in found] == [day(number) for number in range(last + 1)]
    assert all(1 <= one.block_day <= one.present.days or one.is_maintenance for one in found)
    assert found == list(standings(PROGRAMME, tuple(events), day(last)))
