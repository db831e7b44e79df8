"""Changing a sequence: what is added, moved and taken out, how long it takes, and what should be said about it.

A sequence under the hands of its editor may be empty for a while; only what is stored has to have a step.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stretchtimer.core.conditions import Condition
from stretchtimer.core.credit import STRETCHES
from stretchtimer.core.exercise import Exercise
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Circumstances, make_plan
from stretchtimer.core.sequence import Sequence, Step

MOST_STEPS = 60
LONG_MINUTES = 15
MS_A_MINUTE = 60_000


def first_step(exercise: Exercise) -> Step:
    """An exercise as it is usually done: the least of its dose."""
    dose = exercise.dose
    if dose.seconds is not None:
        return Step(exercise.id, dose.sets[0], seconds=dose.seconds[0])
    return Step(exercise.id, dose.sets[0], reps=(dose.reps or (1, 1))[0])


def added(sequence: Sequence, step: Step, at: int) -> Sequence:
    steps = sequence.steps
    return replace(sequence, steps=(*steps[:at], step, *steps[at:]), window_s=None)


def removed(sequence: Sequence, index: int) -> Sequence:
    return replace(sequence, steps=(*sequence.steps[:index], *sequence.steps[index + 1 :]), window_s=None)


def moved(sequence: Sequence, index: int, to: int) -> Sequence:
    """Take a step from its place and put it in at `to` of what is left."""
    step = sequence.steps[index]
    return added(removed(sequence, index), step, to)


def changed(sequence: Sequence, index: int, step: Step) -> Sequence:
    return added(removed(sequence, index), step, index)


def step_ms(step: Step, exercises: Mapping[str, Exercise]) -> int:
    """How long one step takes with all that leads in to it, whatever the hour."""
    alone = Sequence("", "", "", (replace(step, only_first_hour=False),))
    return make_plan(alone, exercises, Circumstances()).length_ms


def length_ms(sequence: Sequence, exercises: Mapping[str, Exercise]) -> int:
    """How long it takes in its usual form."""
    return sum(step_ms(step, exercises) for step in sequence.steps if not step.only_first_hour)


def notes(sequence: Sequence, exercises: Mapping[str, Exercise], conditions: frozenset[Condition]) -> Iterator[Message]:
    """What its maker should know; nothing of it keeps it from being stored."""
    minutes = round(length_ms(sequence, exercises) / MS_A_MINUTE)
    if minutes > LONG_MINUTES:
        yield Message("note_long", {"minutes": minutes})
    techniques = [exercises[step.exercise].technique for step in sequence.steps if not step.only_first_hour]
    if techniques and techniques[0] in STRETCHES:
        yield Message("note_no_warm_up")
    for exercise_id in dict.fromkeys(step.exercise for step in sequence.steps):
        exercise = exercises[exercise_id]
        for condition in sorted(exercise.avoid & conditions):
            yield Message("note_blocked", {"name": exercise.name, "condition": condition.value})


def free_id(name: str, taken: frozenset[str], otherwise: str) -> str:
    """An id made of a name, unlike any that is `taken`; `otherwise` where the name has no letters that ids may have."""
    letters = "".join(one if one.isascii() and one.isalnum() else "_" for one in name.lower())
    stem = "_".join(filter(None, letters.split("_")))[:56].strip("_")
    stem = stem if stem[:1].isalpha() else otherwise
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (stem, *numbered) if one not in taken)
