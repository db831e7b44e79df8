"""The page of the guided measuring at every size, text size and direction; and what a screen reader hears of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from stretchtimer.core.guided import stopped
from stretchtimer.core.measure import Kind, Protocol, StopReason
from stretchtimer.ui.assess_page import AssessPage
from stretchtimer.ui.painted_picture import PaintedPicture
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.ui.flaws import flaws
from tests.ui.test_main_window import LOOKS


def every_step(screen: Screen) -> list[tuple[str, list[str]]]:
    """Lead a check through all of its panels and stages; what is flawed at each."""
    found: list[tuple[str, list[str]]] = []
    wires = screen.app.assess

    def look(at: str) -> None:
        screen.settle()
        found.append((at, flaws(screen.page)))

    def save(text: str) -> None:
        page: AssessPage = wires.page
        page.trying.show_number(text, "°", "number")
        wires.go_on()

    screen.app.measure()
    look("warm up")
    wires.go_on()
    look("choice")
    wires.choose(Kind.LEG_RAISE, Protocol.WALL)
    look("leg length")
    wires.choose(Kind.LEG_RAISE, None)
    wires.go_on()
    look("first try")
    save("58")
    save("200")
    look("is that right")
    save("61")
    save("60.5")
    look("what stopped it")
    wires._turn(stopped(wires._check, StopReason.OTHER))
    wires.halt()
    wires._turn(stopped(wires._check, StopReason.BELOW_KNEE))
    look("what that means")
    wires.go_aside()
    look("result")
    wires.leave()
    for kind in Kind:
        screen.app.measure()
        wires.go_on()
        wires.choose(kind, Protocol.PHOTO if kind is Kind.LEG_RAISE else None)
        wires.go_on()
        look(f"try {kind}")
        if kind is Kind.LEG_RAISE:
            image = QImage(1600, 1200, QImage.Format.Format_RGB32)
            image.fill(QColor("#B8A890"))
            wires.page.photo.show_photo(image)
            look("photo")
        wires.leave()
    return found


MIRRORED = [((1180, 760), "100"), ((480, 720), "140"), ((960, 640), "200")]
"""The sizes that are looked at from right to left as well."""


@pytest.mark.parametrize(
    ("size", "text_size", "direction"),
    [one for one in LOOKS if one[2] == Qt.LayoutDirection.LeftToRight or one[:2] in MIRRORED],
)
def test_nothing_is_cut_or_covered(
    qapp: QApplication,
    own_data_dir: Path,
    clock: HandClock,
    size: tuple[int, int],
    text_size: str,
    direction: Qt.LayoutDirection,
) -> None:
    with on_screen(qapp, own_data_dir, clock, size=size, text_size=text_size) as screen:
        qapp.setLayoutDirection(direction)
        assert [step for step in every_step(screen) if step[1]] == []


def named(page: QWidget) -> list[str]:
    """What can be used or is a picture, and has no name to be called by."""
    kinds = QAbstractButton | QLineEdit | QComboBox | PaintedPicture
    parts = [part for part in page.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible()]
    heard = [QAccessible.queryAccessibleInterface(part) for part in parts]
    return [str(one.object()) for one in heard if not one.text(QAccessible.Text.Name)]


def test_everything_has_a_name(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    QAccessible.setActive(True)
    with on_screen(qapp, own_data_dir, clock) as screen:
        wires = screen.app.assess
        screen.app.measure()
        assert named(screen.page) == []
        wires.go_on()
        assert named(screen.page) == []
        wires.go_on()
        assert named(screen.page) == []
        screen.press(Qt.Key.Key_Up)
        (line,) = [line for line in screen.page.findChildren(QLineEdit) if line.isVisible()]
        heard = QAccessible.queryAccessibleInterface(line)
        assert heard.text(QAccessible.Text.Name) == "Straight leg raise, left leg, degrees"
        assert wires.page.gauge.accessibleName() == "Straight leg raise, left leg"
        assert wires.page.gauge.accessibleDescription() == "46°"
        assert screen.page._steps.accessibleDescription() == "Step 2 of 4: Straight leg raise"  # type: ignore[attr-defined]


def test_the_drawing_gives_way_where_there_is_no_room(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, size=(800, 640), text_size="200") as screen:
        screen.app.measure()
        page = screen.app.assess.page
        assert not page.picture.isVisible()
        screen.window.resize(1180, 760)
        screen.settle()
        assert page.picture.isVisible()


def test_the_handle_follows_the_mouse_beyond_the_scale_to_its_end(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.measure()
        screen.app.assess.go_on()
        screen.app.assess.go_on()
        stage = screen.app.assess.page.gauge
        screen.settle()
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPointF(stage.width() - 5, 60).toPoint())
        assert screen.app.assess.page.trying.text == "100"
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPointF(5, stage.height() - 5).toPoint())
