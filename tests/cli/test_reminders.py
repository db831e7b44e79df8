"""`reminders`: kept by the command line, and answered by the program that runs, over its real socket."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from stretchtimer.app import open_catalogue, open_store
from stretchtimer.core.manners import Offer
from stretchtimer.core.reminder import FixedTimes
from stretchtimer.desktop.instance_lock import take_lock
from stretchtimer.desktop.single_instance import WishListener
from stretchtimer.runners import SessionRunner
from stretchtimer.wiring.reminders import ReminderWires
from stretchtimer.words.reminder_words import status_lines
from tests.cli.commands import ROOT
from tests.cli.here import accepted, printed, refused
from tests.conftest import HandClock


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder with a path as short as a socket's must be, and no desktop to be asked."""
    with TemporaryDirectory(prefix="st-") as folder:
        os.chmod(folder, 0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
        yield Path(folder)


def test_reminders_are_added_listed_and_removed(folder: Path) -> None:
    here = ("--data-dir", folder)
    windows = ("--between", "09:00-12:00,13:00-17:00")
    accepted("reminders", "add", "Desk", "--every", 45, *windows, "--days", "mon-thu", *here)
    accepted("reminders", "add", "Evening", "--at", "20:30", "--starts", "evening", *here)
    desk, evening = printed("reminders", "list", *here)["reminders"]
    assert (desk["every_minutes"], desk["windows"], desk["days"]) == (
        45,
        ["09:00-12:00", "13:00-17:00"],
        ["mon", "tue", "wed", "thu"],
    )
    assert (evening["times"], evening["recurrence"], evening["starts"]) == (["20:30"], "FREQ=DAILY", "evening")
    assert "1  Desk: every 45 min, 09:00–12:00, 13:00–17:00, Mon, Tue, Wed, Thu → workplace" in accepted(
        "reminders", "list", *here
    )
    accepted("reminders", "remove", "desk", *here)
    assert [one["name"] for one in printed("reminders", "list", *here)["reminders"]] == ["Evening"]


def test_without_the_program_the_status_says_that_nothing_comes(folder: Path) -> None:
    here = ("--data-dir", folder)
    accepted("reminders", "add", "Evening", "--at", "20:30", "--starts", "evening", *here)
    status = printed("reminders", "status", *here)
    assert (status["running"], status["presence"]) == (False, "unknown")
    assert [one["name"] for one in status["next"]] == ["Evening"]
    assert "not running" in accepted("reminders", "status", *here)
    assert "not running" in refused("reminders", "pause", "1h", *here)


def test_a_program_that_does_not_answer_is_not_called_absent(folder: Path) -> None:
    """It runs where its socket cannot be seen, or is busy."""
    folder.mkdir()
    lock = take_lock(folder)
    assert lock is not None
    for verb in ("status", "pause"):
        assert "does not answer" in refused("reminders", verb, "--data-dir", folder)


def test_the_status_is_said_in_the_language_of_the_settings(running: "Running") -> None:
    accepted("settings", "set", "language", "de", "--data-dir", running.folder)
    command = [sys.executable, "-m", "stretchtimer", "reminders", "status", "--data-dir", str(running.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        running.qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert "Presence" not in process.communicate()[0]


@pytest.mark.parametrize(
    "words",
    [
        ("X", "--at", "25:00"),
        ("X", "--at", "20:30", "--starts", "nothing"),
        ("X", "--every", "45", "--between", "9"),
        ("X", "--every", "45", "--days", "someday"),
        ("X", "--at", "20:30", "--rrule", "sometimes"),
        ("x" * 61, "--at", "20:30"),
    ],
)
def test_what_cannot_be_meant_is_refused(folder: Path, words: tuple[str, ...]) -> None:
    refused("reminders", "add", *words, "--data-dir", folder)


def test_a_reminder_that_is_not_there_cannot_be_removed(folder: Path) -> None:
    assert "“Desk”" in refused("reminders", "remove", "Desk", "--data-dir", folder)


class Running:
    """The program's reminders, and its socket, in this process; the commands are in others."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: HandClock) -> None:
        self.qtbot, self.folder, self.clock = qtbot, folder, clock
        self.store = open_store(folder, clock)
        catalogue = open_catalogue(folder)
        self.sessions = SessionRunner(clock)
        self.wires = ReminderWires(clock, self.store, catalogue, self.sessions)
        self.listener = WishListener(folder, self.wires, self.wires.respond)
        self.offers: list[Offer] = []
        self.wires.reminder_due.connect(self.offers.append)

    def says(self, *words: str, status: int = 0) -> Any:
        command = [sys.executable, "-m", "stretchtimer", "reminders", *words, "--json", "--data-dir", str(self.folder)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            self.qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
            out, err = process.communicate()
        assert process.returncode == status, err
        return json.loads(out) if status == 0 else err

    def go_to(self, text: str) -> None:
        """To a time of 14 October 2026, in Berlin."""
        at = datetime.fromisoformat(f"2026-10-14T{text}:00+02:00").astimezone(UTC)
        self.clock.advance(int((at - self.clock.now()).total_seconds() * 1000))
        self.wires.runner.tick()


@pytest.fixture
def running(qtbot: QtBot, folder: Path) -> Iterator[Running]:
    program = Running(qtbot, folder, HandClock())  # 19:30 in Berlin
    yield program
    program.wires.end()
    program.listener.deleteLater()
    program.store.close()


def test_the_running_program_is_asked_paused_and_answered(running: Running) -> None:
    accepted("reminders", "add", "Evening", "--at", "20:30", "--starts", "evening", "--data-dir", running.folder)
    (rule,) = running.store.reminders()
    timing = FixedTimes((time(20, 30),), date(2026, 10, 1))  # it was made by another clock than this one
    running.store.put_reminder(replace(rule, since=running.clock.now(), timing=timing), running.clock.now())
    status = running.says("status")
    assert (status["running"], status["paused"], status["presence"]) == (True, False, "unknown")
    assert [one["name"] for one in status["next"]] == ["Evening"]
    assert running.says("pause", "until", "20:40")["paused_until"] == "2026-10-14T18:40:00Z"
    running.go_to("20:31")
    assert [one["reason"] for one in running.says("status")["waiting"]] == ["paused"]
    assert running.offers == []
    assert running.says("resume")["offered"]["id"] == rule.id
    assert [offer.rule.name for offer in running.offers] == ["Evening"]
    assert running.says("snooze", "5")["next"][0]["at"] == "2026-10-14T18:36:00Z"
    running.go_to("20:36")
    assert len(running.offers) == 2
    assert running.says("skip")["offered"] is None
    assert running.says("next")["next"][0]["at"] == "2026-10-15T18:30:00Z"
    assert "No reminder is open" in running.says("snooze", status=1)
    for soon in ("soon", "Soon", "später", "soon " * 30):
        assert "not a time to pause" in running.says("pause", soon, status=1)
    assert "invalid choice" in running.says("snooze", "7", status=2)
    assert "from 1 to" in running.says("test", "Evening", status=2)
    assert "no reminder “2”: there are Evening" in running.says("test", "2", status=1)
    running.says("test")
    assert len(running.offers) == 3
    kinds = [record.decision.kind.value for record in running.store.decisions(datetime(2026, 10, 14, tzinfo=UTC))]
    answers = [kind for kind in kinds if kind != "break"]  # the clock leaps as over a sleep
    assert answers == ["paused", "held", "resumed", "offered", "snoozed", "offered", "skipped"]


def test_reminders_go_out_as_a_calendar_and_busy_times_come_in(folder: Path, tmp_path: Path) -> None:
    here = ("--data-dir", folder)
    out, busy = tmp_path / "out.ics", tmp_path / "work.ics"
    accepted("reminders", "add", "Evening", "--at", "20:30", "--starts", "evening", *here)
    assert printed("reminders", "export", out, *here)["entries"] == 1
    assert b"SUMMARY:Evening\r\n" in out.read_bytes()
    assert "out.ics" in refused("reminders", "export", out, *here)
    accepted("reminders", "export", out, "--replace", *here)
    # The export is no reason to be busy: its entries count as free time.
    assert printed("reminders", "busy", out, *here)["calendars"][0]["busy"] == []
    busy.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTART:20200101T100000Z\nDURATION:PT1H\n"
        "RRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert len(printed("reminders", "busy", busy, *here)["calendars"][1]["busy"]) in (365, 366, 367)
    assert "work.ics: 36" in accepted("reminders", "busy", *here)
    accepted("reminders", "busy", "--forget", "Work.ics", *here)
    assert "no.ics" in refused("reminders", "busy", "--forget", "no.ics", *here)
    assert "cannot be opened" in refused("reminders", "busy", tmp_path / "missing.ics", *here)
    busy.write_text("something else")
    assert "cannot be read as a calendar" in refused("reminders", "busy", busy, *here)


def test_what_is_open_is_said_in_words_too() -> None:
    known = [{"id": "r1", "name": "Evening", "at": "2026-10-15T18:30:00Z"}]
    status = {"running": True, "paused": False, "presence": "active", "probes": [], "waiting": [], "next": known}
    lines = [*status_lines({**status, "offered": {"id": "r1"}}, "Europe/Berlin")]
    assert lines[1] == "Evening is waiting for you"
    assert len([*status_lines({**status, "offered": None}, "Europe/Berlin")]) == 2
