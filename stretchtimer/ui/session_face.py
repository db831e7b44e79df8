"""What the ring shows at an instant of a session: a pure translation from the session to the ring's face."""

from stretchtimer.core.cues import breath_of, pattern_of
from stretchtimer.core.plan import PhaseKind
from stretchtimer.core.session import Session, Status
from stretchtimer.ui.countdown_ring import RingFace
from stretchtimer.words.session_words import digits, reps_line, reps_word, session_word

STILL_DISC = 0.8


def ring_face(session: Session, *, reduced_motion: bool = False) -> RingFace:
    """The ring's face. With reduced motion the ring steps once a second and the breathing disc keeps still."""
    word, big = session_word(session), digits(session)
    if session.status in (Status.PAUSED, Status.EASING, Status.ALARMED):
        return RingFace("paused", fraction=_left(session, reduced_motion), digits=big, word=word)
    if session.status is Status.COUNTING_IN:
        return RingFace("dots", digits=big, word=word, dots=3, dots_left=int(big))
    if not session.phase.kind.is_work:
        return _lead_in_face(session, big, word, reduced_motion)
    if session.phase.kind is PhaseKind.REPS:
        return _reps_face(session, big, reduced_motion)
    breath, pattern = breath_of(session), pattern_of(session)
    left = _left(session, reduced_motion)
    if breath is None or pattern is None:
        return RingFace("running", fraction=left, digits=big, word=word)
    parts = pattern.parts()
    return RingFace(
        "running",
        fraction=left,
        digits=big,
        word=word,
        disc=STILL_DISC if reduced_motion else breath.lungs,
        bars=tuple(float(length_ms) for _, length_ms in parts),
        bar_at=next(i for i, (part, _) in enumerate(parts) if part is breath.part),
    )


def _lead_in_face(session: Session, big: str, word: str, reduced_motion: bool) -> RingFace:
    """One dot for each second of the lead-in, and the disc where a pattern paces the time between stretches."""
    dots, breath = -(-session.length_ms // 1000), breath_of(session)
    disc = None if breath is None else STILL_DISC if reduced_motion else breath.lungs
    return RingFace("dots", digits=big, word=word, dots=dots, dots_left=-(-session.remaining_ms // 1000), disc=disc)


def _reps_face(session: Session, big: str, reduced_motion: bool) -> RingFace:
    """The ring fills once for each repetition; where it waits for a tap, or is to keep still, with those done."""
    phase = session.phase
    if phase.waits or reduced_motion:
        return RingFace(
            "reps",
            fraction=session.reps_done / phase.reps,
            digits=big,
            under=reps_line(session),
            word=reps_word(session),
        )
    into = session.elapsed_ms % phase.rep_ms / phase.rep_ms
    return RingFace("reps", fraction=into, digits=big, under=reps_line(session), word=reps_word(session))


def _left(session: Session, reduced_motion: bool) -> float:
    if reduced_motion:
        seconds, length = -(-session.remaining_ms // 1000), -(-session.length_ms // 1000)
        return seconds / length if length else 0.0
    return session.remaining_ms / session.length_ms if session.length_ms else 0.0
