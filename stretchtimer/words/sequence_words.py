"""What the editor of a sequence says: amounts, sides, and what was done to it."""

from stretchtimer.core.exercise import Exercise, Limb, Side, Sides
from stretchtimer.core.sequence import Step
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.lists import listed
from stretchtimer.words.session_words import clock_text


def amount_text(step: Step) -> str:
    """Its sets and what each is: "2 × 30 s"."""
    amount = _("{seconds} s").format(seconds=step.seconds) if step.reps is None else reps_text(step.reps)
    return _("{sets} × {amount}").format(sets=step.sets, amount=amount)


def reps_text(reps: int) -> str:
    return ngettext("{count} time", "{count} times", reps).format(count=reps)


def sides_choices(limb: Limb) -> tuple[tuple[tuple[Side, bool], str], ...]:
    """Which side comes first, whether it is the only one, and how that is called."""
    if limb is Limb.SIDE:
        left, right = _("Left side only"), _("Right side only")
    else:
        left, right = _("Left leg only"), _("Right leg only")
    return (
        ((Side.RIGHT, False), _("Both, right first")),
        ((Side.LEFT, False), _("Both, left first")),
        ((Side.RIGHT, True), right),
        ((Side.LEFT, True), left),
    )


def sides_text(step: Step, exercise: Exercise) -> str:
    if exercise.sides is not Sides.EACH:
        return ""
    chosen = (step.first_side, step.one_side)
    return next(text for choice, text in sides_choices(exercise.limb) if choice == chosen)


def step_text(number: int, step: Step, exercise: Exercise, length_ms: int) -> str:
    """A row as a screen reader says it."""
    parts = (amount_text(step), sides_text(step, exercise), clock_text(length_ms))
    return f"{number}. {listed((exercise.name, *parts))}"


def total_text(length_ms: int) -> str:
    """The whole, for who cannot see the number."""
    return _("Total time {time}").format(time=clock_text(length_ms))


def steps_text(count: int) -> str:
    return ngettext("{count} step", "{count} steps", count).format(count=count)
