"""What of a session a screen reader says where the program's own voice does not: what there is to do, and no more.

It hears the same script as the voice, in its shorter form and without breaths, counts and ticks: what a set is and when
it begins, halfway, the rest or the other side after it, and what answers the user. Three times a set is enough. The
end is not among it: the page that comes then is read out by itself.
"""

from stretchtimer.core.cue_slots import Cue
from stretchtimer.core.message import Message
from stretchtimer.core.plan import PhaseKind
from stretchtimer.core.session import Session
from stretchtimer.core.sound_choices import SoundChoices, Speech
from stretchtimer.core.sound_words import DONE, ENDED, LAST_REP, LAST_STEP, starts_pnf

CHOICES = SoundChoices(Speech.SHORT, frozenset())
MOST_OF_A_SET = 3
UNSAID = frozenset(
    {LAST_REP.key, LAST_STEP.key, DONE.key, ENDED.key, "say_next", "say_next_needs", "say_next_needs_only"}
)


def is_announced(cue: Cue) -> bool:
    return isinstance(cue.sound, Message) and cue.sound.key not in UNSAID


def begins_hold(cue: Cue, session: Session) -> bool:
    """Whether the cue opens a hold: how long it lasts is said then, as the ring with its seconds is not seen."""
    return cue.opening and session.phase.kind is PhaseKind.HOLD and not starts_pnf(session)
