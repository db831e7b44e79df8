"""`run` where nobody watches: what is said, what is stored, and what is left after each way to end."""

import signal
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from stretchtimer import paths
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.message import UserError
from stretchtimer.core.records import SessionOutcome
from stretchtimer.programmes import sequence_of
from stretchtimer.store.store import Store
from stretchtimer.terminal_app import guide
from tests.cli.commands import (
    DATABASE,
    accepted,
    printed,
    read_until,
    refused,
    running,
    sessions,
    stretchtimer,
)
from tests.cli.conftest import fill
from tests.conftest import HandClock
from tests.screened import screened

LEAD_INS = {"prepare", "change_side", "rest"}


TWO_SHORT_SETS_AND_A_LONG_ONE = """
schema = 1
name = "Mine"
about = "Two short sets and a long one"

[[steps]]
exercise = "chair_hamstring"
seconds = 10
prepare_s = 3
change_s = 3

[[steps]]
exercise = "walk"
seconds = {long}
prepare_s = 3
"""


@pytest.fixture
def mine(folder: Path) -> Path:
    """The data folder, with a sequence whose last set will not be over before the test is."""
    write_mine(folder, 600)
    return folder


def write_mine(folder: Path, long_s: int) -> None:
    (folder / "sequences").mkdir(parents=True)
    (folder / "sequences" / "mine.toml").write_text(TWO_SHORT_SETS_AND_A_LONG_ONE.format(long=long_s), "utf-8")


REHEARSE = ("--terminal", "--speed", "40", "--record", "--data-dir")


def planned_sets(sequence: str, form: str) -> list[dict[str, Any]]:
    """The sets of a sequence as `show` has them: what, and for how long."""
    hour = ("--first-hour",) if form == "first_hour" else ()
    work = [phase for phase in printed("show", sequence, *hour)["phases"] if phase["kind"] not in LEAD_INS]
    names = ("exercise", "step", "side", "set")
    return [
        {**dict(zip(names, key, strict=True)), "planned_s": sum(phase["length_s"] for phase in phases)}
        for key, phases in groupby(work, key=lambda phase: tuple(phase[name] for name in names))
    ]


def test_a_rehearsal_that_is_recorded_holds_every_set_in_the_sessions_own_time(folder: Path) -> None:
    result = stretchtimer("run", "workplace", "--terminal", "--speed", "60", "--record", "--data-dir", screened(folder))
    assert (result.returncode, result.stderr) == (0, "")
    (session,) = sessions(folder)
    planned = planned_sets("workplace", session["form"])
    assert session["rehearsal"] is True
    assert session["outcome"] == "completed"
    assert session["held_s"] == sum(one["planned_s"] for one in planned)
    assert [{key: done[key] for key in planned[0]} for done in session["sets"]] == planned
    for done in session["sets"]:
        assert done["held_s"] == done["planned_s"] == done["ended_s"] - done["began_s"]
        assert (done["attempt"], done["counts"], done["outcome"], done["eased"]) == (1, True, "completed", False)
    assert session["sets"][-1]["ended_s"] == session["planned_s"]
    assert "rehearsal" in accepted("list", "sessions", "--data-dir", folder)


def test_it_says_one_line_for_each_phase_and_what_was_done(folder: Path) -> None:
    lines = accepted(
        "run", "workplace", "--terminal", "--speed", "1000", "--record", "--data-dir", screened(folder)
    ).splitlines()
    (session,) = sessions(folder)
    hour = ("--first-hour",) if session["form"] == "first_hour" else ()
    shown = accepted("show", "workplace", *hour).splitlines()
    phases = shown[shown.index("") + 1 :]
    end = lines.index("")
    assert lines[end - len(phases) : end] == phases
    assert lines[end + 1] == "Desk break done. 3 minutes, 3 of 3 exercises."
    assert lines[end + 2 :] == [
        "  ✓ Walk  30 s",
        "  ✓ Chair hamstring stretch  2 × 20 s",
        "  ✓ Desk leg stretch  2 × 20 s",
    ]


def test_a_rehearsal_is_not_stored_unless_it_is_asked_for(folder: Path) -> None:
    accepted("run", "workplace", "--terminal", "--speed", "1000", "--data-dir", screened(folder))
    assert sessions(folder) == []


def test_kill_9_in_the_middle_keeps_every_finished_set(mine: Path) -> None:
    with running("run", "mine", *REHEARSE, screened(mine)) as process:
        read_until(process, "Keep moving")
        process.send_signal(signal.SIGKILL)
    (session,) = sessions(mine)
    assert (session["outcome"], session["ended_at"], session["rehearsal"]) == ("open", None, True)
    assert [(done["side"], done["held_s"], done["outcome"]) for done in session["sets"]] == [
        ("right", 10, "completed"),
        ("left", 10, "completed"),
    ]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_kindly(mine: Path, how: signal.Signals) -> None:
    with running("run", "mine", *REHEARSE, screened(mine)) as process:
        read_until(process, "Switch legs")
        process.send_signal(how)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, "")
    assert "Mine ended here." in out
    (session,) = sessions(mine)
    assert session["outcome"] == "ended"
    assert (session["sets"][0]["side"], session["sets"][0]["held_s"]) == ("right", 10)


def test_without_a_display_the_program_guides_the_desk_break(folder: Path) -> None:
    with running("--data-dir", screened(folder)) as process:
        read_until(process, "Get ready")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == "There is no display here, so the desk break is guided in the terminal.\n"
    (session,) = sessions(folder)
    assert (session["sequence"], session["outcome"], session["rehearsal"]) == ("workplace", "ended", False)


def test_a_reader_that_goes_ends_it_without_complaint(mine: Path) -> None:
    with running("run", "mine", *REHEARSE, screened(mine)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(20) == 1
    (session,) = sessions(mine)
    assert session["outcome"] == "ended"


def test_an_unknown_sequence_is_refused_before_anything_is_opened(folder: Path) -> None:
    sentence = refused("run", "lunch", "--data-dir", folder)
    assert "“lunch”" in sentence
    assert "workplace" in sentence
    assert not folder.exists()


def test_a_sequence_of_which_nothing_suits_is_refused(folder: Path) -> None:
    (folder / "sequences").mkdir(parents=True)
    strap = 'schema = 1\nname = "Strap"\nabout = "One stretch"\n[[steps]]\nexercise = "supine_strap"\nseconds = 20\n'
    (folder / "sequences" / "strap.toml").write_text(strap, "utf-8")
    accepted("settings", "set", "kit", "mat", "--data-dir", folder)
    assert "Nothing in “Strap” suits" in refused("run", "strap", "--terminal", "--data-dir", screened(folder))
    assert sessions(folder) == []


def test_a_disk_that_fills_up_stops_no_session(small_disk: Path) -> None:
    write_mine(small_disk, 40)
    with running("run", "mine", *REHEARSE, screened(small_disk)) as process:
        read_until(process, "Get ready")
        filler = fill(small_disk)
        read_until(process, "Keep moving")
        filler.unlink()
        _, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "could not be stored" in err
    assert "full" in err
    assert "Traceback" not in err
    (session,) = sessions(small_disk)
    assert session["outcome"] == "completed"
    assert [done["held_s"] for done in session["sets"]] == [10, 10, 40]


def test_a_disk_that_stays_full_is_said_by_the_exit_status_too(small_disk: Path) -> None:
    with running(
        "run", "workplace", "--terminal", "--speed", "400", "--record", "--data-dir", screened(small_disk)
    ) as process:
        read_until(process, "Get ready")
        fill(small_disk)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "Traceback" not in err
    assert all("could not be stored" in line for line in err.splitlines())


class RunningClock(HandClock):
    """A clock that goes on by itself at every reading, and once leaps over a night."""

    def __init__(self, leap_at: int) -> None:
        super().__init__()
        self.readings, self.leap_at = 0, leap_at

    def elapsed_ms(self) -> int:
        self.readings += 1
        self.advance(8 * 3_600_000 if self.readings == self.leap_at else 4_900)
        return super().elapsed_ms()


def guide_here(sequence_id: str, clock: Clock, store: Store, folder: Path) -> int:
    """Guide a sequence in this process."""
    catalogue = Catalogue(paths.resources(), folder)
    return guide(sequence_of(store, catalogue, clock, sequence_id), clock, store, catalogue, 1, record=False)


def test_after_a_night_unattended_it_counts_in_again_by_itself(
    qapp: QApplication, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = RunningClock(leap_at=10)
    with Store.open(screened(folder, clock) / DATABASE, clock.now()) as store:
        assert guide_here("workplace", clock, store, folder) == 0
        (session,) = store.sessions()
    assert "Interrupted: paused where you were." in capsys.readouterr().out
    assert session.outcome is SessionOutcome.COMPLETED
    assert [kept.done.held_ms for kept in session.sets] == [kept.done.planned_ms for kept in session.sets]
    assert session.ended_at is not None
    assert (session.ended_at - session.started_at).total_seconds() > 8 * 3_600


class SignallingClock(RunningClock):
    """A clock that is asked the time while a set is being stored, and just then the user presses Ctrl+C."""

    FIRST_SET = 4  # after the safety questions, the form for the hour, and the start

    def __init__(self) -> None:
        super().__init__(leap_at=0)
        self.asked = 0

    def now(self) -> datetime:
        self.asked += 1
        if self.asked == self.FIRST_SET:
            signal.raise_signal(signal.SIGINT)
        return super().now()


def test_ctrl_c_in_the_middle_of_storing_lets_that_be_done_first(qapp: QApplication, folder: Path) -> None:
    screened(folder, HandClock())
    clock = SignallingClock()
    with Store.open(folder / DATABASE, datetime(2026, 10, 14, tzinfo=UTC)) as store:
        assert guide_here("workplace", clock, store, folder) == 130
        (session,) = store.sessions()
    assert session.outcome is SessionOutcome.ENDED
    assert [(kept.done.exercise, kept.done.held_ms) for kept in session.sets] == [("walk", 30_000)]


def test_the_same_in_process_is_refused_with_an_error_for_the_command_line(qapp: QApplication, folder: Path) -> None:
    clock = HandClock()
    with Store.open(screened(folder, clock) / DATABASE, clock.now()) as store, pytest.raises(UserError):
        guide_here("lunch", clock, store, folder)
