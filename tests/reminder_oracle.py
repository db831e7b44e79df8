"""When a reminder comes up, by brute force: minute after minute of real time, looking at the clock on the wall.

Shares nothing with `core/reminder.py` but the rules themselves. At each minute it asks which times of the day the wall
shows for the first time; a time that a change of the clocks leaves out is shown by a clock that was not changed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from stretchtimer.core.recurrence import WEEKDAYS
from stretchtimer.core.reminder import Calendar, FixedTimes, Interval, Rule

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
HORIZON = 9 * DAY
BEFORE = timedelta(hours=28)  # longer than a window lasts, also while the clocks are put back
CHANGES_FROM, CHANGES_TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)


def zones() -> list[str]:
    return sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))


@lru_cache
def changes(zone: str) -> tuple[datetime, ...]:
    """The instants of 2020 to 2030 from which the clocks of a zone show something else, to the minute."""
    info, found = ZoneInfo(zone), []
    at = CHANGES_FROM
    while at < CHANGES_TO:
        if at.astimezone(info).utcoffset() != (at + DAY).astimezone(info).utcoffset():
            before, after = at, at + DAY
            while after - before > MINUTE:
                middle = before + (after - before) // 2 // MINUTE * MINUTE
                same = middle.astimezone(info).utcoffset() == before.astimezone(info).utcoffset()
                before, after = (middle, after) if same else (before, middle)
            found.append(after)
        at += DAY
    return tuple(found)


def first_shown(zone: str, begin: datetime, minutes: int) -> Iterator[tuple[datetime, list[datetime]]]:
    """Minute after minute, and which naive times a clock on the wall shows then and never showed before."""
    info = ZoneInfo(zone)
    newest = datetime.min  # noqa: DTZ901
    unchanged: timedelta | None = None  # the offset of a clock that was not put forward, while it still matters
    offset, hidden_to = begin.astimezone(info).utcoffset() or timedelta(), datetime.min  # noqa: DTZ901
    for number in range(minutes):
        at = begin + number * MINUTE
        local = at.astimezone(info).replace(tzinfo=None, fold=0)
        shown = []
        now_offset = at.astimezone(info).utcoffset() or timedelta()
        if now_offset > offset:
            unchanged, hidden_to = offset, local
        offset = now_offset
        if unchanged is not None:
            old_clock = (at + unchanged).replace(tzinfo=None)
            if old_clock < hidden_to:
                shown.append(old_clock)
            else:
                unchanged = None
        if local > newest:
            newest = local
            shown.append(local)
        yield at, shown


def next_firing(rule: Rule, calendar: Calendar, after: datetime, anchor: datetime) -> datetime | None:
    """The first minute after `after`, within the horizon, at which the rule comes up; all on whole minutes."""
    begin = min(after, anchor) - 2 * DAY
    minutes = (after + HORIZON - begin) // MINUTE
    walk = first_shown(calendar.zone, begin, minutes)
    is_fixed = isinstance(rule.timing, FixedTimes)
    found = _fixed(rule, calendar, walk) if is_fixed else _interval(rule, calendar, walk, anchor)
    for at in found:
        wall = at.astimezone(ZoneInfo(calendar.zone)).time()
        if at > after and not (calendar.quiet and _between(wall, calendar.quiet.start, calendar.quiet.end)):
            return at
    return None


def _between(at: time, start: time, end: time) -> bool:
    now, first, last = (one.hour * 60 + one.minute for one in (at, start, end))
    return (now - first) % 1440 < ((last - first) % 1440 or 1440)


def _skips(rule: Rule, calendar: Calendar, day: date) -> bool:
    resting = rule.programme_days and day in calendar.rest_days
    return day in rule.exceptions or day in calendar.days_off or resting


def _fixed(rule: Rule, calendar: Calendar, walk: Iterator[tuple[datetime, list[datetime]]]) -> Iterator[datetime]:
    for at, shown in walk:
        for local in shown:
            if _comes(rule, calendar, local):
                yield at


def _comes(rule: Rule, calendar: Calendar, local: datetime) -> bool:
    timing = rule.timing
    assert isinstance(timing, FixedTimes)
    is_day = _is_day(timing, local.date()) and not _skips(rule, calendar, local.date())
    return local.time() in timing.times and is_day


def _is_day(timing: FixedTimes, day: date) -> bool:
    """By hand, for what the examples are made of: every day, days of the week, every Nth day or week."""
    if day < timing.starts_on:
        return False
    parts = dict(part.split("=") for part in timing.recurrence.split(";"))
    every = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "DAILY":
        return (day - timing.starts_on).days % every == 0
    monday = timing.starts_on - timing.starts_on.weekday() * DAY
    return (day - monday).days // 7 % every == 0 and WEEKDAYS[day.weekday()] in parts["BYDAY"].split(",")


def _interval(
    rule: Rule, calendar: Calendar, walk: Iterator[tuple[datetime, list[datetime]]], anchor: datetime
) -> Iterator[datetime]:
    timing = rule.timing
    assert isinstance(timing, Interval)
    shifts = Shifts(rule, calendar)
    for at, shown in walk:
        for since in shifts.after(at, shown):
            worked = at - max(since, anchor)
            if worked > timedelta(0) and worked % timing.length == timedelta(0):
                yield at


class Shifts:
    """In which windows of an interval a walk now is: somebody who comes at the start and goes at the end of each."""

    def __init__(self, rule: Rule, calendar: Calendar) -> None:
        self._rule, self._calendar = rule, calendar
        self._inside: dict[tuple[date, int], datetime] = {}  # since when
        self._over: set[tuple[date, int]] = set()

    def after(self, at: datetime, shown: list[datetime]) -> list[datetime]:
        """Since when each window lasts in which the minute lies that shows these times."""
        timing = self._rule.timing
        assert isinstance(timing, Interval)
        for local in shown:
            for number, window in enumerate(timing.windows):
                night = window.end <= window.start
                if local.time() == window.end:
                    key = (local.date() - DAY if night else local.date(), number)
                    self._over.add(key)
                    self._inside.pop(key, None)
        for local in shown:
            for number, window in enumerate(timing.windows):
                key = (local.date(), number)
                wanted = local.weekday() in timing.days and not _skips(self._rule, self._calendar, local.date())
                if local.time() == window.start and wanted and key not in self._over:
                    self._inside[key] = min([at, *self._inside.values()])  # put forward, they may meet
        return list(self._inside.values())


def offers(
    rules: tuple[Rule, ...], calendar: Calendar, begin: datetime, minutes: int, *, finishes: bool
) -> list[tuple[datetime, str]]:
    """What comes to somebody who is always there and starts each offer at once: when, and by which rule.

    Where it `finishes`, each session is over in no time, and is a break; what it was is then done, for every rule's
    times up to its next. Of several that offer the same at one time the last comes.
    """
    shifts = {rule.id: Shifts(rule, calendar) for rule in rules}
    breaks = dict.fromkeys(shifts, begin)
    done: dict[str, datetime] = {}  # what, and when last
    latest: dict[tuple[str, date], datetime] = {}  # when the day began, and when the rule's time before was
    found: list[tuple[datetime, str]] = []
    for at, shown in first_shown(calendar.zone, begin - BEFORE, minutes + BEFORE // MINUTE + 1):
        wall = at.astimezone(ZoneInfo(calendar.zone)).time()
        is_quiet = calendar.quiet is not None and _between(wall, calendar.quiet.start, calendar.quiet.end)
        midnights = {("", local.date()): at for local in shown if local.time() == time()}
        latest.update(midnights)
        due: dict[str, str] = {}  # what, and by which rule
        for rule in rules:
            if isinstance(rule.timing, Interval):
                inside = shifts[rule.id].after(at, shown)
                is_due = any(at - max(since, breaks[rule.id]) >= rule.timing.length for since in inside)
                breaks[rule.id] = at if is_due else breaks[rule.id]
            else:
                days = [local.date() for local in shown if _comes(rule, calendar, local)]
                since = [latest.get((rule.id, day), latest.get(("", day), begin)) for day in days]
                is_due = any(rule.starts not in done or done[rule.starts] <= one for one in since)
                times = [local for local in shown if local.time() in rule.timing.times]
                latest.update({(rule.id, local.date()): at for local in times})
            if is_due and not is_quiet and at > begin:
                due[rule.starts] = rule.id
        found.extend((at, rule_id) for rule_id in due.values())
        if finishes and due:
            breaks = dict.fromkeys(breaks, at)
            done.update(dict.fromkeys(due, at))
    return found
