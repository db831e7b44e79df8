"""Opens the figure's files: the rig, and one [figure] table an exercise."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stretchtimer.catalogue.figure_table import read_figure, read_rig
from stretchtimer.catalogue.table import TableError
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.message import Message, UserError

RIG_FILE = "rig.toml"


class Figures:
    """The rig and figures of a folder; a figure is read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._read = folder, dict[str, Figure]()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self._folder.glob("*.toml") if path.name != RIG_FILE))

    def rig(self) -> Rig:
        path = self._folder / RIG_FILE
        try:
            return read_rig(_parsed(path))
        except TableError as error:
            raise _refused(path, error) from None

    def figure(self, exercise_id: str) -> Figure:
        if exercise_id not in self.ids:
            raise UserError(Message("exercise_unknown", {"id": exercise_id, "known": ", ".join(self.ids)}))
        if exercise_id not in self._read:
            path = self._folder / f"{exercise_id}.toml"
            try:
                self._read[exercise_id] = read_figure(exercise_id, _parsed(path).get("figure", {}))
            except TableError as error:
                raise _refused(path, error) from None
        return self._read[exercise_id]


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(Message("file_unreadable", {"file": str(path), "problem": error.strerror or ""})) from None
    except ValueError as error:
        raise UserError(Message("file_not_toml", {"file": str(path), "problem": str(error)})) from None


def _refused(path: Path, error: TableError) -> UserError:
    return UserError(Message("figure_mistake", {"file": str(path), "key": error.key, "problem": error.what}))
