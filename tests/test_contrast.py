"""Contrast as it is on the screen: every text against its ground, every field's edge, on each page and in each theme.

Measured in pixels of the rendered window, so that no style sheet, palette or painter can be forgotten. AA (4.5:1, and
3:1 for edges) everywhere, AAA (7:1, and 4.5:1 for edges) in high contrast.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, check_reading
from stretchtimer.core.session import Command
from stretchtimer.ui.swatches import DISC, TARGET, Swatches
from tests.conftest import HandClock
from tests.on_screen import Screen, can_be_seen, on_screen
from tests.ui.test_theme import luminance

FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox)
BORDER = 4
SMALLEST = 12
"""What is less high shows no text."""
ENOUGH_PIXELS = 3

LOOKS = [("light", False), ("dark", False), ("high_contrast", False), ("high_contrast", True)]


@pytest.fixture(params=LOOKS, ids=["light", "dark", "high contrast", "high contrast, dark"])
def screen(
    request: pytest.FixtureRequest, qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> Iterator[Screen]:
    theme, system_is_dark = request.param
    with on_screen(qapp, own_data_dir, clock, theme=theme) as screen:
        screen.shell.appearance.show_system(system_is_dark, wants_contrast=False)
        assert screen.app.parts.theme.dark is (theme == "dark" or system_is_dark)
        yield screen


def test_every_text_and_field_can_be_told_from_its_ground(screen: Screen) -> None:
    high = screen.app.parts.theme.high_contrast
    faint = {}
    for place in walk(screen):
        screen.settle()
        found = list(too_faint(screen.window, 7.0 if high else 4.5, 4.5 if high else 3.0))
        if found:
            faint[place] = found
    assert faint == {}


def walk(screen: Screen) -> Iterator[str]:
    """Page by page; a session at its end."""
    parts, now = screen.app.parts, screen.clock.now()
    yield "Today"
    for side, degrees in (Side.LEFT, "52"), (Side.RIGHT, "63"):
        reading = check_reading(Kind.LEG_RAISE, degrees, side, None)
        parts.store.add_measurement(
            reading, (), warmed_up=None, stopped_by=None, measured_at=now, zone=screen.clock.zone(), now=now
        )
    for entry in ("Progress", "Programme", "Exercises", "Chair hamstring stretch", "Reminders", "New reminder"):
        screen.click(entry)
        yield entry
    for entry in ("Settings", "Sound and voice", "Display", "Body and safety"):
        screen.click(entry)
        yield entry
    screen.click("Progress")
    screen.click("History")
    yield "History"
    screen.press(Qt.Key.Key_Question)
    yield "Keys"
    screen.press(Qt.Key.Key_Escape)
    screen.click("Today")
    screen.click("Start: Desk break")
    screen.go(1)
    yield "a session"
    for command in Command.PAUSE, Command.RESUME, Command.EASE_OFF, Command.END:
        screen.app.sessions.runner.command(command)
        screen.go(1)
        yield f"after {command.name}"


def too_faint(window: QWidget, text: float, edge: float) -> Iterator[tuple[str, float]]:
    """What is seen on the window and stands out less than it should, with its contrast."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for widget in window.findChildren(QWidget):
        if not can_be_seen(widget) or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        shown = widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))
        if shown.size() != widget.size():
            continue  # half scrolled away, and perhaps without its text
        if words := words_of(widget):
            margin = 0 if isinstance(widget, QLabel) else BORDER
            found = strongest(image, shown.adjusted(margin, margin, -margin, -margin))
            if found < text and shown.height() >= SMALLEST:
                yield words, round(found, 2)
        if isinstance(widget.parent(), Swatches):
            left = (widget.width() - widget.height() * DISC // TARGET) // 2 + shown.left()
            found = strongest(image, QRect(left - BORDER, shown.center().y(), 2 * BORDER, 1), least=1)
            if found < edge:
                yield f"edge of {widget.accessibleName() or widget.toolTip()}", round(found, 2)
        if isinstance(widget, FIELDS) and not isinstance(widget.parent(), FIELDS):
            found = strongest(image, QRect(shown.left() - BORDER, shown.center().y(), 2 * BORDER, 1), least=1)
            if found < edge:
                yield f"edge of {widget.accessibleName()}", round(found, 2)


def words_of(widget: QWidget) -> str:
    """A text that is drawn in one colour on one ground."""
    if isinstance(widget, QLabel):
        return "" if not widget.pixmap().isNull() else widget.text().strip()
    if isinstance(widget, QAbstractButton):
        return "" if isinstance(widget.parent(), Swatches) else widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


def strongest(image: QImage, box: QRect, least: int = ENOUGH_PIXELS) -> float:
    """How much at least `least` pixels of a box stand out from its ground, which is its most frequent colour."""
    box = box.intersected(image.rect())
    pixels, first = memoryview(image.constBits()).cast("I"), box.left()
    rows = (y * image.width() + first for y in range(box.top(), box.bottom() + 1))
    seen = Counter(chain.from_iterable(pixels[row : row + box.width()] for row in rows))
    lights = [(luminance(QColor.fromRgb(color)), count) for color, count in seen.items()]
    ground = max(lights, key=lambda light: light[1])[0]
    left = least
    for contrast, count in sorted(((ratio(ground, light), count) for light, count in lights), reverse=True):
        left -= count
        if left <= 0:
            return contrast
    return 1.0


def ratio(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def test_what_is_too_faint_is_found(qapp: QApplication) -> None:
    window = QWidget()
    window.setStyleSheet("QWidget { background: #ffffff } QLabel { color: #999999 }")
    label = QLabel("Hardly to be read", window)
    window.resize(300, 60)
    window.show()
    label.adjustSize()
    qapp.processEvents()
    assert [words for words, _contrast in too_faint(window, 4.5, 3.0)] == ["Hardly to be read"]


def test_the_system_is_followed_where_the_choice_leaves_it_to_the_system(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        appearance = screen.shell.appearance
        appearance.show_system(is_dark=False, wants_contrast=True)
        assert (appearance.theme.name, appearance.theme.high_contrast) == ("light", True)
        screen.click("Settings")
        screen.click("Display")
        screen.click("Dark")
        assert (appearance.theme.name, appearance.theme.high_contrast) == ("dark", False)
        screen.click("Contrast")
        assert (appearance.theme.name, appearance.theme.high_contrast) == ("light", True)
        assert appearance.theme.color("line") == appearance.theme.color("line_strong")
