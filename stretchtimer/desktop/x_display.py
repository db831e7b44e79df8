"""The X server, asked through its own libraries: how long nothing was touched, and whether a window fills the screen.

No package and no process is needed for it, and a question takes less than 0.1 ms. Under Wayland an X server sees only
its own windows and would lie, so it is not asked there.
"""

import ctypes
import os
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_long, c_ubyte, c_ulong, c_void_p
from ctypes.util import find_library

XA_ATOM, XA_WINDOW, ANY_TYPE = 4, 33, 0
MOST_STATES = 64


class _SaverInfo(Structure):
    _fields_ = (
        ("window", c_ulong),
        ("state", c_int),
        ("kind", c_int),
        ("til_or_since", c_ulong),
        ("idle", c_ulong),
        ("event_mask", c_ulong),
    )


class XDisplay:
    """A connection of our own to the X server."""

    def __init__(self, x11: ctypes.CDLL, saver: ctypes.CDLL, display: int) -> None:
        self._x11, self._saver, self._display = x11, saver, display
        self._root = int(x11.XDefaultRootWindow(display))
        saver.XScreenSaverAllocInfo.restype = POINTER(_SaverInfo)
        self._info = saver.XScreenSaverAllocInfo()

    def idle_ms(self) -> int | None:
        """For how long neither mouse nor keyboard was touched."""
        if not self._saver.XScreenSaverQueryInfo(self._display, self._root, self._info):
            return None
        return int(self._info.contents.idle)

    def is_full_screen(self) -> bool:
        """Whether the active window fills its screen."""
        active = self._property(self._root, b"_NET_ACTIVE_WINDOW", XA_WINDOW)
        if not active or not active[0]:
            return False
        full = int(self._x11.XInternAtom(self._display, b"_NET_WM_STATE_FULLSCREEN", 0))
        return full in self._property(active[0], b"_NET_WM_STATE", XA_ATOM)

    def close(self) -> None:
        self._x11.XFree(self._info)
        self._x11.XCloseDisplay(self._display)

    def _property(self, window: int, name: bytes, of_type: int) -> tuple[int, ...]:
        """The numbers that a window's property holds; none where window or property are gone."""
        kind, width, count, left = c_ulong(), c_int(), c_ulong(), c_ulong()
        found = POINTER(c_ubyte)()
        atom = self._x11.XInternAtom(self._display, name, 0)
        refused = self._x11.XGetWindowProperty(
            self._display, window, atom, 0, MOST_STATES, 0, of_type,
            byref(kind), byref(width), byref(count), byref(left), byref(found),
        )  # fmt: skip
        if refused or not found:
            return ()
        numbers = ctypes.cast(found, POINTER(c_ulong))[: count.value] if width.value == 32 else []
        self._x11.XFree(found)
        return tuple(numbers)


def open_display() -> XDisplay | None:
    """Connect to the X server; None where there is none, or where it is only a guest of Wayland."""
    if not os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    x11_name, saver_name = find_library("X11"), find_library("Xss")
    if x11_name is None or saver_name is None:
        return None
    x11, saver = ctypes.CDLL(x11_name), ctypes.CDLL(saver_name)
    _declare(x11, saver)
    display = x11.XOpenDisplay(None)
    if not display:
        return None
    x11.XSetErrorHandler(_IGNORED)
    if not saver.XScreenSaverQueryExtension(display, byref(c_int()), byref(c_int())):
        x11.XCloseDisplay(display)
        return None
    return XDisplay(x11, saver, display)


def _ignore(_display: object, _error: object) -> int:
    """A window may be gone before it is asked; by itself Xlib would end the program for it."""
    return 0


_IGNORED = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(_ignore)


def _declare(x11: ctypes.CDLL, saver: ctypes.CDLL) -> None:
    """Pointers and ids are wider than the int that ctypes takes everything for."""
    x11.XOpenDisplay.argtypes, x11.XOpenDisplay.restype = [c_char_p], c_void_p
    x11.XCloseDisplay.argtypes = [c_void_p]
    x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = [c_void_p], c_ulong
    x11.XInternAtom.argtypes, x11.XInternAtom.restype = [c_void_p, c_char_p, c_int], c_ulong
    x11.XFree.argtypes = [c_void_p]
    x11.XGetWindowProperty.argtypes = [
        c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong,
        c_void_p, c_void_p, c_void_p, c_void_p, c_void_p,
    ]  # fmt: skip
    saver.XScreenSaverQueryExtension.argtypes = [c_void_p, c_void_p, c_void_p]
    saver.XScreenSaverQueryInfo.argtypes = [c_void_p, c_ulong, POINTER(_SaverInfo)]
