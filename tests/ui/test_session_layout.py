"""Where the parts of the session page lie: apart from each other, inside the page, and large enough to be hit."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.core.sequence import Step
from stretchtimer.core.session import begin
from stretchtimer.ui.main_window import COMPACT, SMALLEST
from stretchtimer.ui.session_layout import LARGE_TEXT_FROM, WIDE_FROM, Arrangement, Box, Places, arrange
from stretchtimer.ui.session_page import SessionPage
from tests.conftest import HandClock
from tests.examples import a_plan
from tests.ui.looks import art, icons, look

BUTTONS = ("back", "pause", "skip", "extend", "ease_off")
LEAST_BUTTON, LEAST_COMPACT_BUTTON = 44, 40
LEAST_TEXT_PX = 10
ALWAYS = {"segments", "info", "end", "name", "side", "cue", "ring", *BUTTONS}

sizes = st.tuples(
    st.integers(440, 2600), st.integers(640, 1700), st.integers(100, 200).map(lambda percent: percent / 100)
)


def overlap(one: Box, other: Box) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    return across > 0.01 and min(one.bottom, other.bottom) - max(one.y, other.y) > 0.01


def check(places: Places, width: int, height: int) -> None:
    least = LEAST_COMPACT_BUTTON if places.arrangement.is_compact else LEAST_BUTTON
    assert set(places.boxes) >= ALWAYS
    for part, box in places.boxes.items():
        assert box.width > 0 and box.height > 0, f"{part} has no room: {box}"  # noqa: PT018 - one thing
        assert box.x >= 0 and box.y >= 0, f"{part} begins outside: {box}"  # noqa: PT018
        assert box.x + box.width <= width + 0.01, f"{part} sticks out at the end: {box}"
        assert box.bottom <= height + 0.01, f"{part} sticks out below: {box}"
    for one, other in combinations(places.boxes, 2):
        assert not overlap(places.boxes[one], places.boxes[other]), f"{one} lies over {other}"
    for part in BUTTONS:
        assert min(places.boxes[part].width, places.boxes[part].height) >= least, f"{part} is too small to hit"
    assert min(places.text_px.values()) > LEAST_TEXT_PX


@given(size=sizes)
def test_nothing_overlaps_or_leaves_the_page_at_any_size(size: tuple[int, int, float]) -> None:
    width, height, text_scale = size
    check(arrange(width, height, text_scale), width, height)


@pytest.mark.parametrize("text_scale", [1.0, 1.4, 1.5, 2.0])
@pytest.mark.parametrize(
    "size", [(1180, 760), (1920, 1080), (2560, 1440), (900, 640), (899, 640), (960, 640), (1366, 768), (480, 720)]
)
def test_the_usual_screens(size: tuple[int, int], text_scale: float) -> None:
    check(arrange(*size, text_scale), *size)


def test_the_smallest_window_and_the_compact_one() -> None:
    for size in (SMALLEST, COMPACT):
        check(arrange(size.width(), size.height(), 1.0), size.width(), size.height())


@given(size=sizes)
def test_there_are_four_arrangements(size: tuple[int, int, float]) -> None:
    width, height, text_scale = size
    found = arrange(width, height, text_scale).arrangement
    assert found.is_compact == (width < WIDE_FROM)
    if text_scale >= LARGE_TEXT_FROM:
        assert found.is_large_text
    elif width < WIDE_FROM or (width >= 1180 and height >= 760):
        assert not found.is_large_text


def test_large_text_gives_the_stage_up() -> None:
    assert "stage" in arrange(1180, 760, 1.4).boxes
    assert "stage" not in arrange(1180, 760, 1.5).boxes
    assert "stage" not in arrange(960, 640, 1.4).boxes, "in a small window sooner"
    assert arrange(1180, 760, 1.5).arrangement is Arrangement.WIDE_LARGE_TEXT


def test_a_larger_screen_is_full_screen_grown() -> None:
    one, twice = arrange(1920, 1080, 1.0), arrange(3840, 2160, 1.0)
    for part, box in one.boxes.items():
        grown = twice.boxes[part]
        assert (grown.x, grown.y, grown.width, grown.height) == pytest.approx(
            (2 * box.x, 2 * box.y, 2 * box.width, 2 * box.height)
        )


@given(size=sizes)
def test_larger_text_is_never_smaller(size: tuple[int, int, float]) -> None:
    width, height, text_scale = size
    plain, larger = arrange(width, height, 1.0), arrange(width, height, text_scale)
    if larger.arrangement is plain.arrangement:
        assert all(larger.text_px[part] >= px - 0.01 for part, px in plain.text_px.items())


def places_of(page: QWidget) -> dict[str, QRect]:
    """Where each part of the page lies, named by its class and number among its kind."""
    found: dict[str, QRect] = {}
    for child in page.children():
        if isinstance(child, QWidget) and not child.isHidden():
            kind = type(child).__name__
            found[f"{kind} {sum(name.startswith(kind) for name in found)}"] = child.geometry()
    return found


@pytest.mark.parametrize("size", [(1180, 760), (480, 720), (961, 701)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_right_to_left_is_the_mirror_image(qtbot: QtBot, size: tuple[int, int], text_scale: float) -> None:
    pages = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        page = SessionPage(look(text_scale=text_scale), icons(), art(), HandClock().elapsed_ms)
        qtbot.addWidget(page)
        page.setLayoutDirection(direction)
        page.resize(*size)
        page.show()
        page.show_session(begin(a_plan(Step("strap", seconds=30))))
        pages.append(places_of(page))
    there, here = pages
    assert there.keys() == here.keys()
    for part, box in there.items():
        assert here[part] == QRect(size[0] - box.x() - box.width(), box.y(), box.width(), box.height()), part
