"""When an entry of a calendar takes place: once, or as often as its recurrence says, within a stretch of time.

A recurrence is worked out on the clock of the wall of the entry's own zone, so that a meeting at ten stays at ten when
the clocks change.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, tzinfo
from itertools import chain, islice
from math import prod

from dateutil.rrule import rrule, rrulestr
from icalendar import Event

from stretchtimer.calendars.entry import Start, end_of, moment, start_of
from stretchtimer.calendars.moved import Moved, moved_span
from stretchtimer.core.reminder import Span
from stretchtimer.core.wall import ONE_DAY

FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
WITHIN_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_A_DAY = 24
EARLIEST_YEAR = 1900
"""A recurrence is counted up from its start; one that began earlier is not a person's."""


def spans_of(
    event: Event, place: tzinfo, moved: Moved, begin: datetime, until: datetime, go_on: Callable[[], None]
) -> list[Span]:
    """When an entry takes place between two instants; `moved` is what other entries say of it.

    `go_on` is called at each, and may raise to end it. Raises ValueError, or what its parts raise, for an entry that
    cannot be read.
    """
    start = start_of(moment(event, "DTSTART"), place)
    if start.local.year < EARLIEST_YEAR:
        raise ValueError(start)
    gone, days_gone = _exceptions([*event.exdates, *moved.instead], start.zone)
    found: list[Span] = []
    for local, end in chain(_recurring(event, start, until), _listed(event, start)):
        go_on()
        at, later = start.at(local), moved.later_at(start, local)
        if at in gone or local.date() in days_gone or (later is not None and later.event is None):
            continue
        span = (at, end or end_of(event, start, local))
        if later is not None and later.event is not None:
            span = moved_span(later, later.event, start, local, place)
        if span[1] > begin and span[0] < until:
            found.append((max(span[0], begin), min(span[1], until)))
    return found


def _recurring(event: Event, start: Start, until: datetime) -> Iterator[tuple[datetime, None]]:
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


def _last(end: date | datetime, start: Start) -> datetime:
    """The end of a recurrence on the wall of its start."""
    if not isinstance(end, datetime):
        return datetime.combine(end, time.max)
    return end if end.tzinfo is None else end.astimezone(start.zone).replace(tzinfo=None)


def _listed(event: Event, start: Start) -> Iterator[tuple[datetime, datetime | None]]:
    """Further times that are listed one by one, some with an end of their own."""
    for found, end in event.rdates:
        other = start_of(found, start.zone)
        local = other.at(other.local).astimezone(start.zone).replace(tzinfo=None)
        yield local, None if end is None else end.astimezone(UTC)


def _exceptions(listed: Iterable[date | datetime], place: tzinfo) -> tuple[frozenset[datetime], frozenset[date]]:
    """What is left out: instants, and whole days."""
    found = tuple(listed)
    instants = (start_of(one, place) for one in found if isinstance(one, datetime))
    return (
        frozenset(one.at(one.local) for one in instants),
        frozenset(one for one in found if not isinstance(one, datetime)),
    )
