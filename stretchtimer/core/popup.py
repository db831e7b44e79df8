"""What an offered reminder shows of itself, whether as a card, over the whole screen or as a notification."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from stretchtimer.core.exercise import Place
from stretchtimer.core.manners import Offer
from stretchtimer.core.plan import Plan
from stretchtimer.core.presence import Presence
from stretchtimer.core.reminder import Interval
from stretchtimer.core.today import showcase

MS_A_MINUTE = 60_000
NAMED = 2
"""Of a session's exercises, so many are named."""


@dataclass(frozen=True, slots=True)
class Popup:
    """The facts of it; `words.popup_words` makes sentences of them."""

    name: str  # the reminder's own
    starts: str
    session: str = ""  # what is offered is called so; "" for a measurement
    minutes: int = 0  # its length
    sat_minutes: int | None = None  # at the computer without a break; None where nobody watched
    exercises: tuple[str, ...] = ()  # the names of the first ones
    picture: str = ""  # an exercise's id
    without_mat: bool = False
    snooze_minutes: int = 10


def popup_of(offer: Offer, plan: Plan | None, now: datetime, presence: Presence) -> Popup:
    """What to show of an offer; `plan` is the session's as it would be now, None for a measurement."""
    rule = offer.rule
    if plan is None or not plan.phases:
        return Popup(rule.name, rule.starts, snooze_minutes=rule.snooze_minutes)
    done = dict.fromkeys(phase.exercise for phase in plan.phases)
    exercises = [plan.exercises[exercise] for exercise in done]
    return Popup(
        rule.name,
        rule.starts,
        plan.sequence.name,
        whole_minutes(plan),
        _sat_minutes(offer, now, presence),
        tuple(exercise.name for exercise in exercises[:NAMED]),
        showcase(plan),
        without_mat=all(Place.DESK in exercise.places for exercise in exercises),
        snooze_minutes=rule.snooze_minutes,
    )


def whole_minutes(plan: Plan) -> int:
    """A session's length as it is said."""
    return max(1, round(plan.length_ms / MS_A_MINUTE))


def _sat_minutes(offer: Offer, now: datetime, presence: Presence) -> int | None:
    """Since the last break; whether there was one is known only where somebody watches."""
    if not isinstance(offer.rule.timing, Interval) or presence is not Presence.ACTIVE:
        return None
    return (now - offer.due_at + offer.rule.timing.length) // timedelta(minutes=1)
