"""Each icon can be drawn, in the colour asked for, once."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.ui.looks import ICON_DIRECTORY, close_to, icons, spots

ON_THE_MOCK_UPS = {
    *("house", "chart-line", "calendar-check", "layout-grid", "list", "bell", "settings-2", "play", "pause"),
    *("skip-back", "skip-forward", "plus", "minus", "x", "hand", "clock", "check", "volume-2", "volume-x"),
    *("triangle-alert", "chevron-left", "chevron-right", "undo-2", "info", "ruler", "search", "trash-2", "eye"),
    *("copy", "pencil", "moon", "upload", "grip-vertical", "stretchtimer"),
}


def test_all_that_the_mock_ups_show_is_there() -> None:
    assert icons().names() >= ON_THE_MOCK_UPS


@pytest.mark.parametrize("name", sorted(icons().names()))
def test_every_icon_has_something_to_see(qapp: QApplication, name: str) -> None:
    image = icons().pixmap(name, QColor("#A3271F"), 24).toImage()
    seen = sum(image.pixelColor(x, y).alpha() > 60 for x in range(24) for y in range(24))
    assert 4 <= seen <= 400


@pytest.mark.parametrize("path", sorted(ICON_DIRECTORY.glob("*.svg")), ids=lambda path: path.stem)
def test_line_icons_take_any_colour_and_share_a_grid(qapp: QApplication, path: object) -> None:
    text = path.read_text()  # type: ignore[attr-defined]
    assert 'viewBox="0 0 24 24"' in text
    own_colours = re.search(r"stretchtimer|tick|dot|field", path.stem)  # type: ignore[attr-defined]
    assert own_colours or "currentColor" in text


def test_colour_size_and_sharpness_are_as_asked(qapp: QApplication) -> None:
    red = QColor("#A3271F")
    pixmap = icons().pixmap("play", red, 32, dpr=2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (64, 2.0)
    assert close_to(pixmap.toImage().pixelColor(30, 32), red)
    sizes = icons().icon("play", red, 20).availableSizes()
    assert {size.width() for size in sizes} >= {20}


def test_an_icon_is_rendered_once(qapp: QApplication) -> None:
    some = icons()
    first = some.pixmap("hand", QColor("red"), 24)
    assert some.pixmap("hand", QColor("red"), 24) is first
    assert some.pixmap("hand", QColor("blue"), 24) is not first


def test_the_logo_has_a_ring_and_a_leg(qapp: QApplication) -> None:
    image = icons().logo(QColor("#0E5A61"), QColor("#F08A3C"), 96).toImage()
    assert len(list(spots(image, QColor("#0E5A61"), 2))) > 100
    assert len(list(spots(image, QColor("#F08A3C"), 2))) > 40
    assert image.pixelColor(24, 14).alpha() == 0, "the ring is open at the upper left"
    assert not icons().window_icon().isNull()


def test_an_unknown_icon_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons().pixmap("unicorn", QColor("red"), 24)


def test_the_licence_names_its_source() -> None:
    text = (ICON_DIRECTORY / "LICENSE").read_text()
    assert "lucide-static, version 1.62.0" in text
    assert "ISC License" in text
