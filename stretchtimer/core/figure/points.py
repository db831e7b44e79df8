"""Plane geometry of the figure: x to the right, y up, angles in degrees counter-clockwise from +x.

Kept to plain tuples because every frame computes a few hundred of them.
"""

import math
from collections.abc import Iterable

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""x0, y0, x1, y1; y0 is the lower edge."""


def mix(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def mix_points(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def unit(angle: float) -> Point:
    radians = math.radians(angle)
    return (math.cos(radians), math.sin(radians))


def step(start: Point, angle: float, length: float) -> Point:
    """The point `length` away from `start` in direction `angle`."""
    radians = math.radians(angle)
    return (start[0] + math.cos(radians) * length, start[1] + math.sin(radians) * length)


def shift(point: Point, along: Point, amount: float = 1.0) -> Point:
    return (point[0] + along[0] * amount, point[1] + along[1] * amount)


def place(origin: Point, angle: float, outline: Iterable[Point]) -> tuple[Point, ...]:
    """Local points (x along `angle`, y to its left) put into the world."""
    cos, sin = unit(angle)
    ox, oy = origin
    return tuple((ox + cos * x - sin * y, oy + sin * x + cos * y) for x, y in outline)


def wrap(angle: float) -> float:
    """The same direction in -180 < angle <= 180."""
    return 180.0 - (180.0 - angle) % 360.0


def distance(a: Point, b: Point) -> float:
    return math.hypot(b[0] - a[0], b[1] - a[1])


def direction(a: Point, b: Point) -> float:
    """From a to b."""
    return math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))


def two_bone(start: Point, target: Point, first: float, second: float, sign: int) -> tuple[float, float]:
    """Directions of two bones that reach from `start` to `target`, or as near as they can.

    sign +1: the second bone turns counter-clockwise against the first (elbows); -1: clockwise (knees),
    which is why a knee found this way can never bend backwards.
    """
    dx, dy = target[0] - start[0], target[1] - start[1]
    reach = min(max(math.hypot(dx, dy), abs(first - second) + 0.01), first + second - 0.01)
    straight = math.degrees(math.atan2(dy, dx))
    a, b, c = first * first, second * second, reach * reach
    at_start = math.degrees(math.acos((a + c - b) / (2 * first * reach)))
    between = math.degrees(math.acos((a + b - c) / (2 * first * second)))
    first_angle = straight - sign * at_start
    return first_angle, first_angle + sign * (180.0 - between)
