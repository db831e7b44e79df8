"""What a screen reader says of a session's cues."""

from stretchtimer.core.announced import begins_hold, is_announced
from stretchtimer.core.cue_slots import Cue
from stretchtimer.core.session import Session
from stretchtimer.words.language import ngettext
from stretchtimer.words.spoken import spoken


def announcement(cue: Cue, session: Session) -> str:
    """Empty where it is better silent."""
    if not is_announced(cue):
        return ""
    if not begins_hold(cue, session):
        return spoken(cue)
    seconds = round(session.length_ms / 1000)
    return ngettext("Hold for {count} second.", "Hold for {count} seconds.", seconds).format(count=seconds)
