"""Starting with the user's session, each system in its own way; what is written there is made by pure functions."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from xml.sax.saxutils import escape

from PySide6.QtCore import QSettings

from stretchtimer.desktop.dbus import Buses, Call

ID, NAME = "stretchtimer", "StretchTimer"
LABEL = "org.stretchtimer.StretchTimer"
RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Background",
)
SANDBOX = Path("/.flatpak-info")
CHECKOUT = Path(__file__).parents[2]
"""Where `python -m` finds a program that is not installed; harmless for one that is."""
RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")


class Autostart(Protocol):
    """One system's way. What cannot be written raises OSError."""

    def show(self, wanted: bool) -> None:
        """Start with the session, or no more."""
        ...


def command(folder: Path | None = None) -> tuple[str, ...]:
    """What starts the program in the background, as it was started now; `folder` where the data is not as usual."""
    program = shutil.which(sys.argv[0]) if Path(sys.argv[0]).stem == ID else None
    if getattr(sys, "frozen", False):
        program = sys.executable
    begin = (str(Path(program).absolute()),) if program else (sys.executable, "-m", ID)
    place = ("--data-dir", str(folder)) if folder is not None else ()
    return (*begin, "--background", *place)


def desktop_entry(words: Sequence[str]) -> str:
    """The file of the XDG autostart specification."""
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        f"Name={NAME}\n"
        f"Exec={' '.join(map(quoted_for_exec, words))}\n"
        f"Path={CHECKOUT}\n"
        f"Icon={ID}\n"
        "Terminal=false\n"
        "X-GNOME-Autostart-Delay=10\n"
        "X-KDE-autostart-after=panel\n"
        "X-LXQt-Need-Tray=true\n"
    )


def quoted_for_exec(word: str) -> str:
    """A word of an Exec line: quoted where it has to be, a backslash doubled once more by the file's own rules."""
    if not RESERVED.isdisjoint(word):
        for special in ("\\", '"', "`", "$"):
            word = word.replace(special, f"\\{special}")
        word = '"' + word.replace("\\", "\\\\") + '"'
    return word.replace("%", "%%")


def launch_agent(words: Sequence[str]) -> str:
    """The property list of macOS."""
    arguments = "".join(f"<string>{escape(word)}</string>" for word in words)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        '<plist version="1.0"><dict>'
        f"<key>Label</key><string>{LABEL}</string>"
        f"<key>ProgramArguments</key><array>{arguments}</array>"
        f"<key>WorkingDirectory</key><string>{escape(str(CHECKOUT))}</string>"
        "<key>RunAtLoad</key><true/>"
        "</dict></plist>\n"
    )


def run_line(words: Sequence[str]) -> str:
    """The value of the Run key of Windows."""
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def portal_call(words: Sequence[str], reason: str, *, wanted: bool) -> Call:
    """Asked from inside a sandbox, whose files the session does not read. The desktop asks the user."""
    options = {
        "reason": ("s", reason),
        "autostart": ("b", wanted),
        "commandline": ("as", list(words)),
        "dbus-activatable": ("b", False),
    }
    return Call(*PORTAL, "RequestBackground", "sa{sv}", ("", options))


def autostart(buses: Buses, reason: str, folder: Path | None = None) -> Autostart:
    """This system's way; `reason` is shown to the user by a portal."""
    words = command(folder)
    if sys.platform == "win32":
        return RunKey(words)
    elif sys.platform == "darwin":
        return StartFile(Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist", launch_agent(words))
    elif SANDBOX.exists():
        return Portal(buses, words, reason)
    else:
        configuration = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        return StartFile(configuration / "autostart" / f"{ID}.desktop", desktop_entry(words))


class StartFile:
    """A file that the session reads when it begins."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._text = path, text

    def show(self, wanted: bool) -> None:
        if not wanted:
            self._path.unlink(missing_ok=True)
        elif not self._path.exists() or self._path.read_text("utf-8") != self._text:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(self._text, "utf-8")


class RunKey:
    """A value in the registry."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def show(self, wanted: bool) -> None:
        key = QSettings(RUN_KEY, QSettings.Format.NativeFormat)
        if wanted:
            key.setValue(NAME, run_line(self._words))
        else:
            key.remove(NAME)
        key.sync()
        if key.status() is not QSettings.Status.NoError:
            raise OSError(RUN_KEY)


class Portal:
    """A wish to the desktop."""

    def __init__(self, buses: Buses, words: Sequence[str], reason: str) -> None:
        self._buses, self._words, self._reason = buses, words, reason

    def show(self, wanted: bool) -> None:
        bus = self._buses.get("session")
        if bus is not None:
            bus.call(portal_call(self._words, self._reason, wanted=wanted))
