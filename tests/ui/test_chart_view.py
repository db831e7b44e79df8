"""A view is moved and zoomed within what there is."""

from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.ui.chart_view import SHORTEST, View, moved, zoomed

DAY = 86_400.0
LIMITS = View(0.0, 3_650 * DAY)
SECONDS = st.floats(0, LIMITS.high)


@given(SECONDS, st.floats(SHORTEST, LIMITS.high), st.floats(-1e9, 1e9), st.floats(0.1, 10), SECONDS)
def test_no_view_leaves_its_limits(low: float, width: float, by: float, factor: float, about: float) -> None:
    start = moved(View(low, low + width), 0, LIMITS)
    for view in (start, moved(start, by, LIMITS), zoomed(start, factor, about, LIMITS)):
        assert view.low >= -1e-3
        assert view.high <= LIMITS.high + 1e-3
        assert view.width >= SHORTEST - 1e-3


def test_what_is_under_the_pointer_stays_there() -> None:
    view = zoomed(View(100 * DAY, 200 * DAY), 0.5, 125 * DAY, LIMITS)
    assert view == View(112.5 * DAY, 162.5 * DAY)


def test_moving_keeps_the_length() -> None:
    assert moved(View(100 * DAY, 200 * DAY), 50 * DAY, LIMITS) == View(150 * DAY, 250 * DAY)
    assert moved(View(100 * DAY, 200 * DAY), -500 * DAY, LIMITS) == View(0, 100 * DAY)
