"""Who is led through the first run, and where they go on."""

import pytest

from stretchtimer.core.first_run import STEPS, FirstRunStep, step_after, step_before, step_now


@pytest.mark.parametrize("step", FirstRunStep)
def test_who_has_begun_goes_on_where_they_were(step: FirstRunStep) -> None:
    assert step_now(step.value, is_begun=True, has_records=True) is step


def test_who_has_nothing_begins_and_who_has_records_is_not_asked() -> None:
    assert step_now("welcome", is_begun=False, has_records=False) is FirstRunStep.WELCOME
    assert step_now("welcome", is_begun=False, has_records=True) is FirstRunStep.OVER


def test_the_steps_follow_each_other_and_end() -> None:
    assert [step_after(step) for step in STEPS] == [*STEPS[1:], FirstRunStep.OVER]
    assert step_after(FirstRunStep.OVER) is FirstRunStep.OVER
    assert [step_before(step) for step in STEPS] == [FirstRunStep.WELCOME, *STEPS[:-1]]
