"""Two bones reach their target, or as near as they can, and always bend the way their joint bends."""

import math

from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.figure.points import distance, step, two_bone

far = st.floats(-120, 120)


@given(x=far, y=far)
def test_the_ankle_comes_to_its_pin_or_as_near_as_the_leg_is_long(x: float, y: float) -> None:
    thigh, shank = two_bone((0.0, 0.0), (x, y), 43.0, 41.0, -1)
    ankle = step(step((0.0, 0.0), thigh, 43.0), shank, 41.0)
    reach = math.hypot(x, y)
    allowed = max(0.0, reach - 84.0, 2.0 - reach) + 0.05
    assert distance(ankle, (x, y)) <= allowed


@given(x=far, y=far)
def test_a_knee_found_for_any_place_never_bends_backwards(x: float, y: float) -> None:
    thigh, shank = two_bone((0.0, 0.0), (x, y), 43.0, 41.0, -1)
    assert 0.0 <= thigh - shank <= 180.0


@given(x=far, y=far)
def test_an_elbow_bends_the_other_way(x: float, y: float) -> None:
    upper, fore = two_bone((0.0, 0.0), (x, y), 28.5, 24.5, 1)
    assert 0.0 <= fore - upper <= 180.0
