"""Looks at what the desktop does for a session, by asking as a session asks: for a moment, and nothing stays behind."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from stretchtimer.cli.checkup import Finding
from stretchtimer.clock import SystemClock
from stretchtimer.core.reminder_log import Reason
from stretchtimer.desktop import interruptions, keep_awake
from stretchtimer.desktop.dbus import Buses, Call
from stretchtimer.desktop.presence_probes import DesktopProbes
from stretchtimer.desktop.wayland_idle import socket_path
from stretchtimer.words.language import N_, _
from stretchtimer.words.session_words import under_way

BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
WAITS = (
    (N_("Do not disturb"), (Reason.DO_NOT_DISTURB,)),
    (N_("Full screen"), (Reason.FULL_SCREEN, Reason.PRESENTATION)),
    (N_("Camera and microphone"), (Reason.CAMERA, Reason.MICROPHONE)),
)


def examine_desktop() -> list[Finding]:
    """Screen, lock and sleep, media keys, and what reminders go by."""
    if sys.platform != "linux":
        return [_awake(_("the system")), _lock_and_sleep(""), _media_keys(has_bus=False), *_reminders(Buses())]
    _app = QCoreApplication.instance() or QCoreApplication([])  # a connection listens by its loop
    buses = Buses()
    found = [
        _awake(keep_awake.probe(buses, under_way())),
        _lock_and_sleep(interruptions.probe(buses)),
        _media_keys(has_bus=buses.get("session") is not None),
        *_reminders(buses),
        *_shown(buses),
    ]
    buses.close()
    return found


def _awake(held_by: str) -> Finding:
    what = _("Screen on during a session")
    if held_by:
        return Finding(what, True, _("held by {name}").format(name=held_by))
    cure = _("install xdg-desktop-portal with your desktop's part of it, or let the screen stay on longer")
    return Finding(what, False, _("nothing here can be asked for it"), cure)


def _lock_and_sleep(session: str) -> Finding:
    what = _("Lock and sleep")
    if session:
        return Finding(what, True, _("told by logind, for session {session}").format(session=session))
    found = _("nobody tells of them; a session still pauses when it finds that its clock stood still")
    return Finding(what, sys.platform != "linux", found)


def _media_keys(*, has_bus: bool) -> Finding:
    what = _("Media keys")
    if has_bus:
        return Finding(what, True, _("from the whole desktop, during a session (MPRIS)"))
    cure = _("start StretchTimer in a desktop session, or with dbus-run-session") if sys.platform == "linux" else ""
    return Finding(what, sys.platform != "linux", _("only while the window has the keyboard"), cure)


def _reminders(buses: Buses) -> list[Finding]:
    """Which ways tell whether somebody is there, and what speaks against an interruption."""
    probes = DesktopProbes(buses, SystemClock().elapsed_ms)
    answers, telling = probes.answers(), probes.telling()
    probes.close()
    return [_breaks(telling), *(_wait(one, reasons, answers) for one, reasons in WAITS)]


def _breaks(telling: tuple[str, ...]) -> Finding:
    """Whether it is seen that somebody is away. Under Wayland only the compositor can tell: nothing cures it."""
    what = _("Breaks by yourself")
    if telling:
        return Finding(what, True, _("seen by {name}").format(name=telling[0]))
    if sys.platform == "linux" and socket_path() is not None:
        return Finding(what, False, _("this Wayland compositor speaks neither ext-idle-notify nor GNOME's way"))
    cure = "sudo apt-get install --no-install-recommends libxss1" if sys.platform == "linux" else ""
    return Finding(what, False, _("nothing here tells whether somebody is there"), cure)


def _wait(what: str, reasons: tuple[Reason, ...], answers: Mapping[str, int | bool | None]) -> Finding:
    """Whether the desktop tells of something that reminders wait for."""
    ways = {name.partition(": ")[2]: answer for name, answer in answers.items() if name.partition(": ")[0] in reasons}
    telling = sorted({way for way, answer in ways.items() if answer is not None})
    silent = sorted(set(ways) - set(telling))
    if telling:
        return Finding(_(what), True, _("told by {names}").format(names=", ".join(telling)))
    return Finding(_(what), False, _("nobody tells of it here (asked: {names})").format(names=", ".join(silent) or "-"))


def _on_the_bus(what: str, service: str, found: str, lacking: str, cure: str, buses: Buses) -> Finding:
    """Whether a part of the desktop is there, by its name on the session's bus."""
    bus = buses.get("session")
    owned = Call(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner", "s", (service,)
    )
    is_there = bus is not None and bus.ask(owned).arguments == (True,)
    return Finding(what, is_there, found if is_there else lacking, "" if is_there else cure)


def _shown(buses: Buses) -> list[Finding]:
    """What reminders can be shown by, besides a window of their own."""
    return [
        _on_the_bus(
            _("Notifications"),
            "org.freedesktop.Notifications",
            _("shown by the desktop"),
            _("no notification daemon runs; a reminder comes as a card"),
            "sudo apt-get install --no-install-recommends dunst",
            buses,
        ),
        _on_the_bus(
            _("Tray icon"),
            "org.kde.StatusNotifierWatcher",
            _("shown by the desktop"),
            _("no tray that speaks StatusNotifierItem; the window and the command line do the same"),
            _("on GNOME: {command}").format(command="sudo apt-get install gnome-shell-extension-appindicator"),
            buses,
        ),
    ]
