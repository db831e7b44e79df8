"""Progress segments: wide as they are long, the current one unmistakable, mirrored where people read from the right."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.ui.segments import Segments, spread
from tests.ui.looks import close_to, extent, look, mirrored, picture

STEPS = [(45.0, 1.0), (45.0, 1.0), (60.0, 0.5), (90.0, 0.0)]
WIDTH = 255


class CountingSegments(Segments):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


def segments(qtbot: QtBot) -> CountingSegments:
    widget = CountingSegments(look())
    qtbot.addWidget(widget)
    widget.resize(WIDTH, 18)
    widget.show_segments(STEPS, 2)
    return widget


@given(weights=st.lists(st.floats(0, 600), min_size=1, max_size=60), width=st.floats(320, 2000))
def test_segments_share_the_width_without_overlap(weights: list[float], width: float) -> None:
    places = spread(weights, width)
    if sum(weights) > 0:
        assert len(places) == len(weights)
        assert places[-1][0] + places[-1][1] == pytest.approx(width)
        assert all(length >= 0 for _, length in places)
        assert all(a[0] + a[1] + 5 == pytest.approx(b[0]) for a, b in pairwise(places))


def test_a_longer_step_is_wider() -> None:
    widths = [width for _, width in spread([30, 60, 0.1], 500)]
    assert widths[1] == pytest.approx(2 * widths[0])
    assert widths[2] > 5


def test_done_is_filled_current_is_taller_and_half_filled(qtbot: QtBot) -> None:
    image = picture(segments(qtbot))
    ring, track = QColor("#0E5A61"), QColor("#CFDCD8")
    middle = [image.pixelColor(x, 9) for x in (20, 70, 110, 155, 200, 240)]
    assert [close_to(color, ring) for color in middle] == [True, True, True, False, False, False]
    assert close_to(middle[3], track)
    assert close_to(image.pixelColor(150, 0), ring, 40), "an outline at the very top"
    assert close_to(image.pixelColor(20, 1), QColor("#F4F6F3")), "done ones are lower"


def test_right_to_left_is_the_mirror_image(qtbot: QtBot) -> None:
    one, other = segments(qtbot), segments(qtbot)
    other.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    left, right = mirrored(picture(one)), picture(other)
    assert all(
        close_to(left.pixelColor(x, y), right.pixelColor(x, y), 25) for x in range(0, WIDTH, 3) for y in range(18)
    )
    assert extent(right, QColor("#0E5A61"))[2] >= WIDTH - 2


def test_only_visible_progress_is_painted(qtbot: QtBot, qapp: QApplication) -> None:
    widget = segments(qtbot)
    widget.show()
    qapp.processEvents()
    before = widget.paints
    widget.show_segments([*STEPS[:2], (60.0, 0.503), STEPS[3]], 2)
    qapp.processEvents()
    assert widget.paints == before
    widget.show_segments([*STEPS[:2], (60.0, 0.53), STEPS[3]], 2)
    qapp.processEvents()
    assert widget.paints == before + 1
    widget.show_segments([*STEPS[:2], (60.0, 0.53), STEPS[3]], 3)
    qapp.processEvents()
    assert widget.paints == before + 2


def test_nothing_to_show_is_no_fault(qtbot: QtBot) -> None:
    widget = segments(qtbot)
    widget.show_segments([], None)
    assert close_to(picture(widget).pixelColor(20, 9), QColor("#F4F6F3"))


def test_it_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    widget = segments(qtbot)
    widget.show_description("Progress", "Step 3 of 9")
    reader = QAccessible.queryAccessibleInterface(widget)
    assert reader.text(QAccessible.Text.Name) == "Progress"
    assert reader.text(QAccessible.Text.Description) == "Step 3 of 9"
