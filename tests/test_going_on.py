"""A session that was cut off in the middle, by `kill -9` of a real process: the next start offers to go on with it."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from stretchtimer.core.records import SessionOutcome
from stretchtimer.core.session import Command, SetOutcome
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.today_page import TodayPage
from tests.conftest import HandClock
from tests.on_screen import DEADLINE_S, heard, on_screen
from tests.test_walk import EVENING, go_to_end

ROOT = Path(__file__).parent.parent
CUT_OFF = "was cut off"

INTO_THE_THIRD_SET = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.conftest import HandClock
from tests.on_screen import on_screen

with on_screen(QApplication([]), Path(sys.argv[1]), HandClock(datetime.fromisoformat(sys.argv[2]))) as screen:
    screen.app.grant("run " + sys.argv[3])
    screen.go(10 + 45 + 10 + 30 + 8 + 12)
    print(screen.ring()[0], flush=True)
    sys.stdin.read()
"""

OWN = """
schema = 1
name = "Mine"
about = "My own"
[[steps]]
exercise = "march"
seconds = 45
[[steps]]
exercise = "seated_forward_fold"
sets = 2
seconds = 30
"""


def cut_off(folder: Path, sequence: str = "morning") -> None:
    """Perform a session up to the 12th second of its third set, in another process, and kill that."""
    command = [sys.executable, "-c", INTO_THE_THIRD_SET, str(folder), EVENING.isoformat(), sequence]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            assert heard(process) == "18"
        finally:
            process.kill()
            process.wait(DEADLINE_S)


def later(**by: float) -> HandClock:
    return HandClock(EVENING + timedelta(**by))


def test_going_on_continues_after_the_last_set_that_was_kept(qapp: QApplication, own_data_dir: Path) -> None:
    cut_off(own_data_dir)
    with on_screen(qapp, own_data_dir, later(minutes=20)) as screen:
        assert screen.says("Morning, begun at 19:30, was cut off. 2 sets are kept.")
        screen.click("Go on from there")
        assert isinstance(screen.page, SessionPage)
        assert screen.says("Seated forward fold")
        assert screen.ring() == ("8", "Rest")
        go_to_end(screen)
        with screen.file() as file:
            (session,) = file.sessions()
        assert session.outcome is SessionOutcome.COMPLETED
        assert session.started_at == EVENING
        assert [kept.done.key.step for kept in session.sets] == [0, 1, 1, 2, 2, 3, 3, 3, 3]
        assert {kept.done.outcome for kept in session.sets} == {SetOutcome.COMPLETED}
        assert {kept.done.attempt for kept in session.sets} == {1}
        screen.click("Close")
        assert not screen.says(CUT_OFF)


def test_leaving_it_ends_it_as_it_is(qapp: QApplication, own_data_dir: Path) -> None:
    cut_off(own_data_dir)
    with on_screen(qapp, own_data_dir, later(hours=1)) as screen:
        screen.click("Leave it at that")
        assert isinstance(screen.page, TodayPage)
        assert not screen.says(CUT_OFF)
        with screen.file() as file:
            (session,) = file.sessions()
        assert (session.outcome, len(session.sets)) == (SessionOutcome.ENDED, 2)
    with on_screen(qapp, own_data_dir, later(hours=2)) as screen:
        assert not screen.says(CUT_OFF)


def test_starting_another_leaves_it_too(qapp: QApplication, own_data_dir: Path) -> None:
    cut_off(own_data_dir)
    with on_screen(qapp, own_data_dir, later(hours=1)) as screen:
        screen.click("Start: Desk break")
        with screen.file() as file:
            outcomes = [(session.sequence, session.outcome) for session in file.sessions()]
        assert outcomes == [("morning", SessionOutcome.ENDED), ("workplace", SessionOutcome.OPEN)]


@pytest.mark.parametrize(("seconds", "offered"), [(6 * 3600, True), (6 * 3600 + 1, False)])
def test_it_is_offered_for_six_hours(qapp: QApplication, own_data_dir: Path, seconds: int, offered: bool) -> None:
    cut_off(own_data_dir)
    with on_screen(qapp, own_data_dir, later(seconds=seconds)) as screen:
        assert screen.says(CUT_OFF) is offered


def test_a_sequence_that_has_changed_is_not_gone_on_with(qapp: QApplication, own_data_dir: Path) -> None:
    own = own_data_dir / "sequences" / "mine.toml"
    own.parent.mkdir(parents=True)
    own.write_text(OWN)
    cut_off(own_data_dir, "mine")
    with on_screen(qapp, own_data_dir, later(minutes=5)) as screen:
        assert screen.says("Mine, begun at 19:30, was cut off.")
    own.write_text(OWN.replace("seated_forward_fold", "worktop_hinge"))
    with on_screen(qapp, own_data_dir, later(minutes=10)) as screen:
        assert not screen.says(CUT_OFF)
    own.unlink()
    with on_screen(qapp, own_data_dir, later(minutes=10)) as screen:
        assert not screen.says(CUT_OFF)


def test_a_broken_file_of_the_users_is_named_and_stops_nothing(qapp: QApplication, own_data_dir: Path) -> None:
    folder = own_data_dir / "sequences"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text(OWN.replace("sets = 2", "sets = 99"))
    (folder / "torn.toml").write_text("schema = ")
    (folder / "mine.toml").write_text(OWN)
    with on_screen(qapp, own_data_dir, HandClock(EVENING)) as screen:
        assert screen.says(str(folder / "broken.toml"))
        assert screen.says("steps[1].sets")
        assert screen.says(str(folder / "torn.toml"))
        screen.click("Start: Evening")
        assert isinstance(screen.page, SessionPage)
        screen.go(15)
        screen.app.sessions.runner.interrupt()
        screen.click("End and save")
        screen.click("Close")
        screen.click("Progress")
        screen.click("Settings")
        screen.click("Today")
        assert screen.says("broken.toml")
        screen.app.grant("run mine")
        assert screen.says("Mine")


def test_a_session_that_cannot_be_stored_is_not_begun_and_the_next_try_is_free(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock, busy_ms=20) as screen:
        with screen.file() as other, other._connection:  # holds the write lock
            screen.click("Start: Evening")
            assert screen.app.sessions.runner.session is None
            assert screen.page is screen.app.today.page
        screen.click("Start: Evening")
        assert screen.page is screen.app.sessions.page
        screen.app.sessions.runner.command(Command.END)
