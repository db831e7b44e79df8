"""Every picture of a figure is a graphic to a screen reader, with its name, position, side and what to do."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.core.session import Command
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.form_pair import FigureStill
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen

PICTURES = (FigureStage, FigurePicture, FigureStill)


def spoken(page: QWidget) -> list[tuple[str, str]]:
    """What is said of each picture that can be seen."""
    found = []
    for kind in PICTURES:
        for picture in page.findChildren(kind):
            if picture.isVisible():
                heard = QAccessible.queryAccessibleInterface(picture)
                assert heard.role() == QAccessible.Role.Graphic
                found.append((heard.text(QAccessible.Text.Name), heard.text(QAccessible.Text.Description)))
    return found


def all_said(screen: Screen) -> list[tuple[str, str]]:
    screen.settle()
    found = spoken(screen.page)
    assert found
    assert all(name and description for name, description in found), found
    return found


@pytest.fixture(autouse=True)
def heard() -> None:
    QAccessible.setActive(True)


def test_the_cards_of_the_day(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        said = dict(all_said(screen))
        assert said["Chair hamstring stretch"].startswith("Sitting, right side. ")


def test_the_library_its_moving_figure_and_the_common_fault(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Exercises")
        screen.click("Chair hamstring stretch")
        said = dict(all_said(screen))
        assert said["Chair hamstring stretch. Like this"].startswith("Sitting, right side. ")
        assert said["Chair hamstring stretch. Not like this"] == "The pelvis is tucked under."


def test_a_session_what_comes_next_the_ways_to_ease_off_and_its_end(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Start: Desk break")
        screen.go(1)
        said = all_said(screen)
        assert len(said) == 2, "the stage, and what comes next"
        assert all(line.startswith(("Standing", "Sitting")) for _name, line in said)
        screen.click("It hurts, ease off")
        assert len(all_said(screen)) >= 3
        screen.app.sessions.runner.command(Command.END)
        assert dict(all_said(screen))["At rest"]
