"""What the answers allow, and when they are asked again: each boundary from both sides, and laws for any answers."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.message import UserError
from stretchtimer.core.records import FeelRecord, FeelWhen, Occasion, SafetyCheck
from stretchtimer.core.red_flags import TIERS, RedFlag, Tier
from stretchtimer.core.safety import Level, allowed, check_cleared

START = datetime(2026, 10, 14, 17, 30, tzinfo=UTC)
DAY = START.date()


def a_check(
    *flags: RedFlag, days: float = 0, cleared_on: date | None = None, occasion: Occasion = Occasion.FIRST
) -> SafetyCheck:
    return SafetyCheck(f"{days}", occasion, frozenset(flags), cleared_on, START + timedelta(days=days), "UTC")


def a_feel(pain: int, days: float) -> FeelRecord:
    return FeelRecord(f"{days}", pain, FeelWhen.DAY, START + timedelta(days=days), "UTC")


def feels(*pains: tuple[float, int]) -> tuple[FeelRecord, ...]:
    return tuple(a_feel(pain, days) for days, pain in pains)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def asked(checks: Iterable[SafetyCheck], days: int, last_session: int | None = None) -> Occasion | None:
    day = None if last_session is None else after(last_session)
    return allowed(tuple(checks), after(days), last_session=day).ask


def test_before_the_first_answer_nothing_starts() -> None:
    found = allowed((), DAY)
    assert (found.level, found.ask, found.may_start, found.is_locked) == (Level.NOTHING, Occasion.FIRST, False, False)


def test_with_nothing_ticked_everything_is_open() -> None:
    found = allowed((a_check(),), DAY)
    assert (found.level, found.ask, found.why, found.may_start, found.may_test) == (
        Level.EVERYTHING,
        None,
        None,
        True,
        True,
    )


@pytest.mark.parametrize(("flag", "tier"), TIERS.items())
def test_a_single_tick_locks_as_urgently_as_its_tier_says(flag: RedFlag, tier: Tier) -> None:
    found = allowed((a_check(flag),), DAY)
    assert (found.level, found.urgency, found.may_start, found.flags) == (Level.NOTHING, tier, False, (flag,))
    assert found.ask is None  # what is locked is not asked again
    assert found.why is not None


def test_of_several_the_worst_decides() -> None:
    found = allowed((a_check(RedFlag.BELOW_KNEE, RedFlag.CALF),), DAY)
    assert found.urgency is Tier.SOON
    assert found.flags == (RedFlag.CALF, RedFlag.BELOW_KNEE)


@pytest.mark.parametrize("flag", RedFlag)
def test_a_professionals_yes_opens_the_gentle_set_and_no_more(flag: RedFlag) -> None:
    found = allowed((a_check(flag), a_check(flag, days=1, cleared_on=after(1))), after(1))
    assert (found.level, found.may_start, found.may_test, found.is_locked) == (Level.GENTLE, True, False, False)
    assert found.cleared_on == after(1)


def test_a_new_tick_after_being_cleared_locks_again_and_nothing_ticked_opens_everything() -> None:
    cleared = (a_check(RedFlag.CALF), a_check(RedFlag.CALF, days=1, cleared_on=after(1)))
    assert allowed((*cleared, a_check(RedFlag.BELOW_KNEE, days=2)), after(2)).level is Level.NOTHING
    assert allowed((*cleared, a_check(days=2)), after(2)).level is Level.EVERYTHING


@pytest.mark.parametrize(("days", "again"), [(0, None), (13, None), (14, Occasion.RETEST), (20, Occasion.RETEST)])
def test_a_re_test_is_two_weeks_after_the_last_answers(days: int, again: Occasion | None) -> None:
    assert asked([a_check()], days, last_session=days) is again
    assert asked([a_check(days=-1), a_check()], days, last_session=days) is again


@pytest.mark.parametrize(("until", "days"), [(0, 14), (14, 28), (28, 42), (42, 56), (55, 69)])
def test_until_the_eighth_week(until: int, days: int) -> None:
    checks = [a_check(), a_check(days=until)]
    assert asked(checks, days - 1, last_session=days - 1) is None
    assert asked(checks, days, last_session=days) is Occasion.RETEST
    assert allowed(checks, DAY, last_session=after(days)).until == after(days)


def test_after_the_eighth_week_only_a_long_break_asks() -> None:
    checks = [a_check(), a_check(days=56)]
    assert asked(checks, 300, last_session=300) is None
    assert asked(checks, 300, last_session=273) is None
    assert asked(checks, 300, last_session=272) is Occasion.RETEST
    assert asked(checks, 83) is None
    assert asked(checks, 84) is Occasion.RETEST


@pytest.mark.parametrize(
    ("pains", "jumps"),
    [
        ([(1, 3)], False),  # nothing to compare with
        ([(-1, 2), (1, 4)], False),
        ([(-1, 2), (1, 5)], True),
        ([(-1, 0), (1, 2)], False),
        ([(-1, 0), (1, 3)], True),
        ([(-3, 2), (-2, 2), (-1, 4), (1, 5)], True),  # a rise in two steps
        ([(-3, 5), (-2, 5), (-1, 2), (1, 5)], False),  # one good day before a usual one
        ([(-2, 2), (-1, 4), (1, 5)], True),  # of two the lower one is usual
        ([(-6.5, 2), (0.4, 5)], True),
        ([(-30, 2), (1, 5)], True),  # the last one before, however old
        ([(-30, 0), (-6, 3), (1, 5)], False),  # but only where nothing is newer
        ([(-9, 0), (-8, 0), (-1, 3), (1, 5)], False),
        ([(-2, 2), (-1, 5)], False),  # answered since
        ([(-2, 2), (0, 5)], False),
        ([(-2, 2), (0.01, 5), (1, 2)], True),  # better again since, but never asked
    ],
)
def test_a_jump_of_three_above_the_usual_asks(pains: list[tuple[float, int]], jumps: bool) -> None:
    found = allowed((a_check(),), after(1), feels(*pains))
    assert found.ask is (Occasion.PAIN_JUMP if jumps else None)
    assert found.may_start is not jumps


@pytest.mark.parametrize(("seconds", "again"), [(-1, None), (0, None), (1, Occasion.STOP_SIGN)])
def test_a_stop_sign_asks_until_it_is_answered(seconds: int, again: Occasion | None) -> None:
    stopped_at = START + timedelta(seconds=seconds)
    assert allowed((a_check(),), DAY, stopped_at=stopped_at).ask is again


def test_the_gravest_reason_is_the_one_that_is_said() -> None:
    pains = feels((-1, 2), (15, 5))
    late = START + timedelta(days=15)
    assert allowed((a_check(),), after(15), pains, late).ask is Occasion.STOP_SIGN
    assert allowed((a_check(),), after(15), pains).ask is Occasion.PAIN_JUMP


def test_being_cleared_is_asked_again_like_any_answer() -> None:
    cleared = (a_check(RedFlag.CALF, cleared_on=DAY),)
    assert allowed(cleared, after(14)).ask is Occasion.RETEST
    assert not allowed(cleared, after(14)).may_start


def test_nobody_was_cleared_on_a_day_to_come() -> None:
    assert check_cleared(DAY, DAY) == DAY
    assert check_cleared(after(-400), DAY) == after(-400)
    with pytest.raises(UserError, match="safety_cleared_in_future"):
        check_cleared(after(1), DAY)


flag_sets = st.frozensets(st.sampled_from(RedFlag))
checks = st.lists(
    st.builds(
        lambda days, flags, cleared: a_check(*flags, days=days, cleared_on=after(days) if cleared and flags else None),
        st.integers(0, 80),
        flag_sets,
        st.booleans(),
    ),
    max_size=6,
).map(lambda found: tuple(sorted(found, key=lambda check: check.asked_at)))
pains = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 10)), max_size=8).map(lambda some: feels(*sorted(some)))
moments = st.none() | st.integers(0, 80).map(lambda days: START + timedelta(days=days))
days_on = st.integers(80, 200).map(after)
last_sessions = st.none() | st.integers(0, 80).map(after)


@given(checks, flag_sets, st.sampled_from([f for f in RedFlag if TIERS[f] is Tier.EMERGENCY]), pains, moments, days_on)
def test_no_answers_with_an_emergency_among_them_ever_allow_a_session(
    earlier: tuple[SafetyCheck, ...],
    others: frozenset[RedFlag],
    emergency: RedFlag,
    pains: tuple[FeelRecord, ...],
    stopped_at: datetime | None,
    day: date,
) -> None:
    found = allowed((*earlier, a_check(*others, emergency, days=80)), day, pains, stopped_at)
    assert (found.level, found.urgency) == (Level.NOTHING, Tier.EMERGENCY)
    assert not found.may_start
    assert not found.may_test


@given(checks, pains, moments, days_on, last_sessions)
def test_only_an_answer_without_a_tick_opens_everything_and_what_is_shut_says_why(
    checks: tuple[SafetyCheck, ...],
    pains: tuple[FeelRecord, ...],
    stopped_at: datetime | None,
    day: date,
    last_session: date | None,
) -> None:
    found = allowed(checks, day, pains, stopped_at, last_session)
    if found.level is Level.EVERYTHING:
        assert checks[-1].flags == frozenset()
    if found.level is Level.GENTLE:
        assert checks[-1].cleared_on is not None
    if not found.may_start:
        assert found.why is not None
        assert found.is_locked != (found.ask is not None)
    assert found.may_start or not found.may_test


@given(checks, pains, moments, days_on, last_sessions)
def test_answering_now_leaves_no_question_open(
    checks: tuple[SafetyCheck, ...],
    pains: tuple[FeelRecord, ...],
    stopped_at: datetime | None,
    day: date,
    last_session: date | None,
) -> None:
    now = a_check(days=(day - DAY).days)
    assert allowed((*checks, now), day, pains, stopped_at, last_session).may_start
