"""Progress in the whole program: own activities, sessions beneath the chart, and the morning after."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, check_reading
from stretchtimer.core.session import Command
from stretchtimer.store.store import Store
from stretchtimer.ui.feel_scale import FeelScale
from stretchtimer.ui.session_strip import SessionStrip
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen


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


def open_scale(screen: Screen) -> FeelScale:
    (scale,) = [scale for scale in screen.window.findChildren(FeelScale) if scale.isVisible()]
    return scale


def test_a_session_of_today_stands_beneath_the_chart(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        measured(screen, 3, "70")
        screen.app.sessions.start("morning")
        screen.go(120)
        screen.app.sessions.runner.command(Command.END)
        screen.app.sessions.close_done()
        screen.click("Progress")
        strip = screen.page.findChild(SessionStrip)
        assert isinstance(strip, SessionStrip)
        assert strip.accessibleDescription() == "1 session on 1 day"
