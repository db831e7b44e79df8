"""Reminders: rules that say when to offer what, and when each of them is due next.

A rule is of one of two kinds. Fixed times come up at times of the day on the days of a recurrence. An interval comes up
inside working hours, so many minutes after the last break or the window's start, whichever is later.

Times are those of the clock on the wall where the user is now: 20:30 stays 20:30 in another zone, and when the clocks
change. What is due is worked out anew each time from rule, history and now; nothing counts down.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from heapq import heappop, heappush, merge
from itertools import islice, takewhile

from stretchtimer.core.recurrence import DAILY, recurring
from stretchtimer.core.wall import ONE_DAY, Window, instant_of, local_of

Span = tuple[datetime, datetime]

MEASURE = "measure"  # what a reminder offers that is no sequence
FAR = timedelta(days=800)  # nothing is looked for beyond
WIDEST_CHANGE = timedelta(hours=3)  # of the clocks: so far can one due time overtake another


class Appearance(StrEnum):
    """How a reminder shows itself."""

    CARD = "card"
    FULL_SCREEN = "full_screen"
    NOTIFICATION = "notification"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class FixedTimes:
    """Times of the day, on the days of a recurrence rule that begins on a day."""

    times: tuple[time, ...]
    starts_on: date
    recurrence: str = DAILY


@dataclass(frozen=True, slots=True)
class Interval:
    """Every so many minutes, inside windows, on days of the week (0 for Monday)."""

    minutes: int
    windows: tuple[Window, ...]
    days: frozenset[int]

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Rule:
    """One reminder. `starts`: a sequence's or programme's id, or `MEASURE`; `since`: when it was made or changed."""

    id: str
    name: str
    starts: str
    timing: FixedTimes | Interval
    since: datetime
    is_on: bool = True
    appearance: Appearance = Appearance.CARD
    sound: bool = True
    snooze_minutes: int = 10
    escalates: bool = False
    programme_days: bool = False  # only on days on which the programme has a session
    exceptions: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Calendar:
    """What else of the calendar reminders go by."""

    zone: str
    quiet: Window | None = None
    days_off: frozenset[date] = frozenset()  # holiday, ill: no reminder at all
    rest_days: frozenset[date] = frozenset()  # the programme has no session

    def is_quiet(self, instant: datetime) -> bool:
        return self.quiet is not None and self.quiet.holds(local_of(instant, self.zone).time())


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One time at which a rule comes up; `local` is what it is called on the wall, and by what it is known."""

    at: datetime
    local: datetime = field(compare=False)


def is_day_off(rule: Rule, day: date, calendar: Calendar) -> bool:
    return day in rule.exceptions or day in calendar.days_off


def is_rest_day(rule: Rule, day: date, calendar: Calendar) -> bool:
    return rule.programme_days and day in calendar.rest_days


def fixed_dues(timing: FixedTimes, zone: str, from_local: datetime) -> Iterator[Due]:
    """Every due time called `from_local` or later, in the order in which they come."""
    starts = (datetime.combine(timing.starts_on, at) for at in sorted(set(timing.times)))
    waiting: list[Due] = []
    for local in merge(*(recurring(timing.recurrence, start, zone, from_local) for start in starts)):
        due = Due(instant_of(local, zone), local)
        while waiting and waiting[0].at < due.at - WIDEST_CHANGE:
            yield heappop(waiting)
        heappush(waiting, due)
    yield from sorted(waiting)


def interval_dues(rule: Rule, interval: Interval, calendar: Calendar, anchor: datetime, day: date) -> Iterator[Due]:
    """Every due time in the windows from a day on, if after `anchor` (the last break) none is taken."""
    for start, end in _in_order(
        span for number in range(FAR.days) for span in _windows_on(rule, interval, calendar, day + number * ONE_DAY)
    ):
        at = max(start, anchor) + interval.length
        while at < end:
            yield Due(at, local_of(at, calendar.zone))
            at += interval.length


def windows_at(rule: Rule, interval: Interval, calendar: Calendar, at: datetime) -> tuple[Span, ...]:
    """The windows that an instant lies in, with their ends; at most one where the rule is sound."""
    today = local_of(at, calendar.zone).date()
    found = (span for day in (today - ONE_DAY, today) for span in _windows_on(rule, interval, calendar, day))
    return tuple((start, end) for start, end in found if start <= at < end)


def day_of(rule: Rule, due: Due, zone: str) -> date:
    """The day that a due time is of: the one on which its window began, also when that is over midnight."""
    day = due.local.date()
    if not isinstance(rule.timing, Interval):
        return day
    spans = (window.on(day - ONE_DAY, zone) for window in rule.timing.windows if window.is_over_midnight)
    return day - ONE_DAY if any(start <= due.at < end for start, end in spans) else day


def dues(rule: Rule, calendar: Calendar, after: datetime, anchor: datetime | None = None) -> Iterator[Due]:
    """When a rule comes up after an instant, for good: quiet hours, days off and rest days are left out.

    `anchor` is the end of the last break, by which intervals go.
    """
    here = local_of(after, calendar.zone)
    if isinstance(rule.timing, Interval):
        found = interval_dues(rule, rule.timing, calendar, anchor or rule.since, here.date() - ONE_DAY)
    else:
        found = (
            due
            for due in fixed_dues(rule.timing, calendar.zone, here - ONE_DAY)
            if not is_day_off(rule, due.local.date(), calendar) and not is_rest_day(rule, due.local.date(), calendar)
        )
    near = takewhile(lambda due: due.at < after + FAR, found)
    return (due for due in near if due.at > after and not calendar.is_quiet(due.at))


def next_due(rule: Rule, calendar: Calendar, after: datetime, anchor: datetime | None = None) -> Due | None:
    """When a rule comes up next; None for one that is off or never does again."""
    return next(dues(rule, calendar, after, anchor), None) if rule.is_on else None


def upcoming(
    rule: Rule, calendar: Calendar, after: datetime, count: int = 5, anchor: datetime | None = None
) -> tuple[Due, ...]:
    """The next few times, for the editor; `anchor` as for `dues`."""
    return tuple(islice(dues(rule, calendar, after, anchor), count)) if rule.is_on else ()


def _windows_on(rule: Rule, interval: Interval, calendar: Calendar, day: date) -> Iterator[Span]:
    if day.weekday() not in interval.days or is_day_off(rule, day, calendar) or is_rest_day(rule, day, calendar):
        return
    for window in sorted(interval.windows):
        yield window.on(day, calendar.zone)


def _in_order(windows: Iterable[Span]) -> Iterator[Span]:
    """As they come: where the clocks leave one out it may come after the next, and what runs into each other is one."""
    last: Span | None = None
    for start, end in windows:
        if start >= end:
            continue
        if last is None or start >= last[1]:
            if last is not None:
                yield last
            last = start, end
        elif end <= last[0]:
            yield start, end
        else:
            last = min(start, last[0]), max(end, last[1])
    if last is not None:
        yield last
