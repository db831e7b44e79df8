"""Between the clock on the wall and the instant: what 20:30 means on a day on which the clocks are changed.

A time that the change leaves out is told by the offset from before the change (2:30 comes an hour after 1:30, as the
changed clock shows 3:30), and one that comes twice is the first of the two. So says RFC 5545, 3.3.5.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)


def instant_of(local: datetime, zone: str) -> datetime:
    """The instant, in UTC, of a naive time on the wall."""
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def local_of(instant: datetime, zone: str) -> datetime:
    """The naive time on the wall at an instant."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From one time of the day to another; an end that is not after the start lies on the next day."""

    start: time
    end: time

    @property
    def is_over_midnight(self) -> bool:
        return self.end <= self.start

    def holds(self, at: time) -> bool:
        """Whether a time of the day lies inside, counting what began the evening before; the end lies outside."""
        if self.is_over_midnight:
            return at >= self.start or at < self.end
        return self.start <= at < self.end

    def on(self, day: date, zone: str) -> tuple[datetime, datetime]:
        """The instants at which the window of a day begins and ends."""
        last = day + ONE_DAY if self.is_over_midnight else day
        return instant_of(datetime.combine(day, self.start), zone), instant_of(datetime.combine(last, self.end), zone)
