"""The focus ring appears where the keyboard is, looks as drawn, and survives what happens to its control."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.ui.focus_style import FocusRing
from stretchtimer.ui.switch import Switch
from stretchtimer.ui.theme import stylesheet
from tests.ui.looks import ICON_DIRECTORY, RESOURCES, close_to, look, spots

FOCUS = look().color("focus")


@pytest.fixture(autouse=True)
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    follower = FocusRing(qapp, look())
    yield follower
    follower.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet(stylesheet(look(), str(ICON_DIRECTORY)))
    column = QVBoxLayout(widget)
    column.setContentsMargins(30, 30, 30, 30)
    column.setSpacing(30)
    for name in ("one", "two"):
        button = QPushButton(name)
        button.setObjectName(name)
        column.addWidget(button)
    column.addWidget(QLineEdit())
    column.addWidget(QSpinBox())
    column.addWidget(Switch(look()))
    widget.resize(400, 460)
    widget.show()
    widget.activateWindow()
    qapp.processEvents()
    return widget


def named(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def seen(page: QWidget) -> QImage:
    return page.grab().toImage()


def ringed(page: QWidget, control: QWidget) -> bool:
    """Three px of focus colour, two px away, on all four sides."""
    image, box = seen(page), control.rect().translated(control.mapTo(page, QPoint()))
    x, y = box.center().x(), box.center().y()
    sides = ((x, box.top() - 4), (x, box.bottom() + 4), (box.left() - 4, y), (box.right() + 4, y))
    gaps = ((x, box.top() - 1), (x, box.bottom() + 1))
    return all(close_to(image.pixelColor(*side), FOCUS) for side in sides) and not any(
        close_to(image.pixelColor(*gap), FOCUS) for gap in gaps
    )


def test_tab_moves_the_ring(qtbot: QtBot, page: QWidget) -> None:
    one, two = named(page, "one"), named(page, "two")
    one.setFocus(Qt.FocusReason.TabFocusReason)
    assert ringed(page, one)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert ringed(page, two)
    assert not ringed(page, one)


def test_it_is_three_px_wide_two_px_away_and_round(page: QWidget) -> None:
    one = named(page, "one")
    one.setFocus()
    image = seen(page)
    column = [close_to(image.pixelColor(200, one.y() - 1 - gap), FOCUS) for gap in range(8)]
    assert column == [False, False, True, True, True, False, False, False]
    assert not close_to(image.pixelColor(one.x() - 4, one.y() - 4), FOCUS)


def test_focus_set_by_program_shows_and_a_click_does_not(qtbot: QtBot, page: QWidget) -> None:
    one, two = named(page, "one"), named(page, "two")
    one.setFocus()
    assert ringed(page, one)
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    two.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    assert not ringed(page, two)
    QTest.keyClick(two, Qt.Key.Key_Shift)
    assert ringed(page, two), "the next key brings it back"


def test_fields_keep_it_after_a_click(qtbot: QtBot, page: QWidget) -> None:
    for field in (page.findChild(QLineEdit), page.findChild(QSpinBox)):
        assert isinstance(field, QWidget)
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        assert ringed(page, field)


def test_a_painted_control_says_where_its_edge_is(page: QWidget) -> None:
    switch = page.findChild(Switch)
    assert isinstance(switch, Switch)
    switch.setFocus()
    image = seen(page)
    middle = switch.mapTo(page, switch.rect().center())
    assert close_to(image.pixelColor(middle.x(), middle.y() - 14 - 4), FOCUS, 40)


def test_it_follows_a_control_that_moves_or_hides(page: QWidget, qapp: QApplication) -> None:
    one = named(page, "one")
    one.setFocus()
    page.resize(600, 500)
    qapp.processEvents()
    assert ringed(page, one)
    page.resize(400, 460)
    one.hide()
    qapp.processEvents()
    assert not ringed(page, one)


def test_it_scrolls_with_its_control_and_never_leaves_the_view(qtbot: QtBot, qapp: QApplication) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    content = QWidget()
    column = QVBoxLayout(content)
    buttons = [QPushButton(str(n)) for n in range(20)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(content)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    qapp.processEvents()
    buttons[2].setFocus()
    before = [y for _, y in spots(seen(area), FOCUS)]
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() + 30)
    qapp.processEvents()
    after = [y for _, y in spots(seen(area), FOCUS)]
    assert max(before) - max(after) == pytest.approx(30, abs=1)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qapp.processEvents()
    assert not list(spots(seen(area), FOCUS))


def test_it_survives_the_end_of_its_control_and_of_its_page(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    inner = QWidget()
    inside = QVBoxLayout(inner)
    inside.setContentsMargins(20, 20, 20, 20)
    doomed, other = QPushButton("doomed"), QPushButton("other")
    inside.addWidget(doomed)
    column.addWidget(inner)
    column.addWidget(other)
    page.show()
    page.activateWindow()
    qapp.processEvents()
    doomed.setFocus()
    inner.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    other.setFocus()
    assert list(spots(seen(page), FOCUS))


def test_dark_and_strong_change_the_ring(page: QWidget, ring: FocusRing) -> None:
    one = named(page, "one")
    one.setFocus()
    ring.show_theme(look("dark"))
    assert list(spots(seen(page), look("dark").color("focus")))
    ring.show_strong(True)
    image = seen(page)
    wide = [close_to(image.pixelColor(200, one.y() - 1 - gap), look("dark").color("focus")) for gap in range(8)]
    assert wide.count(True) == 4


def test_the_program_ends_quietly_with_a_focused_window_still_open() -> None:
    """Python takes windows apart in any order; a ring that raises then ends the process with a crash."""
    code = """
import tomllib
from pathlib import Path
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from stretchtimer.ui.focus_style import FocusRing
from stretchtimer.ui.theme import load_theme
app = QApplication([])
ring = FocusRing(app, load_theme(tomllib.loads(Path("resources/themes/tokens.toml").read_text()), "light"))
page = QWidget()
column = QVBoxLayout(page)
column.addWidget(QPushButton("Start"))
page.show()
page.activateWindow()
app.processEvents()
assert QApplication.focusWidget() is not None
"""
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=RESOURCES.parent, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "Error" not in run.stderr
