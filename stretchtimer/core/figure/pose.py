"""One pose of the side view as joint angles, and the mixture of two.

Zero everywhere is natural upright standing. Flexion is positive; a knee knows no other direction. `near`
is the side toward the viewer: the figure faces right, so near is the right side of the person.
"""

from dataclasses import dataclass

from stretchtimer.core.figure.points import Point, mix, mix_points


@dataclass(frozen=True, slots=True)
class Trunk:
    """lean: + forward, 90 face down, -90 on the back. The rest bends what lies above: + flexes, - extends.

    twist turns the ribcage: + toward the viewer, - away.
    """

    lean: float = 0.0
    lumbar: float = 0.0
    thorax: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    twist: float = 0.0

    def mixed(self, other: "Trunk", t: float) -> "Trunk":
        return Trunk(
            mix(self.lean, other.lean, t),
            mix(self.lumbar, other.lumbar, t),
            mix(self.thorax, other.thorax, t),
            mix(self.neck, other.neck, t),
            mix(self.head, other.head, t),
            mix(self.twist, other.twist, t),
        )


@dataclass(frozen=True, slots=True)
class Leg:
    """ankle + lifts the toes; toe bends them up about the ball of the foot."""

    hip: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    toe: float = 0.0

    def mixed(self, other: "Leg", t: float) -> "Leg":
        return Leg(
            mix(self.hip, other.hip, t),
            mix(self.knee, other.knee, t),
            mix(self.ankle, other.ankle, t),
            mix(self.toe, other.toe, t),
        )


@dataclass(frozen=True, slots=True)
class Arm:
    """shoulder + raises the arm forward."""

    shoulder: float = 0.0
    elbow: float = 8.0
    wrist: float = 0.0

    def mixed(self, other: "Arm", t: float) -> "Arm":
        return Arm(
            mix(self.shoulder, other.shoulder, t),
            mix(self.elbow, other.elbow, t),
            mix(self.wrist, other.wrist, t),
        )


@dataclass(frozen=True, slots=True)
class Pose:
    """All angles, and where the hip centre stands."""

    root: Point
    trunk: Trunk
    leg_near: Leg
    leg_far: Leg
    arm_near: Arm
    arm_far: Arm

    def mixed(self, other: "Pose", t: float) -> "Pose":
        return Pose(
            mix_points(self.root, other.root, t),
            self.trunk.mixed(other.trunk, t),
            self.leg_near.mixed(other.leg_near, t),
            self.leg_far.mixed(other.leg_far, t),
            self.arm_near.mixed(other.arm_near, t),
            self.arm_far.mixed(other.arm_far, t),
        )
