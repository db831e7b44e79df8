"""Just start: the one session that is right for now, and in one line why.

The rules, in this order; the first that applies decides
    1. Locked for safety: nothing, and the reason.
    2. The back hurts clearly more than usual, or 6 of 10 and more: the gentle sequence, whatever is planned.
    3. 3 minutes or less, or at work by day: the desk break, unless one was done within the last hour.
    4. The programme's session, on a day it has one that is not done.
    5. What the hour is for: morning, desk break or evening, if not done yet.
    6. What else of the day is not done, the later parts first.
    7. All done: the gentle one, once more, for who wants it.
A session in which nothing suits the ticked conditions, the kit and the hour is passed over. "I have N minutes" trims
what was chosen.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from stretchtimer.core.message import Message
from stretchtimer.core.plan import Plan
from stretchtimer.core.sequence import Sequence
from stretchtimer.core.today import DAILY, part_of_day
from stretchtimer.core.trim import trim

GENTLE = "evening"  # lying down, nothing that rounds the back
DESK = "workplace"
MUCH_PAIN = 6
MORE_THAN_USUAL = 2
SHORT_MINUTES = 3
DESK_AGAIN_AFTER = timedelta(hours=1)
MS_A_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known when somebody just wants to start."""

    now: datetime  # in the user's own zone
    done: Mapping[str, datetime]  # of today, by sequence, the latest
    programme: Sequence | None = None  # what it asks for today; None on a rest day and without one
    at_work: bool = False
    pain: int | None = None
    usual_pain: float | None = None
    minutes: int | None = None
    locked: Message | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The session to start, or None, and why."""

    plan: Plan | None
    reason: Message


def choose(situation: Situation, sequence: Callable[[str], Sequence], plan: Callable[[Sequence], Plan]) -> Choice:
    """The session that is right for now. `plan` makes a plan that fits hour, kit and conditions; it may be empty."""
    if situation.locked is not None:
        return Choice(None, situation.locked)
    for candidate, reason in _candidates(situation, sequence):
        made = plan(candidate) if situation.minutes is None else trim(candidate, plan, situation.minutes * MS_A_MINUTE)
        if made.phases:
            return Choice(made, reason)
    return Choice(None, Message("start_nothing_fits"))


def _candidates(situation: Situation, sequence: Callable[[str], Sequence]) -> Iterator[tuple[Sequence, Message]]:
    if _hurts(situation):
        yield sequence(GENTLE), Message("start_gentle", {"pain": situation.pain or 0})
    short = situation.minutes is not None and situation.minutes <= SHORT_MINUTES
    if (short or situation.at_work) and not _at_desk_lately(situation):
        reason = Message("start_short", {"minutes": situation.minutes or 0}) if short else Message("start_at_work")
        yield sequence(DESK), reason
    programme = situation.programme
    if programme is not None and programme.id not in situation.done:
        yield programme, Message("start_programme", {"name": programme.name})
    part = part_of_day(situation.now.time())
    for number in (*range(part, len(DAILY)), *range(part)):
        if DAILY[number] not in situation.done:
            left = sequence(DAILY[number])
            name = {"name": left.name}
            yield left, Message("start_hour", name) if number == part else Message("start_left", name)
    yield sequence(GENTLE), Message("start_all_done")
    yield sequence(DESK), Message("start_all_done")


def _hurts(situation: Situation) -> bool:
    if situation.pain is None:
        return False
    usual = situation.usual_pain
    return situation.pain >= MUCH_PAIN or (usual is not None and situation.pain >= usual + MORE_THAN_USUAL)


def _at_desk_lately(situation: Situation) -> bool:
    last = situation.done.get(DESK)
    return last is not None and situation.now - last < DESK_AGAIN_AFTER
