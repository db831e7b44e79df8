"""All exercises and sequences there are: the shipped ones, and the user's own beside them.

Files are read when somebody asks for them, so that a page costs only what it shows; a figure is built when somebody
wants to see it. A shipped file that does not read is raised; one of the user's is left out and kept under `problems`,
so that the program starts and can name it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from stretchtimer.catalogue.read import mistake, read_file
from stretchtimer.catalogue.schema import ID, ExerciseFile, SequenceFile, to_exercise, to_sequence
from stretchtimer.core.exercise import Exercise
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Circumstances, Plan, make_plan
from stretchtimer.core.sequence import Sequence, Step, Substitute

if TYPE_CHECKING:
    from stretchtimer.core.figure.keyframes import Figure

TRANSLATION = re.compile(r"[^.]+\.[a-z]{2,3}(_[A-Z]{2})?")

Read = TypeVar("Read", Exercise, Sequence)


class Catalogue:
    """The shipped files under one folder and the user's own under another; both hold `exercises/` and `sequences/`."""

    def __init__(self, shipped: Path, own: Path) -> None:
        self._shipped = shipped
        self._own = own
        self._exercises: dict[str, Exercise] = {}
        self._sequences: dict[str, Sequence] = {}
        self._figure_tables: dict[str, tuple[Path, Mapping[str, Any]]] = {}
        self._figures: dict[str, Figure] = {}

    @property
    def exercise_ids(self) -> tuple[str, ...]:
        return tuple(sorted({*_files(self._shipped / "exercises"), *self._own_exercises[0]}))

    @property
    def sequence_ids(self) -> tuple[str, ...]:
        return tuple(sorted({*_files(self._shipped / "sequences"), *self._own_sequences[0]}))

    @property
    def problems(self) -> tuple[Message, ...]:
        """What is wrong with the user's own files: one message for each file that was left out."""
        return (*self._own_exercises[1].values(), *self._own_sequences[1].values())

    def problem_with(self, own_id: str) -> Message | None:
        """What is wrong with the user's own file of that id; None where nothing is, or there is no such file."""
        return self._own_sequences[1].get(own_id) or self._own_exercises[1].get(own_id)

    def exercise(self, exercise_id: str) -> Exercise:
        """Read an exercise once; raises UserError when there is none of that id."""
        if exercise_id not in self._exercises:
            self._exercises[exercise_id] = self._find_exercise(exercise_id)
        return self._exercises[exercise_id]

    def figure(self, exercise_id: str) -> "Figure | None":
        """Build an exercise's figure once; None where its file has none."""
        self.exercise(exercise_id)
        return self._figure_of(exercise_id)

    def sequence(self, sequence_id: str) -> Sequence:
        """Read a sequence once; raises UserError when there is none of that id."""
        if sequence_id not in self._sequences:
            self._sequences[sequence_id] = self._find_sequence(sequence_id)
        return self._sequences[sequence_id]

    def plan(self, sequence_id: str, circumstances: Circumstances) -> Plan:
        sequence = self.sequence(sequence_id)
        exercises = {exercise_id: self.exercise(exercise_id) for exercise_id in sequence.exercise_ids()}
        return make_plan(sequence, exercises, circumstances)

    @cached_property
    def _own_exercises(self) -> tuple[dict[str, Exercise], dict[str, Message]]:
        shipped = _files(self._shipped / "exercises")

        def read(exercise_id: str, path: Path) -> Exercise:
            _check_name(exercise_id, path, shipped)
            exercise = self._read_exercise(exercise_id, path)
            self._figure_of(exercise_id)
            return exercise

        return _sound_ones(self._own / "exercises", read)

    @cached_property
    def _own_sequences(self) -> tuple[dict[str, Sequence], dict[str, Message]]:
        shipped = _files(self._shipped / "sequences")

        def read(sequence_id: str, path: Path) -> Sequence:
            _check_name(sequence_id, path, shipped)
            sequence = _read_sequence(sequence_id, path)
            self._check_exercises(sequence, path)
            return sequence

        return _sound_ones(self._own / "sequences", read)

    def _find_exercise(self, exercise_id: str) -> Exercise:
        path = _files(self._shipped / "exercises").get(exercise_id)
        if path is not None:
            return self._read_exercise(exercise_id, path)
        if exercise_id in self._own_exercises[0]:
            return self._own_exercises[0][exercise_id]
        values = {"id": exercise_id, "known": ", ".join(self.exercise_ids)}
        raise UserError(Message("exercise_unknown", values))

    def _read_exercise(self, exercise_id: str, path: Path) -> Exercise:
        file = read_file(path, ExerciseFile)
        if file.figure is not None:
            self._figure_tables[exercise_id] = path, file.figure
        return to_exercise(exercise_id, file)

    def _figure_of(self, exercise_id: str) -> "Figure | None":
        if exercise_id not in self._figures and exercise_id in self._figure_tables:
            from stretchtimer.catalogue.figure_file import figure_in

            self._figures[exercise_id] = figure_in(*self._figure_tables[exercise_id], exercise_id)
        return self._figures.get(exercise_id)

    def _find_sequence(self, sequence_id: str) -> Sequence:
        path = _files(self._shipped / "sequences").get(sequence_id)
        if path is not None:
            sequence = _read_sequence(sequence_id, path)
            self._check_exercises(sequence, path)
            return sequence
        sound, problems = self._own_sequences
        if sequence_id in sound:
            return sound[sequence_id]
        if sequence_id in problems:
            raise UserError(problems[sequence_id])
        values = {"id": sequence_id, "known": ", ".join(self.sequence_ids)}
        raise UserError(Message("sequence_unknown", values))

    def _check_exercises(self, sequence: Sequence, path: Path) -> None:
        """Hold a sequence to the exercises there are, and each counted step to a tempo."""
        for number, step in enumerate(sequence.steps):
            for key, part in _parts(number, step):
                try:
                    exercise = self.exercise(part.exercise)
                except UserError as error:
                    if error.message.key != "exercise_unknown":
                        raise
                    known = ", ".join(self.exercise_ids)
                    allowed = Message("allowed_one_of", {"choices": known})
                    raise mistake(path, f"{key}.exercise", repr(part.exercise), allowed) from None
                if part.reps is not None and not (part.tempo_ms or exercise.dose.tempo_ms):
                    raise mistake(path, f"{key}.tempo_ms", Message("found_nothing"), Message("allowed_reps_with_tempo"))


def _parts(number: int, step: Step) -> Iterable[tuple[str, Step | Substitute]]:
    key = f"steps[{number}]"
    yield key, step
    if step.first_hour is not None:
        yield f"{key}.first_hour", step.first_hour
    if step.otherwise is not None:
        yield f"{key}.otherwise", step.otherwise


def _files(folder: Path) -> dict[str, Path]:
    """The files of a folder by id. `<id>.<language>.toml` holds a translation, not another exercise."""
    return {path.stem: path for path in sorted(folder.glob("*.toml")) if not TRANSLATION.fullmatch(path.stem)}


def _read_sequence(sequence_id: str, path: Path) -> Sequence:
    return to_sequence(sequence_id, read_file(path, SequenceFile))


def _check_name(own_id: str, path: Path, shipped: dict[str, Path]) -> None:
    if not re.fullmatch(ID, own_id):
        raise UserError(Message("file_name_not_id", {"file": str(path)}))
    if own_id in shipped:
        raise UserError(Message("file_name_taken", {"file": str(path), "id": own_id}))


def _sound_ones(folder: Path, read: Callable[[str, Path], Read]) -> tuple[dict[str, Read], dict[str, Message]]:
    sound: dict[str, Read] = {}
    problems: dict[str, Message] = {}
    for own_id, path in _files(folder).items():
        try:
            sound[own_id] = read(own_id, path)
        except UserError as error:
            problems[own_id] = error.message
    return sound, problems
