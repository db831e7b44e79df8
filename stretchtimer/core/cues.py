"""What a session's present instant asks for: its breath, and its place among the segments of the progress bar."""

from dataclasses import dataclass

from stretchtimer.core.breathing import RELAX_4_6, Breath, Pattern, breath_at, pattern_for
from stretchtimer.core.exercise import Position, Side
from stretchtimer.core.plan import PhaseKind, Plan, SetKey
from stretchtimer.core.session import Session

PACED_KINDS = frozenset({PhaseKind.HOLD, PhaseKind.STRETCH})
BETWEEN_KINDS = frozenset({PhaseKind.PREPARE, PhaseKind.REST})
AT_REST = frozenset({Position.LYING, Position.SITTING, Position.FLOOR_SITTING})


@dataclass(frozen=True, slots=True)
class Segment:
    """One step on one side: a piece of the progress bar, and the unit of "Step 3 of 9"."""

    step: int
    side: Side
    length_ms: int


def pattern_of(session: Session) -> Pattern | None:
    """The breathing pattern of the present phase; None where breathing is free."""
    phase, chosen = session.phase, session.plan.breathing
    if phase.kind in PACED_KINDS:
        return chosen if chosen is not RELAX_4_6 and not chosen.holds_breath else pattern_for(phase.length_ms)
    lies_or_sits = session.plan.exercises[phase.exercise].position in AT_REST
    if phase.kind in BETWEEN_KINDS and chosen.holds_breath and (lies_or_sits or not chosen.most):
        return chosen
    return None


def breath_of(session: Session) -> Breath | None:
    """The present breath of a hold, or of the time between two; None where breathing is free."""
    pattern = pattern_of(session)
    if pattern is None or session.remaining_ms == 0:
        return None
    breath = breath_at(pattern, session.length_ms, session.elapsed_ms)
    return None if pattern.most and breath.number >= pattern.most else breath


def segments(plan: Plan) -> tuple[Segment, ...]:
    """The pieces of the progress bar, in order, each with the time planned for it and its lead-ins."""
    lengths: dict[tuple[int, Side], int] = {}
    for phase in plan.phases:
        piece = (phase.set_key.step, phase.set_key.side)
        lengths[piece] = lengths.get(piece, 0) + phase.length_ms
    return tuple(Segment(step, side, length_ms) for (step, side), length_ms in lengths.items())


def current_segment(session: Session) -> int:
    """Index of the present segment."""
    here = session.phase.set_key
    pieces = segments(session.plan)
    return next(i for i, piece in enumerate(pieces) if (piece.step, piece.side) == (here.step, here.side))


def segment_fraction(session: Session) -> float:
    """How much of the present segment has gone by, 0 to 1."""
    here = session.phase.set_key
    same = [
        (i, phase)
        for i, phase in enumerate(session.plan.phases)
        if (phase.set_key.step, phase.set_key.side) == (here.step, here.side)
    ]
    gone_ms = sum(phase.length_ms for i, phase in same if i < session.index)
    share = session.elapsed_ms / session.length_ms if session.length_ms else 0.0
    return (gone_ms + share * session.phase.length_ms) / sum(phase.length_ms for _, phase in same)


def next_set(session: Session) -> SetKey | None:
    """The set after the present one; None when it is the last."""
    keys = session.plan.set_keys
    following = keys.index(session.phase.set_key) + 1
    return keys[following] if following < len(keys) else None


def set_after_what_hurts(session: Session) -> SetKey | None:
    """The set that follows when what hurts is skipped: no more of this step on this side. None: it was the last."""
    here, keys = session.phase.set_key, session.plan.set_keys
    later = keys[keys.index(here) + 1 :]
    return next((key for key in later if (key.step, key.side) != (here.step, here.side)), None)
