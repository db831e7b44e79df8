"""Where time comes from: the one door through which it enters the program."""

import sys
import time
from datetime import UTC, datetime
from typing import Protocol

from tzlocal import get_localzone_name


class Clock(Protocol):
    """Time as the program sees it; tests move one by hand."""

    def elapsed_ms(self) -> int:
        """Ms since some fixed instant: never goes back, and goes on while the machine sleeps."""
        ...

    def now(self) -> datetime:
        """The present instant, aware and in UTC."""
        ...

    def zone(self) -> str:
        """The IANA name of the zone the user is in."""
        ...


class SystemClock:
    """The machine's clocks."""

    def elapsed_ms(self) -> int:
        return _elapsed_ns() // 1_000_000

    def now(self) -> datetime:
        return datetime.now(UTC)

    def zone(self) -> str:
        return get_localzone_name() or "UTC"


def _elapsed_ns() -> int:
    """Time that counts sleep: the plain monotonic clock stands still in suspend on Linux and macOS."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic_ns()
