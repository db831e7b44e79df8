"""What a screen reader is told of a session: enough to follow it with the screen covered, and never a countdown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from stretchtimer.core.announced import MOST_OF_A_SET
from stretchtimer.core.session import Command
from stretchtimer.desktop.screen_reader import is_old
from stretchtimer.ui.announcing import Notice, announce, show_old_reader
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen

MOMENT_MS = 200
KIT = "You will need a chair, a low stool and a desk or worktop. Have them at hand."


@pytest.fixture(autouse=True)
def reader(qapp: QApplication) -> Iterator[None]:
    """Somebody who listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
    show_old_reader(False)


def told(screen: Screen) -> list[str]:
    """What is announced from now on."""
    heard: list[str] = []
    screen.app.sessions.announcing.announced.connect(heard.append)
    return heard


def test_a_whole_session_is_told_and_nobody_is_talked_to_death(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        heard = told(screen)
        screen.click("Start: Desk break")
        session = screen.app.sessions.runner.session
        assert session is not None
        for _ in range(session.total_remaining_ms // MOMENT_MS + 1):
            clock.advance(MOMENT_MS)
            screen.app.sessions.runner.tick()
        screen.settle()
        assert screen.says("Desk break")
    sets = len(session.plan.set_keys)
    assert sets == 5
    assert len(heard) <= MOST_OF_A_SET * sets + 1
    assert heard[:7] == [
        "Walk.",
        "Walk tall at an easy pace.",
        KIT,
        "Halfway.",
        "Chair hamstring stretch. Right leg.",
        "Hold for 20 seconds.",
        "Halfway.",
    ]
    assert heard[7] == "Switch to the left leg."


def test_what_is_asked_for_is_answered(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        heard = told(screen)
        screen.click("Start: Desk break")
        screen.go(2)
        heard.clear()
        for command in (Command.PAUSE, Command.RESUME, Command.SKIP):
            screen.app.sessions.runner.command(command)
        assert heard == ["Paused.", "Ready.", "Walk tall at an easy pace."]


def test_with_the_voice_on_it_keeps_quiet(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, speech="short") as screen:
        heard = told(screen)
        screen.click("Start: Desk break")
        screen.go(15)
        assert heard == [] or screen.app.sessions.sound.trouble
        heard.clear()
        screen.app.sessions.mute()
        screen.go(60)
        assert "Chair hamstring stretch. Right leg." in heard


ORCA_43 = ("Object:StateChanged:Focused", "Object:StateChanged:Showing", "Window:Activate:")


@pytest.mark.parametrize(
    ("registered", "old"),
    [
        ([], False),
        ([(":1.0", event) for event in ORCA_43], True),
        ([(":1.0", event) for event in (*ORCA_43, "Object:Announcement:")], False),
        ([(":1.0", "Object::")], False),
        ([(":1.0", "Object:Announcement:"), (":1.7", "Object:StateChanged:Focused")], True),
        ([(":1.3", "Window:Activate:")], False),
    ],
)
def test_a_reader_is_old_that_asks_for_no_announcements(registered: list[tuple[str, str]], old: bool) -> None:
    assert is_old(registered) is old


def test_an_old_reader_meets_a_notification_that_nobody_sees(qapp: QApplication) -> None:
    window = QWidget()
    label = QLabel("all there is to see", window)
    window.show()
    seen = window.grab().toImage()
    announce(label, "Saved.")
    assert window.findChild(Notice) is None
    show_old_reader(True)
    for text in ("Saved.", "Undone."):
        announce(label, text)
        (notice,) = window.findChildren(Notice)
        spoken = QAccessible.queryAccessibleInterface(notice)
        assert spoken.role() is QAccessible.Role.Notification
        assert spoken.text(QAccessible.Text.Name) == text
    assert notice.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert window.grab().toImage() == seen
    window.close()
