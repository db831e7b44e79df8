"""The page after a session: what was really done and how the back feels, kept before it is shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.records import FeelWhen
from stretchtimer.ui.done_page import DonePage
from stretchtimer.ui.today_page import TodayPage
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen


def end(screen: Screen) -> None:
    screen.press(Qt.Key.Key_Escape)
    screen.press(Qt.Key.Key_Return)
    assert isinstance(screen.page, DonePage)


def test_a_session_gone_through_says_each_thing_done(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("Start: Desk break")
        while not isinstance(screen.page, DonePage):
            screen.go(5)
        texts = screen.texts()
        assert {"Desk break done", "Walk", "30 s", "Chair hamstring stretch", "2 × 20 s"} <= set(texts)
        assert "3 of 3 exercises." in " ".join(texts)


def test_one_that_was_ended_says_so_and_nothing_is_called_failed(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("Start: Desk break")
        screen.go(10 + 12)
        end(screen)
        texts = screen.texts()
        assert {"Desk break ended here", "12 s, in part", "skipped"} <= set(texts)
        assert not any("fail" in text.lower() for text in texts)


def test_one_that_was_ended_at_once_breaks_nothing(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("Start: Evening")
        screen.go(1)
        end(screen)
        assert screen.says("0 of 4 exercises.")
        assert "0:00" in screen.texts()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_a_key_closes_it(qapp: QApplication, own_data_dir: Path, key: Qt.Key) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("Start: Evening")
        screen.go(1)
        end(screen)
        screen.press(key)
        assert isinstance(screen.page, TodayPage)


def test_a_second_tap_takes_the_first_ones_place(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("5")  # on the Today page, before
        screen.click("Start: Evening")
        screen.go(15)
        end(screen)
        screen.click("3")
        screen.click("2")
        with screen.file() as file:
            (session,) = file.sessions()
            assert [(feel.pain, feel.when, feel.session) for feel in file.feels()] == [
                (5, FeelWhen.DAY, None),
                (2, FeelWhen.AFTER, session.id),
            ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_B])
def test_no_key_closes_it_as_soon_as_it_appears(qapp: QApplication, own_data_dir: Path, key: Qt.Key) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("Start: Evening")
        screen.go(1)
        end(screen)
        screen.clock.advance(499)
        target = qapp.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)
        assert isinstance(screen.page, DonePage)
        screen.clock.advance(1)
        QTest.keyClick(target, key)
        assert isinstance(screen.page, TodayPage)


def test_the_feel_may_be_left_out(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("Start: Evening")
        screen.go(1)
        end(screen)
        screen.click("Close")
        with screen.file() as file:
            assert file.feels() == ()


def test_the_keys_of_the_session_before_do_nothing_here(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("Start: Evening")
        screen.go(15)
        end(screen)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_E, Qt.Key.Key_Plus):
            QTest.keyClick(screen.page, key)
        assert isinstance(screen.page, DonePage)
        with screen.file() as file:
            assert len(file.sessions()) == 1
