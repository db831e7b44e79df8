"""From the rail to an exercise, to trying it, and to what the evidence says: through the whole program."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import KeyPose
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.core.session import Command
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.learn_page import LearnPage
from stretchtimer.ui.library_page import LibraryPage
from stretchtimer.ui.search_field import SearchField
from tests.conftest import HandClock
from tests.on_screen import on_screen


@pytest.mark.parametrize("try_key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_from_search_to_trying_it_by_keyboard(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, try_key: Qt.Key
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Exercises")
        page = screen.page
        assert isinstance(page, LibraryPage)
        (search,) = page.findChildren(SearchField)
        assert qapp.focusWidget() is search
        clock.advance(DEAF_MS)
        QTest.keyClicks(search, "chair hamstring")
        screen.press(Qt.Key.Key_Return)
        assert qapp.focusWidget() is screen.button("Try it: Chair hamstring stretch")
        screen.press(try_key)
        session = screen.app.sessions.runner.session
        assert session is not None
        assert {phase.exercise for phase in session.plan.phases} == {"chair_hamstring"}
        (stage,) = screen.app.sessions.page.findChildren(FigureStage)
        assert stage.isVisible()
        assert stage.accessibleName() == "Chair hamstring stretch"
        assert "Right leg" in stage.accessibleDescription()
        screen.go(40)
        assert stage.kept_bytes > 0
        screen.app.sessions.runner.command(Command.END)
        screen.settle()
        assert sum(kept.kept_bytes for kept in screen.window.findChildren(FigureStage)) == 0, "given back"
        with screen.file() as file:
            assert [session.sequence for session in file.sessions()] == ["chair_hamstring"]


def test_the_library_draws_what_was_measured(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Exercises")
        before = screen.button("Lying hamstring stretch").grab().toImage()
        screen.app.progress.save_measurement(Kind.KNEE_EXTENSION, "60", Side.RIGHT, Protocol.PHONE)
        screen.app.progress.save_measurement(Kind.LEG_RAISE, "40", Side.LEFT, Protocol.PHONE)
        screen.click("Exercises")
        shown = {side: screen.app.parts.figures.art.figure("supine_strap", side) for side in Side}
        assert shown[Side.LEFT] != screen.app.parts.catalogue.figure("supine_strap")
        assert screen.app.exercises.page._left["supine_strap"] == shown[Side.LEFT]
        knee = screen.app.exercises.page._figures["lying_hamstring"].usual.full
        assert isinstance(knee, KeyPose)
        assert knee.pose.leg_near.knee == 60.0
        assert screen.button("Lying hamstring stretch").grab().toImage() != before


def test_what_the_evidence_says_is_one_click_from_an_exercise(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Exercises")
        screen.click("Chair hamstring stretch")
        screen.click("What the evidence says")
        page = screen.page
        assert isinstance(page, LearnPage)
        assert screen.says("Learn")


def test_every_sequence_can_be_started_from_the_library(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Exercises")
        menu = screen.button("Start a sequence").findChild(QMenu)
        assert menu is not None
        offered = {action.text() for action in menu.actions()}
        assert len(offered) == len(screen.app.parts.catalogue.sequence_ids)
        (yoga,) = [action for action in menu.actions() if action.text().startswith("Yoga")]
        yoga.trigger()
        session = screen.app.sessions.runner.session
        assert session is not None
        assert session.plan.sequence.id == "yoga"
        assert screen.page is screen.app.sessions.page
        screen.app.sessions.runner.command(Command.END)
