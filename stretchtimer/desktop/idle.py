"""For how long nothing was touched: the first of the system's ways that can say. None where none can, never zero."""

import ctypes
import sys
from collections.abc import Callable
from ctypes import Structure, byref, c_double, c_int32, c_uint
from dataclasses import dataclass

from stretchtimer.desktop.dbus import Answer, Buses, Call
from stretchtimer.desktop.wayland_idle import WaylandIdle
from stretchtimer.desktop.x_display import XDisplay

MUTTER = Call(
    "org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor", "GetIdletime"
)
WRAPS_AT = 1 << 32  # Windows counts ms since its start in 32 bits: 49.7 days
COMBINED_SESSION, ANY_INPUT = 0, 0xFFFFFFFF

Probe = Callable[[], int | None]


@dataclass(frozen=True)
class IdleWay:
    """One way to learn it; `is_there` of one that works and may not know yet."""

    name: str
    ask: Probe
    is_there: Callable[[], bool] | None = None

    @property
    def works(self) -> bool:
        return self.ask() is not None if self.is_there is None else self.is_there()


def idle_from_mutter(answer: Answer) -> int | None:
    """GNOME's compositor answers in ms."""
    match answer:
        case Answer(error="", arguments=(int(idle_ms),)) if idle_ms >= 0:
            return idle_ms
    return None


def idle_from_ticks(now_ticks: int, last_input_ticks: int) -> int:
    """Windows' two counters, which both wrap."""
    return (now_ticks - last_input_ticks) % WRAPS_AT


def idle_from_seconds(seconds: float) -> int | None:
    """macOS counts in fractions of a second; what is no number of them is not known."""
    return int(seconds * 1000) if 0 <= seconds < 1e9 else None


def idle_ways(buses: Buses, wayland: WaylandIdle | None, display: XDisplay | None) -> tuple[IdleWay, ...]:
    """The ways of this system, the best first."""
    if sys.platform == "win32":
        return (IdleWay("GetLastInputInfo", _ask_windows),)
    elif sys.platform == "darwin":
        return (IdleWay("CGEventSource", _ask_mac),)
    ways = [IdleWay("Mutter", lambda: _ask_mutter(buses))]
    if wayland is not None:
        ways.append(IdleWay("ext-idle-notify", wayland.idle_ms, wayland.is_there))
    if display is not None:
        ways.append(IdleWay("XScreenSaver", display.idle_ms))
    return tuple(ways)


def _ask_mutter(buses: Buses) -> int | None:
    bus = buses.get("session")
    return idle_from_mutter(bus.ask(MUTTER)) if bus is not None else None


class _LastInput(Structure):
    _fields_ = (("size", c_uint), ("ticks", c_uint))


def _ask_windows() -> int | None:
    windll = ctypes.__dict__["windll"]  # there only on Windows
    info = _LastInput(ctypes.sizeof(_LastInput), 0)
    if not windll.user32.GetLastInputInfo(byref(info)):
        return None
    return idle_from_ticks(windll.kernel32.GetTickCount(), info.ticks)


def _ask_mac() -> int | None:
    services = ctypes.CDLL("/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices")
    ask = services.CGEventSourceSecondsSinceLastEventType
    ask.argtypes, ask.restype = [c_int32, c_uint], c_double
    return idle_from_seconds(ask(COMBINED_SESSION, ANY_INPUT))
