"""Figures on paper: the picture, the vector drawing and the sheet show the same body."""

from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QGuiApplication

from stretchtimer.ui.figure_sheet import CELL, figure_picture, figure_sheet
from stretchtimer.ui.figure_svg import figure_svg
from tests.figures import figures, rig
from tests.ui.drawn import at, drawing, figure_look, largest_difference, picture_of, shapes, tokens

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


def test_the_sheet_holds_every_figure_twice() -> None:
    colours = tokens()["color"]["dark"]
    paper = {key: QColor(colours[key]) for key in ("bg", "ink")}
    shown = [(name, figure) for name, figure in figures().items() if name in ("plank", "bridge")]
    sheet = figure_sheet(rig(), shapes(), shown, figure_look("dark"), paper)
    hem = figure_look("dark").colours.legs.rgb()
    for column in range(4):
        x = 40 + column * CELL[0] + (column // 2) * 16
        cell = sheet.copy(x, 40, CELL[0], CELL[1])
        found = sum(cell.pixel(i, j) == hem for i in range(0, CELL[0], 3) for j in range(0, CELL[1], 3))
        assert found > 60
