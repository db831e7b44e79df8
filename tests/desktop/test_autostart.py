"""Starting with the session: what is written for each system, and that it is kept true and taken back."""

import configparser
import plistlib
import shlex
import sys
from pathlib import Path

import pytest
from jeepney import HeaderFields, Message
from pytestqt.qtbot import QtBot

from stretchtimer.app import open_store
from stretchtimer.clock import SystemClock
from stretchtimer.core.message import UserError
from stretchtimer.desktop import autostart
from stretchtimer.desktop.autostart import (
    REQUEST,
    Portal,
    StartFile,
    command,
    desktop_entry,
    granted,
    launch_agent,
    portal_call,
    quoted_for_exec,
    run_line,
)
from stretchtimer.desktop.dbus import Buses, Said
from stretchtimer.wiring.closing import keep_start_at_login
from tests.cli.here import accepted
from tests.desktop.stand_ins import PORTAL, StandIn

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


def response(code: int, **results: tuple[str, object]) -> Said:
    return Said(
        "/org/freedesktop/portal/desktop/request/1_7/stretchtimer_login", REQUEST, "Response", "ua{sv}", (code, results)
    )


def test_what_a_portal_answers() -> None:
    assert granted(response(0, background=("b", True), autostart=("b", True))) is True
    assert granted(response(0, background=("b", True), autostart=("b", False))) is False
    assert granted(response(1)) is False
    assert granted(Said("/request/1_7/another", REQUEST, "Response", "ua{sv}", (1, {}))) is None


class BackgroundPortal(StandIn):
    """A sandbox's desktop: it answers at once that it was asked, and later what the user said."""

    def __init__(self) -> None:
        method = ("sa{sv}", "o", self._give_path)
        super().__init__(PORTAL, {("org.freedesktop.portal.Background", "RequestBackground"): method})
        self.path = ""

    def _give_path(self, message: Message) -> tuple[object, ...]:
        sender = message.header.fields[HeaderFields.sender][1:].replace(".", "_")
        self.path = f"/org/freedesktop/portal/desktop/request/{sender}/{message.body[1]['handle_token'][1]}"
        return (self.path,)


@pytest.mark.skipif(sys.platform != "linux", reason="portals are Linux's")
@pytest.mark.parametrize("code", [0, 1])
def test_a_portal_that_says_no_later_is_heard(bus: object, qtbot: QtBot, code: int) -> None:
    portal, buses, said = BackgroundPortal(), Buses(), list[bool]()
    way = Portal(buses, WORDS, "why", lambda: said.append(False))
    way.show(True)
    qtbot.waitUntil(lambda: portal.path != "")
    portal.say(portal.path, REQUEST, "Response", "ua{sv}", code, {"autostart": ("b", code == 0)})
    portal.say(portal.path, REQUEST, "Response", "ua{sv}", code, {"autostart": ("b", code == 0)})
    connection = buses.get("session")
    assert connection is not None
    with qtbot.waitSignals([connection.heard, connection.heard]):
        pass
    assert said == ([] if code == 0 else [False])
    buses.close()
    portal.leave()


def test_without_a_portal_it_is_refused_at_once(bus: object, qtbot: QtBot) -> None:
    buses, said = Buses(), list[bool]()
    way = Portal(buses, WORDS, "why", lambda: said.append(False))
    way.show(True)
    qtbot.waitUntil(lambda: said == [False])
    buses.close()


def test_without_a_bus_it_cannot_be_kept(no_bus: None) -> None:
    with pytest.raises(OSError, match="connected"):
        Portal(Buses(), WORDS, "why", lambda: None).show(True)


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
