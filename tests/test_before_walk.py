"""From Start through the pages around a session to the file: asked, looked at, performed, answered, closed."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget

from stretchtimer.core.plan import Form
from stretchtimer.core.records import FeelWhen
from stretchtimer.core.settings import find
from stretchtimer.ui.before_page import BeforePage
from stretchtimer.ui.done_page import DonePage
from stretchtimer.ui.safety_page import SafetyPage
from stretchtimer.ui.senses_page import SensesPage
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.settings_page import SettingsPage
from stretchtimer.ui.today_page import TodayPage
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen

EARLY = datetime(2026, 10, 14, 5, 30, tzinfo=UTC)  # 7:30 in Berlin
NOON = datetime(2026, 10, 14, 10, 0, tzinfo=UTC)
EVENING = datetime(2026, 10, 14, 17, 30, tzinfo=UTC)

KIT = find("kit").default


def as_shipped(
    qapp: QApplication, folder: Path, clock: HandClock, *, kit: str = KIT, senses_checked: str = "yes"
) -> AbstractContextManager[Screen]:
    """The program with its page before a session as it comes."""
    default = find("before_page").default
    return on_screen(qapp, folder, clock, before_page=default, kit=kit, senses_checked=senses_checked)


def is_on(screen: Screen, page: type[QWidget]) -> bool:
    return isinstance(screen.page, page)


def feels(screen: Screen) -> list[tuple[int, FeelWhen, bool]]:
    """Pain, moment, and whether it is a session's, of all that is in the file."""
    with screen.file() as file:
        return [(feel.pain, feel.when, feel.session is not None) for feel in file.feels()]


def end(screen: Screen) -> None:
    screen.go(1)  # keys are deaf in the first half second
    screen.press(Qt.Key.Key_Escape)
    screen.press(Qt.Key.Key_Return)
    assert is_on(screen, DonePage)


def test_from_asked_to_closed(qapp: QApplication, own_data_dir: Path) -> None:
    with as_shipped(qapp, own_data_dir, HandClock(NOON)) as screen:
        screen.click("Start: Desk break")
        assert is_on(screen, BeforePage)
        assert {"Desk break", "3 min, 3 exercises", "You need", "Chair"} <= set(screen.texts())
        screen.press(Qt.Key.Key_4)
        assert feels(screen) == [(4, FeelWhen.DAY, False)]  # there is no session yet to store it of
        said_at = screen.clock.now()
        screen.clock.advance(20_000)
        screen.press(Qt.Key.Key_Space)
        assert is_on(screen, SessionPage)
        assert feels(screen) == [(4, FeelWhen.BEFORE, True)]
        while not is_on(screen, DonePage):
            screen.go(5)
        assert screen.says("Before the session you chose 4.")
        assert screen.says("Next: Evening, 7 min, from 17:00")
        screen.click("Mild")
        screen.click("A little")
        screen.click("2")
        screen.press(Qt.Key.Key_Return)
        assert is_on(screen, TodayPage)
        with screen.file() as file:
            (session,) = file.sessions()
            before, after = file.feels()
        assert before.felt_at == said_at
        assert (before.session, after.session) == (session.id, session.id)
        assert (after.pain, after.when) == (2, FeelWhen.AFTER)
        assert session.answer is not None
        assert (session.answer.pull, session.answer.back_during) == (3, 2)
        assert session.answer.lets_dose_grow


def test_answers_may_be_left_out_and_then_no_dose_grows(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(NOON)) as screen:
        screen.click("Start: Desk break")
        end(screen)
        screen.click("Firm")
        screen.click("Mild")
        screen.window.close()  # closed without a word: what was tapped is kept
        with screen.file() as file:
            (session,) = file.sessions()
        assert session.answer is not None
        assert (session.answer.pull, session.answer.back_during) == (3, None)
        assert not session.answer.lets_dose_grow


def test_the_next_session_begins_with_nothing_answered(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(NOON)) as screen:
        for _time in range(2):
            screen.click("Start: Desk break")
            end(screen)
            assert not screen.button("Mild").isChecked()
            screen.click("Mild")
            assert screen.button("Mild").isChecked()
            screen.click("Close")
        with screen.file() as file:
            assert len({session.answer.id for session in file.sessions() if session.answer}) == 2


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F5, Qt.Key.Key_PageDown], ids=lambda key: key.name
)
def test_a_key_starts(qapp: QApplication, own_data_dir: Path, key: Qt.Key) -> None:
    with as_shipped(qapp, own_data_dir, HandClock(NOON)) as screen:
        screen.click("Start: Desk break")
        screen.press(key)
        assert is_on(screen, SessionPage)
        assert screen.ring() == ("10", "Get ready")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_PageUp], ids=lambda key: key.name)
def test_a_key_leads_back_and_what_was_said_stays(qapp: QApplication, own_data_dir: Path, key: Qt.Key) -> None:
    with as_shipped(qapp, own_data_dir, HandClock(NOON)) as screen:
        screen.click("Start: Desk break")
        screen.click("7")
        screen.click("6")
        screen.press(key)
        assert is_on(screen, TodayPage)
        assert feels(screen) == [(6, FeelWhen.DAY, False)]
        assert screen.says("you chose 6")
        with screen.file() as file:
            assert file.sessions() == ()


def test_the_window_closed_on_the_page_keeps_what_was_said(qapp: QApplication, own_data_dir: Path) -> None:
    with as_shipped(qapp, own_data_dir, HandClock(NOON)) as screen:
        screen.click("Start: Desk break")
        screen.click("8")
        screen.window.close()
        assert feels(screen) == [(8, FeelWhen.DAY, False)]


def test_three_sessions_a_day_are_not_three_pages(qapp: QApplication, own_data_dir: Path) -> None:
    """The first of the day asks; a desk break does not; the evening says what to fetch, and then no more."""
    with as_shipped(qapp, own_data_dir, HandClock(NOON)) as screen:
        screen.click("Start: Morning")
        assert is_on(screen, BeforePage)
        assert screen.says("How does your lower back feel now?")
        screen.click("Start")
        end(screen)
        screen.click("Close")
        screen.click("Start: Desk break")
        assert is_on(screen, SessionPage)
        end(screen)
        screen.click("Close")
        screen.click("Start: Evening")
        assert is_on(screen, BeforePage)
        assert {"Strap, belt or towel", "Foam roller"} <= set(screen.texts())
        assert not screen.says("How does your lower back feel now?")


def test_the_careful_form_of_the_first_hour_and_back(qapp: QApplication, own_data_dir: Path) -> None:
    with as_shipped(qapp, own_data_dir, HandClock(EARLY)) as screen:
        screen.click("Start: Morning")
        assert screen.says("Your discs are fuller in the first hour after getting up")
        assert screen.says("8 min, 5 exercises")
        screen.press(Qt.Key.Key_F)
        assert not screen.says("Your discs are fuller")
        assert screen.says("5 min, 4 exercises")
        screen.click("Careful form")
        assert screen.says("8 min, 5 exercises")
        screen.click("Usual form")
        screen.press(Qt.Key.Key_Space)
        with screen.file() as file:
            (session,) = file.sessions()
        assert session.form is Form.USUAL


def test_what_was_changed_says_why(qapp: QApplication, own_data_dir: Path) -> None:
    with as_shipped(qapp, own_data_dir, HandClock(EVENING), kit="mat,chair,strap,worktop,stool") as screen:
        screen.click("Start: Evening")
        assert screen.says("1 change for you")
        assert screen.says("Hamstrings on the foam roller: Chair hamstring stretch instead.")
        assert screen.says("foam roller.")


def test_where_another_program_has_the_session_the_page_stays(qapp: QApplication, own_data_dir: Path) -> None:
    from stretchtimer.app import hold_session

    with as_shipped(qapp, own_data_dir, HandClock(NOON)) as screen, screen.file() as other:
        screen.click("Start: Desk break")
        screen.click("5")
        lock = hold_session(other)
        screen.press(Qt.Key.Key_Space)
        assert is_on(screen, BeforePage)
        assert feels(screen) == [(5, FeelWhen.DAY, False)]
        lock.unlock()
        screen.click("Start")
        assert is_on(screen, SessionPage)
        assert feels(screen) == [(5, FeelWhen.BEFORE, True)]


def test_a_wish_from_outside_is_asked_like_any_other(qapp: QApplication, own_data_dir: Path) -> None:
    with as_shipped(qapp, own_data_dir, HandClock(NOON)) as screen:
        screen.app.grant("run workplace")
        assert is_on(screen, BeforePage)


def test_before_the_first_mat_the_senses_are_checked_once(qapp: QApplication, own_data_dir: Path) -> None:
    with as_shipped(qapp, own_data_dir, HandClock(EVENING), senses_checked="no") as screen:
        said: list[str] = []
        screen.app.senses.say_requested.connect(said.append)
        screen.click("Start: Evening")
        assert is_on(screen, SensesPage)
        screen.press(Qt.Key.Key_Q)  # cannot read it
        assert screen.says("Mat view: as large as it gets.")
        screen.press(Qt.Key.Key_Space)
        assert said == ["Stretch."]
        screen.press(Qt.Key.Key_VolumeUp)  # turning the system up is no answer
        assert said == ["Stretch."]
        screen.press(Qt.Key.Key_PageDown)  # did not hear it
        assert said == ["Stretch."] * 2
        assert screen.says("Volume 100 %.")
        screen.press(Qt.Key.Key_Space)
        screen.press(Qt.Key.Key_PageDown)
        assert screen.says("Skips to what comes next.")
        screen.press(Qt.Key.Key_Space)
        assert is_on(screen, BeforePage)
        with screen.file() as file:
            found = file.settings()
        assert (found.text("mat_view"), found.text("volume"), found.text("senses_checked")) == ("on", "100", "yes")
        screen.press(Qt.Key.Key_Escape)
        screen.click("Start: Evening")
        assert is_on(screen, BeforePage)


def test_the_check_can_be_left_and_comes_no_more(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING), senses_checked="no") as screen:
        screen.click("Start: Desk break")  # a desk is no mat
        end(screen)
        screen.click("Close")
        screen.click("Start: Evening")
        assert is_on(screen, SensesPage)
        screen.press(Qt.Key.Key_Escape)
        assert is_on(screen, SessionPage)
        with screen.file() as file:
            assert file.settings().text("senses_checked") == "yes"
            assert file.settings().text("mat_view") == "off"


def test_the_settings_offer_the_check_and_lead_back(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING)) as screen:
        screen.click("Settings")
        screen.click("Sound and voice")
        screen.click("Check now")
        assert is_on(screen, SensesPage)
        screen.click("Yes")
        screen.click("Yes")
        screen.click("Done")
        assert is_on(screen, SettingsPage)


def test_the_breathing_is_previewed_and_quiet_where_motion_is_reduced(qapp: QApplication, own_data_dir: Path) -> None:
    from PySide6.QtCore import QVariantAnimation

    with on_screen(qapp, own_data_dir, HandClock(EVENING), breathing="box_4444", reduced_motion="on") as screen:
        screen.click("Settings")
        screen.click("Preview")
        preview = screen.app.settings.breath_preview
        (course,) = preview.findChildren(QVariantAnimation)
        seen = []
        for ms in (500, 4_500, 8_500, 12_500, 16_500):
            course.setCurrentTime(ms)
            word = next(text for text in screen.texts() if text in ("Breathe in", "Hold", "Breathe out", "Wait"))
            seen.append((word, preview.fullness))
        assert [word for word, _fullness in seen] == ["Breathe in", "Hold", "Breathe out", "Wait", "Breathe in"]
        assert len({fullness for _word, fullness in seen}) == 1
        screen.app.settings.change("reduced_motion", "off")
        screen.app.settings.change("conditions", "pregnancy")
        screen.click("Preview")
        course.setCurrentTime(4_500)
        assert preview.fullness == 1.0
        assert screen.says("Not used, because you ticked: pregnancy.")
        course.setCurrentTime(course.duration())
        assert course.state() is QVariantAnimation.State.Stopped
        assert screen.says("Breathe freely")


def test_the_settings_fit_beside_the_rail_of_a_small_window(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING), size=(480, 720)) as screen:
        screen.app.settings.show()
        screen.settle()
        (scroll,) = [area for area in screen.page.findChildren(QScrollArea) if area.isVisible()]
        assert scroll.horizontalScrollBar().maximum() == 0


def test_voice_and_sounds_can_be_asked_for(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING)) as screen:
        said: list[str] = []
        screen.app.settings.say_requested.connect(said.append)
        screen.click("Settings")
        screen.click("Sound and voice")
        screen.click("Play: Who speaks")
        assert said == ["Stretch."]


def test_a_voice_that_the_system_has_can_be_chosen_while_it_speaks(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING)) as screen:
        said: list[str] = []
        screen.app.senses.say_requested.connect(said.append)
        screen.app.settings.show_voices(["Anna", "Ben"])
        screen.click("Settings")
        screen.click("Sound and voice")
        screen.click("Check now")
        screen.click("Yes")
        voices = next(box for box in screen.page.findChildren(QComboBox) if box.isVisible())
        voices.setFocus()
        screen.press(Qt.Key.Key_Down)
        assert said == ["Stretch."] * 2
        screen.app.senses.show_silent("No voice was found.")
        assert screen.says("No voice was found.")
        with screen.file() as file:
            assert file.settings().text("voice") == "Anna"


def test_a_held_key_does_not_run_through_the_page(qapp: QApplication, own_data_dir: Path) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    with as_shipped(qapp, own_data_dir, HandClock(NOON)) as screen:
        screen.click("Start: Desk break")
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(screen.page, held)
        assert is_on(screen, BeforePage)


def test_the_day_after_asks_again(qapp: QApplication, own_data_dir: Path) -> None:
    clock = HandClock(NOON)
    with as_shipped(qapp, own_data_dir, clock) as screen:
        screen.click("Start: Desk break")
        screen.click("Start")
        end(screen)
        screen.click("Close")
        clock.advance(timedelta(days=1) // timedelta(milliseconds=1))
        screen.app.today.show()
        screen.click("Start: Desk break")
        assert is_on(screen, BeforePage)
        assert screen.says("How does your lower back feel now?")


def test_pain_that_has_jumped_asks_before_it_starts_and_then_starts(qapp: QApplication, own_data_dir: Path) -> None:
    clock = HandClock(NOON)
    with as_shipped(qapp, own_data_dir, clock) as screen:
        screen.click("2")  # on the Today page
        clock.advance(timedelta(days=1) // timedelta(milliseconds=1))
        screen.app.today.show()
        screen.click("Start: Desk break")
        screen.click("7")
        screen.click("Start")
        assert is_on(screen, SafetyPage)
        screen.button("None of these apply to me").setFocus()
        screen.press(Qt.Key.Key_Space)
        screen.click("Continue")
        assert is_on(screen, SessionPage)
        assert feels(screen) == [(2, FeelWhen.DAY, False), (7, FeelWhen.BEFORE, True)]
