"""A session with everything that the desktop does for it: kept awake, interrupted, driven by media keys, on one bus."""

import pytest
from pytestqt.qtbot import QtBot

from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Command, Status, begin
from stretchtimer.desktop.dbus import Buses
from stretchtimer.runners import SessionRunner
from stretchtimer.wiring.session_desktop import SessionDesktop
from tests.conftest import HandClock
from tests.desktop.stand_ins import SCREEN_SAVER, Inhibitor
from tests.desktop.test_interruptions import OURS, Logind
from tests.desktop.test_keep_awake import settle
from tests.desktop.test_media_keys import Keys
from tests.examples import a_plan


class Wired(Keys):
    """A runner, and the desktop connected to it as a program connects it."""

    def __init__(self, buses: Buses, clock: HandClock, qtbot: QtBot) -> None:
        super().__init__(buses, qtbot)
        self.buses, self.runner = buses, SessionRunner(clock)
        self.desktop = SessionDesktop(self.runner, buses)

    def status(self) -> Status:
        assert self.runner.session is not None
        return self.runner.session.status


@pytest.fixture
def wired(bus: object, buses: Buses, clock: HandClock, qtbot: QtBot) -> Wired:
    return Wired(buses, clock, qtbot)


def test_from_the_first_count_to_the_end(wired: Wired, buses: Buses, qtbot: QtBot) -> None:
    saver, logind = Inhibitor(SCREEN_SAVER), Logind()
    wired.runner.start(begin(a_plan(Step("fold", sets=1, seconds=30))))
    qtbot.waitUntil(lambda: len(saver.held) == 1 and wired.playerctl("status") == "Playing")

    wired.playerctl("pause")
    assert wired.status() is Status.PAUSED
    qtbot.waitUntil(lambda: not saver.held)

    wired.playerctl("play-pause")
    assert wired.status() is Status.COUNTING_IN
    qtbot.waitUntil(lambda: len(saver.held) == 1)

    logind.changes(OURS, LockedHint=True)
    qtbot.waitUntil(lambda: wired.status() is Status.PAUSED and not saver.held)
    logind.changes(OURS, LockedHint=False)
    settle(qtbot, buses)
    assert wired.status() is Status.PAUSED
    assert wired.playerctl("status") == "Paused"

    wired.runner.command(Command.END)
    settle(qtbot, buses)
    assert saver.held == {}
    assert wired.playerctl("--list-all") == "No players found"
    saver.leave()
    logind.leave()


def test_a_media_key_that_ends_the_session_leaves_nothing_behind(wired: Wired, qtbot: QtBot) -> None:
    """The key's own bus is closed while it is being answered."""
    saver, logind = Inhibitor(SCREEN_SAVER), Logind()
    for _ in range(2):
        wired.runner.start(begin(a_plan(Step("fold", sets=1, seconds=30))))
        qtbot.waitUntil(lambda: len(saver.held) == 1 and wired.playerctl("status") == "Playing")
        while wired.playerctl("--list-all") == "stretchtimer":
            wired.playerctl("next")
        assert wired.status() is Status.FINISHED
        assert wired.playerctl("--list-all") == "No players found"
        qtbot.waitUntil(lambda: not saver.held)
    saver.leave()
    logind.leave()
