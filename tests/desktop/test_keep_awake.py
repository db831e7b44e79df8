"""The screen stays on while a session runs: over a real bus, by stand-ins with the real signatures."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jeepney import Message
from pytestqt.qtbot import QtBot

from stretchtimer.core.session import Status
from stretchtimer.desktop.dbus import DAEMON, Answer, Buses, Call
from stretchtimer.desktop.keep_awake import DesktopHold, Way, needs_the_screen, probe, ways
from stretchtimer.desktop.keep_awake_elsewhere import caffeinate, execution_state
from tests.desktop.stand_ins import GNOME, LOGIND, PORTAL, SCREEN_SAVER, Inhibitor, StandIn
from tests.on_screen import DEADLINE_S, heard

ROOT = Path(__file__).parents[2]
REASON = "A stretching session is under way"

HOLDING = """
import sys
from PySide6.QtCore import QCoreApplication
from stretchtimer.desktop import keep_awake
from stretchtimer.desktop.dbus import Buses

class Telling(keep_awake.DesktopHold):
    def _answered(self, held, others):
        super()._answered(held, others)
        if self.held_by:
            print(self.held_by, flush=True)

app = QCoreApplication([])
hold = Telling(Buses(), "A stretching session is under way")
hold.hold()
app.exec()
"""


class Logind(StandIn):
    """Gives out a descriptor, and sees when the last copy of it is closed."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        super().__init__(LOGIND, {(f"{LOGIND}.Manager", "Inhibit"): ("ssss", "h", self._give)})

    def _give(self, message: Message) -> tuple[object, ...]:
        self.asked.append(message.body)
        self.reading, self._writing = os.pipe()
        os.set_blocking(self.reading, False)
        return (self._writing,)

    def gave_away(self) -> None:
        """Keep no copy: the caller's is the last one."""
        os.close(self._writing)

    def is_held(self) -> bool:
        try:
            return os.read(self.reading, 1) != b""
        except BlockingIOError:
            return True


@pytest.fixture
def hold(bus: object, buses: Buses) -> DesktopHold:
    return DesktopHold(buses, REASON)


@pytest.fixture
def stand_in(hold: DesktopHold) -> Iterator[Callable[[str], Inhibitor]]:
    made: list[Inhibitor] = []

    def make(name: str) -> Inhibitor:
        made.append(Inhibitor(name))
        return made[-1]

    yield make
    for one in made:
        one.leave()


@contextmanager
def holding() -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds, killed at the end if it still lives."""
    with subprocess.Popen([sys.executable, "-c", HOLDING], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def settle(qtbot: QtBot, buses: Buses) -> None:
    """Everything said on the bus so far has been heard: an answer to this comes after it."""
    for connection in (buses.get("session"), buses.get("system")) * 2:
        assert connection is not None
        answers: list[Answer] = []
        connection.call(Call(*DAEMON, "GetId"), answers.append)
        qtbot.waitUntil(lambda answers=answers: bool(answers))  # type: ignore[misc]


def test_a_session_needs_the_screen_until_it_is_paused_or_over() -> None:
    needing = {status for status in Status if needs_the_screen(status)}
    assert needing == {Status.RUNNING, Status.COUNTING_IN, Status.EASING}


@pytest.mark.parametrize("name", [PORTAL, SCREEN_SAVER, GNOME])
def test_it_is_held_from_hold_to_release(
    name: str, hold: DesktopHold, buses: Buses, stand_in: Callable[[str], Inhibitor], qtbot: QtBot
) -> None:
    service = stand_in(name)
    for _ in range(2):
        hold.hold()
        hold.hold()
        qtbot.waitUntil(lambda: hold.held_by != "")
        hold.hold()
        settle(qtbot, buses)
        ((_, body),) = service.held.values()
        assert REASON in str(body)
        hold.release()
        hold.release()
        assert hold.held_by == ""
        qtbot.waitUntil(lambda: service.held == {})


@pytest.mark.parametrize("name", [PORTAL, GNOME])
def test_neither_screen_nor_machine_goes_to_sleep(
    name: str, hold: DesktopHold, stand_in: Callable[[str], Inhibitor], qtbot: QtBot
) -> None:
    service = stand_in(name)
    hold.hold()
    qtbot.waitUntil(lambda: service.held != {})
    ((_, body),) = service.held.values()
    assert 4 | 8 in body


def test_the_portal_comes_first_and_one_is_enough(
    hold: DesktopHold, buses: Buses, stand_in: Callable[[str], Inhibitor], qtbot: QtBot
) -> None:
    services = {name: stand_in(name) for name in (GNOME, SCREEN_SAVER, PORTAL)}
    hold.hold()
    qtbot.waitUntil(lambda: hold.held_by != "")
    settle(qtbot, buses)
    assert hold.held_by == "org.freedesktop.portal.Inhibit"
    assert [name for name, service in services.items() if service.calls] == [PORTAL]


def test_a_desktop_that_refuses_is_not_the_end(
    hold: DesktopHold, stand_in: Callable[[str], Inhibitor], qtbot: QtBot
) -> None:
    """A portal without a backend for it is there, and knows no such method."""
    portal = StandIn(PORTAL, {})
    service = stand_in(SCREEN_SAVER)
    hold.hold()
    qtbot.waitUntil(lambda: service.held != {})
    assert [member for _, member in portal.calls] == ["Inhibit"]
    portal.leave()


def test_what_comes_after_the_release_is_given_back(
    hold: DesktopHold, buses: Buses, stand_in: Callable[[str], Inhibitor], qtbot: QtBot
) -> None:
    service = stand_in(PORTAL)
    hold.hold()
    hold.release()
    qtbot.waitUntil(lambda: [member for _, member in service.calls] == ["Inhibit", "Close"])
    assert (service.held, hold.held_by) == ({}, "")


def test_released_and_wanted_again_before_any_answer_is_held_once(
    hold: DesktopHold, buses: Buses, stand_in: Callable[[str], Inhibitor], qtbot: QtBot
) -> None:
    service = stand_in(PORTAL)
    hold.hold()
    hold.release()
    hold.hold()
    qtbot.waitUntil(lambda: hold.held_by != "")
    settle(qtbot, buses)
    assert len(service.held) == 1
    assert [member for _, member in service.calls] == ["Inhibit"]


def test_once_released_nobody_else_is_asked(
    hold: DesktopHold, buses: Buses, stand_in: Callable[[str], Inhibitor], qtbot: QtBot
) -> None:
    service = stand_in(SCREEN_SAVER)
    hold.hold()  # there is no portal
    hold.release()
    settle(qtbot, buses)
    assert service.calls == []
    hold.hold()
    qtbot.waitUntil(lambda: hold.held_by == "org.freedesktop.ScreenSaver")


def test_where_only_logind_is_a_descriptor_holds(hold: DesktopHold, qtbot: QtBot) -> None:
    logind = Logind()
    hold.hold()
    qtbot.waitUntil(lambda: hold.held_by == "logind")
    logind.gave_away()
    assert logind.asked == [("sleep:idle", "StretchTimer", REASON, "block")]
    assert logind.is_held()
    hold.release()
    assert not logind.is_held()
    logind.leave()


@pytest.mark.parametrize("name", [PORTAL, SCREEN_SAVER, GNOME])
def test_kill_9_leaves_nothing_held(name: str, bus: object, stand_in: Callable[[str], Inhibitor], qtbot: QtBot) -> None:
    service = stand_in(name)
    with holding() as process:
        qtbot.waitUntil(lambda: service.held != {}, timeout=DEADLINE_S * 1_000)
        process.kill()
    qtbot.waitUntil(lambda: service.held == {})
    assert "Close" not in str(service.calls)
    assert "nhibit')" in str(service.calls)


def test_kill_9_closes_the_descriptor(bus: object, qtbot: QtBot) -> None:
    logind = Logind()
    with holding() as process:
        qtbot.waitUntil(lambda: logind.asked != [], timeout=DEADLINE_S * 1_000)
        assert heard(process) == "logind"
        logind.gave_away()
        assert logind.is_held()
        process.kill()
        process.wait(DEADLINE_S)
        assert not logind.is_held()
    logind.leave()


def test_nobody_there_is_no_harm(hold: DesktopHold, buses: Buses, qtbot: QtBot) -> None:
    hold.hold()
    settle(qtbot, buses)
    assert hold.held_by == ""
    hold.release()


def test_nobody_who_refused_is_asked_again_at_every_tick(hold: DesktopHold, buses: Buses, qtbot: QtBot) -> None:
    portal = StandIn(PORTAL, {})
    for _ in range(30):
        hold.hold()
        settle(qtbot, buses)
    assert len(portal.calls) == 1
    hold.release()
    hold.hold()
    settle(qtbot, buses)
    assert len(portal.calls) == 2
    portal.leave()


def test_without_any_bus_is_no_harm(no_bus: None, buses: Buses) -> None:
    hold = DesktopHold(buses, REASON)
    hold.hold()
    assert hold.held_by == ""
    hold.release()
    assert probe(buses, REASON) == ""


def test_a_bus_that_dies_holds_no_more_and_the_next_hold_tries_again(
    bus: "subprocess.Popen[str]", hold: DesktopHold, buses: Buses, qtbot: QtBot
) -> None:
    service = Inhibitor(SCREEN_SAVER)
    hold.hold()
    qtbot.waitUntil(lambda: hold.held_by != "")
    service.leave()
    bus.kill()
    qtbot.waitUntil(lambda: hold.held_by == "")
    hold.release()
    hold.hold()
    assert hold.held_by == ""


def test_what_undoes_it_follows_from_what_was_given() -> None:
    undone = {
        way.name: way.undo(Answer("", (given,))) for way, given in zip(ways(REASON), ("/r/1", 7, 8, 9), strict=True)
    }
    said = {name: call and (call.path, call.member, call.signature, call.arguments) for name, call in undone.items()}
    assert said == {
        "org.freedesktop.portal.Inhibit": ("/r/1", "Close", "", ()),
        "org.freedesktop.ScreenSaver": ("/org/freedesktop/ScreenSaver", "UnInhibit", "u", (7,)),
        "org.gnome.SessionManager": ("/org/gnome/SessionManager", "Uninhibit", "u", (8,)),
        "logind": None,
    }


def test_windows_is_told_to_go_on_and_then_to_do_as_it_likes() -> None:
    assert execution_state(held=True) == 0x8000_0003
    assert execution_state(held=False) == 0x8000_0000


def test_on_a_mac_the_wish_ends_with_the_process() -> None:
    assert caffeinate(4711) == ["/usr/bin/caffeinate", "-d", "-i", "-w", "4711"]


def test_every_way_is_named_once() -> None:
    names = [way.name for way in ways(REASON)]
    assert len(set(names)) == len(names)
    assert all(isinstance(way, Way) for way in ways(REASON))
