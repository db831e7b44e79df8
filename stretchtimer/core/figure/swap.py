"""Near and far change places: the second half of every alternating exercise.

The far side stands 2.5 cm behind and above the near one, so planted feet move over by that much.
"""

from dataclasses import replace

from stretchtimer.core.figure.keyframes import KeyPose
from stretchtimer.core.figure.pins import FootPin, HandPin, OnLimb, Pins

FAR = (2.5, 2.5)


def swapped(key: KeyPose) -> KeyPose:
    pose, pins = key.pose, key.pins
    return KeyPose(
        replace(
            pose,
            trunk=replace(pose.trunk, twist=-pose.trunk.twist),
            leg_near=pose.leg_far,
            leg_far=pose.leg_near,
            arm_near=pose.arm_far,
            arm_far=pose.arm_near,
        ),
        Pins(
            _foot(pins.foot_far, -1),
            _foot(pins.foot_near, 1),
            _hand(pins.hand_far, -1),
            _hand(pins.hand_near, 1),
        ),
    )


def _foot(pin: FootPin | None, sign: int) -> FootPin | None:
    if pin is None:
        return None
    return replace(pin, at=(pin.at[0] + sign * FAR[0], pin.at[1] + sign * FAR[1]))


def _hand(pin: HandPin | None, sign: int) -> HandPin | None:
    if pin is None:
        return None
    if isinstance(pin.at, OnLimb):
        return replace(pin, at=replace(pin.at, near=not pin.at.near))
    return replace(pin, at=(pin.at[0] + sign * FAR[0], pin.at[1] + sign * FAR[1]))
