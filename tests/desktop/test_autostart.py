"""Starting with the session: what is written for each system, and that it is kept true and taken back."""

import configparser
import plistlib
import shlex
import sys
from pathlib import Path

import pytest

from stretchtimer.app import open_store
from stretchtimer.clock import SystemClock
from stretchtimer.core.message import UserError
from stretchtimer.desktop import autostart
from stretchtimer.desktop.autostart import (
    StartFile,
    command,
    desktop_entry,
    launch_agent,
    portal_call,
    quoted_for_exec,
    run_line,
)
from stretchtimer.desktop.dbus import Buses
from stretchtimer.wiring.closing import keep_start_at_login
from tests.cli.here import accepted

WORDS = ("/opt/my programs/stretchtimer", "--background", "--data-dir", '/home/me/50 %/"data"')


def test_the_command_starts_the_program_without_a_window() -> None:
    words = command(Path("/somewhere"))
    assert words[-3:] == ("--background", "--data-dir", "/somewhere")
    assert Path(words[0]).is_absolute()


def test_the_desktop_entry_can_be_read_back() -> None:
    read = configparser.RawConfigParser(strict=True)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read_string(desktop_entry(WORDS))
    entry = read["Desktop Entry"]
    assert (entry["Type"], entry["Terminal"]) == ("Application", "false")
    by_the_file = entry["Exec"].replace("\\\\", "\\")
    assert tuple(word.replace("%%", "%") for word in shlex.split(by_the_file)) == WORDS


@pytest.mark.parametrize(
    ("word", "written"),
    [("plain", "plain"), ("two words", '"two words"'), ("50%", "50%%"), ("a$b", '"a\\\\$b"'), ("a\\b", '"a\\\\\\\\b"')],
)
def test_a_word_is_quoted_by_the_rules_of_the_specification(word: str, written: str) -> None:
    assert quoted_for_exec(word) == written


def test_the_launch_agent_is_a_property_list() -> None:
    read = plistlib.loads(launch_agent((*WORDS, "a & b <c>")).encode())
    assert read["ProgramArguments"] == [*WORDS, "a & b <c>"]
    assert read["RunAtLoad"] is True


def test_the_run_key_quotes_what_has_spaces() -> None:
    assert run_line(("C:\\My programs\\s.exe", "--background")) == '"C:\\My programs\\s.exe" --background'


def test_the_portal_is_asked_with_its_own_types() -> None:
    call = portal_call(WORDS, "why", wanted=True)
    assert (call.member, call.signature) == ("RequestBackground", "sa{sv}")
    options = call.arguments[1]
    assert isinstance(options, dict)
    assert options["autostart"] == ("b", True)
    assert options["commandline"] == ("as", list(WORDS))


def test_the_file_is_written_kept_true_and_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "made" / "stretchtimer.desktop"
    StartFile(path, "one").show(True)
    assert path.read_text() == "one"
    StartFile(path, "two").show(True)
    assert path.read_text() == "two"
    StartFile(path, "two").show(False)
    StartFile(path, "two").show(False)
    assert not path.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")
def test_the_setting_writes_it_and_takes_it_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(autostart, "SANDBOX", tmp_path / "no sandbox")
    entry = tmp_path / "config" / "autostart" / "stretchtimer.desktop"
    here = ("--data-dir", tmp_path / "data")
    accepted("settings", "set", "start_at_login", "on", *here)
    assert f"--data-dir {tmp_path / 'data'}" in entry.read_text()
    accepted("settings", "reset", "start_at_login", *here)
    assert not entry.exists()


def test_a_file_in_the_way_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    clock = SystemClock()
    with open_store(tmp_path / "data", clock) as store:
        store.set_setting("start_at_login", "on", clock.now())
        with pytest.raises(UserError, match="login_not_kept"):
            keep_start_at_login(store.settings(), tmp_path / "data", Buses())
