"""`safety`, and the questions that `run` asks in a terminal before anything starts."""

from pathlib import Path
from typing import Any

import pytest

from stretchtimer.core.red_flags import RedFlag
from tests.cli import commands
from tests.cli.commands import OnTerminal
from tests.cli.here import accepted, printed, refused

REHEARSE = ("run", "workplace", "--terminal", "--speed", "1000")


def state(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = printed("safety", "--data-dir", folder)["safety"]
    return found


def test_before_any_answer_it_lists_the_questions_by_name(folder: Path) -> None:
    text = accepted("safety", "--data-dir", folder)
    assert all(f"  {flag.value} " in text for flag in RedFlag)
    assert (state(folder)["allowed"], state(folder)["ask"]) == ("nothing", "first")


def test_from_no_answer_over_a_tick_and_a_yes_to_nothing_left(folder: Path) -> None:
    text = accepted("safety", "--flags", "calf, below_knee", "--data-dir", folder)
    assert "Call a doctor today or tomorrow." in text
    assert state(folder) == {
        "allowed": "nothing",
        "ask": None,
        "urgency": "soon",
        "flags": ["calf", "below_knee"],
        "cleared_on": None,
        "asked_again_on": None,
    }
    assert "You were cleared on 1 October 2026." in accepted("safety", "--cleared", "2026-10-01", "--data-dir", folder)
    assert (state(folder)["allowed"], state(folder)["cleared_on"]) == ("gentle", "2026-10-01")
    assert "everything is open to you" in accepted("safety", "--none", "--data-dir", folder)
    assert state(folder)["allowed"] == "everything"
    kept = printed("safety", "--data-dir", folder)["checks"]
    assert [(check["occasion"], len(check["flags"]), check["cleared_on"]) for check in kept] == [
        ("first", 2, None),
        ("asked", 2, "2026-10-01"),
        ("asked", 0, None),
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (("--flags", "calf,hiccups"), "“hiccups” is none of the safety questions"),
        (("--flags", ""), "“” is none"),
        (("--cleared", "yesterday"), "“yesterday” is not a day"),
        (("--cleared", "2026-10-01"), "nothing is locked"),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_is_stored(folder: Path, answer: tuple[str, str], said: str) -> None:
    assert said in refused("safety", *answer, "--data-dir", folder)
    assert state(folder)["ask"] == "first"


def test_nobody_is_cleared_in_the_future_nor_of_nothing(folder: Path) -> None:
    accepted("safety", "--flags", "chest", "--data-dir", folder)
    assert "cannot lie ahead" in refused("safety", "--cleared", "2999-01-01", "--data-dir", folder)
    assert state(folder)["allowed"] == "nothing"
    accepted("safety", "--none", "--data-dir", folder)
    assert "nothing is locked" in refused("safety", "--cleared", "2026-10-01", "--data-dir", folder)


@pytest.mark.parametrize("rehearsal", [REHEARSE, REHEARSE[:3], (*REHEARSE, "--record")])
def test_where_nobody_can_be_asked_a_run_is_refused_a_rehearsal_too(folder: Path, rehearsal: tuple[str, ...]) -> None:
    assert "Answer with `stretchtimer safety`." in commands.refused(*rehearsal, "--data-dir", folder)
    assert commands.sessions(folder) == []


def test_a_locked_run_says_why(folder: Path) -> None:
    accepted("safety", "--flags", "injury", "--data-dir", folder)
    sentence = commands.refused(*REHEARSE, "--data-dir", folder)
    assert "locked for now" in sentence
    assert "emergency number" in sentence


def test_the_first_run_asks_in_the_terminal_and_then_guides(folder: Path) -> None:
    with OnTerminal(*REHEARSE, "--record", "--data-dir", folder) as terminal:
        terminal.see("0 for none:")
        assert "15  Pregnant" in terminal.screen.text
        for no_answer in ("", "x", "16", "0 3"):
            terminal.press(f"{no_answer}\n")
        terminal.see(lambda screen: screen.text.count("0 for none:") == 5)
        assert printed("safety", "--data-dir", folder)["checks"] == []
        terminal.press("0\n")
        assert terminal.end() == 0
    assert "Desk break done." in terminal.screen.text
    assert state(folder)["allowed"] == "everything"


def test_a_yes_in_the_terminal_locks_and_says_what_to_do(folder: Path) -> None:
    with OnTerminal(*REHEARSE, "--data-dir", folder) as terminal:
        terminal.see("0 for none:")
        terminal.press("1, 4\n")
        assert terminal.end() == 1
    assert "Please see a doctor now" in terminal.screen.text
    assert state(folder)["flags"] == ["bladder_bowel", "below_knee"]


def test_leaving_at_the_question_answers_nothing(folder: Path) -> None:
    with OnTerminal(*REHEARSE, "--data-dir", folder) as terminal:
        terminal.see("0 for none:")
        terminal.press("\x04")
        assert terminal.end() == 130
    assert state(folder)["ask"] == "first"
