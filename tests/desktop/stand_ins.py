"""Services of a desktop, with the real names and signatures: they refuse what the real ones would refuse.

Each is on a connection of its own to the test's bus, and forgets what a caller took out when that one leaves the bus,
as the real ones do.
"""

from collections.abc import Callable, Mapping

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier

PORTAL = "org.freedesktop.portal.Desktop"
SCREEN_SAVER = "org.freedesktop.ScreenSaver"
GNOME = "org.gnome.SessionManager"
LOGIND = "org.freedesktop.login1"
PROPERTIES = "org.freedesktop.DBus.Properties"

Method = tuple[str, str, Callable[[Message], tuple[object, ...]]]
"""The signature that goes in, the one that comes out, and what is answered."""


class StandIn(QObject):
    """A service with some methods, by interface and name."""

    def __init__(self, name: str, methods: Mapping[tuple[str, str], Method]) -> None:
        """Only logind is on the machine's bus."""
        super().__init__()
        self.calls: list[tuple[str, str]] = []  # path and method
        self._methods = methods
        self._bus = open_dbus_connection("SYSTEM" if name == LOGIND else "SESSION", enable_fds=True)
        proxy = Proxy(message_bus, self._bus)
        assert proxy.RequestName(name) == (1,)
        proxy.AddMatch("type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged'")
        self._incoming = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._incoming.activated.connect(self._take)

    def say(self, path: str, interface: str, member: str, signature: str, *arguments: object) -> None:
        self._bus.send(new_signal(DBusAddress(path, interface=interface), member, signature or None, arguments))

    def leave(self) -> None:
        self._incoming.setEnabled(False)
        self._bus.close()

    def forget(self, caller: str) -> None:
        """A caller has left the bus."""

    def _take(self) -> None:
        try:
            while True:
                self._hear(self._bus.receive(timeout=0))
        except TimeoutError:
            return
        except ConnectionError:  # the bus has ended before it: in a test that failed
            self.leave()

    def _hear(self, message: Message) -> None:
        if message.header.message_type is MessageType.method_call:
            self._bus.send(self._answer(message))
        elif message.header.fields.get(HeaderFields.member) == "NameOwnerChanged" and not message.body[2]:
            self.forget(message.body[0])

    def _answer(self, message: Message) -> Message:
        fields = message.header.fields
        interface, member = fields[HeaderFields.interface], fields[HeaderFields.member]
        self.calls.append((fields[HeaderFields.path], member))
        if (interface, member) not in self._methods:
            return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        takes, gives, answer = self._methods[interface, member]
        if fields.get(HeaderFields.signature, "") != takes:
            return new_error(message, "org.freedesktop.DBus.Error.InvalidArgs")
        return new_method_return(message, gives or None, answer(message))


class Inhibitor(StandIn):
    """Whoever keeps the screen on for others: what each caller holds, by what it was given for it."""

    def __init__(self, name: str) -> None:
        self.held: dict[object, tuple[str, tuple[object, ...]]] = {}
        super().__init__(
            name,
            {
                PORTAL: {
                    (f"{PORTAL[:-8]}.Inhibit", "Inhibit"): ("sua{sv}", "o", self._give_path),
                    (f"{PORTAL[:-8]}.Request", "Close"): ("", "", self._take_path),
                },
                SCREEN_SAVER: {
                    (SCREEN_SAVER, "Inhibit"): ("ss", "u", self._give_cookie),
                    (SCREEN_SAVER, "UnInhibit"): ("u", "", self._take_cookie),
                },
                GNOME: {
                    (GNOME, "Inhibit"): ("susu", "u", self._give_cookie),
                    (GNOME, "Uninhibit"): ("u", "", self._take_cookie),
                },
            }[name],
        )

    def forget(self, caller: str) -> None:
        self.held = {key: taken for key, taken in self.held.items() if taken[0] != caller}

    def _give_cookie(self, message: Message) -> tuple[object, ...]:
        cookie = 4_000_000_000 + len(self.calls)  # fits into no signed number
        self.held[cookie] = (message.header.fields[HeaderFields.sender], message.body)
        return (cookie,)

    def _take_cookie(self, message: Message) -> tuple[object, ...]:
        del self.held[message.body[0]]
        return ()

    def _give_path(self, message: Message) -> tuple[object, ...]:
        path = f"/org/freedesktop/portal/desktop/request/r{len(self.calls)}"
        self.held[path] = (message.header.fields[HeaderFields.sender], message.body)
        return (path,)

    def _take_path(self, message: Message) -> tuple[object, ...]:
        del self.held[message.header.fields[HeaderFields.path]]
        return ()
