"""While a session runs, the screen stays on and the machine awake: nobody touches a key in a forward fold.

A desktop is asked in the ways below, one after the other, until one of them takes the wish. Closing the lid still sends
the machine to sleep. Nothing is left behind by a crash: every way ends with the connection, or with the process.

A pause lets go at once. The key that paused was the last sign of life, so the user's own idle time starts there; and a
locked machine, which pauses too, is free to sleep.
"""

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from stretchtimer.core.session import Status
from stretchtimer.desktop.dbus import CUT_OFF, Answer, Buses, Call, Which

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus_connection import Connection

APP = "StretchTimer"
SUSPEND, IDLE = 4, 8  # flags that the portal and GNOME's session manager have in common
NEEDS_THE_SCREEN = frozenset({Status.RUNNING, Status.COUNTING_IN, Status.EASING})


@dataclass(frozen=True)
class Way:
    """One way to ask, and how to take it back: a call with what the first one gave, or closing what it gave."""

    name: str
    bus: Which
    ask: Call
    release: Call | None = None

    def undo(self, answer: Answer) -> Call | None:
        """The call that takes it back: to the object that was given, or with the cookie that was."""
        if self.release is None:
            return None
        if not self.release.path:
            return replace(self.release, path=str(answer.arguments[0]))
        return replace(self.release, arguments=answer.arguments[:1])


class Hold(Protocol):
    """What keeps a machine awake; each system has its own."""

    def hold(self) -> None: ...

    def release(self) -> None: ...


def needs_the_screen(status: Status) -> bool:
    return status in NEEDS_THE_SCREEN


def ways(reason: str) -> tuple[Way, ...]:
    """Every way a Linux desktop may have, the most common first; `reason` is shown to the user by some."""
    portal = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit")
    saver = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
    gnome = ("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
    logind = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
    options = {"reason": ("s", reason)}
    return (
        Way(
            "org.freedesktop.portal.Inhibit",
            "session",
            Call(*portal, "Inhibit", "sua{sv}", ("", SUSPEND | IDLE, options)),
            Call(portal[0], "", "org.freedesktop.portal.Request", "Close"),
        ),
        Way(
            "org.freedesktop.ScreenSaver",
            "session",
            Call(*saver, "Inhibit", "ss", (APP, reason)),
            Call(*saver, "UnInhibit", "u"),
        ),
        Way(
            "org.gnome.SessionManager",
            "session",
            Call(*gnome, "Inhibit", "susu", (APP, 0, reason, SUSPEND | IDLE)),
            Call(*gnome, "Uninhibit", "u"),
        ),
        Way("logind", "system", Call(*logind, "Inhibit", "ssss", ("sleep:idle", APP, reason, "block"))),
    )


def make_hold(buses: Buses, reason: str, parent: QObject | None = None) -> Hold:
    """What keeps this system awake."""
    if sys.platform == "win32":
        from stretchtimer.desktop.keep_awake_elsewhere import WindowsHold

        return WindowsHold()
    elif sys.platform == "darwin":
        from stretchtimer.desktop.keep_awake_elsewhere import MacHold

        return MacHold()
    else:
        return DesktopHold(buses, reason, parent)


@dataclass(frozen=True)
class Held:
    """What was given, and the connection it was given on."""

    way: Way
    answer: Answer
    connection: "Connection"


class DesktopHold(QObject):
    """Keeps a Linux desktop awake. Every answer comes later; one that comes too late is taken back."""

    def __init__(self, buses: Buses, reason: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses = buses
        self._ways = ways(reason)
        self._wanted = False
        self._asking = False
        self._held: Held | None = None

    @property
    def held_by(self) -> str:
        """The name of the way that holds; "" while none does."""
        return self._held.way.name if self._held and self._held.connection.is_open else ""

    def hold(self) -> None:
        if self._wanted:
            return  # also when nobody took the wish: they are asked once, not at every tick
        self._wanted = True
        if not self._asking:
            self._try(self._ways)

    def release(self) -> None:
        self._wanted = False
        self._let_go()

    def _try(self, left: tuple[Way, ...]) -> None:
        """Ask in the first of these ways that has a bus here."""
        if not left:
            return
        way, others = left[0], left[1:]
        connection = self._buses.get(way.bus)
        if connection is None:
            self._try(others)
            return
        self._asking = True
        connection.call(way.ask, lambda answer: self._answered(Held(way, answer, connection), others))

    def _answered(self, held: Held, others: tuple[Way, ...]) -> None:
        self._asking = False
        if not held.answer.error:
            self._held = held
            if not self._wanted:
                self._let_go()
        elif self._wanted:
            self._try(others)

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        undo = held.way.undo(held.answer)
        if undo is None:
            close_lock(held.answer)
        else:
            held.connection.call(undo)


def close_lock(answer: Answer) -> None:
    """Give back a lock that is a file descriptor."""
    from jeepney import FileDescriptor

    for given in answer.arguments:
        if isinstance(given, FileDescriptor):
            given.close()


def probe(buses: Buses, reason: str) -> str:
    """Hold and let go, and tell what held, for the command line; "" when nothing did."""
    for way in ways(reason):
        connection = buses.get(way.bus)
        answer = connection.ask(way.ask) if connection else Answer(error=CUT_OFF)
        if connection is None or answer.error:
            continue
        undo = way.undo(answer)
        if undo is None:
            close_lock(answer)
        else:
            connection.ask(undo)
        return way.name
    return ""
