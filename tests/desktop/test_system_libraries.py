"""The search for Qt's system libraries: judged by tables here, since no test may install anything."""

import io
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from stretchtimer.desktop import system_libraries
from stretchtimer.desktop.system_libraries import NEEDS, REQUIREMENTS, Need, Remedy, Requirement

DEBIAN = {"ID": "debian"}
UBUNTU = {"ID": "ubuntu", "ID_LIKE": "debian"}
MINT = {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}
ELEMENTARY = {"ID": "elementary", "ID_LIKE": "ubuntu"}
FEDORA = {"ID": "fedora"}
ROCKY = {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}
UNTOLD: dict[str, str] = {}

CHECKOUT = Path(__file__).parents[2]
LACKING = (
    Requirement("screen", "libnot-there.so.1", "libnot-there1"),
    Requirement("tests", "not-there", "not-there-utils"),
)
LINE = "sudo apt-get install --no-install-recommends libnot-there1 not-there-utils"


def lacks(*names: str) -> system_libraries.Probe:
    return lambda name: name not in names


@pytest.mark.parametrize(
    ("needs", "absent", "packages"),
    [
        (("window", "screen"), (), ()),
        (("window", "screen"), ("libGL.so.1", "libxcb-cursor.so.0"), ("libgl1", "libxcb-cursor0")),
        (("window",), ("libxcb-cursor.so.0",), ()),
        (("window", "screen"), ("Xvfb", "libpulse.so.0"), ()),
        (("sound", "tests"), ("Xvfb", "libpulse.so.0"), ("libpulse0", "xvfb")),
        ((), ("libGL.so.1",), ()),
    ],
)
def test_missing_is_what_is_needed_and_not_found(
    needs: tuple[Need, ...], absent: tuple[str, ...], packages: tuple[str, ...]
) -> None:
    assert tuple(r.package for r in system_libraries.missing(needs, lacks(*absent))) == packages


def test_each_requirement_is_listed_once() -> None:
    assert len({r.name for r in REQUIREMENTS}) == len({r.package for r in REQUIREMENTS}) == len(REQUIREMENTS)


def test_the_tests_need_all_that_a_run_needs() -> None:
    assert set(NEEDS["run"]) < set(NEEDS["test"])


def test_the_report_names_every_requirement() -> None:
    findings = system_libraries.report(lacks("libEGL.so.1"))
    assert [f.library for f in findings] == [r.name for r in REQUIREMENTS]
    assert [(f.need, f.package) for f in findings if not f.found] == [("window", "libegl1")]


def test_the_report_is_empty_where_qt_brings_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert system_libraries.report() == []


@pytest.mark.parametrize(
    ("name", "found"),
    [("libc.so.6", True), ("libnothing-of-this-name.so.1", False), ("sh", True), ("no-such-program", False)],
)
def test_the_probe_asks_the_loader_for_libraries_and_the_path_for_programs(name: str, found: bool) -> None:
    assert system_libraries.is_here(name) is found


@pytest.mark.parametrize(
    ("os_release", "root", "interactive", "expected"),
    [
        (DEBIAN, True, False, "install"),
        (DEBIAN, True, True, "install"),
        (DEBIAN, False, True, "ask"),
        (DEBIAN, False, False, "show"),
        (UBUNTU, True, False, "install"),
        (UBUNTU, False, True, "ask"),
        (MINT, False, False, "show"),
        (ELEMENTARY, True, False, "install"),
        (FEDORA, True, True, "name"),
        (FEDORA, False, False, "name"),
        (ROCKY, True, False, "name"),
        (UNTOLD, True, True, "name"),
    ],
)
def test_the_remedy_depends_on_the_system_the_user_and_the_terminal(
    os_release: Mapping[str, str], root: bool, interactive: bool, expected: Remedy
) -> None:
    assert system_libraries.remedy(os_release, root=root, interactive=interactive) == expected


class Terminal(io.StringIO):
    """Standard input with a person at it."""

    def isatty(self) -> bool:
        return True


class Machine:
    """A machine that lacks two things, whose `sudo` and `apt-get` only write down how they were called."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(system_libraries, "REQUIREMENTS", LACKING)
        monkeypatch.setenv("PATH", str(folder))
        self.has("apt-get")

    def has(self, program: str, *, failing: bool = False) -> None:
        path = self._folder / program
        path.write_text(
            f'#!/bin/sh\necho "{program} $*" >> "{self._folder}/calls"\necho "words of {program}"\n'
            f"exit {int(failing)}\n"
        )
        path.chmod(0o755)

    def is_used(self, os_release: Mapping[str, str], *, root: bool, answer: str | None = None) -> None:
        """An answer of None means that nobody sits at a terminal."""
        self._monkeypatch.setattr(platform, "freedesktop_os_release", lambda: os_release)
        self._monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
        self._monkeypatch.setattr(sys, "stdin", io.StringIO() if answer is None else Terminal(answer))

    @property
    def calls(self) -> list[str]:
        calls = self._folder / "calls"
        return calls.read_text().splitlines() if calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


@pytest.mark.parametrize("action", ["check", "install"])
def test_nothing_missing_is_silent(
    action: str, machine: Machine, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.is_used(DEBIAN, root=True)
    monkeypatch.setattr(system_libraries, "REQUIREMENTS", ())
    assert system_libraries.main([action]) == 0
    assert capfd.readouterr() == ("", "")
    assert machine.calls == []


def test_check_names_what_is_missing(machine: Machine, capfd: pytest.CaptureFixture[str]) -> None:
    assert system_libraries.main(["check", "--for", "test"]) == 1
    assert capfd.readouterr().out.splitlines() == [
        "missing: libnot-there.so.1 (Debian: libnot-there1)",
        "missing: not-there (Debian: not-there-utils)",
    ]


def test_root_on_debian_gets_it_installed_in_one_line(machine: Machine, capfd: pytest.CaptureFixture[str]) -> None:
    machine.is_used(DEBIAN, root=True)
    assert system_libraries.main(["install"]) == 0
    assert capfd.readouterr().out == "Installing what Qt needs of the system: libnot-there1\n"
    update, install = machine.calls
    assert update == "apt-get update"
    assert install.startswith("apt-get install --no-install-recommends --yes")
    assert install.endswith(" libnot-there1")


def test_a_failed_installation_shows_why_and_says_so(machine: Machine, capfd: pytest.CaptureFixture[str]) -> None:
    machine.is_used(DEBIAN, root=True)
    machine.has("apt-get", failing=True)
    assert system_libraries.main(["install"]) == 1
    told = capfd.readouterr().err
    assert "words of apt-get" in told
    assert told.endswith("What Qt needs of the system could not be installed.\n")


@pytest.mark.parametrize(("answer", "calls"), [("y\n", [LINE]), ("Yes\n", [LINE]), ("\n", []), ("n\n", []), ("", [])])
def test_a_user_is_shown_the_line_and_asked(
    answer: str, calls: list[str], machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.has("sudo")
    machine.is_used(UBUNTU, root=False, answer=answer)
    assert system_libraries.main(["install", "--for", "test"]) == 0
    assert f"To install it: {LINE}\n" in capfd.readouterr().out
    assert machine.calls == calls


def test_a_failure_of_what_the_user_agreed_to_is_passed_on(machine: Machine) -> None:
    machine.has("sudo", failing=True)
    machine.is_used(DEBIAN, root=False, answer="y\n")
    assert system_libraries.main(["install"]) == 1


@pytest.mark.parametrize("answer", [None, "y\n"])
def test_nobody_is_asked_without_a_terminal_or_without_sudo(
    answer: str | None, machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    if answer is None:
        machine.has("sudo")
    machine.is_used(DEBIAN, root=False, answer=answer)
    assert system_libraries.main(["install", "--for", "test"]) == 0
    assert capfd.readouterr().out.endswith(f"To install it: {LINE}\n")
    assert machine.calls == []


def test_another_system_is_told_the_libraries_alone(machine: Machine, capfd: pytest.CaptureFixture[str]) -> None:
    machine.is_used(FEDORA, root=True)
    assert system_libraries.main(["install", "--for", "test"]) == 0
    assert capfd.readouterr().out == "This system lacks what Qt needs: libnot-there.so.1, not-there\n"
    assert machine.calls == []


def test_it_runs_on_the_standard_library_alone() -> None:
    """The Makefile calls it before any package is there: no site-packages, no user's packages."""
    command = [sys.executable, "-S", "-s", "-m", "stretchtimer.desktop.system_libraries", "check"]
    told = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert told.returncode in (0, 1)
    assert told.stderr == ""
