"""What every test gets: an offscreen Qt, a clock moved by hand, a data folder of its own, and no timer left running."""

import gc
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # what is said is read here, wherever the tests are run

import pytest
from hypothesis import HealthCheck, settings

# Begun in the background of a script, a process ignores Ctrl+C, and so would every program that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.load_profile("steady")

DISPLAY_WITHIN_S = 20.0


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="keep what is painted now as the snapshots")


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = datetime(2026, 10, 14, 17, 30, tzinfo=UTC), zone: str = "Europe/Berlin") -> None:
        self._now = now
        self._zone = zone
        self._elapsed_ms = 1_000_000

    def elapsed_ms(self) -> int:
        return self._elapsed_ms

    def now(self) -> datetime:
        return self._now

    def zone(self) -> str:
        return self._zone

    def advance(self, ms: int) -> None:
        self._elapsed_ms += ms
        self._now += timedelta(milliseconds=ms)


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: object) -> None:
    """A whole application from the first test on: whichever comes first, none finds a lesser one made by another."""


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(autouse=True)
def own_data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test can touch the user's files."""
    path = tmp_path / "data"
    monkeypatch.setenv("STRETCHTIMER_DATA_DIR", str(path))
    monkeypatch.setenv("HOME", str(tmp_path))
    return path


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual screen of the test's own, on a number that nobody uses."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            ready, _, _ = select.select([reading], [], [], DISPLAY_WITHIN_S)
            assert ready, "Xvfb does not start"
            yield f":{os.read(reading, 16).decode().strip()}"
        finally:
            os.close(reading)
            server.terminate()


WITHOUT_QT = ("tests.core.", "tests.catalogue.", "tests.store.", "tests.test_words", "tests.test_architecture")
"""Modules of tests in whose rooms no timer can be made: looking for one takes longer than most of them do."""


@pytest.fixture(scope="module", autouse=True)
def freeze_what_is_there() -> Iterator[None]:
    """Looking for a timer among all that a test process has ever made takes longer than most tests do."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_timer_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    here: list[None] = []
    yield
    if request.module.__name__.startswith(WITHOUT_QT) or "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    made = gc.get_objects()
    if not any(what is here for what in made):  # the progress page froze it, and its timers with it
        gc.unfreeze()
        made = gc.get_objects()
    left = [timer for timer in made if type(timer) is QTimer and isValid(timer) and timer.isActive()]
    for timer in left:
        timer.stop()
    assert not left, f"timers left running: {[timer.parent() for timer in left]}"
