"""Where time comes from: the one door through which it enters the program."""

import sys
import time
from datetime import UTC, datetime
from typing import Protocol

from tzlocal import get_localzone_name, reload_localzone

ZONE_LASTS_MS = 60_000


class Clock(Protocol):
    """Time as the program sees it; tests move one by hand."""

    def elapsed_ms(self) -> int:
        """Ms since the machine was switched on: never goes back, and goes on while the machine sleeps."""
        ...

    def now(self) -> datetime:
        """The present instant, aware and in UTC."""
        ...

    def zone(self) -> str:
        """The IANA name of the zone the user is in."""
        ...


class SystemClock:
    """The machine's clocks."""

    def __init__(self) -> None:
        self._zone, self._zone_read_ms = "", 0

    def elapsed_ms(self) -> int:
        return _elapsed_ns() // 1_000_000

    def now(self) -> datetime:
        return datetime.now(UTC)

    def zone(self) -> str:
        """Read again now and then, since the program may run for weeks and the user travel."""
        at_ms = self.elapsed_ms()
        if self._zone == "" or at_ms - self._zone_read_ms >= ZONE_LASTS_MS:
            self._zone_read_ms = at_ms
            try:
                self._zone = _read_zone()
            except (ValueError, KeyError):  # the setting is just being written: the zone of before will do
                if self._zone == "":
                    raise
        return self._zone


def _read_zone() -> str:
    """The zone's name as the system has it now; tzlocal by itself keeps the first it read."""
    if sys.platform != "win32":
        time.tzset()
    reload_localzone()
    return get_localzone_name() or "UTC"


def _elapsed_ns() -> int:
    """Time that counts sleep: the plain monotonic clock stands still in suspend on Linux and macOS."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic_ns()
