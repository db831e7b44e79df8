"""Figures on paper: the picture, the vector drawing and the sheet show the same body."""

from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage

from stretchtimer.ui.figure_colours import SkinTone
from stretchtimer.ui.figure_sheet import CAPTION, CELL, EDGE, GAP, HEAD, FigureSheet, SheetEntry, figure_picture
from stretchtimer.ui.figure_svg import figure_svg
from tests.figures import figures, rig
from tests.ui.drawn import at, drawing, figure_look, largest_difference, picture_of, shapes, unlike
from tests.ui.looks import look

SKINS: tuple[SkinTone, ...] = ("light", "tan", "brown", "deep")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def application(qapp: QGuiApplication) -> QGuiApplication:
    return qapp


def test_the_picture_is_what_the_stage_paints() -> None:
    ground = figure_look().colours.stage
    assert largest_difference(figure_picture(drawing("plank"), at(1.0), 300, 200, ground), picture_of("plank")) == 0


@pytest.mark.parametrize("name", list(figures()))
def test_every_figure_can_be_written_as_svg(name: str) -> None:
    root = ElementTree.fromstring(figure_svg(drawing(name), at(1.0), 400, 300, "#FFFFFF"))
    marks = drawing(name).body_marks(at(1.0))
    lines = [mark for mark in marks if mark.over_body]
    paths = root.findall(f".//{SVG}path")
    assert len(paths) >= len(marks)
    assert len(root.findall(f".//{SVG}clipPath")) == len(lines)
    names = {path.get("id") for path in paths}
    assert {use.get("href", "")[1:] for use in root.findall(f".//{SVG}use")} <= names


def test_the_left_side_is_mirrored_in_svg_too() -> None:
    right, left = (figure_svg(drawing("supine_strap"), at(1.0), 400, 300, "#FFFFFF", side) for side in (False, True))
    assert "matrix(-" in left
    assert "matrix(-" not in right


def sheet_of(*names: str, people: bool = False) -> QImage:
    entries = [SheetEntry(figures()[name], name.capitalize(), "lit") for name in names]
    looks = [figure_look("dark", skin) for skin in SKINS]
    shown = (figures()["hip_hinge"], looks) if people else None
    return FigureSheet(rig(), shapes(), figure_look("dark"), look("dark")).painted(entries, people=shown)


def pixels(image: QImage, colour: QColor) -> int:
    """How many of every ninth pixel have the colour."""
    places = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(image.pixel(x, y) == colour.rgb() for x, y in places)


def test_the_sheet_holds_every_figure_twice() -> None:
    sheet = sheet_of("plank", "bridge")
    for column in range(4):
        cell = sheet.copy(EDGE + column * CELL[0] + (column // 2) * GAP, HEAD, *CELL)
        assert pixels(cell, figure_look("dark").colours.legs) > 60


def test_the_sheet_says_what_each_figure_is_and_lights() -> None:
    sheet, ground = sheet_of("plank"), figure_look("dark").colours.stage
    name, lit = (sheet.copy(x, HEAD + CELL[1], CELL[0] - 20, CAPTION) for x in (EDGE + 10, EDGE + CELL[0]))
    blank = name.copy()
    blank.fill(ground)
    assert unlike(name, blank) > 0.001
    assert unlike(lit, blank) > 0.001
    assert pixels(sheet.copy(0, 0, 600, HEAD), look("dark").color("ink")) > 20, "its heading"


def test_the_last_place_of_the_sheet_shows_the_looks_one_can_choose() -> None:
    cell = sheet_of("plank", people=True).copy(EDGE + 2 * CELL[0] + GAP, HEAD, 2 * CELL[0], CELL[1])
    assert all(pixels(cell, figure_look("dark", skin).colours.skin) > 60 for skin in SKINS)
