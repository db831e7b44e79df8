"""Wherever the program claims something, what is known about it is one click away, and Escape leads back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from stretchtimer.core.learn import split_reference
from stretchtimer.core.session import Command, Status
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.learn_page import LearnPage
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.ui.test_today_page import clock_at

LINK = "What is known about this"


def visible_link(screen: Screen) -> LearnLink:
    screen.settle()
    found = [link for link in screen.page.findChildren(LearnLink) if link.isVisible()]
    assert found, "no link"
    assert LINK in found[0].text()
    return found[0]


def read_and_return(screen: Screen, topic: str) -> None:
    """Follow the link, find the topic, and come back by Escape to the page and the link."""
    page, link = screen.page, visible_link(screen)
    link.setFocus()
    link.click()
    screen.settle()
    learn = screen.page
    assert isinstance(learn, LearnPage)
    assert screen.app.exercises.learn_page._shown == split_reference(topic)[0]
    screen.press(Qt.Key.Key_Escape)
    screen.settle()
    assert screen.page is page
    assert link.isVisible()


def test_why_the_first_hour_is_careful(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, clock_at(7)) as screen:
        assert screen.says("First hour up")
        read_and_return(screen, "first_hour")


def test_why_the_form_before_a_session_is_careful(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, clock_at(7)) as screen:
        screen.app.parts.store.set_setting("before_page", "always", screen.clock.now())
        screen.app.before.ask("morning")
        assert screen.says("Your discs are fuller")
        read_and_return(screen, "first_hour")


def test_why_a_condition_leaves_something_out(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, clock_at(14)) as screen:
        assert not [link for link in screen.page.findChildren(LearnLink) if link.isVisible()], "nothing is claimed"
        screen.app.parts.store.set_setting("conditions", "osteoporosis_or_vertebral_fracture", screen.clock.now())
        screen.app.today.show()
        read_and_return(screen, "when_to_stop")


def test_what_the_numbers_of_progress_mean(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Progress")
        read_and_return(screen, "evidence#range")


def test_when_to_stop_is_said_beside_easing_off_and_the_session_waits(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Start: Desk break")
        screen.go(30)
        screen.click("It hurts, ease off")
        read_and_return(screen, "when_to_stop#stop")
        session = screen.app.sessions.runner.session
        assert session is not None
        assert session.status is not Status.RUNNING
        screen.click("It was nothing, carry on")
        screen.go(1)
        assert screen.app.sessions.is_running
        screen.app.sessions.runner.command(Command.END)
        read_and_return(screen, "how_much#expect")


@pytest.mark.parametrize("topic", ["first_hour", "when_to_stop", "evidence#range", "when_to_stop#stop"])
def test_every_link_leads_somewhere(qapp: QApplication, own_data_dir: Path, clock: HandClock, topic: str) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.exercises.show_learn(topic)
        place = split_reference(topic)[1]
        assert not place or place in screen.app.exercises.learn_page._places
