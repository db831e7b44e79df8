"""From a sequence to the phases of a session: which exercise, side and set, in which order, for how many ms.

A plan is what a session performs. It is chosen once, before the session starts: the form for the hour, substitutes for
what the user lacks or should not do, and for each of those the reason, so that the screen can say it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from stretchtimer.core.breathing import PATTERNS, RELAX_4_6, Pattern
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, FirstHour, Kit, Side, Sides, Technique
from stretchtimer.core.message import Message
from stretchtimer.core.red_flags import is_gentle
from stretchtimer.core.sequence import Sequence, Step, Substitute

# Contract-relax: ease in, press gently, let go, then the new range (clinical reference, exercise 13).
PNF_EASE_MS = 10_000
PNF_CONTRACT_MS = 6_000
PNF_RELAX_MS = 2_000


class Form(StrEnum):
    """Which form of a sequence is done."""

    USUAL = "usual"
    FIRST_HOUR = "first_hour"


class PhaseKind(StrEnum):
    """What one timed stretch of the session's clock is for."""

    PREPARE = "prepare"
    CHANGE_SIDE = "change_side"
    REST = "rest"
    HOLD = "hold"
    CONTRACT = "contract"
    RELAX = "relax"
    STRETCH = "stretch"  # the new range after letting go
    REPS = "reps"
    MOVE = "move"  # keeping on the move for a time, uncounted: walking, high knees
    ROLL = "roll"

    @property
    def is_work(self) -> bool:
        """Whether its time is credited; the other kinds lead in to a set."""
        return self not in LEAD_INS


LEAD_INS = frozenset({PhaseKind.PREPARE, PhaseKind.CHANGE_SIDE, PhaseKind.REST})


@dataclass(frozen=True, slots=True)
class SetKey:
    """Names one set of a plan: its step, counted from 0, its side, and its number on that side, from 1."""

    step: int
    side: Side
    number: int


@dataclass(frozen=True, slots=True)
class Phase:
    """One timed stretch of the session's clock. A lead-in belongs to the set that follows it."""

    kind: PhaseKind
    set_key: SetKey
    exercise: str
    length_ms: int
    reps: int = 0
    waits: bool = False  # for the user's tap after each repetition, instead of the clock

    @property
    def rep_ms(self) -> int:
        return self.length_ms // self.reps if self.reps else 0

    @property
    def side(self) -> Side:
        return self.set_key.side


@dataclass(frozen=True, slots=True)
class Swap:
    """A step that was not taken as it stands: what it asked for, what came instead (None: left out), and why."""

    exercise: str
    instead: str | None
    reason: Message


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session performs."""

    sequence: Sequence
    form: Form
    exercises: Mapping[str, Exercise]
    phases: tuple[Phase, ...]
    swaps: tuple[Swap, ...]
    breathing: Pattern = RELAX_4_6

    @property
    def length_ms(self) -> int:
        return sum(phase.length_ms for phase in self.phases)

    @property
    def set_keys(self) -> tuple[SetKey, ...]:
        """Every set of the plan, in order."""
        return tuple(dict.fromkeys(phase.set_key for phase in self.phases))

    @property
    def kit(self) -> tuple[Kit, ...]:
        """Everything to fetch beforehand, in the order it is needed."""
        return tuple(dict.fromkeys(kit for phase in self.phases for kit in self.exercises[phase.exercise].kit))

    def set_phases(self, key: SetKey) -> tuple[Phase, ...]:
        """The working phases of one set."""
        return tuple(phase for phase in self.phases if phase.set_key == key and phase.kind.is_work)

    def by_the_clock(self) -> "Plan":
        """The same plan where nobody can tap: its repetitions go by at their tempo."""
        return replace(self, phases=tuple(replace(phase, waits=False) for phase in self.phases))

    def planned_ms(self, key: SetKey) -> int:
        return sum(phase.length_ms for phase in self.set_phases(key))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a plan has to fit: the hour, what is at hand, what the body should not do, and how the user breathes."""

    form: Form = Form.USUAL
    kit: frozenset[Kit] = frozenset(Kit)
    conditions: frozenset[Condition] = frozenset()
    gentle_only: bool = False  # by the answers to the safety questions
    breathing: Pattern = RELAX_4_6

    def in_form(self, form: Form) -> "Circumstances":
        return replace(self, form=form)


def make_plan(sequence: Sequence, exercises: Mapping[str, Exercise], circumstances: Circumstances) -> Plan:
    """Compile a sequence. `exercises` holds at least `sequence.exercise_ids()`; a missing one is a KeyError.

    A plan may come out empty, when everything in the sequence is to be avoided: then it must not be started.
    """
    phases: list[Phase] = []
    swaps: list[Swap] = []
    for step in sequence.steps:
        if step.only_first_hour and circumstances.form is not Form.FIRST_HOUR:
            continue
        chosen, swap = _choose(step, exercises, circumstances)
        if swap is not None:
            swaps.append(swap)
        if chosen is not None:
            number = phases[-1].set_key.step + 1 if phases else 0
            phases.extend(_step_phases(number, chosen, exercises[chosen.exercise]))
    breathing = PATTERNS.get(sequence.breathing, circumstances.breathing)
    return Plan(sequence, circumstances.form, exercises, tuple(phases), tuple(swaps), breathing)


def _choose(
    step: Step, exercises: Mapping[str, Exercise], circumstances: Circumstances
) -> tuple[Step | None, Swap | None]:
    """Take the step, its substitute or nothing, and say why when it is not the step itself."""
    wanted, swap = step, None
    if circumstances.form is Form.FIRST_HOUR and step.first_hour is not None:
        wanted = _substituted(step, step.first_hour)
        swap = Swap(step.exercise, wanted.exercise, Message("swap_first_hour"))
    obstacle = _obstacle(exercises[wanted.exercise], circumstances)
    if obstacle is None:
        return wanted, swap
    if step.otherwise is not None and _obstacle(exercises[step.otherwise.exercise], circumstances) is None:
        return _substituted(step, step.otherwise), Swap(step.exercise, step.otherwise.exercise, obstacle)
    return None, Swap(step.exercise, None, obstacle)


def _substituted(step: Step, substitute: Substitute) -> Step:
    return replace(
        step,
        exercise=substitute.exercise,
        sets=substitute.sets,
        seconds=substitute.seconds,
        reps=substitute.reps,
        tempo_ms=substitute.tempo_ms,
        wait_for_tap=False,
        extra_set=None,
    )


def _obstacle(exercise: Exercise, circumstances: Circumstances) -> Message | None:
    if circumstances.form is Form.FIRST_HOUR and exercise.first_hour is not FirstHour.YES:
        return Message("swap_first_hour")
    for condition in sorted(exercise.avoid & circumstances.conditions):
        return Message("swap_condition", {"condition": condition.value})
    if circumstances.gentle_only and not is_gentle(exercise):
        return Message("swap_gentle")
    for kit in exercise.kit:
        if kit not in circumstances.kit:
            return Message("swap_kit", {"kit": kit.value})
    return None


def _step_phases(number: int, step: Step, exercise: Exercise) -> Iterator[Phase]:
    """Yield a step's phases: all sets on the first side, then all on the other, so that one change is enough."""
    for side in _sides(step, exercise):
        for set_number in range(1, step.sets + (side is step.extra_set) + 1):
            key = SetKey(number, side, set_number)
            yield _lead_in(key, step, first_side=side in (Side.BOTH, step.first_side))
            yield from _work(key, step, exercise)


def _sides(step: Step, exercise: Exercise) -> tuple[Side, ...]:
    if exercise.sides is not Sides.EACH:
        return (Side.BOTH,)
    return (step.first_side,) if step.one_side else (step.first_side, step.first_side.other)


def _lead_in(key: SetKey, step: Step, *, first_side: bool) -> Phase:
    if key.number > 1:
        return Phase(PhaseKind.REST, key, step.exercise, step.rest_s * 1000)
    if first_side:
        return Phase(PhaseKind.PREPARE, key, step.exercise, step.prepare_s * 1000)
    return Phase(PhaseKind.CHANGE_SIDE, key, step.exercise, step.change_s * 1000)


TIMED_KINDS = {
    Technique.STATIC: PhaseKind.HOLD,
    Technique.HOLD: PhaseKind.HOLD,
    Technique.DYNAMIC: PhaseKind.MOVE,
    Technique.REPS: PhaseKind.MOVE,
    Technique.ROLL: PhaseKind.ROLL,
    Technique.PNF: PhaseKind.STRETCH,
}


def _work(key: SetKey, step: Step, exercise: Exercise) -> Iterator[Phase]:
    if step.reps is not None:
        tempo_ms = step.tempo_ms or exercise.dose.tempo_ms
        length_ms = step.reps * tempo_ms
        yield Phase(PhaseKind.REPS, key, exercise.id, length_ms, step.reps, step.wait_for_tap)
        return
    if step.seconds is None:
        raise ValueError(f"step {key.step} of {exercise.id} has neither seconds nor repetitions")
    if exercise.technique is Technique.PNF:
        yield Phase(PhaseKind.HOLD, key, exercise.id, PNF_EASE_MS)
        yield Phase(PhaseKind.CONTRACT, key, exercise.id, PNF_CONTRACT_MS)
        yield Phase(PhaseKind.RELAX, key, exercise.id, PNF_RELAX_MS)
    yield Phase(TIMED_KINDS[exercise.technique], key, exercise.id, step.seconds * 1000)
