"""From the very first start to the first session: the questions, a tick that locks, a yes that opens, and asking again.

Used as a person does: clicks and keys, what stands on the screen, what is in the file.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, StopReason, check_reading
from stretchtimer.core.records import Occasion, SafetyCheck
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.ui.assess_page import AssessPage
from stretchtimer.ui.done_page import DonePage
from stretchtimer.ui.safety_page import SafetyPage
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.today_page import TodayPage
from stretchtimer.words.safety_words import question
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen

NONE = "None of these apply to me"


@pytest.fixture
def fresh(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> Iterator[Screen]:
    """The program on its first start."""
    with on_screen(qapp, own_data_dir, clock, answered=False) as screen:
        yield screen


@pytest.fixture
def answered(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> Iterator[Screen]:
    with on_screen(qapp, own_data_dir, clock) as screen:
        yield screen


def checks(screen: Screen) -> list[tuple[Occasion, frozenset[RedFlag], date | None]]:
    with screen.file() as file:
        return [(check.occasion, check.flags, check.cleared_on) for check in file.safety_checks()]


def lock(screen: Screen, *flags: RedFlag) -> None:
    """Tick these on the questions that are on the screen."""
    for flag in flags:
        tick(screen, question(flag))
    screen.click("Continue")


def tick(screen: Screen, name: str) -> None:
    """Tick with the keyboard, as far down the page as it may stand."""
    screen.button(name).setFocus()
    screen.press(Qt.Key.Key_Space)


def is_enabled(screen: Screen, name: str) -> bool:
    button: QAbstractButton = screen.button(name)
    return button.isEnabled()


def test_first_start_questions_none_session(fresh: Screen) -> None:
    assert isinstance(fresh.page, TodayPage)
    assert is_enabled(fresh, "Start: Evening")
    fresh.click("Start: Evening")
    assert isinstance(fresh.page, SafetyPage)
    assert fresh.says("Before you stretch: any of these?")
    assert not is_enabled(fresh, "Continue")
    assert checks(fresh) == []
    tick(fresh, NONE)
    fresh.click("Continue")
    assert isinstance(fresh.page, SessionPage)  # what had to wait begins by itself
    assert checks(fresh) == [(Occasion.FIRST, frozenset(), None)]
    with fresh.file() as file:
        assert [session.sequence for session in file.sessions()] == ["evening"]


def test_a_tick_locks_a_yes_opens_the_gentle_set_and_a_session_follows(fresh: Screen) -> None:
    fresh.click("Start: Morning")
    lock(fresh, RedFlag.SADDLE_NUMBNESS, RedFlag.BELOW_KNEE)
    assert isinstance(fresh.page, SafetyPage)
    assert fresh.says("Please see a doctor now")
    assert fresh.says("Call your doctor or the emergency number now.")
    assert fresh.says("What to tell them")
    assert fresh.says("Numbness around groin, buttocks or inner thighs")
    with fresh.file() as file:
        assert file.sessions() == ()

    fresh.click("Today")
    assert fresh.says("The stretches can wait")
    assert fresh.says("call your doctor or the emergency number")
    for name in ("Start: Morning", "Start: Evening", "Start: Desk break", "First check"):
        assert not is_enabled(fresh, name)
    fresh.app.grant("run morning")
    assert isinstance(fresh.page, SafetyPage)
    fresh.app.sessions.try_out("walk")
    assert isinstance(fresh.page, SafetyPage)

    fresh.clock.advance(3_600_000)
    fresh.click("Today")
    fresh.click("Read it again")
    fresh.click("I have been cleared")
    (field,) = [field for field in fresh.page.findChildren(QDateEdit) if field.isVisible()]
    assert field.hasFocus()
    assert field.date() == field.maximumDate() == QDate(2026, 10, 14)
    field.setDate(QDate(2026, 10, 12))
    fresh.click("Save")
    flags = frozenset({RedFlag.SADDLE_NUMBNESS, RedFlag.BELOW_KNEE})
    assert checks(fresh) == [(Occasion.FIRST, flags, None), (Occasion.ASKED, flags, date(2026, 10, 12))]

    assert isinstance(fresh.page, TodayPage)
    assert fresh.says("The gentle set is open to you.")
    assert fresh.says("You were cleared on 12 October 2026.")
    fresh.click("Start: Morning")
    assert isinstance(fresh.page, SessionPage)
    done = {phase.exercise for phase in fresh.app.sessions.runner.session.plan.phases}  # type: ignore[union-attr]
    assert done == {"march", "lying_hamstring", "walk"}


def test_what_is_no_gentle_exercise_cannot_be_tried_out_nor_a_test_be_done(fresh: Screen) -> None:
    fresh.click("Start: Morning")
    lock(fresh, RedFlag.PREGNANCY)
    fresh.clock.advance(1_000)
    fresh.click("I have been cleared")
    fresh.click("Save")
    fresh.app.sessions.try_out("seated_forward_fold")
    assert isinstance(fresh.page, TodayPage)
    fresh.click("Understood")
    fresh.click("First check")
    assert isinstance(fresh.page, TodayPage)
    assert "they wait until nothing is left to tick" in " ".join(problem_texts(fresh))


def problem_texts(screen: Screen) -> list[str]:
    from tests.on_screen import texts_in

    return texts_in(screen.window)


def test_a_slip_of_the_finger_is_corrected_by_going_back(fresh: Screen) -> None:
    fresh.click("Start: Evening")
    lock(fresh, RedFlag.CALF)
    fresh.clock.advance(1_000)
    fresh.click("Back")
    assert fresh.says("any of these?")
    tick(fresh, NONE)
    fresh.click("Continue")
    assert isinstance(fresh.page, SessionPage)
    assert checks(fresh) == [
        (Occasion.FIRST, frozenset({RedFlag.CALF}), None),
        (Occasion.ASKED, frozenset(), None),
    ]


def test_going_back_unanswered_starts_nothing_then_or_later(fresh: Screen) -> None:
    fresh.click("Start: Evening")
    fresh.click("Back")
    assert fresh.says("Welcome")
    assert checks(fresh) == []
    fresh.click("First check")
    tick(fresh, NONE)
    fresh.click("Continue")
    assert fresh.page is fresh.app.assess.page


@pytest.mark.parametrize("wish", ["start", "try_out", "measure"])
def test_each_door_asks_first_and_leads_on(fresh: Screen, wish: str) -> None:
    app = fresh.app
    begin = {
        "start": lambda: app.sessions.start("evening"),
        "try_out": lambda: app.sessions.try_out("walk"),
        "measure": app.measure,
    }[wish]
    begin()
    assert isinstance(fresh.page, SafetyPage)
    tick(fresh, NONE)
    fresh.click("Continue")
    assert isinstance(fresh.page, AssessPage if wish == "measure" else SessionPage)


def test_two_weeks_later_it_asks_again_and_says_so(answered: Screen) -> None:
    answered.clock.advance(14 * 86_400_000)
    answered.app.today.show()
    assert answered.says("in case something has changed.")
    answered.click("Start: Evening")
    assert isinstance(answered.page, SafetyPage)
    assert answered.says("in case something has changed.")
    tick(answered, NONE)
    answered.click("Continue")
    assert isinstance(answered.page, SessionPage)
    assert checks(answered)[1:] == [(Occasion.RETEST, frozenset(), None)]


def test_a_jump_in_pain_asks_and_its_undo_takes_that_back(answered: Screen) -> None:
    answered.clock.advance(86_400_000)
    answered.app.today.show()
    answered.click("2")
    answered.clock.advance(60_000)
    answered.click("5")
    assert answered.says("Your pain is clearly above its usual.")
    answered.click("Undo")
    assert not answered.says("Your pain is clearly above its usual.")
    answered.click("5")
    answered.click("Answer now")
    lock(answered, RedFlag.NIGHT_PAIN)
    assert answered.says("Please see a doctor first")
    assert checks(answered)[1:] == [(Occasion.PAIN_JUMP, frozenset({RedFlag.NIGHT_PAIN}), None)]


def test_a_leg_raise_that_ended_below_the_knee_asks(answered: Screen) -> None:
    answered.clock.advance(60_000)
    now = answered.clock.now()
    with answered.file() as file:
        file.add_measurement(
            check_reading(Kind.LEG_RAISE, "45", Side.LEFT, None),
            (),
            warmed_up=None,
            stopped_by=StopReason.BELOW_KNEE,
            measured_at=now,
            zone="Europe/Berlin",
            now=now,
        )
    answered.click("Start: Evening")
    assert isinstance(answered.page, SafetyPage)
    assert answered.says("You stopped for a sign that wants care.")


def test_a_session_cut_off_is_not_gone_on_with_while_locked(answered: Screen) -> None:
    answered.click("Start: Evening")
    answered.go(60)
    answered.app.sessions.end()
    assert isinstance(answered.page, DonePage)
    answered.click("Close")
    answered.clock.advance(1_000)
    answered.app.safety.answer(frozenset({RedFlag.CHEST}))
    answered.app.sessions.go_on()
    assert isinstance(answered.page, SafetyPage)


def test_print_opens_the_systems_dialog_and_the_page_stays(fresh: Screen) -> None:
    fresh.click("Start: Evening")
    lock(fresh, RedFlag.CALF)
    fresh.click("Print this page")
    (dialog,) = fresh.window.findChildren(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()
    fresh.settle()
    assert isinstance(fresh.page, SafetyPage)


def test_the_answers_outlive_the_program(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, answered=False) as screen:
        screen.click("Start: Evening")
        lock(screen, RedFlag.INJURY)
    clock.advance(round(timedelta(days=200) / timedelta(milliseconds=1)))
    with on_screen(qapp, own_data_dir, clock) as screen:
        assert screen.says("The stretches can wait")
        with screen.file() as file:
            (check,) = file.safety_checks()
    assert isinstance(check, SafetyCheck)
    assert check.zone == clock.zone()
