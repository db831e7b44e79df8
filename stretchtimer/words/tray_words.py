"""The icon beside the clock and its menu, in words."""

from datetime import datetime

from stretchtimer.core.just_start import DESK
from stretchtimer.core.tray import Standing, TrayView
from stretchtimer.words.case import lower_first
from stretchtimer.words.isolated import isolated
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.reminder_words import DAYS, REASONS


def tray_tooltip(view: TrayView) -> str:
    """When the next one comes, or why none does; and that a break by oneself was one."""
    return _("{when}. Your break counted.").format(when=_standing(view)) if view.rested else _standing(view)


def _standing(view: TrayView) -> str:
    match view:
        case TrayView(standing=Standing.OFFERED):
            return _("{name} is waiting for you").format(name=isolated(view.name))
        case TrayView(standing=Standing.PAUSED, at=None):
            return _("Reminders are paused until you resume them")
        case TrayView(standing=Standing.PAUSED, at=datetime() as at):
            return _("Reminders are paused until {time}").format(time=_time(at, today=view.is_today))
        case TrayView(standing=Standing.HELD, reason=reason) if reason is not None:
            return _("{name} waits: {reason}").format(name=isolated(view.name), reason=_(REASONS[reason.value]))
        case TrayView(standing=Standing.COMING, minutes=int(minutes)):
            return _("{name} in {count} min").format(name=isolated(view.name), count=max(1, minutes))
        case TrayView(standing=Standing.COMING, at=datetime() as at):
            return _("{name} at {time}").format(name=isolated(view.name), time=_time(at, today=view.is_today))
    return _("No reminder is set")


def next_line(view: TrayView) -> str:
    """The menu's first line."""
    if view.standing is Standing.COMING and view.at is not None:
        return _("Next: {name}, {time}").format(name=isolated(view.name), time=_time(view.at, today=view.is_today))
    return tray_tooltip(view)


def left_line(left: int, of: int) -> str:
    """How much of the day's sessions is still to be done."""
    if not left:
        return _("All done for today")
    return ngettext("{count} of {of} sessions left today", "{count} of {of} sessions left today", left).format(
        count=left, of=of
    )


def start_line(sequence_id: str, name: str) -> str:
    return _("Start desk break") if sequence_id == DESK else _("Start {name}").format(name=isolated(lower_first(name)))


def minutes_column(minutes: int) -> str:
    return ngettext("{count} min", "{count} min", minutes).format(count=minutes)


def _time(at: datetime, *, today: bool) -> str:
    return f"{at:%H:%M}" if today else _("{day} {time}").format(day=_(DAYS[at.weekday()]), time=f"{at:%H:%M}")
