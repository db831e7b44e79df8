"""The whole window at every size and text size, from left to right and from right to left: nothing cut or covered.

Measured, not looked at: what each text needs against the place it has, and each place against its neighbours.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from stretchtimer.core.session import Command
from stretchtimer.ui.main_window import SIZE, SMALLEST, SMALLEST_LARGE_TEXT
from stretchtimer.ui.rail import NARROW_WIDTH
from stretchtimer.ui.rail import WIDTH as RAIL_WIDTH
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.ui.flaws import flaws

SIZES, TEXT_SIZES = ((1180, 760), (480, 720), (960, 640)), ("100", "140", "200")
LOOKS = [
    (size, text_size, direction)
    for size in SIZES
    for text_size in TEXT_SIZES
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
    if not (size[0] == 480 and text_size == "200")  # the window's least width grows with the text
]


def states(screen: Screen) -> list[str]:
    """Lead the program through everything it can show of Today, a session and its end; returns every flaw seen."""
    found: list[str] = []

    def look(at: str) -> None:
        screen.settle()
        found.extend(f"{at}: {flaw}" for flaw in flaws(screen.page))

    def command(asked: Command) -> None:
        screen.app.sessions.runner.command(asked)

    look("today at first")
    screen.app.sessions.start("evening")
    screen.go(3)
    look("prepare")
    screen.go(7 + 60 + 10 + 6)
    look("hold")
    command(Command.PAUSE)
    look("paused")
    screen.clock.advance(500)
    QTest.keyClick(screen.page, Qt.Key.Key_Escape)
    look("asks to end")
    command(Command.RESUME)
    look("counting in")
    command(Command.EASE_OFF)
    look("easing")
    screen.app.sessions.page.show_sound(True)
    command(Command.GENTLER)
    screen.go(3 + 3)
    look("gentler")
    screen.go(7 + 8 + 30 + 3)
    look("change side")
    command(Command.END)
    look("done")
    screen.app.sessions.close_done()
    look("today later")
    screen.app.sessions.start("morning")
    for _ in range(6):
        command(Command.SKIP)
    for _ in range(20):
        if screen.app.sessions.runner.session is not None and screen.app.sessions.runner.session.phase.reps:
            break
        command(Command.SKIP)
    screen.go(4)
    look("repetitions")
    command(Command.END)
    screen.click("Close")
    return found


@pytest.mark.parametrize(("size", "text_size", "direction"), LOOKS, ids=str)
def test_nothing_is_cut_and_nothing_covered(
    qapp: QApplication, own_data_dir: Path, size: tuple[int, int], text_size: str, direction: Qt.LayoutDirection
) -> None:
    with on_screen(qapp, own_data_dir, HandClock(), size=size, text_size=text_size) as screen:
        qapp.setLayoutDirection(direction)
        assert (screen.window.width(), screen.window.height()) == size
        assert states(screen) == []


def test_the_window_grows_no_smaller_than_it_can_be(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(), size=(SIZE.width(), SIZE.height())) as screen:
        screen.window.resize(10, 10)
        assert screen.window.size() == SMALLEST
        screen.app.show_entry(2)
        screen.app.settings.change("text_size", "200")
        screen.settle()
        assert screen.window.width() == SMALLEST_LARGE_TEXT.width()


def test_the_rail_is_narrow_where_room_is_scarce(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        assert screen.button("Progress").mapTo(screen.window, QPoint()).x() < RAIL_WIDTH
        assert screen.button("Progress").text() == "Progress"
        screen.window.resize(880, 700)
        screen.settle()
        assert screen.button("Progress").width() < NARROW_WIDTH
        assert screen.button("Progress").toolTip() == "Progress"


def test_the_rail_opens_its_pages_and_shows_where_one_is(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        for entry in ("Progress", "Settings", "Today"):
            screen.click(entry)
            assert screen.button(entry).isChecked()


def test_a_problem_stands_above_every_page_until_it_is_dismissed(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.window.show_problem("The disk is full.")
        for entry in ("Progress", "Today"):
            screen.click(entry)
            labels = screen.window.findChildren(QLabel)
            assert any(label.isVisible() and label.text() == "The disk is full." for label in labels)
        screen.click("Understood")
        assert not any(label.isVisible() and label.text() for label in labels if "disk" in label.text())


def test_a_compact_session_is_small_and_the_window_as_before_afterwards(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(), session_window="compact") as screen:
        screen.click("Start: Evening")
        assert (screen.window.width(), screen.window.height()) == (480, 720)
        screen.go(15)
        screen.press(Qt.Key.Key_Escape)
        screen.press(Qt.Key.Key_Return)
        screen.press(Qt.Key.Key_Return)
        assert (screen.window.width(), screen.window.height()) == (1180, 760)
