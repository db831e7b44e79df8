"""One connection to a bus, fed by Qt's loop: calls go out at once, answers and signals come in as they arrive.

Nothing waits here but `ask`, which is for the command line.
"""

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier, Signal

from stretchtimer.desktop.dbus import (
    CUT_OFF,
    DAEMON,
    UNKNOWN_METHOD,
    Answer,
    Answered,
    Asked,
    Call,
    Said,
    Serving,
    Which,
)

CONNECTS_WITHIN_S = 3.0  # a laptop that has just woken up is slow
ANSWERS_WITHIN_S = 3.0


def connect(which: Which) -> "Connection | None":
    """Connect to a bus; None where none answers: no address, no daemon, or one that hangs."""
    return connect_at(which.upper())


def connect_at(address: str) -> "Connection | None":
    """Connect to the bus at an address."""
    try:
        bus = open_dbus_connection(address, enable_fds=True, auth_timeout=CONNECTS_WITHIN_S)
    except (OSError, KeyError, ValueError, RuntimeError):  # no socket, no address, refused, an address of another kind
        return None
    return Connection(bus)


class Connection(QObject):
    """Calls, listens and serves on one bus."""

    heard = Signal(object)  # Said: each signal that a rule of `listen` lets through

    def __init__(self, bus: DBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self._waiting: dict[int, Answered] = {}
        self._served: dict[str, Serving] = {}
        self._hanging: set[str] = set()
        self._incoming = QSocketNotifier(bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._incoming.activated.connect(self._take_all)
        self.is_open = True

    def call(self, call: Call, answered: Answered | None = None) -> None:
        """Say it; `answered` hears the answer, once, also when the connection is lost meanwhile."""
        address = DBusAddress(call.path, call.service, call.interface)
        message = new_method_call(address, call.member, call.signature or None, call.arguments)
        if not call.starts:
            message.header.flags |= MessageFlag.no_auto_start
        serial = next(self._bus.outgoing_serial)
        if answered is not None:
            self._waiting[serial] = answered
        self._send(message, serial)

    def ask(self, call: Call) -> Answer:
        """Say it and wait for the answer. A service that hangs is not waited for again until it has answered."""
        if call.service in self._hanging:
            return Answer(error=CUT_OFF)
        answers: list[Answer] = []

        def take(answer: Answer) -> None:
            answers.append(answer)
            self._hanging.discard(call.service)

        self.call(call, take)
        while not answers and self.is_open:
            try:
                self._take(ANSWERS_WITHIN_S)
            except TimeoutError:
                self._hanging.add(call.service)
                return Answer(error=CUT_OFF)
        return answers[0]

    def listen(self, rule: str) -> None:
        """Hear the signals that this match rule lets through."""
        self.call(Call(*DAEMON, "AddMatch", "s", (rule,)))

    def serve(self, path: str, serving: Serving | None) -> None:
        """Let others call an object of ours; None takes it away."""
        if serving is None:
            self._served.pop(path, None)
        else:
            self._served[path] = serving

    def say(self, said: Said) -> None:
        emitter = DBusAddress(said.path, interface=said.interface)
        self._send(new_signal(emitter, said.member, said.signature, said.arguments))

    def close(self) -> None:
        if not self.is_open:
            return
        self.is_open = False
        self._incoming.setEnabled(False)
        self._bus.close()
        waiting, self._waiting = self._waiting, {}
        for answered in waiting.values():
            answered(Answer(error=CUT_OFF))

    def _send(self, message: Message, serial: int | None = None) -> None:
        try:
            if self.is_open:
                self._bus.send(message, serial)
        except OSError:
            self.close()
        if not self.is_open and serial in self._waiting:
            self._waiting.pop(serial)(Answer(error=CUT_OFF))

    def _take_all(self) -> None:
        try:
            while self.is_open:
                self._take(0)
        except TimeoutError:
            return  # that was all there is for now

    def _take(self, wait_s: float) -> None:
        """Take in one message; raises TimeoutError if none has come."""
        try:
            message = self._bus.receive(timeout=wait_s)
        except ConnectionError:
            self.close()
            return
        self._hear(message)

    def _hear(self, message: Message) -> None:
        fields, kind = message.header.fields, message.header.message_type
        signature = fields.get(HeaderFields.signature, "")
        if kind is MessageType.signal:
            where = (fields[HeaderFields.path], fields[HeaderFields.interface], fields[HeaderFields.member])
            self.heard.emit(Said(*where, signature, tuple(message.body)))
        elif kind is MessageType.method_call:
            self._answer(message)
        else:
            answered = self._waiting.pop(fields[HeaderFields.reply_serial], None)
            if answered is not None:
                answered(Answer(signature, tuple(message.body), fields.get(HeaderFields.error_name, "")))

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        path, interface = fields[HeaderFields.path], fields.get(HeaderFields.interface, "")
        serving = self._served.get(path)
        asked = Asked(path, interface, fields[HeaderFields.member], tuple(message.body))
        answer = serving(asked) if serving else Answer(error=UNKNOWN_METHOD)
        if message.header.flags & MessageFlag.no_reply_expected:
            return
        if answer.error:
            self._send(new_error(message, answer.error))
        else:
            self._send(new_method_return(message, answer.signature or None, answer.arguments))
