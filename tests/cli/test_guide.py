"""`run --terminal` in a terminal: what is seen, what keys do to what is kept, and a terminal given back as it was."""

from pathlib import Path

import pytest

from stretchtimer.clock import SystemClock
from stretchtimer.core.exercise import Side
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.session import SetDone, SetOutcome
from stretchtimer.store.store import Store
from tests.cli.commands import DATABASE, OnTerminal, sessions
from tests.cli.screen import Screen
from tests.screened import screened

REHEARSE = ("run", "workplace", "--terminal", "--speed")


def test_a_session_from_its_start_to_its_end(folder: Path) -> None:
    with OnTerminal(*REHEARSE, 200, "--record", "--data-dir", screened(folder)) as terminal:
        before = terminal.settings()
        terminal.see("Step 1 of")
        assert "\x1b[?25l" in terminal.screen.written
        assert terminal.settings() != before
        assert terminal.end() == 0
        for shown in ("Step 5 of 5", "Chair hamstring stretch   [L] Left leg", "Next: ", "Breathe in", "█"):
            assert shown in terminal.screen.written
        assert terminal.settings() == before
        assert terminal.screen.cursor_is_shown
    assert terminal.screen.rows[-4:] == [
        "Desk break done. 3 minutes, 3 of 3 exercises.",
        "  ✓ Walk  30 s",
        "  ✓ Chair hamstring stretch  2 × 20 s",
        "  ✓ Desk leg stretch  2 × 20 s",
    ]
    assert terminal.screen.text.count("q end") == 1
    assert len(sessions(folder)) == 1


def test_ctrl_c_ends_it_kindly_and_keeps_what_was_done(folder: Path) -> None:
    with OnTerminal(*REHEARSE, 40, "--record", "--data-dir", screened(folder)) as terminal:
        before = terminal.settings()
        terminal.see("Chair hamstring stretch   [R]")
        terminal.press("\x03")
        assert terminal.end() == 130
        assert terminal.settings() == before
        assert terminal.screen.cursor_is_shown
    assert "Desk break ended here." in terminal.screen.text
    assert "Traceback" not in terminal.screen.text
    (session,) = sessions(folder)
    assert session["outcome"] == "ended"
    assert session["sets"][0]["held_s"] == 30


def walk_a_second(terminal: OnTerminal) -> None:
    """Skip getting ready, and hold the first set until it counts."""
    terminal.see("Get ready")
    terminal.press("s")
    terminal.see(counting_down)
    terminal.press("s")
    terminal.see("Step 2 of")


def counting_down(screen: Screen) -> bool:
    return any(f"     {seconds}   Keep moving" in screen.text for seconds in range(10, 30))


def test_keys_reach_what_is_kept(folder: Path) -> None:
    with OnTerminal("run", "workplace", "--terminal", "--data-dir", screened(folder)) as terminal:
        walk_a_second(terminal)
        terminal.press("e")
        terminal.see("What would help?")
        terminal.press("3")
        assert terminal.end() == 0
    (session,) = sessions(folder)
    assert (session["outcome"], session["eased_off"], session["rehearsal"]) == ("ended", 1, False)
    assert [(done["exercise"], done["outcome"]) for done in session["sets"]] == [("walk", "skipped")]
    assert [(hurt["exercise"], hurt["step"], hurt["answer"]) for hurt in session["ease_offs"]] == [
        ("chair_hamstring", 2, "stop")
    ]
    assert 0 < session["held_s"] < 20


def cut_off(folder: Path) -> str:
    """A session that was begun just now and cut off after its first set; returns its id."""
    clock = SystemClock()
    now = clock.now()
    walked = SetDone(
        SetKey(0, Side.BOTH, 1), "walk", 1, 30_000, 0, 30_000, 0, SetOutcome.COMPLETED, False, 10_000, 40_000
    )
    with Store.open(folder / DATABASE, now) as store:
        began = store.start_session("workplace", Form.USUAL, 156_000, rehearsal=False, zone=clock.zone(), now=now)
        store.add_set(began.id, walked, now)
    return began.id


def end_with_q(terminal: OnTerminal) -> int:
    terminal.press("q")
    terminal.see("End the session?")
    terminal.press("q")
    return terminal.end()


@pytest.mark.parametrize("answer", ["\n", "y\n"])
def test_a_session_that_was_cut_off_can_be_gone_on_with(folder: Path, answer: str) -> None:
    began = cut_off(folder)
    with OnTerminal("run", "workplace", "--terminal", "--data-dir", screened(folder)) as terminal:
        terminal.see("was cut off. 1 set is kept.\nGo on from there? [Y/n]")
        terminal.press(answer)
        terminal.see("Step 2 of")
        assert end_with_q(terminal) == 0
    (session,) = sessions(folder)
    assert (session["id"], session["outcome"], len(session["sets"])) == (began, "ended", 1)


def test_or_left_as_it_is(folder: Path) -> None:
    began = cut_off(folder)
    with OnTerminal("run", "workplace", "--terminal", "--data-dir", screened(folder)) as terminal:
        terminal.see("Go on from there? [Y/n]")
        terminal.press("n\n")
        terminal.see("Step 1 of")
        assert end_with_q(terminal) == 0
    first, second = sessions(folder)
    assert (first["id"], first["outcome"], len(first["sets"])) == (began, "ended", 1)
    assert (second["outcome"], len(second["sets"])) == ("ended", 0)


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_leaving_at_that_question_changes_nothing(folder: Path, key: str) -> None:
    began = cut_off(folder)
    with OnTerminal("run", "workplace", "--terminal", "--data-dir", screened(folder)) as terminal:
        terminal.see("Go on from there? [Y/n]")
        terminal.press(key)
        assert terminal.end() == 130
    assert "Traceback" not in terminal.screen.text
    (session,) = sessions(folder)
    assert (session["id"], session["outcome"]) == (began, "open")
