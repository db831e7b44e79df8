"""What a person types of a reminder, read and checked: days, times, windows, and until when to pause.

Each is a UserError where it cannot be meant.
"""

import re
from datetime import UTC, datetime, time, timedelta

from stretchtimer.core.message import Message, UserError
from stretchtimer.core.one_line import is_one_line
from stretchtimer.core.recurrence import WEEKDAYS
from stretchtimer.core.reminder import FixedTimes, Interval, Rule
from stretchtimer.core.wall import ONE_DAY, Window

LONGEST_NAME = 60
LEAST_MINUTES, MOST_MINUTES = 5, 480
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LASTING = re.compile(r"(\d{1,3}) ?(h|min|m)")
MINUTES_OF_DAY = 1440


def check_rule(rule: Rule) -> Rule:
    """The rule with a tidy name; raises UserError for what would never come up or could not be told apart."""
    name = " ".join(rule.name.split())
    if not 0 < len(name) <= LONGEST_NAME or not is_one_line(name):
        raise UserError(Message("reminder_name", {"longest": LONGEST_NAME}))
    check_timing(rule.timing)
    return Rule(**{field: getattr(rule, field) for field in Rule.__slots__} | {"name": name})


def check_timing(timing: FixedTimes | Interval) -> None:
    """Raises UserError for a timing that would never come up."""
    if isinstance(timing, FixedTimes) and not timing.times:
        raise UserError(Message("reminder_no_time"))
    if isinstance(timing, Interval):
        _check_interval(timing)


def read_times(text: str) -> tuple[time, ...]:
    """Times of the day, separated by commas."""
    return tuple(sorted({_time(part) for part in text.split(",")}))


def read_windows(text: str) -> tuple[Window, ...]:
    """Windows such as 09:00-12:00,13:00-17:00."""
    found = []
    for part in text.split(","):
        start, dash, end = part.partition("-")
        if not dash:
            raise UserError(Message("reminder_window_not_read", {"found": part.strip()}))
        found.append(Window(_time(start), _time(end)))
    return tuple(found)


def read_days(text: str) -> frozenset[int]:
    """Days of the week, such as mon-fri or mon,wed,sat; "daily" for all."""
    if text.strip().lower() == "daily":
        return frozenset(range(len(WEEKDAYS)))
    days: set[int] = set()
    for part in text.lower().split(","):
        first, dash, last = (one.strip() for one in part.partition("-"))
        if first not in DAY_NAMES or (dash and last not in DAY_NAMES):
            raise UserError(Message("reminder_days_not_read", {"found": text}))
        begin, end = DAY_NAMES.index(first), DAY_NAMES.index(last or first)
        days |= {day % 7 for day in range(begin, end + (7 if end < begin else 0) + 1)}
    return frozenset(days)


def pause_until(text: str, now: datetime) -> datetime | None:
    """Until when a pause lasts, as local time with its zone like `now`; None for "" (until it is resumed)."""
    plain = " ".join(text.lower().split())
    if not plain:
        return None
    if plain == "today":
        return datetime.combine(now.date() + ONE_DAY, time(), now.tzinfo)
    lasting = _LASTING.fullmatch(plain)
    if lasting is not None and int(lasting[1]) > 0:
        minutes = int(lasting[1]) * (60 if lasting[2] == "h" else 1)
        return (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)  # real ones, if clocks change
    if plain.startswith("until "):
        return _next_shown(_time(plain.removeprefix("until ")), now)
    raise UserError(Message("pause_not_read", {"found": text}))


def _next_shown(at: time, now: datetime) -> datetime:
    """When the wall shows a time of the day next; when the clocks go back, perhaps for the second time."""
    today = datetime.combine(now.date(), at, now.tzinfo)
    found = (today, today.replace(fold=1), today + ONE_DAY)
    return next(one for one in found if one.astimezone(UTC) > now.astimezone(UTC))


def _time(text: str) -> time:
    hours, colon, minutes = text.strip().partition(":")
    digits = hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit() and len(minutes) == 2
    if not colon or not digits or len(hours) > 2 or int(hours) > 23 or int(minutes) > 59:
        raise UserError(Message("reminder_time_not_read", {"found": text.strip()}))
    return time(int(hours), int(minutes))


def _check_interval(timing: Interval) -> None:
    if not LEAST_MINUTES <= timing.minutes <= MOST_MINUTES:
        raise UserError(Message("reminder_minutes", {"least": LEAST_MINUTES, "most": MOST_MINUTES}))
    if not timing.days or not timing.windows:
        raise UserError(Message("reminder_no_time"))
    spans = sorted(map(_minutes, timing.windows))
    ends = [end for _start, end in spans]
    following = [*(start for start, _end in spans[1:]), spans[0][0] + MINUTES_OF_DAY]
    if any(end > start for end, start in zip(ends, following, strict=True)):
        raise UserError(Message("reminder_windows_overlap"))
    if max(end - start for start, end in spans) <= timing.minutes:
        raise UserError(Message("reminder_never", {"minutes": timing.minutes}))


def _minutes(window: Window) -> tuple[int, int]:
    start, end = (at.hour * 60 + at.minute for at in (window.start, window.end))
    return start, end + (MINUTES_OF_DAY if window.is_over_midnight else 0)
