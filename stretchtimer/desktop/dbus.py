"""What is said on D-Bus, as plain values, and the two buses of a machine, opened when first spoken on.

The values let the neighbours decide purely what to say and what was heard. Behind them is jeepney, not QtDBus, which
cannot send an unsigned number from Python: neither the portal's flags nor the cookie that takes a wish back.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus_connection import Connection

Which = Literal["session", "system"]

DAEMON = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
PROPERTIES = "org.freedesktop.DBus.Properties"
UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod"
CUT_OFF = "org.freedesktop.DBus.Error.Disconnected"


@dataclass(frozen=True)
class Call:
    """A method called on somebody's object; `signature` says how D-Bus types the arguments.

    The bus starts a service that is called and is not there, unless `starts` says otherwise.
    """

    service: str
    path: str
    interface: str
    member: str
    signature: str = ""
    arguments: tuple[object, ...] = ()
    starts: bool = True


@dataclass(frozen=True)
class Answer:
    """What comes back: typed values, or the name of an error."""

    signature: str = ""
    arguments: tuple[object, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class Said:
    """A signal that was heard, or is to be sent."""

    path: str
    interface: str
    member: str
    signature: str = ""
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A method that somebody calls on an object of ours."""

    path: str
    interface: str
    member: str
    arguments: tuple[object, ...] = ()


Answered = Callable[[Answer], None]
Serving = Callable[[Asked], Answer]


class Buses(QObject):
    """The user's bus and the machine's, each connected to when it is first needed; None where there is none.

    What was taken out on a bus (a name, a wish that the screen stays on) ends with its connection, also when the
    process is killed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: dict[Which, Connection] = {}

    def warm(self) -> None:
        """Load what speaking on a bus takes: some 30 ms that nobody should wait for later."""
        if sys.platform == "linux":
            from stretchtimer.desktop import dbus_connection  # noqa: F401 - loading it is all that is wanted

    def get(self, which: Which) -> "Connection | None":
        found = self._open.get(which)
        if found is not None and found.is_open:
            return found
        connection = _connect(which)
        if connection is not None:
            self._open[which] = connection
        return connection

    def close(self) -> None:
        while self._open:
            _, connection = self._open.popitem()
            connection.close()


def _connect(which: Which) -> "Connection | None":
    if sys.platform != "linux":
        return None
    from stretchtimer.desktop.dbus_connection import connect  # jeepney is nothing that a first frame needs

    return connect(which)
