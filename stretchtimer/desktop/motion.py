"""Does the system ask programs to keep still? Each platform has its own switch, and Qt has no common one yet."""

import ctypes
import sys

PORTAL_WAITS_MS = 300
SPI_GETCLIENTAREAANIMATION = 0x1042


def system_reduces_motion() -> bool:
    """Ask the system; False where it cannot be asked."""
    if sys.platform == "linux":
        return _desktop_animations() is False
    elif sys.platform == "win32":
        shown = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
        return not shown.value
    else:
        return False


def _desktop_animations() -> bool | None:
    """Whether the desktop animates, by the settings portal; None where nobody answers."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage  # nothing that a first frame needs

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    portal = QDBusInterface(
        "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", bus
    )
    portal.setTimeout(PORTAL_WAITS_MS)
    reply = portal.call("Read", "org.gnome.desktop.interface", "enable-animations")
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage or not reply.arguments():
        return None
    answer = reply.arguments()[0]
    return answer if isinstance(answer, bool) else None
