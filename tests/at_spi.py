"""The program as a screen reader meets it: read and pressed over the real accessibility bus, from another process.

The bus is the desktop's own (at-spi2-core), started on a session bus that nobody else uses. Qt answers there what
Orca would hear; nothing in here knows a widget.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ROOT = Path(__file__).parent.parent
DEADLINE_S = 15.0
ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
REGISTRY, TOP = "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"
REGISTRY_PATH = "/org/a11y/atspi/registry"
ANNOUNCED = "Announcement"
NOBODY = "/org/a11y/atspi/null"
CHECKED, ENABLED, FOCUSABLE, SHOWING = 4, 8, 11, 25
"""Of AtspiStateType."""


@dataclass(frozen=True)
class Node:
    """One thing in the tree."""

    path: str
    role: str
    name: str
    description: str
    states: int

    def has(self, state: int) -> bool:
        return bool(self.states >> state & 1)


class Tree:
    """The tree of the one program on the bus."""

    def __init__(self, bus: DBusConnection, process: "subprocess.Popen[str]") -> None:
        self._bus, self._program = bus, ""
        self.process = process
        self.seen: list[Node] = []
        self.announced: list[str] = []

    def listen(self) -> None:
        """Hear from now on what is announced, as a screen reader does: it says so, and asks the bus for it."""
        rule = f"type='signal',interface='org.a11y.atspi.Event.Object',member='{ANNOUNCED}'"
        registry = DBusAddress(REGISTRY_PATH, REGISTRY, REGISTRY)
        events = "Object:StateChanged:Focused", f"Object:{ANNOUNCED}"
        wanted = [new_method_call(registry, "RegisterEvent", "s", (event,)) for event in events]
        self._ask([message_bus.AddMatch(rule), *wanted])

    def wait_until_announced(self, text: str) -> None:
        until = time.monotonic() + DEADLINE_S
        while text not in self.announced:
            assert time.monotonic() < until, f"“{text}” was not announced, but {self.announced}"
            self.read()

    def read(self) -> list[Node]:
        """Everything that shows, generation by generation; empty while there is no program."""
        self.seen = seen = []
        paths = [TOP] if self._program or self._find_program() else []
        while paths:
            nodes = [node for node in self._nodes(paths) if node.role == "application" or node.has(SHOWING)]
            seen += nodes
            answers = self._ask(self._call(node.path, ACCESSIBLE, "GetChildren") for node in nodes)
            paths = [path for children in answers for _program, path in children or () if path != NOBODY]
        return seen

    def wait_for(self, wanted: Callable[[list[Node]], Node | None], what: str) -> Node:
        """Read the tree until something is in it."""
        until = time.monotonic() + DEADLINE_S
        while True:
            nodes = self.read()
            found = wanted(nodes)
            if found is not None:
                return found
            there = sorted({f"{node.role} “{node.name}”" for node in nodes if node.name})
            assert time.monotonic() < until, f"no {what} among {there}"

    def wait_until_there(self) -> list[Node]:
        """All of it, once the program is on the bus."""
        self.wait_for(lambda nodes: nodes[0] if nodes else None, "program")
        return self.seen

    def find(self, name: str, role: str = "") -> Node:
        """The first enabled thing of this name, and role where one is given; waited for."""
        return self.wait_for(lambda nodes: _first(nodes, name, role), f"{role} “{name}”")

    def press(self, name: str, role: str = "") -> None:
        """Do what can be done first with the thing of this name: a press, a toggle, a choice."""
        node = self.find(name, role)
        (done,) = self._ask([self._call(node.path, ACTION, "DoAction", "i", (0,))])
        assert done, f"“{name}” cannot be pressed"

    def _find_program(self) -> bool:
        address = DBusAddress(TOP, REGISTRY, ACCESSIBLE)
        (programs,) = self._ask([new_method_call(address, "GetChildren")])
        self._program = next((program for program, _path in programs or ()), "")
        return bool(self._program)

    def _nodes(self, paths: list[str]) -> list[Node]:
        """Those of the paths that still stand for something."""
        calls: list[Message] = []
        for path in paths:
            properties = Properties(DBusAddress(path, self._program, ACCESSIBLE))
            calls.append(self._call(path, ACCESSIBLE, "GetRoleName"))
            calls.append(self._call(path, ACCESSIBLE, "GetState"))
            calls += [properties.get("Name"), properties.get("Description")]
        answers = iter(self._ask(calls))
        nodes = []
        for path, role, states, name, description in zip(paths, answers, answers, answers, answers, strict=False):
            if None not in (role, states, name, description):
                nodes.append(Node(path, role, name[1], description[1], states[0] | states[1] << 32))
        return nodes

    def _call(self, path: str, interface: str, member: str, signature: str = "", body: tuple[int, ...] = ()) -> Message:
        return new_method_call(DBusAddress(path, self._program, interface), member, signature or None, body)

    def _ask(self, calls: Iterable[Message]) -> list[Any]:
        """The first value of each answer, all asked at once; None for what has gone meanwhile."""
        serials = []
        for call in calls:
            serials.append(next(self._bus.outgoing_serial))
            self._bus.send(call, serial=serials[-1])
        answers: dict[int, Any] = {}
        while len(answers) < len(serials):
            heard = self._bus.receive(timeout=DEADLINE_S)
            if heard.header.fields.get(HeaderFields.member) == ANNOUNCED:
                self.announced.append(heard.body[3][1])
            asked = heard.header.fields.get(HeaderFields.reply_serial)
            if asked is not None:
                answers[asked] = (
                    None if heard.header.message_type is MessageType.error else next(iter(heard.body), True)
                )
        return [answers[serial] for serial in serials]


@contextmanager
def spoken_program(folder: Path, display: str, *command: str) -> Iterator[Tree]:
    """A Python program on a display, with a bus of its own and a desktop's accessibility on it."""
    with ExitStack() as until_the_end:
        runtime = until_the_end.enter_context(TemporaryDirectory(prefix="st-"))
        surroundings = {**os.environ, "DISPLAY": display, "XDG_RUNTIME_DIR": runtime, "QT_QPA_PLATFORM": "xcb"}
        surroundings |= {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LANGUAGE": "en",
            "QT_LOGGING_RULES": "qt.accessibility.*=false",
        }
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        daemon = until_the_end.enter_context(_running(bus, surroundings))
        assert daemon.stdout is not None
        surroundings["DBUS_SESSION_BUS_ADDRESS"] = address = daemon.stdout.readline().strip()
        with open_dbus_connection(address) as session:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            found = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=DEADLINE_S)
        reading = until_the_end.enter_context(open_dbus_connection(found.body[0]))
        program = [sys.executable, *command, "--data-dir", str(folder)]
        process = until_the_end.enter_context(_running(program, surroundings, errors=None))  # seen when the test fails
        yield Tree(reading, process)


def _first(nodes: list[Node], name: str, role: str) -> Node | None:
    return next((n for n in nodes if n.name == name and n.has(ENABLED) and role in ("", n.role)), None)


@contextmanager
def _running(
    command: list[str], surroundings: dict[str, str], errors: int | None = subprocess.DEVNULL
) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(DEADLINE_S)
