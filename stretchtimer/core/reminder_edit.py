"""One change to a reminder, as the editor asks for it: a part of the rule and its new text.

Everything is text, as it was typed or chosen; what cannot be meant is a UserError and changes nothing. A reminder that
comes at other times from now on has not missed those of this morning: it counts from now.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum

from stretchtimer.core.message import Message, UserError
from stretchtimer.core.recurrence import DAILY, WEEKDAYS, weekly, weeks_of
from stretchtimer.core.reminder import Appearance, FixedTimes, Interval, Rule
from stretchtimer.core.reminder_check import (
    LEAST_MINUTES,
    MOST_MINUTES,
    check_rule,
    read_days,
    read_times,
    read_windows,
)
from stretchtimer.core.wall import ONE_DAY, Window

FIRST_TIMES = (time(10),)
FIRST_MINUTES = 45
FIRST_WINDOWS = (Window(time(9), time(12)), Window(time(13), time(17)))
LONGEST_SPAN = 366
EVERY_WEEKS = (1, 2)
ON, OFF = "on", "off"


class Part(StrEnum):
    """What of a reminder can be changed."""

    NAME = "name"
    STARTS = "starts"
    KIND = "kind"  # "times" or "interval"
    DAYS = "days"  # mon,tue
    WEEKS = "weeks"  # every how many
    ADD_TIME = "add_time"
    REMOVE_TIME = "remove_time"
    MINUTES = "minutes"
    ADD_WINDOW = "add_window"  # 09:00-12:00
    REMOVE_WINDOW = "remove_window"
    APPEARANCE = "appearance"
    SOUND = "sound"
    SNOOZE = "snooze"
    ESCALATES = "escalates"
    PROGRAMME_DAYS = "programme_days"
    ADD_DAYS = "add_days"  # 2026-12-24/2027-01-02, on which it does not come
    REMOVE_DAYS = "remove_days"
    IS_ON = "is_on"


TIMING = frozenset(
    {Part.KIND, Part.DAYS, Part.WEEKS, Part.ADD_TIME, Part.REMOVE_TIME, Part.MINUTES, Part.ADD_WINDOW}
    | {Part.REMOVE_WINDOW, Part.IS_ON}
)


def edited(rule: Rule, part: Part, text: str, now: datetime, today: date) -> Rule:
    """The rule with one part changed; raises UserError for what cannot be meant. `today` is the user's."""
    changed = check_rule(_CHANGES[part](rule, text, today))
    coming = frozenset(day for day in changed.exceptions if day >= today)
    return replace(changed, exceptions=coming, since=now if part in TIMING else rule.since)


def new_rule(name: str, starts: str, now: datetime, today: date) -> Rule:
    """What "New reminder" begins with."""
    return Rule("", name, starts, FixedTimes(FIRST_TIMES, today), now)


def duplicate(rule: Rule, name: str, now: datetime) -> Rule:
    return replace(rule, id="", name=name, since=now)


def rule_days(rule: Rule) -> frozenset[int] | None:
    """The days of the week on which a reminder comes, 0 for Monday; None where its rule says more."""
    if isinstance(rule.timing, Interval):
        return rule.timing.days
    weeks = weeks_of(rule.timing.recurrence)
    return None if weeks is None else weeks[0]


def rule_weeks(rule: Rule) -> int:
    """Every how many weeks."""
    weeks = weeks_of(rule.timing.recurrence) if isinstance(rule.timing, FixedTimes) else None
    return 1 if weeks is None else weeks[1]


def order_of(rule: Rule) -> tuple[time, str]:
    """By what reminders are listed: as they come in a day."""
    timing = rule.timing
    starts = timing.times if isinstance(timing, FixedTimes) else [window.start for window in timing.windows]
    return min(starts), rule.name


def read_span(text: str) -> frozenset[date]:
    """The days from one to another, as ISO 8601 writes them: 2026-12-24/2027-01-02."""
    first, _slash, last = text.partition("/")
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    if not 0 <= (end - begin).days < LONGEST_SPAN:
        raise UserError(Message("reminder_span", {"longest": LONGEST_SPAN}))
    return frozenset(begin + number * ONE_DAY for number in range((end - begin).days + 1))


def spans_of(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days that follow each other as spans, first and last."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day - found[-1][1] == ONE_DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def _with_kind(rule: Rule, text: str, today: date) -> Rule:
    days = rule_days(rule)
    if text == "interval" and isinstance(rule.timing, FixedTimes):
        weekdays = frozenset(range(len(WEEKDAYS))) if days is None else days
        return replace(rule, timing=Interval(FIRST_MINUTES, FIRST_WINDOWS, weekdays))
    if text == "times" and isinstance(rule.timing, Interval):
        return replace(rule, timing=FixedTimes(FIRST_TIMES, today, weekly(rule.timing.days)))
    return rule


def _with_days(rule: Rule, text: str, today: date) -> Rule:
    if not text:
        raise UserError(Message("reminder_no_time"))
    days = read_days(text)
    if isinstance(rule.timing, Interval):
        return replace(rule, timing=replace(rule.timing, days=days))
    return _recurring(rule, rule.timing, days, rule_weeks(rule), today)


def _with_weeks(rule: Rule, text: str, today: date) -> Rule:
    if not isinstance(rule.timing, FixedTimes):
        return rule
    return _recurring(rule, rule.timing, rule_days(rule) or frozenset({today.weekday()}), int(text), today)


def _recurring(rule: Rule, timing: FixedTimes, days: frozenset[int], every: int, today: date) -> Rule:
    """Weeks are counted from the one that now is."""
    recurrence = weekly(days, every) if days else DAILY
    return replace(rule, timing=replace(timing, recurrence=recurrence, starts_on=today))


def _with_time(rule: Rule, text: str, _today: date) -> Rule:
    if not isinstance(rule.timing, FixedTimes):
        return rule
    times = {*rule.timing.times, *read_times(text)}
    return replace(rule, timing=replace(rule.timing, times=tuple(sorted(times))))


def _without_time(rule: Rule, text: str, _today: date) -> Rule:
    if not isinstance(rule.timing, FixedTimes):
        return rule
    (gone,) = read_times(text)
    return replace(rule, timing=replace(rule.timing, times=tuple(at for at in rule.timing.times if at != gone)))


def _with_minutes(rule: Rule, text: str, _today: date) -> Rule:
    if not isinstance(rule.timing, Interval):
        return rule
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 5):
        raise UserError(Message("reminder_minutes", {"least": LEAST_MINUTES, "most": MOST_MINUTES}))
    return replace(rule, timing=replace(rule.timing, minutes=int(plain)))


def _with_window(rule: Rule, text: str, _today: date) -> Rule:
    if not isinstance(rule.timing, Interval):
        return rule
    windows = {*rule.timing.windows, *read_windows(text)}
    return replace(rule, timing=replace(rule.timing, windows=tuple(sorted(windows))))


def _without_window(rule: Rule, text: str, _today: date) -> Rule:
    if not isinstance(rule.timing, Interval):
        return rule
    (gone,) = read_windows(text)
    windows = tuple(window for window in rule.timing.windows if window != gone)
    return replace(rule, timing=replace(rule.timing, windows=windows))


_CHANGES: dict[Part, Callable[[Rule, str, date], Rule]] = {
    Part.NAME: lambda rule, text, _today: replace(rule, name=text),
    Part.STARTS: lambda rule, text, _today: replace(rule, starts=text),
    Part.KIND: _with_kind,
    Part.DAYS: _with_days,
    Part.WEEKS: _with_weeks,
    Part.ADD_TIME: _with_time,
    Part.REMOVE_TIME: _without_time,
    Part.MINUTES: _with_minutes,
    Part.ADD_WINDOW: _with_window,
    Part.REMOVE_WINDOW: _without_window,
    Part.APPEARANCE: lambda rule, text, _today: replace(rule, appearance=Appearance(text)),
    Part.SOUND: lambda rule, text, _today: replace(rule, sound=text == ON),
    Part.SNOOZE: lambda rule, text, _today: replace(rule, snooze_minutes=int(text)),
    Part.ESCALATES: lambda rule, text, _today: replace(rule, escalates=text == ON),
    Part.PROGRAMME_DAYS: lambda rule, text, _today: replace(rule, programme_days=text == ON),
    Part.ADD_DAYS: lambda rule, text, _today: replace(rule, exceptions=rule.exceptions | read_span(text)),
    Part.REMOVE_DAYS: lambda rule, text, _today: replace(rule, exceptions=rule.exceptions - read_span(text)),
    Part.IS_ON: lambda rule, text, _today: replace(rule, is_on=text == ON),
}
