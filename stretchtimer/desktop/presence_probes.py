"""All that the desktop is asked for reminders, in one place: presence, and what speaks against an interruption."""

from collections.abc import Callable

from stretchtimer.core.presence import UNSEEN, Sighting, sighting
from stretchtimer.core.reminder_log import Reason
from stretchtimer.desktop.dbus import Buses
from stretchtimer.desktop.disturbance import Way, ways
from stretchtimer.desktop.idle import IdleWay, idle_ways
from stretchtimer.desktop.wayland_idle import WaylandIdle, socket_path
from stretchtimer.desktop.x_display import open_display


class DesktopProbes:
    """Asks the first way that has an answer. One that has none may have one later: a desktop's parts start in any
    order, and start again.
    """

    def __init__(self, buses: Buses, elapsed_ms: Callable[[], int]) -> None:
        self._display = open_display()
        self._wayland = WaylandIdle(elapsed_ms) if socket_path() is not None else None
        self._idle: tuple[IdleWay, ...] = idle_ways(buses, self._wayland, self._display)
        self._ways: tuple[Way, ...] = ways(buses, self._display)
        self._answering: IdleWay | None = None  # asked alone, for as long as it can say

    def sight(self) -> Sighting:
        idle_ms = self._answering.ask() if self._answering is not None else None
        if idle_ms is not None:
            return sighting(idle_ms)
        for way in self._idle:
            idle_ms = way.ask()
            if idle_ms is not None:
                self._answering = way
                return sighting(idle_ms)
        self._answering = None
        return UNSEEN

    def holds(self) -> frozenset[Reason]:
        return frozenset(way.reason for way in self._ways if way.ask())

    def answers(self) -> dict[str, int | bool | None]:
        """What each way says now, by what it is asked for and its name; None: not here, or not yet."""
        said: dict[str, int | bool | None] = {f"idle: {way.name}": way.ask() for way in self._idle}
        return said | {f"{way.reason}: {way.name}": way.ask() for way in self._ways}

    def telling(self) -> tuple[str, ...]:
        """The ways that can tell here whether somebody is there, the best first."""
        return tuple(way.name for way in self._idle if way.works)

    def close(self) -> None:
        if self._wayland is not None:
            self._wayland.close()
            self._wayland = None
        if self._display is not None:
            self._display.close()
            self._display = None
        self._idle, self._ways, self._answering = (), (), None
