"""The user's data as a whole, from the settings: the folder, an export and its way back, and where one erases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from stretchtimer.ui.erase_form import EraseForm
from stretchtimer.ui.search_field import SearchField
from stretchtimer.wiring.parts import SETTINGS
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen


class FileManager(QObject):
    """Stands where the system's own would open a folder."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        QDesktopServices.setUrlHandler("file", self, "open")  # type: ignore[arg-type]  # its stub asks for bytes

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def manager(qapp: QApplication) -> Iterator[FileManager]:
    yield FileManager()
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def screen(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> Iterator[Screen]:
    with on_screen(qapp, own_data_dir, clock) as running:
        running.app.show_entry(SETTINGS)
        running.click("Data")
        yield running


def test_where_the_data_lie_is_said_and_opened(screen: Screen, manager: FileManager) -> None:
    assert any(text.replace("\u200b", "").strip("\u2066\u2069") == str(screen.folder) for text in screen.texts())
    assert not screen.says("Open the copies"), "no version has made any"
    screen.click("Open the folder")
    assert manager.opened == [screen.folder]
    (screen.folder / "backups").mkdir()
    screen.app.show_entry(SETTINGS)
    screen.click("Open the copies")
    assert manager.opened == [screen.folder, screen.folder / "backups"]


def test_an_export_and_its_settings_come_back(
    screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_asked: (str(tmp_path / "all.json"), ""))
    screen.app.settings.change("text_size", "150")
    screen.click("Export")
    qtbot.waitUntil(lambda: not screen.app.transfers.is_running, timeout=60_000)
    assert screen.says("Everything is in all.json.")
    screen.app.settings.change("text_size", "100")
    screen.clock.advance(1_000)
    screen.app.settings.reset("text_size")
    screen.click("Import")
    qtbot.waitUntil(lambda: not screen.app.transfers.is_running, timeout=60_000)
    assert screen.says("Imported:")
    assert screen.page is screen.app.settings.page


def test_erasing_begins_where_it_says_what_goes(screen: Screen) -> None:
    screen.click("Erase")
    form = screen.page.findChild(EraseForm)
    assert form is not None
    assert form.isVisible()


def test_a_search_finds_it_among_the_settings(screen: Screen) -> None:
    (search,) = screen.page.findChildren(SearchField)
    search.setText("export keep safe")
    assert screen.says("Export everything")
    assert not screen.says("Where your data lie")
    search.setText("volume")
    assert not screen.says("Export everything")
