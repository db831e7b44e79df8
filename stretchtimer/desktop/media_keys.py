"""The media keys of keyboard, headset and phone, while there is a session.

A desktop gives them to whoever is on the bus as a media player. Where there is no bus, they come to the window as any
other key does, while it has the keyboard.
"""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchtimer.core.session import Status
from stretchtimer.desktop import mpris
from stretchtimer.desktop.dbus import DAEMON, PROPERTIES, UNKNOWN_METHOD, Answer, Asked, Buses, Call, Said
from stretchtimer.desktop.mpris import Playback, Shown, Wish

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus_connection import Connection

UNKNOWN_PROPERTY = "org.freedesktop.DBus.Error.UnknownProperty"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
DO_NOT_QUEUE, IS_TAKEN = 4, 3


class MediaKeys(QObject):
    """Is a media player on the user's bus from the first session shown until one that is over."""

    play_pause_requested = Signal()
    next_requested = Signal()
    previous_requested = Signal()

    def __init__(self, buses: Buses, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses = buses
        self._bus: Connection | None = None
        self._name = mpris.NAME
        self._shown: Shown | None = None

    def show_session(self, status: Status, title: str) -> None:
        """Tell the desktop how a session stands; one that is over takes the player away."""
        before, shown = self._shown, Shown(mpris.playback_of(status), title)
        if shown == before:
            return
        if shown.playback is Playback.STOPPED:
            self._leave()
        elif before is None:
            self._shown = shown
            self._appear()
        else:
            self._shown = shown
            self._tell(before, shown)

    def _appear(self) -> None:
        self._bus = self._buses.get("session")
        if self._bus is not None:
            self._bus.serve(mpris.PATH, self._answer)
            self._request_name(mpris.NAME)

    def _request_name(self, name: str) -> None:
        """A second StretchTimer (with a data folder of its own) is a player of its own."""
        if self._bus is None:
            return

        def answered(answer: Answer) -> None:
            if answer.arguments == (IS_TAKEN,) and name == mpris.NAME:
                self._request_name(f"{mpris.NAME}.instance{os.getpid()}")

        self._name = name
        self._bus.call(Call(*DAEMON, "RequestName", "su", (name, DO_NOT_QUEUE)), answered)

    def _leave(self) -> None:
        bus, self._bus, self._shown = self._bus, None, None
        if bus is not None:
            bus.serve(mpris.PATH, None)
            bus.call(Call(*DAEMON, "ReleaseName", "s", (self._name,)))

    def _tell(self, before: Shown, shown: Shown) -> None:
        """Say what has changed, and nothing else."""
        if self._bus is None:
            return
        old, new = mpris.changing_properties(before), mpris.changing_properties(shown)
        changed = {name: value for name, value in new.items() if value != old[name]}
        body: tuple[object, ...] = (mpris.PLAYER, changed, [])
        self._bus.say(Said(mpris.PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", body))

    def _answer(self, asked: Asked) -> Answer:
        if self._shown is None:
            return Answer(error=UNKNOWN_METHOD)
        match asked:
            case Asked(interface=interface, member="Get", arguments=(str(of), str(name))) if interface == PROPERTIES:
                value = (mpris.properties(of, self._shown) or {}).get(name)
                return Answer("v", (value,)) if value else Answer(error=UNKNOWN_PROPERTY)
            case Asked(interface=interface, member="GetAll", arguments=(str(of),)) if interface == PROPERTIES:
                found = mpris.properties(of, self._shown)
                return Answer("a{sv}", (found,)) if found else Answer(error=UNKNOWN_PROPERTY)
            case Asked(interface=interface, member="Introspect") if interface == INTROSPECTABLE:
                return Answer("s", (mpris.introspection(),))
            case Asked(interface=interface, member=method) if method in mpris.METHODS.get(interface, ()):
                self._request(mpris.wish_of(method, self._shown.playback))
                return Answer()
        return Answer(error=UNKNOWN_METHOD)

    def _request(self, wish: Wish | None) -> None:
        if wish is Wish.PLAY_PAUSE:
            self.play_pause_requested.emit()
        elif wish is Wish.NEXT:
            self.next_requested.emit()
        elif wish is Wish.PREVIOUS:
            self.previous_requested.emit()
