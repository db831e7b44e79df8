"""What is said to somebody who has just felt a sign that says stop: what to do now, and how urgent which sign is.

Clinical reference 9.1 and 9.2 in plain words. Nothing here says what a sign means: that takes somebody who examines.
"""

from dataclasses import dataclass

from stretchtimer.core.session import Sign
from stretchtimer.words.language import N_, _

SIGNS = {
    Sign.SHARP: N_("Sharp"),
    Sign.ELECTRIC: N_("Electric"),
    Sign.TINGLING: N_("Tingling or numb"),
    Sign.DOWN_LEG: N_("Down the leg"),
    Sign.POP: N_("A pop, or no strength"),
    Sign.DIZZY: N_("Dizzy or blurred"),
}

FIRST = {
    Sign.SHARP: N_("Come out slowly, the way you came in. Rest in the position that eases it most."),
    Sign.ELECTRIC: N_("Come out slowly, the way you came in. Rest in the position that eases it most."),
    Sign.TINGLING: N_("Come out slowly and bend your knees. Rest until the feeling has settled."),
    Sign.DOWN_LEG: N_("Come out slowly and bend your knees. Rest until the pain has settled."),
    Sign.POP: N_("Come out slowly and keep weight off it. Do not test how far it goes."),
    Sign.DIZZY: N_("Sit or lie down and breathe as you like. Get up slowly once it has passed."),
}


@dataclass(frozen=True, slots=True)
class Urgency:
    """How soon to get help, and for what."""

    when: str
    what: str


def sign_name(sign: Sign) -> str:
    return _(SIGNS[sign])


def first_aid(sign: Sign) -> str:
    """What to do in the next minute."""
    return _(FIRST[sign])


def urgencies() -> tuple[Urgency, ...]:
    """When to get help, the most urgent first."""
    return (
        Urgency(
            _("Emergency help now:"),
            _(
                "numbness around the groin, trouble with bladder or bowel, weakness or numbness in both legs or "
                "getting worse in one, fainting, chest pain, or breath that does not come back."
            ),
        ),
        Urgency(
            _("A doctor today or tomorrow:"),
            _(
                "a leg that will not carry you, a fresh bruise or a hot swollen calf, fever, or pain that no position "
                "eases."
            ),
        ),
        Urgency(
            _("A doctor or physiotherapist before the next session:"),
            _("pain, tingling or numbness down the leg that comes back, or back pain that stays above 5 of 10."),
        ),
    )


def stop_list() -> str:
    """What to stop for at any time."""
    return _(
        "Stop for these at any time: sharp or electric pain; pain, tingling or numbness down the leg; a pop or sudden "
        "weakness; dizziness or blurred sight; back pain above 5 of 10 or clearly rising; breath you cannot keep easy."
    )


def no_diagnosis() -> str:
    return _("This program cannot know what it was. What you did is kept, and stopping was right.")
