"""The keyboard map: how it is reached and left, and that each of its lines is what the session really does."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.session import Status
from stretchtimer.ui.key_map import key_map
from stretchtimer.ui.keys_page import KeysPage
from stretchtimer.ui.search_field import SearchField
from stretchtimer.ui.session_keys import READY
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.today_page import TodayPage
from stretchtimer.wiring.parts import EXERCISES, PROGRESS, REMINDERS, SETTINGS
from tests.conftest import HandClock
from tests.on_screen import on_screen

LEFT_OUT: set[str] = set()

Key = Qt.Key


def test_a_question_mark_brings_it_and_esc_goes_back(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.press(Key.Key_Question)
        assert screen.says("On a presenter remote")
        screen.press(Key.Key_Escape)
        assert type(screen.page) is TodayPage


def test_not_over_a_running_hold_but_in_a_pause(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Start: Desk break")
        screen.go(1)
        screen.press(Key.Key_Question)
        assert isinstance(screen.page, SessionPage)
        screen.press(Key.Key_Space)
        screen.press(Key.Key_Question)
        assert isinstance(screen.page, KeysPage)
        screen.press(Key.Key_Escape)
        session = screen.app.sessions.runner.session
        assert isinstance(screen.page, SessionPage)
        assert session is not None
        assert session.status is Status.PAUSED


def test_a_question_mark_that_is_typed_stays_a_text(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Exercises")
        clock.advance(1000)
        field = screen.page.findChild(SearchField)
        assert field is not None
        field.setFocus()
        QTest.keyClicks(field, "?")
        assert field.text() == "?"


def test_it_leaves_no_key_of_a_session_out() -> None:
    shown = {key for place in key_map() for line in place.lines for key in line.keys}
    assert set(READY) <= shown
    assert all(name for place in key_map() for line in place.lines for name in line.names)


def test_it_leaves_no_shortcut_of_a_page_out(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    shown = {QKeySequence(key) for place in key_map() for line in place.lines for key in line.keys}
    with on_screen(qapp, own_data_dir, clock) as screen:
        app = screen.app
        app.sequences.editor.copy("evening")
        app.sequences.editor.leave()
        app.history.show()
        for entry in PROGRESS, EXERCISES, SETTINGS, REMINDERS:
            app.show_entry(entry)
        screen.settle()
        found = {key for shortcut in screen.window.findChildren(QShortcut) for key in QShortcut.keys(shortcut)}
    assert len(found) > 8
    assert {key.toString() for key in found - shown} == LEFT_OUT
