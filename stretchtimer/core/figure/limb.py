"""Outlines of limbs and the muscles in them, in local centimetres: x along the bone, y to its front.

Limbs are rigid, so these are computed once and then only moved.
"""

import math
from dataclasses import dataclass

from stretchtimer.core.figure.points import Point, mix
from stretchtimer.core.figure.rig import Profile, widths_at

SAMPLES = 11
CAP_STEPS = 7


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Two smooth sides from start to end; a cap is the points round an end, none is a straight cut."""

    front: tuple[Point, ...]
    back: tuple[Point, ...]
    start_cap: tuple[Point, ...] = ()
    end_cap: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Belly:
    """A muscle: its closed outline and two lines of fibre."""

    outline: tuple[Point, ...]
    fibres: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Spindle:
    """Where a muscle lies in its limb: parts of the length, and of the half-width from inner to outer."""

    start: float
    end: float
    inner: float
    outer: float
    back: bool = True


def limb(
    length: float,
    profile: Profile,
    start: float = 0.0,
    end: float = 1.0,
    round_start: bool = True,
    round_end: bool = True,
    grow: float = 0.0,
) -> Ribbon:
    front: list[Point] = []
    back: list[Point] = []
    for i in range(SAMPLES):
        t = mix(start, end, i / (SAMPLES - 1))
        f, b = widths_at(profile, t)
        front.append((length * t, f + grow))
        back.append((length * t, -b - grow))
    return Ribbon(
        tuple(front),
        tuple(back),
        tuple(reversed(_cap(length, profile, start, -1, grow))) if round_start else (),
        _cap(length, profile, end, 1, grow) if round_end else (),
    )


def belly(length: float, profile: Profile, spindle: Spindle, samples: int = 15) -> Belly:
    """A spindle that stays inside the limb, so that it never touches the background."""
    outer: list[Point] = []
    inner: list[Point] = []
    middle, half = (spindle.inner + spindle.outer) / 2, (spindle.outer - spindle.inner) / 2
    for i in range(samples):
        u = i / (samples - 1)
        t = mix(spindle.start, spindle.end, u)
        front, back = widths_at(profile, t)
        width = -back if spindle.back else front
        swell = half * math.sin(math.pi * (0.04 + 0.92 * u)) ** 0.5
        outer.append((length * t, width * (middle + swell)))
        inner.append((length * t, width * (middle - swell)))
    return Belly((*outer, *reversed(inner)), fibres(inner, outer))


def fibres(inner: list[Point], outer: list[Point]) -> tuple[tuple[Point, ...], ...]:
    """Two lines along a muscle: a second cue besides its colour."""
    pairs = list(zip(inner, outer, strict=True))[2:-2]
    return tuple(tuple((mix(a[0], b[0], part), mix(a[1], b[1], part)) for a, b in pairs) for part in (0.36, 0.66))


def _cap(length: float, profile: Profile, t: float, sign: int, grow: float) -> tuple[Point, ...]:
    """A half circle of seven points, from the front side round to the back."""
    front, back = (width + grow for width in widths_at(profile, t))
    radius, centre = (front + back) / 2, (front - back) / 2
    angles = (math.pi * i / (CAP_STEPS + 1) for i in range(1, CAP_STEPS + 1))
    return tuple((length * t + sign * radius * math.sin(a), centre + radius * math.cos(a)) for a in angles)
