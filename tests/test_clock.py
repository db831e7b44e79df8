"""The machine's clocks, as far as a test can hold them to anything."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from stretchtimer.clock import Clock, SystemClock
from tests.conftest import HandClock

SUMMER = datetime(2026, 7, 1, tzinfo=UTC)
PRINT_ZONE = "from stretchtimer.clock import SystemClock; print(SystemClock().zone())"


def test_elapsed_time_is_whole_and_never_goes_back() -> None:
    clock = SystemClock()
    readings = [clock.elapsed_ms() for _ in range(10_000)]
    assert all(type(reading) is int for reading in readings)
    assert all(earlier <= later for earlier, later in pairwise(readings))


def test_now_is_aware_in_utc_and_is_now() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert before <= now <= datetime.now(UTC)


def test_the_zone_is_one_that_python_knows() -> None:
    assert ZoneInfo(SystemClock().zone())


@pytest.mark.parametrize("named", ["Europe/Berlin", "America/St_Johns", "UTC"])
def test_the_zone_is_the_users(named: str) -> None:
    child = [sys.executable, "-c", PRINT_ZONE]
    found = subprocess.run(child, env={**os.environ, "TZ": named}, capture_output=True, text=True, check=True).stdout
    assert SUMMER.astimezone(ZoneInfo(found.strip())).utcoffset() == SUMMER.astimezone(ZoneInfo(named)).utcoffset()


class QuickClock(SystemClock):
    """One whose elapsed time a test sets."""

    at_ms = 0

    def elapsed_ms(self) -> int:
        return self.at_ms


@pytest.mark.skipif(sys.platform == "win32", reason="there the zone is not taken from TZ")
def test_a_journey_is_noticed_within_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = QuickClock()
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert clock.zone() == "Europe/Berlin"
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert clock.zone() == "Europe/Berlin"
    clock.at_ms += 60_000
    assert clock.zone() == "Asia/Tokyo"
    monkeypatch.setenv("TZ", "Nowhere/Never")
    clock.at_ms += 60_000
    assert clock.zone() == "Asia/Tokyo"
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("clock", [SystemClock(), HandClock()])
def test_a_clock_moved_by_hand_is_a_clock_too(clock: Clock) -> None:
    assert isinstance(clock.elapsed_ms(), int)
    assert clock.now().tzinfo is not None
    assert ZoneInfo(clock.zone())


def test_both_faces_of_the_hand_clock_move_together() -> None:
    clock = HandClock()
    elapsed_ms, now = clock.elapsed_ms(), clock.now()
    clock.advance(1_500)
    assert clock.elapsed_ms() - elapsed_ms == 1_500
    assert clock.now() - now == timedelta(milliseconds=1_500)
