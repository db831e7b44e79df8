"""When the user is busy, by a calendar's word: spans of time, and nothing of what they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from stretchtimer.core.reminder import Span


@dataclass(frozen=True, slots=True)
class BusyCalendar:
    """The busy times of one calendar file, as they were when it was taken in; sorted, none touches another."""

    id: str
    name: str
    taken_at: datetime
    spans: tuple[Span, ...]


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same times in order, with what overlaps or touches made one; what lasts no time is left out."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def busy_spans(calendars: Iterable[BusyCalendar], now: datetime) -> tuple[Span, ...]:
    """Every busy time that is not over, of all calendars together."""
    return joined(span for calendar in calendars for span in calendar.spans if span[1] > now)


def is_busy(spans: Iterable[Span], now: datetime) -> bool:
    return any(start <= now < end for start, end in spans)
