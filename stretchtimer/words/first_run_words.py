"""What the first run says beyond single words: what the program is for, in numbers, and what its last step offers."""

from stretchtimer.core.first_run import FirstRunStep
from stretchtimer.words.language import N_, _, ngettext

STEP_NAMES = {
    FirstRunStep.WELCOME: N_("Welcome"),
    FirstRunStep.SAFETY: N_("Safety"),
    FirstRunStep.BODY: N_("You and your back"),
    FirstRunStep.REMINDERS: N_("Reminders"),
}


def step_name(step: FirstRunStep) -> str:
    return _(STEP_NAMES[step])


def about() -> str:
    return _(
        "Loosening the backs of your thighs can help a stiff lower back. StretchTimer counts, speaks and keeps the "
        "plan. You lie down and breathe."
    )


def limits() -> str:
    return _(
        "This is not a medical device. It cannot examine you, and it does not replace a doctor or physiotherapist."
    )


def facts() -> tuple[tuple[str, str], ...]:
    """What it takes: a number, and what it is of."""
    return (
        (_("5–10 min"), _("morning and evening")),
        (_("8 weeks"), _("gentle to strong")),
        (_("2 tests"), _("to see it work")),
    )


def reminders_lead(kept: int) -> str:
    """What stands above the reminders that are offered, or instead of them."""
    if not kept:
        return _(
            "They wait for a pause in your typing, and never come in a meeting or over a film. You can change them, or "
            "add others, under Reminders."
        )
    return ngettext(
        "You have {n} reminder. You can change it under Reminders.",
        "You have {n} reminders. You can change them under Reminders.",
        kept,
    ).format(n=kept)
