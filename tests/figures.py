"""The shipped rig and figures, read once for every test that looks at them."""

from functools import cache
from pathlib import Path

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.core.exercise import Exercise
from stretchtimer.core.figure.depth import Flexibility, fitted
from stretchtimer.core.figure.keyframes import Figure, Form, FormName
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


@cache
def fitted_figure(name: str, leg_raise: float | None) -> Figure:
    """The figure for somebody who raises the leg so far, and whose knee stays as bent as goes with that."""
    if leg_raise is None:
        return figures()[name]
    return fitted(figures()[name], Flexibility(leg_raise, 100.0 - leg_raise), rig())


LEG_RAISES = (15.0, 25.0, 40.0, 50.0, 60.0, 70.0, 85.0)


def fitted_forms() -> list[tuple[str, FormName, float | None]]:
    """Every form as its file has it, and those that follow a measurement at common leg raises too."""
    as_drawn: list[tuple[str, FormName, float | None]] = [(name, form, None) for name, form in forms()]
    following = [(name, form) for name, form in forms() if figures()[name].depth and form != "ghost"]
    return as_drawn + [(name, form, raised) for name, form in following for raised in LEG_RAISES]


def form_of(name: str, form: FormName, leg_raise: float | None) -> Form:
    return fitted_figure(name, leg_raise).form(form)


def exercises() -> dict[str, Exercise]:
    """The shipped exercises."""
    return {exercise_id: _catalogue().exercise(exercise_id) for exercise_id in _catalogue().exercise_ids}


@cache
def _shipped() -> Figures:
    return Figures(FOLDER, _catalogue())


@cache
def _catalogue() -> Catalogue:
    return Catalogue(RESOURCES, RESOURCES / "none of the user's own")
