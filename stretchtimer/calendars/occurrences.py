"""When an entry of a calendar takes place: once, or as often as its recurrence says, within a stretch of time.

A recurrence is worked out on the clock of the wall of the entry's own zone, so that a meeting at ten stays at ten when
the clocks change.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import chain, islice
from math import prod

from dateutil.rrule import rrule, rrulestr
from icalendar import Event

from stretchtimer.core.reminder import Span
from stretchtimer.core.wall import ONE_DAY

FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
WITHIN_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_A_DAY = 24
EARLIEST_YEAR = 1900
"""A recurrence is counted up from its start; one that began earlier is not a person's."""


@dataclass(frozen=True, slots=True)
class _Start:
    """A start on the clock of the wall of a zone; of a whole day, at its midnight."""

    local: datetime
    zone: tzinfo
    is_day: bool

    def at(self, local: datetime) -> datetime:
        """The instant of another time on the same wall."""
        return local.replace(tzinfo=self.zone).astimezone(UTC)


def start_of(found: date | datetime, place: tzinfo) -> _Start:
    """`place` is where a time without a zone is meant, and where whole days are."""
    if not isinstance(found, datetime):
        return _Start(datetime.combine(found, time()), place, True)
    return _Start(found.replace(tzinfo=None), found.tzinfo or place, False)


def moment(event: Event, name: str) -> date | datetime:
    """A day or instant of an entry; raises KeyError or TypeError where it has none."""
    found = event.decoded(name)
    if not isinstance(found, date):
        raise TypeError(found)
    return found


def spans_of(
    event: Event,
    place: tzinfo,
    moved: frozenset[datetime],
    begin: datetime,
    until: datetime,
    go_on: Callable[[], None],
) -> list[Span]:
    """When an entry takes place between two instants. `moved`: its occurrences that stand as entries of their own.

    `go_on` is called at each, and may raise to end it. Raises ValueError, or what its parts raise, for an entry that
    cannot be read.
    """
    start = start_of(moment(event, "DTSTART"), place)
    if start.local.year < EARLIEST_YEAR:
        raise ValueError(start)
    gone, days_gone = _exceptions(event, start.zone)
    found: list[Span] = []
    for local, end in chain(_recurring(event, start, until), _listed(event, start)):
        go_on()
        at = start.at(local)
        span = (at, end or _end(event, start, local))
        is_gone = at in gone or at in moved or local.date() in days_gone
        if not is_gone and span[1] > begin and at < until:
            found.append((max(at, begin), min(span[1], until)))
    return found


def _recurring(event: Event, start: _Start, until: datetime) -> Iterator[tuple[datetime, None]]:
    yield start.local, None
    horizon = until.astimezone(start.zone).replace(tzinfo=None) + ONE_DAY
    for recurrence in event.rrules:
        parts = dict(part.split("=", 1) for part in recurrence.to_ical().decode().upper().split(";"))
        _check(parts)
        count, _until = parts.pop("COUNT", None), parts.pop("UNTIL", None)
        last = min([horizon, *(_last(end, start) for end in recurrence.get("UNTIL", []))])
        rule = rrulestr(";".join(f"{key}={value}" for key, value in parts.items()), dtstart=start.local)
        if not isinstance(rule, rrule):
            raise ValueError(parts)
        ended: Iterable[datetime] = rule.replace(until=last)  # also beside a count: a rule may never come up at all
        yield from ((local, None) for local in islice(ended, None if count is None else int(count)))


def _check(parts: dict[str, str]) -> None:
    """Nobody meets every minute."""
    if parts["FREQ"] not in FREQUENCIES or prod(len(parts.get(key, "").split(",")) for key in WITHIN_DAY) > MOST_A_DAY:
        raise ValueError(parts)


def _last(end: date | datetime, start: _Start) -> datetime:
    """The end of a recurrence on the wall of its start."""
    if not isinstance(end, datetime):
        return datetime.combine(end, time.max)
    return end if end.tzinfo is None else end.astimezone(start.zone).replace(tzinfo=None)


def _listed(event: Event, start: _Start) -> Iterator[tuple[datetime, datetime | None]]:
    """Further times that are listed one by one, some with an end of their own."""
    for found, end in event.rdates:
        other = start_of(found, start.zone)
        local = other.at(other.local).astimezone(start.zone).replace(tzinfo=None)
        yield local, None if end is None else end.astimezone(UTC)


def _exceptions(event: Event, place: tzinfo) -> tuple[frozenset[datetime], frozenset[date]]:
    """What is left out: instants, and whole days."""
    listed = event.exdates
    instants = (start_of(one, place) for one in listed if isinstance(one, datetime))
    return (
        frozenset(one.at(one.local) for one in instants),
        frozenset(one for one in listed if not isinstance(one, datetime)),
    )


def _end(event: Event, start: _Start, local: datetime) -> datetime:
    if start.is_day:
        return start.at(local + max(1, _days(event, start)) * ONE_DAY)
    if "DTEND" in event:
        end = start_of(moment(event, "DTEND"), start.zone)
        return start.at(local) + (end.at(end.local) - start.at(start.local))
    return start.at(local) + _duration(event, timedelta(0))


def _days(event: Event, start: _Start) -> int:
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
