"""The program in the background of a real desktop: window manager, tray hosts, notifications, typed text.

The program is another process, started as a user's session starts it, and asked through its command line.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from jeepney import Message
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.app import open_store
from stretchtimer.clock import SystemClock
from stretchtimer.core.reminder import Appearance, FixedTimes, Rule
from stretchtimer.desktop.dbus import PROPERTIES, Buses, Call
from stretchtimer.desktop.notifications import Notice, Notifications
from stretchtimer.desktop.single_instance import ask
from stretchtimer.desktop.x_display import open_display
from tests.desktop.real_desktop import DEADLINE_S, ROOT, Desktop, a_desktop, wait_for, wait_until
from tests.desktop.stand_ins import StandIn
from tests.on_screen import heard
from tests.screened import straight_in

NEEDED = ("Xvfb", "openbox", "xdotool", "xprop", "trayer", "dunst")
pytestmark = pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}")

TYPED = "the quick brown fox jumps over the lazy dog while a card comes up beside it"
WATCHER = "org.kde.StatusNotifierWatcher"


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    with TemporaryDirectory(prefix="st-") as runtime:
        os.chmod(runtime, 0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        with a_desktop(tmp_path, Path(runtime)) as made:
            for bus in ("SESSION", "SYSTEM"):
                monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", made.environment[f"DBUS_{bus}_BUS_ADDRESS"])
            yield made


class Program:
    """StretchTimer in the background, with a reminder that never comes by itself."""

    def __init__(self, desktop: Desktop, appearance: Appearance = Appearance.CARD) -> None:
        self.desktop, self.folder = desktop, straight_in(desktop.folder / "data")
        clock = SystemClock()
        with open_store(self.folder, clock) as store:
            store.put_reminder(a_rule(appearance), clock.now())
        command = (sys.executable, "-m", "stretchtimer", "--background", "--data-dir", self.folder)
        self.process = desktop.begin(*command)
        wait_until("the program answers", lambda: ask(self.folder, "reminders status") is not None)


def a_rule(appearance: Appearance) -> Rule:
    """One that is off, so that it comes only as a trial."""
    now = SystemClock().now()
    timing = FixedTimes((time(12),), now.date())
    return Rule("", "Desk break", "workplace", timing, now, is_on=False, appearance=appearance, sound=False)


def test_the_card_leaves_the_keyboard_where_it_is(desktop: Desktop) -> None:
    program = Program(desktop)
    editor = desktop.begin(sys.executable, ROOT / "tests" / "desktop" / "editor.py")
    window = wait_for("the editor", lambda: desktop.windows("--name", "^Editor$"))
    desktop.run("xdotool", "windowactivate", "--sync", str(window))
    wait_until("the editor has the keyboard", lambda: desktop.active() == window)
    typing = desktop.begin("xdotool", "type", "--delay", "60", TYPED)
    ask(program.folder, "reminders test")
    card = wait_for("the card", lambda: desktop.windows("--name", "^StretchTimer$"))
    assert typing.poll() is None, "the card came while somebody typed"
    assert desktop.active() == window
    assert typing.wait(DEADLINE_S) == 0
    said = ""
    while said != TYPED:
        said = heard(editor)
        assert TYPED.startswith(said), "every letter has come, in its order"
    left, top, width, height = desktop.place(card)
    assert (left + width, top + height) == (1280 - 24, 800 - 24), "in the lower corner"
    desktop.run("xdotool", "windowmove", "--sync", str(window), "700", "600")
    desktop.run("xdotool", "windowraise", str(window))
    wait_until("the card stays on top", lambda: desktop.stack()[-1] == card)
    assert "_NET_WM_STATE_ABOVE" in desktop.run("xprop", "-id", str(card), "_NET_WM_STATE")

    desktop.run("xdotool", "mousemove", str(left + 80), str(top + height - 40), "click", "1")  # Start
    session = wait_for("the window with the session", lambda: desktop.windows("--name", "^StretchTimer$"))
    assert session != card
    wait_until("the session is stored", lambda: is_under_way(program.folder))


def is_under_way(folder: Path) -> bool:
    with open_store(folder, SystemClock()) as file:
        return file.open_session() is not None


def test_the_whole_screen_takes_the_keyboard_and_is_left_by_a_key(desktop: Desktop) -> None:
    program = Program(desktop, Appearance.FULL_SCREEN)
    ask(program.folder, "reminders test")
    screen = wait_for("the break", lambda: desktop.windows("--name", "^StretchTimer$"))
    wait_until("it fills the screen", lambda: desktop.place(screen) == (0, 0, 1280, 800))
    wait_until("it has the keyboard", lambda: desktop.active() == screen)
    press_until(
        desktop, "Esc ends it, deaf at first", lambda: desktop.windows("--name", "^StretchTimer$") == [], "Escape"
    )
    assert program.process.poll() is None


def test_an_old_tray_that_comes_late_and_comes_back(desktop: Desktop) -> None:
    program = Program(desktop)
    tray, icon = open_menu(desktop)
    press_until(desktop, "the menu is gone", lambda: desktop.windows("--class", "stretchtimer") == [icon], "Escape")
    tray.kill()
    tray.wait()
    wait_until("no icon", lambda: desktop.windows("--class", "stretchtimer") == [])
    open_menu(desktop)
    press_until(desktop, "the last row is Quit", lambda: program.process.poll() is not None, "Up", "Return")
    assert program.process.returncode == 0


def press_until(desktop: Desktop, what: str, holds: Callable[[], bool], *keys: str) -> None:
    """Press keys until they have been heard: what has only just appeared may not have the keyboard yet."""

    def pressed() -> bool:
        desktop.run("xdotool", "key", *keys)
        return holds()

    wait_until(what, pressed)


def open_menu(desktop: Desktop) -> "tuple[subprocess.Popen[str], int]":
    """Let a tray come, and open the menu of the icon in it; the tray, and the icon's window."""
    tray = desktop.begin("trayer", "--edge", "top", "--align", "left", "--widthtype", "request", "--height", "32")
    icon = wait_for("the icon", lambda: desktop.windows("--class", "stretchtimer"))
    left, top, width, height = desktop.place(icon)
    desktop.run("xdotool", "mousemove", str(left + width // 2), str(top + height // 2), "click", "3")
    wait_for("the menu", lambda: [found for found in desktop.windows("--class", "stretchtimer") if found != icon])
    return tray, icon


class Watcher(StandIn):
    """What a panel of today has: it is told of each icon, and asks it what it shows."""

    def __init__(self) -> None:
        self.items: list[str] = []
        super().__init__(
            WATCHER,
            {
                (WATCHER, "RegisterStatusNotifierItem"): ("s", "", self._register),
                (PROPERTIES, "Get"): ("ss", "v", lambda message: (self._value(message.body[1]),)),
            },
        )

    def _register(self, message: Message) -> tuple[object, ...]:
        self.items.append(str(message.body[0]))
        return ()

    def _value(self, name: str) -> tuple[str, object]:
        return ("b", True) if name == "IsStatusNotifierHostRegistered" else ("i", 0)


def test_a_panel_that_comes_late_and_comes_back(desktop: Desktop, qtbot: QtBot) -> None:
    program = Program(desktop)
    buses = Buses()
    bus = buses.get("session")
    assert bus is not None
    for _ in range(2):
        watcher = Watcher()
        qtbot.waitUntil(lambda panel=watcher: bool(panel.items), timeout=int(DEADLINE_S * 1000))  # type: ignore[misc]
        item = watcher.items[-1]
        asked = Call(item, "/StatusNotifierItem", PROPERTIES, "Get", "ss", ("org.kde.StatusNotifierItem", "ToolTip"))
        assert "No reminder is set" in str(bus.ask(asked).arguments)
        menu = Call(item, "/MenuBar", "com.canonical.dbusmenu", "GetLayout", "iias", (0, -1, []))
        assert "Start desk break" in str(bus.ask(menu).arguments)
        watcher.leave()
    assert program.process.poll() is None
    buses.close()


CHOOSES = """#!/bin/sh
grep -m 1 '%s'
"""


def test_a_notification_is_shown_replaced_answered_and_withdrawn(
    desktop: Desktop, qtbot: QtBot, qapp: QApplication
) -> None:
    chooser, settings = desktop.folder / "chooser", desktop.folder / "dunstrc"
    chooser.write_text(CHOOSES % "In 10 min")
    chooser.chmod(0o700)
    said, teller = desktop.folder / "said", desktop.folder / "teller"
    teller.write_text(f'#!/bin/sh\necho "$2" >> {said}\n')
    teller.chmod(0o700)
    settings.write_text(f"[global]\ndmenu = {chooser}\n[each]\nsummary = *\nscript = {teller}\n")
    desktop.begin("dunst", "-conf", settings)
    buses = Buses()
    bus = buses.get("session")
    assert bus is not None
    wait_until("dunst", lambda: count(desktop) == 0)
    notifications = Notifications(buses)
    first, second = (Notice(title, "<4 min> & more", (("start", "Start"), ("snooze", "In 10 min"))) for title in "AB")
    notifications.show(first)
    qtbot.waitUntil(lambda: count(desktop) == 1, timeout=int(DEADLINE_S * 1000))
    notifications.show(second)
    qtbot.waitUntil(lambda: said.exists() and said.read_text() == "A\nB\n", timeout=int(DEADLINE_S * 1000))
    assert count(desktop) == 1, "it took the place of the first"
    with qtbot.waitSignal(notifications.answered, timeout=int(DEADLINE_S * 1000)) as answer:
        desktop.run("dunstctl", "context")
    assert answer.args == ["snooze"]
    notifications.show(first)
    qtbot.waitUntil(lambda: count(desktop) == 1, timeout=int(DEADLINE_S * 1000))
    notifications.withdraw()
    qtbot.waitUntil(lambda: count(desktop) == 0, timeout=int(DEADLINE_S * 1000))
    buses.close()


def count(desktop: Desktop) -> int:
    """How many notifications can be seen; -1 where nobody tells."""
    said = desktop.run("dunstctl", "count", "displayed").split()
    return int(said[-1]) if said else -1


def test_without_a_daemon_a_notification_says_so(desktop: Desktop, qtbot: QtBot, qapp: QApplication) -> None:
    buses = Buses()
    notifications = Notifications(buses)
    with qtbot.waitSignal(notifications.failed, timeout=int(DEADLINE_S * 1000)):
        notifications.show(Notice("A", "B"))
    buses.close()


def test_idle_time_goes_on_until_the_pointer_moves(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.environment["DISPLAY"])
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    display = open_display()
    assert display is not None
    desktop.run("xdotool", "mousemove", "10", "10")
    wait_until("idle for a while", lambda: (display.idle_ms() or 0) >= 300)
    desktop.run("xdotool", "mousemove", "200", "200")
    assert (display.idle_ms() or 0) < 300
    display.close()
