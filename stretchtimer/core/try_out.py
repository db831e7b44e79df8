"""Trying one exercise by itself: the smallest session there is."""

from stretchtimer.core.exercise import Exercise, Technique
from stretchtimer.core.sequence import Sequence, Step


def one_exercise_sequence(exercise: Exercise) -> Sequence:
    """The exercise at its lowest usual dose; a plan of it does both sides where it has sides.

    It bears the exercise's own id and name, so that a record of it says what was done.
    """
    return Sequence(exercise.id, exercise.name, exercise.cue, (_lowest_dose(exercise),))


def _lowest_dose(exercise: Exercise) -> Step:
    """The dose's lowest numbers. Where it has seconds and repetitions, repetitions are counted if that is its way."""
    dose = exercise.dose
    sets = dose.sets[0]
    if dose.reps is not None and (dose.seconds is None or exercise.technique is Technique.REPS):
        return Step(exercise.id, sets, reps=dose.reps[0], tempo_ms=dose.tempo_ms)
    if dose.seconds is not None:
        return Step(exercise.id, sets, seconds=dose.seconds[0])
    raise ValueError(f"{exercise.id} has a dose without seconds and without repetitions")
