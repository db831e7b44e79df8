"""What may be started, by the answers to the safety questions, and when those are asked again. The rule itself.

What the answers allow (clinical reference 9.1, design "First run")
    Nobody asked yet, or not answered: nothing.
    Nothing ticked: everything.
    Anything ticked: nothing but information, until the user says that a professional has cleared them, and on what day.
    Cleared: the gentle set. It is what the reference opens after a talk with a clinician for the mildest of its tiers,
    so a graver one cannot open more. Everything opens again when the questions are answered with nothing ticked.

When they are asked again (9.1: at each re-test, and whenever pain jumps by 3 or more)
    Re-tests come in weeks 2, 4, 6 and 8: on the test days of the programme one is on, for which the answers of the two
    days before count as well; without one two weeks after the last answers, until eight weeks after the first ones.
    After 28 days without a session one starts afresh with a re-test (reference 5), so then as well.
    A jump is measured from the usual pain, the middle one of the seven days before (the reference compares weeks, 4.1,
    and speaks of "usual + 2", 5), and not from the last tap alone: one good day would make the next usual one a jump,
    and a rise in two steps would be none. Without a tap in those days the last one before stands for usual.
    A stop sign: a test that ended in what `stop.rule` answers with a pause of all hamstring stretches (1.6).
    While they wait for an answer nothing starts; what is locked stays locked, and is not asked again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from stretchtimer.core.message import Message, UserError
from stretchtimer.core.records import FeelRecord, Occasion, SafetyCheck
from stretchtimer.core.red_flags import RedFlag, Tier, in_order, worst

RETEST_EVERY, RETESTS_UNTIL = timedelta(days=14), timedelta(days=56)
COUNTS_FOR_RETEST = timedelta(days=2)
AFRESH_AFTER = timedelta(days=28)
PAIN_JUMP = 3
USUAL_FROM = timedelta(days=7)


class Level(StrEnum):
    """What may be started."""

    NOTHING = "nothing"  # but information
    GENTLE = "gentle"
    EVERYTHING = "everything"


WHY_ASKED = {
    Occasion.FIRST: Message("safety_first"),
    Occasion.RETEST: Message("safety_retest"),
    Occasion.PAIN_JUMP: Message("safety_pain_jump"),
    Occasion.STOP_SIGN: Message("safety_stop_sign"),
}
WHY_LOCKED = {
    Tier.EMERGENCY: Message("safety_emergency"),
    Tier.SOON: Message("safety_soon"),
    Tier.BEFORE_STARTING: Message("safety_before_starting"),
}


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the answers so far allow."""

    level: Level  # by the last answers
    ask: Occasion | None = None  # the questions come first; without an answer nothing starts
    why: Message | None = None  # what is locked or asked; None where nothing stands in the way
    urgency: Tier | None = None  # how soon somebody has to look at what was ticked, while nobody has
    flags: tuple[RedFlag, ...] = ()  # what was ticked last, the most urgent first
    cleared_on: date | None = None
    until: date | None = None  # the day from which the questions are asked again by themselves

    @property
    def may_start(self) -> bool:
        """Whether a session may start now, be it only a gentle one."""
        return self.level is not Level.NOTHING and self.ask is None

    @property
    def may_test(self) -> bool:
        """Whether flexibility may be tested now: every test goes to the end of a range."""
        return self.level is Level.EVERYTHING and self.ask is None

    @property
    def is_locked(self) -> bool:
        """Whether a professional's yes is needed first."""
        return self.urgency is not None


OPEN = Allowed(Level.EVERYTHING)


def allowed(
    checks: Sequence[SafetyCheck],
    day: date,
    feels: Sequence[FeelRecord] = (),
    stopped_at: datetime | None = None,
    last_session: date | None = None,
    retests: Sequence[date] = (),
) -> Allowed:
    """What may be started on the user's calendar day `day`. `checks` and `feels` stand oldest first.

    `stopped_at` is when a stop sign was met last, `last_session` the day of the last session, `retests` the
    days on which a programme tests.
    """
    if not checks:
        return Allowed(Level.NOTHING, Occasion.FIRST, WHY_ASKED[Occasion.FIRST])
    last = checks[-1]
    flags = in_order(last.flags)
    tier = worst(flags)
    if tier is not None and last.cleared_on is None:
        return Allowed(Level.NOTHING, None, WHY_LOCKED[tier], tier, flags)
    level = Level.EVERYTHING if tier is None else Level.GENTLE
    until = _asked_again(checks, last_session, retests)
    ask = _occasion(last, until, day, feels, stopped_at)
    why = WHY_ASKED[ask] if ask else Message("safety_gentle") if level is Level.GENTLE else None
    return Allowed(level, ask, why, None, flags, last.cleared_on, until)


def check_cleared(cleared_on: date, day: date) -> date:
    """The day on which a professional said yes, if it can be one; raises UserError for a day to come."""
    if cleared_on > day:
        raise UserError(Message("safety_cleared_in_future"))
    return cleared_on


def _asked_again(checks: Sequence[SafetyCheck], last_session: date | None, retests: Sequence[date]) -> date:
    first, last = checks[0].day, checks[-1].day
    afresh = max(last, last_session or last) + AFRESH_AFTER
    if retests:
        return min([afresh, *(day for day in retests if day - last > COUNTS_FOR_RETEST)])
    return min(last + RETEST_EVERY, afresh) if last - first < RETESTS_UNTIL else afresh


def _occasion(
    last: SafetyCheck, until: date, day: date, feels: Sequence[FeelRecord], stopped_at: datetime | None
) -> Occasion | None:
    """The gravest reason first: it is what the page says."""
    if stopped_at is not None and stopped_at > last.asked_at:
        return Occasion.STOP_SIGN
    if any(feel.felt_at > last.asked_at and _jumps(feel, feels[:i]) for i, feel in enumerate(feels)):
        return Occasion.PAIN_JUMP
    return Occasion.RETEST if day >= until else None


def _jumps(feel: FeelRecord, earlier: Sequence[FeelRecord]) -> bool:
    if not earlier:
        return False
    recent = takewhile(lambda other: other.felt_at >= feel.felt_at - USUAL_FROM, reversed(earlier))
    pains = sorted(other.pain for other in recent) or [earlier[-1].pain]
    usual = pains[(len(pains) - 1) // 2]  # of two in the middle the lower, which asks sooner
    return feel.pain - usual >= PAIN_JUMP
