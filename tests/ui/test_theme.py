"""The tokens reach Qt unchanged, in both themes, and every pair of colours that meets can be told apart."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.ui import fonts
from stretchtimer.ui.house_style import HouseStyle, repolish
from stretchtimer.ui.theme import Theme, palette, stylesheet
from tests.ui.looks import ICON_DIRECTORY, extent, look, picture, tokens

TEXT_ON = [
    *[("ink", ground) for ground in ("bg", "surface", "surface_2", "stage", "breath", "primary_soft")],
    *[("ink_2", ground) for ground in ("bg", "surface", "surface_2", "stage", "breath")],
    *[("ink_3", ground) for ground in ("bg", "surface", "surface_2")],
    *[("on_primary", ground) for ground in ("primary", "primary_hover", "primary_press", "pain", "left", "right")],
    ("on_soft", "primary_soft"),
    ("danger", "danger_soft"),
    ("danger", "bg"),
    ("primary", "bg"),
    ("surface", "ink"),
    ("primary_soft", "ink"),
    ("pain", "surface"),
]
EDGE_ON = [
    ("line_strong", "surface"),
    ("line_strong", "bg"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("ring", "ring_track"),
    ("ring", "bg"),
    ("primary", "surface"),
]


def luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else float((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(theme: Theme, one: str, other: str) -> float:
    low, high = sorted((luminance(theme.color(one)), luminance(theme.color(other))))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_colour_token_is_there(name: str) -> None:
    theme = look("dark" if name == "dark" else "light")
    for token, value in tokens()["color"][name].items():
        assert theme.color(token).name() == value.lower()


@pytest.mark.parametrize("theme", [look("light"), look("dark")], ids=["light", "dark"])
def test_what_the_widgets_pair_can_be_read(theme: Theme) -> None:
    assert [pair for pair in TEXT_ON if contrast(theme, *pair) < 4.5] == []
    assert [pair for pair in EDGE_ON if contrast(theme, *pair) < 3.0] == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_high_contrast_is_aaa_and_its_hairlines_are_lines(name: str) -> None:
    theme = look("dark" if name == "dark" else "light", high_contrast=True)
    assert [pair for pair in TEXT_ON if contrast(theme, *pair) < 7.0] == []
    assert [pair for pair in EDGE_ON if contrast(theme, *pair) < 4.5] == []
    assert theme.color("line") == theme.color("line_strong")


def test_nobody_can_repaint_the_theme() -> None:
    theme = look()
    theme.color("ink").setRed(255)
    assert theme.color("ink").name() == "#17262b"


def test_text_size_grows_everything_but_the_countdown(qapp: QApplication) -> None:
    normal, double = look(), look(text_scale=2.0)
    assert double.font("body").pixelSize() == 2 * normal.font("body").pixelSize() == 32
    assert double.font("session_count").pixelSize() == normal.font("session_count").pixelSize() == 232
    assert double.px(48) == 96
    assert double.leading("body") == 48
    assert look(text_scale=9.0).text_scale == 2.0


def test_session_type_depends_on_the_layout(qapp: QApplication) -> None:
    assert [look().font("session_name", at).pixelSize() for at in ("window", "full", "compact")] == [38, 64, 26]


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_is_whole_and_flat(
    qtbot: QtBot, qapp: QApplication, qtlog: object, name: str, scale: float
) -> None:
    theme = look("dark" if name == "dark" else "light", scale)
    sheet = stylesheet(theme, str(ICON_DIRECTORY))
    assert "$" not in sheet
    assert not re.search(r"gradient|shadow|font", sheet)
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= {color.name() for color in theme.colors.values()}
    for path in re.findall(r'url\("(.+?)"\)', sheet):
        assert path.startswith(str(ICON_DIRECTORY))
        assert (ICON_DIRECTORY / path.rsplit("/", 1)[1]).is_file()
    button = QPushButton("Start")
    qtbot.addWidget(button)
    button.setStyleSheet(sheet)
    button.show()
    assert [record.message for record in qtlog.records if "parse" in record.message] == []  # type: ignore[attr-defined]


def test_pictures_that_qss_loads_have_the_themes_colours() -> None:
    for name in ("light", "dark"):
        for part in ("tick", "dot"):
            assert tokens()["color"][name]["on_primary"] in (ICON_DIRECTORY / f"{part}-{name}.svg").read_text()
    assert tokens()["color"]["light"]["line_strong"] in (ICON_DIRECTORY / "field-down.svg").read_text()


def test_palette_follows_the_theme() -> None:
    dark = palette(look("dark"))
    assert dark.color(QPalette.ColorRole.Window) == look("dark").color("bg")
    assert dark.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == look("dark").color("ink_3")


def test_labels_and_buttons_get_their_font_when_they_are_first_seen(qtbot: QtBot, qapp: QApplication) -> None:
    fonts.load_inter()
    style = HouseStyle(look())
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    headline, button, spin = QLabel("Settings"), QPushButton("Start"), QSpinBox()
    headline.setProperty("role", "headline")
    for widget in (headline, button, spin):
        column.addWidget(widget)
        widget.setStyle(style)
    page.show()
    assert headline.font().pixelSize() == 30
    assert QFontMetricsF(headline.font()).horizontalAdvance("Settings") > 110
    assert button.font().pixelSize() == 16
    style.show_theme(look(text_scale=1.5))
    headline.setProperty("role", "title")
    repolish(headline)
    assert headline.font().pixelSize() == 33


def test_a_chip_is_bolder_once_checked(qtbot: QtBot) -> None:
    style = HouseStyle(look())
    chip = QPushButton("Hamstrings 14")
    qtbot.addWidget(chip)
    chip.setCheckable(True)
    chip.setProperty("kind", "chip")
    chip.setStyle(style)
    chip.show()
    light = chip.font().weight()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    repolish(chip)
    assert chip.font().weight() > light


def test_a_primary_button_is_filled_from_edge_to_edge(qtbot: QtBot) -> None:
    button = QPushButton("Start")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.setStyleSheet(stylesheet(look("dark"), str(ICON_DIRECTORY)))
    button.resize(200, 48)
    button.show()
    left, top, right, bottom = extent(picture(button, "#0A1113"), look("dark").color("primary"))
    assert (left, top, right, bottom) == (0, 0, 199, 47)
