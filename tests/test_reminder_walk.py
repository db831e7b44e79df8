"""The whole walk of a reminder: it is due, its pop-up comes, Start leads into the desk break, its sets are stored, and
the chart shows what was stored; and every other answer to it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.exercise import Side
from stretchtimer.core.records import DayOff, SessionOutcome
from stretchtimer.core.reminder import Appearance
from stretchtimer.core.reminder_log import Kind
from stretchtimer.core.session import Command
from stretchtimer.ui.break_screen import DEAF_MS, BreakScreen
from stretchtimer.ui.done_page import DonePage
from stretchtimer.ui.held_panel import HeldPanel
from stretchtimer.ui.progress_page import ProgressPage
from stretchtimer.ui.reminder_card import ReminderCard
from stretchtimer.ui.session_page import SessionPage
from tests.on_screen import Screen, texts_in
from tests.resident import desk, resident


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)
    for name in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", "unix:path=/nowhere")


def go_to_the_end(screen: Screen) -> None:
    for _ in range(400):
        if isinstance(screen.page, DonePage):
            return
        screen.go(1)
    pytest.fail("the session does not end")


def test_from_the_reminder_to_the_chart(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        screen = program.screen
        screen.window.hide()
        program.go_to("09:33")
        assert program.popup() is None
        assert program.tooltip == "Desk break in 12 min"
        program.go_to("09:45")
        popup = program.popup()
        assert isinstance(popup, ReminderCard)
        assert "Time to unfold" in texts_in(popup)
        assert any("You have been sitting for 45 minutes." in text for text in texts_in(popup))
        assert program.tooltip == "Desk break is waiting for you"
        program.click("Start, 3 min")

        assert program.popup() is None
        assert screen.window.isVisible()
        assert isinstance(screen.page, SessionPage)
        go_to_the_end(screen)
        with screen.file() as file:
            (session,) = file.sessions()
        assert (session.sequence, session.outcome) == ("workplace", SessionOutcome.COMPLETED)
        assert len(session.sets) == 5, [kept.done for kept in session.sets]
        assert program.kinds() == [Kind.OFFERED, Kind.STARTED]

        screen.click("Close")
        assert not screen.window.isVisible(), "it had only come for the session"
        program.choose("Open StretchTimer")
        screen.click("Progress")
        assert isinstance(screen.page, ProgressPage)
        (chart,) = screen.page.findChildren(HeldPanel)
        assert chart.isVisible()
        held = sum(k.done.held_ms for k in session.sets if k.done.key.side is Side.LEFT) / 60_000
        assert f"Left {held:.1f} min" in texts_in(chart), "what is drawn is what was stored"
        program.go_to("10:25")
        assert program.popup() is None, "45 minutes from the session on"


def test_a_restart_offers_at_the_moment_at_which_it_would_have_come_anyway(
    qapp: QApplication, own_data_dir: Path
) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:30")
        clock = program.screen.clock
    clock.advance(60_000)
    with resident(qapp, own_data_dir, clock=clock) as program:
        assert program.tooltip == "Desk break in 14 min"
        program.go_to("09:44:45")
        assert program.popup() is None
        program.go_to("09:45")
        popup = program.popup()
        assert isinstance(popup, ReminderCard)
        assert any("You have been sitting for 45 minutes." in text for text in texts_in(popup))


def test_after_a_gap_that_nobody_saw_it_claims_nothing(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:30")
        clock = program.screen.clock
    clock.advance(20 * 60_000)
    with resident(qapp, own_data_dir, clock=clock) as program:
        popup = program.popup()
        assert isinstance(popup, ReminderCard), "it was due at 9:45"
        assert not any("sitting" in text for text in texts_in(popup))


@pytest.mark.parametrize(
    ("answer", "kind", "again"),
    [("In 10 min", Kind.SNOOZED, "09:55"), ("Skip this one", Kind.SKIPPED, "10:30"), ("Not today", Kind.NOT_TODAY, "")],
)
def test_the_other_answers_of_the_card(
    qapp: QApplication, own_data_dir: Path, answer: str, kind: Kind, again: str
) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:45")
        program.click(answer)
        assert program.popup() is None
        assert program.kinds() == [Kind.OFFERED, kind]
        if again:
            program.go_to(f"{again[:4]}{int(again[4]) - 1}" if again[4] > "0" else "10:29")
            assert program.popup() is None
            program.go_to(again)
            assert program.popup() is not None
        else:
            program.go_to("16:50")
            assert set(program.kinds()[2:]) == {Kind.LET_GO}


def test_a_card_that_nobody_answers_goes_and_lives_in_the_tray(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:45")
        card = program.popup()
        assert isinstance(card, ReminderCard)
        card._timer.timeout.emit()
        assert program.popup() is None
        program.go_to("09:48")
        assert program.tooltip == "Desk break is waiting for you"
        program.wires.tray.tray.clicked.emit()
        assert program.popup() is card, "a click on the icon shows it again"
        program.choose("In 15 minutes")
        assert program.popup() is None
        assert program.kinds() == [Kind.OFFERED, Kind.SNOOZED]
        program.go_to("10:02")
        assert program.popup() is None
        assert program.tooltip == "Desk break in 1 min"
        program.go_to("10:03")
        assert program.popup() is card
        program.go_to("10:08")
        assert program.popup() is None, "it was out for five minutes"
        assert program.kinds()[-1] is Kind.UNANSWERED


def test_the_whole_screen_is_deaf_at_first_and_then_takes_its_keys(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk(Appearance.FULL_SCREEN)) as program:
        program.go_to("09:45")
        popup = program.popup()
        assert isinstance(popup, BreakScreen)
        assert popup.isFullScreen()
        start = popup.focusWidget()
        assert start is not None
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_S, Qt.Key.Key_Space, Qt.Key.Key_A):
            QTest.keyClick(start, key)
        program.screen.clock.advance(DEAF_MS - 1)
        QTest.keyClick(start, Qt.Key.Key_Escape)
        assert program.popup() is popup, "somebody was just typing"
        program.screen.clock.advance(1)
        QTest.keyClick(start, Qt.Key.Key_A)
        assert program.popup() is popup
        QTest.keyClick(start, Qt.Key.Key_S)
        assert program.kinds() == [Kind.OFFERED, Kind.SNOOZED]
        program.go_to("09:56")
        program.screen.clock.advance(DEAF_MS)
        QTest.keyClick(start, Qt.Key.Key_Escape)
        assert program.kinds()[2:] == [Kind.OFFERED, Kind.SKIPPED]
        program.go_to("10:42")
        program.screen.clock.advance(DEAF_MS)
        QTest.keyClick(start, Qt.Key.Key_Return)
        assert isinstance(program.screen.page, SessionPage)
        assert program.kinds()[4:] == [Kind.OFFERED, Kind.STARTED]


def test_a_trial_is_answered_to_nobody(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        for answer in ("In 10 min", "Not today", "Skip this one"):
            assert '"ok": true' in program.wires.reminders.respond("reminders test")
            program.click(answer)
            assert program.popup() is None
        assert program.kinds() == []
        program.go_to("09:45")
        assert program.popup() is not None


def test_a_trial_leaves_what_is_open_as_it_was(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:45")
        program.wires.reminders.respond("reminders test")
        program.click("Not today")
        assert program.popup() is None
        assert program.tooltip == "Desk break is waiting for you"
        program.wires._open_or_show_again()
        program.click("Skip this one")
        assert program.kinds() == [Kind.OFFERED, Kind.SKIPPED]


def test_what_is_open_can_be_started_beside_a_trial(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:45")
        program.wires.reminders.respond("reminders test")
        program.choose("Start it now")
        assert program.kinds() == [Kind.OFFERED, Kind.STARTED]
        assert program.popup() is None


def test_a_program_that_died_with_a_reminder_open_shows_it_again(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:45")
        clock = program.screen.clock
    clock.advance(20_000)
    with resident(qapp, own_data_dir, clock=clock) as program:
        assert program.popup() is not None
        program.click("Skip this one")
        assert program.kinds()[-1] is Kind.SKIPPED


def test_an_answer_on_the_command_line_takes_the_card_away(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:45")
        program.wires.reminders.respond("reminders snooze 5")
        assert program.popup() is None
        program.go_to("09:50")
        assert program.popup() is not None


def test_a_session_that_is_begun_elsewhere_is_the_answer_and_holds_what_comes(
    qapp: QApplication, own_data_dir: Path
) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:45")
        program.screen.app.sessions.start("evening")
        assert program.popup() is None
        assert program.kinds() == [Kind.OFFERED, Kind.STARTED]
        program.screen.app.sessions.runner.command(Command.PAUSE)
        program.go_to("10:45")
        assert program.popup() is None
        assert program.tooltip == "Desk break waits: a session is under way"


def test_the_menu_pauses_and_resumes_and_says_why(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        assert program.menu.actions()[0].text() == "Next: Desk break, 09:45"
        program.choose("Pause reminders for 1 hour")
        assert program.tooltip == "Reminders are paused until 10:00"
        program.go_to("09:50")
        assert program.popup() is None
        program.choose("Resume reminders")
        assert program.popup() is not None
        program.choose("Skip this one")
        program.choose("Pause until tomorrow")
        assert program.tooltip == "Reminders are paused until Thu 00:00"


def test_the_menu_starts_what_is_left_of_the_day(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir) as program:
        assert program.tooltip == "No reminder is set"
        texts = [action.text().split("\t") for action in program.menu.actions() if action.text()]
        assert texts[:3] == [["No reminder is set"], ["3 of 3 sessions left today"], ["Start desk break", "3 min"]]
        assert [text for text, _minutes in texts[3:5]] == ["Start morning", "Start evening"]
        program.choose("Start morning")
        assert isinstance(program.screen.page, SessionPage)


def test_a_break_by_oneself_counts_and_is_said_to(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:20")
        program.user.idle_ms = 0
        for minute in range(5):  # nothing is touched for four minutes
            program.user.idle_ms = minute * 60_000
            program.go_to(f"09:2{minute}")
        program.user.idle_ms = 0
        program.go_to("09:25")
        assert program.tooltip == "Desk break in 45 min. Your break counted."
        program.go_to("09:45")
        assert program.popup() is None


def test_a_reminder_to_measure_leads_to_the_measuring(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk(starts="measure")) as program:
        program.go_to("09:45")
        program.click("Start")
        assert program.screen.says("Warm up")


def test_a_reminder_of_what_is_gone_still_comes(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk(starts="was_mine_once")) as program:
        program.go_to("09:45")
        program.click("Start")
        assert any("was_mine_once" in text for text in texts_in(program.screen.window))


def test_where_nothing_shows_notifications_a_card_comes(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk(Appearance.NOTIFICATION)) as program:
        program.go_to("09:45")
        assert isinstance(program.popup(), ReminderCard)


def test_a_sound_is_all_that_comes_where_that_was_chosen(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk(Appearance.SOUND)) as program:
        program.go_to("09:45")
        assert program.popup() is None
        assert program.tooltip == "Desk break is waiting for you"


def test_a_pop_up_that_is_not_painted_is_taken_away(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.wires.popups.card.setUpdatesEnabled(False)
        program.go_to("09:45")
        card = program.popup()
        assert isinstance(card, ReminderCard)
        card._watch._timer.timeout.emit()
        assert program.popup() is None
        assert program.tooltip == "Desk break is waiting for you", "it is not lost"


def test_a_painted_pop_up_is_watched_no_more(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        program.go_to("09:45")
        card = program.popup()
        assert isinstance(card, ReminderCard)
        assert not card._watch._timer.isActive()


def test_a_new_day_knows_of_its_rest(qapp: QApplication, own_data_dir: Path) -> None:
    with resident(qapp, own_data_dir, desk()) as program:
        with program.screen.file() as file:
            file.add_day_off(datetime(2026, 10, 15, tzinfo=UTC).date(), DayOff.ILL, program.screen.clock.now())
        program.screen.clock.advance(24 * 3_600_000)
        program.wires.reminders.runner.tick()
        state = program.wires.reminders.runner.state
        assert state.coming[0].at == datetime(2026, 10, 16, 7, 45, tzinfo=UTC)
