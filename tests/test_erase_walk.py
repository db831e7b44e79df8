"""Erasing in the window: what goes is said in numbers, a backup is offered, and only the second yes counts."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLabel
from pytestqt.qtbot import QtBot

from stretchtimer.core.records import FeelWhen
from stretchtimer.store.store import Store
from stretchtimer.ui.erase_form import EraseForm
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.sheets import with_the_sheet
from tests.test_history_walk import lines, open_history
from tests.test_transfer_walk import Answers, over


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def screen(qapp: QApplication, own_data_dir: Path) -> Iterator[Screen]:
    clock = HandClock()
    with Store.open(own_data_dir / "stretchtimer.sqlite", clock.now()) as store:
        for days in range(3):
            at, zone = clock.now() - timedelta(days=days), clock.zone()
            store.add_feel(days, FeelWhen.DAY, None, felt_at=at, zone=zone, now=at)
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock, theme="dark") as running:
        yield running


def choose_first(screen: Screen, day: int) -> None:
    form = screen.page.findChildren(EraseForm)[0]
    (field,) = (one for one in form.findChildren(QDateEdit) if one.accessibleName() == "First day")
    field.setDate(QDate(2026, 10, day))
    screen.settle()


def test_some_days_go_after_the_second_yes(screen: Screen) -> None:
    page = open_history(screen)
    screen.click("Erase")
    assert screen.says("feelings of the back: 1\nsafety answers: 1")
    choose_first(screen, 13)
    assert screen.says("feelings of the back: 2\nsafety answers: 1")
    screen.click("Continue")
    assert screen.says("This goes for good; there is no undo. Erase it?")
    screen.click("Keep everything")
    assert len(lines(page)) == 3
    screen.click("Erase")
    choose_first(screen, 13)
    screen.click("Continue")
    screen.click("Erase for good")
    assert screen.says("Erased for good.")
    assert lines(page) == ["12 Oct, 19:30 | How the back felt | Pain 2 of 10, on the day"]
    with screen.file() as file:
        assert [record.pain for record in file.feels()] == [2]


def test_another_choice_takes_the_question_back(screen: Screen) -> None:
    open_history(screen)
    screen.click("Erase")
    screen.click("Continue")
    choose_first(screen, 12)
    assert not screen.says("there is no undo")
    choose_first(screen, 14)
    assert screen.button("Continue").isEnabled()


def test_everything_goes_with_a_backup_and_the_program_is_as_new(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path, own_data_dir: Path
) -> None:
    page, answers.path = open_history(screen), tmp_path / "before.json"
    before = lines(page)
    screen.click("Erase")
    (box,) = (one for one in page.findChildren(QComboBox) if one.accessibleName() == "What to erase")
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert screen.says("settings:")
    assert screen.says("own sequences, exercises and pictures: 3")
    own = own_data_dir / "sequences" / "sheet.toml"
    screen.click("Save a backup first")
    over(screen, qtbot)
    screen.click("Continue")
    screen.click("Erase for good")
    assert lines(page) == []
    assert screen.shell.appearance.theme.name == "light"
    with screen.file() as file:
        assert file.erasable(None).is_empty
    assert not own.exists()
    screen.click("Import")
    over(screen, qtbot)
    assert lines(page) == before
    assert own.exists()


def test_not_while_a_session_is_under_way(screen: Screen) -> None:
    page = open_history(screen)
    screen.app.sessions.start("morning")
    screen.app.history.show()
    screen.clock.advance(1_000)
    screen.click("Erase")
    screen.click("Continue")
    screen.click("Erase for good")
    labels = [label.text() for label in screen.window.findChildren(QLabel) if label.isVisible()]
    assert any("A session is under way" in text for text in labels)
    assert len(lines(page)) >= 3
