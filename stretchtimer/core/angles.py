"""From what a tape, a phone or a photo gives to the angle of a raised leg; and how far a slip of 1 cm leads astray.

Formulas: clinical reference, "Ways to self-measure in degrees". Lengths are whole mm, angles whole tenths of a degree.
The tape's error grows without bounds near the vertical for the heel's height (1/cos), and near the floor for the wall's
distance (1/sin): hence the warning about a steep leg, and the wall as the better tape method in the usual range.
"""

import math
from typing import Literal

from stretchtimer.core.message import Message, UserError

HEEL_UP_TO = 750
"""Tenths of a degree above which the heel's height says too little: 1 cm is 2.5° there, and 7.5° at 85°."""
LEG_SHORTEST, LEG_LONGEST = 500, 1300
NEAREST_PX = 20
"""Clicks closer together than this give no direction to measure by."""

Tape = Literal["wall", "heel"]
Spot = tuple[float, float]


def wall_angle(distance_mm: int, leg_mm: int) -> int:
    """The leg leans on a wall or door frame, `distance_mm` from the hip bone: arccos(d/L)."""
    return _tenths(math.acos(_share(distance_mm, leg_mm)))


def heel_angle(height_mm: int, leg_mm: int) -> int:
    """The heel is `height_mm` above the level of the hip bone: arcsin(h/L)."""
    return _tenths(math.asin(_share(height_mm, leg_mm)))


def error_per_cm(tape: Tape, tenths: int, leg_mm: int) -> float:
    """How many degrees a slip of 1 cm makes at an angle; infinite where the tape says nothing at all."""
    radians = math.radians(tenths / 10)
    slope = math.sin(radians) if tape == "wall" else math.cos(radians)
    return math.degrees(10 / (leg_mm * slope)) if slope > 1e-9 else math.inf


def tape_warning(tape: Tape, tenths: int, leg_mm: int) -> Message | None:
    """A heel too high to be measured by its height; None where the method serves."""
    if tape == "wall" or tenths <= HEEL_UP_TO:
        return None
    error = min(error_per_cm(tape, tenths, leg_mm), 90.0)
    return Message("heel_too_steep", {"limit": HEEL_UP_TO // 10, "error": f"{error:.1f}"})


def knee_deficit(shin_tenths: int) -> int:
    """Tenths of a degree short of straight, from the shin's angle above the floor; the thigh is vertical."""
    return 900 - shin_tenths


def photo_angle(hip: Spot, ankle: Spot, floor: Spot, along: Spot | None = None) -> int:
    """The angle at the hip between the leg and the floor, from points in the picture's px (y downward).

    One floor point is a spot on the floor's line through the hip, towards the feet: the other heel. With two, the
    floor runs from `floor` to `along`, towards the feet. Neither the camera's tilt nor the side it stands on matters.
    Raises UserError for points too close together.
    """
    leg = ankle[0] - hip[0], ankle[1] - hip[1]
    start, end = (hip, floor) if along is None else (floor, along)
    ground = end[0] - start[0], end[1] - start[1]
    if min(math.hypot(*leg), math.hypot(*ground)) < NEAREST_PX:
        raise UserError(Message("photo_points_too_close"))
    cross = leg[0] * ground[1] - leg[1] * ground[0]
    dot = leg[0] * ground[0] + leg[1] * ground[1]
    return _tenths(math.atan2(abs(cross), dot))


def check_leg(leg_mm: int) -> None:
    """Raises UserError for a leg, from hip bone to heel, that nobody has."""
    if not LEG_SHORTEST <= leg_mm <= LEG_LONGEST:
        shown = [f"{mm / 10:g}" for mm in (leg_mm, LEG_SHORTEST, LEG_LONGEST)]
        raise UserError(Message("leg_length_unlikely", {"found": shown[0], "lowest": shown[1], "highest": shown[2]}))


def _share(length_mm: int, leg_mm: int) -> float:
    check_leg(leg_mm)
    if not 0 <= length_mm <= leg_mm:
        raise UserError(Message("tape_beyond_leg", {"found": f"{length_mm / 10:g}", "leg": f"{leg_mm / 10:g}"}))
    return length_mm / leg_mm


def _tenths(radians: float) -> int:
    return round(math.degrees(radians) * 10)
