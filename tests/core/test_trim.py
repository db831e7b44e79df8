"""A shorter session: sets go first, then steps, never one side."""

from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.exercise import Side, Sides
from stretchtimer.core.plan import Circumstances, Form, Plan, make_plan
from stretchtimer.core.sequence import Sequence, Step, Substitute
from stretchtimer.core.trim import trim
from tests.examples import EXERCISES

MINUTE = 60_000


def sequence(*steps: Step) -> Sequence:
    return Sequence("example", "Example", "An example", steps)


def plan(made: Sequence) -> Plan:
    return make_plan(made, EXERCISES, Circumstances())


LONG = sequence(
    Step("march", seconds=60),
    Step("strap", sets=3, seconds=30, extra_set=Side.LEFT),
    Step("fold", sets=2, seconds=30),
    Step("bridge", reps=10),
)


def test_what_fits_stays_as_it_is() -> None:
    whole = plan(LONG)
    assert trim(LONG, plan, whole.length_ms) == whole
    assert trim(LONG, plan, whole.length_ms - 1) != whole


def test_sets_go_before_steps() -> None:
    shorter = trim(LONG, plan, 6 * MINUTE)
    assert shorter.length_ms <= 6 * MINUTE
    assert {phase.exercise for phase in shorter.phases} == {"march", "strap", "fold", "bridge"}


def test_the_first_stretch_stays_to_the_last() -> None:
    assert {phase.exercise for phase in trim(LONG, plan, 1).phases} == {"strap"}


def test_substitutes_are_trimmed_too() -> None:
    long = sequence(Step("fold", seconds=15, first_hour=Substitute("strap", sets=4, seconds=30)))
    made = trim(long, lambda one: make_plan(one, EXERCISES, Circumstances(Form.FIRST_HOUR)), 2 * MINUTE)
    assert made.length_ms <= 2 * MINUTE
    assert made.phases


@given(
    st.lists(
        st.builds(
            Step,
            st.sampled_from([e.id for e in EXERCISES.values() if e.technique not in ("reps", "pnf")]),
            sets=st.integers(1, 4),
            seconds=st.integers(10, 60),
            extra_set=st.sampled_from([None, Side.LEFT, Side.RIGHT]),
        ),
        min_size=1,
        max_size=5,
    ),
    st.integers(1, 12),
)
def test_no_side_is_ever_left_out(steps: list[Step], minutes: int) -> None:
    made = trim(sequence(*steps), plan, minutes * MINUTE)
    assert made.phases
    for step in {phase.set_key.step for phase in made.phases}:
        phases = [phase for phase in made.phases if phase.set_key.step == step]
        sides = {phase.side for phase in phases}
        both = EXERCISES[phases[0].exercise].sides is Sides.EACH
        assert sides == ({Side.LEFT, Side.RIGHT} if both else {Side.BOTH})


@given(st.integers(1, 15))
def test_shorter_asked_is_never_longer(minutes: int) -> None:
    assert trim(LONG, plan, minutes * MINUTE).length_ms <= trim(LONG, plan, (minutes + 1) * MINUTE).length_ms
