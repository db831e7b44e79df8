"""What a catalogue file may hold: its keys, their types and limits, and the way from a file to the core's objects.

These structures are the format of the files and nothing else; the program works with the core's objects. A rule between
keys is checked in `__post_init__`, which names the key of `words.py` that says what is allowed, and its own key.
"""

from collections.abc import Iterable
from typing import Annotated, Any

from msgspec import Meta, Struct

from stretchtimer.core.breathing import STEADY
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import (
    Amount,
    Dose,
    Exercise,
    FirstHour,
    Kit,
    Limb,
    Load,
    Muscles,
    Place,
    Position,
    Side,
    Sides,
    Technique,
)
from stretchtimer.core.sequence import CHANGE_SIDE_S, PREPARE_S, REST_S, Sequence, Step, Substitute

SCHEMA = 1
PICTURE = r"^[a-z][a-z0-9_]{0,63}\.(png|jpg)$"
ID = r"^[a-z][a-z0-9_]{0,63}$"

# Only what is no text: it could give orders to a terminal, forge a line of what a shared file would bring, or have it
# read backwards.
NAME = r"^(?=.*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]+\Z"
TEXT = r"^(?=[\s\S]*\S)[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]+\Z"

Name = Annotated[str, Meta(min_length=1, max_length=400, pattern=NAME)]
Text = Annotated[str, Meta(min_length=1, max_length=400, pattern=TEXT)]
MaybeText = Annotated[str, Meta(max_length=400, pattern=rf"{TEXT}|^\Z")]
Texts = Annotated[tuple[Text, ...], Meta(max_length=20)]
Version = Annotated[int, Meta(ge=SCHEMA, le=SCHEMA)]
Id = Annotated[str, Meta(pattern=ID)]
PictureName = Annotated[str, Meta(pattern=PICTURE)]
Count = Annotated[int, Meta(ge=1, le=20)]
Repetitions = Annotated[int, Meta(ge=1, le=100)]
Seconds = Annotated[int, Meta(ge=5, le=900)]
LeadSeconds = Annotated[int, Meta(ge=3, le=120)]
TempoMs = Annotated[int, Meta(ge=300, le=30_000)]
WindowSeconds = Annotated[int, Meta(ge=1, le=7_200)]


class File(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a catalogue file: a key it does not know is a mistake, not a remark."""


class DoseTable(File, frozen=True):
    """`[dose]` of an exercise."""

    sets: tuple[Count, Count]
    seconds: tuple[Seconds, Seconds] | None = None
    reps: tuple[Repetitions, Repetitions] | None = None
    tempo_ms: TempoMs | None = None

    def __post_init__(self) -> None:
        if self.seconds is None and self.reps is None:
            raise ValueError("allowed_seconds_or_reps")
        if self.reps is not None and self.tempo_ms is None:
            raise ValueError("allowed_reps_with_tempo tempo_ms")
        for key, pair in (("sets", self.sets), ("seconds", self.seconds), ("reps", self.reps)):
            if pair is not None and pair[0] > pair[1]:
                raise ValueError(f"allowed_lowest_first {key}")


class MusclesTable(File, frozen=True):
    """`[muscles]` of an exercise."""

    stretched: Texts = ()
    worked: Texts = ()


class LoadTable(File, frozen=True):
    """`[load]` of an exercise."""

    flexion: Amount = Amount.NONE
    nerve: Amount = Amount.NONE
    impact: Amount = Amount.NONE
    head_low: bool = False
    balance: bool = False


class ExerciseFile(File, frozen=True):
    """One exercise; its id is the file's name."""

    schema: Version
    name: Name
    technique: Technique
    sides: Sides
    position: Position
    places: tuple[Place, ...]
    kit: tuple[Kit, ...]
    ready: Text
    cue: Text
    short_cue: Text
    setup: Texts
    cues: Texts
    mistakes: Texts
    feel: Text
    care: Text
    easier: Text
    first_hour: FirstHour
    avoid: tuple[Condition, ...]
    sources: Texts
    dose: DoseTable
    muscles: MusclesTable
    load: LoadTable
    harder: MaybeText = ""
    change: MaybeText = ""
    limb: Limb = Limb.LEG
    pose: Id | None = None
    """The shipped exercise as which one of the user's own is drawn."""
    picture: PictureName | None = None
    """A file in `pictures/` beside the folder of the exercises."""
    picture_text: MaybeText = ""
    figure: dict[str, Any] | None = None
    """How it is drawn: left as it stands until somebody wants to see it, then read by `figure_table.py`."""

    def __post_init__(self) -> None:
        if (self.sides is Sides.EACH) != bool(self.change):
            raise ValueError("allowed_change_with_each change")
        if (self.pose, self.picture, self.figure).count(None) < 2:
            raise ValueError("allowed_one_drawing pose")
        if (self.picture is not None) != bool(self.picture_text):
            raise ValueError("allowed_text_with_picture picture_text")


class SubstituteTable(File, frozen=True):
    """`first_hour` or `otherwise` of a step."""

    exercise: Id
    sets: Count = 1
    seconds: Seconds | None = None
    reps: Repetitions | None = None
    tempo_ms: TempoMs | None = None

    def __post_init__(self) -> None:
        if (self.seconds is None) == (self.reps is None):
            raise ValueError("allowed_either_seconds_or_reps")


class StepTable(File, frozen=True):
    """One of `[[steps]]`."""

    exercise: Id
    sets: Count = 1
    seconds: Seconds | None = None
    reps: Repetitions | None = None
    tempo_ms: TempoMs | None = None
    wait_for_tap: bool = False
    first_side: Side = Side.RIGHT
    prepare_s: LeadSeconds = PREPARE_S
    change_s: LeadSeconds = CHANGE_SIDE_S
    rest_s: LeadSeconds = REST_S
    only_first_hour: bool = False
    one_side: bool = False
    first_hour: SubstituteTable | None = None
    otherwise: SubstituteTable | None = None

    def __post_init__(self) -> None:
        if (self.seconds is None) == (self.reps is None):
            raise ValueError("allowed_either_seconds_or_reps")
        if self.first_side is Side.BOTH:
            raise ValueError("allowed_first_side first_side")


class SequenceFile(File, frozen=True):
    """One sequence; its id is the file's name."""

    schema: Version
    name: Name
    about: Text
    steps: Annotated[tuple[StepTable, ...], Meta(min_length=1, max_length=60)]
    window_s: tuple[WindowSeconds, WindowSeconds] | None = None
    breathing: MaybeText = ""

    def __post_init__(self) -> None:
        if self.breathing and self.breathing not in STEADY:
            raise ValueError("allowed_breathing breathing")
        if self.window_s is not None and self.window_s[0] > self.window_s[1]:
            raise ValueError("allowed_lowest_first window_s")


def to_exercise(exercise_id: str, file: ExerciseFile) -> Exercise:
    return Exercise(
        id=exercise_id,
        name=file.name,
        technique=file.technique,
        sides=file.sides,
        position=file.position,
        places=file.places,
        kit=file.kit,
        ready=file.ready,
        cue=file.cue,
        short_cue=file.short_cue,
        change=file.change,
        setup=file.setup,
        cues=file.cues,
        mistakes=file.mistakes,
        feel=file.feel,
        care=file.care,
        easier=file.easier,
        harder=file.harder,
        dose=Dose(file.dose.sets, file.dose.seconds, file.dose.reps, file.dose.tempo_ms or 0),
        muscles=Muscles(file.muscles.stretched, file.muscles.worked),
        load=Load(
            file.load.flexion, file.load.nerve, file.load.impact, head_low=file.load.head_low, balance=file.load.balance
        ),
        first_hour=file.first_hour,
        avoid=frozenset(file.avoid),
        sources=file.sources,
        limb=file.limb,
        pose=file.pose or "",
        picture=file.picture or "",
        picture_text=file.picture_text,
    )


def to_sequence(sequence_id: str, file: SequenceFile) -> Sequence:
    steps = tuple(map(to_step, file.steps))
    return Sequence(sequence_id, file.name, file.about, steps, file.window_s, file.breathing)


def to_step(table: StepTable) -> Step:
    return Step(
        exercise=table.exercise,
        sets=table.sets,
        seconds=table.seconds,
        reps=table.reps,
        tempo_ms=table.tempo_ms,
        wait_for_tap=table.wait_for_tap,
        first_side=table.first_side,
        prepare_s=table.prepare_s,
        change_s=table.change_s,
        rest_s=table.rest_s,
        first_hour=to_substitute(table.first_hour),
        otherwise=to_substitute(table.otherwise),
        only_first_hour=table.only_first_hour,
        one_side=table.one_side,
    )


def to_substitute(table: SubstituteTable | None) -> Substitute | None:
    if table is None:
        return None
    return Substitute(table.exercise, table.sets, table.seconds, table.reps, table.tempo_ms)


def parts_of(key: str, step: Step) -> Iterable[tuple[str, Step | Substitute]]:
    """A step and what may take its place, each with its key in the file; `key` is the step's own."""
    yield key, step
    if step.first_hour is not None:
        yield f"{key}.first_hour", step.first_hour
    if step.otherwise is not None:
        yield f"{key}.otherwise", step.otherwise
