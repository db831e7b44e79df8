"""A head that does not look to the side: from the front without a face, from above, or from behind."""

import math

from stretchtimer.core.figure.limb import limb
from stretchtimer.core.figure.points import Point, place, step
from stretchtimer.core.figure.rig import FrontRig, Profile
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_marks import Mark
from stretchtimer.ui.figure_paths import closed_path, disc_path, grown, oval_path, ribbon_path
from stretchtimer.ui.figure_shapes import KEYLINE, moved

HAIR_ONLY, THROAT_SEEN = 35.0, 45.0
NECK: Profile = ((0.0, 5.6, 5.6), (0.6, 5.0, 5.0), (1.0, 5.0, 5.0))


def front_head(
    rig: FrontRig, look: Look, neck: Point, axis: float, fold: float = 0.0, from_behind: bool = False
) -> list[Mark]:
    """A head seen from the front without a face, or from behind."""
    colours = look.colours
    shown = math.cos(math.radians(fold))
    throat = ribbon_path(limb(14.0 * max(0.3, shown), NECK))
    found = [Mark(throat, colours.skin, moved(step(neck, axis, -4.0), axis), body=True)]
    if fold >= HAIR_ONLY or from_behind:
        crown = oval_path(step(neck, axis, 12.0 * shown), 9.4, 11.6, axis - 90.0)
        ears = _ears(neck, axis, look) if from_behind else []
        throats = found if fold < THROAT_SEEN else []
        return [*throats, *ears, Mark(crown, colours.hair, body=True)]
    at = moved(neck, axis - 90.0)
    if colours.skin_key is not None:
        below = moved(step(neck, axis, -4.0), axis)
        keys = ((grown(throat, KEYLINE), below), (grown(closed_path(rig.face), KEYLINE), at))
        found = [*(Mark(path, colours.skin_key, place_) for path, place_ in keys), *found]
    found.append(Mark(closed_path(rig.face), colours.skin, at, body=True))
    if look.hair == "bun":
        found.insert(0, Mark(disc_path((0.0, 27.0), 5.2), colours.hair, at, body=True))
    return [*found, *_ears(neck, axis, look), Mark(closed_path(rig.hair), colours.hair, at, body=True)]


def _ears(neck: Point, axis: float, look: Look) -> list[Mark]:
    ears = place(neck, axis - 90.0, ((-8.9, 12.0), (8.9, 12.0)))
    return [Mark(oval_path(ear, 1.6, 2.7, axis - 90.0), look.colours.skin_line, body=True) for ear in ears]
