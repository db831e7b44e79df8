"""Switch, segmented choice and undo toast, used by hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QColor, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.switch import Switch
from stretchtimer.ui.toast import SHOWN_MS, Toast
from tests.on_screen import listen_to
from tests.ui.looks import close_to, extent, look, picture


@pytest.fixture
def switch(qtbot: QtBot) -> Switch:
    widget = Switch(look())
    qtbot.addWidget(widget)
    widget.setAccessibleName("Mat view")
    widget.resize(widget.sizeHint())
    widget.move(300, 300)
    widget.show()
    return widget


def test_click_and_space_turn_the_switch(qtbot: QtBot, switch: Switch) -> None:
    told: list[bool] = []
    switch.toggled.connect(told.append)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().topLeft())
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert told == [True, False]
    switch.show_on(True)
    assert told == [True, False], "being shown a value is not an answer"
    assert switch.isChecked()


def test_on_and_off_differ_without_colour(switch: Switch) -> None:
    switch.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # wherever the test before left the pointer
    off = extent(picture(switch), QColor("#76888A"))
    assert off[0] == 0
    off_knob = picture(switch).pixelColor(14, 24)
    switch.show_on(True)
    on = picture(switch)
    assert close_to(off_knob, QColor("#76888A"))
    assert close_to(on.pixelColor(34, 24), QColor("white"))
    assert close_to(on.pixelColor(12, 24), QColor("#0E5A61"))


def test_the_switch_is_mirrored_right_to_left(switch: Switch) -> None:
    switch.show_on(True)
    switch.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert close_to(picture(switch).pixelColor(14, 24), QColor("white"))


def test_a_screen_reader_meets_a_check_box(switch: Switch) -> None:
    switch.show_on(True)
    reader = QAccessible.queryAccessibleInterface(switch)
    assert reader.role() == QAccessible.Role.CheckBox
    assert reader.text(QAccessible.Text.Name) == "Mat view"
    assert reader.state().checked
    assert (switch.width(), switch.height()) == (48, 48)


@pytest.fixture
def segmented(qtbot: QtBot) -> Segmented:
    widget = Segmented(look())
    qtbot.addWidget(widget)
    widget.show_choices(["System", "Light", "Dark"])
    widget.show_chosen(0)
    widget.show_name("Theme")
    widget.resize(widget.sizeHint())
    widget.show()
    return widget


def test_clicking_a_choice_says_so_once(qtbot: QtBot, segmented: Segmented) -> None:
    told: list[int] = []
    segmented.chosen.connect(told.append)
    buttons = segmented.findChildren(QRadioButton)
    QTest.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert told == [2]
    segmented.show_chosen(1)
    assert told == [2]
    assert [button.isChecked() for button in buttons] == [False, True, False]


def test_arrow_keys_choose(qtbot: QtBot, segmented: Segmented) -> None:
    told: list[int] = []
    segmented.chosen.connect(told.append)
    first = segmented.findChildren(QRadioButton)[0]
    segmented.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert told == [1]


def test_the_chosen_segment_is_tinted_and_the_row_is_one_box(segmented: Segmented) -> None:
    image = picture(segmented)
    first = segmented.findChildren(QRadioButton)[0]
    assert close_to(image.pixelColor(first.width() - 6, 24), QColor("#D3E7E5"))
    assert close_to(image.pixelColor(first.width() + 8, 24), QColor("white"))
    assert close_to(image.pixelColor(0, 0), QColor("#F4F6F3")), "rounded outside"
    assert close_to(image.pixelColor(first.width() + 3, 0), QColor("#76888A"), 30), "straight inside"


def test_new_choices_replace_the_old(segmented: Segmented, qapp: QApplication) -> None:
    segmented.show_choices(["On", "Off"])
    segmented.show_chosen(1)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [button.text() for button in segmented.findChildren(QRadioButton)] == ["On", "Off"]


@pytest.fixture
def toast(qtbot: QtBot) -> Iterator[Toast]:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    field = QLineEdit(page)
    page.show()
    page.activateWindow()
    field.setFocus()
    widget = Toast(look(), page)
    widget.move(200, 300)
    widget.show_message("Saved: 4 this morning", "Undo")
    yield widget
    page.close()


def clock_of(toast: Toast) -> QTimer:
    (timer,) = (one for one in toast.findChildren(QTimer) if one.objectName() != "deaf")
    return timer


def undo_of(toast: Toast) -> QPushButton:
    (button,) = toast.findChildren(QPushButton)
    return button


def test_undo_is_offered_and_taken(qtbot: QtBot, toast: Toast) -> None:
    assert toast.isVisible()
    listen_to(toast)
    with qtbot.waitSignal(toast.undo_requested, timeout=500):
        QTest.mouseClick(undo_of(toast), Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    assert not clock_of(toast).isActive()


def test_the_second_click_of_two_undoes_nothing(qtbot: QtBot, toast: Toast) -> None:
    with qtbot.assertNotEmitted(toast.undo_requested):
        QTest.mouseClick(undo_of(toast), Qt.MouseButton.LeftButton)
        QTest.mouseDClick(undo_of(toast), Qt.MouseButton.LeftButton)
    assert toast.isVisible()


def test_a_long_message_takes_more_lines_and_not_more_room_across(toast: Toast) -> None:
    one_line = toast.size_within(1_000)
    toast.show_message("Not taken back. Something like it is there already, and it cannot be there twice.", "Undo")
    assert toast.size_within(400).width() == 400
    assert toast.size_within(400).height() > one_line.height()


def test_it_goes_by_itself(toast: Toast) -> None:
    gone: list[bool] = []
    toast.gone.connect(lambda: gone.append(True))
    assert SHOWN_MS - 500 < clock_of(toast).remainingTime() <= 1.06 * SHOWN_MS
    clock_of(toast).timeout.emit()
    assert not toast.isVisible()
    assert gone == [True]


def test_hovering_stops_the_clock(toast: Toast, qapp: QApplication) -> None:
    qapp.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not clock_of(toast).isActive()
    qapp.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert clock_of(toast).isActive()
    toast.hide()
    assert not clock_of(toast).isActive()


def test_a_second_message_starts_anew_without_undo(toast: Toast) -> None:
    toast.show_message("Saved")
    assert toast.isVisible()
    assert not undo_of(toast).isVisible()
    toast.hide()
