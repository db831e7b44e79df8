"""An ordered list of steps: morning, evening, workplace, warm-up, and the user's own.

A sequence says what is done and for how long; `plan.py` makes the phases of a session from it.
"""

from dataclasses import dataclass

from stretchtimer.core.exercise import Side

PREPARE_S = 10
CHANGE_SIDE_S = 8
REST_S = 8


@dataclass(frozen=True, slots=True)
class Substitute:
    """Another exercise with a dose of its own, for when the step's own does not fit."""

    exercise: str
    sets: int = 1
    seconds: int | None = None
    reps: int | None = None
    tempo_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise in a sequence: `sets` times `seconds`, or times `reps`, on each side it has."""

    exercise: str
    sets: int = 1
    seconds: int | None = None
    reps: int | None = None
    tempo_ms: int | None = None  # length of one repetition; the exercise's own where None
    wait_for_tap: bool = False  # repetitions are counted by the user's tap, not by the clock
    first_side: Side = Side.RIGHT
    prepare_s: int = PREPARE_S
    change_s: int = CHANGE_SIDE_S
    rest_s: int = REST_S
    first_hour: Substitute | None = None  # in its place during the first hour after waking
    otherwise: Substitute | None = None  # in its place where its kit is missing or a condition forbids it
    only_first_hour: bool = False
    extra_set: Side | None = None  # the side that does one set more
    one_side: bool = False  # only the first side does it, where an exercise has two


@dataclass(frozen=True, slots=True)
class Sequence:
    """A named list of steps; a shipped one also promises to stay within `window_s` seconds."""

    id: str
    name: str
    about: str
    steps: tuple[Step, ...]
    window_s: tuple[int, int] | None = None
    breathing: str = ""  # id of the pattern that paces its holds; the user's own where empty

    def exercise_ids(self) -> frozenset[str]:
        """Every exercise this sequence may call for, in any form."""
        substitutes = (s for step in self.steps for s in (step.first_hour, step.otherwise) if s is not None)
        return frozenset(step.exercise for step in self.steps) | frozenset(s.exercise for s in substitutes)
