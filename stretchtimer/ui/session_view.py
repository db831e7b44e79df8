"""The views of the session page that V goes through."""

from enum import Enum, auto


class View(Enum):
    """What the page makes room for."""

    USUAL = auto()
    STAGE = auto()  # the figure in place of the cue, where large text has taken its room
    MAT = auto()  # the ring, as large as the screen allows


def after_v(view: View, *, has_stage: bool) -> View:
    """The view after the present one; the figure is brought back only where it has given way."""
    match view:
        case View.USUAL:
            return View.MAT if has_stage else View.STAGE
        case View.STAGE:
            return View.MAT
        case View.MAT:
            return View.USUAL
