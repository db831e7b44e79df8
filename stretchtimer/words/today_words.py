"""What the Today page and the page after a session say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from stretchtimer.core.credit import best_attempts, credited_ms
from stretchtimer.core.plan import Form, Plan
from stretchtimer.core.records import SessionRecord
from stretchtimer.core.session import Session, SetOutcome
from stretchtimer.core.today import Card, CardState, Morning, NextSession, ProgrammeToday, Today
from stretchtimer.words.language import N_, _, ngettext
from stretchtimer.words.lists import listed
from stretchtimer.words.messages import sentence
from stretchtimer.words.names import kit_name
from stretchtimer.words.session_words import clock_text, minutes_text

WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip

BEST_TIME = {
    "morning": N_("Best in the morning"),
    "workplace": N_("For the working day"),
    "evening": N_("Best in the evening"),
}


def headline(today: Today) -> str:
    """What is left today, in words."""
    if today.safety.is_locked:
        return _("The stretches can wait")
    if today.programme is not None and _is_under_way(today.programme) and today.programme.is_free:
        return _("A day off") if today.programme.day_off else _("A rest day")
    if today.is_first_day and not any(card.state is CardState.DONE for card in today.cards):
        return _("Welcome. Start wherever suits today")
    left = sum(card.state in (CardState.DUE, CardState.OPEN) for card in today.cards)
    if left == 0:
        return _("All done for today")
    if left == 1:
        return _("One session left today")
    return _("Two sessions left today") if left == 2 else _("Three sessions for today")


SWAP_TOPICS = {"swap_first_hour": "first_hour", "swap_condition": "when_to_stop"}
"""Where Learn says why; that kit is missing needs no evidence."""


def day_line(today: Today) -> str:
    day = _("{weekday}, {day}").format(weekday=_(WEEKDAYS[today.now.weekday()]), day=day_text(today.now))
    if today.programme is not None and not today.safety.is_locked:
        return _programme_line(today.programme, day, _(WEEKDAYS[today.now.weekday()]))
    return _("{day}. Stop at a pull, long before pain.").format(day=day)


def _programme_line(programme: ProgrammeToday, day: str, weekday: str) -> str:
    here = programme.standing
    if not here.has_begun:
        begins = day_text(here.started_on)
        return _("{day}. {name} begins on {begins}.").format(day=day, name=here.programme.name, begins=begins)
    if here.paused:
        return _("{day}. {name} is paused; nothing is lost.").format(day=day, name=here.programme.name)
    if here.is_maintenance:
        return _("{weekday}. All weeks done: three days a week keep what you have gained.").format(weekday=weekday)
    values = {"weekday": weekday, "week": here.week, "weeks": here.programme.weeks}
    if programme.day_off:
        return _("{weekday}, week {week} of {weeks}. Days off count neither for nor against you.").format(**values)
    if programme.is_free:
        return _("{weekday}, week {week} of {weeks}. Nothing is due; a walk does you good.").format(**values)
    if here.block == 0 and here.block_day == 1:
        return _("Week 1 of {weeks}, day 1. Stop at a pull, long before pain.").format(weeks=here.programme.weeks)
    line = FORTNIGHT if here.present.weeks == 2 else BLOCK
    return _(line).format(**values, about=here.present.about)


FORTNIGHT = N_("{weekday}, week {week} of {weeks}. This fortnight is about {about}.")
BLOCK = N_("{weekday}, week {week} of {weeks}. These days are about {about}.")


def _is_under_way(programme: ProgrammeToday) -> bool:
    return programme.standing.has_begun and not programme.standing.paused


def card_about(card: Card) -> str:
    """What a card's session is about; that of a programme says where in it one is."""
    about, here = card.plan.sequence.about, card.standing
    if here is None:
        return about
    about = about[:1].upper() + about[1:]
    if here.is_maintenance:
        return about
    return _("Week {week} of {weeks}. {about}").format(week=here.week, weeks=here.programme.weeks, about=about)


def feel_question(today: Today) -> str:
    """The day after a session it is about the morning: that decides whether more may be done."""
    if today.morning is not None:
        return _("How is your lower back this morning?")
    return _("How does your lower back feel now?")


def morning_note(morning: Morning) -> str:
    return _("The day after “{name}”. Only a morning as good as usual lets holds grow.").format(name=morning.name)


def day_text(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=_(MONTHS[day.month - 1]))


def status_line(card: Card) -> str:
    """The line at the foot of a card."""
    if card.state is CardState.LOCKED:
        return _("Locked until a professional has said yes")
    if card.state is CardState.BLOCKED:
        return _("Nothing in it suits what you ticked")
    if card.state is CardState.REST:
        return _("Nothing is due today")
    if card.last is not None:
        at = local_clock(card.last.started_at, card.last.zone)
        if card.state is CardState.DONE:
            return _("Done at {time}").format(time=at)
        held = clock_text(credited_ms(record.done for record in card.last.sets))
        return _("{held} held at {time}").format(held=held, time=at)
    if card.plan.form is Form.FIRST_HOUR and any(swap.instead for swap in card.plan.swaps):
        return _("First hour up: without rounding your back")
    if card.standing is not None:
        return _("For today, at any hour")
    return _(BEST_TIME.get(card.sequence_id, N_("Any time")))


def content_lines(plan: Plan) -> tuple[str, ...]:
    """The exercises of a plan, each once, in order."""
    return tuple(dict.fromkeys(plan.exercises[phase.exercise].name for phase in plan.phases))


def kit_line(plan: Plan) -> str:
    if not plan.kit:
        return _("Nothing to fetch")
    return _("You need: {kit}").format(kit=listed(kit_name(kit) for kit in plan.kit))


def swap_lines(plan: Plan, *, all_of_them: bool = True) -> tuple[str, ...]:
    """What a plan does not take as its sequence has it, and why.

    `all_of_them` says those for the first hour and the gentle set as well, which a page with a line of its own about
    them can leave out.
    """
    return tuple(
        _swap_line(plan, swap.exercise, swap.instead, sentence(swap.reason))
        for swap in plan.swaps
        if all_of_them or swap.reason.key not in ("swap_first_hour", "swap_gentle")
    )


def swaps_topic(plan: Plan) -> str:
    """The topic of Learn that says why a plan is not as its sequence has it; empty where only kit is missing."""
    return next((SWAP_TOPICS[swap.reason.key] for swap in plan.swaps if swap.reason.key in SWAP_TOPICS), "")


def _swap_line(plan: Plan, exercise: str, instead: str | None, reason: str) -> str:
    name = plan.exercises[exercise].name
    if instead is None:
        return _("{name}: left out. {reason}").format(name=name, reason=reason)
    instead_name = plan.exercises[instead].name
    return _("{name}: {instead} instead. {reason}").format(name=name, instead=instead_name, reason=reason)


def done_headline(session: Session, *, completed: bool) -> str:
    name = session.plan.sequence.name
    return _("{name} done").format(name=name) if completed else _("{name} ended here").format(name=name)


def done_line(session: Session) -> str:
    """How long, and how many of the exercises."""
    held = {key.step for key in best_attempts(session.done)}
    steps = {key.step for key in session.plan.set_keys}
    minutes = max(1, round(session.active_ms / 60_000))
    exercises = ngettext("{done} of {all} exercise", "{done} of {all} exercises", len(steps))
    return _("{minutes}, {exercises}.").format(
        minutes=ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes),
        exercises=exercises.format(done=len(held), all=len(steps)),
    )


@dataclass(frozen=True, slots=True)
class StepResult:
    """What became of one step of the plan."""

    name: str
    amount: str
    held: bool
    eased: bool


def step_results(session: Session) -> tuple[StepResult, ...]:
    """For each step of the plan: its exercise's name, what was held of it, and whether it was eased off."""
    return tuple(_step_result(session, step) for step in dict.fromkeys(key.step for key in session.plan.set_keys))


def _step_result(session: Session, step: int) -> StepResult:
    exercise = next(phase.exercise for phase in session.plan.phases if phase.set_key.step == step)
    name = session.plan.exercises[exercise].name
    attempts = [done for key, done in best_attempts(session.done).items() if key.step == step]
    if not attempts:
        return StepResult(name, _("skipped"), held=False, eased=False)
    text = _amount([(done.reps, done.held_ms) for done in attempts])
    eased = any(done.eased for done in attempts)
    if eased:
        text = _("{amount}, eased off").format(amount=text)
    elif any(done.outcome is not SetOutcome.COMPLETED for done in attempts):
        text = _("{amount}, in part").format(amount=text)
    return StepResult(name, text, held=True, eased=eased)


def _amount(sets: Iterable[tuple[int, int]]) -> str:
    """ "4 × 30 s", "2 × 12", or a plain sum where the sets differ."""
    sets = list(sets)
    reps, held_s = {reps for reps, _ in sets}, {-(-held_ms // 1000) for _, held_ms in sets}
    if reps != {0}:
        each = str(reps.pop()) if len(reps) == 1 else ""
        return f"{len(sets)} × {each}" if each and len(sets) > 1 else str(sum(reps for reps, _ in sets))
    if len(sets) > 1 and len(held_s) == 1:
        return _("{sets} × {seconds} s").format(sets=len(sets), seconds=held_s.pop())
    return _("{seconds} s").format(seconds=round(sum(held_ms for _, held_ms in sets) / 1000))


def felt_before_line(pain: int | None) -> str:
    """The note below the question how the back feels now."""
    if pain is None:
        return _("One tap saves it. You may leave it out.")
    return _("Before the session you chose {pain}.").format(pain=pain)


def next_line(following: NextSession | None) -> str:
    """What comes next, and when."""
    if following is None:
        return ""
    name, minutes = following.plan.sequence.name, minutes_text(following.plan.length_ms)
    if following.is_now:
        return _("Next: {name}, {minutes}, when you like").format(name=name, minutes=minutes)
    if following.begins is None:
        return _("Next: {name}, {minutes}, in the morning").format(name=name, minutes=minutes)
    at = f"{following.begins.hour}:{following.begins.minute:02d}"
    return _("Next: {name}, {minutes}, from {time}").format(name=name, minutes=minutes, time=at)


PULLS = ((0, N_("None")), (3, N_("Mild")), (5, N_("Firm")), (7, N_("Too much")))
BACK_PAINS = ((0, N_("None")), (2, N_("A little")), (4, N_("Some")), (7, N_("Strong")))
"""The words for what was felt during a session, each with its number of 0 to 10."""


def cut_off_line(session: SessionRecord, name: str) -> str:
    at = local_clock(session.started_at, session.zone)
    sets = len({record.done.key for record in session.sets})
    done = ngettext("{count} set is kept", "{count} sets are kept", sets).format(count=sets)
    return _("{name}, begun at {time}, was cut off. {done}.").format(name=name, time=at, done=done)


def local_clock(instant: datetime, zone: str) -> str:
    local = instant.astimezone(ZoneInfo(zone))
    return f"{local.hour}:{local.minute:02d}"
