"""A shorter session: fewer sets, and never one side less than the other."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from stretchtimer.core.credit import STRETCHES
from stretchtimer.core.exercise import Exercise
from stretchtimer.core.plan import Plan
from stretchtimer.core.sequence import Sequence, Step, Substitute


def trim(sequence: Sequence, plan: Callable[[Sequence], Plan], most_ms: int) -> Plan:
    """The plan of a sequence in `most_ms` at most, or the shortest there is.

    First the sets beyond each step's first go, one by one, from the step with the most and the latest of those; then
    whole steps go, both sides of them, the last first. The first stretch stays: it is what the session is for.
    """
    steps = list(sequence.steps)
    made = plan(sequence)
    while made.length_ms > most_ms:
        shorter = _fewer_sets(steps) or _fewer_steps(steps, made.exercises)
        if shorter is None:
            break
        steps = shorter
        made = plan(replace(sequence, steps=tuple(steps)))
    return made


def _fewer_sets(steps: list[Step]) -> list[Step] | None:
    most = max(map(_sets, steps))
    if most == 1:
        return None
    i = max(i for i, step in enumerate(steps) if _sets(step) == most)
    step = steps[i]
    shorter = replace(
        step,
        sets=min(step.sets, most - 1),
        extra_set=None,
        first_hour=_at_most(step.first_hour, most - 1),
        otherwise=_at_most(step.otherwise, most - 1),
    )
    return [*steps[:i], shorter, *steps[i + 1 :]]


def _sets(step: Step) -> int:
    instead = (step.first_hour, step.otherwise)
    return max(step.sets + (step.extra_set is not None), *(one.sets for one in instead if one is not None), 1)


def _at_most(substitute: Substitute | None, sets: int) -> Substitute | None:
    return substitute and replace(substitute, sets=min(substitute.sets, sets))


def _fewer_steps(steps: list[Step], exercises: Mapping[str, Exercise]) -> list[Step] | None:
    if len(steps) == 1:
        return None
    stretches = (i for i, step in enumerate(steps) if exercises[step.exercise].technique in STRETCHES)
    kept = next(stretches, 0)
    i = max(i for i in range(len(steps)) if i != kept)
    return [*steps[:i], *steps[i + 1 :]]
