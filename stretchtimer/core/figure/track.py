"""The way of the body from start to full pose: key poses solved once, all between on demand."""

from dataclasses import replace

from stretchtimer.core.figure.front import FrontJoints, FrontPose, front_joints_of
from stretchtimer.core.figure.joints import Joints, LegJoints, joints_of
from stretchtimer.core.figure.keyframes import Form, KeyPose
from stretchtimer.core.figure.pins import Pins, mixed_pins, pinned
from stretchtimer.core.figure.pose import Leg, Pose
from stretchtimer.core.figure.resting import resting
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.figure.swap import swapped

CLEAR = -0.5
"""How deep a free foot may dip below the floor on its way."""
TOES_UP = 15.0


class SideTrack:
    """All poses of one form in the side view.

    An alternation has four laps: there, back to the swapped start, there swapped, and back.
    """

    def __init__(self, rig: Rig, form: Form) -> None:
        if not isinstance(form.start, KeyPose) or not isinstance(form.full, KeyPose):
            raise TypeError("a side track needs side poses")
        self._rig = rig
        start, full = _solved(rig, form.start), _solved(rig, form.full)
        if form.motion.kind != "alternate":
            self._ends = ((start, full),) * 4
            return
        if form.other is not None:
            other_start, other_full = start, _solved(rig, form.other)
        else:
            other_start, other_full = _solved(rig, swapped(start)), _solved(rig, swapped(full))
        self._ends = ((start, full), (other_start, full), (other_start, other_full), (start, other_full))

    def pose_at(self, depth: float, lap: int = 0) -> Pose:
        a, b = self._ends[lap]
        pose = a.pose.mixed(b.pose, depth)
        pins = mixed_pins(a.pins, b.pins, depth)
        pose = pinned(self._rig, pose, pins)
        return pose if depth in (0.0, 1.0) else _cleared(self._rig, pose, pins)

    def joints_at(self, depth: float, lap: int = 0) -> Joints:
        return joints_of(self._rig, self.pose_at(depth, lap))

    def laps_differ(self) -> bool:
        """Whether the way out is another than the way back (walking), or the same (marching)."""
        return self._ends[0][0].pose != self._ends[1][0].pose


class FrontTrack:
    """All poses of one form in the front view."""

    def __init__(self, rig: Rig, form: Form) -> None:
        if not isinstance(form.start, FrontPose) or not isinstance(form.full, FrontPose):
            raise TypeError("a front track needs front poses")
        self._rig, self._start, self._full = rig.front, form.start, form.full
        self._rests = form.scene.rests

    def joints_at(self, depth: float, lap: int = 0) -> FrontJoints:
        pose = self._start.mixed(self._full, depth)
        return front_joints_of(self._rig, resting(self._rig, pose, self._rests) if self._rests else pose)

    def laps_differ(self) -> bool:
        return False


Track = SideTrack | FrontTrack


def track_of(rig: Rig, form: Form) -> Track:
    return FrontTrack(rig, form) if isinstance(form.start, FrontPose) else SideTrack(rig, form)


def _solved(rig: Rig, key: KeyPose) -> KeyPose:
    return replace(key, pose=pinned(rig, key.pose, key.pins))


def _cleared(rig: Rig, pose: Pose, pins: Pins) -> Pose:
    """A free foot that would dip below the floor bends its knee and lifts its toes until it clears."""
    for _ in range(24):
        joints = joints_of(rig, pose)
        near = pins.foot_near is None and _dips(joints.leg_near)
        far = pins.foot_far is None and _dips(joints.leg_far)
        if not near and not far:
            break
        if near:
            pose = replace(pose, leg_near=_bent(pose.leg_near))
        if far:
            pose = replace(pose, leg_far=_bent(pose.leg_far))
    return pose


def _dips(leg: LegJoints) -> bool:
    return min(leg.heel[1], leg.ball[1], leg.toe[1]) <= CLEAR


def _bent(leg: Leg) -> Leg:
    return replace(leg, knee=leg.knee + 1.5, ankle=leg.ankle + 1.0 if leg.ankle < TOES_UP else leg.ankle)
