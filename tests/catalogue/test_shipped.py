"""Every shipped file as the program reads it, and every plan it can make of them: in time, safe, and on both sides."""

from pathlib import Path

import pytest

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import FirstHour, Kit, Side, Sides, Technique
from stretchtimer.core.plan import Circumstances, Form, PhaseKind, Plan, SetKey
from stretchtimer.core.sequence import Step, Substitute

RESOURCES = Path(__file__).parents[2] / "resources"
NOWHERE = RESOURCES / "none of the user's own"
CATALOGUE = Catalogue(RESOURCES, NOWHERE)
EXERCISE_FILES = sorted((RESOURCES / "exercises").glob("*.toml"))
SEQUENCE_FILES = sorted((RESOURCES / "sequences").glob("*.toml"))

# Windows of the issue, in seconds; a file may promise a narrower one.
LIBRARY = ("yoga", "dynamic", "pnf", "core", "after_exercise")
PROMISED = {"morning": (300, 600), "evening": (300, 600), "workplace": (60, 180), "warm_up": (270, 360)}
PROMISED |= dict.fromkeys(LIBRARY, (300, 600))

# In the library for whoever looks for them, never brought by a sequence (clinical reference 10.1).
NEVER_BROUGHT = {"russian_twist", "superman", "leg_raise"}

MOTIONS = {
    Technique.STATIC: {"hold"},
    Technique.HOLD: {"hold"},
    Technique.PNF: {"contract_relax"},
    Technique.REPS: {"rep", "alternate"},
    Technique.DYNAMIC: {"swing", "alternate"},
    Technique.ROLL: {"swing"},
}

each_sequence = pytest.mark.parametrize("sequence_id", CATALOGUE.sequence_ids)
each_exercise = pytest.mark.parametrize("exercise_id", CATALOGUE.exercise_ids)
each_form = pytest.mark.parametrize("form", Form)


def ids_of(files: list[Path]) -> tuple[str, ...]:
    return tuple(path.stem for path in files if "." not in path.stem)


def plans_of(sequence_id: str, form: Form) -> list[tuple[str, Plan]]:
    """The plan of everybody, and of those with one condition or without one piece of kit."""
    every = [("everybody", Circumstances(form))]
    every += [(condition, Circumstances(form, conditions=frozenset({condition}))) for condition in Condition]
    every += [(f"no {kit}", Circumstances(form, kit=frozenset(Kit) - {kit})) for kit in Kit]
    every += [("no kit", Circumstances(form, kit=frozenset()))]
    return [(who, CATALOGUE.plan(sequence_id, circumstances)) for who, circumstances in every]


def parts(step: Step) -> list[Step | Substitute]:
    return [step, *(part for part in (step.first_hour, step.otherwise) if part is not None)]


def test_every_shipped_file_reads() -> None:
    assert set(CATALOGUE.sequence_ids) >= set(PROMISED)
    assert CATALOGUE.exercise_ids == ids_of(EXERCISE_FILES)
    assert CATALOGUE.sequence_ids == ids_of(SEQUENCE_FILES)
    assert [CATALOGUE.exercise(exercise_id).id for exercise_id in CATALOGUE.exercise_ids] == list(
        ids_of(EXERCISE_FILES)
    )
    assert [CATALOGUE.sequence(sequence_id).id for sequence_id in CATALOGUE.sequence_ids] == list(
        ids_of(SEQUENCE_FILES)
    )
    assert CATALOGUE.problems == ()


@each_sequence
@each_form
def test_both_forms_keep_to_their_window(sequence_id: str, form: Form) -> None:
    plan = CATALOGUE.plan(sequence_id, Circumstances(form))
    window = plan.sequence.window_s
    assert window is not None
    assert window[0] * 1000 <= plan.length_ms <= window[1] * 1000
    if sequence_id in PROMISED:
        assert PROMISED[sequence_id][0] <= window[0] < window[1] <= PROMISED[sequence_id][1]


@each_sequence
@each_form
def test_no_condition_and_no_missing_kit_makes_it_longer_than_its_window(sequence_id: str, form: Form) -> None:
    for who, plan in plans_of(sequence_id, form):
        window = plan.sequence.window_s
        assert window is not None
        assert plan.length_ms <= window[1] * 1000, who


@each_sequence
def test_the_first_hour_holds_only_what_suits_it_for_everybody(sequence_id: str) -> None:
    for who, plan in plans_of(sequence_id, Form.FIRST_HOUR):
        unsuited = {
            phase.exercise for phase in plan.phases if plan.exercises[phase.exercise].first_hour is not FirstHour.YES
        }
        assert not unsuited, who


@each_sequence
@each_form
def test_holds_last_fifteen_to_thirty_seconds(sequence_id: str, form: Form) -> None:
    for who, plan in plans_of(sequence_id, form):
        for phase in plan.phases:
            if phase.kind is PhaseKind.HOLD and plan.exercises[phase.exercise].technique is Technique.STATIC:
                assert 15_000 <= phase.length_ms <= 30_000, (who, phase)


@each_sequence
@each_form
def test_both_sides_get_the_same(sequence_id: str, form: Form) -> None:
    for who, plan in plans_of(sequence_id, form):
        for key in plan.set_keys:
            exercise = plan.exercises[plan.set_phases(key)[0].exercise]
            assert (key.side is not Side.BOTH) == (exercise.sides is Sides.EACH), (who, key)
            other = SetKey(key.step, key.side.other, key.number)
            assert other in plan.set_keys, (who, key)
            assert plan.planned_ms(key) == plan.planned_ms(other) > 0, (who, key)


@each_sequence
@each_form
@pytest.mark.parametrize("condition", Condition)
def test_nothing_is_done_that_a_condition_forbids(sequence_id: str, form: Form, condition: Condition) -> None:
    plan = CATALOGUE.plan(sequence_id, Circumstances(form, conditions=frozenset({condition})))
    assert not {phase.exercise for phase in plan.phases if condition in plan.exercises[phase.exercise].avoid}
    assert plan.phases


@each_sequence
@each_form
@pytest.mark.parametrize("kit", Kit)
def test_nothing_is_done_that_needs_missing_kit(sequence_id: str, form: Form, kit: Kit) -> None:
    plan = CATALOGUE.plan(sequence_id, Circumstances(form, kit=frozenset(Kit) - {kit}))
    assert not {phase.exercise for phase in plan.phases if kit in plan.exercises[phase.exercise].kit}
    assert plan.phases


def test_what_no_sequence_brings_is_in_the_library_alone() -> None:
    """Any exercise may be; these stay there for a reason."""
    used = frozenset().union(
        *(CATALOGUE.sequence(sequence_id).exercise_ids() for sequence_id in CATALOGUE.sequence_ids)
    )
    assert set(CATALOGUE.exercise_ids) > NEVER_BROUGHT
    assert not used & NEVER_BROUGHT


@pytest.mark.parametrize("sequence_id", LIBRARY)
@each_form
def test_three_minutes_are_left_whatever_is_ticked(sequence_id: str, form: Form) -> None:
    """Or whatever is not at hand. More than walking, too, but after surgery and with nothing at all."""
    for who, plan in plans_of(sequence_id, form):
        assert plan.length_ms >= 180_000, who
        if who not in (Condition.RECENT_SURGERY, "no kit"):
            assert {phase.exercise for phase in plan.phases} - {"walk", "march"}, who


@each_exercise
def test_every_exercise_has_a_figure_that_moves_as_it_is_timed(exercise_id: str) -> None:
    exercise, figure = CATALOGUE.exercise(exercise_id), CATALOGUE.figure(exercise_id)
    assert figure is not None
    assert figure.exercise_id == exercise_id
    assert figure.easier is not None
    assert figure.sided == (exercise.sides is Sides.EACH)
    assert {figure.usual.motion.kind, figure.easier.motion.kind} <= MOTIONS[exercise.technique]
    if exercise.sides is Sides.ALTERNATING:
        assert figure.usual.motion.kind == "alternate"


@each_exercise
def test_every_stretch_has_its_commonest_fault_beside_it(exercise_id: str) -> None:
    figure = CATALOGUE.figure(exercise_id)
    assert figure is not None
    if "hamstrings" in CATALOGUE.exercise(exercise_id).muscles.stretched and figure.usual.motion.kind == "hold":
        assert figure.ghost is not None
        assert figure.fault


def test_the_tests_of_flexibility_are_drawn_and_are_no_exercises() -> None:
    ids = Figures(RESOURCES / "figure", CATALOGUE).ids
    tests = {figure_id for figure_id in ids if figure_id.startswith("test_")}
    assert len(tests) == 5
    assert set(ids) - tests == set(CATALOGUE.exercise_ids)


@each_sequence
def test_every_step_and_substitute_is_really_done_by_somebody(sequence_id: str) -> None:
    called_for = {part.exercise for step in CATALOGUE.sequence(sequence_id).steps for part in parts(step)}
    done = {phase.exercise for form in Form for _, plan in plans_of(sequence_id, form) for phase in plan.phases}
    assert called_for == done


LISTED_AS = {
    "hamstrings": "hamstrings",
    "quads": "quadriceps",
    "calves": "calves",
    "glutes": "gluteus maximus",
    "lower_back": "back extensors",
    "core": "abdominals",
    "obliques": "obliques",
}


@each_exercise
def test_the_lit_muscle_is_one_that_is_listed_and_felt(exercise_id: str) -> None:
    """A stretch lights what it stretches, a hold what works; a movement does both."""
    exercise, figure = CATALOGUE.exercise(exercise_id), CATALOGUE.figure(exercise_id)
    assert figure is not None
    lit = {LISTED_AS[muscle] for muscle in figure.highlight}
    stretches = exercise.technique in (Technique.STATIC, Technique.PNF, Technique.ROLL)
    holds = exercise.technique is Technique.HOLD
    listed = (() if holds else exercise.muscles.stretched) + (() if stretches else exercise.muscles.worked)
    assert lit
    assert lit <= set(listed)
    feel = exercise.feel.lower()
    not_in_the_back = "not in the back" in feel or "nothing in the" in feel
    assert not ("back extensors" in lit and not_in_the_back)
    says_where = "whole body" in feel or "legs" in feel
    assert says_where or "hamstrings" not in lit or ("thigh" in feel and "back" in feel.split("nothing")[0])
    assert says_where or "quadriceps" not in lit or "front" in feel


def test_high_knees_light_what_they_are_said_to_be_felt_in() -> None:
    figure = CATALOGUE.figure("high_knees")
    assert figure is not None
    assert figure.highlight == ("quads",)
