"""Looks at what the desktop does for a session, by asking as a session asks: for a moment, and nothing stays behind."""

import sys

from PySide6.QtCore import QCoreApplication

from stretchtimer.cli.checkup import Finding
from stretchtimer.desktop import interruptions, keep_awake
from stretchtimer.desktop.dbus import Buses
from stretchtimer.desktop.presence_probes import DesktopProbes
from stretchtimer.words.language import _
from stretchtimer.words.session_words import under_way


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
    probes = DesktopProbes(buses)
    answers = probes.answers()
    probes.close()
    idle = [name.removeprefix("idle: ") for name, answer in answers.items() if name.startswith("idle: ")]
    telling = [name for name in idle if answers[f"idle: {name}"] is not None]
    others = [name for name, answer in answers.items() if answer is not None and not name.startswith("idle: ")]
    what = _("Breaks by yourself")
    found = (
        _("seen by {name}").format(name=telling[0]) if telling else _("nothing here tells whether somebody is there")
    )
    cure = "" if telling or sys.platform != "linux" else "sudo apt-get install --no-install-recommends libxss1"
    holds = ", ".join(others) or _("nothing here can be asked")
    return [Finding(what, bool(telling), found, cure), Finding(_("What reminders wait for"), bool(others), holds)]
