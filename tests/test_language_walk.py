"""Another language, chosen in the window: everything speaks it at once, in the window that is open, and keeps to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox

from stretchtimer import paths
from stretchtimer.app import open_store
from stretchtimer.core.settings import LANGUAGES
from stretchtimer.furnishing import Furniture
from stretchtimer.opening import read_look
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.main_window import MainWindow
from stretchtimer.wiring.parts import PROGRAMME
from stretchtimer.words.language import use_language
from tests.conftest import HandClock
from tests.on_screen import texts_in
from tests.screened import screened

SETTLING = 6


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    locale, direction = QLocale(), qapp.layoutDirection()
    yield
    use_language(paths.resources() / "translations", "en")
    QLocale.setDefault(locale)
    qapp.setLayoutDirection(direction)


@contextmanager
def furnished(qapp: QApplication, folder: Path, clock: HandClock, **settings: str) -> Iterator[Furniture]:
    """The real window, with all that a start brings into it."""
    screened(folder, clock)
    with open_store(folder, clock) as store:
        for key, value in settings.items():
            store.set_setting(key, value, clock.now())
        window = MainWindow(())
        furniture = Furniture(qapp, window, folder, clock, store)
        window.show()
        settle(qapp)
        try:
            yield furniture
        finally:
            furniture.end()
            window.close()
            for old in (window, furniture.shell.appearance, furniture):
                old.deleteLater()
                qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                settle(qapp)
            qapp.setStyleSheet("")
            qapp.setStyle("Fusion")


def settle(qapp: QApplication) -> None:
    for _ in range(SETTLING):
        qapp.processEvents()


def rail(window: MainWindow) -> list[str]:
    return texts_in(window)


def qt_says() -> str:
    """What Qt itself calls a button of its dialogs."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text()


def language_list(window: MainWindow) -> QComboBox:
    (found,) = [box for box in window.findChildren(QComboBox) if box.findText("Deutsch") >= 0 and box.isVisible()]
    return found


def choose(qapp: QApplication, window: MainWindow, clock: HandClock, name: str) -> None:
    """Down or up the list, by keyboard; every language on the way is spoken as well."""
    for _ in LANGUAGES:
        box = language_list(window)
        if box.currentText() == name:
            return
        down = box.findText(name) > box.currentIndex()
        clock.advance(DEAF_MS)
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        settle(qapp)


def test_an_exercise_that_is_being_filled_in_goes_on_in_another_language(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with furnished(qapp, own_data_dir, clock) as furniture:
        window = furniture.app.parts.window
        exercises = furniture.app.sequences.exercises
        exercises.new(furniture.app.sequences.show_list)
        exercises.page.show_values({"name": "Towel slide", "setup": ["Sit down."], "dose": {"sets": [2, 3]}})
        furniture.app.settings.show_setting("language")
        settle(qapp)
        choose(qapp, window, clock, "Deutsch")
        furniture.app.sequences.show()
        settle(qapp)
        raw = furniture.app.sequences.exercises.page.raw
        assert (raw["name"], raw["setup"], raw["dose"]["sets"]) == ("Towel slide", ["Sit down."], [2, 3])
        assert "Neue Übung" in rail(window)
        furniture.app.sequences.exercises._close()
        furniture.app.settings.show_setting("language")
        settle(qapp)
        choose(qapp, window, clock, "English")


def test_a_language_is_chosen_and_spoken_without_a_restart(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with furnished(qapp, own_data_dir, clock) as furniture:
        window = furniture.app.parts.window
        assert "Today" in rail(window)
        furniture.app.settings.show_setting("language")
        settle(qapp)
        choose(qapp, window, clock, "Deutsch")
        assert "Heute" in rail(window)
        assert "Today" not in rail(window)
        assert language_list(window).hasFocus()
        assert furniture.app.parts.store.settings().text("language") == "de"
        assert furniture.app.parts.catalogue.sequence("evening").name == "Abend"
        assert qt_says() == "Abbrechen"
        assert QLocale().decimalPoint() == ","

        choose(qapp, window, clock, "العربية")
        assert "اليوم" in rail(window)
        assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert window.locale().zeroDigit() == "0"

        choose(qapp, window, clock, "English")
        assert "Today" in rail(window)
        assert window.layoutDirection() is Qt.LayoutDirection.LeftToRight
        assert qt_says() == "Cancel"


def test_a_start_speaks_what_was_chosen(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with furnished(qapp, own_data_dir, clock, language="de") as furniture:
        texts = texts_in(furniture.app.parts.window)
        assert "Willkommen. Beginnen Sie, wo es heute passt" in texts
        assert "Welcome. Start wherever suits today" not in texts


def test_what_is_taken_away_hears_nothing_any_more(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with furnished(qapp, own_data_dir, clock) as furniture:
        window, before = furniture.app.parts.window, furniture.app
        furniture.change_language()
        settle(qapp)
        assert furniture.app is not before
        window.page_requested.emit(PROGRAMME)
        settle(qapp)
        assert window.page is furniture.app.programme.page
        assert "page" not in before.programme.__dict__


def test_the_map_of_the_keys_is_there_in_the_new_language(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with furnished(qapp, own_data_dir, clock) as furniture:
        window = furniture.app.parts.window
        for language, said in ("en", "In a session"), ("de", "Im Training"):
            furniture.app.parts.store.set_setting("language", language, clock.now())
            furniture.change_language()
            settle(qapp)
            clock.advance(DEAF_MS)
            window.setFocus()
            QTest.keyClick(window, Qt.Key.Key_Question)
            settle(qapp)
            assert said in texts_in(window)


@pytest.mark.parametrize(("language", "rail_is_left"), [("en", True), ("ar", False)])
def test_the_next_starts_first_frame_has_the_rail_on_its_side(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, language: str, rail_is_left: bool
) -> None:
    with furnished(qapp, own_data_dir, clock, language=language):
        pass
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as it is when a program starts
    look = read_look(own_data_dir)
    window = MainWindow(look)
    frame = window.grab().toImage()
    settle(qapp)  # it says that it has been painted
    window.deleteLater()
    ground, rail, _line, _side = look
    left, right = (frame.pixelColor(x, frame.height() // 2).name() for x in (2, frame.width() - 3))
    assert (left, right) == ((rail, ground) if rail_is_left else (ground, rail))
