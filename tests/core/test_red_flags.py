"""The fifteen questions: their tiers, the order of urgency, and which exercises the gentle set leaves."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.app import open_catalogue
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Amount, FirstHour, Load, Technique
from stretchtimer.core.plan import Circumstances, Form
from stretchtimer.core.red_flags import TIERS, RedFlag, Tier, in_order, is_gentle, worst
from tests.examples import an_exercise

flag_sets = st.frozensets(st.sampled_from(RedFlag))


def test_every_question_of_the_reference_is_there_in_its_tier() -> None:
    assert set(TIERS) == set(RedFlag)
    by_tier = [sum(tier is one for tier in TIERS.values()) for one in sorted(Tier, reverse=True)]
    assert by_tier == [6, 5, 4]


def test_the_graver_tier_is_the_higher() -> None:
    assert Tier.EMERGENCY > Tier.SOON > Tier.BEFORE_STARTING


@given(flag_sets)
def test_the_worst_answer_decides_and_stands_first(flags: frozenset[RedFlag]) -> None:
    ordered = in_order(flags)
    assert set(ordered) == flags
    assert [TIERS[flag] for flag in ordered] == sorted((TIERS[flag] for flag in flags), reverse=True)
    assert worst(flags) == (TIERS[ordered[0]] if flags else None)


@pytest.mark.parametrize(
    ("change", "gentle"),
    [
        ({}, True),
        ({"avoid": frozenset({Condition.LEG_PAIN})}, False),
        ({"avoid": frozenset({Condition.KNEE})}, True),
        ({"first_hour": FirstHour.SWAP}, False),
        ({"first_hour": FirstHour.NO}, False),
        ({"load": Load(flexion=Amount.LOW)}, True),
        ({"load": Load(flexion=Amount.MEDIUM)}, False),
        ({"load": Load(nerve=Amount.MEDIUM)}, True),
        ({"load": Load(nerve=Amount.HIGH)}, False),
        ({"load": Load(impact=Amount.LOW)}, False),
        ({"load": Load(head_low=True)}, False),
    ],
)
def test_what_makes_an_exercise_gentle(change: dict[str, object], gentle: bool) -> None:
    assert is_gentle(an_exercise(**change)) is gentle  # type: ignore[arg-type]


@pytest.mark.parametrize(("technique", "gentle"), [(one, one not in ("pnf", "roll")) for one in Technique])
def test_contract_relax_and_the_roller_are_not_gentle(technique: Technique, gentle: bool) -> None:
    assert is_gentle(an_exercise(technique=technique)) is gentle


def test_what_the_reference_names_is_in_the_shipped_gentle_set_and_no_straight_leg_is(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    gentle = {one for one in catalogue.exercise_ids if is_gentle(catalogue.exercise(one))}
    assert gentle >= {"walk", "march", "bridge", "bird_dog", "lying_hamstring"}
    assert gentle.isdisjoint(
        {"seated_forward_fold", "standing_hamstring", "supine_strap", "uttanasana", "prasarita", "pnf_strap"}
    )


@pytest.mark.parametrize("form", Form)
def test_every_daily_sequence_has_a_gentle_form_and_says_what_it_leaves_out(tmp_path: Path, form: Form) -> None:
    catalogue = open_catalogue(tmp_path)
    for sequence in ("morning", "workplace", "evening"):
        plan = catalogue.plan(sequence, Circumstances(form, gentle_only=True))
        assert plan.phases
        assert all(is_gentle(plan.exercises[phase.exercise]) for phase in plan.phases)
        assert {swap.reason.key for swap in plan.swaps} <= {"swap_gentle", "swap_first_hour"}
        assert plan.swaps
