"""What today offers: which sequence is due at which hour, in which order they stand, and what counts as done."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Side
from stretchtimer.core.plan import Circumstances, Form, Plan, SetKey, make_plan
from stretchtimer.core.records import SessionOutcome, SessionRecord, SetRecord
from stretchtimer.core.sequence import Sequence, Step
from stretchtimer.core.session import SetDone, SetOutcome
from stretchtimer.core.today import DAILY, Card, CardState, is_done, make_cards, next_session, part_of_day
from tests.examples import EXERCISES, an_exercise

BERLIN = ZoneInfo("Europe/Berlin")
HELD_MS = 60_000
BLOCKED = Circumstances(conditions=frozenset({Condition.PREGNANCY}))


def a_plan(sequence_id: str, *, blocked: bool = False) -> Plan:
    exercises = {**EXERCISES, "avoided": an_exercise("avoided", avoid=frozenset({Condition.PREGNANCY}))}
    step = Step("avoided" if blocked else "fold", sets=2, seconds=30)
    return make_plan(Sequence(sequence_id, sequence_id, "", (step,)), exercises, BLOCKED)


PLANS = tuple(a_plan(sequence_id) for sequence_id in DAILY)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 10, 14, hour, minute, second, tzinfo=BERLIN)


def a_session(
    sequence_id: str,
    when: datetime,
    *held_ms: int,
    outcome: SessionOutcome = SessionOutcome.COMPLETED,
    planned_ms: int = HELD_MS,
    attempts_of_one_set: bool = False,
) -> SessionRecord:
    sets = tuple(
        SetRecord(f"set-{number}", "session", a_set(1 if attempts_of_one_set else number, number, ms), when)
        for number, ms in enumerate(held_ms, start=1)
    )
    name = f"{sequence_id}-{when:%H%M}"
    return SessionRecord(
        name, sequence_id, Form.USUAL, when, "Europe/Berlin", planned_ms, rehearsal=False, outcome=outcome, sets=sets
    )


def a_set(number: int, attempt: int, held_ms: int) -> SetDone:
    key = SetKey(0, Side.BOTH, number)
    return SetDone(key, "fold", attempt, 30_000, 0, held_ms, 0, SetOutcome.COMPLETED, False, 0, held_ms)


def states(cards: tuple[Card, ...]) -> list[tuple[str, CardState]]:
    return [(card.sequence_id, card.state) for card in cards]


@pytest.mark.parametrize(
    ("local", "due"),
    [
        (time(4, 0), "morning"),
        (time(10, 59, 59, 999_999), "morning"),
        (time(11, 0), "workplace"),
        (time(16, 59, 59, 999_999), "workplace"),
        (time(17, 0), "evening"),
        (time(23, 59, 59, 999_999), "evening"),
        (time(0, 0), "evening"),
        (time(3, 59, 59, 999_999), "evening"),
    ],
)
def test_each_part_of_the_day_has_its_sequence(local: time, due: str) -> None:
    assert DAILY[part_of_day(local)] == due
    first = make_cards(PLANS, (), datetime.combine(at(0).date(), local, BERLIN))[0]
    assert (first.sequence_id, first.state) == (due, CardState.DUE)


@pytest.mark.parametrize(
    ("hour", "order"),
    [
        (8, ["morning", "workplace", "evening"]),
        (12, ["workplace", "evening", "morning"]),
        (20, ["evening", "morning", "workplace"]),
    ],
)
def test_after_the_due_one_come_the_later_ones_then_what_was_left_out(hour: int, order: list[str]) -> None:
    cards = make_cards(PLANS, (), at(hour))
    assert [card.sequence_id for card in cards] == order
    assert [card.state for card in cards] == [CardState.DUE, CardState.OPEN, CardState.OPEN]


def test_what_is_done_goes_to_the_end_and_shows_when() -> None:
    done = a_session("morning", at(7), HELD_MS)
    cards = make_cards(PLANS, [done], at(8))
    assert states(cards) == [
        ("workplace", CardState.OPEN),
        ("evening", CardState.OPEN),
        ("morning", CardState.DONE),
    ]
    assert cards[-1].last == done


def test_all_done_stand_in_the_days_order_from_now_on() -> None:
    sessions = [a_session(sequence_id, at(6), HELD_MS) for sequence_id in DAILY]
    assert states(make_cards(PLANS, sessions, at(12))) == [
        ("workplace", CardState.DONE),
        ("evening", CardState.DONE),
        ("morning", CardState.DONE),
    ]


@pytest.mark.parametrize(("held_ms", "done"), [(29_999, False), (30_000, True), (60_000, True), (0, False)])
def test_done_is_half_of_it_held(held_ms: int, done: bool) -> None:
    assert is_done(a_session("morning", at(7), held_ms)) is done


@pytest.mark.parametrize("outcome", [SessionOutcome.ENDED, SessionOutcome.OPEN])
def test_a_session_that_was_not_gone_through_is_not_done(outcome: SessionOutcome) -> None:
    assert not is_done(a_session("morning", at(7), HELD_MS, outcome=outcome))


def test_doing_one_set_again_does_not_make_up_for_the_others() -> None:
    assert not is_done(a_session("morning", at(7), 20_000, 20_000, attempts_of_one_set=True))
    assert is_done(a_session("morning", at(7), 20_000, 20_000))


def test_a_session_of_no_length_breaks_nothing() -> None:
    assert not is_done(a_session("morning", at(7), planned_ms=0))


def test_what_was_begun_and_left_is_still_due_and_shows_what_was_held() -> None:
    earlier = a_session("evening", at(18), 5_000, outcome=SessionOutcome.ENDED)
    later = a_session("evening", at(19), 9_000, outcome=SessionOutcome.ENDED)
    card = make_cards(PLANS, [later, earlier], at(20))[0]
    assert (card.sequence_id, card.state, card.last) == ("evening", CardState.DUE, later)


def test_done_stays_done_when_it_is_begun_again() -> None:
    done = a_session("evening", at(18), HELD_MS)
    again = a_session("evening", at(19), 5_000, outcome=SessionOutcome.ENDED)
    card = make_cards(PLANS, [done, again], at(20))[-1]
    assert (card.state, card.last) == (CardState.DONE, done)


def test_the_latest_of_several_that_are_done_is_shown() -> None:
    early, late = (a_session("evening", at(hour), HELD_MS) for hour in (17, 19))
    assert make_cards(PLANS, [late, early], at(20))[-1].last == late


def test_where_nothing_suits_there_is_nothing_to_start() -> None:
    plans = (a_plan("morning", blocked=True), *PLANS[1:])
    assert states(make_cards(plans, (), at(8))) == [
        ("workplace", CardState.OPEN),
        ("evening", CardState.OPEN),
        ("morning", CardState.BLOCKED),
    ]


def test_what_was_done_before_it_was_ticked_is_done_all_the_same() -> None:
    plans = (a_plan("morning", blocked=True), *PLANS[1:])
    cards = make_cards(plans, [a_session("morning", at(7), HELD_MS)], at(8))
    assert dict(states(cards))["morning"] is CardState.DONE


def test_sessions_of_other_sequences_change_nothing() -> None:
    assert make_cards(PLANS, [a_session("warm_up", at(7), HELD_MS)], at(8)) == make_cards(PLANS, (), at(8))


@given(
    minute=st.integers(0, 24 * 60 - 1),
    done=st.lists(st.tuples(st.sampled_from(DAILY), st.integers(0, 2 * HELD_MS), st.sampled_from(SessionOutcome))),
    blocked=st.sets(st.sampled_from(DAILY)),
)
def test_every_day_is_in_order(minute: int, done: list[tuple[str, int, SessionOutcome]], blocked: set[str]) -> None:
    plans = tuple(a_plan(sequence_id, blocked=sequence_id in blocked) for sequence_id in DAILY)
    sessions = [a_session(sequence_id, at(1), ms, outcome=outcome) for sequence_id, ms, outcome in done]
    cards = make_cards(plans, sessions, at(0) + timedelta(minutes=minute))
    assert sorted(card.sequence_id for card in cards) == sorted(DAILY)
    found = [list(CardState).index(card.state) for card in cards]
    assert found == sorted(found)
    assert found.count(0) <= 1


@pytest.mark.parametrize(
    ("hour", "done", "following"),
    [
        (7, ["morning"], ("workplace", time(11, 0), False)),
        (7, [], ("morning", time(4, 0), True)),
        (12, [], ("workplace", time(11, 0), True)),  # what the morning left out is not pressed on anybody
        (12, ["workplace"], ("evening", time(17, 0), False)),
        (7, ["morning", "workplace"], ("evening", time(17, 0), False)),
        (20, ["evening"], ("morning", None, False)),
        (20, ["morning", "workplace", "evening"], ("morning", None, False)),
        (1, ["evening"], ("morning", None, False)),  # the night still belongs to the evening
    ],
)
def test_what_comes_next(hour: int, done: list[str], following: tuple[str, time | None, bool]) -> None:
    sessions = [a_session(one, at(hour), HELD_MS) for one in done]
    found = next_session(make_cards(PLANS, sessions, at(hour)), time(hour))
    assert found is not None
    assert (found.plan.sequence.id, found.begins, found.is_now) == following


def test_nothing_comes_next_where_nothing_suits() -> None:
    blocked = [a_plan(sequence_id, blocked=True) for sequence_id in DAILY]
    assert next_session(make_cards(blocked, [], at(12)), time(12)) is None
    one_left = [a_plan("morning", blocked=True), *PLANS[1:]]
    cards = make_cards(one_left, [a_session("evening", at(20), HELD_MS)], at(20))
    found = next_session(cards, time(20))
    assert found is not None
    assert found.plan.sequence.id == "workplace"
