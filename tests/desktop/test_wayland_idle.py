"""Idle time from a Wayland compositor: the wire, what its events mean, and a stand-in that speaks the real protocol.

The stand-in was compared with KWin 5.27. It reads requests by itself, not with the program's code, and like a real
compositor it hangs up on whoever asks for what it does not have.
"""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from stretchtimer.cli.checkup_desktop import examine_desktop
from stretchtimer.core.presence import UNSEEN, Presence
from stretchtimer.desktop.dbus import Buses
from stretchtimer.desktop.presence_probes import DesktopProbes
from stretchtimer.desktop.wayland_idle import (
    STILL_MS,
    Stillness,
    WaylandIdle,
    asked_at,
    asking_for_idle,
    idle_from_events,
    socket_path,
    told,
)
from stretchtimer.desktop.wayland_wire import Event, Global, events_in, global_of, request
from tests.conftest import HandClock

SEAT, NOTIFIER = Global(7, "wl_seat", 8), Global(9, "ext_idle_notifier_v1", 2)
REGISTRY, CALLBACK, NOTIFICATION = 2, 3, 6
IDLED, RESUMED = Event(NOTIFICATION, 0), Event(NOTIFICATION, 1)
WITHIN_S = 5.0


def event(sender: int, opcode: int, body: bytes = b"") -> bytes:
    return struct.pack("=IHH", sender, opcode, 8 + len(body)) + body


def offer(one: Global) -> bytes:
    text = one.interface.encode() + b"\0"
    padded = text + bytes(-len(text) % 4)
    return event(REGISTRY, 0, struct.pack("=II", one.name, len(text)) + padded + struct.pack("=I", one.version))


@dataclass
class Compositor:
    """Serves one client after another; `asked` has what each wants to be told, as version, request and time-out."""

    path: Path
    offers: tuple[Global, ...] = (SEAT, NOTIFIER)
    asked: Queue[tuple[int, int, int]] = field(default_factory=Queue)
    client: socket.socket | None = None

    def __post_init__(self) -> None:
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(self.path))
        self._server.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def say(self, *events: Event) -> None:
        assert self.client is not None
        self.client.sendall(b"".join(event(one.sender, one.opcode, one.body) for one in events))

    def hang_up(self) -> None:
        assert self.client is not None
        self.client.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):  # gone by itself
            if self.client is not None:
                self.hang_up()
        self._thread.join(WITHIN_S)
        self._server.close()

    def _serve(self) -> None:
        while True:
            try:
                self.client, _address = self._server.accept()
            except OSError:
                return
            with self.client:
                self._hear(self.client)

    def _hear(self, client: socket.socket) -> None:
        bound: dict[int, int] = {}
        while header := client.recv(8, socket.MSG_WAITALL):
            receiver, opcode, size = struct.unpack("=IHH", header)
            body = client.recv(size - 8, socket.MSG_WAITALL)
            if (receiver, opcode) == (1, 1):
                assert struct.unpack("=I", body) == (REGISTRY,)
                client.sendall(b"".join(map(offer, self.offers)))
            elif (receiver, opcode) == (1, 0):
                client.sendall(event(CALLBACK, 0, bytes(4)) + event(1, 1, struct.pack("=I", CALLBACK)))
            elif (receiver, opcode) == (REGISTRY, 0):
                (length,) = struct.unpack_from("=I", body, 4)
                version, new = struct.unpack_from("=II", body, 8 + length + -length % 4)
                bound[new] = version
            elif receiver in bound and opcode in range(1, 1 + bound[receiver]):
                new, timeout_ms, seat = struct.unpack("=III", body)
                assert (new, seat in bound) == (NOTIFICATION, True)
                self.asked.put((bound[receiver], opcode, timeout_ms))
            else:
                return


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    return tmp_path


@pytest.fixture
def compositor(runtime: Path) -> Iterator[Compositor]:
    one = Compositor(runtime / "wayland-7")
    yield one
    one.end()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def idle(qtbot: QtBot, clock: HandClock) -> Iterator[WaylandIdle]:
    one = WaylandIdle(clock.elapsed_ms)
    yield one
    one.close()


@given(st.lists(st.tuples(st.integers(1, 2**32 - 1), st.integers(0, 9), st.integers(0, 9))), st.integers(0, 300))
def test_events_are_whole_wherever_the_stream_is_cut(said: list[tuple[int, int, int]], cut: int) -> None:
    stream = b"".join(event(sender, opcode, bytes(4 * words)) for sender, opcode, words in said)
    first, rest = events_in(stream[:cut])
    second, rest = events_in(rest + stream[cut:])
    assert [(one.sender, one.opcode, len(one.body) // 4) for one in first + second] == said
    assert rest == b""


def test_what_is_no_event_is_refused() -> None:
    with pytest.raises(ValueError, match="0 bytes"):
        events_in(bytes(8))


@given(st.integers(0, 99), st.text("abc_1", min_size=1), st.integers(1, 9))
def test_what_is_offered_is_read(name: int, interface: str, version: int) -> None:
    (said,), _rest = events_in(offer(Global(name, interface, version)))
    assert global_of(said.body) == Global(name, interface, version)


def test_a_request_is_a_header_and_padded_words() -> None:
    asked = request(2, 0, 7, "wl_seat", 1, 4)
    assert struct.unpack("=IHHII8sII", asked) == (2, 0, 32, 7, 8, b"wl_seat\0", 1, 4)


def test_without_a_seat_or_a_notifier_nothing_is_asked() -> None:
    assert asking_for_idle((SEAT,)) is None
    assert asking_for_idle((NOTIFIER,)) is None
    assert asking_for_idle((SEAT, NOTIFIER)) is not None


def test_what_the_events_mean() -> None:
    known = asked_at(10_000)
    assert idle_from_events(known, 15_900) is None  # nobody could have been told yet
    assert idle_from_events(known, 16_000) == 0  # silence for longer than it takes: active
    still = told(known, IDLED, 15_000)
    assert idle_from_events(still, 15_000) == STILL_MS
    assert idle_from_events(still, 200_000) == STILL_MS + 185_000
    assert told(still, Event(1, 1), 15_001) == still  # somebody else's
    back = told(still, RESUMED, 200_000)
    assert back == Stillness(200_000)
    assert idle_from_events(back, 200_000) == 0


def test_where_the_compositor_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
    assert socket_path() == Path("/run/user/7/wayland-1")
    monkeypatch.setenv("WAYLAND_DISPLAY", "/somewhere/else")
    assert socket_path() == Path("/somewhere/else")
    monkeypatch.setenv("WAYLAND_DISPLAY", "")
    assert socket_path() is None


@pytest.mark.parametrize(("version", "asked"), [(1, (1, 1, STILL_MS)), (2, (2, 2, STILL_MS)), (3, (2, 2, STILL_MS))])
def test_the_second_version_is_asked_for_input_alone(
    runtime: Path, idle: WaylandIdle, version: int, asked: tuple[int, int, int]
) -> None:
    compositor = Compositor(runtime / "wayland-7", (SEAT, Global(9, "ext_idle_notifier_v1", version)))
    assert idle.is_there()
    assert compositor.asked.get(timeout=WITHIN_S) == asked
    compositor.end()


def test_idle_time_grows_until_a_touch(compositor: Compositor, idle: WaylandIdle, clock: HandClock) -> None:
    assert idle.idle_ms() is None
    compositor.asked.get(timeout=WITHIN_S)
    clock.advance(STILL_MS)
    compositor.say(IDLED)
    assert idle.idle_ms() == STILL_MS
    clock.advance(180_000)
    assert idle.idle_ms() == STILL_MS + 180_000
    compositor.say(RESUMED)
    assert idle.idle_ms() == 0


def test_an_event_has_the_instant_at_which_it_came(
    compositor: Compositor, idle: WaylandIdle, clock: HandClock, qtbot: QtBot
) -> None:
    """Nobody may ask for hours, and then it matters for how long nothing was touched."""
    assert idle.is_there()
    compositor.asked.get(timeout=WITHIN_S)
    clock.advance(STILL_MS)
    compositor.say(IDLED)
    qtbot.waitUntil(lambda: idle._known.idled_ms is not None)
    clock.advance(3_600_000)
    assert idle.idle_ms() == STILL_MS + 3_600_000


def test_a_compositor_that_ends_is_unknown_and_one_that_comes_back_is_heard(
    compositor: Compositor, idle: WaylandIdle, clock: HandClock
) -> None:
    idle.is_there()
    compositor.asked.get(timeout=WITHIN_S)
    clock.advance(60_000)
    assert idle.idle_ms() == 0
    compositor.hang_up()
    assert idle.idle_ms() is None
    assert idle.idle_ms() is None  # connected again, and too early to say
    compositor.asked.get(timeout=WITHIN_S)
    clock.advance(60_000)
    assert idle.idle_ms() == 0


def test_one_that_cannot_tell_is_not_asked_again(runtime: Path, idle: WaylandIdle) -> None:
    compositor = Compositor(runtime / "wayland-7", (SEAT,))
    assert not idle.is_there()
    compositor.end()
    (runtime / "wayland-7").unlink()
    able = Compositor(runtime / "wayland-7")
    assert idle.idle_ms() is None
    assert able.asked.empty()
    able.end()


def test_presence_goes_by_it(
    compositor: Compositor, no_bus: None, clock: HandClock, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Without GNOME it is the first way that answers."""
    monkeypatch.setenv("DISPLAY", ":987")
    probes = DesktopProbes(Buses(), clock.elapsed_ms)
    assert probes.sight() == UNSEEN
    compositor.asked.get(timeout=WITHIN_S)
    clock.advance(60_000)
    assert probes.sight().presence is Presence.ACTIVE
    compositor.say(IDLED)
    assert probes.sight().presence is Presence.ACTIVE  # within the minute that reading takes
    clock.advance(60_000)
    assert (probes.sight().presence, probes.sight().idle_ms) == (Presence.IDLE, STILL_MS + 60_000)
    assert probes.answers()["idle: ext-idle-notify"] == STILL_MS + 60_000
    probes.close()
    assert probes.sight() == UNSEEN


def test_the_support_page_names_it(compositor: Compositor, no_bus: None) -> None:
    found = {finding.what: finding for finding in examine_desktop()}
    assert found["Breaks by yourself"].found == "seen by ext-idle-notify"


def test_the_support_page_says_that_this_compositor_does_not_tell(runtime: Path, no_bus: None) -> None:
    found = {finding.what: finding for finding in examine_desktop()}["Breaks by yourself"]
    assert (found.good, found.cure) == (False, "")
    assert "Wayland" in found.found
