"""The drawn stretch is as deep as the user is measured, and stays human at any measurement."""

import pytest

from stretchtimer.core.figure.depth import Flexibility, depth_of, fitted
from stretchtimer.core.figure.joints import joints_of
from stretchtimer.core.figure.limits import faults
from stretchtimer.core.figure.track import SideTrack
from tests.figures import figures, rig

FOLLOWING = [name for name, figure in figures().items() if figure.depth]


def hip_at_full(name: str, user: Flexibility) -> float:
    return SideTrack(rig(), fitted(figures()[name], user, rig()).usual).pose_at(1.0).leg_near.hip


def test_the_strap_leg_rises_as_far_as_measured_and_no_higher_than_95() -> None:
    assert hip_at_full("supine_strap", Flexibility(leg_raise=58.0)) == 58.0
    assert hip_at_full("supine_strap", Flexibility(leg_raise=120.0)) == 95.0


def test_the_knee_stays_as_bent_as_measured() -> None:
    figure = fitted(figures()["lying_hamstring"], Flexibility(knee_deficit=33.0), rig())
    assert SideTrack(rig(), figure.usual).pose_at(1.0).leg_near.knee == 33.0


@pytest.mark.parametrize("name", ["standing_hamstring", "seated_forward_fold"])
def test_who_is_stiffer_leans_less(name: str) -> None:
    def lean(raise_: float) -> float:
        figure = fitted(figures()[name], Flexibility(leg_raise=raise_), rig())
        return SideTrack(rig(), figure.usual).pose_at(1.0).trunk.lean

    assert lean(45.0) < lean(60.0) < lean(72.0)


def test_nothing_measured_changes_nothing() -> None:
    for figure in figures().values():
        assert fitted(figure, Flexibility(), rig()) is figure


@pytest.mark.parametrize("name", FOLLOWING)
@pytest.mark.parametrize("measured", [25.0, 45.0, 60.0, 75.0, 90.0, 110.0])
def test_every_depth_is_human(name: str, measured: float) -> None:
    track = SideTrack(rig(), fitted(figures()[name], Flexibility(measured, 100.0 - measured), rig()).usual)
    for i in range(21):
        pose = track.pose_at(i / 20)
        assert faults(pose, joints_of(rig(), pose)) == ()


@pytest.mark.parametrize("name", FOLLOWING)
@pytest.mark.parametrize("measured", range(15, 101, 5))
def test_easing_off_is_never_deeper(name: str, measured: int) -> None:
    figure = fitted(figures()[name], Flexibility(measured, 100.0 - measured), rig())
    assert figure.depth is not None
    usual, easier = (SideTrack(rig(), form).pose_at(1.0) for form in (figure.usual, figure.form("easier")))
    assert depth_of(figure.depth, easier) <= depth_of(figure.depth, usual)


def test_a_hand_that_does_not_reach_the_chair_rests_on_the_thigh() -> None:
    def wrist(leg_raise: float) -> float:
        figure = fitted(figures()["standing_hamstring"], Flexibility(leg_raise), rig())
        return SideTrack(rig(), figure.usual).joints_at(1.0).arm_near.wrist[0]

    assert wrist(70.0) > 40.0, "on the seat"
    assert wrist(50.0) < 20.0, "on the thigh"
