"""The question after "it hurts": three answers by key, by click or by Tab and Space; nothing else gets through."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.core.sequence import Step
from stretchtimer.core.session import SIGNS, Command, begin
from stretchtimer.ui.choice_card import ChoiceCard
from stretchtimer.ui.ease_off_view import EaseOffView
from stretchtimer.ui.sign_panel import SignPanel
from tests.examples import a_plan
from tests.on_screen import texts_in
from tests.ui.looks import art, focused, icons, look

ANSWERS = {
    "Make it gentler": Command.GENTLER,
    "Skip this stretch": Command.SKIP,
    "Stop for today": Command.END,
}


PLAN = a_plan(Step("strap", seconds=30))


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Iterator[EaseOffView]:
    view = EaseOffView(look(), icons(), art())
    qtbot.addWidget(view)
    view.resize(1180, 760)
    view.show()
    view.activateWindow()
    view.show_session(replace(begin(PLAN), index=1))
    qapp.processEvents()
    yield view
    view.close()


@pytest.fixture
def asked(view: EaseOffView) -> list[Command]:
    commands: list[Command] = []
    view.command_requested.connect(commands.append)
    return commands


def card(view: EaseOffView, heading: str) -> ChoiceCard:
    (found,) = [card for card in view.findChildren(ChoiceCard) if card.accessibleName() == heading]
    return found


def test_it_says_what_each_answer_means_and_when_to_get_help(view: EaseOffView) -> None:
    texts = " ".join(texts_in(view))
    assert "Bend the knee. Stay for 10 more seconds." in texts
    assert "Nothing is marked as failed." in texts
    assert "Get medical help today" in texts


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (Qt.Key.Key_1, Command.GENTLER),
        (Qt.Key.Key_2, Command.SKIP),
        (Qt.Key.Key_3, Command.END),
        *((Qt.Key(Qt.Key.Key_4.value + number), command) for number, command in enumerate(SIGNS)),
        (Qt.Key.Key_Escape, Command.RESUME),
    ],
)
def test_each_key_answers(view: EaseOffView, asked: list[Command], key: Qt.Key, command: Command) -> None:
    QTest.keyClick(focused(), key)
    assert asked == [command]


@pytest.mark.parametrize("heading", ANSWERS)
def test_each_card_answers_to_a_click(view: EaseOffView, asked: list[Command], heading: str) -> None:
    QTest.mouseClick(card(view, heading), Qt.MouseButton.LeftButton)
    assert asked == [ANSWERS[heading]]


def test_a_press_that_is_dragged_off_the_card_is_no_answer(view: EaseOffView, asked: list[Command]) -> None:
    gentler = card(view, "Make it gentler")
    QTest.mousePress(gentler, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(gentler, Qt.MouseButton.LeftButton, pos=gentler.rect().bottomRight() * 2)
    assert asked == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_gentlest_answer_has_the_keyboard(view: EaseOffView, asked: list[Command], key: Qt.Key) -> None:
    assert focused() is card(view, "Make it gentler")
    QTest.keyClick(focused(), key)
    assert asked == [Command.GENTLER]


def test_tab_goes_from_answer_to_answer(view: EaseOffView, asked: list[Command]) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is card(view, "Skip this stretch")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert asked == [Command.SKIP]


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_E, Qt.Key.Key_Plus, Qt.Key.Key_0, Qt.Key.Key_M])
def test_other_keys_ask_for_nothing(view: EaseOffView, asked: list[Command], key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)
    assert asked == []


def test_a_remote_goes_from_answer_to_answer_and_presses_one(view: EaseOffView, asked: list[Command]) -> None:
    for _ in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_PageDown)
    QTest.keyClick(focused(), Qt.Key.Key_PageUp)
    QTest.keyClick(focused(), Qt.Key.Key_B)
    assert asked == [Command.SHARP]
    QTest.keyClick(focused(), Qt.Key.Key_PageUp)
    QTest.keyClick(focused(), Qt.Key.Key_PageUp)
    QTest.keyClick(focused(), Qt.Key.Key_F5)
    assert asked == [Command.SHARP, Command.SKIP]


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_answers_to_a_click(view: EaseOffView, asked: list[Command], sign: Command) -> None:
    (panel,) = view.findChildren(SignPanel)
    QTest.mouseClick(panel.buttons[list(SIGNS).index(sign)], Qt.MouseButton.LeftButton)
    assert asked == [sign]


def test_what_skipping_leads_to_is_the_other_side(view: EaseOffView) -> None:
    """Not the second set of what hurts."""
    view.show_session(replace(begin(a_plan(Step("strap", sets=2, seconds=30))), index=1))
    assert "Move on: Left leg. Nothing is marked as failed." in texts_in(view)
    view.show_session(replace(begin(a_plan(Step("bridge", sets=2, reps=5))), index=1))
    texts = texts_in(view)
    assert "Skip this exercise" in texts
    assert "It was the last one: the session ends. Nothing is marked as failed." in texts
    assert "Bend the knee." in texts, "of repetitions what is left is done, and no ten seconds more"


@pytest.mark.parametrize(("width", "columns"), [(1180, 3), (480, 1)])
def test_the_answers_stand_below_each_other_where_it_is_narrow(
    view: EaseOffView, qapp: QApplication, width: int, columns: int
) -> None:
    view.setGeometry(0, 0, width, 720)
    qapp.processEvents()
    assert len({answer.x() for answer in view.findChildren(ChoiceCard)}) == columns
