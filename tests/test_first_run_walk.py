"""The first run as somebody goes through it on an empty data folder: answered, skipped, left, and repeated."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from stretchtimer.core.exercise import Kit
from stretchtimer.core.records import FeelWhen, Occasion
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.ui.assess_page import AssessPage
from stretchtimer.ui.first_run_page import FirstRunPage
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.switch import Switch
from stretchtimer.ui.today_page import TodayPage
from stretchtimer.words.safety_words import question
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen

NONE = "None of these apply to me"


def started(qapp: QApplication, folder: Path, clock: HandClock) -> AbstractContextManager[Screen]:
    """The program as it starts for somebody: whatever is in the folder, no more."""
    return on_screen(qapp, folder, clock, answered=False, as_shipped=True)


@pytest.fixture
def fresh(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> Iterator[Screen]:
    with started(qapp, own_data_dir, clock) as screen:
        yield screen


def tick(screen: Screen, name: str) -> None:
    screen.button(name).setFocus()
    screen.press(Qt.Key.Key_Space)


def answer_safety(screen: Screen, *flags: RedFlag) -> None:
    for name in map(question, flags) if flags else (NONE,):
        tick(screen, name)
    screen.click("Continue")


def type_waking_hour(screen: Screen, text: str) -> QLineEdit:
    (unknown,) = [switch for switch in screen.page.findChildren(Switch) if switch.isVisible()]
    QTest.mouseClick(unknown, Qt.MouseButton.LeftButton)
    field = next(field for field in screen.page.findChildren(QLineEdit) if field.isVisible())
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    screen.clock.advance(DEAF_MS)
    QTest.keyClicks(field, text)
    return field


def is_at(screen: Screen, headline: str) -> bool:
    return isinstance(screen.page, FirstRunPage) and screen.says(headline)


def test_from_the_very_first_start_to_today_with_every_answer(fresh: Screen) -> None:
    assert is_at(fresh, "Looser hamstrings, a quieter back")
    assert len([text for text in fresh.texts() if "not a medical device" in text]) == 1
    fresh.click("Begin")
    assert is_at(fresh, "Before you stretch: any of these?")
    answer_safety(fresh)
    assert is_at(fresh, "You and your back")
    fresh.click("4")
    fresh.click("2")
    fresh.click("Inches")
    tick(fresh, "Strap, belt or towel")
    tick(fresh, "Trouble with balance")
    type_waking_hour(fresh, "6:15")
    fresh.click("Continue")
    assert is_at(fresh, "Shall the program remind you?")
    assert fresh.says("Morning · 06:45 · Every day")
    fresh.click("Set these")
    assert isinstance(fresh.page, TodayPage)
    with fresh.file() as file:
        assert [(check.occasion, check.flags) for check in file.safety_checks()] == [(Occasion.FIRST, frozenset())]
        assert [(feel.pain, feel.when) for feel in file.feels()] == [(2, FeelWhen.DAY)]
        settings = file.settings()
        assert settings.text("units") == "in"
        assert settings.text("waking_hour") == "06:15"
        assert Kit.STRAP not in settings.kit
        assert settings.text("conditions") == "balance_problem"
        assert {rule.starts for rule in file.reminders()} == {"morning", "workplace", "evening"}
        assert settings.text("first_run") == "over"


def test_enter_alone_leads_through_and_escape_back(fresh: Screen) -> None:
    fresh.press(Qt.Key.Key_Return)
    fresh.click("Skip this step")
    assert is_at(fresh, "You and your back")
    fresh.press(Qt.Key.Key_Return)
    assert is_at(fresh, "Shall the program remind you?")
    fresh.press(Qt.Key.Key_Escape)
    assert is_at(fresh, "You and your back")
    fresh.press(Qt.Key.Key_Escape)
    assert is_at(fresh, "Before you stretch: any of these?")
    fresh.click("Back")
    assert is_at(fresh, "Looser hamstrings, a quieter back")


def test_each_step_can_be_skipped_and_nothing_is_stored(fresh: Screen) -> None:
    fresh.click("Begin")
    fresh.click("Skip this step")
    assert not fresh.says("A first measurement"), "the safety questions come first"
    fresh.click("Skip this step")
    fresh.click("No reminders")
    assert isinstance(fresh.page, TodayPage)
    with fresh.file() as file:
        assert (file.safety_checks(), file.feels(), file.reminders()) == ((), (), ())
        assert dict(file.settings().changed) == {"first_run": "over"}


def test_all_of_it_can_be_skipped_at_once_and_safety_still_asks(fresh: Screen) -> None:
    fresh.click("Skip all of this")
    assert isinstance(fresh.page, TodayPage)
    fresh.click("Start: Evening")
    assert fresh.says("Before you stretch: any of these?")


def test_closed_in_the_middle_it_goes_on_there(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with started(qapp, own_data_dir, clock) as screen:
        screen.click("Begin")
        answer_safety(screen)
        screen.click("3")
    with started(qapp, own_data_dir, clock) as screen:
        assert is_at(screen, "You and your back")
        assert screen.button("3").isChecked()
        screen.click("Continue")
        screen.click("No reminders")
    with started(qapp, own_data_dir, clock) as screen:
        assert isinstance(screen.page, TodayPage)


def test_a_tick_stops_it_and_today_says_that_the_stretches_wait(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with started(qapp, own_data_dir, clock) as screen:
        screen.click("Begin")
        answer_safety(screen, RedFlag.CALF)
        assert isinstance(screen.page, FirstRunPage)
        assert screen.says("What to tell them")
    clock.advance(60_000)
    with started(qapp, own_data_dir, clock) as screen:
        assert screen.says("What to tell them"), "closing the program is no way around it"
        screen.click("Go to Today")
        assert screen.says("The stretches can wait")
        screen.app.grant("run evening")
        assert not isinstance(screen.page, SessionPage)


def test_cleared_in_the_middle_it_goes_on_without_a_measurement(fresh: Screen) -> None:
    fresh.click("Begin")
    answer_safety(fresh, RedFlag.CALF)
    fresh.clock.advance(1_000)
    fresh.click("I have been cleared")
    fresh.click("Save")
    assert is_at(fresh, "You and your back")
    assert not fresh.says("A first measurement")


def test_the_first_measurement_leads_back_to_the_next_step(fresh: Screen) -> None:
    fresh.click("Begin")
    answer_safety(fresh)
    fresh.button("Measure now").setFocus()
    fresh.press(Qt.Key.Key_Space)
    assert isinstance(fresh.page, AssessPage)
    fresh.app.assess.left.emit()
    assert is_at(fresh, "Shall the program remind you?")


def test_who_has_records_is_not_asked(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, as_shipped=True) as screen:
        assert isinstance(screen.page, TodayPage)


def test_settings_repeat_it_and_keep_the_reminders_there_are(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Settings")
        screen.click("Body and safety")
        screen.button("Go through again: First steps").setFocus()
        screen.press(Qt.Key.Key_Space)
        assert is_at(screen, "Looser hamstrings, a quieter back")
        screen.click("Begin")
        answer_safety(screen)
        screen.click("Continue")
        screen.click("Set these")
        screen.app.first_run.repeat()
        screen.click("Begin")
        screen.click("Skip this step")
        screen.click("Skip this step")
        assert screen.says("You have 3 reminders. You can change them under Reminders.")
        screen.click("Done")
        assert isinstance(screen.page, TodayPage)
        with screen.file() as file:
            assert len(file.reminders()) == 3
            assert [check.occasion for check in file.safety_checks()] == [Occasion.FIRST, Occasion.ASKED]


def test_a_time_that_cannot_be_is_refused_and_said(fresh: Screen) -> None:
    fresh.click("Begin")
    fresh.click("Skip this step")
    field = type_waking_hour(fresh, "25:00")
    fresh.press(Qt.Key.Key_Return)
    assert is_at(fresh, "You and your back")
    assert field.text() == "07:00"
