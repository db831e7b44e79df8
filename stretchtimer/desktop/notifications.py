"""Notifications of the desktop (org.freedesktop.Notifications): shown, replaced, withdrawn, and answered by buttons.

One notification at a time: a new one takes the place of the one before. The server sends answers only to the
connection that asked, so asking and hearing share one.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.desktop.dbus import Answer, Buses, Call, Said

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus_connection import Connection

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
RULE = f"type='signal',sender='{NAME}',interface='{NAME}'"
APP, ICON = "StretchTimer", "stretchtimer"
BY_ITSELF = -1  # the server says how long it stays
DISMISSED = 2


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notification says, and its buttons: a key for each, and the words on it."""

    title: str
    text: str
    actions: tuple[tuple[str, str], ...] = ()
    sound: bool = False


def notify_call(notice: Notice, replaces: int) -> Call:
    """`replaces` is the id of the one before, 0 for none."""
    flat = [word for action in notice.actions for word in action]
    hints: dict[str, tuple[str, object]] = {"desktop-entry": ("s", ICON), "category": ("s", "reminder")}
    if not notice.sound:
        hints["suppress-sound"] = ("b", True)
    arguments = (APP, replaces, ICON, notice.title, _plain(notice.text), flat, hints, BY_ITSELF)
    return Call(NAME, PATH, NAME, "Notify", "susssasa{sv}i", arguments)


def withdraw_call(notification: int) -> Call:
    return Call(NAME, PATH, NAME, "CloseNotification", "u", (notification,))


def id_of(answer: Answer) -> int:
    """The id that was given; 0 where nobody shows notifications."""
    match answer:
        case Answer(error="", arguments=(int(number),)):
            return number
    return 0


def _plain(text: str) -> str:
    """The text may hold markup, so what would be some is escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Notifications(QObject):
    """Shows one, and hears what became of it."""

    answered = Signal(str)  # the key of a button; "default" for a click beside them
    dismissed = Signal()  # closed by the user without an answer
    failed = Signal()  # nobody here shows notifications

    def __init__(self, buses: Buses, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses = buses
        self._connection: Connection | None = None
        self._id = 0
        self._wanted: Notice | None = None  # what is to be seen
        self._asked: Notice | None = None  # whose id is not known yet

    def show(self, notice: Notice) -> None:
        """Show it, in the place of the one before."""
        self._wanted = notice
        if self._asked is None:
            self._ask(notice)

    def withdraw(self) -> None:
        """Take it away; one that is still on its way is taken away when it has come."""
        self._wanted = None
        if self._id and self._connection is not None:
            self._connection.call(withdraw_call(self._id))
            self._id = 0

    def _ask(self, notice: Notice) -> None:
        connection = self._connected()
        if connection is None:
            self._fail()
            return
        self._asked = notice
        connection.call(notify_call(notice, self._id), self._note)

    def _fail(self) -> None:
        self._wanted = None
        self.failed.emit()

    def _connected(self) -> "Connection | None":
        connection = self._buses.get("session")
        if connection is not None and connection is not self._connection:
            self._connection, self._id = connection, 0
            connection.heard.connect(self._hear)
            connection.listen(RULE)
        return connection

    def _note(self, answer: Answer) -> None:
        asked, self._asked = self._asked, None
        self._id = id_of(answer)
        if not self._id:
            self._fail()
        elif self._wanted is None:
            self.withdraw()
        elif self._wanted is not asked:
            self._ask(self._wanted)

    def _hear(self, said: Said) -> None:
        match said:
            case Said(interface="org.freedesktop.Notifications", arguments=(int(number), what)) if number == self._id:
                if said.member == "ActionInvoked":
                    self.answered.emit(str(what))
                elif said.member == "NotificationClosed":
                    self._id = 0
                    if what == DISMISSED:
                        self.dismissed.emit()
