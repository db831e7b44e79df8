"""Closing the window: the end where nothing is to be kept, a question asked once, and staying for reminders."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from stretchtimer.core.records import SessionOutcome
from stretchtimer.core.settings import find
from stretchtimer.desktop import autostart
from stretchtimer.desktop.dbus import Buses
from stretchtimer.starting import start_choice
from stretchtimer.ui.close_question import CloseQuestion
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.wiring.closing import ClosingWires
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen, texts_in
from tests.resident import NINE, desk
from tests.test_language_walk import furnished, settle


class Closable:
    """A window that asks before it closes; `ended` counts how often the program's end was asked for."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen, self.ended = screen, 0
        app = screen.app
        self.wires = ClosingWires(app.parts, app.sessions.runner, folder, Buses, app.sequences.exercises.holds)
        self.wires.quit_requested.connect(self._count)

    def close(self) -> None:
        self.screen.window.close()
        self.screen.settle()

    def question(self) -> CloseQuestion | None:
        found = self.screen.window.findChildren(CloseQuestion)
        return found[0] if found and found[0].isVisible() else None

    def answer(self, text: str) -> None:
        question = self.question()
        assert question is not None
        (button,) = [b for b in question.findChildren(QPushButton) if b.text() == text]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.screen.settle()

    def _count(self) -> None:
        self.ended += 1


@contextmanager
def closable(qapp: QApplication, folder: Path, *, reminds: bool = True) -> Iterator[Closable]:
    with on_screen(qapp, folder, HandClock(NINE)) as screen:
        if reminds:
            screen.app.parts.store.put_reminder(desk(), NINE)
        made = Closable(screen, folder)
        try:
            yield made
        finally:
            screen.window.show_kept(False)
            made.wires.deleteLater()
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_without_reminders_closing_ends(qapp: QApplication, own_data_dir: Path) -> None:
    with closable(qapp, own_data_dir, reminds=False) as program:
        program.close()
        assert (program.question(), program.ended) == (None, 1)


def test_it_is_asked_once_and_then_stays(qapp: QApplication, own_data_dir: Path) -> None:
    with closable(qapp, own_data_dir) as program:
        program.close()
        assert program.screen.window.isVisible()
        program.answer("Keep reminders")
        assert not program.screen.window.isVisible()
        with program.screen.file() as file:
            assert file.settings().text("on_close") == "stay"
        program.screen.app.grant("raise")
        program.close()
        assert program.question() is None
        assert not program.screen.window.isVisible()
        assert program.ended == 0


def test_the_started_program_asks_as_well(qapp: QApplication, own_data_dir: Path) -> None:
    """All that it is built of is still there when the window is closed."""
    with furnished(qapp, own_data_dir, HandClock(NINE)) as furniture:
        furniture.app.parts.store.put_reminder(desk(), NINE)
        gc.collect()
        window = furniture.app.parts.window
        window.close()
        settle(qapp)
        assert window.isVisible()
        (question,) = window.findChildren(CloseQuestion)
        assert question.isVisible()
        question.reject()


def test_or_ends_from_then_on(qapp: QApplication, own_data_dir: Path) -> None:
    with closable(qapp, own_data_dir) as program:
        program.close()
        program.answer("Quit")
        program.close()
        assert (program.question(), program.ended) == (None, 2)


def test_esc_answers_nothing(qapp: QApplication, own_data_dir: Path) -> None:
    with closable(qapp, own_data_dir) as program:
        program.close()
        question = program.question()
        assert question is not None
        program.screen.clock.advance(DEAF_MS)
        QTest.keyClick(question, Qt.Key.Key_Escape)
        assert program.question() is None
        assert program.screen.window.isVisible()
        with program.screen.file() as file:
            assert file.settings().text("on_close") == find("on_close").default


def test_a_session_ends_with_its_window(qapp: QApplication, own_data_dir: Path) -> None:
    with closable(qapp, own_data_dir) as program:
        program.screen.app.parts.store.set_setting("on_close", "stay", NINE)
        program.screen.app.sessions.start("workplace")
        program.screen.go(60)
        program.close()
        assert not program.screen.window.isVisible()
        with program.screen.file() as file:
            (session,) = file.sessions()
        assert session.outcome is SessionOutcome.ENDED


def test_just_start_knows_working_hours(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(NINE)) as screen:
        parts = screen.app.parts

        def reason() -> str:
            return start_choice(parts.store, parts.catalogue, parts.clock, None).reason.key

        assert reason() == "start_hour"
        parts.store.put_reminder(desk(), NINE)
        assert reason() == "start_at_work"
        screen.clock.advance(int(3.5 * 3_600_000))  # between the windows
        assert reason() == "start_hour"


def test_a_desktop_that_refuses_puts_the_setting_back(
    qapp: QApplication, own_data_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A sandbox whose portal is not there refuses as one that says no."""
    (tmp_path / ".flatpak-info").touch()
    monkeypatch.setattr(autostart, "SANDBOX", tmp_path / ".flatpak-info")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    with closable(qapp, own_data_dir) as program:
        program.screen.app.parts.store.set_setting("start_at_login", "on", NINE)
        program.wires.follow("start_at_login")
        assert any("could not be changed" in text for text in texts_in(program.screen.window))
        program.wires._put_back()
        assert any("Allow it there to run in the background" in text for text in texts_in(program.screen.window))
        assert program.screen.app.parts.settings.text("start_at_login") == "off"


def test_the_end_asks_about_what_is_unfinished_and_shows_the_window(qapp: QApplication, own_data_dir: Path) -> None:
    with closable(qapp, own_data_dir) as program:
        window, editor = program.screen.window, program.screen.app.sequences.exercises
        editor.new(program.screen.app.sequences.show_list)
        editor.page.show_values({**editor.page.raw, "name": "My own"})
        window.hide()
        program.wires.quit()  # as the tray's menu asks for it
        program.screen.settle()
        assert window.isVisible()
        assert editor.question.isVisible()
        assert program.ended == 0
        program.screen.click("Leave without it")
        assert program.ended == 1
