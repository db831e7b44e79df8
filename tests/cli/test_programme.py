"""`programme` and `start`: what they print, keep and refuse."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from stretchtimer.app import open_catalogue, open_store
from stretchtimer.clock import SystemClock
from stretchtimer.core.enrolment import Change, ChangeKind, EventKind
from stretchtimer.core.message import Message
from stretchtimer.core.programme import Part
from stretchtimer.core.records import DayOff
from tests.cli import commands
from tests.cli.here import accepted, printed, refused
from tests.programme_life import LifeClock, a_life
from tests.screened import screened


def programme(folder: Path, *words: object) -> str:
    return accepted("programme", *words, "--data-dir", folder)


def standing(folder: Path) -> dict[str, object]:
    found: dict[str, object] = printed("programme", "show", "--data-dir", folder)["programme"]
    return found


def test_the_list_names_those_there_are(folder: Path) -> None:
    text = accepted("programme", "list", "--data-dir", folder)
    assert "careful      Eight weeks, carefully" in text
    assert "8 weeks, 5 days a week." in text
    listed = printed("programme", "list", "--data-dir", folder)["programmes"]
    assert [one["id"] for one in listed] == ["article", "careful"]
    files = open_catalogue(folder)
    blocks = [block for one in listed for block in one["blocks"]]
    assert all(block["stretches"] and block["core"] for block in blocks)
    planned = files.programme("article").blocks[0].steps
    assert listed[0]["blocks"][0]["core"] == [one.step.exercise for one in planned if one.part is Part.CORE]


def test_a_day_off_is_marked_changed_and_counts_again(folder: Path) -> None:
    def kept() -> list[tuple[date, DayOff]]:
        with open_store(folder, SystemClock()) as store:
            return [(record.day, record.reason) for record in store.days_off()]

    past = date(2024, 1, 10)
    assert "10 Jan: ill." in programme(folder, "day-off", "ill", "--on", past)
    programme(folder, "day-off", "travel", "--on", past)
    assert kept() == [(past, DayOff.TRAVEL)]
    assert "10 Jan counts again." in programme(folder, "day-off", "counts", "--on", past)
    assert kept() == []
    tomorrow = SystemClock().now().date() + timedelta(days=2)
    assert "still to come" in refused("programme", "day-off", "rest", "--on", tomorrow, "--data-dir", folder)
    programme(folder, "day-off", "rest")
    assert [reason for _day, reason in kept()] == [DayOff.REST]


def test_begin_pause_resume_repeat_finish_leave(folder: Path) -> None:
    assert "You are on no programme." in programme(folder, "show")
    assert "Today: Walk, Supine stretch with strap" in programme(folder, "begin", "careful")
    assert standing(folder)["due"] is True
    assert "Paused." in programme(folder, "pause")
    assert (standing(folder)["paused"], standing(folder)["due"]) == (True, False)
    programme(folder, "resume")
    programme(folder, "repeat")
    assert (standing(folder)["day"], standing(folder)["paused"]) == (1, False)
    programme(folder, "finish")
    assert standing(folder)["maintenance"] is True
    assert "You are on no programme." in programme(folder, "leave")
    clock = LifeClock()
    with open_store(folder, clock) as store:
        kinds = [record.event.kind for record in store.programme_events()]
    assert kinds == [
        EventKind.STARTED,
        EventKind.PAUSED,
        EventKind.RESUMED,
        EventKind.REPEATED,
        EventKind.FINISHED,
        EventKind.LEFT,
    ]


@pytest.mark.parametrize(
    ("before", "words", "why"),
    [
        ("", "pause", "You are on no programme: begin one first."),
        ("", "leave", "You are on no programme: begin one first."),
        ("", "begin wild", "There is no programme “wild”: there are article, careful."),
        ("", "begin careful --on 2020-01-01", "2020-01-01 is over: a programme begins today or later."),
        ("", "begin careful --on soon", "“soon” is not a day: give it like 2026-10-14."),
        ("begin careful", "resume", "The programme is not paused."),
        ("begin careful", "accept", "No change is proposed at present."),
        ("begin careful", "refuse", "No change is proposed at present."),
        ("begin careful", "undo", "There is no change of the last days to undo."),
        ("begin careful --on 2999-01-01", "repeat", "There is no block to repeat now"),
        ("begin careful --on 2999-01-01", "finish", "There is nothing to finish"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_keeps_nothing(
    folder: Path, before: str, words: str, why: str
) -> None:
    if before:
        programme(folder, *before.split())
    was = standing(folder)
    assert refused("programme", *words.split(), "--data-dir", folder).startswith(why)
    assert standing(folder) == was


def test_a_change_is_proposed_with_its_reason_refused_accepted_and_undone(folder: Path) -> None:
    today = SystemClock().now().date()
    life = a_life(folder)
    with life.store:
        life.clock.day = today - timedelta(days=9)
        life.begin()
        life.good_days(range(9))
        life.wake()
    proposal = standing(folder)["proposal"]
    assert isinstance(proposal, dict)
    assert (proposal["kind"], proposal["level"], proposal["reason"]) == ("advance", 2, "change_advance")
    assert "so the holds can grow: level 2. Answer with `programme accept`" in programme(folder, "show")
    programme(folder, "accept")
    assert (standing(folder)["level"], standing(folder)["proposal"]) == (2, None)
    assert "`programme undo` takes it back." in programme(folder, "show")
    programme(folder, "undo")
    assert (standing(folder)["level"], standing(folder)["applied"]) == (1, None)


def test_start_says_what_it_would_be_and_starts_nothing(folder: Path) -> None:
    programme(folder, "begin", "careful")
    screened(folder)
    said = printed("start", "--data-dir", folder)
    assert (said["sequence"]["id"], said["reason"]) == ("careful", "start_programme")
    short = printed("start", "--minutes", "3", "--data-dir", folder)
    assert (short["sequence"]["id"], short["reason"]) == ("workplace", "start_short")
    six = printed("start", "--minutes", "6", "--data-dir", folder)
    assert six["sequence"]["length_s"] <= 360 < said["sequence"]["length_s"]
    assert printed("list", "sessions", "--data-dir", folder)["sessions"] == []


def test_locked_for_safety_nothing_starts(folder: Path) -> None:
    accepted("safety", "--flags", "calf", "--data-dir", folder)
    said = printed("start", "--data-dir", folder)
    assert said["sequence"] is None
    assert commands.refused("start", "--terminal", "--data-dir", folder) == said["why"]


def test_a_programmes_session_is_run_by_its_id_and_only_by_who_is_on_it(folder: Path) -> None:
    screened(folder)
    run = ("run", "careful", "--terminal", "--speed", "1000", "--record", "--data-dir", folder)
    assert commands.refused(*run).startswith("Eight weeks, carefully is a programme you are not on")
    programme(folder, "begin", "careful")
    assert "Ease in done." in commands.stretchtimer(*run).stdout


def test_a_change_of_another_exercise_says_its_name() -> None:
    from stretchtimer.words.programme_words import change_text

    reason = Message("change_harder", {"exercise": "supine_strap", "later": "pnf_strap", "level": 4})
    change = Change(ChangeKind.HARDER, date(2026, 10, 14), reason, 4, exercise="supine_strap")
    assert "PNF stretch asks more." in change_text(change, {"pnf_strap": "PNF stretch"})
