"""The page before a session: whether it is shown, what it asks, and what there must be room for.

Somebody who stretches three times a day should not have to read the same page three times. So by default it is shown
before the day's first session, and later only where there is something to fetch that was not used today already, or
where a sequence, begun for the first time that day, is not what it says. A desk break goes straight to the stretch.
"""

from collections.abc import Collection, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from stretchtimer.core.exercise import Kit, Position
from stretchtimer.core.plan import Form, Plan
from stretchtimer.core.records import FeelRecord, FeelWhen, SessionRecord

FURNITURE = frozenset({Kit.CHAIR, Kit.STOOL, Kit.WORKTOP})
"""What stands there already: nobody has to be told to fetch it."""

FEEL_HOLDS = timedelta(hours=1)
"""So long a feel that was given tells how the back is before a session."""

ON_THE_FLOOR = frozenset({Position.LYING, Position.FLOOR_SITTING, Position.KNEELING})


class Shown(StrEnum):
    """When the page is shown: the setting `before_page`."""

    ALWAYS = "always"
    FIRST_OF_DAY = "first_of_day"
    NEVER = "never"


class Room(StrEnum):
    """What there must be room for."""

    FLOOR = "floor"  # lying down full length
    STANDING = "standing"  # an arm's length around


@dataclass(frozen=True, slots=True)
class Before:
    """What the page shows."""

    plan: Plan
    hour: Form  # the form that fits this instant
    other: Form | None  # the form one can change to; None where it would be the same, or nothing
    asks_feel: bool
    pain: int | None = None  # as just answered


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """What was done today, as far as it matters to the next session."""

    sessions: Collection[SessionRecord]
    kit_used: Set[Kit]


def shows_page(choice: Shown, plan: Plan, day: DaySoFar) -> bool:
    """Whether the page is worth a look before this plan."""
    if choice is not Shown.FIRST_OF_DAY:
        return choice is Shown.ALWAYS
    if not day.sessions:
        return True
    to_fetch = set(plan.kit) - FURNITURE - day.kit_used
    is_news = plan.sequence.id not in {session.sequence for session in day.sessions}
    return bool(to_fetch) or (is_news and bool(plan.swaps))


def asks_feel(day: DaySoFar, feels: Collection[FeelRecord], now: datetime) -> bool:
    """Whether to ask how the back feels: before the day's first session, unless it was said a moment ago."""
    return not day.sessions and not any(now - feel.felt_at < FEEL_HOLDS for feel in feels)


def feel_before(feels: Collection[FeelRecord], session: SessionRecord) -> FeelRecord | None:
    """How the back felt before a session: as asked before it, else the last that was said that day until it began."""
    own = [feel for feel in feels if feel.session == session.id and feel.when is FeelWhen.BEFORE]
    that_day = [feel for feel in feels if feel.day == session.day and feel.felt_at <= session.started_at]
    return max(own or that_day, key=lambda feel: feel.felt_at, default=None)


def room(plan: Plan) -> Room:
    positions = {plan.exercises[phase.exercise].position for phase in plan.phases}
    return Room.FLOOR if positions & ON_THE_FLOOR else Room.STANDING
