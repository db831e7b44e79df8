"""Nothing that can be seen or read out bypasses the catalogues: in a made-up language every page is made up."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QGroupBox, QLabel, QLineEdit, QWidget

from stretchtimer import paths
from stretchtimer.core.session import Command
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.wiring.parts import PROGRESS, SETTINGS
from stretchtimer.words.language import use_language
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.pseudo import LANGUAGE, make_pseudo

PACKAGE = Path(paths.__file__).parent
NUMBERED = re.compile(r"\S*\d\S*")
PLAIN = re.compile(r"(?<![^\W_])[A-Za-z]{3,}(?![^\W_])")
NAMES = {
    *("StretchTimer", "Esc", "Eurofit", "YMCA", "PNF", "ISO", "PDF", "CSV", "JSON"),
    *("English", "Deutsch"),  # each language by its own name
    *("Ctrl", "Home"),
}
"""What is called so in every language."""


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pseudo(tmp_path_factory.mktemp("pseudo"), PACKAGE)


@pytest.fixture
def spoken(resources: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(paths, "resources", lambda: resources)
    use_language(resources / "translations", LANGUAGE)
    yield
    use_language(resources / "translations", "en")


def texts_of(widget: QWidget) -> Iterator[str]:
    """Whatever a widget says to eye or ear."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))


def plain_texts(page: QWidget) -> list[str]:
    """Texts of a page, hidden parts too, in which a word is not accented."""
    actions = [action.text() for action in page.findChildren(QAction)]
    said = [text for widget in (page, *page.findChildren(QWidget)) for text in texts_of(widget)]
    return sorted({text for text in (*said, *actions) if set(PLAIN.findall(NUMBERED.sub("", text))) - NAMES})


def pages(screen: Screen) -> Iterator[tuple[str, QWidget]]:
    """Every page, one after the other, with something on it."""
    app = screen.app
    yield "today", screen.page
    for entry in range(PROGRESS, SETTINGS + 1):
        app.show_entry(entry)
        screen.settle()
        yield f"entry {entry}", screen.page
    app.exercises.page.show_exercise("pnf_strap")
    yield "exercise", app.exercises.page
    app.exercises.show_learn("evidence")
    yield "learn", screen.page
    app.senses.check(app.settings.show)
    yield "senses", screen.page
    app.history.show()
    yield "history", screen.page
    app.safety.show()
    yield "safety", screen.page
    app.today.show()
    app.before.ask("morning")
    yield "before", screen.page
    app.sessions.start("evening")
    screen.go(80)
    yield "session", screen.page
    assert isinstance(screen.page, SessionPage)
    app.sessions.runner.command(Command.EASE_OFF)
    yield "ease off", screen.page
    app.sessions.runner.command(Command.END)
    screen.settle()
    yield "done", screen.page
    app.sessions.close_done()
    app.measure()
    screen.settle()
    yield "measure", screen.page


@pytest.mark.usefixtures("spoken")
def test_every_page_speaks_through_the_catalogues(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, before_page="always") as screen:
        plain = {name: found for name, page in pages(screen) if (found := plain_texts(page))}
        rail = plain_texts(screen.window)
    assert not plain
    assert not rail


@pytest.mark.usefixtures("spoken")
def test_a_text_that_bypasses_them_is_found(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        assert not plain_texts(screen.page)
        planted = QLabel("Planted", screen.page)
        assert plain_texts(screen.page) == ["Planted"]
        planted.setText("12 °")
        planted.setAccessibleName("Planted for the ear")
        assert plain_texts(screen.page) == ["Planted for the ear"]
