"""A programme of one's own goes to somebody else and comes in from somebody else, by what is on the screen alone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from stretchtimer.programmes import begin
from stretchtimer.wiring.parts import PROGRAMME
from tests.conftest import HandClock
from tests.on_screen import on_screen
from tests.test_programme_window import MONDAY, at, choose_in_menu, own_programme

NAME = "From my physiotherapist"


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """What the user answers when the system asks for a file."""
    path = tmp_path / "plan.stretch"
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_asked: (str(path), ""))
    return path


def test_it_is_shared_looked_at_taken_over_and_deleted(
    qapp: QApplication, own_data_dir: Path, tmp_path: Path, file: Path, clock: HandClock
) -> None:
    own_programme(own_data_dir)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.show_entry(PROGRAMME)
        screen.click(f"Share: {NAME}")
        assert screen.says("It is in plan.stretch.")
    there = tmp_path / "there"
    with on_screen(qapp, there, clock) as screen:
        screen.app.show_entry(PROGRAMME)
        assert not screen.says(NAME)
        screen.click("Open a shared file")
        assert screen.says(f"Programme “{NAME}”: new.")
        assert not (there / "programmes").exists(), "nothing is written before one has said yes"
        screen.click("Take over")
        assert screen.says("Your own programmes")
        screen.app.show_entry(PROGRAMME)
        assert screen.says(NAME)
        screen.app.sequences.show_list()
        screen.click(f"Delete: {NAME}")
        assert not (there / "programmes" / "mine.toml").exists()
        assert not screen.says("Your own programmes")
        screen.app.sequences.undo()
        assert (there / "programmes" / "mine.toml").read_text() == (own_data_dir / "programmes/mine.toml").read_text()


def test_the_one_that_one_is_on_is_shared_from_its_menu(qapp: QApplication, own_data_dir: Path, file: Path) -> None:
    own_programme(own_data_dir)
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        parts = screen.app.parts
        begin(parts.store, parts.catalogue, parts.clock, "mine", MONDAY)
        screen.app.show_entry(PROGRAMME)
        choose_in_menu(screen, "Share")
        assert screen.says("It is in plan.stretch.")
        assert file.exists()
