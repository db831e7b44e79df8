"""What the icon beside the clock says: how near the next reminder is, or why none comes; each in words."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.manners import Waiting
from stretchtimer.core.reminder import FixedTimes, Interval, Rule
from stretchtimer.core.reminder_log import Reason
from stretchtimer.core.tray import STEPS, Standing, TrayView, tray_view
from stretchtimer.core.wall import Window
from stretchtimer.words.tray_words import left_line, next_line, tray_tooltip

NOW = datetime(2026, 10, 14, 8, tzinfo=UTC)  # 10:00 in Berlin
ZONE = "Europe/Berlin"
DESK = Rule("d", "Desk break", "workplace", Interval(45, (Window(time(9), time(17)),), frozenset(range(5))), NOW)
EVENING = Rule("e", "Evening", "evening", FixedTimes((time(20, 30),), NOW.date()), NOW)


def coming(rule: Rule, **away: float) -> TrayView:
    return tray_view(NOW, ZONE, [(rule, NOW + timedelta(**away))])


@pytest.mark.parametrize(
    ("view", "tooltip"),
    [
        (coming(DESK, minutes=12), "Desk break in 12 min"),
        (coming(DESK, minutes=11, seconds=1), "Desk break in 12 min"),
        (coming(DESK, seconds=20), "Desk break in 1 min"),
        (coming(EVENING, minutes=60), "Evening in 60 min"),
        (coming(EVENING, hours=10.5), "Evening at 20:30"),
        (coming(EVENING, hours=34.5), "Evening at Thu 20:30"),
        (tray_view(NOW, ZONE, []), "No reminder is set"),
        (
            tray_view(NOW, ZONE, [(DESK, NOW + timedelta(minutes=40))], rested_at=NOW - timedelta(minutes=5)),
            "Desk break in 40 min. Your break counted.",
        ),
        (
            tray_view(NOW, ZONE, [(EVENING, NOW + timedelta(minutes=40))], rested_at=NOW - timedelta(minutes=5)),
            "Evening in 40 min",
        ),
        (
            tray_view(NOW, ZONE, [(DESK, NOW + timedelta(minutes=30))], rested_at=NOW - timedelta(minutes=15)),
            "Desk break in 30 min",
        ),
        (tray_view(NOW, ZONE, [], paused=True), "Reminders are paused until you resume them"),
        (
            tray_view(NOW, ZONE, [], paused=True, paused_until=NOW + timedelta(hours=1)),
            "Reminders are paused until 11:00",
        ),
        (
            tray_view(NOW, ZONE, [(EVENING, NOW)], [Waiting(DESK, "x", NOW, Reason.CAMERA)]),
            "Desk break waits: the camera is in use",
        ),
        (tray_view(NOW, ZONE, [], offered=DESK, paused=True), "Desk break is waiting for you"),
    ],
)
def test_the_tooltip_says_when_or_why_not(view: TrayView, tooltip: str) -> None:
    assert tray_tooltip(view) == tooltip


def test_the_menu_begins_with_what_comes_next() -> None:
    assert next_line(coming(DESK, minutes=12)) == "Next: Desk break, 10:12"
    assert next_line(tray_view(NOW, ZONE, [])) == "No reminder is set"
    assert left_line(2, 3) == "2 of 3 sessions left today"
    assert left_line(0, 3) == "All done for today"


@pytest.mark.parametrize(("left_min", "step"), [(45, 0), (90, 0), (22.5, 12), (0.5, 23), (0, 24), (-5, 24)])
def test_the_ring_fills_in_the_length_of_an_interval(left_min: float, step: int) -> None:
    assert coming(DESK, minutes=left_min).step == step


@pytest.mark.parametrize(("left_min", "step"), [(300, 0), (60, 0), (30, 12), (15, 18)])
def test_the_ring_fills_in_the_last_hour_before_a_time_of_the_day(left_min: float, step: int) -> None:
    assert coming(EVENING, minutes=left_min).step == step


@given(st.integers(-100, 4_000), st.integers(0, 4_000))
def test_the_ring_never_runs_back_while_time_goes_on(left_s: int, more_s: int) -> None:
    sooner, later = coming(DESK, seconds=left_s), coming(DESK, seconds=left_s + more_s)
    assert 0 <= later.step <= sooner.step <= STEPS


def test_what_waits_has_a_full_ring() -> None:
    view = tray_view(NOW, ZONE, [], offered=DESK)
    assert (view.standing, view.step) == (Standing.OFFERED, STEPS)
