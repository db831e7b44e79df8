"""Every figure there is: those in the exercises' files, and the rig and the test positions in a folder of theirs."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figure_file import figure_in, refused
from stretchtimer.catalogue.figure_table import read_rig
from stretchtimer.catalogue.table import TableError
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.message import Message, UserError

RIG_FILE = "rig.toml"


class Figures:
    """What can be drawn: `folder` holds the rig and the test positions; a figure is read when it is first asked for."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._folder, self._catalogue = folder, catalogue
        self._tests: dict[str, Figure] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything that has a figure. Every exercise is read for it."""
        drawn = (one for one in self._catalogue.exercise_ids if self._catalogue.figure(one) is not None)
        return tuple(sorted({*drawn, *self._test_ids}))

    def rig(self) -> Rig:
        path = self._folder / RIG_FILE
        try:
            return read_rig(_parsed(path))
        except TableError as error:
            raise refused(path, error) from None

    def figure(self, figure_id: str) -> Figure:
        """The figure of an exercise or of a test position; raises UserError where there is none."""
        if figure_id in self._test_ids:
            return self._test_position(figure_id)
        if figure_id not in self._catalogue.exercise_ids:
            raise UserError(Message("exercise_unknown", {"id": figure_id, "known": ", ".join(self.ids)}))
        figure = self._catalogue.figure(figure_id)
        if figure is None:
            raise UserError(Message("exercise_has_no_figure", {"id": figure_id}))
        return figure

    @property
    def _test_ids(self) -> frozenset[str]:
        return frozenset(path.stem for path in self._folder.glob("*.toml") if path.name != RIG_FILE)

    def _test_position(self, test_id: str) -> Figure:
        if test_id not in self._tests:
            path = self._folder / f"{test_id}.toml"
            self._tests[test_id] = figure_in(path, _parsed(path).get("figure", {}), test_id)
        return self._tests[test_id]


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(Message("file_unreadable", {"file": str(path), "problem": error.strerror or ""})) from None
    except ValueError as error:
        raise UserError(Message("file_not_toml", {"file": str(path), "problem": str(error)})) from None
