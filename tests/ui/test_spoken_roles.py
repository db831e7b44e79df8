"""What a screen reader finds in place of buttons and of what is painted by hand, and that it can press them."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QMenu, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.ui.choice_card import ChoiceCard
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.spoken_roles import teach_roles
from tests.ui.looks import look

Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture(autouse=True)
def taught() -> None:
    teach_roles()


def act(widget: QWidget) -> None:
    """The first thing that a screen reader is offered to do."""
    reader = QAccessible.queryAccessibleInterface(widget)
    actions = reader.actionInterface()
    actions.doAction(actions.actionNames()[0])


def test_what_is_toggled_is_clicked(qtbot: QtBot) -> None:
    box = QCheckBox("Warm")
    qtbot.addWidget(box)
    clicks: list[bool] = []
    box.clicked.connect(lambda checked: clicks.append(checked))
    act(box)
    qtbot.waitUntil(lambda: clicks == [True])
    reader = QAccessible.queryAccessibleInterface(box)
    assert (reader.role(), reader.text(Text.Name), reader.state().checked) == (Role.CheckBox, "Warm", 1)


def test_one_of_several_is_a_radio_button_also_when_it_becomes_so_later(qtbot: QtBot) -> None:
    rail = QWidget()
    qtbot.addWidget(rail)
    button, group = QPushButton("&Today && tomorrow", rail), QButtonGroup(rail)
    reader = QAccessible.queryAccessibleInterface(button)
    assert (reader.role(), reader.text(Text.Name)) == (Role.Button, "Today & tomorrow")
    button.setCheckable(True)
    group.addButton(button)
    assert reader.role() == Role.RadioButton
    button.setMenu(QMenu(button))
    assert reader.role() == Role.ButtonMenu


def test_what_is_disabled_offers_nothing(qtbot: QtBot) -> None:
    button = QPushButton("Start")
    qtbot.addWidget(button)
    button.setEnabled(False)
    assert QAccessible.queryAccessibleInterface(button).actionInterface().actionNames() == []


def test_a_number_of_the_feel_scale_is_said_in_its_group_and_chosen(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    scale = FeelScale(look(), page)
    scale.show_words("Pain", "None", "Worst")
    assert QAccessible.queryAccessibleInterface(scale).role() == Role.Grouping
    with qtbot.waitSignal(scale.feel_chosen) as chosen:
        act(scale.findChildren(QRadioButton)[4])
    assert chosen.args == [4]


def test_a_card_is_a_button(qtbot: QtBot) -> None:
    card = ChoiceCard("Make it gentler", "1", QLabel())
    qtbot.addWidget(card)
    reader = QAccessible.queryAccessibleInterface(card)
    assert reader.role() == Role.Button
    assert QAccessibleActionInterface.pressAction() in reader.actionInterface().actionNames()
    with qtbot.waitSignal(card.chosen):
        act(card)


def test_what_is_asked_for_outlives_neither_its_widget_nor_a_clearing_up(qtbot: QtBot) -> None:
    for number in range(200):
        button = QPushButton(str(number))
        assert QAccessible.queryAccessibleInterface(button).text(Text.Name) == str(number)
        if number % 50 == 0:
            gc.collect()
        button.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
