"""The reminders that somebody who has none is offered: those of a day with both sessions and breaks at the desk."""

from collections.abc import Mapping
from datetime import date, datetime, time

from stretchtimer.core.reminder import FixedTimes, Interval, Rule
from stretchtimer.core.reminder_edit import FIRST_MINUTES, FIRST_WINDOWS

MORNING, DESK, EVENING = "morning", "workplace", "evening"
SUGGESTED = (MORNING, DESK, EVENING)
MORNING_AT, EVENING_AT = time(7, 30), time(20, 30)
WORKING_DAYS = frozenset(range(5))
AFTER_WAKING_MINUTES = 30
LATEST_MORNING = time(11)


def suggested(names: Mapping[str, str], waking: time | None, today: date, now: datetime) -> tuple[Rule, ...]:
    """Morning, desk break and evening, called as their sequences are in `names`."""
    timings: dict[str, FixedTimes | Interval] = {
        MORNING: FixedTimes((_morning(waking),), today),
        DESK: Interval(FIRST_MINUTES, FIRST_WINDOWS, WORKING_DAYS),
        EVENING: FixedTimes((EVENING_AT,), today),
    }
    return tuple(Rule("", names[one], one, timings[one], now) for one in SUGGESTED if one in names)


def _morning(waking: time | None) -> time:
    """Half an hour after getting up, where it is known and in the morning."""
    if waking is None:
        return MORNING_AT
    minutes = waking.hour * 60 + waking.minute + AFTER_WAKING_MINUTES
    found = time(minutes // 60 % 24, minutes % 60)
    return found if waking < found <= LATEST_MORNING else MORNING_AT
