"""The body itself: bone lengths, how wide each part is, and the outlines of hands, feet and head.

The numbers are data (resources/figure/rig.toml), so that another body is another file. All lengths are
centimetres; the figure is 172 cm tall.
"""

from dataclasses import dataclass

from stretchtimer.core.figure.points import Point

Profile = tuple[tuple[float, float, float], ...]
"""Half-widths along a limb: (part of its length, to the front, to the back)."""
Outline = tuple[Point, ...]
"""A closed outline in local coordinates: x along the part, y to its left."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Bone lengths, and how far the far side of the body is shifted so that it shows."""

    thigh: float
    shank: float
    ankle_h: float
    pelvis: float
    lumbar: float
    thorax: float
    neck: float
    upper_arm: float
    forearm: float
    hand: float
    shoulder_at: float
    shoulder_half: float
    far_dx: float
    far_dy: float

    @property
    def far_shift(self) -> Point:
        return (self.far_dx * 0.6, self.far_dy * 0.6)


@dataclass(frozen=True, slots=True)
class Neutral:
    """The curves of a spine at ease: added to the trunk angles of every pose."""

    lumbar: float
    thorax: float
    neck: float
    head: float


@dataclass(frozen=True, slots=True)
class Profiles:
    """Side view; `torso` runs over s: 0 hip, 1 top of the pelvis, 2 lowest rib, 3 base of the neck."""

    thigh: Profile
    shank: Profile
    upper_arm: Profile
    forearm: Profile
    neck: Profile
    torso: Profile


@dataclass(frozen=True, slots=True)
class Outlines:
    """Parts with a shape of their own. The foot's origin is the ankle, the head's the top of the neck."""

    foot: Outline
    head: Outline
    hair: Outline
    hand_open: Outline
    thumb: Outline
    hand_grip: Outline


@dataclass(frozen=True, slots=True)
class FrontRig:
    """The body seen from the front. `torso`: (centimetres up from the hips, half-width)."""

    hip_half: float
    shoulder_half: float
    shoulder_up: float
    neck_up: float
    thigh: float
    shank: float
    upper_arm: float
    forearm: float
    profile_thigh: Profile
    profile_shank: Profile
    torso: tuple[tuple[float, float], ...]
    face: Outline
    hair: Outline
    foot: Outline
    foot_side: Outline


@dataclass(frozen=True, slots=True)
class Rig:
    """Everything about the body that no exercise changes."""

    skeleton: Skeleton
    neutral: Neutral
    profiles: Profiles
    outlines: Outlines
    front: FrontRig


def widths_at(profile: Profile, t: float) -> tuple[float, float]:
    """Half-widths (front, back) at `t`, straight lines between the given stations."""
    lower = profile[0]
    if t <= lower[0]:
        return lower[1], lower[2]
    for upper in profile[1:]:
        if t <= upper[0]:
            part = (t - lower[0]) / (upper[0] - lower[0])
            return lower[1] + (upper[1] - lower[1]) * part, lower[2] + (upper[2] - lower[2]) * part
        lower = upper
    return lower[1], lower[2]
