"""What is kept: sessions, sets, measurements, feels, activities and safety answers, as the store returns them.

Quantities are whole numbers: ms, tenths of a degree, millimetres. Instants are aware and in UTC; `zone` beside them is
the user's IANA time zone at that instant, from which the user's own calendar day follows.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from stretchtimer.core.enrolment import ProgrammeEvent
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, StopReason, Unit
from stretchtimer.core.plan import Form
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.reminder_log import Decision
from stretchtimer.core.session import EaseOff, SetDone


class SessionOutcome(StrEnum):
    """How a session came to its end."""

    OPEN = "open"  # still running, or cut off by a crash
    COMPLETED = "completed"
    ENDED = "ended"


class FeelWhen(StrEnum):
    """What a day's feel belongs to."""

    DAY = "day"
    BEFORE = "before"  # a session
    AFTER = "after"
    NEXT_MORNING = "next_morning"


class Occasion(StrEnum):
    """Why the safety questions were asked."""

    FIRST = "first"
    RETEST = "retest"
    PAIN_JUMP = "pain_jump"
    STOP_SIGN = "stop_sign"
    ASKED = "asked"  # by the user


GENTLE_PULL, CALM_BACK = 4, 2
"""Up to here, 0 to 10, a pull and the back's pain during a session let a dose grow (clinical reference, "dosing")."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What was said after a session, 0 to 10: the strongest pull, and the back's pain during it. None: not said."""

    id: str
    session: str
    pull: int | None = None
    back_during: int | None = None

    @property
    def lets_dose_grow(self) -> bool:
        """Both were said, and neither was too much. What was not said lets nothing grow."""
        if self.pull is None or self.back_during is None:
            return False
        return self.pull <= GENTLE_PULL and self.back_during <= CALM_BACK


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session as stored, with its sets in the order they ended, and each time that it hurt."""

    id: str
    sequence: str
    form: Form
    started_at: datetime
    zone: str
    planned_ms: int
    rehearsal: bool
    outcome: SessionOutcome = SessionOutcome.OPEN
    ended_at: datetime | None = None
    eased_off: int = 0
    sets: tuple["SetRecord", ...] = ()
    answer: AnswerRecord | None = None
    ease_offs: tuple["EaseOffRecord", ...] = ()

    @property
    def day(self) -> date:
        return local_day(self.started_at, self.zone)


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One attempt at a set, as stored."""

    id: str
    session: str
    done: SetDone
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class EaseOffRecord:
    """One ease-off, as stored."""

    id: str
    session: str
    ease_off: EaseOff
    at: datetime


@dataclass(frozen=True, slots=True)
class MeasurementRecord:
    """One reading of a test. `value` is what counts, `tries` each reading, all in `unit` and as read in `protocol`."""

    id: str
    kind: Kind
    side: Side
    protocol: Protocol
    unit: Unit
    value: int
    tries: tuple[int, ...]
    measured_at: datetime
    zone: str
    warmed_up: bool | None = None
    stopped_by: StopReason | None = None

    @property
    def day(self) -> date:
        return local_day(self.measured_at, self.zone)


@dataclass(frozen=True, slots=True)
class FeelRecord:
    """Pain from 0 to 10 as the user reported it."""

    id: str
    pain: int
    when: FeelWhen
    felt_at: datetime
    zone: str
    session: str | None = None

    @property
    def day(self) -> date:
        return local_day(self.felt_at, self.zone)


class DayOff(StrEnum):
    """Why a day is left out of what counts."""

    REST = "rest"
    ILL = "ill"
    TRAVEL = "travel"


@dataclass(frozen=True, slots=True)
class DayOffRecord:
    """One of the user's days that counts neither for nor against."""

    id: str
    day: date
    reason: DayOff


@dataclass(frozen=True, slots=True)
class ProgrammeEventRecord:
    """Something that happened to a programme, as stored."""

    id: str
    event: ProgrammeEvent
    happened_at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """What became of a reminder, as stored."""

    id: str
    decision: Decision
    zone: str


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """Something of the user's own that matters to them, and that back or leg makes hard."""

    id: str
    name: str
    added_at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class ScoreRecord:
    """How well an activity went: 0 (cannot do it) to 10 (as before)."""

    id: str
    activity: str
    score: int
    scored_at: datetime
    zone: str

    @property
    def day(self) -> date:
        return local_day(self.scored_at, self.zone)


@dataclass(frozen=True, slots=True)
class KeptActivity:
    """An activity with all its scores: what is deleted together, and put back together."""

    activity: ActivityRecord
    scores: tuple[ScoreRecord, ...]


@dataclass(frozen=True, slots=True)
class SafetyCheck:
    """The safety questions, answered once. Being cleared is an answer too: the same flags, with the day of the yes."""

    id: str
    occasion: Occasion
    flags: frozenset[RedFlag]
    cleared_on: date | None  # the user's calendar day on which a professional said yes
    asked_at: datetime
    zone: str

    @property
    def day(self) -> date:
        return local_day(self.asked_at, self.zone)


@lru_cache(maxsize=2**15)
def local_day(instant: datetime, zone: str) -> date:
    """The user's calendar day of an instant. Kept, for chart and table ask for that of every reading several times."""
    return instant.astimezone(ZoneInfo(zone)).date()
