"""Recurrence rules as calendars write them (RFC 5545), worked out by dateutil on the clock of the wall.

A rule is kept as its text, "FREQ=WEEKLY;BYDAY=MO,WE": any calendar can be told it, and any rule of a calendar fits.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from stretchtimer.core.message import Message, UserError
from stretchtimer.core.wall import local_of

if TYPE_CHECKING:
    from dateutil.rrule import rrule

DAILY = "FREQ=DAILY"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQUENCY = re.compile(r"(^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)")
_NO_INTERVAL = re.compile(r"(^|;)INTERVAL=(?![1-9]\d{0,2}(;|$))")
_DAY = "(?:" + "|".join(WEEKDAYS) + ")"
_PLAIN = re.compile(rf"FREQ=WEEKLY;(?:INTERVAL=(?P<every>[1-9]\d?);)?BYDAY=(?P<days>{_DAY}(?:,{_DAY})*)")
_UNTIL_UTC = re.compile(r"UNTIL=(\d{8}T\d{6})Z")
_REMEMBERED = 64
_TRIED_FROM = datetime(9956, 1, 1)  # noqa: DTZ001
"""So near to the calendar's end that a rule that never comes up is soon seen to; 29 February has had every weekday."""


def weekly(days: Iterable[int], every: int = 1) -> str:
    """On these days of the week, 0 for Monday, of every so many weeks."""
    chosen = sorted(set(days))
    if every == 1 and len(chosen) == len(WEEKDAYS):
        return DAILY
    interval = f"INTERVAL={every};" if every > 1 else ""
    return f"FREQ=WEEKLY;{interval}BYDAY={','.join(WEEKDAYS[day] for day in chosen)}"


def weeks_of(rule: str) -> tuple[frozenset[int], int] | None:
    """The days of the week of a plain rule, and of every how many weeks; None for a rule that says more."""
    if rule == DAILY:
        return frozenset(range(len(WEEKDAYS))), 1
    found = _PLAIN.fullmatch(rule)
    if found is None:
        return None
    return frozenset(map(WEEKDAYS.index, found["days"].split(","))), int(found["every"] or 1)


def days_of(rule: str) -> frozenset[int] | None:
    """The days of the week of a plain weekly or daily rule; None for a rule that says more."""
    weeks = weeks_of(rule)
    return weeks[0] if weeks is not None and weeks[1] == 1 else None


def check_recurrence(rule: str) -> str:
    """The rule in its usual spelling; raises UserError where it is none, or never comes up: 30 February.

    One that never comes up would be looked for without end.
    """
    plain = "".join(rule.split()).upper().removeprefix("RRULE:")
    try:
        if not _FREQUENCY.search(plain) or _NO_INTERVAL.search(plain):
            raise ValueError(plain)
        tried = _parsed(plain, _TRIED_FROM, "UTC").replace(interval=1, count=None, until=None)
        if next(iter(tried), None) is None:
            raise ValueError(plain)
    except (ValueError, KeyError, TypeError, IndexError):
        raise UserError(Message("recurrence_not_read", {"found": rule})) from None
    return plain


def recurring(rule: str, start: datetime, zone: str, after: datetime) -> Iterator[datetime]:
    """The naive times on the wall at which a rule that begins at `start` comes up, from `after` on, in order."""
    yield from _parsed(rule, start, zone).xafter(after, inc=True)


@lru_cache(_REMEMBERED)
def _parsed(rule: str, start: datetime, zone: str) -> "rrule":
    """Remembered with what it has worked out, since a rule is worked out from its beginning each time."""
    from dateutil.rrule import rrule, rrulestr  # takes as long as a page, and the first page has no use for it

    found = _UNTIL_UTC.search(rule)
    if found is not None:
        until = local_of(datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC), zone)
        rule = rule.replace(found[0], f"UNTIL={until:%Y%m%dT%H%M%S}")
    parsed = rrulestr(rule, dtstart=start, cache=True)
    if not isinstance(parsed, rrule):
        raise ValueError(rule)
    return parsed
