"""Reminders hear of sleep and lock from logind, by its real names and signatures."""

from pathlib import Path
from subprocess import Popen

import pytest
from pytestqt.qtbot import QtBot

from stretchtimer.app import open_catalogue, open_store
from stretchtimer.core.presence import Presence
from stretchtimer.desktop.dbus import PROPERTIES
from stretchtimer.desktop.interruptions import MANAGER, MANAGER_PATH, SESSION
from stretchtimer.runners import SessionRunner
from stretchtimer.wiring.reminders import ReminderWires
from tests.conftest import HandClock
from tests.desktop.stand_ins import LOGIND, StandIn

PATH = f"{MANAGER_PATH}/session/_31"


def test_a_machine_that_sleeps_has_nobody_at_it(
    bus: "Popen[str]", qtbot: QtBot, clock: HandClock, own_data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    own_data_dir.mkdir()
    logind = StandIn(
        LOGIND,
        {
            (PROPERTIES, "Get"): ("ss", "v", lambda _message: (("s", "1"),)),
            (MANAGER, "GetSession"): ("s", "o", lambda _message: (PATH,)),
        },
    )
    with open_store(own_data_dir, clock) as store:
        wires = ReminderWires(clock, store, open_catalogue(own_data_dir), SessionRunner(clock))
        wires.begin()
        qtbot.waitUntil(lambda: (MANAGER_PATH, "GetSession") in logind.calls)

        def presence() -> Presence:
            wires.runner.tick()
            return wires.runner.state.seen.presence

        assert presence() is Presence.UNKNOWN
        for path, interface, member, arguments in (
            (MANAGER_PATH, MANAGER, "PrepareForSleep", (True,)),
            (PATH, PROPERTIES, "PropertiesChanged", (SESSION, {"LockedHint": ("b", True)}, [])),
        ):
            signature = "b" if member == "PrepareForSleep" else "sa{sv}as"
            logind.say(path, interface, member, signature, *arguments)
            qtbot.waitUntil(lambda: presence() is Presence.LOCKED)
            logind.say(path, interface, member, signature, *not_any_more(arguments))
            qtbot.waitUntil(lambda: presence() is Presence.UNKNOWN)
        wires.end()
    logind.leave()


def not_any_more(arguments: tuple[object, ...]) -> tuple[object, ...]:
    if len(arguments) == 1:
        return (False,)
    return (SESSION, {"LockedHint": ("b", False)}, [])
