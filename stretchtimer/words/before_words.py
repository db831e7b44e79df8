"""What the page before a session says."""

from dataclasses import replace

from stretchtimer.core.before import Before, Room, room
from stretchtimer.core.plan import Form, Plan
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.session_words import minutes_text
from stretchtimer.words.today_words import content_lines, swap_lines

ROOMS = {
    Room.FLOOR: N_("Room to lie full length. Bare feet or firm shoes, nothing slippery underfoot."),
    Room.STANDING: N_("An arm's length around you. Bare feet or firm shoes, nothing slippery underfoot."),
}


def before_line(plan: Plan) -> str:
    """How long it takes, and how much there is."""
    count = len(content_lines(plan))
    exercises = ngettext("{count} exercise", "{count} exercises", count).format(count=count)
    return _("{minutes}, {exercises}").format(minutes=minutes_text(plan.length_ms), exercises=exercises)


def room_line(plan: Plan) -> str:
    return _(ROOMS[room(plan)])


def form_line(before: Before) -> str:
    """The one calm sentence about the hour; empty where there is nothing to say."""
    if before.plan.form is Form.FIRST_HOUR:
        return _(
            "Your discs are fuller in the first hour after getting up, and bending strains them more. "
            "This is the form without rounding your back."
        )
    if before.hour is Form.FIRST_HOUR and before.other is not None:
        return _("The usual form. Go gently where you bend: it is early for your back.")
    return ""


def other_form(before: Before) -> str:
    """What the button says that changes the form; empty where there is no other."""
    if before.other is None:
        return ""
    return _("Careful form") if before.other is Form.FIRST_HOUR else _("Usual form")


def change_lines(plan: Plan) -> tuple[str, ...]:
    """What else a plan does not take as its sequence has it, and why; the hour has a sentence of its own."""
    others = tuple(swap for swap in plan.swaps if swap.reason.key != "swap_first_hour")
    return swap_lines(replace(plan, swaps=others))


def changes_heading(count: int) -> str:
    return ngettext("{count} change for you", "{count} changes for you", count).format(count=count)
