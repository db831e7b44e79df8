"""Looks at everything the program needs of this system. Apart from `doctor.py`, since looking takes many modules."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

from stretchtimer.cli.group import folder_of, open_files, open_parts
from stretchtimer.words.language import N_, _, written_language

CHILD_WAITS_S = 20
NEEDS = {
    "window": N_("the window"),
    "screen": N_("an X11 screen"),
    "wayland": N_("a Wayland screen"),
    "sound": N_("sound"),
    "speech": N_("speech"),
    "tests": N_("the tests"),
}
"""What the system's libraries are for."""
MAKE_A_WINDOW = (
    "from PySide6.QtWidgets import QApplication; from PySide6.QtGui import QFontDatabase as fonts; "
    "app = QApplication([]); "
    "print(app.platformName(), len(fonts.families()), len(fonts.families(fonts.WritingSystem.{letters})))"
)
LETTERS = {"ar": "Arabic"}
"""Which of Qt's writing systems a language needs, where it is not the Latin one, which Inter brings along."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is as it should be, what was found, and the line that cures it."""

    what: str
    good: bool
    found: str
    cure: str = ""


def examine(chosen: argparse.Namespace) -> list[Finding]:
    """Look at everything once."""
    from stretchtimer.cli.checkup_desktop import examine_desktop
    from stretchtimer.cli.checkup_ears import examine_ears

    data = list(_data(chosen))  # first: the records say which language to speak
    return [
        _qt(),
        *data,
        *_own_files(chosen),
        *_window(),
        *examine_ears(),
        *examine_desktop(),
        *_libraries(),
    ]


def _qt() -> Finding:
    """6.12.0 on Python 3.11 drops a reference to None at most Qt calls, and ends in an abort."""
    pyside = version("pyside6-essentials")
    python = ".".join(map(str, sys.version_info[:3]))
    broken = sys.version_info < (3, 12) and pyside.startswith("6.12.")
    cure = "pip install pyside6-essentials==6.11.3 pyside6-addons==6.11.3" if broken else ""
    return Finding(_("Python and Qt"), not broken, f"Python {python}, PySide6 {pyside}", cure)


def _data(chosen: argparse.Namespace) -> Iterator[Finding]:
    import apsw

    from stretchtimer.core.message import UserError
    from stretchtimer.words.messages import sentence

    folder = folder_of(chosen)
    try:
        _clock, store = open_parts(chosen)
        with store:
            store.check()
            found = _("{path}, SQLite {version}, every page read").format(
                path=store.path, version=apsw.sqlite_lib_version()
            )
        yield Finding(_("Your records"), True, found)
    except UserError as error:
        yield Finding(_("Your records"), False, sentence(error.message))
        return
    private = sys.platform == "win32" or folder.stat().st_mode & 0o077 == 0
    cure = "" if private else f"chmod 700 {folder}"
    yield Finding(_("Data folder"), private, _("for you alone") if private else _("others can look into it"), cure)


def _own_files(chosen: argparse.Namespace) -> Iterator[Finding]:
    from stretchtimer.words.messages import sentence

    try:
        problems = open_files(chosen).problems
    except OSError as error:
        yield Finding(_("Your own files"), False, f"{error.filename}: {error.strerror}")
        return
    for problem in problems:
        yield Finding(_("Your own file"), False, sentence(problem))


def _window() -> Iterator[Finding]:
    """Qt aborts the process where it lacks something, so a child process tries."""
    script = MAKE_A_WINDOW.format(letters=LETTERS.get(written_language(), "Latin"))
    try:
        child = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=CHILD_WAITS_S, check=False
        )
    except subprocess.TimeoutExpired:
        yield Finding(_("Window"), False, _("Qt did not answer"))
        return
    if child.returncode != 0:
        found = _("none can be opened here; sessions are guided in the terminal")
        yield Finding(_("Window"), False, found, _("set DISPLAY or WAYLAND_DISPLAY; see the libraries below"))
        return
    platform, fonts, covering = child.stdout.split()[-3:]
    found = _("Qt platform {platform}, {fonts} font families").format(platform=platform, fonts=fonts)
    yield Finding(_("Window"), fonts != "0", found)
    if covering == "0":
        cure = "sudo apt-get install --no-install-recommends fonts-noto-core" if sys.platform == "linux" else ""
        yield Finding(_("Letters"), False, _("no font here has the letters of the language"), cure)


def _libraries() -> Iterator[Finding]:
    from stretchtimer.desktop.system_libraries import report

    for need in dict.fromkeys(finding.need for finding in report()):
        absent = [finding for finding in report() if finding.need == need and not finding.found]
        found = (
            _("all here") if not absent else _("missing: {names}").format(names=", ".join(f.library for f in absent))
        )
        packages = " ".join(finding.package for finding in absent)
        cure = f"sudo apt-get install --no-install-recommends {packages}" if absent else ""
        yield Finding(_("Libraries for {need}").format(need=_(NEEDS[need])), not absent, found, cure)
