"""A session in the window as its user lives through it: asked to end in mid-second, hurt, deaf, and on the mat."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.core.session import Command, Status
from stretchtimer.ui.before_page import BeforePage
from stretchtimer.ui.done_page import DonePage
from stretchtimer.ui.ease_off_view import EaseOffView
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.stop_view import StopView
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen


def key(screen: Screen, pressed: Qt.Key) -> None:
    """Press at this very instant, without a pause for thought."""
    target = screen.qapp.focusWidget()
    assert target is not None
    QTest.keyClick(target, pressed)
    screen.settle()


def status(screen: Screen) -> Status:
    session = screen.app.sessions.runner.session
    assert session is not None
    return session.status


@pytest.mark.parametrize("late_ms", [0, 7, 400])
def test_esc_asks_once_and_enter_ends_whenever_it_comes(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, late_ms: int
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Start: Evening")
        screen.go(2)
        screen.clock.advance(late_ms)
        key(screen, Qt.Key.Key_Escape)
        assert status(screen) is Status.PAUSED
        screen.press(Qt.Key.Key_Return)
        assert isinstance(screen.page, DonePage)


@pytest.mark.parametrize("answer", [Command.END, Command.POP])
def test_an_old_question_does_not_cover_the_next_session(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, answer: Command
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Start: Evening")
        screen.go(15)
        screen.press(Qt.Key.Key_E)
        screen.app.sessions.runner.command(answer)
        if answer is not Command.END:
            screen.app.sessions.runner.command(Command.END)
        screen.click("Close")
        screen.app.sessions.start("evening")
        screen.settle()
        if isinstance(screen.page, SessionPage):  # a sign may have led to the questions first
            assert not any(view.isVisible() for view in screen.page.findChildren(EaseOffView))
            assert not any(view.isVisible() for view in screen.page.findChildren(StopView))
            screen.app.sessions.runner.command(Command.END)


def test_no_key_acts_in_the_first_half_second_of_a_page(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock, before_page="always") as screen:
        screen.press(Qt.Key.Key_Space)  # Start has the focus
        assert isinstance(screen.page, BeforePage)
        key(screen, Qt.Key.Key_Space)
        key(screen, Qt.Key.Key_5)
        assert isinstance(screen.page, BeforePage)
        with screen.file() as file:
            assert file.feels() == ()
        screen.clock.advance(500)
        key(screen, Qt.Key.Key_Space)
        assert isinstance(screen.page, SessionPage)
        screen.app.sessions.runner.command(Command.END)
        screen.settle()
        assert screen.app.sessions.done_page.isVisible()
        screen.press(Qt.Key.Key_Return)
        key(screen, Qt.Key.Key_Space)
        assert screen.app.today.page.isVisible()


def test_a_floor_session_begins_in_the_mat_view_where_that_was_chosen(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock, mat_view="on") as screen:
        screen.click("Start: Evening")
        assert screen.window.isFullScreen()
        screen.app.sessions.runner.command(Command.END)
        assert not screen.window.isFullScreen()
        screen.click("Close")
        screen.click("Start: Desk break")
        assert not screen.window.isFullScreen()
        screen.app.sessions.runner.command(Command.END)


def test_what_could_not_be_heard_before_the_session_is_said_in_it(
    qapp: QApplication, qtbot: QtBot, own_data_dir: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The player finds no loudspeaker while the page before the session is read."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{own_data_dir}/nobody")
    monkeypatch.setenv("PATH", "/nowhere")  # no speech engine either
    with on_screen(qapp, own_data_dir, clock, before_page="always", speech="sounds") as screen:
        screen.press(Qt.Key.Key_Space)
        sound = screen.app.sessions.sound
        qtbot.waitUntil(lambda: bool(sound.trouble), timeout=15_000)  # the player is another process
        screen.press(Qt.Key.Key_Space)
        assert isinstance(screen.page, SessionPage)
        assert screen.says(sound.trouble)
        screen.app.sessions.runner.command(Command.END)
