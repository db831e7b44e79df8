"""What stands on the sheet of a sequence, made from its plan."""

from dataclasses import replace

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import FirstHour, Kit, Side, Sides
from stretchtimer.core.plan import Circumstances, Form, PhaseKind, make_plan
from stretchtimer.core.sequence import Sequence, Step, Substitute
from stretchtimer.core.sheet import Sheet, make_sheet
from tests.examples import EXERCISES, an_exercise

MINE = {
    **EXERCISES,
    "round": an_exercise("round", first_hour=FirstHour.SWAP, avoid=frozenset({Condition.PREGNANCY})),
    "hard": an_exercise("hard", sides=Sides.EACH, avoid=frozenset({Condition.PREGNANCY, Condition.KNEE})),
}


def sheet_of(*steps: Step, form: Form = Form.USUAL, **changes: object) -> Sheet:
    sequence = Sequence("mine", "Mine", "To try", steps)
    fitting = replace(Circumstances(), **changes)  # type: ignore[arg-type]
    return make_sheet(
        make_plan(sequence, MINE, fitting.in_form(form)), make_plan(sequence, MINE, fitting.in_form(Form.FIRST_HOUR))
    )


def test_each_step_has_its_sets_and_sides_in_their_order() -> None:
    sheet = sheet_of(
        Step("fold", sets=3, seconds=20),
        Step("strap", sets=2, seconds=30, first_side=Side.LEFT),
        Step("swing", sets=1, reps=12, extra_set=Side.RIGHT),
    )
    assert [step.number for step in sheet.steps] == [1, 2, 3]
    assert [step.sets for step in sheet.steps] == [
        ((Side.BOTH, 3),),
        ((Side.LEFT, 2), (Side.RIGHT, 2)),
        ((Side.RIGHT, 2), (Side.LEFT, 1)),
    ]
    assert sheet.steps[1].first_side is Side.LEFT
    assert [(phase.kind, phase.length_ms) for phase in sheet.steps[1].work] == [(PhaseKind.HOLD, 30_000)]


def test_contract_relax_keeps_its_four_parts() -> None:
    (step,) = sheet_of(Step("press", seconds=20)).steps
    assert [phase.length_ms for phase in step.work] == [10_000, 6_000, 2_000, 20_000]


def test_who_should_leave_out_what_is_said_by_the_numbers_of_the_steps() -> None:
    sheet = sheet_of(Step("fold", seconds=20), Step("round", seconds=20), Step("hard", seconds=20))
    assert sheet.avoid == ((Condition.PREGNANCY, (2, 3)), (Condition.KNEE, (3,)))


def test_what_the_first_hour_changes_stands_below_and_not_on_its_own_sheet() -> None:
    steps = (
        Step("march", seconds=60, only_first_hour=True),
        Step("round", seconds=20, first_hour=Substitute("fold", seconds=20)),
    )
    usual = sheet_of(*steps)
    assert [step.exercise.id for step in usual.steps] == ["round"]
    assert usual.opens_with == ("march",)
    assert [(swap.exercise, swap.instead) for swap in usual.first_hour] == [("round", "fold")]
    careful = sheet_of(*steps, form=Form.FIRST_HOUR)
    assert [step.exercise.id for step in careful.steps] == ["march", "fold"]
    assert (careful.opens_with, careful.first_hour) == ((), ())


def test_what_is_changed_for_the_user_is_told_apart_from_the_hour() -> None:
    steps = (Step("fold", seconds=20, otherwise=Substitute("plank", seconds=10)), Step("round", seconds=20))
    sheet = sheet_of(*steps, conditions=frozenset({Condition.PREGNANCY}))
    assert [(swap.exercise, swap.reason.key) for swap in sheet.changed] == [("round", "swap_condition")]
    assert [step.exercise.id for step in sheet.steps] == ["fold"]
    assert sheet.kit == (Kit.MAT,)
