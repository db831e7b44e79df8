"""The shipped rig and figures, read once for every test that looks at them."""

import tomllib
from functools import cache
from pathlib import Path

from stretchtimer.catalogue.figure_table import read_figure, read_rig
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.rig import Rig

RESOURCES = Path(__file__).parents[1] / "resources"
FOLDER = RESOURCES / "figure"
FORMS: tuple[FormName, ...] = ("usual", "easier", "ghost")


@cache
def rig() -> Rig:
    return read_rig(tomllib.loads((FOLDER / "rig.toml").read_text(encoding="utf-8")))


@cache
def figures() -> dict[str, Figure]:
    files = sorted(path for path in FOLDER.glob("*.toml") if path.stem != "rig")
    return {path.stem: read_figure(path.stem, tomllib.loads(path.read_text("utf-8"))["figure"]) for path in files}


def forms() -> list[tuple[str, FormName]]:
    """Every figure with every form it has."""
    return [(name, form) for name, figure in figures().items() for form in FORMS if getattr(figure, form)]
