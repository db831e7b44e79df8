"""All exercises, sequences and programmes there are: the shipped ones, and the user's own beside them.

Files are read when somebody asks for them, so that a page costs only what it shows; a figure is built when somebody
wants to see it. A shipped file that does not read is raised; one of the user's is left out and kept under `problems`,
so that the program starts and can name it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from stretchtimer.catalogue.read import mistake, parsed
from stretchtimer.catalogue.schema import ID, ExerciseFile, SequenceFile, parts_of, to_exercise, to_sequence
from stretchtimer.catalogue.translation import read_said
from stretchtimer.core.exercise import Exercise
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Circumstances, Plan, make_plan
from stretchtimer.core.programme import Programme
from stretchtimer.core.sequence import Sequence, Step, Substitute

if TYPE_CHECKING:
    from stretchtimer.core.figure.keyframes import Figure

TRANSLATION = re.compile(r"[^.]+\.[a-z]{2,3}(_[A-Z]{2})?")

Read = TypeVar("Read", Exercise, Sequence, Programme)


class Catalogue:
    """The shipped files under one folder and the user's own under another, in `exercises/` and folders beside it.

    Their texts are in `language`, where that has been written beside them.
    """

    def __init__(
        self, shipped: Path, own: Path, language: str = "en", *, instead: Mapping[Path, str | None] | None = None
    ) -> None:
        """`instead` holds what is to be taken for the text of some of the own files, whatever stands there; None: gone.

        That is how a change of them is tried before it is made.
        """
        self._shipped = shipped
        self._own = own
        self._language = language
        self._instead = instead or {}
        self._exercises: dict[str, Exercise] = {}
        self._sequences: dict[str, Sequence] = {}
        self._programmes: dict[str, Programme] = {}
        self._figure_tables: dict[str, tuple[Path, Mapping[str, Any]]] = {}
        self._figures: dict[str, Figure] = {}
        self._own_seen = self._own_now()

    @property
    def own_folder(self) -> Path:
        return self._own

    def supposing(self, instead: Mapping[Path, str | None]) -> "Catalogue":
        """What there would be if these own files held these texts."""
        return Catalogue(self._shipped, self._own, self._language, instead=instead)

    def read_again(self) -> None:
        """Forget all that was read: own files have changed."""
        for own in ("_own_exercises", "_own_sequences", "_own_programmes"):
            self.__dict__.pop(own, None)
        read: tuple[dict[str, Any], ...] = (self._exercises, self._sequences, self._programmes, self._figures)
        for kept in (*read, self._figure_tables):
            kept.clear()
        self._own_seen = self._own_now()

    @property
    def is_behind(self) -> bool:
        """Whether own files are others than when they were read: somebody else has been at them."""
        return self._own_now() != self._own_seen

    @property
    def own_exercise_ids(self) -> frozenset[str]:
        return frozenset(self._own_exercises[0])

    @property
    def own_sequence_ids(self) -> frozenset[str]:
        return frozenset(self._own_sequences[0])

    @property
    def own_programme_ids(self) -> frozenset[str]:
        return frozenset(self._own_programmes[0])

    @property
    def taken_sequence_ids(self) -> frozenset[str]:
        """What no new sequence may be called: the files of sequences and programmes, sound or not."""
        places = [place / folder for place in (self._shipped, self._own) for folder in ("sequences", "programmes")]
        return frozenset(one for place in places for one in self._files(place))

    @property
    def taken_exercise_ids(self) -> frozenset[str]:
        """What no new exercise may be called."""
        return frozenset(one for place in (self._shipped, self._own) for one in self._files(place / "exercises"))

    def raw_exercise(self, exercise_id: str) -> dict[str, Any]:
        """An exercise's file as it is, key by key: to be edited."""
        self.exercise(exercise_id)
        shipped = self._files(self._shipped / "exercises")
        path = shipped.get(exercise_id) or self._own / "exercises" / f"{exercise_id}.toml"
        return parsed(path, self._instead.get(path))

    @property
    def exercise_ids(self) -> tuple[str, ...]:
        return tuple(sorted({*self._files(self._shipped / "exercises"), *self._own_exercises[0]}))

    @property
    def sequence_ids(self) -> tuple[str, ...]:
        return tuple(sorted({*self._files(self._shipped / "sequences"), *self._own_sequences[0]}))

    @property
    def programme_ids(self) -> tuple[str, ...]:
        return tuple(sorted({*self._files(self._shipped / "programmes"), *self._own_programmes[0]}))

    @property
    def problems(self) -> tuple[Message, ...]:
        """What is wrong with the user's own files: one message for each file that was left out."""
        own = (self._own_exercises, self._own_sequences, self._own_programmes)
        return tuple(problem for _sound, problems in own for problem in problems.values())

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

    def programme(self, programme_id: str) -> Programme:
        """Read a programme once; raises UserError when there is none of that id."""
        if programme_id not in self._programmes:
            self._programmes[programme_id] = self._find_programme(programme_id)
        return self._programmes[programme_id]

    def plan(self, sequence_id: str, circumstances: Circumstances) -> Plan:
        return self.plan_of(self.sequence(sequence_id), circumstances)

    def plan_of(self, sequence: Sequence, circumstances: Circumstances) -> Plan:
        """The plan of a sequence that was made, not read: a programme's day, or one that was trimmed."""
        exercises = {exercise_id: self.exercise(exercise_id) for exercise_id in sequence.exercise_ids()}
        return make_plan(sequence, exercises, circumstances)

    @cached_property
    def _own_exercises(self) -> tuple[dict[str, Exercise], dict[str, Message]]:
        shipped = self._files(self._shipped / "exercises")

        def read(exercise_id: str, path: Path) -> Exercise:
            _check_name(exercise_id, path, shipped)
            exercise = self._read_exercise(exercise_id, path)
            if exercise.pose and exercise.pose not in shipped:
                allowed = Message("allowed_one_of", {"choices": ", ".join(shipped)})
                raise mistake(path, "pose", repr(exercise.pose), allowed)
            self._figure_of(exercise_id)
            return exercise

        return _sound_ones(self._files(self._own / "exercises"), read)

    @cached_property
    def _own_sequences(self) -> tuple[dict[str, Sequence], dict[str, Message]]:
        shipped = self._files(self._shipped / "sequences") | self._files(self._shipped / "programmes")

        def read(sequence_id: str, path: Path) -> Sequence:
            _check_name(sequence_id, path, shipped)
            sequence = self._read_sequence(sequence_id, path)
            self._check_exercises(sequence, path)
            return sequence

        return _sound_ones(self._files(self._own / "sequences"), read)

    @cached_property
    def _own_programmes(self) -> tuple[dict[str, Programme], dict[str, Message]]:
        taken = self._files(self._shipped / "programmes") | self._files(self._shipped / "sequences")
        sequences = self._files(self._own / "sequences")

        def read(programme_id: str, path: Path) -> Programme:
            _check_name(programme_id, path, taken)
            if programme_id in sequences:
                raise UserError(Message("file_name_of_sequence", {"file": str(path), "id": programme_id}))
            return self._read_programme(programme_id, path)

        return _sound_ones(self._files(self._own / "programmes"), read)

    def _find_exercise(self, exercise_id: str) -> Exercise:
        path = self._files(self._shipped / "exercises").get(exercise_id)
        if path is not None:
            return self._read_exercise(exercise_id, path)
        if exercise_id in self._own_exercises[0]:
            return self._own_exercises[0][exercise_id]
        values = {"id": exercise_id, "known": ", ".join(self.exercise_ids)}
        raise UserError(Message("exercise_unknown", values))

    def _read_exercise(self, exercise_id: str, path: Path) -> Exercise:
        file = read_said(path, ExerciseFile, self._language, self._instead.get(path))
        if file.figure is not None:
            self._figure_tables[exercise_id] = path, file.figure
        return to_exercise(exercise_id, file)

    def _figure_of(self, exercise_id: str) -> "Figure | None":
        if exercise_id not in self._figures and exercise_id in self._figure_tables:
            from stretchtimer.catalogue.figure_file import figure_in

            self._figures[exercise_id] = figure_in(*self._figure_tables[exercise_id], exercise_id)
        pose = self._exercises[exercise_id].pose if exercise_id in self._exercises else ""
        return self.figure(pose) if pose else self._figures.get(exercise_id)

    def _find_sequence(self, sequence_id: str) -> Sequence:
        path = self._files(self._shipped / "sequences").get(sequence_id)
        if path is not None:
            sequence = self._read_sequence(sequence_id, path)
            self._check_exercises(sequence, path)
            return sequence
        sound, problems = self._own_sequences
        if sequence_id in sound:
            return sound[sequence_id]
        if sequence_id in problems:
            raise UserError(problems[sequence_id])
        values = {"id": sequence_id, "known": ", ".join(self.sequence_ids)}
        raise UserError(Message("sequence_unknown", values))

    def _find_programme(self, programme_id: str) -> Programme:
        path = self._files(self._shipped / "programmes").get(programme_id)
        if path is not None:
            return self._read_programme(programme_id, path)
        sound, problems = self._own_programmes
        if programme_id in sound:
            return sound[programme_id]
        if programme_id in problems:
            raise UserError(problems[programme_id])
        values = {"id": programme_id, "known": ", ".join(self.programme_ids)}
        raise UserError(Message("programme_unknown", values))

    def _read_programme(self, programme_id: str, path: Path) -> Programme:
        from stretchtimer.catalogue.programmes import read_programme

        return read_programme(programme_id, path, self._language, self._check_parts, self._instead.get(path))

    def _read_sequence(self, sequence_id: str, path: Path) -> Sequence:
        return to_sequence(sequence_id, read_said(path, SequenceFile, self._language, self._instead.get(path)))

    def _own_now(self) -> frozenset[tuple[str, int, int]]:
        """What tells one state of the own files from another."""
        found = set()
        for path in self._own.glob("*s/*.toml"):
            with suppress(OSError):  # gone meanwhile
                state = path.stat()
                found.add((str(path), state.st_mtime_ns, state.st_size))
        return frozenset(found)

    def _files(self, folder: Path) -> dict[str, Path]:
        """The files of a folder by id. `<id>.<language>.toml` holds a translation, not another exercise."""
        there = {path for path in folder.glob("*.toml") if self._instead.get(path, "") is not None}
        there |= {path for path, text in self._instead.items() if path.parent == folder and text is not None}
        return {path.stem: path for path in sorted(there) if not TRANSLATION.fullmatch(path.stem)}

    def _check_exercises(self, sequence: Sequence, path: Path) -> None:
        for number, step in enumerate(sequence.steps):
            self._check_parts(parts_of(f"steps[{number}]", step), path)

    def _check_parts(self, parts: Iterable[tuple[str, Step | Substitute]], path: Path) -> None:
        """Hold steps to the exercises there are, and each counted one to a tempo."""
        for key, part in parts:
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


def _check_name(own_id: str, path: Path, shipped: dict[str, Path]) -> None:
    if not re.fullmatch(ID, own_id):
        raise UserError(Message("file_name_not_id", {"file": str(path)}))
    if own_id in shipped:
        raise UserError(Message("file_name_taken", {"file": str(path), "id": own_id}))


def _sound_ones(
    files: Mapping[str, Path], read: Callable[[str, Path], Read]
) -> tuple[dict[str, Read], dict[str, Message]]:
    sound: dict[str, Read] = {}
    problems: dict[str, Message] = {}
    for own_id, path in files.items():
        try:
            sound[own_id] = read(own_id, path)
        except UserError as error:
            problems[own_id] = error.message
    return sound, problems
