"""Reminders in the window, used as a person does: made, changed, switched off, deleted, taken back; calendars."""

import os
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLineEdit, QSpinBox, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.core.reminder import Appearance, FixedTimes, Interval, Rule
from stretchtimer.core.wall import Window
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.reminders_page import RemindersPage
from stretchtimer.ui.transfer_dialog import TransferDialog
from stretchtimer.wiring.parts import REMINDERS
from tests.calendars.test_busy_times import calendar
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.ui.looks import focused


@pytest.fixture
def screen(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> Iterator[Screen]:
    with on_screen(qapp, own_data_dir, clock, size=(1180, 1800)) as screen:
        screen.app.show_entry(REMINDERS)
        screen.settle()
        clock.advance(DEAF_MS)
        yield screen


def stored(screen: Screen) -> dict[str, Rule]:
    with screen.file() as store:
        return {rule.name: rule for rule in store.reminders()}


def field(screen: Screen, kind: type[QWidget], name: str) -> QWidget:
    screen.settle()
    found = [one for one in screen.page.findChildren(kind) if one.isVisible() and one.accessibleName() == name]
    assert len(found) == 1, [one.accessibleName() for one in screen.page.findChildren(kind) if one.isVisible()]
    return found[0]


def set_up(screen: Screen) -> None:
    screen.click("Set these three")


def test_the_first_three_come_in_one_tap(screen: Screen) -> None:
    assert screen.says("Desk break · every 45 min · 09:00–12:00, 13:00–17:00 · Monday to Friday")
    set_up(screen)
    rules = stored(screen)
    assert set(rules) == {"Morning", "Desk break", "Evening"}
    assert rules["Evening"].timing == FixedTimes((time(20, 30),), date(2026, 10, 14))
    assert screen.says("Tomorrow, 07:30")
    screen.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(stored(screen)) == 2


def test_a_reminder_is_made_by_mouse(screen: Screen) -> None:
    set_up(screen)
    screen.click("New reminder")
    name = field(screen, QLineEdit, "Name")
    assert name.hasFocus()
    QTest.keyClicks(name, "Stand up")
    screen.press(Qt.Key.Key_Return)
    for day in ("Saturday", "Sunday"):
        screen.click(day)
    at = field(screen, QTimeEdit, "Time")
    assert isinstance(at, QTimeEdit)
    at.setTime(QTime(14, 30))
    screen.click("Add: Time")
    screen.click("Remove 10:00")
    screen.click("Full-screen break")
    screen.click("15 min")
    screen.click("Come again when nobody answers")
    starts = field(screen, QComboBox, "Starts")
    assert isinstance(starts, QComboBox)
    starts.setFocus()
    QTest.keyClicks(starts, "Measure")
    rule = stored(screen)["Stand up"]
    assert rule.timing == FixedTimes((time(14, 30),), date(2026, 10, 14), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
    assert (rule.appearance, rule.snooze_minutes, rule.escalates) == (Appearance.FULL_SCREEN, 15, True)
    assert screen.says("Tomorrow, 14:30\nFriday 16 Oct, 14:30\nMonday 19 Oct, 14:30")


def test_an_interval_has_windows(screen: Screen) -> None:
    set_up(screen)
    screen.click("Evening")
    screen.click("Every so often")
    minutes = field(screen, QSpinBox, "Every")
    assert isinstance(minutes, QSpinBox)
    minutes.setValue(30)
    screen.click("Remove 13:00–17:00")
    timing = stored(screen)["Evening"].timing
    assert timing == Interval(30, (Window(time(9), time(12)),), frozenset(range(7)))
    assert screen.says("Counted from now, as if you took no break by yourself.")


def test_what_cannot_be_is_said_and_nothing_is_changed(screen: Screen) -> None:
    set_up(screen)
    before = stored(screen)
    screen.click("Remove 07:30")
    assert screen.says("give it at least one time")
    assert screen.button("Remove 07:30").isVisible()
    name = field(screen, QLineEdit, "Name")
    name.setFocus()
    screen.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    screen.press(Qt.Key.Key_Delete)
    screen.press(Qt.Key.Key_Return)
    assert screen.says("Name the reminder in a few words")
    assert stored(screen) == before


def test_one_is_switched_off_duplicated_deleted_and_taken_back(screen: Screen) -> None:
    set_up(screen)
    screen.click("Desk break: on")
    assert not stored(screen)["Desk break"].is_on
    screen.click("Evening")
    screen.click("Duplicate")
    assert set(stored(screen)) == {"Morning", "Desk break", "Evening", "Evening 2"}
    screen.click("Delete")
    assert screen.says("“Evening 2” is deleted.")
    screen.click("Undo")
    assert "Evening 2" in stored(screen)


def test_show_me_says_which(screen: Screen) -> None:
    set_up(screen)
    shown: list[Rule] = []
    screen.app.reminders_page.show_me_requested.connect(shown.append)
    screen.click("Evening")
    screen.click("Show me")
    assert [rule.name for rule in shown] == ["Evening"]


def test_days_on_which_it_does_not_come_and_days_off_for_all(screen: Screen) -> None:
    set_up(screen)
    first = field(screen, QDateEdit, "First day")
    assert isinstance(first, QDateEdit)
    first.setDate(QDate(2026, 10, 15))
    screen.click("Add: days from the first to the last")
    assert stored(screen)["Morning"].exceptions == {date(2026, 10, 15)}
    assert screen.says("Friday 16 Oct, 07:30")
    screen.click("Remove 15 Oct")
    screen.click("For all reminders")
    first = field(screen, QDateEdit, "First day")
    assert isinstance(first, QDateEdit)
    first.setDate(QDate(2026, 10, 16))
    screen.click("Add: days from the first to the last")
    with screen.file() as store:
        assert [record.day for record in store.days_off()] == [date(2026, 10, 16)]
    screen.click("Morning")
    assert screen.says("Tomorrow, 07:30\nSaturday 17 Oct, 07:30")


def test_quiet_hours_are_set_and_switched_off(screen: Screen) -> None:
    set_up(screen)
    screen.click("For all reminders")
    end = field(screen, QTimeEdit, "Quiet to")
    assert isinstance(end, QTimeEdit)
    end.setTime(QTime(8, 0))
    end.editingFinished.emit()
    screen.click("Morning")
    assert screen.says("It does not come again.")
    screen.click("For all reminders")
    screen.click("Quiet hours")
    with screen.file() as store:
        assert store.settings().quiet_hours is None
    assert screen.says("No quiet hours")


def test_a_calendar_goes_out_and_busy_times_come_in(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    set_up(screen)
    wires, out, busy = screen.app.reminders_page, tmp_path / "out.ics", tmp_path / "work.ics"
    screen.click("For all reminders")
    wires.export(out)
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert screen.says("entries are in out.ics.")
    busy.write_bytes(calendar("UID:1\nDTSTART:20261015T080000Z\nDURATION:PT1H", "UID:2"))
    take(qtbot, screen, busy)
    assert screen.says("1 busy time ahead. 1 entry could not be read.")
    assert screen.says("work.ics: 1 busy time")
    busy.write_text("nothing")
    take(qtbot, screen, busy)
    assert screen.says("“work.ics” cannot be read as a calendar")
    screen.click("Remove work.ics: 1 busy time")
    with screen.file() as store:
        assert store.busy_calendars() == ()
    screen.click("Undo")
    with screen.file() as store:
        (kept,) = store.busy_calendars()
    assert kept.spans[0][1] - kept.spans[0][0] == timedelta(hours=1)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_calendar_that_takes_long_is_read_beside_the_window_and_can_be_given_up(
    qtbot: QtBot, screen: Screen, tmp_path: Path
) -> None:
    set_up(screen)
    screen.click("For all reminders")
    pipe = tmp_path / "slow.ics"
    os.mkfifo(pipe)  # it is read for as long as nothing comes
    screen.app.reminders_page.take_calendar(pipe)
    (dialog,) = screen.window.findChildren(TransferDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    pipe.write_bytes(calendar("UID:1\nDTSTART:20261015T080000Z\nDURATION:PT1H"))
    qtbot.waitUntil(lambda: not screen.app.reminders_page.calendar.is_running)
    with screen.file() as store:
        assert store.busy_calendars() == ()


def take(qtbot: QtBot, screen: Screen, path: Path) -> None:
    screen.app.reminders_page.take_calendar(path)
    qtbot.waitUntil(lambda: not screen.app.reminders_page.calendar.is_running)


def test_every_control_is_reached_by_tab_and_has_a_name(screen: Screen) -> None:
    set_up(screen)
    page = screen.page
    assert isinstance(page, RemindersPage)
    reached: list[str] = []
    for _ in range(80):
        screen.press(Qt.Key.Key_Tab)
        now = focused()
        if page.isAncestorOf(now):
            reached.append(now.accessibleName() or getattr(now, "text", str)())
    assert "" not in reached
    for name in ("New reminder", "Desk break", "Desk break: on", "Name", "Starts", "Monday", "Remove 07:30", "Time"):
        assert name in reached
    for name in ("With a sound", "First day", "Show me", "Duplicate", "Delete", "For all reminders"):
        assert name in reached


@pytest.mark.parametrize(("size", "scale"), [((480, 720), "100"), ((1180, 760), "200"), ((1180, 760), "100")])
def test_nothing_is_wider_than_its_page(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, size: tuple[int, int], scale: str
) -> None:
    with on_screen(qapp, own_data_dir, clock, size=size, text_size=scale) as screen:
        screen.app.show_entry(REMINDERS)
        set_up(screen)
        for name in ("Desk break", "Evening", "For all reminders"):
            screen.click(name)
            page = screen.page
            assert isinstance(page, RemindersPage)
            assert page._scroll.horizontalScrollBar().maximum() == 0, name


def test_what_works_here_is_looked_at_and_shown(qtbot: QtBot, screen: Screen) -> None:
    set_up(screen)
    screen.click("For all reminders")
    screen.click("What works on this system")
    assert screen.says("Looking at your system.")
    qtbot.waitUntil(lambda: screen.says("Your records: works"), timeout=60_000)
    for what in ("Tray icon", "Notifications", "Lock and sleep", "Do not disturb", "Camera and microphone", "Speech"):
        assert screen.says(f"{what}: ")
    screen.click("Back")
    assert screen.says("For all reminders")
