"""Eleven keys: by mouse, by arrows, by digits, and as a screen reader counts them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from stretchtimer.ui.feel_scale import FeelScale
from tests.ui.looks import close_to, focused, look, picture, spots


@pytest.fixture
def scale(qtbot: QtBot, qapp: QApplication) -> FeelScale:
    widget = FeelScale(look())
    qtbot.addWidget(widget)
    widget.show_words("How does your lower back feel now?", "No pain", "Worst I can imagine")
    widget.resize(403, 90)
    widget.show()
    widget.activateWindow()
    qapp.processEvents()
    return widget


def keys(scale: FeelScale) -> list[QRadioButton]:
    return scale.findChildren(QRadioButton)


def chosen_by(scale: FeelScale) -> list[int]:
    told: list[int] = []
    scale.feel_chosen.connect(told.append)
    return told


def test_one_tap_chooses(qtbot: QtBot, scale: FeelScale) -> None:
    told = chosen_by(scale)
    QTest.mouseClick(keys(scale)[7], Qt.MouseButton.LeftButton)
    assert told == [7]
    QTest.mouseClick(keys(scale)[7], Qt.MouseButton.LeftButton)
    assert [key.isChecked() for key in keys(scale)].index(True) == 7, "a second tap does not undo"


def test_arrows_move_without_choosing_and_space_chooses(qtbot: QtBot, scale: FeelScale) -> None:
    told = chosen_by(scale)
    keys(scale)[0].setFocus()
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(focused(), pressed)
    assert told == []
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert told == [2]
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert told == [2, 10]


def test_arrows_follow_the_eye_right_to_left(qtbot: QtBot, qapp: QApplication, scale: FeelScale) -> None:
    scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    keys(scale)[3].setFocus()
    QTest.keyClick(keys(scale)[3], Qt.Key.Key_Left)
    assert keys(scale)[4].hasFocus()
    assert keys(scale)[0].x() > keys(scale)[10].x()


def test_the_ends_hold(qtbot: QtBot, scale: FeelScale) -> None:
    keys(scale)[0].setFocus()
    QTest.keyClick(keys(scale)[0], Qt.Key.Key_Left)
    assert keys(scale)[0].hasFocus()


def test_digits_choose_and_one_nought_is_ten(qtbot: QtBot, scale: FeelScale) -> None:
    told = chosen_by(scale)
    keys(scale)[0].setFocus()
    QTest.keyClicks(focused(), "4010")
    assert told == [4, 0, 1, 10]


def test_showing_is_not_choosing(scale: FeelScale) -> None:
    told = chosen_by(scale)
    scale.show_feel(2, before=4)
    assert told == []
    assert keys(scale)[2].isChecked()
    scale.show_feel(None)
    assert not any(key.isChecked() for key in keys(scale))


def test_chosen_is_filled_and_before_is_dashed(scale: FeelScale) -> None:
    scale.show_feel(2, before=4)
    pain = QColor("#6D4AA0")
    two, four = keys(scale)[2], keys(scale)[4]
    image = picture(scale)
    assert close_to(image.pixelColor(two.x() + 6, two.y() + 28), pain)
    assert close_to(image.pixelColor(four.x() + 6, four.y() + 28), QColor("white"))
    edge = [close_to(image.pixelColor(four.x() + 1, four.y() + y), pain, 30) for y in range(10, 46)]
    assert True in edge
    assert False in edge


def test_after_a_tap_the_comparison_stays(qtbot: QtBot, scale: FeelScale) -> None:
    scale.show_feel(None, before=4)
    QTest.mouseClick(keys(scale)[1], Qt.MouseButton.LeftButton)
    four = keys(scale)[4]
    assert list(spots(picture(scale).copy(four.x(), four.y(), 33, 56), QColor("#6D4AA0")))


def test_keys_are_large_enough_and_fit_the_card(scale: FeelScale) -> None:
    assert all(key.width() >= 33 and key.height() == 56 for key in keys(scale))
    assert keys(scale)[1].x() - keys(scale)[0].geometry().right() - 1 == 4
    scale.show_theme(look(text_scale=2.0))
    assert all(key.sizeHint().height() == 112 for key in keys(scale))


def test_the_group_is_one_stop_for_tab(scale: FeelScale) -> None:
    def stops() -> list[int]:
        return [n for n, key in enumerate(keys(scale)) if key.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops() == [0]
    scale.show_feel(6)
    assert stops() == [6]


def test_a_screen_reader_meets_radio_buttons(scale: FeelScale) -> None:
    scale.show_feel(10)
    reader = QAccessible.queryAccessibleInterface(keys(scale)[10])
    assert reader.role() == QAccessible.Role.RadioButton
    assert reader.text(QAccessible.Text.Name) == "10, Worst I can imagine"
    assert reader.state().checked
    group = QAccessible.queryAccessibleInterface(scale)
    assert group.text(QAccessible.Text.Name) == "How does your lower back feel now?"
