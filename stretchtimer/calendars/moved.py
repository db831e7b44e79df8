"""The entries that stand for occurrences of another entry: this one is at three, or from this one on all are at three.

Which occurrence is meant (RECURRENCE-ID) may be said as an instant, as a time on the wall of the entry that recurs, or
as a day. RANGE=THISANDFUTURE (RFC 5545, 3.2.13) moves all later ones as far, and makes them as long.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from icalendar import Event

from stretchtimer.calendars.entry import Start, end_of, moment, start_of
from stretchtimer.core.reminder import Span

MEANT = "RECURRENCE-ID"
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
"""What reading a broken entry may raise in icalendar and dateutil."""


@dataclass(frozen=True, slots=True)
class Later:
    """What becomes of an occurrence and of those after it. `event`: as this one; None: they do not take place."""

    since: date | datetime
    event: Event | None


@dataclass(frozen=True, slots=True)
class Moved:
    """What other entries say of one that recurs: the occurrences they stand for, busy or not, and of later ones."""

    instead: tuple[date | datetime, ...] = ()
    later: tuple[Later, ...] = ()

    def later_at(self, start: Start, local: datetime) -> Later | None:
        """What counts for an occurrence on the wall of its start: the latest word."""
        begun = [one for one in self.later if _on_wall(one.since, start) <= local]
        return max(begun, key=lambda one: _on_wall(one.since, start), default=None)


def moved_by_uid(events: Iterable[Event], is_busy: Callable[[Event], bool]) -> dict[str, Moved]:
    """By UID; what cannot be read stands for nothing."""
    instead: dict[str, list[date | datetime]] = defaultdict(list)
    later: dict[str, list[Later]] = defaultdict(list)
    for event in events:
        if MEANT not in event:
            continue
        try:
            meant = moment(event, MEANT)
            instead[uid_of(event)].append(meant)
            if str(event[MEANT].params.get("RANGE", "")).upper() == "THISANDFUTURE":
                moment(event, "DTSTART")
                recurs_itself = "RRULE" in event  # and says so of the later ones
                later[uid_of(event)].append(Later(meant, event if is_busy(event) and not recurs_itself else None))
        except BROKEN:
            continue
    return {uid: Moved(tuple(found), tuple(later[uid])) for uid, found in instead.items()}


def uid_of(event: Event) -> str:
    return str(event.get("UID", ""))


def moved_span(later: Later, event: Event, start: Start, local: datetime, place: tzinfo) -> Span:
    """When an occurrence takes place that moves as the first one does; `place` as for `start_of`."""
    own = start_of(moment(event, "DTSTART"), place)
    wall = own.local if own.is_day else own.at(own.local).astimezone(start.zone).replace(tzinfo=None)
    first = Start(wall, start.zone, own.is_day)
    there = local + (wall - _on_wall(later.since, start))
    return first.at(there), end_of(event, first, there)


def _on_wall(meant: date | datetime, start: Start) -> datetime:
    """On the wall of the start of what recurs; a day is meant as its occurrence on that day."""
    if not isinstance(meant, datetime):
        return datetime.combine(meant, start.local.time())
    return meant if meant.tzinfo is None else meant.astimezone(start.zone).replace(tzinfo=None)
