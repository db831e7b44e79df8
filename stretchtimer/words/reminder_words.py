"""Reminders in words: when one comes, why it waits, and how everything stands."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from stretchtimer.core.recurrence import days_of
from stretchtimer.core.reminder import FixedTimes, Rule
from stretchtimer.words.language import N_, _
from stretchtimer.words.lists import listed

REASONS = {
    "paused": N_("reminders are paused"),
    "session": N_("a session is under way"),
    "another": N_("another reminder is open"),
    "meeting": N_("your calendar says you are busy"),
    "camera": N_("the camera is in use"),
    "microphone": N_("the microphone is in use"),
    "presentation": N_("a presentation is shown"),
    "full_screen": N_("a window fills the screen"),
    "do_not_disturb": N_("do not disturb is on"),
    "away": N_("nobody is at the computer"),
    "typing": N_("somebody is typing"),
    "quiet_hours": N_("it was in your quiet hours"),
    "day_off": N_("the day was off"),
    "rest_day": N_("the programme had a day of rest"),
    "not_today": N_("you said not today"),
    "already_done": N_("it was done already"),
    "natural_break": N_("you took a break by yourself"),
    "superseded": N_("a newer one took its place"),
    "day_over": N_("its day was over"),
    "window_over": N_("its hours were over"),
}
PRESENCES = {
    "active": N_("active"),
    "idle": N_("away from keyboard and mouse"),
    "locked": N_("locked"),
    "asleep": N_("asleep"),
    "unknown": N_("unknown"),
}
DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def rule_line(rule: Rule) -> str:
    """A reminder as one line of a list."""
    timing = rule.timing
    if isinstance(timing, FixedTimes):
        when = listed(f"{at:%H:%M}" for at in timing.times)
        days = days_of(timing.recurrence)
        on = timing.recurrence if days is None else _days(days)
    else:
        spans = listed(f"{window.start:%H:%M}–{window.end:%H:%M}" for window in timing.windows)
        when, on = _("every {minutes} min, {windows}").format(minutes=timing.minutes, windows=spans), _days(timing.days)
    line = f"{rule.name}: {listed((when, on))} → {rule.starts}"
    return line if rule.is_on else _("{reminder} (off)").format(reminder=line)


def next_lines(status: Mapping[str, Any], zone: str) -> Iterator[str]:
    """What comes next, soonest first."""
    for one in status["next"]:
        yield _("{at}  {name}").format(at=_local(one["at"], zone), name=one["name"])
    if not status["next"]:
        yield _("No reminder is set.")


def status_lines(status: Mapping[str, Any], zone: str) -> Iterator[str]:
    """How reminders stand, and why nothing comes where nothing does."""
    if not status["running"]:
        yield _("StretchTimer is not running, so no reminder comes.")
    elif status["paused"]:
        until = status["paused_until"]
        yield _("Paused until {at}.").format(at=_local(until, zone)) if until else _("Paused until you resume.")
    yield _("Presence: {presence}").format(presence=_(PRESENCES[status["presence"]]))
    for probe in status["probes"]:
        yield f"  {probe['way']}: {_answer(probe['answer'])}"
    if status["offered"]:
        names = {one["id"]: one["name"] for one in (*status["next"], *status["waiting"])}
        offered = status["offered"]["id"]
        yield _("{name} is waiting for you").format(name=names.get(offered, offered))
    for one in status["waiting"]:
        yield _("{name} waits: {reason}.").format(name=one["name"], reason=_(REASONS[one["reason"]]))
    yield from next_lines(status, zone)


def _days(days: frozenset[int]) -> str:
    return _("every day") if len(days) == len(DAYS) else listed(_(DAYS[day]) for day in sorted(days))


def _local(text: str, zone: str) -> str:
    return f"{datetime.fromisoformat(text).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def _answer(answer: float | bool | None) -> str:
    if answer is None:
        return _("no answer")
    if isinstance(answer, bool):
        return _("yes") if answer else _("no")
    return _("{seconds} s").format(seconds=round(answer / 1000))
