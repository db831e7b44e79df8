"""From the rail to an exercise, to trying it, and to what the evidence says: through the whole program."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stretchtimer.core.session import Command
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.learn_page import LearnPage
from stretchtimer.ui.library_page import LibraryPage
from stretchtimer.ui.search_field import SearchField
from tests.conftest import HandClock
from tests.on_screen import on_screen


def test_from_search_to_trying_it_by_keyboard(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Exercises")
        page = screen.page
        assert isinstance(page, LibraryPage)
        (search,) = page.findChildren(SearchField)
        search.setFocus()
        QTest.keyClicks(qapp.focusWidget() or search, "chair hamstring")
        qapp.processEvents()
        assert screen.says("Chair hamstring stretch")
        screen.click("Chair hamstring stretch")
        screen.click("Try it")
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
        (menu,) = screen.app.exercises.page.findChildren(QMenu)
        offered = {action.text() for action in menu.actions()}
        assert len(offered) == len(screen.app.parts.catalogue.sequence_ids)
        (yoga,) = [action for action in menu.actions() if action.text().startswith("Yoga")]
        yoga.trigger()
        session = screen.app.sessions.runner.session
        assert session is not None
        assert session.plan.sequence.id == "yoga"
        assert screen.page is screen.app.sessions.page
        screen.app.sessions.runner.command(Command.END)
