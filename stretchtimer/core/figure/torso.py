"""The bending parts of the body: the trunk along its spine, the muscles on it, and the buttock.

Unlike limbs these change shape with every pose. s runs up the spine: 0 hip, 1 top of the pelvis, 2 lowest
rib, 3 base of the neck.
"""

import math

from stretchtimer.core.figure.joints import Joints
from stretchtimer.core.figure.limb import Belly, Ribbon, fibres
from stretchtimer.core.figure.points import Point, mix, mix_points, place, shift, step, unit
from stretchtimer.core.figure.rig import Rig, widths_at

SAMPLES = 20
BUTTOCK = (-1.9, -1.2)
BUTTOCK_RADIUS = 10.8
BREATH_WIDENS = 0.9
TRUNK_MUSCLES = {
    "core": (0.35, 2.15, 0.28, 0.86),
    "obliques": (0.7, 2.2, -0.35, 0.45),
    "lower_back": (0.55, 2.3, -0.30, -0.86),
}
"""From s to s, and from inner to outer part of the half-width; negative is to the back."""


class Spine:
    """A smooth curve through hip, waist, lowest rib and neck."""

    def __init__(self, rig: Rig, joints: Joints) -> None:
        self._knots = (
            step(joints.hip, joints.pelvis_dir, -rig.skeleton.pelvis),
            joints.hip,
            joints.waist,
            joints.rib,
            joints.neck,
            step(joints.neck, joints.thorax_dir, 10.0),
        )

    def at(self, s: float) -> tuple[Point, Point]:
        """The point at s, and the unit vector to the body's front there."""
        index = max(-1, min(2, math.floor(s)))
        u = s - index
        before, here, there, after = (self._knots[max(0, min(5, index + 1 + k))] for k in (-1, 0, 1, 2))
        (x, dx), (y, dy) = (_catmull(before[k], here[k], there[k], after[k], u) for k in (0, 1))
        length = math.hypot(dx, dy) or 1.0
        return (x, y), (dy / length, -dx / length)


def trunk(rig: Rig, joints: Joints, start: float, end: float, breath: float = 0.0, round_start: bool = False) -> Ribbon:
    """The trunk from s `start` to `end`; a turned ribcage is wider, a full one deeper."""
    spine = Spine(rig, joints)
    turned = abs(math.sin(math.radians(joints.twist)))
    front: list[Point] = []
    back: list[Point] = []
    for i in range(SAMPLES):
        s = mix(start, end, i / (SAMPLES - 1))
        point, ahead = spine.at(s)
        f, b = widths_at(rig.profiles.torso, s)
        if 1.2 < s < 2.9:
            f += breath * BREATH_WIDENS * math.sin(math.pi * (s - 1.2) / 1.7)
        widen = max(0.0, min(1.0, (s - 1.0) / 1.2)) if s < 2.75 else max(0.0, (3.0 - s) / 0.25)
        front.append(shift(point, ahead, f + 6.5 * turned * widen))
        back.append(shift(point, ahead, -b - 4.5 * turned * widen))
    top = _neck_cap(front[-1], back[-1], unit(joints.thorax_dir)) if end >= 2.99 else ()
    bottom = _crotch_cap(front[0], back[0], unit(joints.pelvis_dir)) if round_start else ()
    return Ribbon(tuple(front), tuple(back), bottom, top)


def trunk_muscle(rig: Rig, joints: Joints, name: str, samples: int = 15) -> Belly:
    start, end, inner_part, outer_part = TRUNK_MUSCLES[name]
    spine = Spine(rig, joints)
    middle, half = (inner_part + outer_part) / 2, (outer_part - inner_part) / 2
    outer: list[Point] = []
    inner: list[Point] = []
    for i in range(samples):
        u = i / (samples - 1)
        s = mix(start, end, u)
        point, ahead = spine.at(s)
        f, b = widths_at(rig.profiles.torso, s)
        width = b if middle < 0 else f
        swell = half * math.sin(math.pi * u) ** 0.5
        outer.append(shift(point, ahead, width * (middle + swell)))
        inner.append(shift(point, ahead, width * (middle - swell)))
    return Belly((*outer, *reversed(inner)), fibres(inner, outer))


def buttock(joints: Joints) -> Point:
    return place(joints.hip, joints.pelvis_dir - 90.0, (BUTTOCK,))[0]


def glute(joints: Joints, samples: int = 15) -> Belly:
    """A crescent inside the buttock's contour that opens toward the thigh as the hip bends."""
    centre = buttock(joints)
    bent = joints.leg_near.thigh_dir - (joints.pelvis_dir + 180.0)
    last = 236.0 + max(-12.0, min(60.0, bent)) * 0.5
    outer: list[Point] = []
    inner: list[Point] = []
    for i in range(samples):
        u = i / (samples - 1)
        angle = joints.pelvis_dir - 90.0 + mix(112.0, last, u)
        swell = math.sin(math.pi * (0.05 + 0.90 * u)) ** 0.6
        outer.append(step(centre, angle, 6.3 + 3.1 * swell))
        inner.append(step(centre, angle, 6.3 - 3.6 * swell))
    return Belly((*outer, *reversed(inner)), fibres(inner, outer))


def _catmull(a: float, b: float, c: float, d: float, u: float) -> tuple[float, float]:
    """Value and slope of the Catmull-Rom spline between b and c."""
    square, cube = 2 * a - 5 * b + 4 * c - d, -a + 3 * b - 3 * c + d
    value = 0.5 * (2 * b + (c - a) * u + square * u * u + cube * u**3)
    return value, 0.5 * ((c - a) + 2 * square * u + 3 * cube * u * u)


def _neck_cap(front: Point, back: Point, up: Point) -> tuple[Point, ...]:
    middle = mix_points(front, back, 0.5)
    return (
        shift(mix_points(middle, front, 0.6), up, 1.6),
        shift(middle, up, 2.2),
        shift(mix_points(middle, back, 0.6), up, 2.0),
    )


def _crotch_cap(front: Point, back: Point, up: Point) -> tuple[Point, ...]:
    middle = mix_points(front, back, 0.5)
    return (
        shift(mix_points(middle, back, 0.7), up, -3.4),
        shift(middle, up, -5.0),
        shift(mix_points(middle, front, 0.7), up, -3.4),
    )
