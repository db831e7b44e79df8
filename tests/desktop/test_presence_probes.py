"""What the desktop is asked for reminders: each parser on every system, and a real X server's idle time."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchtimer.core.presence import UNSEEN, Presence
from stretchtimer.core.reminder_log import Reason
from stretchtimer.desktop import presence_probes
from stretchtimer.desktop.dbus import Answer, Buses
from stretchtimer.desktop.disturbance import (
    Way,
    camera_in_use,
    is_camera,
    is_recording,
    microphone_in_use,
    reason_of_windows,
    truth_of,
)
from stretchtimer.desktop.idle import IdleWay, idle_from_mutter, idle_from_seconds, idle_from_ticks
from stretchtimer.desktop.presence_probes import DesktopProbes
from stretchtimer.desktop.x_display import XDisplay, open_display
from tests.conftest import HandClock


def test_mutter_answers_in_ms_and_an_error_is_not_zero() -> None:
    assert idle_from_mutter(Answer("t", (61_000,))) == 61_000
    assert idle_from_mutter(Answer("t", (0,))) == 0
    assert idle_from_mutter(Answer(error="org.freedesktop.DBus.Error.ServiceUnknown")) is None
    assert idle_from_mutter(Answer("s", ("soon",))) is None


def test_windows_counters_wrap_after_seven_weeks() -> None:
    assert idle_from_ticks(5_000, 2_000) == 3_000
    assert idle_from_ticks(1_000, 2**32 - 2_000) == 3_000


def test_macs_seconds_become_ms() -> None:
    assert idle_from_seconds(2.5) == 2_500
    assert idle_from_seconds(-1) is None
    assert idle_from_seconds(float("nan")) is None


def test_a_property_is_true_false_or_not_there() -> None:
    assert truth_of(Answer("v", (("b", True),))) is True
    assert truth_of(Answer("v", (("b", False),))) is False
    assert truth_of(Answer(error="org.freedesktop.DBus.Error.UnknownProperty")) is None
    assert truth_of(Answer("v", (("s", "yes"),))) is None


def test_windows_states() -> None:
    assert reason_of_windows(2) is Reason.FULL_SCREEN
    assert reason_of_windows(4) is Reason.PRESENTATION
    assert reason_of_windows(5) is None


def test_a_camera_and_a_microphone_in_use_are_found(tmp_path: Path) -> None:
    assert is_camera("/dev/video0")
    assert not is_camera("/dev/null")
    assert is_recording("state: RUNNING\nowner_pid : 4")
    assert not is_recording("closed\n")
    descriptors = tmp_path / "proc" / "17" / "fd"
    descriptors.mkdir(parents=True)
    (descriptors / "0").symlink_to("/dev/null")
    (tmp_path / "proc" / "meminfo").touch()
    assert camera_in_use(tmp_path / "proc") is False
    (descriptors / "1").symlink_to("/dev/video2")
    assert camera_in_use(tmp_path / "proc") is True
    assert microphone_in_use(tmp_path / "asound") is None
    status = tmp_path / "asound" / "card0" / "pcm0c" / "sub0" / "status"
    status.parent.mkdir(parents=True)
    status.write_text("closed\n")
    assert microphone_in_use(tmp_path / "asound") is False
    status.write_text("state: RUNNING\n")
    assert microphone_in_use(tmp_path / "asound") is True


@pytest.fixture
def x_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real one of its own, where Xvfb is installed."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as process:
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        monkeypatch.setenv("DISPLAY", f":{number}")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield number
        process.terminate()


@pytest.fixture
def display(x_server: str) -> Iterator[XDisplay]:
    opened = open_display()
    if opened is None:
        pytest.skip("libXss is not installed")
    yield opened
    opened.close()


def test_a_real_x_server_tells_how_long_nothing_was_touched(display: XDisplay) -> None:
    first = display.idle_ms()
    assert first is not None
    later = first
    while later <= first:  # goes on by itself, within some ms
        later = display.idle_ms() or 0
    assert not display.is_full_screen()


def test_a_desktop_that_can_only_tell_by_x_is_asked_there(x_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    probes = DesktopProbes(Buses(), HandClock().elapsed_ms)
    assert probes.sight().presence in (Presence.ACTIVE, Presence.IDLE)
    assert set(probes.answers()) >= {"idle: XScreenSaver", "camera: /proc"}
    probes.close()
    assert probes.sight().presence is Presence.UNKNOWN


def test_under_wayland_the_x_server_is_not_asked(x_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert open_display() is None


class Service:
    """Some part of the desktop that comes and goes."""

    says: int | None = None

    def ask(self) -> int | None:
        return self.says

    def is_on(self) -> bool | None:
        return None if self.says is None else bool(self.says)


def test_what_answers_only_later_is_heard_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program starts at login, perhaps before the notification server; and that may start again."""
    best, other, server = Service(), Service(), Service()
    idle = (IdleWay("best", best.ask), IdleWay("other", other.ask))
    monkeypatch.setattr(presence_probes, "idle_ways", lambda *_: idle)
    monkeypatch.setattr(presence_probes, "ways", lambda *_: (Way(Reason.DO_NOT_DISTURB, "server", server.is_on),))
    probes = DesktopProbes(Buses(), HandClock().elapsed_ms)
    assert (probes.sight(), probes.holds()) == (UNSEEN, frozenset())
    assert probes.answers() == {"idle: best": None, "idle: other": None, "do_not_disturb: server": None}
    other.says, server.says = 200_000, 1
    assert (probes.sight().idle_ms, probes.holds()) == (200_000, frozenset({Reason.DO_NOT_DISTURB}))
    other.says, server.says, best.says = None, None, 1_000
    assert (probes.sight().idle_ms, probes.holds()) == (1_000, frozenset())
    server.says = 1
    assert probes.holds() == {Reason.DO_NOT_DISTURB}
    probes.close()
    assert (probes.sight(), probes.holds()) == (UNSEEN, frozenset())
