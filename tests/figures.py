"""The shipped rig and figures, read once for every test that looks at them."""

from functools import cache
from pathlib import Path

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.core.exercise import Exercise
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.rig import Rig

RESOURCES = Path(__file__).parents[1] / "resources"
FOLDER = RESOURCES / "figure"
FORMS: tuple[FormName, ...] = ("usual", "easier", "ghost")


@cache
def rig() -> Rig:
    return _shipped().rig()


@cache
def figures() -> dict[str, Figure]:
    return {figure_id: _shipped().figure(figure_id) for figure_id in _shipped().ids}


def forms() -> list[tuple[str, FormName]]:
    """Every figure with every form it has."""
    return [(name, form) for name, figure in figures().items() for form in FORMS if getattr(figure, form)]


def exercises() -> dict[str, Exercise]:
    """The shipped exercises."""
    return {exercise_id: _catalogue().exercise(exercise_id) for exercise_id in _catalogue().exercise_ids}


@cache
def _shipped() -> Figures:
    return Figures(FOLDER, _catalogue())


@cache
def _catalogue() -> Catalogue:
    return Catalogue(RESOURCES, RESOURCES / "none of the user's own")
