"""From a sequence to phases: the form for the hour, what stands in for what does not fit, and every set in full."""

from collections.abc import Sequence as Listed

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Dose, Exercise, FirstHour, Kit, Side, Sides, Technique
from stretchtimer.core.message import Message
from stretchtimer.core.plan import (
    LEAD_INS,
    PNF_CONTRACT_MS,
    PNF_EASE_MS,
    PNF_RELAX_MS,
    Circumstances,
    Form,
    PhaseKind,
    Plan,
    SetKey,
    Swap,
    make_plan,
)
from stretchtimer.core.sequence import Sequence, Step, Substitute
from tests.examples import EXERCISES, a_plan, an_exercise

FIRST_HOUR = Circumstances(Form.FIRST_HOUR)
PREGNANT = frozenset({Condition.PREGNANCY})

# What each of these asks for is its name.
NEEDY = {
    **EXERCISES,
    "free": an_exercise("free", kit=()),
    "chair": an_exercise("chair", kit=(Kit.CHAIR,)),
    "roller_and_chair": an_exercise("roller_and_chair", kit=(Kit.ROLLER, Kit.CHAIR)),
    "not_pregnant": an_exercise("not_pregnant", kit=(), avoid=PREGNANT),
    "not_pregnant_chair": an_exercise("not_pregnant_chair", kit=(Kit.CHAIR,), avoid=PREGNANT),
    "cautious": an_exercise("cautious", kit=(), avoid=frozenset({Condition.PREGNANCY, Condition.BALANCE})),
}


def needy_plan(*steps: Step, **circumstances: object) -> Plan:
    what = Circumstances(**circumstances)  # type: ignore[arg-type]
    return make_plan(Sequence("example", "Example", "An example", steps), NEEDY, what)


def done_in(plan: Plan) -> list[str]:
    """The exercises of a plan, one for each of its steps."""
    return list({phase.set_key.step: phase.exercise for phase in plan.phases}.values())


def kinds(plan: Plan) -> list[PhaseKind]:
    return [phase.kind for phase in plan.phases]


def lengths_s(plan: Plan) -> list[int]:
    return [phase.length_ms // 1000 for phase in plan.phases]


SWAPPED = Step("fold", sets=2, seconds=30, first_hour=Substitute("strap", sets=1, seconds=20))


def test_the_usual_form_takes_the_step_as_it_stands() -> None:
    plan = a_plan(SWAPPED)
    assert (plan.form, done_in(plan), plan.swaps) == (Form.USUAL, ["fold"], ())
    assert len(plan.set_keys) == 2


def test_the_first_hour_takes_its_substitute_with_a_dose_of_its_own_and_says_why() -> None:
    plan = a_plan(SWAPPED, circumstances=FIRST_HOUR)
    assert (plan.form, done_in(plan)) == (Form.FIRST_HOUR, ["strap"])
    assert plan.swaps == (Swap("fold", "strap", Message("swap_first_hour")),)
    assert plan.set_keys == (SetKey(0, Side.RIGHT, 1), SetKey(0, Side.LEFT, 1))
    assert {plan.planned_ms(key) for key in plan.set_keys} == {20_000}


def test_a_step_without_a_substitute_is_the_same_in_both_forms() -> None:
    step = Step("strap", sets=2, seconds=20)
    assert a_plan(step).phases == a_plan(step, circumstances=FIRST_HOUR).phases


def test_a_step_for_the_first_hour_is_only_in_that_form_and_steps_are_numbered_without_it() -> None:
    steps = (Step("march", seconds=120, only_first_hour=True), Step("fold", seconds=30))
    usual, careful = a_plan(*steps), a_plan(*steps, circumstances=FIRST_HOUR)
    assert (done_in(usual), usual.swaps) == (["fold"], ())
    assert done_in(careful) == ["march", "fold"]
    assert {key.step for key in usual.set_keys} == {0}
    assert {key.step for key in careful.set_keys} == {0, 1}


def test_a_substitute_keeps_the_steps_lead_ins_and_first_side_but_waits_for_no_tap() -> None:
    step = Step(
        *("bridge", 1, None, 8),
        wait_for_tap=True,
        first_side=Side.LEFT,
        prepare_s=7,
        change_s=6,
        rest_s=5,
        first_hour=Substitute("strap", sets=2, seconds=20),
    )
    plan = a_plan(step, circumstances=FIRST_HOUR)
    assert lengths_s(plan) == [7, 20, 5, 20, 6, 20, 5, 20]
    assert plan.phases[0].side is Side.LEFT
    assert not any(phase.waits for phase in plan.phases)
    counted = Step("strap", seconds=20, wait_for_tap=True, first_hour=Substitute("bridge", reps=8, tempo_ms=2_500))
    assert not any(phase.waits for phase in a_plan(counted, circumstances=FIRST_HOUR).phases)


def test_missing_kit_brings_the_substitute_and_names_the_kit() -> None:
    step = Step("chair", seconds=30, otherwise=Substitute("free", seconds=20))
    plan = needy_plan(step, kit=frozenset(Kit) - {Kit.CHAIR})
    assert done_in(plan) == ["free"]
    assert plan.swaps == (Swap("chair", "free", Message("swap_kit", {"kit": "chair"})),)
    assert plan.planned_ms(plan.set_keys[0]) == 20_000
    assert done_in(needy_plan(step)) == ["chair"]


def test_a_condition_brings_the_substitute_and_names_the_condition() -> None:
    step = Step("not_pregnant", seconds=30, otherwise=Substitute("free", seconds=20))
    plan = needy_plan(step, conditions=PREGNANT)
    assert plan.swaps == (Swap("not_pregnant", "free", Message("swap_condition", {"condition": "pregnancy"})),)
    assert needy_plan(step, conditions=frozenset({Condition.BALANCE})).swaps == ()


def test_of_several_reasons_the_condition_is_said_before_the_kit_and_always_the_same_one() -> None:
    step = Step("not_pregnant_chair", seconds=30)
    plan = needy_plan(step, kit=frozenset(), conditions=PREGNANT)
    assert plan.swaps[0].reason == Message("swap_condition", {"condition": "pregnancy"})
    both = needy_plan(Step("cautious", seconds=30), conditions=PREGNANT | {Condition.BALANCE})
    assert both.swaps[0].reason == Message("swap_condition", {"condition": "balance_problem"})
    bare = needy_plan(Step("roller_and_chair", seconds=30), kit=frozenset())
    assert bare.swaps[0].reason == Message("swap_kit", {"kit": "roller"})


def test_what_has_no_substitute_is_left_out_with_its_reason() -> None:
    plan = needy_plan(Step("chair", seconds=30), Step("free", seconds=30), kit=frozenset())
    assert done_in(plan) == ["free"]
    assert plan.swaps == (Swap("chair", None, Message("swap_kit", {"kit": "chair"})),)
    assert {key.step for key in plan.set_keys} == {0}


def test_a_substitute_that_does_not_fit_either_is_left_out_too() -> None:
    step = Step("chair", seconds=30, otherwise=Substitute("not_pregnant", seconds=20))
    plan = needy_plan(step, kit=frozenset(), conditions=PREGNANT)
    assert (plan.phases, plan.swaps) == ((), (Swap("chair", None, Message("swap_kit", {"kit": "chair"})),))


def test_when_the_first_hours_substitute_does_not_fit_the_other_one_comes() -> None:
    step = Step(
        "free",
        seconds=30,
        first_hour=Substitute("chair", seconds=25),
        otherwise=Substitute("not_pregnant", seconds=20),
    )
    plan = needy_plan(step, form=Form.FIRST_HOUR, kit=frozenset())
    assert plan.swaps == (Swap("free", "not_pregnant", Message("swap_kit", {"kit": "chair"})),)
    assert plan.planned_ms(plan.set_keys[0]) == 20_000
    assert done_in(needy_plan(step, form=Form.FIRST_HOUR)) == ["chair"]
    assert done_in(needy_plan(step, kit=frozenset())) == ["free"]


def test_a_plan_can_come_out_empty() -> None:
    plan = needy_plan(Step("not_pregnant", seconds=30), conditions=PREGNANT)
    assert (plan.phases, plan.length_ms, plan.set_keys, plan.kit) == ((), 0, (), ())
    assert len(plan.swaps) == 1


def test_an_exercise_that_was_not_given_is_a_bug_and_raises() -> None:
    with pytest.raises(KeyError):
        a_plan(Step("handstand", seconds=30))
    with pytest.raises(ValueError, match="neither"):
        a_plan(Step("fold"))


def test_contract_relax_eases_in_presses_lets_go_and_stretches_further() -> None:
    plan = a_plan(Step("press", seconds=20))
    one_side = [
        (PhaseKind.HOLD, PNF_EASE_MS),
        (PhaseKind.CONTRACT, PNF_CONTRACT_MS),
        (PhaseKind.RELAX, PNF_RELAX_MS),
        (PhaseKind.STRETCH, 20_000),
    ]
    assert [(phase.kind, phase.length_ms) for phase in plan.phases] == [
        (PhaseKind.PREPARE, 10_000),
        *one_side,
        (PhaseKind.CHANGE_SIDE, 8_000),
        *one_side,
    ]
    assert plan.planned_ms(plan.set_keys[0]) == 38_000


@pytest.mark.parametrize(
    ("exercise", "kind"),
    [
        ("fold", PhaseKind.HOLD),
        ("plank", PhaseKind.HOLD),
        ("swing", PhaseKind.MOVE),
        ("march", PhaseKind.MOVE),
        ("bridge", PhaseKind.MOVE),
        ("roller", PhaseKind.ROLL),
    ],
)
def test_a_timed_set_is_one_phase_of_its_techniques_kind(exercise: str, kind: PhaseKind) -> None:
    plan = a_plan(Step(exercise, seconds=25))
    assert [phase.kind for phase in plan.set_phases(plan.set_keys[0])] == [kind]
    assert plan.planned_ms(plan.set_keys[0]) == 25_000


def test_every_technique_can_be_timed() -> None:
    for technique in Technique:
        exercises = {"it": an_exercise("it", technique)}
        plan = make_plan(Sequence("s", "S", "S", (Step("it", seconds=20),)), exercises, Circumstances())
        assert plan.planned_ms(plan.set_keys[0]) >= 20_000


@pytest.mark.parametrize(("tempo_ms", "expected_ms"), [(2_500, 8 * 2_500), (None, 8 * 2_000)])
def test_repetitions_last_as_long_as_their_tempo_the_steps_or_the_exercises(
    tempo_ms: int | None, expected_ms: int
) -> None:
    plan = a_plan(Step("bridge", reps=8, tempo_ms=tempo_ms))
    work = plan.phases[1]
    assert (work.kind, work.reps, work.length_ms, work.rep_ms) == (PhaseKind.REPS, 8, expected_ms, expected_ms // 8)
    assert not work.waits


def test_repetitions_can_wait_for_a_tap() -> None:
    plan = a_plan(Step("bridge", reps=8, wait_for_tap=True))
    assert [phase.waits for phase in plan.phases] == [False, True]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (Sides.TOGETHER, [Side.BOTH]),
        (Sides.ALTERNATING, [Side.BOTH]),
        (Sides.EACH, [Side.RIGHT, Side.LEFT]),
    ],
)
def test_only_each_side_for_itself_makes_two_sets(sides: Sides, expected: list[Side]) -> None:
    exercises = {"it": an_exercise("it", sides=sides)}
    plan = make_plan(Sequence("s", "S", "S", (Step("it", seconds=20),)), exercises, Circumstances())
    assert [key.side for key in plan.set_keys] == expected


def test_the_step_says_which_side_is_first() -> None:
    plan = a_plan(Step("strap", seconds=20, first_side=Side.LEFT))
    assert [key.side for key in plan.set_keys] == [Side.LEFT, Side.RIGHT]


def test_all_sets_of_one_side_come_before_the_other_side() -> None:
    plan = a_plan(Step("strap", sets=2, seconds=20, prepare_s=10, change_s=9, rest_s=8))
    hold = PhaseKind.HOLD
    one = [hold, PhaseKind.REST, hold]
    assert kinds(plan) == [PhaseKind.PREPARE, *one, PhaseKind.CHANGE_SIDE, *one]
    assert lengths_s(plan) == [10, 20, 8, 20, 9, 20, 8, 20]
    assert plan.length_ms == 115_000


def test_a_plan_says_what_to_fetch_once_and_in_order_and_not_for_what_was_swapped() -> None:
    steps = (
        Step("roller_and_chair", seconds=30),
        Step("chair", seconds=30),
        Step("fold", seconds=30, first_hour=Substitute("free", seconds=30)),
    )
    assert needy_plan(*steps).kit == (Kit.ROLLER, Kit.CHAIR, Kit.MAT)
    assert needy_plan(*steps, form=Form.FIRST_HOUR).kit == (Kit.ROLLER, Kit.CHAIR)


conditions = st.frozensets(st.sampled_from(Condition), max_size=3)
kits = st.frozensets(st.sampled_from(Kit))
exercise_ids = tuple("abcdef")


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, Exercise]:
    """Six exercises of any technique and sides, each with needs of its own."""
    return {
        exercise_id: an_exercise(
            exercise_id,
            draw(st.sampled_from(Technique)),
            draw(st.sampled_from(Sides)),
            kit=tuple(draw(st.lists(st.sampled_from(Kit), max_size=2, unique=True))),
            avoid=draw(conditions),
            dose=Dose((1, 3), (15, 30), (5, 10), 2_000),
        )
        for exercise_id in exercise_ids
    }


def amounts(draw: st.DrawFn) -> dict[str, object]:
    timed = draw(st.booleans())
    return {
        "exercise": draw(st.sampled_from(exercise_ids)),
        "sets": draw(st.integers(1, 3)),
        "seconds": draw(st.integers(5, 60)) if timed else None,
        "reps": None if timed else draw(st.integers(1, 12)),
        "tempo_ms": None if timed else draw(st.none() | st.integers(300, 3_000)),
    }


@st.composite
def substitutes(draw: st.DrawFn) -> Substitute:
    return Substitute(**amounts(draw))  # type: ignore[arg-type]


@st.composite
def any_steps(draw: st.DrawFn) -> Step:
    return Step(
        **amounts(draw),  # type: ignore[arg-type]
        wait_for_tap=draw(st.booleans()),
        first_side=draw(st.sampled_from((Side.LEFT, Side.RIGHT))),
        first_hour=draw(st.none() | substitutes()),
        otherwise=draw(st.none() | substitutes()),
        only_first_hour=draw(st.booleans()),
    )


circumstances = st.builds(Circumstances, st.sampled_from(Form), kits, conditions)


def plan_of(exercises: dict[str, Exercise], steps: Listed[Step], what: Circumstances) -> Plan:
    return make_plan(Sequence("any", "Any", "Any", tuple(steps)), exercises, what)


@given(catalogues(), st.lists(any_steps(), max_size=4), circumstances)
def test_every_set_has_one_lead_in_before_its_work_and_both_sides_the_same_in_full(
    exercises: dict[str, Exercise], steps: list[Step], what: Circumstances
) -> None:
    plan = plan_of(exercises, steps, what)
    for key in plan.set_keys:
        phases = [phase for phase in plan.phases if phase.set_key == key]
        assert [phase.kind in LEAD_INS for phase in phases] == [True] + [False] * (len(phases) - 1)
        assert len(phases) > 1
        assert all(phase.length_ms > 0 for phase in phases)
        if key.side is not Side.BOTH:
            other = SetKey(key.step, key.side.other, key.number)
            work = [(phase.kind, phase.length_ms, phase.reps) for phase in plan.set_phases(key)]
            assert work == [(phase.kind, phase.length_ms, phase.reps) for phase in plan.set_phases(other)]
    assert plan.length_ms == sum(phase.length_ms for phase in plan.phases)
    in_order = [phase.set_key for phase in plan.phases]
    assert in_order == sorted(in_order, key=plan.set_keys.index)
    assert sorted({key.step for key in plan.set_keys}) == list(range(len(done_in(plan))))


@given(catalogues(), st.lists(any_steps(), max_size=4), circumstances)
def test_a_plan_never_holds_what_the_body_should_not_do_or_the_room_does_not_have(
    exercises: dict[str, Exercise], steps: list[Step], what: Circumstances
) -> None:
    plan = plan_of(exercises, steps, what)
    for exercise in (exercises[phase.exercise] for phase in plan.phases):
        assert not exercise.avoid & what.conditions
        assert set(exercise.kit) <= what.kit


@given(catalogues(), st.lists(any_steps(), max_size=4), circumstances)
def test_every_step_of_the_form_is_done_or_accounted_for(
    exercises: dict[str, Exercise], steps: list[Step], what: Circumstances
) -> None:
    plan = plan_of(exercises, steps, what)
    wanted = [step for step in steps if what.form is Form.FIRST_HOUR or not step.only_first_hour]
    left_out = [swap for swap in plan.swaps if swap.instead is None]
    assert len(done_in(plan)) + len(left_out) == len(wanted)
    assert {swap.reason.key for swap in plan.swaps} <= {"swap_first_hour", "swap_condition", "swap_kit"}


def test_in_the_first_hour_what_does_not_suit_it_is_left_out_even_without_a_substitute() -> None:
    exercises = {"fold": an_exercise("fold", first_hour=FirstHour.SWAP), "strap": an_exercise("strap")}
    sequence = Sequence("own", "Own", "An own one", (Step("fold", seconds=20), Step("strap", seconds=20)))
    plan = make_plan(sequence, exercises, Circumstances(Form.FIRST_HOUR))
    assert {phase.exercise for phase in plan.phases} == {"strap"}
    assert plan.swaps == (Swap("fold", None, Message("swap_first_hour")),)
    assert not make_plan(sequence, exercises, Circumstances()).swaps
