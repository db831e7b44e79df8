"""Pop-ups: how they look and behave by themselves, and on which screen they are."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from stretchtimer.core.popup import Popup
from stretchtimer.core.tray import STEPS, Standing, TrayView
from stretchtimer.ui.appearance import Appearance
from stretchtimer.ui.break_screen import STAYS_MS as SCREEN_STAYS_MS
from stretchtimer.ui.break_screen import BreakScreen
from stretchtimer.ui.close_question import CloseQuestion
from stretchtimer.ui.popup_place import GAP, corner_of
from stretchtimer.ui.reminder_card import AT_LEAST_MS, STAYS_MS, ReminderCard
from stretchtimer.ui.tray_icon import ACCENT, FILL, TRACK, tray_picture
from tests.ui.looks import ICON_DIRECTORY, art, close_to, icons, inked_columns, tokens

ROOT = Path(__file__).parents[2]
POPUP = Popup("Desk", "workplace", "Desk break", 4, 50, ("Walk", "Chair stretch"), "chair_hamstring", True)
LONG = Popup("A name " * 8, "evening", "A sequence of my own with a long name", 45, None, ("Walk",), "", False, 15)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    font, style = qapp.font(), qapp.style().objectName()
    made = Appearance(qapp, tokens(), str(ICON_DIRECTORY))
    yield made
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setStyleSheet("")
    qapp.setStyle(style or "Fusion")
    qapp.setFont(font)
    made._focus_ring.deleteLater()


def shown(qapp: QApplication, window: ReminderCard | BreakScreen, popup: Popup = POPUP) -> None:
    window.show_popup(popup)
    for _ in range(4):
        qapp.processEvents()


def a_card(qapp: QApplication, appearance: Appearance, popup: Popup = POPUP) -> ReminderCard:
    card = ReminderCard(appearance.theme, icons(), art())
    shown(qapp, card, popup)
    return card


def nothing_is_cut(window: QWidget) -> None:
    """Every text has the room it needs, inside the window, and no two lie over each other."""
    boxes: list[QRect] = []
    for part in window.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, QLabel | QAbstractButton) or not part.text():
            continue
        box = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
        assert window.rect().contains(box), part.text()
        if isinstance(part, QLabel):
            needed = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
            assert part.height() >= needed, part.text()
        else:
            assert part.width() >= QFontMetricsF(part.font()).horizontalAdvance(part.text()) * 0.9, part.text()
        assert not any(box.intersects(other) for other in boxes), part.text()
        boxes.append(box)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("popup", [POPUP, LONG], ids=["desk", "long"])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_of_a_pop_up_is_cut(
    qapp: QApplication,
    appearance: Appearance,
    theme: str,
    scale: float,
    popup: Popup,
    direction: Qt.LayoutDirection,
) -> None:
    qapp.setLayoutDirection(direction)
    appearance.show_choice(theme, scale)
    card = a_card(qapp, appearance, popup)
    nothing_is_cut(card)
    card.hide()
    screen = BreakScreen(appearance.theme, icons(), art(), lambda: 0)
    shown(qapp, screen, popup)
    screen.setFixedSize(1180, 760)
    qapp.processEvents()
    nothing_is_cut(screen)
    screen.hide()


def test_the_card_is_as_large_as_drawn(qapp: QApplication, appearance: Appearance) -> None:
    appearance.show_choice("light", 1.0)
    card = a_card(qapp, appearance)
    assert card.size() == QSize(424, 226)
    card.hide()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("name", ["Full", "كامل"])
def test_a_name_in_other_letters_begins_where_all_begins(
    qapp: QApplication, appearance: Appearance, direction: Qt.LayoutDirection, name: str
) -> None:
    qapp.setLayoutDirection(direction)
    screen = BreakScreen(appearance.theme, icons(), art(), lambda: 0)
    shown(qapp, screen, replace(POPUP, name=name, starts="evening"))
    (title,) = [label for label in screen.findChildren(QLabel) if label.text() == name]
    first, last = inked_columns(title)
    right = direction is Qt.LayoutDirection.RightToLeft
    assert first > title.width() / 2 if right else last < title.width() / 2
    screen.hide()


def test_the_card_never_asks_for_the_keyboard(qapp: QApplication, appearance: Appearance) -> None:
    card = a_card(qapp, appearance)
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    focusable = [p for p in card.findChildren(QWidget) if p.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert focusable == []
    card.hide()


def test_the_pointer_on_the_card_stops_its_clock(qapp: QApplication, appearance: Appearance) -> None:
    card = a_card(qapp, appearance)
    timer = card._timer
    assert timer.interval() == STAYS_MS
    QApplication.sendEvent(card, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not timer.isActive()
    card._left_ms = 10
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    assert timer.interval() == AT_LEAST_MS, "nobody could answer in 10 ms"
    card.hide()
    assert not timer.isActive()


def test_the_break_closes_by_itself(qapp: QApplication, appearance: Appearance) -> None:
    screen = BreakScreen(appearance.theme, icons(), art(), lambda: 0)
    shown(qapp, screen)
    gone: list[bool] = []
    screen.gone.connect(lambda: gone.append(True))
    assert (screen._timer.isActive(), screen._timer.interval()) == (True, SCREEN_STAYS_MS)
    screen._timer.timeout.emit()
    assert gone == [True]
    assert not screen.isVisible()


SIDES = st.tuples(st.integers(-3000, 3000), st.integers(-2000, 2000), st.integers(200, 4000), st.integers(150, 3000))


@given(SIDES, st.booleans())
def test_a_corner_is_always_inside_its_screen(sides: tuple[int, int, int, int], right_to_left: bool) -> None:
    area = QRect(*sides)
    *_, width, height = sides
    box = corner_of(area, QSize(424, 226), right_to_left=right_to_left)
    assert area.contains(box)
    if width >= 424 + 2 * GAP and height >= 226 + 2 * GAP:
        assert box.size() == QSize(424, 226)
        assert area.bottom() - box.bottom() == GAP
        assert (box.left() - area.left() if right_to_left else area.right() - box.right()) == GAP


SCREENS = {
    "screens": [
        {"name": "left", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1},
        {"name": "right", "x": 1280, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 2},
    ]
}


def test_each_screen_has_its_own_corner_whatever_its_scale(tmp_path: Path) -> None:
    configuration = tmp_path / "screens.json"
    configuration.write_text(json.dumps(SCREENS))
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={configuration}"}
    command = [sys.executable, "-m", "tests.screens_child"]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60)
    said = [json.loads(line) for line in run.stdout.splitlines()]
    assert said == [
        ["card", "left", 1280 - 24 - 424, 800 - 24 - 226, 424, 226],
        ["full", "left", 0, 0, 1280, 800],
        ["card", "right", 1280 + 1920 - 24 - 424, 1080 - 24 - 226, 424, 226],
        ["full", "right", 1280, 0, 1920, 1080],
        ["unplugged", "left", 1280 - 24 - 424, 800 - 24 - 226, 424, 226],
    ]


@pytest.mark.parametrize(("step", "filled"), [(0, 0.0), (6, 0.25), (12, 0.5), (24, 1.0)])
def test_the_ring_fills_clockwise_from_the_top(qapp: QApplication, step: int, filled: float) -> None:
    image = tray_picture(TrayView(Standing.COMING, step), 240).toImage()
    points = [(0.5 + x, 0.5 + y) for x, y in ((0.286, -0.286), (0.286, 0.286), (-0.286, 0.286), (-0.286, -0.286))]
    colors = [image.pixelColor(round(240 * x), round(240 * y)) for x, y in points]
    assert [close_to(color, FILL) for color in colors] == [filled > (n + 0.4) / 4 for n in range(4)]


def test_a_dot_says_that_one_waits_and_bars_that_none_comes(qapp: QApplication) -> None:
    waiting = tray_picture(TrayView(Standing.OFFERED, STEPS), 240).toImage()
    coming = tray_picture(TrayView(Standing.COMING, STEPS), 240).toImage()
    assert close_to(waiting.pixelColor(192, 48), ACCENT)
    assert not close_to(coming.pixelColor(192, 40), ACCENT)
    paused = tray_picture(TrayView(Standing.PAUSED), 240).toImage()
    assert close_to(paused.pixelColor(97, 120), TRACK)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_of_the_question_is_cut(qapp: QApplication, appearance: Appearance, theme: str, scale: float) -> None:
    appearance.show_choice(theme, scale)
    window = QWidget()
    question = CloseQuestion(window)
    question.show_question(appearance.theme)
    qapp.processEvents()
    nothing_is_cut(question)
    question.close()
