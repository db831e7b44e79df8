"""The safety page by itself: what can be ticked, by mouse and by keyboard, what is said, and that nothing is cut."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QDateEdit, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.core.message import Message
from stretchtimer.core.red_flags import TIERS, RedFlag, Tier, in_order, worst
from stretchtimer.core.safety import Allowed, Level
from stretchtimer.ui.safety_page import SafetyPage
from stretchtimer.ui.tick_row import TickRow
from stretchtimer.words.safety_words import GROUPS, MEANS, QUESTIONS, SHORT, URGENCY, question, to_tell
from tests.on_screen import texts_in
from tests.ui.looks import focused, icons, look

DAY = date(2026, 10, 14)
NONE = "None of these apply to me"


def a_page(qtbot: QtBot, *, text_scale: float = 1.0, size: tuple[int, int] = (972, 760)) -> SafetyPage:
    page = SafetyPage(look(text_scale=text_scale), icons())
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.show_questions("")
    QApplication.processEvents()
    return page


def locked(*flags: RedFlag) -> Allowed:
    return Allowed(Level.NOTHING, None, Message("safety_soon"), worst(flags), in_order(flags))


def box(page: SafetyPage, name: str) -> QCheckBox:
    (found,) = [one for one in page.findChildren(QCheckBox) if one.accessibleName() == name]
    return found


def button(page: SafetyPage, text: str) -> QPushButton:
    (found,) = [one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    return found


def ticked(page: SafetyPage) -> set[str]:
    return {one.accessibleName() for one in page.findChildren(QCheckBox) if one.isChecked()}


def test_every_question_is_asked_once_and_has_all_its_words() -> None:
    asked = [flag for _heading, flags in GROUPS for flag in flags]
    assert sorted(asked) == sorted(RedFlag)
    assert set(QUESTIONS) == set(SHORT) == set(MEANS) == set(RedFlag)
    assert set(URGENCY) == set(Tier)
    assert len(set(QUESTIONS.values())) == len(set(SHORT.values())) == len(RedFlag)


def test_nothing_is_ticked_beforehand_and_without_an_answer_there_is_no_going_on(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert ticked(page) == set()
    assert not button(page, "Continue").isEnabled()


def test_none_excludes_every_other_and_every_other_excludes_none(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    first, second = (question(flag) for flag in (RedFlag.CHEST, RedFlag.BONE))
    box(page, first).click()
    box(page, second).click()
    assert ticked(page) == {first, second}
    box(page, NONE).click()
    assert ticked(page) == {NONE}
    box(page, second).click()
    assert ticked(page) == {second}
    box(page, second).click()
    assert ticked(page) == set()
    assert not button(page, "Continue").isEnabled()


@pytest.mark.parametrize("flags", [(), (RedFlag.CHEST,), (RedFlag.BONE, RedFlag.CALF), tuple(RedFlag)])
def test_the_answer_is_what_was_ticked(qtbot: QtBot, flags: tuple[RedFlag, ...]) -> None:
    page = a_page(qtbot)
    for name in [question(flag) for flag in flags] or [NONE]:
        box(page, name).click()
    with qtbot.waitSignal(page.answered) as answered:
        button(page, "Continue").click()
    assert answered.args == [frozenset(flags)]


def test_by_keyboard_alone(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert focused() is box(page, question(RedFlag.BLADDER_BOWEL))
    reached: list[QWidget] = []
    for _step in range(17):
        reached.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    names = [one.accessibleName() for one in reached if isinstance(one, QCheckBox)]
    assert names == [*(question(flag) for _heading, flags in GROUPS for flag in flags), NONE]
    box(page, NONE).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    button(page, "Continue").setFocus()
    with qtbot.waitSignal(page.answered):
        QTest.keyClick(focused(), Qt.Key.Key_Space)


def test_the_whole_row_can_be_clicked(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    row = next(iter(page.findChildren(TickRow)))
    (words,) = row.findChildren(QLabel)
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert len(ticked(page)) == 1
    QTest.mouseClick(row.findChildren(QCheckBox)[0], Qt.MouseButton.LeftButton)
    assert ticked(page) == set()


def test_a_screen_reader_hears_a_named_box_with_its_state(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    name = question(RedFlag.CALF)
    box(page, name).click()
    heard = QAccessible.queryAccessibleInterface(box(page, name))
    assert heard.text(QAccessible.Text.Name) == name
    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.state().checked


@pytest.mark.parametrize("flag", RedFlag)
def test_a_tick_is_told_what_it_may_mean_how_urgent_it_is_and_what_to_say(qtbot: QtBot, flag: RedFlag) -> None:
    page = a_page(qtbot, size=(972, 1400))
    page.show_stop(locked(flag), DAY)
    said = texts_in(page)
    assert {SHORT[flag], MEANS[flag], URGENCY[TIERS[flag]], *to_tell()} <= set(said)
    assert not {SHORT[other] for other in RedFlag if other is not flag} & set(said)


def test_back_from_the_stop_keeps_the_ticks_to_correct(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show_stop(locked(RedFlag.CALF), DAY)
    button(page, "Back").click()
    assert ticked(page) == {question(RedFlag.CALF)}
    with qtbot.waitSignal(page.cancelled):
        button(page, "Back").click()


def test_another_stop_forgets_the_one_before(qtbot: QtBot) -> None:
    page = a_page(qtbot, size=(972, 1400))
    page.show_stop(locked(RedFlag.CALF), DAY)
    page.show_stop(locked(RedFlag.CHEST), DAY)
    assert SHORT[RedFlag.CALF] not in texts_in(page)


def test_the_day_of_the_yes_cannot_lie_ahead(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show_stop(locked(RedFlag.CALF), DAY)
    (field,) = page.findChildren(QDateEdit)
    assert not field.isVisible()
    button(page, "I have been cleared").click()
    assert field.isVisible()
    for _day in range(3):
        QTest.keyClick(field, Qt.Key.Key_Up)
    with qtbot.waitSignal(page.cleared) as cleared:
        button(page, "Save").click()
    assert cleared.args == [DAY]
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.cleared) as cleared:
        button(page, "Save").click()
    assert cleared.args == [date(2026, 10, 13)]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize(("size", "text_scale"), [((972, 760), 1.0), ((372, 720), 1.0), ((696, 640), 2.0)])
@pytest.mark.parametrize("stopped", [False, True])
def test_it_scrolls_down_and_never_sideways_and_cuts_no_text(
    qtbot: QtBot, size: tuple[int, int], text_scale: float, stopped: bool, direction: Qt.LayoutDirection
) -> None:
    page = a_page(qtbot, text_scale=text_scale, size=size)
    page.setLayoutDirection(direction)
    if stopped:
        page.show_stop(locked(*RedFlag), DAY)
        button(page, "I have been cleared").click()
    QApplication.processEvents()
    content = page.widget()
    assert content is not None
    assert content.width() <= page.viewport().width()
    parts = [part for part in content.findChildren(QWidget) if part.isVisible()]
    for part in parts:
        left = part.mapTo(content, part.rect().topLeft()).x()
        assert left >= 0
        assert left + part.width() <= content.width()
    for label in (part for part in parts if isinstance(part, QLabel) and part.text()):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    for one in (part for part in parts if isinstance(part, QAbstractButton) and part.text()):
        assert one.width() >= one.minimumSizeHint().width(), one.text()
