"""The user's own files in the data folder (sequences and the like): every change is tried first, then made whole.

A change is tried on the catalogue as it would be: whatever would be wrong then with any of the own files that is not
wrong now, is said, and nothing is written. What is written appears whole or not at all, for its owner only.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.own_text import exercise_text, sequence_text
from stretchtimer.catalogue.read import read_text
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.programme import Programme
from stretchtimer.core.sequence import Sequence
from stretchtimer.store.connect import private_files
from stretchtimer.store.new_file import output_errors, write_bytes

PICTURES = "pictures"
Texts = Mapping[Path, str | None]
Pictures = Mapping[str, bytes | None]


class OwnFiles:
    """Writes what the catalogue reads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue, self._folder = catalogue, catalogue.own_folder

    def sequence_path(self, sequence_id: str) -> Path:
        return self._folder / "sequences" / f"{sequence_id}.toml"

    def programme_path(self, programme_id: str) -> Path:
        return self._folder / "programmes" / f"{programme_id}.toml"

    def exercise_path(self, exercise_id: str) -> Path:
        return self._folder / "exercises" / f"{exercise_id}.toml"

    def picture_path(self, name: str) -> Path:
        return self._folder / PICTURES / name

    def keep_sequence(self, sequence: Sequence) -> None:
        """Store one of the user's own; raises UserError, with all as it was, for what would be wrong."""
        if not sequence.steps:
            raise UserError(Message("sequence_empty"))
        self.keep({self.sequence_path(sequence.id): sequence_text(sequence)})

    def keep_exercise(self, exercise_id: str, raw: Mapping[str, object], pictures: Pictures) -> None:
        """Store one of the user's own, with its picture where that is new; None takes an old one away."""
        self.keep({self.exercise_path(exercise_id): exercise_text(raw)}, pictures)

    def sequence_text(self, sequence_id: str) -> str | None:
        """One of the user's own, as it stands in its file now; None where there is none."""
        path = self.sequence_path(sequence_id)
        return read_text(path) if path.is_file() else None

    def remove_sequence(self, sequence_id: str) -> None:
        self.keep({self.sequence_path(sequence_id): None})

    def programme_text(self, programme_id: str) -> str:
        """One of the user's own, as it was written."""
        return read_text(self.programme_path(programme_id))

    def keep_programme(self, programme_id: str, text: str) -> None:
        self.keep({self.programme_path(programme_id): text})

    def remove_programme(self, programme_id: str) -> None:
        self.keep({self.programme_path(programme_id): None})

    def picture(self, name: str) -> bytes | None:
        """What a picture's file holds; None where there is no such file."""
        path = self.picture_path(name)
        with output_errors(path):
            return path.read_bytes() if path.is_file() else None

    def remove_exercise(self, exercise_id: str) -> None:
        """With its picture. Raises UserError where one of the user's own sequences or programmes has it."""
        files = self._catalogue
        own: list[Sequence | Programme] = [files.sequence(one) for one in sorted(files.own_sequence_ids)]
        own += [files.programme(one) for one in sorted(files.own_programme_ids)]
        users = [one.name for one in own if exercise_id in one.exercise_ids()]
        if users:
            raise UserError(Message("exercise_in_use", {"sequences": ", ".join(users)}))
        picture = self._catalogue.exercise(exercise_id).picture
        self.keep({self.exercise_path(exercise_id): None}, {picture: None} if picture else {})

    def keep(self, texts: Texts, pictures: Pictures | None = None) -> None:
        """Make several changes as one: None takes a file away."""
        self.check(texts)
        shown: dict[Path, bytes | None] = {self.picture_path(name): image for name, image in (pictures or {}).items()}
        encoded = {path: None if text is None else text.encode() for path, text in texts.items()}
        _change({**shown, **encoded})
        self._catalogue.read_again()

    def check(self, texts: Texts) -> None:
        """Raise UserError with the first thing that would be wrong."""
        known = set(map(repr, self._catalogue.problems))
        for problem in self._catalogue.supposing(texts).problems:
            if repr(problem) not in known:
                raise UserError(problem)


def _change(files: Mapping[Path, bytes | None]) -> None:
    """Write all of them; where one cannot be written, the ones before it are put back."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, content in files.items():
            with output_errors(path):
                before[path] = path.read_bytes() if path.exists() else None
            _put(path, content)
    except BaseException:
        for path, content in before.items():
            _put(path, content)
        raise


def _put(path: Path, content: bytes | None) -> None:
    with output_errors(path), private_files():
        if content is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, content)


def exercises_of(catalogue: Catalogue, shared: Iterable[Sequence | Programme]) -> frozenset[str]:
    """The user's own exercises that these sequences and programmes call for."""
    return frozenset(one for each in shared for one in each.exercise_ids()) & catalogue.own_exercise_ids
