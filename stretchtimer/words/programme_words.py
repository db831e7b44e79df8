"""What is said of a programme: its blocks, its days, its changes, and how steadily it goes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from stretchtimer.core.consistency import Week
from stretchtimer.core.enrolment import ONE_DAY, Change, ChangeKind, Standing, next_dates
from stretchtimer.core.programme import DAYS_IN_WEEK, LEVELS, Programme
from stretchtimer.core.programme_view import BlockRow, DayState, RowState
from stretchtimer.core.records import DayOff
from stretchtimer.words.case import lower_first
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.lists import listed
from stretchtimer.words.messages import sentence
from stretchtimer.words.progress_words import day_text

DAY_STATES = {
    DayState.DONE: N_("done"),
    DayState.TODAY: N_("today"),
    DayState.AHEAD: N_("planned"),
    DayState.REST: N_("rest"),
    DayState.LEFT_OUT: N_("not done"),
    DayState.OFF: N_("off"),
}

DAYS_OFF = {DayOff.REST: N_("Rest"), DayOff.ILL: N_("Ill"), DayOff.TRAVEL: N_("Travelling")}

ACCEPT = {
    ChangeKind.ADVANCE: N_("Hold longer"),
    ChangeKind.HARDER: N_("Change the exercise"),
    ChangeKind.EXTRA_SET: N_("Add the set"),
    ChangeKind.NO_EXTRA_SET: N_("Leave it out"),
    ChangeKind.STEP_BACK: N_("A little less"),
    ChangeKind.RESTART: N_("Begin gently"),
}


def weeks_text(row: BlockRow) -> str:
    if row.first_week == row.last_week:
        return _("Week {number}").format(number=row.first_week)
    return _("Weeks {first}–{last}").format(first=row.first_week, last=row.last_week)


def row_status(row: BlockRow) -> str:
    """The line at the foot of a block."""
    if row.state is RowState.PRESENT and row.today:
        return _("Today is day {day} of {all}").format(day=row.today, all=len(row.days))
    match row.state:
        case RowState.PAST | RowState.PRESENT:
            return _("{done} of {all} days done").format(done=row.done, all=row.planned)
        case RowState.LATER:
            return _("Starts {day}").format(day=day_text(row.begins)) if row.begins else ""


def dots_text(row: BlockRow) -> str:
    """The dots of a block for who does not see them."""
    return listed(_("{number} {state}").format(number=i, state=_(DAY_STATES[d])) for i, d in enumerate(row.days, 1))


def standing_line(here: Standing) -> str:
    """Where one is, in a line."""
    if not here.has_begun:
        return _("Begins {day}.").format(day=day_text(here.started_on))
    if here.paused:
        return _("Paused. Nothing is lost, and nothing counts against you.")
    if here.is_maintenance:
        return _("All weeks done. Three days a week keep what you have gained.")
    return _("Week {week} of {weeks}. {about}.").format(
        week=here.week, weeks=here.programme.weeks, about=_capital(here.present.about)
    )


def level_line(here: Standing) -> str:
    sets, seconds = LEVELS[here.dose.level - 1]
    return _("Held stretches: level {level} of {all}, {sets} times {seconds} s.").format(
        level=here.dose.level, all=len(LEVELS), sets=sets, seconds=seconds
    )


def change_text(change: Change, names: Mapping[str, str]) -> str:
    """Why a dose changes, with exercises by their `names`."""
    values = {
        key: names.get(str(value), value) if key == "later" else value for key, value in change.reason.values.items()
    }
    return sentence(replace(change.reason, values=values))


def accept_text(change: Change) -> str:
    return _(ACCEPT[change.kind])


def weeks_line(weeks: tuple[Week, ...]) -> str:
    """How many weeks had enough, without counting those that did not."""
    enough = sum(week.is_enough for week in weeks)
    return ngettext("{count} week with enough sessions", "{count} weeks with enough sessions", enough).format(
        count=enough
    )


def score_line(score: float) -> str:
    return _("Steadiness {percent} of 100. It fades slowly, and days off do not touch it.").format(
        percent=round(score * 100)
    )


def day_cell(day: date, sessions: int, off: DayOff | None) -> str:
    """A day of the calendar, for tooltip and screen reader."""
    if off is not None and not sessions:
        return _("{day}: {reason}").format(day=day_text(day), reason=lower_first(_(DAYS_OFF[off])))
    text = ngettext("{day}: {count} session", "{day}: {count} sessions", sessions)
    return text.format(day=day_text(day), count=sessions)


def year_name(year: int, sessions: int) -> str:
    """A year's calendar, for who does not see it."""
    return _("Sessions in {year}: {count}").format(year=year, count=sessions)


def marked_text(day: date, reason: DayOff | None) -> str:
    """That a day was marked, or counts again."""
    if reason is None:
        return _("{day} counts again.").format(day=day_text(day))
    return _("{day}: {reason}.").format(day=day_text(day), reason=lower_first(_(DAYS_OFF[reason])))


def repeat_question(here: Standing) -> str:
    """What repeating the present block would move, before it is done."""
    begins = next_dates(replace(here, block_day=1))
    if len(begins) <= 2:
        return _("Begin this block again today? It then ends on {end}.").format(end=day_text(begins[-1] - ONE_DAY))
    return _("Begin this block again today? The next one then starts on {next}, and all is done on {end}.").format(
        next=day_text(begins[1]), end=day_text(begins[-1] - ONE_DAY)
    )


def programme_line(programme: Programme) -> str:
    """What a programme is, before it is chosen."""
    days = DAYS_IN_WEEK - len(programme.blocks[0].rest_days)
    week = ngettext("{weeks} week", "{weeks} weeks", programme.weeks).format(weeks=programme.weeks)
    day = ngettext("{days} day a week", "{days} days a week", days).format(days=days)
    return _("{about} {weeks}, {days}.").format(about=programme.about, weeks=week, days=day)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
