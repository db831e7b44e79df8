"""A programme: which exercises on which day over weeks, as a physiotherapist would write them on a sheet.

A programme is data (`resources/programmes/*.toml`). What it says of one day is a sequence like any other, so that it is
performed, stored and drawn like any other: `sequence_for` makes it, at the user's present level.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from stretchtimer.core.exercise import Side
from stretchtimer.core.sequence import Sequence, Step, Substitute

DAYS_IN_WEEK = 7

LEVELS: tuple[tuple[int, int], ...] = ((2, 15), (2, 20), (3, 20), (3, 30), (4, 30))
"""Sets and seconds of one held stretch at levels 1 to 5 (clinical reference 5, "Progression engine")."""

FIRST_LEVEL, LAST_LEVEL = 1, len(LEVELS)

MOST_SECONDS_A_LEG = 240
"""Of held stretches in one session; more is not known to add anything (Ingram 2025)."""


class Part(StrEnum):
    """What a step is in a programme's day for."""

    WARM_UP = "warm_up"
    STRETCH = "stretch"
    CORE = "core"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of a block, on those of its days that are named; on every day where none is.

    `by_level` gives it the sets and seconds of the user's level. `later` takes its place once that change has been
    agreed to: the exercise is made harder then, not the hold longer.
    """

    part: Part
    step: Step
    days: frozenset[int] = frozenset()  # of the programme's week, 1 to 7
    by_level: bool = False
    later: Substitute | None = None

    def is_on(self, weekday: int) -> bool:
        return not self.days or weekday in self.days


@dataclass(frozen=True, slots=True)
class Block:
    """Some weeks that are alike."""

    name: str
    about: str
    weeks: int
    steps: tuple[PlannedStep, ...]
    rest_days: frozenset[int] = frozenset()  # of the programme's week, 1 to 7

    @property
    def days(self) -> int:
        return self.weeks * DAYS_IN_WEEK


@dataclass(frozen=True, slots=True)
class Programme:
    """Blocks one after the other, then `maintenance` for good; `enough` sessions make a good week."""

    id: str
    name: str
    about: str
    blocks: tuple[Block, ...]
    maintenance: Block
    test_weeks: tuple[int, ...] = ()  # after how many weeks to measure; 0 is before the first
    enough: int = 5

    @property
    def weeks(self) -> int:
        return sum(block.weeks for block in self.blocks)

    def block(self, index: int) -> Block:
        """A block; the one after the last is maintenance."""
        return self.blocks[index] if index < len(self.blocks) else self.maintenance

    def exercise_ids(self) -> frozenset[str]:
        """Every exercise that any day may call for."""
        planned = [step for block in (*self.blocks, self.maintenance) for step in block.steps]
        steps = Sequence(self.id, self.name, self.about, tuple(one.step for one in planned)).exercise_ids()
        return steps | {one.later.exercise for one in planned if one.later is not None}


@dataclass(frozen=True, slots=True)
class Dose:
    """How much, at present: the level of held stretches, the side with one more set, and what has been made harder."""

    level: int = FIRST_LEVEL
    extra_side: Side | None = None
    harder: frozenset[str] = frozenset()  # exercises whose `later` has taken their place


def sequence_for(programme: Programme, block_index: int, weekday: int, dose: Dose) -> Sequence:
    """What a programme asks for on a day of its week (1 to 7); on a rest day, what it would ask for.

    Held stretches come to `MOST_SECONDS_A_LEG` at most: what is too much is taken off set by set, from the last
    stretch on, and the extra set first of all.
    """
    block = programme.block(block_index)
    planned = [one for one in block.steps if one.is_on(weekday)]
    steps = [_dosed(one, dose) for one in planned]
    stretches = [i for i, one in enumerate(planned) if one.part is Part.STRETCH]
    for i in reversed(stretches):
        if _over(steps, stretches):
            steps[i] = replace(steps[i], extra_set=None)
    while _over(steps, stretches):
        i = max(reversed(stretches), key=lambda i: steps[i].sets)
        if steps[i].sets == 1:
            break  # a single hold that is too long is the file's own wish, and `MOST` is checked when it is read
        steps[i] = replace(steps[i], sets=steps[i].sets - 1)
    return Sequence(programme.id, block.name, block.about, tuple(steps))


def stretched_s(step: Step) -> int:
    """Most seconds of hold on one leg that a stretching step or what may take its place asks for."""
    own = (step.sets + (step.extra_set is not None)) * (step.seconds or 0)
    return max(own, *(s.sets * (s.seconds or 0) for s in (step.first_hour, step.otherwise) if s is not None), 0)


def _over(steps: list[Step], stretches: list[int]) -> bool:
    return sum(stretched_s(steps[i]) for i in stretches) > MOST_SECONDS_A_LEG


def _dosed(planned: PlannedStep, dose: Dose) -> Step:
    step = planned.step
    if planned.later is not None and step.exercise in dose.harder:
        later = planned.later
        return replace(
            step,
            exercise=later.exercise,
            sets=later.sets,
            seconds=later.seconds,
            reps=later.reps,
            tempo_ms=later.tempo_ms,
        )
    if not planned.by_level:
        return step
    sets, seconds = LEVELS[dose.level - 1]
    return replace(step, sets=sets, seconds=seconds, extra_set=dose.extra_side)
