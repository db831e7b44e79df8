"""A connection to a bus: every call is answered once, whatever becomes of the bus."""

import os
import shutil
import signal
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stretchtimer.desktop import dbus_connection
from stretchtimer.desktop.dbus import CUT_OFF, DAEMON, Answer, Buses, Call
from stretchtimer.desktop.dbus_connection import connect
from stretchtimer.desktop.disturbance import DUNST
from tests.desktop.stand_ins import SCREEN_SAVER, Inhibitor

SILENT = Call(SCREEN_SAVER, "/x", SCREEN_SAVER, "Inhibit", "ss", ("StretchTimer", ""))


def test_an_answer_that_can_no_longer_come_is_an_error(
    bus: "subprocess.Popen[str]", buses: Buses, qtbot: QtBot
) -> None:
    service, connection = Inhibitor(SCREEN_SAVER), buses.get("session")
    assert connection is not None
    service._incoming.setEnabled(False)  # is there, and says nothing
    answers: list[Answer] = []
    connection.call(SILENT, answers.append)
    bus.kill()
    qtbot.waitUntil(lambda: not connection.is_open)
    assert answers == [Answer(error=CUT_OFF)]
    connection.call(SILENT, answers.append)
    assert answers == [Answer(error=CUT_OFF)] * 2
    service.leave()


def test_the_command_line_waits_for_its_answer(bus: object, buses: Buses) -> None:
    connection = buses.get("session")
    assert connection is not None
    assert len(str(connection.ask(Call(*DAEMON, "GetId")).arguments[0])) == 32
    assert connection.ask(Call("org.example.Nobody", "/", "org.example", "X")).error


def test_a_service_that_hangs_is_waited_for_once(
    bus: object, buses: Buses, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for do-not-disturb again and again, in the window's thread."""
    service, connection = Inhibitor(SCREEN_SAVER), buses.get("session")
    assert connection is not None
    service._incoming.setEnabled(False)
    monkeypatch.setattr(dbus_connection, "ANSWERS_WITHIN_S", 0.01)
    assert connection.ask(SILENT) == Answer(error=CUT_OFF)
    monkeypatch.setattr(dbus_connection, "ANSWERS_WITHIN_S", 30.0)
    begun = time.monotonic()
    assert connection.ask(SILENT) == Answer(error=CUT_OFF)
    assert time.monotonic() - begun < 15
    assert connection.ask(Call(*DAEMON, "GetId")).arguments
    service._incoming.setEnabled(True)  # it has woken up
    qtbot.waitUntil(lambda: not connection._hanging)
    service.leave()


def test_a_bus_is_connected_to_once_and_again_when_it_was_closed(bus: object, buses: Buses) -> None:
    first = buses.get("session")
    assert buses.get("session") is first
    assert buses.get("system") is not first
    buses.close()
    assert first is not None
    assert not first.is_open
    assert buses.get("session") not in (None, first)


@pytest.mark.parametrize(
    "address", ["", "nonsense", "tcp:host=localhost,port=1", "unix:path=/dev/null", "unix:path=/no"]
)
def test_an_address_where_no_bus_is(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert connect("session") is None


def test_a_daemon_that_hangs_holds_nobody_up_for_long(bus: "subprocess.Popen[str]") -> None:
    bus.send_signal(signal.SIGSTOP)
    assert connect("session") is None


def test_asking_whether_to_disturb_starts_nothing(bus: object, buses: Buses, tmp_path: Path) -> None:
    """A notification server that is not there cannot be on do-not-disturb; a notification may start it."""
    folder = Path(os.environ["DBUS_SESSION_BUS_ADDRESS"].split("=")[1].split(",")[0]).parent
    started = tmp_path / "started"
    service = f"[D-BUS Service]\nName={DUNST.service}\nExec={shutil.which('touch')} {started}\n"
    (folder / "notifications.service").write_text(service)
    connection = buses.get("session")
    assert connection is not None
    connection.ask(Call(*DAEMON, "ReloadConfig"))
    assert connection.ask(DUNST).error
    assert not started.exists()
    assert connection.ask(replace(DUNST, starts=True)).error  # it starts, and is no notification server
    assert started.exists()
