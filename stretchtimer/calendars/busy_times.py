"""The busy times of a calendar file: the hours of its entries and no more of them, for a year ahead.

Not busy are entries that say so (transparent, cancelled, free). Files come from anywhere: what is no calendar, too
large, or would take too long to work out is refused. Even so it may take seconds: not in the window's thread.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from itertools import islice
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, FreeBusy, vPeriod

from stretchtimer.calendars.moved import BROKEN, MEANT, Moved, moved_by_uid, uid_of
from stretchtimer.calendars.needed import needed_lines
from stretchtimer.calendars.occurrences import spans_of
from stretchtimer.core.busy import joined
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.reminder import Span

AHEAD = timedelta(days=366)
MOST_BYTES = 5_000_000
MOST_NEEDED_BYTES, MOST_LINES = 2_000_000, 100_000
MOST_ENTRIES, MOST_SPANS = 10_000, 50_000
LONGEST_MS = 5_000
"""A recurrence can be written that takes seconds to work out and never comes up; of such there may be few."""
FREE_STATES = frozenset({"FREE", "WORKINGELSEWHERE"})
HEAD = b"BEGIN:VCALENDAR"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was found: busy times in UTC, and how many entries could not be read."""

    spans: tuple[Span, ...]
    unread: int


def read_busy(data: bytes, name: str, zone: str, now: datetime, elapsed_ms: Callable[[], int]) -> Taken:
    """The busy times of a file called `name`; raises UserError for one that is refused.

    `zone` is where times without a zone are meant; `elapsed_ms` is a clock that only goes forward.
    """
    too_much = UserError(Message("calendar_too_much", {"file": name}))
    begun_ms = elapsed_ms()

    def go_on() -> None:
        if elapsed_ms() - begun_ms > LONGEST_MS:
            raise too_much

    if len(data) > MOST_BYTES:
        raise UserError(Message("calendar_too_large", {"file": name, "most": MOST_BYTES // 1_000_000}))
    if data.upper().count(b"BEGIN:VEVENT") > MOST_ENTRIES:
        raise too_much
    events, tables = _components(data, name)
    place = ZoneInfo(zone)
    spans: list[Span] = []
    unread = 0
    moved = moved_by_uid(events, _is_busy)
    readers: list[Callable[[], Iterable[Span]]] = [
        *(partial(_spans_of_event, event, place, moved, now, go_on) for event in events),
        *(partial(_spans_of_table, table, now) for table in tables),
    ]
    for read in readers:
        go_on()
        try:
            spans.extend(read())
        except BROKEN:
            unread += 1
        if len(spans) > MOST_SPANS:
            raise too_much
    if unread and unread == len(events) + len(tables):
        raise UserError(Message("calendar_not_read", {"file": name}))
    return Taken(joined(spans), unread)


def _components(data: bytes, name: str) -> tuple[list[Event], list[FreeBusy]]:
    try:
        if not data.lstrip(b"\xef\xbb\xbf\r\n\t ").upper().startswith(HEAD):
            raise ValueError(HEAD)
        found = Calendar.from_ical(_needed(data, name), multiple=True)
        if not found:  # cut off before its end
            raise ValueError(found)
        parts: list[Component] = [
            part for one in (found if isinstance(found, list) else [found]) for part in one.walk()
        ]
    except (*BROKEN, RecursionError) as error:
        raise UserError(Message("calendar_not_read", {"file": name})) from error
    return [part for part in parts if isinstance(part, Event)], [part for part in parts if isinstance(part, FreeBusy)]


def _needed(data: bytes, name: str) -> bytes:
    lines = list(islice(needed_lines(data), MOST_LINES + 1))
    needed = b"\r\n".join([*lines, b""])
    if len(lines) > MOST_LINES or len(needed) > MOST_NEEDED_BYTES:
        raise UserError(Message("calendar_too_much", {"file": name}))
    return needed


def _spans_of_event(
    event: Event, place: tzinfo, moved: dict[str, Moved], now: datetime, go_on: Callable[[], None]
) -> Iterable[Span]:
    if not _is_busy(event):
        return ()
    own = Moved() if MEANT in event else moved.get(uid_of(event), Moved())
    return spans_of(event, place, own, now, now + AHEAD, go_on)


def _spans_of_table(table: FreeBusy, now: datetime) -> Iterator[Span]:
    """A table of free and busy time, as servers give it out."""
    listed = table.get("FREEBUSY", [])
    for period in listed if isinstance(listed, list) else [listed]:
        if not isinstance(period, vPeriod):
            raise TypeError(period)
        if str(period.params.get("FBTYPE", "BUSY")).upper() != "FREE":
            start, end = period.start.astimezone(UTC), period.end.astimezone(UTC)
            if end > now and start < now + AHEAD:
                yield max(start, now), min(end, now + AHEAD)


def _is_busy(event: Event) -> bool:
    state = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY")).upper()
    free = str(event.get("TRANSP", "OPAQUE")).upper() == "TRANSPARENT"
    cancelled = str(event.get("STATUS", "CONFIRMED")).upper() == "CANCELLED"
    return not free and not cancelled and state not in FREE_STATES
