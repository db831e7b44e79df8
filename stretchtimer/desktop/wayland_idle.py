"""A Wayland compositor tells when nothing was touched for a while: KWin, Sway, Hyprland, COSMIC and others.

It speaks by events, and is not asked: `idled` after five seconds without a touch, `resumed` at the next one. Until one
of them has come, or could have, nothing is known. In between somebody is active; how long ago the last touch was,
within those five seconds, is not told, and counts as now.

The second version of the protocol tells of keyboard and mouse alone. In the first, a film that keeps the screen on
counts as somebody there.
"""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from struct import error as WireError  # noqa: N812 - it is an exception

from PySide6.QtCore import QSocketNotifier

from stretchtimer.core.manners import TYPING_MS
from stretchtimer.desktop.wayland_wire import Event, Global, events_in, global_of, request

STILL_MS = TYPING_MS  # shorter than any stillness that matters
LATE_MS = 1_000  # so late an event may be
ANSWERS_WITHIN_S = 1.0
SEAT, NOTIFIER = "wl_seat", "ext_idle_notifier_v1"
# Objects, by the numbers that we give them; the first is always the display.
DISPLAY_ID, REGISTRY_ID, ANSWERED_ID, SEAT_ID, NOTIFIER_ID, NOTIFICATION_ID = range(1, 7)
# Requests and events, by their numbers in their interfaces.
SYNC, GET_REGISTRY, BIND, GET_IDLE, GET_INPUT_IDLE = 0, 1, 0, 1, 2
GLOBAL, IDLED, RESUMED = 0, 0, 1
INPUT_IDLE_SINCE = 2


@dataclass(frozen=True, slots=True)
class Stillness:
    """What was told: since when silence means that somebody is active, or when it was last said that nobody is."""

    active_from_ms: int
    idled_ms: int | None = None


def asked_at(now_ms: int) -> Stillness:
    """The compositor counts from the moment it is asked."""
    return Stillness(now_ms + STILL_MS + LATE_MS)


def told(before: Stillness, event: Event, now_ms: int) -> Stillness:
    """What is known after an event."""
    if event.sender != NOTIFICATION_ID:
        return before
    return Stillness(now_ms, idled_ms=now_ms if event.opcode == IDLED else None)


def idle_from_events(known: Stillness, now_ms: int) -> int | None:
    """For how long nothing was touched; None while it is too early to say."""
    if known.idled_ms is not None:
        return STILL_MS + now_ms - known.idled_ms
    return 0 if now_ms >= known.active_from_ms else None


def asking_for_idle(offered: tuple[Global, ...]) -> bytes | None:
    """The requests that follow what the compositor offers; None where it cannot tell."""
    seat = next((one for one in offered if one.interface == SEAT), None)
    notifier = next((one for one in offered if one.interface == NOTIFIER), None)
    if seat is None or notifier is None:
        return None
    version = min(notifier.version, INPUT_IDLE_SINCE)
    asked = GET_INPUT_IDLE if version >= INPUT_IDLE_SINCE else GET_IDLE
    return (
        request(REGISTRY_ID, BIND, seat.name, SEAT, 1, SEAT_ID)
        + request(REGISTRY_ID, BIND, notifier.name, NOTIFIER, version, NOTIFIER_ID)
        + request(NOTIFIER_ID, asked, NOTIFICATION_ID, STILL_MS, SEAT_ID)
    )


def socket_path() -> Path | None:
    """Where the compositor listens; None outside of Wayland."""
    name, runtime = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("XDG_RUNTIME_DIR")
    if not name or not (runtime or name.startswith("/")):
        return None
    return Path(runtime or "/", name)


class WaylandIdle:
    """A connection of our own to the compositor, made when it is first asked, and again after it was lost."""

    def __init__(self, elapsed_ms: Callable[[], int]) -> None:
        self._elapsed_ms = elapsed_ms
        self._socket: socket.socket | None = None
        self._incoming: QSocketNotifier | None = None
        self._is_refused = False  # this compositor cannot tell
        self._rest = b""
        self._known = asked_at(elapsed_ms())

    def is_there(self) -> bool:
        """Whether the compositor tells of idle time."""
        if self._socket is None and not self._is_refused:
            self._open()
        return self._socket is not None

    def idle_ms(self) -> int | None:
        """For how long nothing was touched; None where nobody tells, or not yet."""
        if self.is_there():
            self._take()
        return idle_from_events(self._known, self._elapsed_ms()) if self._socket is not None else None

    def close(self) -> None:
        if self._incoming is not None:
            self._incoming.setEnabled(False)
            self._incoming = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _open(self) -> None:
        path = socket_path()
        if path is None:
            return
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(ANSWERS_WITHIN_S)
        try:
            connection.connect(str(path))
            asking = asking_for_idle(_offered(connection))
            self._is_refused = asking is None
            connection.sendall(asking or b"")
        except (TimeoutError, ValueError, WireError):  # it hangs, or speaks something else
            self._is_refused = True
        except OSError:  # nobody there, and perhaps somebody later
            connection.close()
            return
        if self._is_refused:
            connection.close()
            return
        connection.setblocking(False)
        self._socket, self._rest, self._known = connection, b"", asked_at(self._elapsed_ms())
        self._incoming = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read)
        self._incoming.activated.connect(self._take)

    def _take(self) -> None:
        """Hear what has come, each with the instant at which it came."""
        while self._socket is not None:
            try:
                data = self._socket.recv(4096)
                events, self._rest = events_in(self._rest + data)
            except BlockingIOError:
                return
            except (OSError, ValueError):
                data, events = b"", ()
            for event in events:
                self._known = told(self._known, event, self._elapsed_ms())
            if not data:
                self.close()


def _offered(connection: socket.socket) -> tuple[Global, ...]:
    """All that the compositor offers. Raises OSError when it does not say."""
    connection.sendall(request(DISPLAY_ID, GET_REGISTRY, REGISTRY_ID) + request(DISPLAY_ID, SYNC, ANSWERED_ID))
    offered: list[Global] = []
    rest = b""
    while True:
        data = connection.recv(4096)
        if not data:
            raise ConnectionError("the compositor hung up")
        events, rest = events_in(rest + data)
        for event in events:
            if event.sender == REGISTRY_ID and event.opcode == GLOBAL:
                offered.append(global_of(event.body))
            elif event.sender == ANSWERED_ID:
                return tuple(offered)
