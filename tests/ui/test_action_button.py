"""The session's buttons: large, named, pressed by mouse, key and screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.ui import fonts
from stretchtimer.ui.action_button import Form, Kind, SessionButton
from tests.ui.looks import close_to, extent, icons, look, picture, spots


@pytest.fixture(autouse=True)
def inter(qapp: QApplication) -> None:
    fonts.load_inter()


def button(qtbot: QtBot, kind: Kind = "outline", form: Form = "stacked", hint: str = "Space") -> SessionButton:
    widget = SessionButton(look(), icons(), kind, form)
    qtbot.addWidget(widget)
    widget.show_action("Pause", "pause", hint)
    widget.resize(widget.sizeHint())
    widget.show()
    return widget


def test_mouse_and_space_press_it(qtbot: QtBot) -> None:
    widget = button(qtbot)
    pressed: list[bool] = []
    widget.clicked.connect(lambda: pressed.append(True))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QTest.keyClick(widget, Qt.Key.Key_Space)
    with qtbot.waitSignal(widget.clicked, timeout=2000):
        QAccessible.queryAccessibleInterface(widget).actionInterface().doAction("Press")
    assert len(pressed) == 3


def test_a_screen_reader_hears_name_and_key(qtbot: QtBot) -> None:
    widget = button(qtbot)
    reader = QAccessible.queryAccessibleInterface(widget)
    assert reader.role() == QAccessible.Role.Button
    assert reader.text(QAccessible.Text.Name) == "Pause"
    assert reader.text(QAccessible.Text.Description) == "Space"


@pytest.mark.parametrize(("form", "height"), [("stacked", 80), ("compact", 68), ("inline", 48)])
def test_each_form_has_its_height_and_nothing_is_cut(qtbot: QtBot, form: Form, height: int) -> None:
    widget = button(qtbot, form=form)
    assert widget.sizeHint().height() == height
    image = picture(widget)
    left, top, right, bottom = extent(image, QColor("#17262B"))
    assert left > 3
    assert right < image.width() - 4
    assert top > 3
    assert bottom < height - 4
    double = SessionButton(look(text_scale=2.0), icons(), form=form)
    double.show_action("Pause", "pause", "Space")
    assert double.sizeHint().height() == 2 * height
    assert double.sizeHint().width() > widget.sizeHint().width() * 1.6


@pytest.mark.parametrize(
    ("kind", "fill", "text"),
    [("primary", "#0E5A61", "#FFFFFF"), ("outline", "#FFFFFF", "#17262B"), ("danger", "#FAE3DF", "#A3271F")],
)
def test_kinds_have_their_colours(qtbot: QtBot, kind: Kind, fill: str, text: str) -> None:
    widget = button(qtbot, "outline")
    widget.show_kind(kind)
    image = picture(widget)
    assert close_to(image.pixelColor(image.width() // 2, 8), QColor(fill))
    assert len(list(spots(image, QColor(text)))) > 60


def test_the_key_hint_is_below_when_stacked_and_behind_when_inline(qtbot: QtBot) -> None:
    def box_top(form: Form, y: int) -> list[int]:
        image = picture(button(qtbot, form=form, hint="Esc"))
        row = image.copy(10, y, image.width() - 20, 1)
        return [x + 10 - image.width() // 2 for x, _ in spots(row, QColor("#76888A"))]

    below = box_top("stacked", 57 - 10)
    assert len(below) > 12
    assert sum(below) / len(below) == pytest.approx(0, abs=2)
    behind = box_top("inline", 24 - 10)
    assert len(behind) > 12
    assert min(behind) > 0
    assert box_top("compact", 57) == []


def test_right_to_left_puts_the_icon_to_the_right(qtbot: QtBot) -> None:
    widget = button(qtbot, form="inline", hint="")
    bars = [extent(picture(widget).copy(0, 5, 90, 38), QColor("#17262B"))[0]]
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = picture(widget)
    bars.append(image.width() - 1 - extent(image, QColor("#17262B"))[2])
    assert bars[0] == pytest.approx(bars[1], abs=2)


def test_too_narrow_it_shortens_the_word_instead_of_spilling(qtbot: QtBot) -> None:
    widget = button(qtbot, form="inline", hint="")
    widget.show_action("It hurts, ease off and rest a while", "hand")
    widget.resize(120, 48)
    left, _, right, _ = extent(picture(widget), QColor("#17262B"))
    assert left >= 2
    assert right <= 117


def test_an_ampersand_marks_the_mnemonic_and_is_not_painted(qtbot: QtBot) -> None:
    plain, marked = button(qtbot, hint=""), button(qtbot, hint="")
    marked.show_action("&Pause", "pause")
    assert picture(plain) == picture(marked)


def test_a_rail_row_shows_where_one_is(qtbot: QtBot) -> None:
    widget = SessionButton(look(), icons(), "nav", "inline")
    qtbot.addWidget(widget)
    widget.show_action("Today", "house")
    widget.resize(175, 48)
    widget.show()
    assert not close_to(picture(widget).pixelColor(150, 24), QColor("#D3E7E5"))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    image = picture(widget)
    assert close_to(image.pixelColor(150, 24), QColor("#D3E7E5"))
    assert extent(image, QColor("#0B4A50"))[0] < 24
