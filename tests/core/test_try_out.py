"""Try it: any exercise becomes a session of its own, at its lowest dose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.exercise import Dose, Exercise, Side, Sides, Technique
from stretchtimer.core.plan import Circumstances, make_plan
from stretchtimer.core.try_out import one_exercise_sequence
from tests.examples import an_exercise

pairs = st.tuples(st.integers(1, 20), st.integers(5, 60)).map(lambda pair: (pair[0], sum(pair)))
doses = st.builds(
    lambda sets, seconds, reps, tempo: Dose(sets, None if reps and tempo % 2 else seconds, reps, tempo),
    pairs,
    pairs,
    st.none() | pairs,
    st.integers(300, 9_000),
)
some = st.builds(
    lambda technique, sides, dose: an_exercise("some", technique, sides, dose=dose),
    st.sampled_from(Technique),
    st.sampled_from(Sides),
    doses,
)


@given(some)
def test_it_is_one_exercise_at_its_lowest_dose_on_all_its_sides(exercise: Exercise) -> None:
    sequence = one_exercise_sequence(exercise)
    (step,) = sequence.steps
    assert (sequence.id, sequence.name) == (exercise.id, exercise.name)
    assert step.sets == exercise.dose.sets[0]
    plan = make_plan(sequence, {exercise.id: exercise}, Circumstances())
    sides = {Side.LEFT, Side.RIGHT} if exercise.sides is Sides.EACH else {Side.BOTH}
    assert {key.side for key in plan.set_keys} == sides
    assert len(plan.set_keys) == len(sides) * exercise.dose.sets[0]
    for key in plan.set_keys:
        (*_, work) = plan.set_phases(key)
        if work.reps:
            assert exercise.dose.reps is not None
            assert work.reps == exercise.dose.reps[0]
        else:
            assert exercise.dose.seconds is not None
            assert work.length_ms == exercise.dose.seconds[0] * 1000


def test_what_is_counted_is_counted_and_what_is_held_is_held() -> None:
    both = Dose((1, 2), (20, 30), (8, 12), 3_000)
    assert one_exercise_sequence(an_exercise(technique=Technique.REPS, dose=both)).steps[0].reps == 8
    assert one_exercise_sequence(an_exercise(technique=Technique.HOLD, dose=both)).steps[0].seconds == 20


def test_a_dose_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="fold"):
        one_exercise_sequence(an_exercise(dose=Dose((1, 1))))
