"""Nothing that can be seen or read out bypasses the catalogues: in a made-up language every page is made up."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGraphicsScene,
    QGroupBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from stretchtimer import paths
from stretchtimer.words.language import use_language
from tests.conftest import HandClock
from tests.every_page import every_page
from tests.on_screen import on_screen
from tests.pseudo import LANGUAGE, make_pseudo

PACKAGE = Path(paths.__file__).parent
UNTOLD = re.compile(r"\S*\d\S*|`[^`]*`|xdg-\S*")
"""What has a number in it, and commands."""
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
    mine = (action for action in page.findChildren(QAction) if not isinstance(action.parent(), QGraphicsScene))
    actions = [action.text() for action in mine]  # a chart's library has some of its own, in a menu that is off
    said = [text for widget in (page, *page.findChildren(QWidget)) for text in texts_of(widget)]
    return sorted({text for text in (*said, *actions) if set(PLAIN.findall(UNTOLD.sub("", text))) - NAMES})


@pytest.mark.usefixtures("spoken")
def test_every_page_speaks_through_the_catalogues(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, before_page="always") as screen:
        plain = {name: found for name, page in every_page(screen) if (found := plain_texts(page))}
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
