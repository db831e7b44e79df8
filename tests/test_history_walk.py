"""The history in the window, as a person uses it: look, add for a past day, correct, delete, take back, take along."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLineEdit, QTableView, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, check_reading
from stretchtimer.core.records import DayOff, FeelWhen
from stretchtimer.core.session import SetOutcome
from stretchtimer.store.store import Store
from stretchtimer.ui.history_page import HistoryPage
from stretchtimer.ui.progress_page import ProgressPage
from stretchtimer.ui.toast import Toast
from tests.conftest import HandClock
from tests.on_screen import Screen, buttons_in, on_screen


def open_history(screen: Screen) -> HistoryPage:
    screen.click("Progress")
    screen.click("History")
    assert isinstance(screen.page, HistoryPage)
    screen.clock.advance(1_000)  # no key acts on a page that has only just come
    return screen.page


def table_of(page: QWidget) -> QTableView:
    (table,) = page.findChildren(QTableView)
    return table


def lines(page: HistoryPage) -> list[str]:
    """What the table says, line by line."""
    model = table_of(page).model()
    return [" | ".join(str(model.index(row, column).data()) for column in range(3)) for row in range(model.rowCount())]


def cells(page: QWidget) -> set[str]:
    """Whatever any table of a page says."""
    models = [table.model() for table in page.findChildren(QTableView)]
    return {
        str(model.index(row, column).data())
        for model in models
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    }


def choose(page: HistoryPage, name: str, text: str) -> None:
    """Choose a line of a box as the keyboard does."""
    (box,) = (one for one in page.findChildren(QComboBox) if one.accessibleName() == name)
    assert box.findText(text) >= 0, [box.itemText(row) for row in range(box.count())]
    box.setFocus()
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def type_number(page: HistoryPage, text: str) -> None:
    (field,) = (one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Number")
    field.selectAll()
    QTest.keyClicks(field, text)


def choose_day(page: HistoryPage, day: int) -> None:
    (field,) = (one for one in page.findChildren(QDateEdit) if one.accessibleName() == "Day")
    field.setDate(QDate(2026, 10, day))


def mark(page: HistoryPage, row: int) -> None:
    table = table_of(page)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, 0))


@pytest.fixture
def measured(own_data_dir: Path) -> Path:
    clock = HandClock()
    with Store.open(own_data_dir / "stretchtimer.sqlite", clock.now()) as store:
        reading = check_reading(Kind.LEG_RAISE, "68.5", Side.LEFT, None)
        at, zone = clock.now(), clock.zone()
        store.add_measurement(reading, (), warmed_up=None, stopped_by=None, measured_at=at, zone=zone, now=at)
        store.add_feel(3, FeelWhen.DAY, None, felt_at=at, zone=zone, now=at)
    return own_data_dir


def test_a_session_is_added_for_a_past_day_and_taken_back(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        page = open_history(screen)
        assert lines(page) == []
        screen.click("Add for a past day")
        choose(page, "Which", "Morning")
        choose_day(page, 12)
        screen.click("Save")
        assert lines(page) == ["12 Oct, 19:30 | Session | Morning: done to the end"]
        with screen.file() as file:
            (session,) = file.sessions()
        assert {kept.done.outcome for kept in session.sets} == {SetOutcome.COMPLETED}
        choose(page, "Shown", "Sets")
        assert len(lines(page)) == len(session.sets)
        choose(page, "Shown", "Everything")
        screen.click("Undo")
        assert lines(page) == []
        with screen.file() as file:
            assert file.sessions() == ()


def test_what_does_not_fit_is_said_beside_the_field_and_kept(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        page = open_history(screen)
        screen.click("Add for a past day")
        choose(page, "What", "How the back felt")
        type_number(page, "12")
        screen.click("Save")
        assert screen.says("“12” is not on the scale: give a whole number from 0 (no pain) to 10 (worst).")
        type_number(page, "2")
        screen.click("Save")
        assert lines(page) == ["14 Oct, 19:30 | How the back felt | Pain 2 of 10, on the day"]


def test_a_reading_is_corrected_and_the_charts_follow(qapp: QApplication, measured: Path) -> None:
    with on_screen(qapp, measured, HandClock()) as screen:
        page = open_history(screen)
        choose(page, "Shown", "Measurements")
        mark(page, 0)
        screen.click("Correct")
        type_number(page, "72")
        choose_day(page, 10)
        screen.click("Save")
        assert lines(page) == ["10 Oct, 19:30 | Measurement | Straight leg raise, left leg: 72°"]
        screen.click("Back")
        assert isinstance(screen.page, ProgressPage)
        assert "72°" in cells(screen.page)
        assert "68.5°" not in cells(screen.page)


def test_a_set_a_score_and_a_change_of_programme_are_added_by_hand(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        store, now, zone = screen.app.parts.store, screen.clock.now(), screen.clock.zone()
        activity = store.add_activity("Putting on socks", added_at=now, zone=zone, now=now)
        page = open_history(screen)

        def add(kind: str, which: str, number: str = "") -> None:
            choose(page, "What", kind)
            choose(page, "Which", which)
            if number:
                type_number(page, number)
            choose_day(page, 12)
            screen.click("Save")

        screen.click("Add for a past day")
        add("Set", "Chair hamstring stretch, left leg", "45")
        assert screen.says("There is no session on that day")
        add("Session", "Morning")
        before = len(store.sessions()[0].sets)
        for kind, which, number in (
            ("Set", "Chair hamstring stretch, left leg", "45"),
            ("Activity", "Putting on socks", "6"),
            ("Programme", "Eight weeks, carefully: started", ""),
        ):
            screen.click("Add for a past day")
            add(kind, which, number)
        with screen.file() as file:
            (session,) = file.sessions()
            (score,) = file.scores()
            (event,) = file.programme_events()
        assert len(session.sets) == before + 1
        assert session.sets[-1].done.held_ms == 45_000
        assert (score.activity, score.score, score.day.day) == (activity.id, 6, 12)
        assert (event.event.programme, event.event.kind.value, event.event.day.day) == ("careful", "started", 12)
        screen.click("Programme")
        assert screen.says("Week 1")
        screen.click("Progress")
        screen.click("History")
        for _ in range(4):
            screen.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        with screen.file() as file:
            assert (file.sessions(), file.scores(), file.programme_events()) == ((), (), ())


def test_what_is_deleted_by_key_comes_back_edit_by_edit(qapp: QApplication, measured: Path) -> None:
    with on_screen(qapp, measured, HandClock()) as screen:
        page = open_history(screen)
        before = lines(page)
        for _ in before:
            mark(page, 0)
            screen.press(Qt.Key.Key_Delete)
        assert lines(page) == []
        for _ in before:
            screen.click("Undo")
        assert lines(page) == before


def test_what_can_never_be_undone_does_not_stand_in_the_way_of_the_rest(qapp: QApplication, measured: Path) -> None:
    with on_screen(qapp, measured, HandClock()) as screen:
        store, now = screen.app.parts.store, screen.clock.now()
        store.add_day_off(date(2026, 10, 15), DayOff.ILL, now)
        page = open_history(screen)
        before = lines(page)
        assert "Day off" in before[0]
        for row in (1, 0):
            mark(page, row)
            screen.press(Qt.Key.Key_Delete)
        store.add_day_off(date(2026, 10, 15), DayOff.TRAVEL, now)
        screen.click("Undo")
        assert screen.says("Not taken back. This does not fit what is stored: something like it is there already.")
        screen.click("Undo")
        assert screen.says("Taken back.")
        assert lines(page)[1:] == before[1:]


@pytest.mark.parametrize("size", [(480, 720), (1180, 760)])
def test_the_toast_covers_no_button_so_that_a_double_click_only_deletes(
    qapp: QApplication, measured: Path, size: tuple[int, int]
) -> None:
    with on_screen(qapp, measured, HandClock(), size=size) as screen:
        page = open_history(screen)
        mark(page, 0)
        count = len(lines(page))
        delete = screen.button("Delete")
        spot = delete.mapTo(screen.window, delete.rect().center())
        QTest.mouseClick(screen.window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
        screen.settle()
        assert len(lines(page)) == count - 1
        assert screen.window.childAt(spot) is delete
        (toast,) = page.findChildren(Toast)
        over = [button.text() for button in buttons_in(page) if overlap(button, toast)]
        assert over == ["Undo"]


def overlap(one: QWidget, other: QWidget) -> bool:
    boxes = [QRect(part.mapToGlobal(QPoint()), part.size()) for part in (one, other)]
    return boxes[0].intersects(boxes[1])


def test_dates_stay_whole_in_a_mirrored_window(qapp: QApplication, measured: Path) -> None:
    with on_screen(qapp, measured, HandClock()) as screen:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        page = open_history(screen)
        when, _what, entry = lines(page)[0].split(" | ")
        assert (when[0], when[1:-1], when[-1]) == ("\u2068", "14 Oct, 19:30", "\u2069")
        assert entry[0] == "\u2068"
