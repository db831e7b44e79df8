"""What the printed sheet of a sequence says: doses, cautions, and what the first hour after waking changes."""

from collections.abc import Sequence
from datetime import date

from stretchtimer.core.exercise import Exercise, Limb, Side, Sides
from stretchtimer.core.plan import Form, Phase, PhaseKind, Swap
from stretchtimer.core.sequence import REST_S
from stretchtimer.core.sheet import Sheet, SheetStep
from stretchtimer.words.case import lower_first
from stretchtimer.words.isolated import isolated
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.lists import listed, listed_apart
from stretchtimer.words.messages import sentence
from stretchtimer.words.names import SIDE_WORDS, condition_name, kit_name, side_name
from stretchtimer.words.numbers import short_decimal_text
from stretchtimer.words.progress_words import capital
from stretchtimer.words.safety_words import long_day
from stretchtimer.words.sequence_words import sides_choices
from stretchtimer.words.session_words import minutes_text

PNF_PARTS = 4
NOTHING, CUE, CARE, CUE_AND_CARE, SHORT, USUAL, ALL = range(7)
"""How much is said of how a step is done."""


def about_line(sheet: Sheet) -> str:
    """What it is for, how long it takes, and what it needs."""
    kit = listed(kit_name(kit) for kit in sheet.kit)
    needs = _("You need: {kit}.").format(kit=kit) if kit else _("You need nothing.")
    length = _("About {minutes}.").format(minutes=minutes_text(sheet.length_ms))
    form = [_("For the first hour after waking.")] if sheet.form is Form.FIRST_HOUR else []
    return " ".join((*form, f"{isolated(sheet.about)}.", length, needs))


def dose_line(step: SheetStep) -> str:
    """How often and how long, on which side; and the rest between sets where it is not the usual one."""
    if step.rest_ms in (0, REST_S * 1000):
        return _sets_line(step)
    return _("{dose}, rest {seconds}").format(dose=_sets_line(step), seconds=seconds_text(step.rest_ms))


def _sets_line(step: SheetStep) -> str:
    amount = _amount(step.work)
    counts = {count for _side, count in step.sets}
    if len(counts) > 1:
        (first, more), (second, less) = step.sets
        values = {"first": _(SIDE_WORDS[first]), "more": more, "second": _(SIDE_WORDS[second]), "less": less}
        return capital(_("{first} {more} ×, {second} {less} × {amount}").format(amount=amount, **values))
    (count,) = counts
    line = amount if count == 1 else _("{sets} × {amount}").format(sets=count, amount=amount)
    return _("{dose}, {sides}").format(dose=line, sides=sides) if (sides := _sides(step)) else line


def _sides(step: SheetStep) -> str:
    if step.exercise.sides is Sides.ALTERNATING:
        return _("left and right in turn")
    if step.exercise.sides is Sides.TOGETHER:
        return ""
    if len(step.sets) == 1:
        return lower_first(dict(sides_choices(step.exercise.limb))[step.first_side, True])
    first = _(SIDE_WORDS[step.first_side])
    if step.exercise.limb is Limb.LEG:
        return _("each leg, {first} first").format(first=first)
    return _("each side, {first} first").format(first=first)


def _amount(work: tuple[Phase, ...]) -> str:
    if len(work) == PNF_PARTS:
        ease, press, let_go, further = (seconds_text(phase.length_ms) for phase in work)
        return _("({ease} easing in, {press} pressing, {let_go} letting go, {further} further)").format(
            ease=ease, press=press, let_go=let_go, further=further
        )
    phase = work[-1]
    if phase.kind is not PhaseKind.REPS:
        return seconds_text(phase.length_ms)
    repeats = ngettext("{reps} repetition", "{reps} repetitions", phase.reps).format(reps=phase.reps)
    return _("{repetitions} of {seconds}").format(repetitions=repeats, seconds=seconds_text(phase.rep_ms))


def seconds_text(ms: int) -> str:
    """Seconds; whole minutes from two up as such."""
    if ms >= 120_000 and ms % 60_000 == 0:
        return ngettext("{minutes} min", "{minutes} min", ms // 60_000).format(minutes=ms // 60_000)
    return _("{seconds} s").format(seconds=short_decimal_text(ms / 1000))


def picture_labels(side: Side, exercise: Exercise) -> tuple[str, str]:
    """Beneath the two pictures: where it begins, and the full pose of the side that is drawn."""
    full = side_name(side, exercise.limb) if side is not Side.BOTH else _("Full pose")
    return _("Start"), full


def text_of(step: SheetStep, amount: int) -> tuple[tuple[str, str], ...]:
    """How it is done, in so much detail: paragraphs, each with the words it begins with."""
    exercise = step.exercise
    change = exercise.change if len(step.sets) > 1 else ""
    care = ((_("Take care:"), exercise.care),) if exercise.care else ()
    feel = (_("Feel:"), exercise.feel)
    match amount:
        case 6:
            return (("", " ".join(exercise.setup)), ("", exercise.cue), feel, *care, (_("Easier:"), exercise.easier))
        case 5:
            return (("", " ".join(filter(None, (exercise.ready, exercise.cue, change)))), feel, *care)
        case 4:
            return (("", f"{exercise.ready} {exercise.cue}"), *care)
        case 3:
            return (("", exercise.short_cue), *care)
        case 2:
            return care
        case 1:
            return (("", exercise.short_cue),)
        case _:
            return ()


def left_out_line(numbers: Sequence[int]) -> str:
    """Of which steps a caution or a cue found no room; empty where of none."""
    if not numbers:
        return ""
    said = _("This page has no room to say everything. Read in the program before you begin: {steps}.")
    return said.format(steps=_listed(numbers))


def first_hour_line(sheet: Sheet) -> str:
    """What changes in the first hour after waking; empty where nothing does."""
    parts = [_("begin with {name}").format(name=isolated(sheet.names[one])) for one in sheet.opens_with]
    parts += [_instead(sheet, swap) for swap in sheet.first_hour]
    return capital(listed_apart(parts)) + "." if parts else ""


def changed_lines(sheet: Sheet) -> tuple[str, ...]:
    """What is not as the sequence has it, for the kit and the conditions ticked, and why."""
    return tuple(
        _("{change}. {why}").format(change=capital(_instead(sheet, swap)), why=sentence(swap.reason))
        for swap in sheet.changed
    )


def _instead(sheet: Sheet, swap: Swap) -> str:
    name = isolated(sheet.names[swap.exercise])
    if swap.instead is None:
        return _("leave out “{name}”").format(name=name)
    return _("“{instead}” in place of “{name}”").format(instead=isolated(sheet.names[swap.instead]), name=name)


def avoid_line(sheet: Sheet) -> str:
    """Conditions, each with the numbers of the steps that do not suit it."""
    parts = []
    for condition, numbers in sheet.avoid:
        whole = len(numbers) == len(sheet.steps)
        steps = _("all") if whole else _listed(numbers)
        parts.append(_("{condition} ({steps})").format(condition=condition_name(condition), steps=steps))
    return capital(listed_apart(parts)) + "." if parts else ""


def _listed(numbers: Sequence[int]) -> str:
    """Steps by number; three and more in a row from the first to the last: 1, 3–6."""
    rows: list[list[int]] = []
    for number in numbers:
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return listed(f"{row[0]}–{row[-1]}" if len(row) > 2 else listed(map(str, row)) for row in rows)


def sheet_headings() -> tuple[str, str, str, str, str]:
    """Of what to stop for, of when to get help, of who leaves what out, of the first hour, and of what was changed."""
    return (
        _("When to stop"),
        _("When to get help"),
        _("Leave out with (which step)"),
        _("In the first hour after waking"),
        _("Changed for you"),
    )


def done_heading() -> str:
    return _("Done")


def sheet_foot(day: date) -> str:
    return _("StretchTimer, {day}. Stretch to a mild pull, never into pain. Not a medical device.").format(
        day=long_day(day)
    )
