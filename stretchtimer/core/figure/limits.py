"""What a body cannot do: the checks that keep every drawn pose human.

They name what is wrong instead of mending it, because a wrong pose belongs mended in its file.
"""

from collections.abc import Iterator

from stretchtimer.core.figure.joints import Joints
from stretchtimer.core.figure.points import wrap
from stretchtimer.core.figure.pose import Arm, Leg, Pose

HIP = (-32.0, 142.0)
KNEE = (0.0, 150.0)
ANKLE = (-62.0, 47.0)
TOE = (0.0, 70.0)
SHOULDER = (-70.0, 190.0)
ELBOW = (0.0, 150.0)
WRIST = (-105.0, 92.0)
FLOOR = -1.2
LYING_HAND = 2.5
SLACK = 0.01


def faults(pose: Pose, joints: Joints) -> tuple[str, ...]:
    """Every way in which the pose is not human."""
    found = [*_leg_faults("near", pose.leg_near), *_leg_faults("far", pose.leg_far)]
    found += _arm_faults("near", pose.arm_near)
    found += _arm_faults("far", pose.arm_far)
    found += _below_floor(joints)
    return tuple(found)


def _outside(name: str, value: float, limits: tuple[float, float]) -> Iterator[str]:
    if not limits[0] - SLACK <= value <= limits[1] + SLACK:
        yield f"{name} {value:.1f} is outside {limits[0]:.0f}..{limits[1]:.0f}"


def _leg_faults(side: str, leg: Leg) -> Iterator[str]:
    yield from _outside(f"{side} hip", leg.hip, HIP)
    yield from _outside(f"{side} knee", leg.knee, KNEE)
    yield from _outside(f"{side} ankle", leg.ankle, ANKLE)
    yield from _outside(f"{side} toe", leg.toe, TOE)


def _arm_faults(side: str, arm: Arm) -> Iterator[str]:
    shoulder = arm.shoulder if arm.shoulder > -100 else wrap(arm.shoulder + 360)
    yield from _outside(f"{side} shoulder", shoulder, SHOULDER)
    yield from _outside(f"{side} elbow", arm.elbow, ELBOW)
    yield from _outside(f"{side} wrist", arm.wrist, WRIST)


def _below_floor(joints: Joints) -> Iterator[str]:
    for side, leg in (("near", joints.leg_near), ("far", joints.leg_far)):
        for part, point in (("heel", leg.heel), ("ball", leg.ball), ("toe", leg.toe)):
            if point[1] < FLOOR:
                yield f"{side} {part} is {-point[1]:.1f} cm below the floor"
    for side, arm in (("near", joints.arm_near), ("far", joints.arm_far)):
        for part, point in (("palm", arm.palm), ("elbow", arm.elbow)):
            if point[1] < LYING_HAND - SLACK:
                yield f"{side} {part} is sunk into the floor at {point[1]:.1f} cm"
