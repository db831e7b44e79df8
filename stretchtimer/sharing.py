"""Giving sequences and programmes away, and taking them over: which files go out, and what coming ones would do here.

What comes is read by the catalogue's own rules and written anew; only a programme keeps its maker's text, where its
exercises keep their names. One that is here already, but other, takes the place of ours or comes as a copy; a shipped
one is never touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figure_file import figure_in
from stretchtimer.catalogue.own_text import exercise_text, sequence_text
from stretchtimer.catalogue.programme_schema import ProgrammeFile
from stretchtimer.catalogue.read import parsed, read_file
from stretchtimer.catalogue.schema import ExerciseFile, SequenceFile, to_sequence
from stretchtimer.catalogue.share_file import SUFFIX, Share, read_share, share_bytes
from stretchtimer.catalogue.toml_text import toml_text
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.programme import Programme
from stretchtimer.core.sequence import Sequence, Step, Substitute
from stretchtimer.core.sequence_edit import free_id
from stretchtimer.own_files import OwnFiles, exercises_of
from stretchtimer.store.new_file import refuse_taken, write_bytes


@dataclass(frozen=True)
class Coming:
    """One thing in a shared file: its id there and here, its name, and whether it is a copy of one that stays."""

    kind: str  # "sequence", "exercise" or "programme"
    id: str
    here: str
    name: str


@dataclass
class Taking:
    """What taking a file over would do, and everything that would be written for it."""

    new: list[Coming] = field(default_factory=list)
    updated: list[Coming] = field(default_factory=list)
    copied: list[Coming] = field(default_factory=list)
    same: list[Coming] = field(default_factory=list)
    texts: dict[Path, str | None] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)

    @property
    def kinds(self) -> dict[str, list[Coming]]:
        """What comes, by what would become of it."""
        return {"new": self.new, "updated": self.updated, "copied": self.copied, "same": self.same}


def share(catalogue: Catalogue, ids: Iterable[str], path: Path, *, replace_file: bool = False) -> None:
    """Write a file of sequences, the user's own programmes, and their own exercises in them; raises UserError for a
    name that is taken."""
    if path.suffix != SUFFIX:
        raise UserError(Message("share_suffix", {"path": str(path)}))
    if not replace_file:
        refuse_taken(path)
    write_bytes(path, share_bytes(share_of(catalogue, ids)))


def share_of(catalogue: Catalogue, ids: Iterable[str]) -> Share:
    wanted = tuple(dict.fromkeys(ids))
    programmes = [_own_programme(catalogue, one) for one in wanted if one in catalogue.programme_ids]
    sequences = [catalogue.sequence(one) for one in wanted if one not in catalogue.programme_ids]
    own = OwnFiles(catalogue)
    texts = {f"sequences/{one.id}.toml": sequence_text(one) for one in sequences}
    texts |= {f"programmes/{one.id}.toml": own.programme_text(one.id) for one in programmes}
    pictures: dict[str, bytes] = {}
    for exercise_id in sorted(exercises_of(catalogue, [*sequences, *programmes])):
        raw = catalogue.raw_exercise(exercise_id)
        if "picture" in raw:
            pictures[f"pictures/{raw['picture']}"] = _picture(own.picture_path(raw["picture"]))
        texts[f"exercises/{exercise_id}.toml"] = exercise_text(raw)
    return Share(texts, pictures)


def taking(catalogue: Catalogue, path: Path, *, copy: bool = False) -> Taking:
    """What a file would bring; raises UserError, with nothing written, for whatever is wrong with it.

    `copy`: what is here and other stays, and the coming one gets an id of its own.
    """
    return taking_of(catalogue, path, read_share(path), copy=copy)


def taking_of(catalogue: Catalogue, path: Path, found: Share, *, copy: bool = False) -> Taking:
    """The same of a file that was read."""
    made = Taking()
    own = OwnFiles(catalogue)
    renamed = _take_exercises(catalogue, own, path, found, made, copy=copy)
    for name, text in found.texts.items():
        if name.startswith("sequences/"):
            sequence = to_sequence(Path(name).stem, read_file(path / name, SequenceFile, text))
            _take_sequence(catalogue, own, _with_exercises(sequence, renamed), found, made, copy=copy)
        elif name.startswith("programmes/"):
            _take_programme(catalogue, own, path / name, text, renamed, found, made, copy=copy)
    own.check(made.texts)
    return made


def take(catalogue: Catalogue, found: Taking) -> None:
    """Store it all, or nothing."""
    OwnFiles(catalogue).keep(found.texts, found.pictures)


def _take_exercises(
    catalogue: Catalogue, own: OwnFiles, path: Path, found: Share, made: Taking, *, copy: bool
) -> dict[str, str]:
    """Returns which exercise came under which id."""
    shipped = frozenset(catalogue.exercise_ids) - catalogue.own_exercise_ids
    renamed: dict[str, str] = {}
    for name, text in found.texts.items():
        if not name.startswith("exercises/"):
            continue
        read_file(path / name, ExerciseFile, text)
        raw, exercise_id = parsed(path / name, text), Path(name).stem
        if "figure" in raw:
            figure_in(path / name, raw["figure"], exercise_id)
        image = _coming_picture(path, found, raw)
        there = exercise_id in catalogue.own_exercise_ids
        is_same = there and _is_same(catalogue, own, exercise_id, raw, image)
        is_copy = exercise_id in shipped or (there and copy and not is_same)
        taken = catalogue.taken_exercise_ids | _ids_in(found, "exercises") | frozenset(renamed.values())
        here = free_id(exercise_id, taken, "x") if is_copy else exercise_id
        renamed[exercise_id] = here
        coming = Coming("exercise", exercise_id, here, str(raw["name"]))
        _list(made, coming, is_same=is_same, is_copy=is_copy, there=there)
        if not is_same:
            if image is not None:
                raw["picture"] = f"{here}{Path(raw['picture']).suffix}"
                made.pictures[raw["picture"]] = image
            made.texts[own.exercise_path(here)] = exercise_text(raw)
    return renamed


def _take_sequence(
    catalogue: Catalogue, own: OwnFiles, sequence: Sequence, found: Share, made: Taking, *, copy: bool
) -> None:
    there = sequence.id in catalogue.own_sequence_ids
    is_same = sequence.id in catalogue.sequence_ids and catalogue.sequence(sequence.id) == sequence
    is_copy = not is_same and ((there and copy) or (not there and sequence.id in catalogue.taken_sequence_ids))
    here = free_id(sequence.id, _taken(catalogue, found, made), "x") if is_copy else sequence.id
    _list(made, Coming("sequence", sequence.id, here, sequence.name), is_same=is_same, is_copy=is_copy, there=there)
    if not is_same:
        made.texts[own.sequence_path(here)] = sequence_text(replace(sequence, id=here))


def _take_programme(
    catalogue: Catalogue,
    own: OwnFiles,
    path: Path,
    text: str,
    renamed: Mapping[str, str],
    found: Share,
    made: Taking,
    *,
    copy: bool,
) -> None:
    programme_id, there = path.stem, path.stem in catalogue.own_programme_ids
    name = read_file(path, ProgrammeFile, text).name
    text = _with_names(path, text, renamed)
    is_same = there and own.programme_text(programme_id) == text
    is_copy = not is_same and (copy if there else programme_id in catalogue.taken_sequence_ids)
    here = free_id(programme_id, _taken(catalogue, found, made), "x") if is_copy else programme_id
    _list(made, Coming("programme", programme_id, here, name), is_same=is_same, is_copy=is_copy, there=there)
    if not is_same:
        made.texts[own.programme_path(here)] = text


def _list(made: Taking, coming: Coming, *, is_same: bool, is_copy: bool, there: bool) -> None:
    listed = made.same if is_same else made.copied if is_copy else made.updated if there else made.new
    listed.append(coming)


def _ids_in(found: Share, *folders: str) -> frozenset[str]:
    return frozenset(Path(name).stem for name in found.texts if name.partition("/")[0] in folders)


def _taken(catalogue: Catalogue, found: Share, made: Taking) -> frozenset[str]:
    """What no copy of a sequence or a programme may be called: what is here, was copied already, or comes as well."""
    copied = frozenset(path.stem for path in made.texts)
    return catalogue.taken_sequence_ids | copied | _ids_in(found, "sequences", "programmes")


def _is_same(
    catalogue: Catalogue, own: OwnFiles, exercise_id: str, raw: Mapping[str, Any], image: bytes | None
) -> bool:
    mine = catalogue.raw_exercise(exercise_id)
    picture = own.picture_path(mine["picture"]) if "picture" in mine else None
    shown = picture.read_bytes() if picture is not None and picture.exists() else None
    return {**mine, "picture": ""} == {**raw, "picture": ""} and shown == image


def _coming_picture(path: Path, found: Share, raw: Mapping[str, Any]) -> bytes | None:
    if "picture" not in raw:
        return None
    from stretchtimer.ui.own_picture import check_picture

    name = f"pictures/{raw['picture']}"
    if name not in found.pictures:
        raise UserError(Message("picture_unreadable", {"file": f"{path}/{name}"}))
    check_picture(name, found.pictures[name])
    return found.pictures[name]


def _own_programme(catalogue: Catalogue, programme_id: str) -> Programme:
    programme = catalogue.programme(programme_id)
    if programme_id not in catalogue.own_programme_ids:
        raise UserError(Message("share_shipped_programme", {"name": programme.name}))
    return programme


def _picture(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(Message("file_unreadable", {"file": str(path), "problem": error.strerror or ""})) from None


def _with_names(path: Path, text: str, renamed: Mapping[str, str]) -> str:
    """A programme's text with the names its exercises have here; as its maker wrote it where they are the same."""
    if all(there == here for there, here in renamed.items()):
        return text
    raw = parsed(path, text)
    named = _named(raw, renamed)
    return text if named == raw else toml_text(named)


def _named(part: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(part, list):
        return [_named(one, renamed) for one in part]
    if not isinstance(part, dict):
        return part
    said = {key: _named(value, renamed) for key, value in part.items()}
    exercise = said.get("exercise")
    return said | {"exercise": renamed.get(exercise, exercise)} if isinstance(exercise, str) else said


def _with_exercises(sequence: Sequence, renamed: Mapping[str, str]) -> Sequence:
    def substitute(one: Substitute | None) -> Substitute | None:
        return one and replace(one, exercise=renamed.get(one.exercise, one.exercise))

    def step(one: Step) -> Step:
        named = renamed.get(one.exercise, one.exercise)
        return replace(one, exercise=named, first_hour=substitute(one.first_hour), otherwise=substitute(one.otherwise))

    return replace(sequence, steps=tuple(map(step, sequence.steps)))
