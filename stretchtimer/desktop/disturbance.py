"""What speaks against an interruption now: do-not-disturb, full screen, a presentation, camera or microphone in use.

Each way of a desktop is asked only when a reminder is due or held, and nothing is started for it. What cannot be asked
says nothing: a reminder comes rather than never, and `reminders status` names the ways that answered.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from ctypes import byref, c_int
from dataclasses import dataclass
from pathlib import Path

from stretchtimer.core.reminder_log import Reason
from stretchtimer.desktop.dbus import PROPERTIES, Answer, Buses, Call
from stretchtimer.desktop.x_display import XDisplay

NOTIFICATIONS = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications", PROPERTIES)
KDE = Call(*NOTIFICATIONS, "Get", "ss", ("org.freedesktop.Notifications", "Inhibited"), starts=False)
DUNST = Call(*NOTIFICATIONS, "Get", "ss", ("org.dunstproject.cmd0", "paused"), starts=False)
XFCONF = ("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf", "GetProperty", "ss")
XFCE = Call(*XFCONF, ("xfce4-notifyd", "/do-not-disturb"), starts=False)
XFCE_PRESENTS = Call(*XFCONF, ("xfce4-power-manager", "/xfce4-power-manager/presentation-mode"), starts=False)
GSETTINGS = {
    "GNOME": ("org.gnome.desktop.notifications", "show-banners", "false"),
    "X-Cinnamon": ("org.cinnamon.desktop.notifications", "display-notifications", "false"),
    "MATE": ("org.mate.NotificationDaemon", "do-not-disturb", "true"),
}
ANSWERS_WITHIN_S = 1
# SHQueryUserNotificationState
WINDOWS_STATES = {2: Reason.FULL_SCREEN, 3: Reason.FULL_SCREEN, 4: Reason.PRESENTATION, 6: Reason.DO_NOT_DISTURB}


@dataclass(frozen=True)
class Way:
    """One way to learn of one reason; it answers None where it does not work here."""

    reason: Reason
    name: str
    ask: Callable[[], bool | None]


def truth_of(answer: Answer) -> bool | None:
    """A boolean property, as D-Bus wraps it."""
    match answer:
        case Answer(error="", arguments=(("b", bool(value)),)):
            return value
    return None


def is_camera(path: str) -> bool:
    """Whether an open file of some process is a camera."""
    return path.startswith("/dev/video")


def is_recording(status: str) -> bool:
    """Whether a capture device of /proc/asound runs, by its `status`."""
    return "state: RUNNING" in status


def reason_of_windows(state: int) -> Reason | None:
    return WINDOWS_STATES.get(state)


def ways(buses: Buses, display: XDisplay | None) -> tuple[Way, ...]:
    """The ways of this system."""
    if sys.platform == "win32":
        return tuple(
            Way(reason, "SHQueryUserNotificationState", lambda reason=reason: _windows_says(reason))  # type: ignore[misc]
            for reason in (Reason.FULL_SCREEN, Reason.PRESENTATION, Reason.DO_NOT_DISTURB)
        )
    elif sys.platform == "darwin":
        return ()
    found = [
        Way(Reason.DO_NOT_DISTURB, "KDE", lambda: _says(buses, KDE)),
        Way(Reason.DO_NOT_DISTURB, "dunst", lambda: _says(buses, DUNST)),
        Way(Reason.DO_NOT_DISTURB, "Xfce", lambda: _says(buses, XFCE)),
        Way(Reason.DO_NOT_DISTURB, "gsettings", _gsettings_says),
        Way(Reason.PRESENTATION, "Xfce", lambda: _says(buses, XFCE_PRESENTS)),
        Way(Reason.CAMERA, "/proc", lambda: camera_in_use(Path("/proc"))),
        Way(Reason.MICROPHONE, "/proc/asound", lambda: microphone_in_use(Path("/proc/asound"))),
    ]
    if display is not None:
        found.append(Way(Reason.FULL_SCREEN, "X11", display.is_full_screen))
    return tuple(found)


def camera_in_use(proc: Path) -> bool | None:
    """Whether a process of the user's has a camera open; those of others cannot be looked into."""
    return any(is_camera(target) for target in _open_files(proc))


def microphone_in_use(asound: Path) -> bool | None:
    """Whether something records; None without ALSA."""
    if not asound.is_dir():
        return None
    return any(is_recording(_text_of(status)) for status in asound.glob("card*/pcm*c/sub*/status"))


def _open_files(proc: Path) -> Iterable[str]:
    for process in proc.iterdir():
        if not process.name.isdigit():
            continue
        try:
            descriptors = list((process / "fd").iterdir())
        except OSError:  # another user's, or over already
            continue
        for descriptor in descriptors:
            try:
                yield os.readlink(descriptor)
            except OSError:  # closed meanwhile
                continue


def _text_of(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")
    except OSError:  # unplugged meanwhile
        return ""


def _says(buses: Buses, call: Call) -> bool | None:
    bus = buses.get("session")
    return truth_of(bus.ask(call)) if bus is not None else None


def _gsettings_says() -> bool | None:
    """GNOME and its relatives tell it only through their settings."""
    for desktop in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
        if desktop in GSETTINGS:
            schema, key, disturbed = GSETTINGS[desktop]
            command = ("gsettings", "get", schema, key)
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=ANSWERS_WITHIN_S, check=False)
            except (OSError, subprocess.TimeoutExpired):
                return None
            return done.stdout.strip() == disturbed if done.returncode == 0 else None
    return None


def _windows_says(reason: Reason) -> bool | None:
    state = c_int()
    if ctypes.__dict__["windll"].shell32.SHQueryUserNotificationState(byref(state)) != 0:
        return None
    return reason_of_windows(state.value) is reason
