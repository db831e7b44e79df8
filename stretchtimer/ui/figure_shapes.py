"""Every rigid part of the side view as a path in its own centimetres, built once and then only moved."""

from dataclasses import dataclass

from PySide6.QtGui import QPainterPath, QTransform

from stretchtimer.core.figure.joints import bent_foot
from stretchtimer.core.figure.limb import Spindle, belly, limb
from stretchtimer.core.figure.rig import Rig
from stretchtimer.ui.figure_paths import (
    belly_paths,
    closed_path,
    disc_path,
    grown,
    oval_path,
    ribbon_path,
    stroke,
)

KEYLINE = 1.3
LEGGING_ENDS, SLEEVE_ENDS = 0.86, 0.50
THIGH_MUSCLES = {
    "hamstrings": Spindle(0.05, 1.0, 0.06, 0.93),
    "hamstrings_below_glutes": Spindle(0.20, 1.0, 0.06, 0.93),
    "quads": Spindle(0.12, 0.97, 0.14, 0.92, back=False),
}
CALVES = Spindle(0.06, 0.68, 0.02, 0.90)
FLIPPED = QTransform.fromScale(1.0, -1.0)


@dataclass(frozen=True, slots=True)
class Part:
    """A filled outline, the line that parts it from the body behind, and its keyline against the stage."""

    fill: QPainterPath
    line: QPainterPath
    key: QPainterPath


class SideShapes:
    """The rigid parts of one rig; feet are kept for each bend of the toes."""

    def __init__(self, rig: Rig) -> None:
        bones, profiles, outlines = rig.skeleton, rig.profiles, rig.outlines
        self._foot_outline, self._feet = outlines.foot, dict[int, Part]()
        thigh, shank = profiles.thigh, profiles.shank
        upper, fore = profiles.upper_arm, profiles.forearm
        self.thigh = ribbon_path(limb(bones.thigh, thigh))
        self.thigh_line = stroke(ribbon_path(limb(bones.thigh, thigh, 0.42, round_start=False)), 2.0)
        legging = limb(bones.shank, shank, 0.0, LEGGING_ENDS, round_end=False, grow=0.35)
        self.legging = ribbon_path(legging)
        self.legging_line = stroke(self.legging, 2.0)
        bare = _part(ribbon_path(limb(bones.shank, shank, 0.5, round_start=False)), 1.8)
        ankle = ribbon_path(limb(bones.shank, shank, LEGGING_ENDS, round_start=False))
        self.shank = Part(bare.fill, bare.line, grown(ankle, KEYLINE))
        self.upper_arm = _part(ribbon_path(limb(bones.upper_arm, upper, 0.3, round_start=False)), 1.5)
        self.forearm = _part(ribbon_path(limb(bones.forearm, fore)), 1.5)
        self.sleeve = ribbon_path(limb(bones.upper_arm, upper, 0.0, SLEEVE_ENDS, round_end=False, grow=0.8))
        sleeve = limb(bones.upper_arm, upper, 0.12, SLEEVE_ENDS, round_start=False, round_end=False, grow=0.8)
        self.sleeve_below = _part(ribbon_path(sleeve), 1.6)
        self.hands = _hands(closed_path(outlines.hand_open), closed_path(outlines.hand_grip))
        self.thumbs = _hands(closed_path(outlines.thumb), None)
        self.neck = _part(ribbon_path(limb(bones.neck + 9.0, profiles.neck)), 1.5)
        self.head = _part(closed_path(outlines.head), 1.5)
        self.hair = closed_path(outlines.hair)
        self.bun = disc_path((-13.5, 15.5), 5.2)
        self.ear = oval_path((-1.0, 5.2), 1.9, 2.8, 8.0)
        self.inner_ear = oval_path((-0.8, 5.3), 1.4, 2.2, 8.0)
        thigh_muscles = {name: belly(bones.thigh, thigh, part) for name, part in THIGH_MUSCLES.items()}
        bellies = {**thigh_muscles, "calves": belly(bones.shank, shank, CALVES)}
        self.muscles = {name: belly_paths(found) for name, found in bellies.items()}

    def foot(self, bend: float) -> Part:
        key = round(bend)
        if key not in self._feet:
            self._feet[key] = _part(closed_path(bent_foot(self._foot_outline, key)), 1.8)
        return self._feet[key]


def moved(origin: tuple[float, float], angle: float) -> QTransform:
    """From a part's own centimetres into the world."""
    return QTransform().translate(*origin).rotate(angle)


def _part(path: QPainterPath, line: float) -> Part:
    return Part(path, stroke(path, line), grown(path, KEYLINE))


def _hands(opened: QPainterPath, grip: QPainterPath | None) -> dict[str, Part]:
    found = {"open": _part(opened, 1.5), "palm_down": _part(FLIPPED.map(opened), 1.5)}
    if grip is not None:
        found["grip"] = _part(grip, 1.5)
    return found
