"""The names of an exercise's fields and of what they may hold, as its form shows them."""

from collections.abc import Mapping

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Amount, FirstHour, Kit, Limb, Place, Position, Sides, Technique
from stretchtimer.words.figure_words import POSITIONS
from stretchtimer.words.language import N_, _
from stretchtimer.words.library_words import PLACES, TECHNIQUES
from stretchtimer.words.names import CONDITIONS, KIT

FIELDS = {
    "name": (N_("Name"), ""),
    "pose": (N_("Looks like"), N_("It is drawn like this one. What you leave empty is filled in from it.")),
    "picture": (N_("Picture of your own"), N_("A photo or drawing, kept in your data folder, smaller.")),
    "picture_text": (N_("What the picture shows"), N_("For who cannot see it: position, and what moves.")),
    "technique": (N_("Kind"), N_("How it is timed.")),
    "sides": (N_("Sides"), ""),
    "limb": (N_("Left and right of"), ""),
    "position": (N_("Position"), ""),
    "places": (N_("Where"), ""),
    "kit": (N_("Kit"), ""),
    "ready": (N_("Getting ready"), N_("One sentence, said before the first set.")),
    "cue": (N_("What to do"), N_("One or two sentences, said while you do it.")),
    "short_cue": (N_("In short"), N_("The same in a few words, for large text.")),
    "change": (N_("Changing sides"), N_("One sentence, where each side is done for itself.")),
    "setup": (N_("Step by step"), N_("One line for each step.")),
    "cues": (N_("Form cues"), N_("One a line.")),
    "mistakes": (N_("Common mistakes"), N_("One a line, the commonest first.")),
    "feel": (N_("Where you feel it"), ""),
    "care": (N_("Take care"), ""),
    "easier": (N_("Easier"), ""),
    "harder": (N_("Harder"), N_("May stay empty.")),
    "dose.sets": (N_("Sets, from and to"), ""),
    "dose.seconds": (N_("Seconds, from and to"), N_("0 where it is counted.")),
    "dose.reps": (N_("Repetitions, from and to"), N_("0 where it is held.")),
    "dose.tempo_ms": (N_("Seconds for one repetition"), N_("0 where it is held.")),
    "muscles.stretched": (N_("Muscles stretched"), N_("One a line.")),
    "muscles.worked": (N_("Muscles that work"), N_("One a line.")),
    "first_hour": (N_("First hour after waking"), N_("Discs are fuller then and bending strains them more.")),
    "avoid": (N_("Leave it out with"), N_("Whoever has ticked one of these is not offered it.")),
    "load.flexion": (N_("Rounds the lower back"), ""),
    "load.nerve": (N_("Pulls at the nerve of the leg"), ""),
    "load.impact": (N_("Jolts"), ""),
    "load.head_low": (N_("Head below the heart"), ""),
    "load.balance": (N_("Needs balance"), ""),
    "sources": (N_("Sources"), N_("One a line: who showed it to you, and when.")),
}

AMOUNTS = {
    Amount.NONE: N_("Not at all"),
    Amount.LOW: N_("A little"),
    Amount.MEDIUM: N_("Some"),
    Amount.HIGH: N_("Much"),
}

CHOICES: Mapping[str, Mapping[str, str]] = {
    "technique": {one.value: text for one, text in TECHNIQUES.items()},
    "sides": {
        Sides.EACH.value: N_("Each side for itself"),
        Sides.TOGETHER.value: N_("Both at once"),
        Sides.ALTERNATING.value: N_("Left and right in turn"),
    },
    "limb": {Limb.LEG.value: N_("The legs"), Limb.SIDE.value: N_("The body")},
    "position": {one.value: text for one, text in POSITIONS.items()},
    "places": {one.value: text for one, text in PLACES.items()},
    "kit": {one.value: text for one, text in KIT.items()},
    "first_hour": {
        FirstHour.NO.value: N_("Not then"),
        FirstHour.SWAP.value: N_("Another one instead"),
        FirstHour.YES.value: N_("Suits it"),
    },
    "avoid": {one.value: text for one, text in CONDITIONS.items()},
    **{f"load.{part}": {one.value: text for one, text in AMOUNTS.items()} for part in ("flexion", "nerve", "impact")},
}
MEMBERS = (Technique, Sides, Limb, Position, Place, Kit, FirstHour, Condition, Amount)

GROUPS = {
    "what": N_("What it is"),
    "look": N_("How it looks"),
    "words": N_("In words"),
    "much": N_("How much"),
    "safety": N_("For whom"),
}


def field_name(key: str) -> str:
    return _(FIELDS[key][0])


def field_hint(key: str) -> str:
    """A line that helps to fill it in; empty where the name says it all."""
    hint = FIELDS[key][1]
    return _(hint) if hint else ""


def field_choices(key: str) -> list[tuple[str, str]]:
    """What a field may hold, and how that is called."""
    return [(value, _(text)) for value, text in CHOICES[key].items()]


def form_group(group: str) -> str:
    return _(GROUPS[group])
