"""A session with everything that the desktop does for it: kept awake, interrupted, driven by media keys, on one bus."""

import pytest
from pytestqt.qtbot import QtBot

from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Command, Session, Status, begin
from stretchtimer.desktop.dbus import Buses
from stretchtimer.desktop.interruptions import Interruptions
from stretchtimer.desktop.keep_awake import DesktopHold, needs_the_screen
from stretchtimer.runners import SessionRunner
from tests.conftest import HandClock
from tests.desktop.stand_ins import SCREEN_SAVER, Inhibitor
from tests.desktop.test_interruptions import OURS, Logind
from tests.desktop.test_keep_awake import REASON, settle
from tests.desktop.test_media_keys import Keys
from tests.examples import a_plan


class Wired(Keys):
    """A runner, and the desktop connected to it as a program connects it."""

    def __init__(self, buses: Buses, clock: HandClock, qtbot: QtBot) -> None:
        super().__init__(buses, qtbot)
        self.buses, self.runner = buses, SessionRunner(clock)
        self.hold, self.interruptions = DesktopHold(buses, REASON), Interruptions(buses)
        self.runner.session_changed.connect(self._follow)
        self.interruptions.went_away.connect(lambda _cause: self.runner.interrupt())
        self.media_keys.play_pause_requested.connect(self._play_pause)
        self.media_keys.next_requested.connect(lambda: self.runner.command(Command.SKIP))

    def status(self) -> Status:
        assert self.runner.session is not None
        return self.runner.session.status

    def _follow(self, session: Session) -> None:
        if needs_the_screen(session.status):
            self.hold.hold()
        else:
            self.hold.release()
        self.media_keys.show_session(session.status, session.phase.exercise)
        if session.is_over:
            self.interruptions.stop()
            self.buses.close()
        else:
            self.interruptions.watch()

    def _play_pause(self) -> None:
        self.runner.command(Command.RESUME if self.status() is Status.PAUSED else Command.PAUSE)


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
