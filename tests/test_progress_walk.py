"""Progress in the whole program: own activities, sessions beneath the chart, and the morning after."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QTableView

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, check_reading
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.records import SessionOutcome
from stretchtimer.core.session import Command, SetDone, SetOutcome
from stretchtimer.paths import resources
from stretchtimer.store.store import Store
from stretchtimer.ui.day_map import DayMap
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.full_table import FullTable
from stretchtimer.ui.main_window import COMPACT
from stretchtimer.ui.session_strip import SessionStrip
from stretchtimer.wiring.parts import PROGRESS
from stretchtimer.words.language import use_language
from stretchtimer.words.progress_words import day_text
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen

ZONE = "Europe/Berlin"


def measured(screen: Screen, days: int, text: str) -> None:
    at, store = screen.clock.now() - timedelta(days=days), screen.app.parts.store
    reading = check_reading(Kind.LEG_RAISE, text, Side.LEFT, None)
    store.add_measurement(
        reading, (), warmed_up=None, stopped_by=None, measured_at=at, zone=screen.clock.zone(), now=at
    )


def typed(screen: Screen, name: str) -> None:
    (field,) = [f for f in screen.window.findChildren(QLineEdit) if f.accessibleName() == "A new activity"]
    field.setFocus()
    screen.clock.advance(500)  # keys are deaf in the first half second of a page
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    screen.settle()


def scores(store: Store) -> list[int]:
    return [score.score for score in store.scores()]


def test_an_activity_is_added_scored_taken_back_and_removed(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        measured(screen, 1, "70")
        screen.click("Progress")
        typed(screen, "Putting on socks")
        typed(screen, "putting on socks")
        assert any("putting on socks" in text.lower() and "already" in text for text in screen.texts())
        screen.click("Score: Putting on socks")
        QTest.keyClick(open_scale(screen), Qt.Key.Key_4)
        screen.settle()
        with screen.file() as file:
            assert scores(file) == [4]
        screen.click("Undo")
        with screen.file() as file:
            assert scores(file) == []
        screen.click("Remove: Putting on socks")
        with screen.file() as file:
            assert file.activities() == ()
        screen.click("Undo")
        with screen.file() as file:
            assert [activity.name for activity in file.activities()] == ["Putting on socks"]


@pytest.mark.parametrize("language", ["ar", "de", "en"])
def test_in_the_smallest_window_nothing_is_scrolled_to_the_side(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, language: str
) -> None:
    use_language(resources() / "translations", language)
    try:
        with on_screen(qapp, own_data_dir, clock) as screen:
            for days in range(8):
                measured(screen, days, "70")
            screen.window.resize(COMPACT)
            screen.app.show_entry(PROGRESS)
            screen.settle()
            bars = [area.horizontalScrollBar() for area in screen.page.findChildren(QScrollArea)]
            assert [bar.maximum() for bar in bars] == [0] * len(bars)
    finally:
        use_language(resources() / "translations", "en")


def open_scale(screen: Screen) -> FeelScale:
    (scale,) = [scale for scale in screen.window.findChildren(FeelScale) if scale.isVisible()]
    return scale


def test_a_session_of_today_stands_beneath_the_chart(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        measured(screen, 3, "70")
        screen.app.sessions.start("morning")
        screen.go(120)
        screen.app.sessions.runner.command(Command.END)
        screen.click("Close")
        screen.click("Progress")
        strip = screen.page.findChild(SessionStrip)
        assert isinstance(strip, SessionStrip)
        assert strip.accessibleDescription() == "1 session on 1 day"


def test_the_calendar_and_the_long_table_say_the_sessions_of_a_day(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        for days in (40, 3, 2, 1):
            measured(screen, days, "70")
        store, at = screen.app.parts.store, clock.now() - timedelta(days=2)
        for _ in range(2):
            performed(store, at)
        screen.click("Progress")
        (days_map,) = [one for one in screen.page.findChildren(DayMap) if one.isVisible()]
        assert days_map.accessibleName() == "Sessions of the last 8 weeks: 2"
        days_map.setFocus()
        clock.advance(500)
        screen.press(Qt.Key.Key_Up)
        screen.press(Qt.Key.Key_Up)
        assert screen.says(f"{day_text(at)}: 2 sessions")
        screen.click("Show all")
        lines = long_table(screen)
        assert [line[3] for line in lines if line[1] == "Sessions a day"] == ["2"]
        after = day_text(clock.now() - timedelta(days=3))
        assert [line[6] for line in lines if line[0] == after] == ["after a gap of 37 days"]
        assert screen.says("Straight leg raise: method not noted. Left: Too few readings to judge")


def performed(store: Store, at: datetime) -> None:
    session = store.start_session("morning", Form.USUAL, 30_000, rehearsal=False, zone=ZONE, now=at)
    done = SetDone(
        SetKey(0, Side.LEFT, 1), "supine_strap", 1, 30_000, 0, 30_000, 0, SetOutcome.COMPLETED, False, 0, 30_000
    )
    store.add_set(session.id, done, at)
    store.end_session(session.id, SessionOutcome.COMPLETED, 0, at)


def long_table(screen: Screen) -> list[list[str]]:
    """Its rows, as they are shown."""
    screen.settle()
    (full,) = screen.page.findChildren(FullTable)
    (view,) = full.findChildren(QTableView)
    model = view.model()
    return [[str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())]  # fmt: skip
