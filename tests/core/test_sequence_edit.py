"""Changing a sequence: what moves, how long it takes, what its maker is told, and which id a new one gets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.catalogue.schema import ID
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Dose, Side, Sides, Technique
from stretchtimer.core.plan import Circumstances, make_plan
from stretchtimer.core.sequence import Sequence, Step
from stretchtimer.core.sequence_edit import (
    added,
    changed,
    first_step,
    free_id,
    length_ms,
    moved,
    notes,
    removed,
    step_ms,
)
from tests.examples import EXERCISES, an_exercise

STEPS = tuple(Step(exercise, seconds=30) for exercise in ("march", "fold", "strap", "press"))
SEQUENCE = Sequence("mine", "Mine", "My own", STEPS, window_s=(60, 120))


def names(sequence: Sequence) -> list[str]:
    return [step.exercise for step in sequence.steps]


def test_steps_are_added_moved_changed_and_removed() -> None:
    assert names(added(SEQUENCE, Step("plank", seconds=20), 1)) == ["march", "plank", "fold", "strap", "press"]
    assert names(moved(SEQUENCE, 0, 2)) == ["fold", "strap", "march", "press"]
    assert names(moved(SEQUENCE, 3, 0)) == ["press", "march", "fold", "strap"]
    assert names(removed(SEQUENCE, 1)) == ["march", "strap", "press"]
    assert changed(SEQUENCE, 1, Step("fold", seconds=45)).steps[1].seconds == 45
    assert changed(SEQUENCE, 1, STEPS[1]).window_s is None, "a changed one promises no length"


@given(st.integers(0, 3), st.integers(0, 3))
def test_a_move_is_taken_back_by_the_move_back(index: int, to: int) -> None:
    assert moved(moved(SEQUENCE, index, to), to, index).steps == SEQUENCE.steps


@pytest.mark.parametrize(
    ("dose", "step"),
    [
        (Dose((2, 4), (15, 30)), Step("x", 2, seconds=15)),
        (Dose((1, 3), None, (8, 12), 3_000), Step("x", 1, reps=8)),
        (Dose((1, 3), (20, 40), (8, 12), 3_000), Step("x", 1, seconds=20)),
    ],
)
def test_a_new_step_begins_with_the_least_of_the_dose(dose: Dose, step: Step) -> None:
    assert first_step(an_exercise("x", dose=dose)) == step


def test_the_length_is_that_of_the_plan() -> None:
    plan = make_plan(SEQUENCE, EXERCISES, Circumstances())
    assert length_ms(SEQUENCE, EXERCISES) == plan.length_ms
    assert sum(step_ms(step, EXERCISES) for step in STEPS) == plan.length_ms


def test_a_step_of_the_first_hour_takes_time_but_none_of_the_usual_form() -> None:
    early = Step("march", seconds=60, only_first_hour=True)
    assert step_ms(early, EXERCISES) == 70_000
    assert length_ms(Sequence("a", "A", "A", (early,)), EXERCISES) == 0


def test_one_side_alone_is_half_of_both() -> None:
    plan = make_plan(
        Sequence("a", "A", "A", (Step("strap", 2, seconds=30, one_side=True),)), EXERCISES, Circumstances()
    )
    assert {key.side for key in plan.set_keys} == {Side.RIGHT}
    assert len(plan.set_keys) == 2
    left = Step("strap", 2, seconds=30, first_side=Side.LEFT, one_side=True)
    assert {k.side for k in make_plan(Sequence("a", "A", "A", (left,)), EXERCISES, Circumstances()).set_keys} == {
        Side.LEFT
    }


def told(*steps: Step, conditions: frozenset[Condition] = frozenset()) -> list[str]:
    exercises = EXERCISES | {"bad": an_exercise("bad", Technique.REPS, avoid=frozenset({Condition.KNEE}))}
    return [note.key for note in notes(Sequence("a", "A", "A", steps), exercises, conditions)]


def test_its_maker_is_told_of_length_warm_up_and_conditions() -> None:
    assert told() == []
    assert told(Step("march", seconds=60), Step("fold", seconds=30)) == []
    assert told(Step("fold", seconds=30)) == ["note_no_warm_up"]
    assert told(Step("plank", seconds=30)) == [], "a core exercise needs none"
    assert told(Step("march", seconds=900)) == [], "fifteen minutes are not yet long"
    assert told(Step("march", seconds=900), Step("plank", seconds=60)) == ["note_long"]
    assert told(Step("bad", reps=8)) == []
    assert told(Step("bad", reps=8), Step("bad", reps=8), conditions=frozenset(Condition)) == ["note_blocked"]


def test_an_exercise_done_together_has_no_side_to_choose() -> None:
    assert EXERCISES["fold"].sides is Sides.TOGETHER
    plan = make_plan(Sequence("a", "A", "A", (Step("fold", seconds=30, one_side=True),)), EXERCISES, Circumstances())
    assert [key.side for key in plan.set_keys] == [Side.BOTH]


@pytest.mark.parametrize(
    ("name", "taken", "found"),
    [
        ("Dr Osei’s sheet", (), "dr_osei_s_sheet"),
        ("Morning", ("morning", "morning_2"), "morning_3"),
        ("صباح", (), "sequence"),
        ("3 minutes", (), "sequence"),
        ("sequence", ("sequence",), "sequence_2"),
    ],
)
def test_a_name_becomes_an_id_that_is_free(name: str, taken: tuple[str, ...], found: str) -> None:
    assert free_id(name, frozenset(taken), "sequence") == found


@given(st.text(max_size=200), st.frozensets(st.sampled_from(["a", "a_2", "b", "sequence"])))
def test_every_name_gives_an_id_that_files_may_have(name: str, taken: frozenset[str]) -> None:
    found = free_id(name, taken, "sequence")
    assert re.fullmatch(ID, found)
    assert found not in taken
