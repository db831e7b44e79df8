"""What one entry of a calendar says of itself: when it begins, on which wall, and how long it lasts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar import Event

from stretchtimer.core.wall import ONE_DAY


@dataclass(frozen=True, slots=True)
class Start:
    """A start on the clock of the wall of a zone; of a whole day, at its midnight."""

    local: datetime
    zone: tzinfo
    is_day: bool

    def at(self, local: datetime) -> datetime:
        """The instant of another time on the same wall."""
        return local.replace(tzinfo=self.zone).astimezone(UTC)


def start_of(found: date | datetime, place: tzinfo) -> Start:
    """`place` is where a time without a zone is meant, and where whole days are."""
    if not isinstance(found, datetime):
        return Start(datetime.combine(found, time()), place, True)
    return Start(found.replace(tzinfo=None), found.tzinfo or place, False)


def moment(event: Event, name: str) -> date | datetime:
    """A day or instant of an entry; raises KeyError or TypeError where it has none."""
    found = event.decoded(name)
    if not isinstance(found, date):
        raise TypeError(found)
    return found


def end_of(event: Event, start: Start, local: datetime) -> datetime:
    if start.is_day:
        return start.at(local + max(1, _days(event, start)) * ONE_DAY)
    if "DTEND" in event:
        end = start_of(moment(event, "DTEND"), start.zone)
        return start.at(local) + (end.at(end.local) - start.at(start.local))
    return start.at(local) + _duration(event, timedelta(0))


def _days(event: Event, start: Start) -> int:
    if "DTEND" in event:
        return (_day(moment(event, "DTEND")) - start.local.date()).days
    return _duration(event, ONE_DAY).days


def _duration(event: Event, otherwise: timedelta) -> timedelta:
    if "DURATION" not in event:
        return otherwise
    found = event.decoded("DURATION")
    if not isinstance(found, timedelta):
        raise TypeError(found)
    return found


def _day(found: date | datetime) -> date:
    return found.date() if isinstance(found, datetime) else found
