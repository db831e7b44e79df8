"""What a test's stop means: pain is not stiffness, and the program must not take one for the other.

Source: clinical reference, "When the test means stop". A raised leg that hurts or tingles below the knee between 30°
and 70° is the classic sign of an irritated nerve; stretching harder can make that worse. The program diagnoses
nothing: it says what the sign can mean, what to leave alone, and whom to ask. A red flag comes before everything
else.
"""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.core.measure import Kind, StopReason
from stretchtimer.core.message import Message

EARLY_BELOW = 300  # tenths of a degree
NERVE_UP_TO = 700
"""Both ends of the range belong to it: 30.0° and 70.0° are inside, 29.9° is early, 70.1° is the end of the range."""


class Urgency(StrEnum):
    """How soon somebody should look at it."""

    NONE = "none"
    IF_IT_STAYS = "if_it_stays"
    CLINICIAN = "clinician"
    SOON = "soon"
    SCREEN = "screen"  # the red-flag questions first; they say how soon


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a stop means and what it allows. `message` None: nothing needs saying."""

    message: Message | None = None
    scored: bool = True  # whether the reading is stored and charted
    may_repeat: bool = True  # another try now
    pause_hamstrings: bool = False  # keep hamstring stretches away until a clinician has been asked
    gentle_set: bool = False  # offer the gentle set instead
    urgency: Urgency = Urgency.NONE


def rule(kind: Kind, stopped_by: StopReason | None, tenths: int | None = None, *, red_flag: bool = False) -> Ruling:
    """Judge a stop. `tenths` is the angle of a straight leg raise, in tenths of a degree, where it is known.

    The angles are those of the straight leg raise. Another test, or a raise that was not read, cannot tell the early
    stop or the end of the range from the nerve's own range, and is treated as the latter: the careful answer.
    """
    if red_flag:
        return Ruling(Message("stop_red_flag"), scored=False, may_repeat=False, urgency=Urgency.SCREEN)
    match stopped_by:
        case StopReason.BELOW_KNEE:
            return _below_knee(tenths if kind is Kind.LEG_RAISE else None)
        case StopReason.OTHER_LEG:
            return _crossed(tenths if kind is Kind.LEG_RAISE else None)
        case StopReason.LOW_BACK:
            return Ruling(Message("stop_low_back"), scored=False, may_repeat=False, gentle_set=True)
        case _:
            return Ruling()


def _below_knee(tenths: int | None) -> Ruling:
    if tenths is not None and tenths > NERVE_UP_TO:
        return Ruling(_nerve_message(tenths), urgency=Urgency.IF_IT_STAYS)
    return Ruling(_nerve_message(tenths), may_repeat=False, pause_hamstrings=True, urgency=Urgency.CLINICIAN)


def _crossed(tenths: int | None) -> Ruling:
    """The same, only sooner; and as this sign is the more telling one, at the end of the range not without a pause."""
    message = Message("stop_crossed", {"first": _nerve_message(tenths)})
    return Ruling(message, may_repeat=False, pause_hamstrings=True, urgency=Urgency.SOON)


def _nerve_message(tenths: int | None) -> Message:
    if tenths is None:
        return Message("stop_nerve")
    if tenths < EARLY_BELOW:
        return Message("stop_early")
    return Message("stop_nerve_range") if tenths <= NERVE_UP_TO else Message("stop_end_of_range")
