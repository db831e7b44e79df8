"""Taking everything along and bringing it in, in the window: by the buttons, with a way to end what takes long."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from stretchtimer.core.records import FeelWhen
from stretchtimer.store.store import Store
from stretchtimer.ui.table_page import TablePage
from stretchtimer.ui.transfer_dialog import TransferDialog
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.test_history_walk import lines, mark, open_history

CC, SC = QStyle.ComplexControl, QStyle.SubControl
GERMAN = "Datum;Links (°);Rechts (°)\n03.10.2026;68,5;70\n04.10.2026;69;x\n"


class Answers:
    """What the user answers when the system asks for a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = Path()
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_asked: (str(self.path), ""))


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def screen(qapp: QApplication, own_data_dir: Path) -> Iterator[Screen]:
    clock = HandClock()
    with Store.open(own_data_dir / "stretchtimer.sqlite", clock.now()) as store:
        for pain in (3, 4):
            at, zone = clock.now(), clock.zone()
            store.add_feel(pain, FeelWhen.DAY, None, felt_at=at, zone=zone, now=at)
    with on_screen(qapp, own_data_dir, clock) as running:
        yield running


def over(screen: Screen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.app.transfers.is_running, timeout=60_000)
    screen.settle()


def table_lines(screen: Screen) -> list[str]:
    (table,) = screen.page.findChildren(QTableWidget)
    cells = [[table.item(row, column) for column in range(2)] for row in range(table.rowCount())]
    return [" | ".join(cell.text() for cell in row if cell is not None) for row in cells]


def box(screen: Screen, name: str) -> QComboBox:
    (found,) = (one for one in screen.page.findChildren(QComboBox) if one.accessibleName() == name)
    return found


def choose(screen: Screen, name: str, text: str) -> None:
    found = box(screen, name)
    assert found.findText(text) >= 0, [found.itemText(row) for row in range(found.count())]
    found.setCurrentIndex(found.findText(text))
    found.activated.emit(found.currentIndex())
    screen.settle()


def long_table(folder: Path, length: int) -> Path:
    path = folder / "long.csv"
    path.write_text("date,reach (cm)\n" + "".join(f"2026-09-{n % 28 + 1:02d},{n % 20}\n" for n in range(length)))
    return path


@pytest.mark.parametrize("name", ["all.json", "all.zip", "all"])
def test_everything_is_taken_along_and_comes_back(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path, name: str
) -> None:
    page, answers.path = open_history(screen), tmp_path / name
    before = lines(page)
    screen.click("Export")
    over(screen, qtbot)
    if name == "all":  # no ending was typed
        answers.path = tmp_path / "all.json"
    assert screen.says(f"Everything is in {answers.path.name}.")
    mark(page, 0)
    screen.click("Delete")
    assert len(lines(page)) == 1
    screen.click("Import")
    over(screen, qtbot)
    assert screen.says("Imported: 1 new, 0 changed.")
    assert lines(page) == before


def test_a_broken_export_is_refused_and_what_is_there_stays(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    page, answers.path = open_history(screen), tmp_path / "bad.json"
    before = lines(page)
    answers.path.write_text("[" * 100_000)
    screen.click("Import")
    over(screen, qtbot)
    labels = [label.text() for label in screen.window.findChildren(QLabel) if label.isVisible()]
    assert any("bad.json is no export of StretchTimer" in text for text in labels)
    assert lines(page) == before


def test_a_table_is_shown_corrected_and_only_then_stored(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    open_history(screen)
    answers.path = tmp_path / "mine.csv"
    answers.path.write_text(GERMAN, "utf-8")
    screen.click("Import")
    assert isinstance(screen.page, TablePage)
    names = ("Test", "Unit", "Days", "Days are written", "Left leg’s readings", "Cells end at", "Decimals after")
    assert [box(screen, name).currentText() for name in names] == [
        *("Straight leg raise", "Degrees", "Datum", "Day, month, year"),
        *("Links (°)", "Semicolons", "A comma"),
    ]
    assert table_lines(screen) == [
        "3 Oct, 12:00 | Straight leg raise, left leg: 68.5°",
        "3 Oct, 12:00 | Straight leg raise, right leg: 70°",
        "Line 3 | “x” is not a number: give the reading in digits, like 68 or 68.5.",
    ]
    choose(screen, "Days are written", "Month, day, year")
    assert table_lines(screen)[0] == "10 Mar, 12:00 | Straight leg raise, left leg: 68.5°"
    choose(screen, "Days are written", "Day, month, year")
    choose(screen, "Cells end at", "Commas")
    assert screen.says("No column has days in it")
    assert box(screen, "Cells end at").currentText() == "Semicolons"
    screen.click("Import")
    over(screen, qtbot)
    assert table_lines(screen) == ["Line 3 | “x” is not a number: give the reading in digits, like 68 or 68.5."]
    with screen.file() as file:
        assert file.measurements() == ()
    screen.click("Import the 2 good readings")
    over(screen, qtbot)
    assert screen.says("Imported: 2 readings.")
    with screen.file() as file:
        assert [record.value for record in file.measurements()] == [685, 700]


def test_a_long_import_shows_how_far_it_is_and_is_cancelled_without_a_trace(
    screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    open_history(screen)
    answers.path = long_table(tmp_path, 40_000)
    screen.click("Import")
    screen.click("Import")
    dialog = screen.window.findChildren(TransferDialog)[0]
    (bar,) = dialog.findChildren(QProgressBar)
    qtbot.waitUntil(lambda: dialog.isVisible() and bar.value() > 0, timeout=30_000)
    assert bar.maximum() == 40_001
    screen.clock.advance(1_000)  # no key acts on a page that has only just come
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    over(screen, qtbot)
    assert screen.says("Cancelled. Nothing was stored."), screen.texts()
    with screen.file() as file:
        assert file.measurements() == ()
    logs = list(screen.folder.glob("*-wal"))
    assert all(log.stat().st_size < 200_000 for log in logs)
    screen.click("Import")
    over(screen, qtbot)
    assert screen.says("Imported: 40,000 readings.")


def test_a_program_that_quits_in_the_middle_has_stored_nothing(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    open_history(screen)
    answers.path = long_table(tmp_path, 40_000)
    screen.click("Import")
    screen.click("Import")
    screen.app.end()
    with screen.file() as file:
        assert file.measurements() == ()


def test_a_cancelled_export_leaves_no_file(screen: Screen, qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    open_history(screen)
    answers.path = long_table(tmp_path, 5_000)
    screen.click("Import")
    screen.click("Import")
    over(screen, qtbot)
    answers.path = tmp_path / "out" / "all.json"
    answers.path.parent.mkdir()
    screen.click("Export")
    dialog = screen.window.findChildren(TransferDialog)[-1]
    dialog.reject()
    over(screen, qtbot)
    assert screen.says("Cancelled. Nothing was stored.")
    assert list(answers.path.parent.iterdir()) == []
    screen.click("Export")
    over(screen, qtbot)
    assert len(json.loads(answers.path.read_text("utf-8"))["tables"]["measurement"]) == 5_000


@pytest.mark.parametrize("size", [(480, 720), (900, 700), (1180, 760), (1600, 900)])
def test_a_table_needs_no_more_than_the_width_of_the_window(
    qapp: QApplication, tmp_path: Path, own_data_dir: Path, answers: Answers, size: tuple[int, int]
) -> None:
    answers.path = tmp_path / "german.csv"
    answers.path.write_text(GERMAN, "utf-8")
    with on_screen(qapp, own_data_dir, HandClock(), size=size) as screen:
        open_history(screen)
        screen.click("Import")
        (scroll,) = screen.page.findChildren(QScrollArea)
        assert scroll.horizontalScrollBar().maximum() == 0
        for one in screen.page.findChildren(QComboBox):
            room = one.style().subControlRect(CC.CC_ComboBox, option_of(one), SC.SC_ComboBoxEditField, one)
            assert one.fontMetrics().horizontalAdvance(one.currentText()) <= room.width(), one.currentText()


def option_of(box: QComboBox) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option
