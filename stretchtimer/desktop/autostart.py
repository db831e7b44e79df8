"""Starting with the user's session, each system in its own way; what is written there is made by pure functions."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from xml.sax.saxutils import escape

from PySide6.QtCore import QSettings

from stretchtimer.desktop.dbus import Answer, Buses, Call, Said

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus_connection import Connection

ID, NAME = "stretchtimer", "StretchTimer"
LABEL = "org.stretchtimer.StretchTimer"
RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
PORTAL = (
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Background",
)
REQUEST = "org.freedesktop.portal.Request"
RESPONSES = f"type='signal',sender='{PORTAL[0]}',interface='{REQUEST}',member='Response'"
TOKEN = "stretchtimer_login"  # the last part of the path on which the answer comes
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
        "handle_token": ("s", TOKEN),
        "reason": ("s", reason),
        "autostart": ("b", wanted),
        "commandline": ("as", list(words)),
        "dbus-activatable": ("b", False),
    }
    return Call(*PORTAL, "RequestBackground", "sa{sv}", ("", options))


def granted(said: Said) -> bool | None:
    """Whether a portal lets the program start with the session; None of a signal that says nothing about it."""
    match said:
        case Said(path=path, interface=interface, member="Response", arguments=(int(code), dict(results))) if (
            interface == REQUEST and path.endswith(f"/{TOKEN}")
        ):
            return code == 0 and results.get("autostart") == ("b", True)
    return None


def autostart(buses: Buses, reason: str, refused: Callable[[], None], folder: Path | None = None) -> Autostart:
    """This system's way. `reason` is shown to the user by a portal, which may say no only later: then `refused`."""
    words = command(folder)
    if sys.platform == "win32":
        return RunKey(words)
    elif sys.platform == "darwin":
        return StartFile(Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist", launch_agent(words))
    elif SANDBOX.exists():
        return Portal(buses, words, reason, refused)
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
    """A wish to the desktop, which asks the user. It is to be kept for as long as the answer may take."""

    def __init__(self, buses: Buses, words: Sequence[str], reason: str, refused: Callable[[], None]) -> None:
        self._buses, self._words, self._reason, self._refused = buses, words, reason, refused
        self._bus: Connection | None = None
        self._is_wanted = False

    def show(self, wanted: bool) -> None:
        self._is_wanted = wanted
        bus = self._buses.get("session")
        if bus is None:
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
        if bus is not self._bus:
            self._bus = bus
            bus.heard.connect(self._hear)
            bus.listen(RESPONSES)  # before the call, which may be answered at once
        bus.call(portal_call(self._words, self._reason, wanted=wanted), self._take)

    def _take(self, answer: Answer) -> None:
        if answer.error:
            self._end(is_granted=False)

    def _hear(self, said: Said) -> None:
        is_granted = granted(said)
        if is_granted is not None:
            self._end(is_granted=is_granted)

    def _end(self, *, is_granted: bool) -> None:
        if self._is_wanted and not is_granted:
            self._is_wanted = False
            self._refused()
