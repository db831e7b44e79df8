"""What an export holds: one class a table, its fields the table's columns, in the order in which rows may be read back.

The types are what docs/export.md promises and what an import lets in. Rules over several columns are the tables' own
(`migrations.py`), and are asked when a row is stored.
"""

from datetime import date, datetime
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from stretchtimer.core.enrolment import ChangeKind, EventKind
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, StopReason, Unit
from stretchtimer.core.plan import Form
from stretchtimer.core.records import DayOff, FeelWhen, Occasion, SessionOutcome
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.reminder import Appearance
from stretchtimer.core.reminder_log import Kind as DecisionKind
from stretchtimer.core.reminder_log import Reason
from stretchtimer.core.session import EaseAnswer, SetOutcome, Sign

VERSION = 3
"""Raised with every change of what follows; a file of a higher one is refused."""

Id = Annotated[str, Meta(pattern=r"\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")]
Stamp = Annotated[
    str, Meta(pattern=r"\A[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9](:[0-5][0-9]){2}\.[0-9]{3}Z-#[0-9]{4}\Z")
]
Word = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=4_000)]
Instant = Annotated[datetime, Meta(tz=True)]
Count = Annotated[int, Meta(ge=0, le=2**31 - 1)]
Whole = Annotated[int, Meta(ge=-(2**31), le=2**31 - 1)]
Millis = Annotated[int, Meta(ge=0, le=253_000_000_000_000)]  # up to 9987: later, another zone's day may not exist
Scale = Annotated[int, Meta(ge=0, le=10)]
WallTime = Annotated[str, Meta(pattern=r"\A([01][0-9]|2[0-3]):[0-5][0-9]\Z")]


class Row(Struct, forbid_unknown_fields=True, kw_only=True):
    """What every row has: its id, the device that wrote it, and the stamp of its last change."""

    id: Id
    device: Id
    stamp: Stamp


class ActivityRow(Row):
    name: Word
    added_at: Instant
    zone: Word


class ActivityScoreRow(Row):
    activity: Id
    score: Scale
    scored_at: Instant
    zone: Word


class DayOffRow(Row):
    day: date
    reason: DayOff


class EaseOffRow(Row):
    session: Id
    step: Count
    side: Side
    exercise: Word
    answer: EaseAnswer
    sign: Sign | None
    at_ms: Count
    at: Instant


class FeelRow(Row):
    pain: Scale
    moment: FeelWhen
    session: Id | None
    felt_at: Instant
    zone: Word


class MeasurementRow(Row):
    kind: Kind
    side: Side
    protocol: Protocol
    unit: Unit
    value: Whole
    tries: Annotated[list[Whole], Meta(min_length=1, max_length=100)]
    measured_at: Instant
    zone: Word
    warmed_up: bool | None
    stopped_by: StopReason | None


class ReasonText(Struct, forbid_unknown_fields=True, frozen=True):
    """Why a dose changed: a message's key and what goes into its gaps."""

    key: Word
    values: dict[Word, str | int | float]


class DoseChange(Struct, forbid_unknown_fields=True, frozen=True):
    """A change of the dose, as a programme's event keeps it."""

    kind: ChangeKind
    because_of: date
    reason: ReasonText
    level: Count
    side: Side | None
    exercise: Text


class ProgrammeEventRow(Row):
    programme: Word
    kind: EventKind
    day: date
    change: DoseChange | None
    happened_at: Instant
    zone: Word


class Timing(Struct, forbid_unknown_fields=True, frozen=True):
    """When a reminder comes up: the first three, or the last three."""

    times: list[WallTime] | UnsetType = UNSET
    starts_on: date | UnsetType = UNSET
    recurrence: Text | UnsetType = UNSET
    minutes: Count | UnsetType = UNSET
    windows: list[tuple[WallTime, WallTime]] | UnsetType = UNSET
    days: list[Annotated[int, Meta(ge=0, le=6)]] | UnsetType = UNSET


class ReminderRow(Row):
    name: Word
    starts: Word
    timing: Timing
    since: Instant
    is_on: bool
    appearance: Appearance
    sound: bool
    snooze_minutes: Count
    escalates: bool
    programme_days: bool
    exceptions: list[date]


class ReminderDecisionRow(Row):
    kind: DecisionKind
    decided_at: Instant
    zone: Word
    reminder: Word | None
    occurrence: Word | None
    reason: Reason | None
    until: Instant | None
    since: Instant | None


class BusyCalendarRow(Row):
    name: Word
    taken_at: Instant
    spans: list[tuple[Millis, Millis]]


class SafetyCheckRow(Row):
    occasion: Occasion
    flags: list[RedFlag]
    cleared_on: date | None
    asked_at: Instant
    zone: Word


class SessionRow(Row):
    sequence: Word
    form: Form
    started_at: Instant
    zone: Word
    planned_ms: Count
    rehearsal: bool
    outcome: SessionOutcome
    ended_at: Instant | None
    eased_off: Count


class SessionAnswerRow(Row):
    session: Id
    pull: Scale | None
    back_during: Scale | None


class SetDoneRow(Row):
    session: Id
    step: Count
    side: Side
    number: Count
    attempt: Count
    exercise: Word
    planned_ms: Count
    extra_ms: Whole
    held_ms: Count
    reps: Count
    outcome: SetOutcome
    eased: bool
    began_ms: Count
    ended_ms: Count
    ended_at: Instant


class SettingRow(Row):
    key: Word
    value: Text | None


class Tables(Struct, forbid_unknown_fields=True, kw_only=True):
    """Every table, those that others point to first."""

    session: list[SessionRow] = []
    set_done: list[SetDoneRow] = []
    ease_off: list[EaseOffRow] = []
    session_answer: list[SessionAnswerRow] = []
    measurement: list[MeasurementRow] = []
    feel: list[FeelRow] = []
    activity: list[ActivityRow] = []
    activity_score: list[ActivityScoreRow] = []
    programme_event: list[ProgrammeEventRow] = []
    day_off: list[DayOffRow] = []
    safety_check: list[SafetyCheckRow] = []
    reminder: list[ReminderRow] = []
    reminder_decision: list[ReminderDecisionRow] = []
    busy_calendar: list[BusyCalendarRow] = []
    setting: list[SettingRow] = []
