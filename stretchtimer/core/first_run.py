"""The first run: four steps, each of which can be skipped, and where somebody is in them.

How far one has come is a setting, so that a program closed in the middle goes on there. Who has records and has never
seen the first run needs none: they know the program from before there was one, or brought their records along.
"""

from enum import StrEnum

FIRST_RUN = "first_run"
"""The setting's key."""


class FirstRunStep(StrEnum):
    """The setting's values, in their order."""

    WELCOME = "welcome"
    SAFETY = "safety"
    BODY = "body"
    REMINDERS = "reminders"
    OVER = "over"


STEPS = tuple(step for step in FirstRunStep if step is not FirstRunStep.OVER)


def step_now(kept: str, *, is_begun: bool, has_records: bool) -> FirstRunStep:
    """Where to go on, by what the setting says and whether it was ever set; `OVER` where there is nothing to ask."""
    return FirstRunStep.OVER if has_records and not is_begun else FirstRunStep(kept)


def step_after(step: FirstRunStep) -> FirstRunStep:
    every = tuple(FirstRunStep)
    return every[min(every.index(step) + 1, len(every) - 1)]


def step_before(step: FirstRunStep) -> FirstRunStep:
    return STEPS[max(STEPS.index(step) - 1, 0)]
