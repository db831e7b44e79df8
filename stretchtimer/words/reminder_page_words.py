"""The words of the reminders page: when a reminder comes, its next times, and what can be chosen for it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from stretchtimer.core.records import DayOff
from stretchtimer.core.reminder import Appearance, FixedTimes, Rule
from stretchtimer.core.reminder_edit import rule_days, rule_weeks
from stretchtimer.core.wall import Window
from stretchtimer.words.history_words import reason_text
from stretchtimer.words.isolated import isolated
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.lists import listed
from stretchtimer.words.progress_words import day_text
from stretchtimer.words.session_words import minutes_text
from stretchtimer.words.today_words import WEEKDAYS

APPEARANCES = {
    Appearance.CARD: N_("Corner card"),
    Appearance.FULL_SCREEN: N_("Full-screen break"),
    Appearance.NOTIFICATION: N_("Notification"),
    Appearance.SOUND: N_("Sound only"),
}
MANNERS = {
    Appearance.CARD: N_("A small card in the corner. It never takes the keyboard, and goes after half a minute."),
    Appearance.FULL_SCREEN: N_("The whole screen, after a pause in your typing. Escape leaves it."),
    Appearance.NOTIFICATION: N_("As your system shows its own notices."),
    Appearance.SOUND: N_("Nothing on the screen."),
}


def day_name(day: int) -> str:
    """0 for Monday."""
    return _(WEEKDAYS[day])


def appearance_name(appearance: Appearance) -> str:
    return _(APPEARANCES[appearance])


def appearance_manner(appearance: Appearance) -> str:
    return _(MANNERS[appearance])


def window_text(window: Window) -> str:
    return f"{window.start:%H:%M}–{window.end:%H:%M}"


def when_text(rule: Rule) -> str:
    """The times of a reminder, for the list."""
    if isinstance(rule.timing, FixedTimes):
        return listed(f"{at:%H:%M}" for at in rule.timing.times)
    return _("every {minutes} min").format(minutes=rule.timing.minutes)


def days_text(rule: Rule) -> str:
    """The days of a reminder, for the list; a rule that no buttons can show is said as it is written."""
    days, weeks = rule_days(rule), rule_weeks(rule)
    if days is None:
        return rule.timing.recurrence if isinstance(rule.timing, FixedTimes) else ""
    said = _day_names(days)
    if weeks == 1:
        return said
    return ngettext("{days}, every week", "{days}, every {weeks} weeks", weeks).format(days=said, weeks=weeks)


def _day_names(days: frozenset[int]) -> str:
    chosen = sorted(days)
    if len(chosen) == len(WEEKDAYS):
        return _("Every day")
    if len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1:
        return _("{first} to {last}").format(first=day_name(chosen[0]), last=day_name(chosen[-1]))
    return listed(map(day_name, chosen))


def due_text(local: datetime, today: date) -> str:
    """When a reminder comes, in words."""
    day = local.date()
    if day == today:
        named = _("Today")
    elif day == today + timedelta(days=1):
        named = _("Tomorrow")
    else:
        named = _("{weekday} {day}").format(weekday=day_name(day.weekday()), day=day_text(day, today.year))
    return _("{day}, {time}").format(day=named, time=f"{local:%H:%M}")


def span_text(span: tuple[date, date], today: date) -> str:
    """Some days, from the first to the last."""
    first, last = (day_text(day, today.year) for day in span)
    return first if span[0] == span[1] else _("{first} to {last}").format(first=first, last=last)


def starts_text(name: str, length_ms: int) -> str:
    """What a reminder starts, with its length."""
    return _("{name}, {minutes}").format(name=isolated(name), minutes=minutes_text(length_ms))


def day_off_text(span: tuple[date, date], reason: DayOff, today: date) -> str:
    """Days on which no reminder comes, and why."""
    return _("{days}: {reason}").format(days=span_text(span, today), reason=reason_text(reason))


def never_text(*, is_on: bool) -> str:
    return _("It does not come again.") if is_on else _("It is off, so it does not come.")


def copy_name(name: str, taken: Iterable[str], longest: int) -> str:
    """A name for a copy that no other has, no longer than a name may be."""
    known = {one.casefold() for one in taken}
    for number in range(2, len(known) + 3):
        ending = f" {number}"
        found = name[: longest - len(ending)].rstrip() + ending
        if found.casefold() not in known:
            return found
    return name


def busy_text(spans: int, unread: int) -> str:
    """What was found in a calendar."""
    said = ngettext("{count} busy time ahead.", "{count} busy times ahead.", spans).format(count=f"{spans:,}")
    if not unread:
        return said
    bad = ngettext("{count} entry could not be read.", "{count} entries could not be read.", unread)
    return f"{said} {bad.format(count=unread)}"


def calendar_text(name: str, spans: int) -> str:
    return ngettext("{name}: {count} busy time", "{name}: {count} busy times", spans).format(
        name=isolated(name), count=spans
    )


def exported_text(events: int, name: str) -> str:
    text = ngettext("{count} entry is in {name}.", "{count} entries are in {name}.", events)
    return text.format(count=events, name=isolated(name))


def programme_day_text(name: str) -> str:
    """What a programme asks for on the day."""
    return _("{name}: the day’s session").format(name=isolated(name))


def measure_text() -> str:
    return _("Measure flexibility")


def weeks_text(weeks: int) -> str:
    """Of every how many weeks."""
    return ngettext("Every week", "Every {weeks} weeks", weeks).format(weeks=weeks)


def snooze_text(minutes: int) -> str:
    return ngettext("{minutes} min", "{minutes} min", minutes).format(minutes=minutes)


def quiet_text(quiet: Window | None) -> str:
    """Quiet hours in a line, for the list."""
    if quiet is None:
        return _("No quiet hours")
    return _("Quiet hours {window}").format(window=window_text(quiet))


def suggestion_text(rule: Rule) -> str:
    """A reminder that is offered, in a line."""
    windows = "" if isinstance(rule.timing, FixedTimes) else listed(map(window_text, rule.timing.windows))
    parts = [part for part in (when_text(rule), windows, days_text(rule)) if part]
    return " · ".join((rule.name, *parts))
