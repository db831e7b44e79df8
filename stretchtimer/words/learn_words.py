"""What Learn says round its topics: how sure a claim is, and how we know a source."""

from stretchtimer.core.learn import Seen, Source, Strength
from stretchtimer.words.language import N_, _

STRENGTHS = {
    Strength.STRONG: (N_("strong evidence"), N_("Large reviews of many trials agree, or it is plain anatomy.")),
    Strength.MODERATE: (N_("moderate evidence"), N_("Sound studies say so, but they are few, small or mixed.")),
    Strength.WEAK: (N_("weak evidence"), N_("Small, indirect or contradictory studies. It may turn out otherwise.")),
    Strength.NONE: (N_("not tested"), N_("Nobody has tested it well. It is custom, or our own judgement.")),
}
SEEN = {
    Seen.ABSTRACT: N_("We read at least its abstract."),
    Seen.SUMMARY: N_("We know it from somebody else's account."),
    Seen.OWN: "",
}


def strength_name(strength: Strength) -> str:
    """How sure, in two words, for the middle of a sentence."""
    return _(STRENGTHS[strength][0])


def strength_meaning(strength: Strength) -> str:
    return _(STRENGTHS[strength][1])


def seen_text(source: Source) -> str:
    return _(SEEN[source.seen]) if SEEN[source.seen] else ""
