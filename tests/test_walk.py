"""The whole walk: from Start on the Today page through the morning sequence to the chart and the table.

Nothing is read but the window and the file, and time goes by only when the test moves it.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from stretchtimer.core.measure import Kind
from stretchtimer.core.plan import Form
from stretchtimer.core.records import FeelWhen, SessionOutcome
from stretchtimer.core.session import SetOutcome
from stretchtimer.ui.done_page import DonePage
from stretchtimer.ui.progress_page import ProgressPage
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.today_page import TodayPage
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen

EVENING = datetime(2026, 10, 14, 17, 30, tzinfo=UTC)  # 19:30 in Berlin
EARLY = datetime(2026, 10, 14, 5, 30, tzinfo=UTC)  # 7:30

USUAL = ("March on the spot", "Seated forward fold", "Standing hamstring stretch", "Leg swings")
FIRST_HOUR = ("Walk", "March on the spot", "Lying hamstring stretch", "Worktop hinge", "Leg swings")


def outcomes(screen: Screen) -> list[tuple[str, SetOutcome, int]]:
    """Exercise, outcome and seconds held of each set in the file."""
    with screen.file() as file:
        (session,) = file.sessions()
        return [(kept.done.exercise, kept.done.outcome, round(kept.done.held_ms / 1000)) for kept in session.sets]


def go_to_end(screen: Screen) -> list[str]:
    """Let the rest of the session go by; returns the exercises that were named, in order."""
    named: list[str] = []
    for _ in range(1200):
        if not isinstance(screen.page, SessionPage):
            return list(dict.fromkeys(named))
        named += [text for text in screen.texts() if text in {*USUAL, *FIRST_HOUR}][:1]
        screen.go(1)
    pytest.fail("the session does not end")


def start_morning(screen: Screen) -> None:
    assert isinstance(screen.page, TodayPage)
    screen.click("Start: Morning")
    assert isinstance(screen.page, SessionPage)


def test_the_morning_as_it_is_in_the_evening(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING)) as screen:
        start_morning(screen)
        assert screen.ring() == ("10", "Get ready")
        assert screen.says("March on the spot")
        assert screen.says("Step 1 of 5")
        assert go_to_end(screen) == list(USUAL)
        assert isinstance(screen.page, DonePage)
        assert screen.says("Morning done")
        assert screen.says("5 minutes, 4 of 4 exercises.")
        assert "2:00" in screen.texts(), screen.texts()
        with screen.file() as file:
            (session,) = file.sessions()
        assert (session.form, session.outcome, session.rehearsal) == (Form.USUAL, SessionOutcome.COMPLETED, False)
        assert len(session.sets) == 9
        assert {kept.done.outcome for kept in session.sets} == {SetOutcome.COMPLETED}
        assert (session.ended_at or EVENING) - session.started_at == (screen.clock.now() - EVENING)


def test_the_morning_in_the_first_hour(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EARLY)) as screen:
        assert screen.says("First hour up: without rounding your back")
        start_morning(screen)
        assert screen.says("Walk")
        assert go_to_end(screen) == list(FIRST_HOUR)
        assert screen.says("8 minutes, 5 of 5 exercises.")
        with screen.file() as file:
            (session,) = file.sessions()
        assert (session.form, session.outcome) == (Form.FIRST_HOUR, SessionOutcome.COMPLETED)
        assert "seated_forward_fold" not in {kept.done.exercise for kept in session.sets}
        screen.press(Qt.Key.Key_Return)
        assert isinstance(screen.page, TodayPage)
        assert screen.says("Done at 7:30")


def test_a_morning_with_every_command(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING)) as screen:
        start_morning(screen)
        screen.go(10 + 5)
        assert screen.ring() == ("40", "Keep moving")

        screen.press(Qt.Key.Key_Space)
        assert screen.ring() == ("40", "Paused")
        assert screen.says("Take the time you need")
        screen.go(300)
        assert screen.ring() == ("40", "Paused")
        screen.press(Qt.Key.Key_Space)
        assert screen.ring() == ("3", "Into place")
        screen.go(3)
        assert screen.ring()[0] == "40"

        screen.press(Qt.Key.Key_Plus)
        assert screen.ring()[0] == "50"
        screen.go(50)
        assert outcomes(screen) == [("march", SetOutcome.COMPLETED, 55)]
        assert screen.says("Seated forward fold")

        screen.go(10 + 12)
        screen.press(Qt.Key.Key_Left)  # this set again
        assert screen.ring() == ("3", "Into place")
        screen.go(3 + 30)
        screen.go(8 + 7)
        screen.press(Qt.Key.Key_Right)
        assert outcomes(screen)[1:] == [
            ("seated_forward_fold", SetOutcome.REPEATED, 12),
            ("seated_forward_fold", SetOutcome.COMPLETED, 30),
            ("seated_forward_fold", SetOutcome.SKIPPED, 7),
        ]

        assert screen.says("Standing hamstring stretch")
        screen.go(10 + 6)
        screen.press(Qt.Key.Key_E)
        assert screen.says("Ease off. The clock has stopped.")
        screen.go(60)
        screen.press(Qt.Key.Key_1)
        screen.go(3)
        assert screen.ring()[0] == "10"
        go_to_end(screen)

        with screen.file() as file:
            (session,) = file.sessions()
        eased = [kept.done for kept in session.sets if kept.done.eased]
        assert (eased[0].exercise, eased[0].held_ms) == ("standing_hamstring", 16_000)
        assert session.eased_off == 1
        assert screen.says("eased off")
        assert screen.says("time eased off")
        assert screen.says("60 s, in part") or screen.says("37 s, in part")

        screen.press(Qt.Key.Key_Tab)  # from Close round to the scale
        screen.click("3")
        with screen.file() as file:
            (feel,) = file.feels()
        assert (feel.pain, feel.when, feel.session) == (3, FeelWhen.AFTER, session.id)
        screen.click("Close")
        assert isinstance(screen.page, TodayPage)


def test_from_a_tap_to_undo_and_from_a_number_to_the_table(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING)) as screen:
        screen.click("4")
        assert screen.says("Saved: 4 of 10.")
        with screen.file() as file:
            assert [(feel.pain, feel.when) for feel in file.feels()] == [(4, FeelWhen.DAY)]
        screen.click("Undo")
        with screen.file() as file:
            assert file.feels() == ()
        assert screen.says("One tap saves it.")
        screen.click("4")

        screen.click("First check")
        assert screen.says("Warm up")
        screen.click("Leave")
        assert screen.says("One tap saves")
        screen.app.progress.show_measuring()  # typing an old reading is a form on Progress
        assert isinstance(screen.page, ProgressPage)
        (field,) = [field for field in screen.page.findChildren(QLineEdit) if field.accessibleName() == "Reading"]
        assert field.hasFocus()
        screen.clock.advance(500)  # keys are deaf in the first half second of a page
        QTest.keyClicks(field, "abc")
        screen.press(Qt.Key.Key_Return)
        assert screen.says("“abc” is not a number")
        field.selectAll()
        QTest.keyClicks(field, "68.5")
        screen.press(Qt.Key.Key_Return)
        assert screen.says("Saved.")
        with screen.file() as file:
            (record,) = file.measurements()
        assert (record.kind, record.value) == (Kind.LEG_RAISE, 685)
        (table,) = [table for table in screen.page.findChildren(QTableView) if table.isVisible()]
        cells = [str(table.model().index(0, column).data()) for column in range(table.model().columnCount())]
        assert any("68.5" in cell for cell in cells), cells
        assert any("4" in cell for cell in cells[-1:]), cells


def test_the_walk_ends_at_the_chart(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EVENING)) as screen:
        start_morning(screen)
        go_to_end(screen)
        screen.click("2")
        screen.click("Close")
        screen.click("Progress")
        (table,) = [table for table in screen.page.findChildren(QTableView) if table.isVisible()]
        assert str(table.model().index(0, 4).data()).startswith("2")
        assert screen.says("Back pain, 0 to 10")
        drawn = [part for part in screen.page.findChildren(QWidget) if type(part).__name__ == "ChartPlot"]
        assert [part for part in drawn if part.isVisible()], "a chart is drawn"
