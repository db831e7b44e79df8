"""The scale that stands beside a drawn test, and how deep the figure has to go for a reading on it.

A scale is in degrees, or in cm of the drawn world, where the figure is 172 cm tall; so a ruler and the person beside it
fit each other without a factor. How deep the figure goes is looked up: hands on a curved back do not move evenly.
"""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.core.figure.joints import Joints
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.figure.points import Box, Point, mix, wrap
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.figure.track import SideTrack
from stretchtimer.core.measure import Kind, Protocol

SOLES, SHOE_TIP = 92.5, 82.0
STEP = 0.05


class Shape(StrEnum):
    """What the scale looks like."""

    PROTRACTOR = "protractor"  # about the hip or the knee
    RULER = "ruler"  # along the floor
    HEIGHT = "height"  # up from the floor


@dataclass(frozen=True, slots=True)
class Gauge:
    """One scale: its ends in degrees or cm, and where its zero lies in the drawn world."""

    figure: str
    shape: Shape
    viewport: Box
    lowest: float
    highest: float
    neutral: float  # where it stands before anything was read
    deepest: float  # how far beyond the full pose the figure may go
    zero: Point = (0.0, 0.0)
    from_straight: bool = False  # degrees short of straight: less is higher up
    named_zero: bool = True  # soles, shoe tip or floor, which get a dashed line


_LYING: Box = (-101.0, -17.0, 124.0, 128.0)
_FLOOR: Box = (-60.0, -42.0, 132.0, 100.0)

GAUGES: dict[Kind, Gauge] = {
    Kind.LEG_RAISE: Gauge("test_straight_leg_raise", Shape.PROTRACTOR, _LYING, 0, 100, 45, 1.34),
    Kind.KNEE_EXTENSION: Gauge("test_knee_extension", Shape.PROTRACTOR, _LYING, 0, 90, 45, 1.32, from_straight=True),
    Kind.SIT_AND_REACH: Gauge("test_sit_and_reach", Shape.RULER, _FLOOR, -60, 30, -15, 1.4, zero=(SOLES, 0.0)),
    Kind.CHAIR_REACH: Gauge(
        "test_chair_sit_and_reach", Shape.RULER, (-46.0, -44.0, 122.0, 144.0), -60, 30, -20, 1.2, zero=(SHOE_TIP, 0.0)
    ),
    Kind.FINGER_TO_FLOOR: Gauge(
        "test_fingertip_to_floor", Shape.HEIGHT, (-44.0, -16.0, 108.0, 172.0), -10, 60, 30, 1.2, zero=(70.0, 0.0)
    ),
}
_MODIFIED = Gauge("test_sit_and_reach", Shape.RULER, _FLOOR, 0, 60, 15, 1.4, zero=(64.9, 0.0), named_zero=False)


def gauge_of(kind: Kind, protocol: Protocol) -> Gauge:
    return _MODIFIED if protocol is Protocol.MODIFIED else GAUGES[kind]


class Follower:
    """Finds how deep a test's figure goes for a reading; beyond what a body can show it stays at the end."""

    def __init__(self, rig: Rig, figure: Figure, gauge: Gauge) -> None:
        self._gauge = gauge
        self._track = SideTrack(rig, figure.usual)
        depths = [*(step * STEP for step in range(int(gauge.deepest / STEP))), gauge.deepest]
        pairs = sorted((self._reading(self._track.joints_at(depth)), depth) for depth in depths)
        self._readings, self._depths = [reading for reading, _ in pairs], [depth for _, depth in pairs]

    def depth(self, reading: float) -> float:
        """The depth of the figure, 0 its start and 1 its full pose."""
        at = bisect_left(self._readings, reading)
        if at == 0:
            return self._depths[0]
        if at == len(self._readings):
            return self._depths[-1]
        before, after = self._readings[at - 1], self._readings[at]
        return mix(self._depths[at - 1], self._depths[at], (reading - before) / (after - before))

    def pivot(self, depth: float) -> Point:
        """What a protractor turns about: the hip, or for the knee the knee."""
        leg = self._track.joints_at(depth).leg_near
        return leg.knee if self._gauge.from_straight else leg.hip

    def tip(self, depth: float) -> Point:
        """Where the fingers end."""
        return self._track.joints_at(depth).arm_near.tip

    def _reading(self, joints: Joints) -> float:
        leg, zero = joints.leg_near, self._gauge.zero
        match self._gauge.shape:
            case Shape.RULER:
                return joints.arm_near.tip[0] - zero[0]
            case Shape.HEIGHT:
                return joints.arm_near.tip[1] - zero[1]
            case _ if self._gauge.from_straight:
                return leg.thigh_dir - leg.shank_dir
            case _:
                return wrap(leg.thigh_dir)
