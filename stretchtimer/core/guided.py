"""The guided measuring: which step comes after which, as a value that each answer turns into the next.

    warm up -> choose a test -> try, once for each try -> what stopped it -> what that means, where it means something
            -> the other leg, or a second test, or the result

A stop that may not be repeated ends the whole check: after it nothing else is lifted. What is `done` is in the file;
going back takes it out again. The rules of tries, results and stops are those of `assess` and `stop`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum

from stretchtimer.core.assess import guide_of, not_offered, result_of_tries
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Side
from stretchtimer.core.first_hour import first_hour_ends, is_first_hour
from stretchtimer.core.measure import SCALES, SIDED, Kind, Legs, Protocol, Reading, StopReason, legs_of, scale_of
from stretchtimer.core.message import Message
from stretchtimer.core.records import MeasurementRecord
from stretchtimer.core.settings import Settings
from stretchtimer.core.stop import Ruling, rule


class Step(StrEnum):
    """What the user is asked for now."""

    WARM_UP = "warm_up"
    CHOOSE = "choose"
    TRY = "try"
    STOP = "stop"
    TOLD = "told"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Trial:
    """One test of one side, with its tries in the order they were done, in the unit they are stored in.

    `unread`: it ended in a lift of which there is no reading, so that no try says how far that one came.
    """

    kind: Kind
    protocol: Protocol
    side: Side
    tries: tuple[int, ...] = ()
    practised: int = 0
    stopped_by: StopReason | None = None
    unread: bool = False

    @property
    def is_practice(self) -> bool:
        """Whether the next try is for practice, and not stored."""
        return self.practised < guide_of(self.kind, self.protocol).practice

    @property
    def is_full(self) -> bool:
        return len(self.tries) >= guide_of(self.kind, self.protocol).tries

    @property
    def result(self) -> int:
        """The value that counts; one try at least."""
        return result_of_tries(self.kind, self.protocol, self.tries)

    @property
    def reading(self) -> Reading:
        unit = scale_of(self.kind, self.protocol).unit
        return Reading(self.kind, self.side, self.protocol, unit, self.result)


@dataclass(frozen=True, slots=True)
class Check:
    """One guided measuring, from the warm-up to the result."""

    step: Step = Step.WARM_UP
    warmed_up: bool | None = None
    tests: tuple[Kind, ...] = ()  # chosen so far, the present one among them
    trial: Trial | None = None
    sides_left: tuple[Side, ...] = ()
    done: tuple[Trial, ...] = ()
    ruling: Ruling | None = None


MOST_TESTS = 2
"""One and an optional second: by then nobody is fresh, nor equally warm."""


def protocols_of(kind: Kind) -> tuple[Protocol, ...]:
    """How a test can be done with guidance: one way at least that says what to do."""
    return tuple(protocol for protocol in SCALES[kind] if protocol is not Protocol.UNSPECIFIED)


def last_protocol(records: Sequence[MeasurementRecord], kind: Kind) -> Protocol:
    """The way a test was done last, so that the next reading compares; else the first there is."""
    used = [(r.measured_at, r.protocol) for r in records if r.kind is kind and r.protocol in protocols_of(kind)]
    return max(used)[1] if used else protocols_of(kind)[0]


def last_reading(
    records: Sequence[MeasurementRecord], trial: Trial, before: datetime | None = None
) -> MeasurementRecord | None:
    """The reading to compare with: the latest of the same test, side and protocol, earlier than `before`."""
    key = trial.kind, trial.side, trial.protocol
    same = [record for record in records if (record.kind, record.side, record.protocol) == key]
    earlier = [record for record in same if before is None or record.measured_at < before]
    return max(earlier, key=lambda record: record.measured_at, default=None)


def asks_leg(kind: Kind, protocol: Protocol) -> bool:
    """Whether it is to be said which leg: one is tested, the one that the user prefers."""
    return legs_of(kind, protocol) is Legs.ONE_OR_UNSAID


def last_leg(records: Sequence[MeasurementRecord], kind: Kind, protocol: Protocol) -> Side | None:
    """The leg that was tested last, where it is asked for; None where it was never said."""
    said = [r for r in records if (r.kind, r.protocol) == (kind, protocol) and r.side is not Side.BOTH]
    return max(said, key=lambda record: record.measured_at).side if said and asks_leg(kind, protocol) else None


def closed(kind: Kind, protocol: Protocol, conditions: frozenset[Condition], opens_at: time | None) -> Message | None:
    """Why a test is not for now, and for how long; `opens_at` is the end of the first hour, None after it."""
    why = not_offered(kind, protocol, conditions, first_hour=opens_at is not None)
    if why is None or opens_at is None or guide_of(kind, protocol).avoid & conditions:
        return why
    return Message("test_opens_at", {"why": why, "time": f"{opens_at:%H:%M}"})


def closed_now(kind: Kind, protocol: Protocol, settings: Settings, local: time) -> Message | None:
    """The same, for a user at a time of their own wall clock."""
    waking, window = settings.waking_hour, settings.first_hour_minutes
    opens_at = first_hour_ends(waking, window) if is_first_hour(local, waking, window) else None
    return closed(kind, protocol, settings.conditions, opens_at)


def reasons_of(kind: Kind) -> tuple[StopReason, ...]:
    """What may have stopped it; where both legs work together there is no other leg to complain."""
    return tuple(one for one in StopReason if kind in SIDED or one is not StopReason.OTHER_LEG)


def warmed(check: Check, warmed_up: bool) -> Check:
    return replace(check, step=Step.CHOOSE, warmed_up=warmed_up)


def chosen(check: Check, kind: Kind, protocol: Protocol, leg: Side | None = None) -> Check:
    """Begin a test, on the left where each side is tested; `leg` is the only one where it is asked for."""
    alone = leg if leg is not None and asks_leg(kind, protocol) else Side.BOTH
    sides = (Side.LEFT, Side.RIGHT) if _has_each(kind, protocol) else (alone,)
    trial = Trial(kind, protocol, sides[0])
    return replace(check, step=Step.TRY, tests=(*check.tests, kind), trial=trial, sides_left=sides[1:], ruling=None)


def tried(check: Check, stored: int) -> Check:
    """One more try; after the last one it is asked what stopped it."""
    trial = _trial(check)
    if trial.is_practice:
        return replace(check, trial=replace(trial, practised=trial.practised + 1))
    trial = replace(trial, tries=(*trial.tries, stored))
    return replace(check, step=Step.STOP if trial.is_full else Step.TRY, trial=trial)


def halted(check: Check, *, unread: bool = False) -> Check:
    """No more tries, for whatever reason is given next; `unread` where the last lift gave no number."""
    return replace(check, step=Step.STOP, trial=replace(_trial(check), unread=unread))


def stopped(check: Check, reason: StopReason) -> Check:
    """Judge what stopped it. The angle that counts for that is the last one reached, if it was read."""
    trial = replace(_trial(check), stopped_by=reason)
    reached = trial.tries[-1] if trial.tries and not trial.unread else None
    ruling = rule(trial.kind, reason, reached if trial.kind is Kind.LEG_RAISE else None)
    done = (*check.done, trial) if ruling.scored and trial.tries else check.done
    judged = replace(check, trial=trial, done=done, ruling=ruling)
    return replace(judged, step=Step.TOLD) if ruling.message else _next(judged)


def told(check: Check) -> Check:
    """What the stop means has been read."""
    if check.ruling is not None and not check.ruling.may_repeat:
        return replace(check, step=Step.RESULT)
    return _next(check)


def finished(check: Check) -> Check:
    """No further test is wanted."""
    return replace(check, step=Step.RESULT)


def another(check: Check) -> Check:
    """One more test after all, where nothing has been said against it."""
    return replace(check, step=Step.CHOOSE, trial=None)


def may_go_on(check: Check) -> bool:
    """Whether another test may follow."""
    return check.ruling is None or check.ruling.may_repeat


def back(check: Check) -> Check:
    """One answer earlier; where there is none, as it was. What is no longer `done` has to leave the file."""
    match check.step:
        case Step.CHOOSE if not check.tests:
            return replace(check, step=Step.WARM_UP)
        case Step.CHOOSE:
            return _reopened(check)
        case Step.STOP:
            trial = _trial(check)
            kept = trial.tries[:-1] if trial.is_full else trial.tries
            return replace(check, step=Step.TRY, trial=replace(trial, tries=kept, unread=False))
        case Step.TRY:
            return _one_try_back(check, _trial(check))
        case _:
            return check


def _one_try_back(check: Check, trial: Trial) -> Check:
    if trial.tries:
        return replace(check, trial=replace(trial, tries=trial.tries[:-1]))
    if trial.practised:
        return replace(check, trial=replace(trial, practised=trial.practised - 1))
    if trial.side is Side.RIGHT and _has_each(trial.kind, trial.protocol):
        return _reopened(check)
    return replace(check, step=Step.CHOOSE, tests=check.tests[:-1], trial=None, sides_left=())


def _reopened(check: Check) -> Check:
    """The trial finished last, at the question what stopped it."""
    if not check.done:
        return check
    trial = replace(check.done[-1], stopped_by=None)
    left = (Side.RIGHT,) if trial.side is Side.LEFT and _has_each(trial.kind, trial.protocol) else ()
    return replace(check, step=Step.STOP, trial=trial, sides_left=left, done=check.done[:-1], ruling=None)


def _has_each(kind: Kind, protocol: Protocol) -> bool:
    return legs_of(kind, protocol) is Legs.ONE


def _next(check: Check) -> Check:
    trial = _trial(check)
    if check.sides_left:
        other = Trial(trial.kind, trial.protocol, check.sides_left[0])
        return replace(check, step=Step.TRY, trial=other, sides_left=check.sides_left[1:])
    step = Step.CHOOSE if len(check.tests) < MOST_TESTS else Step.RESULT
    return replace(check, step=step, trial=None)


def _trial(check: Check) -> Trial:
    if check.trial is None:
        raise ValueError("no test has been chosen")
    return check.trial
