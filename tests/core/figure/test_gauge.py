"""The drawn figure does what its scale says: the leg's angle, the fingers' place, and no more than a body can."""

import pytest

from stretchtimer.core.figure.gauge import GAUGES, Follower, Gauge, Shape, gauge_of
from stretchtimer.core.figure.points import direction
from stretchtimer.core.figure.track import SideTrack
from stretchtimer.core.measure import SCALES, Kind, Protocol
from tests.figures import figures, rig

DRAWN = {
    Kind.LEG_RAISE: range(1, 100, 3),
    Kind.KNEE_EXTENSION: range(0, 90, 3),
    Kind.SIT_AND_REACH: range(-27, 9),
    Kind.CHAIR_REACH: range(-44, -6),
    Kind.FINGER_TO_FLOOR: range(3, 69),
}


def follower(kind: Kind) -> tuple[Gauge, Follower, SideTrack]:
    gauge = GAUGES[kind]
    figure = figures()[gauge.figure]
    return gauge, Follower(rig(), figure, gauge), SideTrack(rig(), figure.usual)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_figure_reaches_what_was_read(kind: Kind) -> None:
    gauge, follow, track = follower(kind)
    for reading in DRAWN[kind]:
        depth = follow.depth(reading)
        joints = track.joints_at(depth)
        match gauge.shape:
            case Shape.RULER:
                assert abs(joints.arm_near.tip[0] - gauge.zero[0] - reading) < 1.0
            case Shape.HEIGHT:
                assert abs(joints.arm_near.tip[1] - reading) < 1.0
            case _:
                drawn = direction(follow.pivot(depth), joints.leg_near.ankle)
                assert abs((90 - drawn if gauge.from_straight else drawn) - reading) < 1.5


@pytest.mark.parametrize("kind", list(Kind))
def test_beyond_what_a_body_shows_it_stays(kind: Kind) -> None:
    gauge, follow, _track = follower(kind)
    ends = {follow.depth(-1000), follow.depth(1000)}
    assert min(ends) == 0.0
    assert max(ends) == pytest.approx(gauge.deepest, abs=0.05)


def test_every_way_of_every_test_has_its_scale() -> None:
    assert set(GAUGES) == set(Kind)
    for kind, protocols in SCALES.items():
        for protocol in protocols:
            gauge = gauge_of(kind, protocol)
            assert gauge.lowest <= gauge.neutral <= gauge.highest
    assert gauge_of(Kind.SIT_AND_REACH, Protocol.MODIFIED).lowest == 0
