"""Read from three metres: the digits as painted, measured at the design's 157 px an inch."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import hypot

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.core.plan import PhaseKind
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Session, Status, begin
from stretchtimer.ui.countdown_ring import CountdownRing
from stretchtimer.ui.fonts import load_inter
from stretchtimer.ui.ring_picture import RingPicture
from stretchtimer.ui.session_page import SessionPage
from tests.conftest import HandClock
from tests.examples import a_plan
from tests.ui.looks import art, icons, look, picture

PX_A_MM = 157 / 25.4
LEAST_MM = {"window": 27, "full": 50, "mat": 70}
LEAST_CLOCK_MM = 19
SIZES = {"window": (1180, 760), "full": (1920, 1080), "mat": (1920, 1080)}

Painted = Callable[[str, int], CountdownRing]


@pytest.fixture
def painted(qtbot: QtBot, qapp: QApplication) -> Painted:
    """The ring of a page in one of its views, with so many seconds left of a march: no breath behind the digits."""
    load_inter()
    hands = HandClock()
    page = SessionPage(look(), icons(), art(), hands.elapsed_ms)
    qtbot.addWidget(page)

    def paint(view: str, seconds: int) -> CountdownRing:
        page.resize(*SIZES[view])
        page.show()
        page.show_session(with_left(seconds))
        if view == "mat":
            hands.advance(1_000)
            QTest.keyClick(page, Qt.Key.Key_V)
        qapp.processEvents()
        ring = page.findChild(CountdownRing)
        assert ring is not None
        return ring

    return paint


def with_left(seconds: int) -> Session:
    session = replace(begin(a_plan(Step("march", seconds=700))), status=Status.RUNNING, index=1)
    assert session.phase.kind is PhaseKind.MOVE
    return replace(session, elapsed_ms=(700 - seconds) * 1000)


def ink_rows(ring: CountdownRing) -> Iterator[tuple[int, int, int]]:
    """Every row of the picture that has the digits' colour, which nothing else has, with its first and last column."""
    image = picture(ring).convertToFormat(QImage.Format.Format_RGB32)
    pixel = (look().color("ink").rgb() | 0xFF000000).to_bytes(4, sys.byteorder)
    lines, length = bytes(memoryview(image.constBits())), image.bytesPerLine()
    for y in range(image.height()):
        row = lines[y * length : (y + 1) * length]
        if (first := row.find(pixel)) >= 0:
            yield y, first // 4, row.rfind(pixel) // 4


def height_mm(ring: CountdownRing) -> float:
    """From the top of the digits to their foot; the softened edges are not counted."""
    rows = [y for y, _first, _last in ink_rows(ring)]
    return (rows[-1] - rows[0] + 1) / PX_A_MM


@pytest.mark.parametrize("view", SIZES)
@pytest.mark.parametrize("seconds", [4, 7, 17, 48, 54])
def test_one_and_two_digits_are_as_tall_as_designed(painted: Painted, view: str, seconds: int) -> None:
    assert height_mm(painted(view, seconds)) >= LEAST_MM[view]


@pytest.mark.parametrize("view", SIZES)
@pytest.mark.parametrize("seconds", [60, 88, 488])
def test_minutes_and_seconds_are_as_tall_as_designed(painted: Painted, view: str, seconds: int) -> None:
    assert height_mm(painted(view, seconds)) >= LEAST_CLOCK_MM


@pytest.mark.parametrize("view", SIZES)
@pytest.mark.parametrize("seconds", [48, 57, 88, 477, 699])
def test_the_digits_stay_clear_of_the_ring(painted: Painted, view: str, seconds: int) -> None:
    ring = painted(view, seconds)
    x, y = ring.width() / 2, ring.height() / 2
    reach = max(hypot(max(x - first, last + 1 - x), row - y) for row, first, last in ink_rows(ring))
    assert reach < RingPicture(look(), min(ring.width(), ring.height())).inner_diameter / 2 - 2


@pytest.mark.parametrize("view", SIZES)
def test_the_digits_stay_clear_of_the_word_below(painted: Painted, view: str) -> None:
    """From their foot to the word there is a blank row."""
    ring = painted(view, 48)
    foot = max(row for row, _first, _last in ink_rows(ring))
    image = picture(ring).convertToFormat(QImage.Format.Format_RGB32)
    middle = range(round(ring.width() * 0.2), round(ring.width() * 0.8))
    below = range(foot + 2, round(ring.height() * 0.95))
    blank = [row for row in below if len({image.pixel(column, row) for column in middle}) == 1]
    word = [row for row in below if row not in blank]
    assert blank
    assert word
    assert blank[0] < word[0]
