"""Reminders as a calendar file, so that the calendar of a phone reminds too.

An entry keeps its UID as long as its reminder and its time last: a calendar that takes the file in again changes its
entries and doubles none. Intervals come as if no break were taken. Entries are marked as free time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from icalendar import Alarm, Event, vRecur
from icalendar import Calendar as CalendarFile

from stretchtimer.core.recurrence import recurring, weekly
from stretchtimer.core.reminder import Calendar, FixedTimes, Interval, Rule
from stretchtimer.core.wall import ONE_DAY, local_of

MAKER = "-//StretchTimer//StretchTimer//EN"
ZONE_CHANGES = timedelta(days=3650)  # so far to either side the file says how clocks change


@dataclass(frozen=True, slots=True)
class _Series:
    """One entry: a time of the day on the days of a recurrence."""

    at: time
    starts: datetime  # naive, on the wall
    recurrence: str
    later: timedelta = timedelta()  # than the day that it is of, in a window over midnight


def to_calendar_file(
    rules: Iterable[Rule], calendar: Calendar, lengths: Mapping[str, timedelta], name: str, now: datetime
) -> tuple[bytes, int]:
    """The file, and how many entries it has. `lengths` are those of what reminders start; `name` is the calendar's."""
    made = CalendarFile()
    made.add("PRODID", MAKER)
    made.add("VERSION", "2.0")
    made.add("X-WR-CALNAME", name)
    events = [event for rule in rules if rule.is_on for event in _events(rule, calendar, lengths, now)]
    for event in events:
        made.add_component(event)
    made.add_missing_timezones((now - ZONE_CHANGES).date(), (now + ZONE_CHANGES).date())
    return made.to_ical(), len(events)


def _events(rule: Rule, calendar: Calendar, lengths: Mapping[str, timedelta], now: datetime) -> Iterator[Event]:
    off = rule.exceptions | calendar.days_off | (calendar.rest_days if rule.programme_days else frozenset())
    for series in _series(rule, calendar, local_of(now, calendar.zone).date()):
        if calendar.quiet is None or not calendar.quiet.holds(series.at):
            yield _event(rule, series, off, calendar.zone, lengths.get(rule.starts), now)


def _event(
    rule: Rule, series: _Series, off: frozenset[date], zone: str, length: timedelta | None, now: datetime
) -> Event:
    place = UTC if zone == "UTC" else ZoneInfo(zone)
    event = Event()
    event.add("UID", f"{rule.id}-{series.at:%H%M}@stretchtimer")
    event.add("DTSTAMP", now)
    event.add("LAST-MODIFIED", rule.since)
    event.add("SUMMARY", rule.name)
    event.add("DTSTART", series.starts.replace(tzinfo=place))
    if length is not None:
        event.add("DURATION", length)
    event.add("RRULE", _recurrence(series.recurrence, place))
    event.add("TRANSP", "TRANSPARENT")
    days = (day + series.later for day in sorted(off))
    gone = [datetime.combine(day, series.at, place) for day in days if day >= series.starts.date()]
    if gone:
        event.add("EXDATE", gone)
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", rule.name)
    alarm.add("TRIGGER", timedelta(0))
    event.add_component(alarm)
    return event


def _series(rule: Rule, calendar: Calendar, today: date) -> Iterator[_Series]:
    if isinstance(rule.timing, Interval):
        yield from _interval_series(rule.timing, calendar.zone, today)
        return
    timing: FixedTimes = rule.timing
    for at in sorted(set(timing.times)):
        begin = datetime.combine(timing.starts_on, at)
        first = next(recurring(timing.recurrence, begin, calendar.zone, begin), None)
        if first is not None:
            yield _Series(at, first, timing.recurrence)


def _interval_series(interval: Interval, zone: str, today: date) -> Iterator[_Series]:
    for window in sorted(interval.windows):
        begin = datetime.combine(today, window.start)
        end = datetime.combine(today + ONE_DAY if window.is_over_midnight else today, window.end)
        at = begin + interval.length
        while at < end:
            later = at.date() - today
            days = {(day + later.days) % 7 for day in interval.days}
            recurrence, start = weekly(days), datetime.combine(today, at.time())
            yield _Series(at.time(), next(recurring(recurrence, start, zone, start)), recurrence, later)
            at += interval.length


def _recurrence(text: str, place: tzinfo) -> vRecur:
    """The rule; beside a start with its zone, an end has to be told in UTC."""
    rule: vRecur = vRecur.from_ical(text)
    for number, end in enumerate(rule.get("UNTIL", [])):
        if not isinstance(end, datetime):
            end = datetime.combine(end, time.max)
        rule["UNTIL"][number] = (end if end.tzinfo else end.replace(tzinfo=place)).astimezone(UTC)
    return rule
