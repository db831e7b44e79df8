"""Wayland's wire, as much of it as asking for idle time takes: plain values into whole messages, and back.

Five requests and three events do not earn a binding: pywayland has wheels for one processor only, and brings a
libwayland of its own along.
"""

from dataclasses import dataclass
from struct import pack, unpack_from

HEADER = 8


@dataclass(frozen=True, slots=True)
class Event:
    """What an object of the compositor says; `opcode` is the event's number in the object's interface."""

    sender: int
    opcode: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Global:
    """Something that the compositor offers to all, with the number to ask for it by."""

    name: int
    interface: str
    version: int


def request(receiver: int, opcode: int, *arguments: int | str) -> bytes:
    """A request, ready to be sent; words are in the machine's own byte order."""
    body = b"".join(_argument(value) for value in arguments)
    return pack("=II", receiver, HEADER + len(body) << 16 | opcode) + body


def events_in(data: bytes) -> tuple[tuple[Event, ...], bytes]:
    """The whole events at the front, and the beginning of one that is left. Raises ValueError at what is no event."""
    found: list[Event] = []
    while len(data) >= HEADER:
        sender, word = unpack_from("=II", data)
        size = word >> 16
        if size < HEADER:
            raise ValueError(f"an event of {size} bytes")
        if len(data) < size:
            break
        found.append(Event(sender, word & 0xFFFF, data[HEADER:size]))
        data = data[size:]
    return tuple(found), data


def global_of(body: bytes) -> Global:
    """What `wl_registry.global` tells: name, interface, version. Raises struct.error at what is too short."""
    name, length = unpack_from("=II", body)
    interface = body[8 : 8 + length].rstrip(b"\0").decode()
    (version,) = unpack_from("=I", body, 8 + length + -length % 4)
    return Global(name, interface, version)


def _argument(value: int | str) -> bytes:
    if isinstance(value, int):
        return pack("=I", value)
    text = value.encode() + b"\0"
    return pack("=I", len(text)) + text + bytes(-len(text) % 4)
