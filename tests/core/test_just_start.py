"""Thirty situations and the session that is right in each, with its reason; and never one that a condition blocks."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Kit
from stretchtimer.core.just_start import Choice, Situation, choose
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Circumstances, Form
from stretchtimer.core.programme import Dose, sequence_for

CATALOGUE = Catalogue(paths.resources(), paths.resources() / "none")
DAY = datetime(2026, 3, 2, tzinfo=ZoneInfo("Europe/Berlin"))
PROGRAMME = sequence_for(CATALOGUE.programme("careful"), 0, 1, Dose())
LOCKED = Message("swap_first_hour")


def at(hour: int, minute: int = 0) -> datetime:
    return DAY.replace(hour=hour, minute=minute)


def choice(situation: Situation, circumstances: Circumstances | None = None) -> Choice:
    fitting = circumstances or Circumstances()
    return choose(situation, CATALOGUE.sequence, lambda sequence: CATALOGUE.plan_of(sequence, fitting))


def done(*sequences: str, hour: int = 7) -> dict[str, datetime]:
    return {sequence: at(hour) for sequence in sequences}


SITUATIONS = [
    # hour and what is known -> sequence, reason
    (Situation(at(7), {}), "morning", "start_hour"),
    (Situation(at(4), {}), "morning", "start_hour"),
    (Situation(at(3, 59), {}), "evening", "start_hour"),
    (Situation(at(11), {}), "workplace", "start_hour"),
    (Situation(at(16, 59), {}), "workplace", "start_hour"),
    (Situation(at(17), {}), "evening", "start_hour"),
    (Situation(at(23), {}), "evening", "start_hour"),
    (Situation(at(8), done("morning")), "workplace", "start_left"),
    (Situation(at(8), done("morning", "workplace")), "evening", "start_left"),
    (Situation(at(18), done("evening")), "morning", "start_left"),
    (Situation(at(18), done("evening", "morning")), "workplace", "start_left"),
    (Situation(at(18), done("evening", "morning", "workplace")), "evening", "start_all_done"),
    (Situation(at(7), {}, PROGRAMME), "careful", "start_programme"),
    (Situation(at(21), done("evening"), PROGRAMME), "careful", "start_programme"),
    (Situation(at(7), done("careful"), PROGRAMME), "morning", "start_hour"),
    (Situation(at(10), {}, PROGRAMME, at_work=True), "workplace", "start_at_work"),
    (Situation(at(10), {}, at_work=True), "workplace", "start_at_work"),
    (Situation(at(10, 30), done("workplace", hour=10), PROGRAMME, at_work=True), "careful", "start_programme"),
    (Situation(at(11), done("workplace", hour=10), PROGRAMME, at_work=True), "workplace", "start_at_work"),
    (Situation(at(20), {}, PROGRAMME, minutes=3), "workplace", "start_short"),
    (Situation(at(20), {}, PROGRAMME, minutes=6), "careful", "start_programme"),
    (Situation(at(20), {}, PROGRAMME, minutes=10), "careful", "start_programme"),
    (Situation(at(20, 15), done("workplace", hour=20), minutes=3), "evening", "start_hour"),
    (Situation(at(7), {}, PROGRAMME, pain=5), "careful", "start_programme"),
    (Situation(at(7), {}, PROGRAMME, pain=6), "evening", "start_gentle"),
    (Situation(at(7), {}, PROGRAMME, pain=3, usual_pain=2.0), "careful", "start_programme"),
    (Situation(at(7), {}, PROGRAMME, pain=4, usual_pain=2.0), "evening", "start_gentle"),
    (Situation(at(10), {}, at_work=True, pain=7), "evening", "start_gentle"),
    (Situation(at(20), {}, pain=8, minutes=3), "evening", "start_gentle"),
    (Situation(at(7), {}, PROGRAMME, pain=2, locked=LOCKED), None, "swap_first_hour"),
]


@pytest.mark.parametrize(("situation", "sequence", "reason"), SITUATIONS)
def test_what_is_right_for_now(situation: Situation, sequence: str | None, reason: str) -> None:
    found = choice(situation)
    assert (found.plan and found.plan.sequence.id, found.reason.key) == (sequence, reason)


def test_there_are_thirty_situations() -> None:
    assert len(SITUATIONS) == 30


@pytest.mark.parametrize("minutes", [3, 6, 10])
@pytest.mark.parametrize("situation", [one[0] for one in SITUATIONS if one[0].locked is None])
def test_it_fits_the_minutes_there_are(situation: Situation, minutes: int) -> None:
    found = choice(replace(situation, minutes=minutes)).plan
    assert found is not None
    assert found.length_ms <= minutes * 60_000


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([one[0] for one in SITUATIONS]),
    st.frozensets(st.sampled_from(Condition), max_size=5),
    st.frozensets(st.sampled_from(Kit)),
    st.sampled_from(Form),
    st.sampled_from([None, 3, 6, 10]),
)
def test_never_what_a_condition_blocks(
    situation: Situation, conditions: frozenset[Condition], kit: frozenset[Kit], form: Form, minutes: int | None
) -> None:
    found = choice(replace(situation, minutes=minutes), Circumstances(form, kit, conditions)).plan
    if found is None:
        return
    for phase in found.phases:
        assert not found.exercises[phase.exercise].avoid & conditions
        assert set(found.exercises[phase.exercise].kit) <= kit


def test_a_break_was_an_hour_ago_or_it_was_not() -> None:
    early = Situation(at(10) + timedelta(minutes=59), done("workplace", hour=10), PROGRAMME, at_work=True)
    assert choice(early).reason.key == "start_programme"
