"""All that the desktop is asked for reminders, in one place: presence, and what speaks against an interruption."""

from stretchtimer.core.presence import UNSEEN, Sighting, sighting
from stretchtimer.core.reminder_log import Reason
from stretchtimer.desktop.dbus import Buses
from stretchtimer.desktop.disturbance import Way, ways
from stretchtimer.desktop.idle import IdleWay, idle_ways
from stretchtimer.desktop.x_display import open_display


class DesktopProbes:
    """Asks the first way that has an answer; one that had none is not asked again until the next start."""

    def __init__(self, buses: Buses) -> None:
        self._display = open_display()
        self._idle: list[IdleWay] = list(idle_ways(buses, self._display))
        self._ways: list[Way] = list(ways(buses, self._display))

    def sight(self) -> Sighting:
        while self._idle:
            idle_ms = self._idle[0].ask()
            if idle_ms is not None:
                return sighting(idle_ms)
            self._idle.pop(0)
        return UNSEEN

    def holds(self) -> frozenset[Reason]:
        answers = [(way, way.ask()) for way in self._ways]
        self._ways = [way for way, answer in answers if answer is not None]
        return frozenset(way.reason for way, answer in answers if answer)

    def answers(self) -> dict[str, int | bool | None]:
        """What each way says now, by what it is asked for and its name; None: it does not work here."""
        said: dict[str, int | bool | None] = {f"idle: {way.name}": way.ask() for way in self._idle}
        return said | {f"{way.reason}: {way.name}": way.ask() for way in self._ways}

    def close(self) -> None:
        if self._display is not None:
            self._display.close()
            self._display = None
            self._idle, self._ways = [], []
