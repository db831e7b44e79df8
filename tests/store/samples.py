"""Small things to store, and the file as SQLite sees it."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import apsw

from stretchtimer.core.enrolment import Change, ChangeKind, EventKind, ProgrammeEvent
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol, Reading, Unit
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Form, SetKey
from stretchtimer.core.records import FeelRecord, FeelWhen, MeasurementRecord, Occasion, SafetyCheck, SessionRecord
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.reminder import FixedTimes, Rule
from stretchtimer.core.reminder_log import Decision, Reason
from stretchtimer.core.reminder_log import Kind as ReminderKind
from stretchtimer.core.session import EaseAnswer, EaseOff, SetDone, SetOutcome, Sign
from stretchtimer.store.connect import connect
from stretchtimer.store.store import Store

NOW = datetime(2026, 10, 14, 17, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"
LEG_RAISE = Reading(Kind.LEG_RAISE, Side.LEFT, Protocol.WALL, Unit.TENTH_DEGREE, 680)

APPLIED = ProgrammeEvent(
    "careful",
    EventKind.APPLIED,
    date(2026, 10, 14),
    Change(ChangeKind.EXTRA_SET, date(2026, 10, 13), Message("change_extra_set", {"side": "left"}), 2, Side.LEFT),
)
EASE_OFF = EaseOff("chair_stretch", 0, Side.LEFT, EaseAnswer.SIGN, Sign.TINGLING, 12_000)


EVENING = Rule("", "Evening", "evening", FixedTimes((time(20, 30),), date(2026, 10, 1)), NOW)
HELD = Decision(ReminderKind.HELD, NOW, "r", "2026-10-14T20:30", Reason.MEETING)


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def a_set(step: int = 0, attempt: int = 1, *, ended_ms: int = 30_000) -> SetDone:
    return SetDone(
        key=SetKey(step, Side.LEFT, 1),
        exercise="chair_stretch",
        attempt=attempt,
        planned_ms=30_000,
        extra_ms=0,
        held_ms=30_000,
        reps=0,
        outcome=SetOutcome.COMPLETED,
        eased=False,
        began_ms=ended_ms - 30_000,
        ended_ms=ended_ms,
    )


def start(store: Store, now: datetime = NOW, *, rehearsal: bool = False) -> SessionRecord:
    return store.start_session("morning", Form.USUAL, 480_000, rehearsal=rehearsal, zone=ZONE, now=now)


def measure(
    store: Store, at: datetime = NOW, reading: Reading = LEG_RAISE, *, now: datetime = NOW
) -> MeasurementRecord:
    return store.add_measurement(reading, (), warmed_up=None, stopped_by=None, measured_at=at, zone=ZONE, now=now)


def feel(store: Store, pain: int = 3, at: datetime = NOW, *, now: datetime = NOW) -> FeelRecord:
    return store.add_feel(pain, FeelWhen.DAY, None, felt_at=at, zone=ZONE, now=now)


def screen(store: Store, *flags: RedFlag, at: datetime = NOW, cleared_on: date | None = None) -> SafetyCheck:
    return store.add_safety_check(Occasion.FIRST, flags, cleared_on, asked_at=at, zone=ZONE, now=at)


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Rows of a file, read beside the store."""
    connection = connect(path)
    try:
        return [tuple(row) for row in connection.execute(sql)]
    finally:
        connection.close()


def make_file(path: Path, *statements: str, checksums: bool = True) -> None:
    """A database made by hand."""
    connection: apsw.Connection = connect(path)
    if checksums:
        connection.reserve_bytes(reserve=8)
    connection.pragma("journal_mode", "wal")
    connection.close()
    connection = connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.close()
