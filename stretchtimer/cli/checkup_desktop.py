"""Looks at what the desktop does for a session, by asking as a session asks: for a moment, and nothing stays behind."""

import sys

from PySide6.QtCore import QCoreApplication

from stretchtimer.cli.checkup import Finding
from stretchtimer.desktop import interruptions, keep_awake
from stretchtimer.desktop.dbus import Buses
from stretchtimer.words.session_words import under_way


def examine_desktop() -> list[Finding]:
    """Screen, lock and sleep, and media keys."""
    if sys.platform != "linux":
        return [_awake("the system"), _lock_and_sleep(""), _media_keys(has_bus=False)]
    _app = QCoreApplication.instance() or QCoreApplication([])  # a connection listens by its loop
    buses = Buses()
    found = [
        _awake(keep_awake.probe(buses, under_way())),
        _lock_and_sleep(interruptions.probe(buses)),
        _media_keys(has_bus=buses.get("session") is not None),
    ]
    buses.close()
    return found


def _awake(held_by: str) -> Finding:
    what = "Screen on during a session"
    if held_by:
        return Finding(what, True, f"held by {held_by}")
    cure = "install xdg-desktop-portal with your desktop's part of it, or let the screen stay on longer than a session"
    return Finding(what, False, "nothing here can be asked for it", cure)


def _lock_and_sleep(session: str) -> Finding:
    what = "Lock and sleep"
    if session:
        return Finding(what, True, f"told by logind, for session {session}")
    found = "nobody tells of them; a session still pauses when it finds that its clock stood still"
    return Finding(what, sys.platform != "linux", found)


def _media_keys(*, has_bus: bool) -> Finding:
    what = "Media keys"
    if has_bus:
        return Finding(what, True, "from the whole desktop, during a session (MPRIS)")
    cure = "start StretchTimer in a desktop session, or with dbus-run-session" if sys.platform == "linux" else ""
    return Finding(what, sys.platform != "linux", "only while the window has the keyboard", cure)
