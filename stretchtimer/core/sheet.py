"""A sequence as a sheet of paper: what each step asks for, who should leave it out, and what the first hour changes.

It is made from a plan, so that paper, screen and voice say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, Kit, Side
from stretchtimer.core.plan import Form, Phase, PhaseKind, Plan, Swap

FIRST_HOUR = "swap_first_hour"


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One exercise. `sets` are those of each side, in the order of the sides; `work` is that of one set.

    `rest_ms` is what lies between two sets; 0 where there is one only.
    """

    number: int
    exercise: Exercise
    sets: tuple[tuple[Side, int], ...]
    work: tuple[Phase, ...]
    rest_ms: int = 0

    @property
    def first_side(self) -> Side:
        return self.sets[0][0]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands on the page; `names` are those of exercises, by id."""

    name: str
    about: str
    form: Form
    length_ms: int
    kit: tuple[Kit, ...]
    steps: tuple[SheetStep, ...]
    changed: tuple[Swap, ...]  # for what the user lacks, or should not do
    first_hour: tuple[Swap, ...]  # what the first hour after waking changes besides
    opens_with: tuple[str, ...]  # exercises that come before all others in that hour
    avoid: tuple[tuple[Condition, tuple[int, ...]], ...]  # and the steps to leave out, by their numbers
    names: Mapping[str, str]


def make_sheet(plan: Plan, careful: Plan) -> Sheet:
    """`careful` is the same sequence in its form for the first hour after waking."""
    steps = tuple(_step(plan, index) for index in dict.fromkeys(key.step for key in plan.set_keys))
    hour = tuple(swap for swap in careful.swaps if swap.reason.key == FIRST_HOUR)
    is_careful = plan.form is Form.FIRST_HOUR
    return Sheet(
        plan.sequence.name,
        plan.sequence.about,
        plan.form,
        plan.length_ms,
        plan.kit,
        steps,
        tuple(swap for swap in plan.swaps if swap not in hour),
        () if is_careful else hour,
        () if is_careful else _openers(careful),
        _avoid(steps),
        {one: exercise.name for one, exercise in plan.exercises.items()},
    )


def _step(plan: Plan, index: int) -> SheetStep:
    keys = [key for key in plan.set_keys if key.step == index]
    sides = dict.fromkeys(key.side for key in keys)
    sets = tuple((side, sum(key.side is side for key in keys)) for side in sides)
    work = plan.set_phases(keys[0])
    rests = (one.length_ms for one in plan.phases if one.set_key.step == index and one.kind is PhaseKind.REST)
    return SheetStep(index + 1, plan.exercises[work[0].exercise], sets, work, next(rests, 0))


def _openers(careful: Plan) -> tuple[str, ...]:
    """What a plan for the first hour begins with, and no other does."""
    asked = {step.exercise for step in careful.sequence.steps if step.only_first_hour}
    return tuple(one for one in dict.fromkeys(phase.exercise for phase in careful.phases) if one in asked)


def _avoid(steps: tuple[SheetStep, ...]) -> tuple[tuple[Condition, tuple[int, ...]], ...]:
    found = ((one, tuple(step.number for step in steps if one in step.exercise.avoid)) for one in Condition)
    return tuple((one, numbers) for one, numbers in found if numbers)
