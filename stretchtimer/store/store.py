"""The door to the file: everything that is kept goes in and comes out here, as records.

Whatever changes something is one transaction and is on the disk when the call returns. What a person can mend (disk
full, locked, damaged) is a UserError; time comes in as `now`, an aware UTC instant.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from secrets import randbits
from types import TracebackType
from typing import Self, TypeVar

import apsw

from stretchtimer.core.activities import check_activity
from stretchtimer.core.busy import BusyCalendar
from stretchtimer.core.edits import Edit
from stretchtimer.core.enrolment import ProgrammeEvent
from stretchtimer.core.erasing import Days, Erasure
from stretchtimer.core.ids import RANDOM_BITS, uuid7
from stretchtimer.core.measure import Kind, Reading, StopReason
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Form
from stretchtimer.core.presence import Watch
from stretchtimer.core.records import (
    ActivityRecord,
    AnswerRecord,
    DayOff,
    DayOffRecord,
    DecisionRecord,
    EaseOffRecord,
    FeelRecord,
    FeelWhen,
    KeptActivity,
    MeasurementRecord,
    Occasion,
    ProgrammeEventRecord,
    SafetyCheck,
    ScoreRecord,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.reminder import Rule, Span
from stretchtimer.core.reminder_log import Decision
from stretchtimer.core.session import EaseOff, SetDone
from stretchtimer.core.settings import Settings
from stretchtimer.core.table_layout import Layout
from stretchtimer.store import (
    activities,
    answers,
    busy,
    edited,
    erasure,
    export_file,
    import_file,
    measurement_table,
    preferences,
    programmes,
    readings,
    reminders,
    sessions,
)
from stretchtimer.store.change import Change, has_replica, make_replica, next_change
from stretchtimer.store.connect import BUSY_MS, check_connection
from stretchtimer.store.database import open_database
from stretchtimer.store.errors import user_errors
from stretchtimer.store.flush import Flusher
from stretchtimer.store.import_file import Progress
from stretchtimer.store.measurement_table import TakenTable
from stretchtimer.store.merge import Merged
from stretchtimer.store.remembered import Remembered

Kept = TypeVar("Kept")
Restorable = (
    FeelRecord
    | MeasurementRecord
    | SafetyCheck
    | KeptActivity
    | ScoreRecord
    | AnswerRecord
    | EaseOffRecord
    | ProgrammeEventRecord
    | DayOffRecord
    | Rule
    | BusyCalendar
)


class Store:
    """An open database file."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._flusher = Flusher(path)
        self._measurements = Remembered[tuple[MeasurementRecord, ...]]()
        self._feels = Remembered[tuple[FeelRecord, ...]]()

    @classmethod
    def open(cls, path: Path, now: datetime, busy_ms: int = BUSY_MS) -> Self:
        """Open the file at `path`, made when it is not there. `busy_ms` is how long to wait for another process."""
        connection = open_database(path, now, busy_ms)
        store = cls(connection, path)
        try:
            with user_errors(path):
                if not has_replica(connection):
                    with connection:
                        make_replica(connection, now)
        except BaseException:
            connection.close()
            raise
        return store

    def close(self) -> None:
        try:
            with user_errors(self._path):
                self._flusher.finish()
        finally:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._path

    def check(self) -> None:
        """Read every page of the file; raises UserError when one is damaged."""
        with self._reading() as connection:
            check_connection(connection)

    def start_session(
        self, sequence: str, form: Form, planned_ms: int, *, rehearsal: bool, zone: str, now: datetime
    ) -> SessionRecord:
        with self._changing_at_once(now) as change:
            return sessions.start_session(change, sequence, form, planned_ms, rehearsal=rehearsal, zone=zone)

    def add_set(self, session_id: str, done: SetDone, now: datetime) -> SetRecord:
        """Store a set the moment it ends."""
        with self._changing_at_once(now) as change:
            return sessions.add_set(change, session_id, done)

    def add_ease_off(self, session_id: str, ease_off: EaseOff, now: datetime) -> EaseOffRecord:
        """Store an ease-off the moment it is answered."""
        with self._changing_at_once(now) as change:
            return sessions.add_ease_off(change, session_id, ease_off)

    def delete_ease_off(self, ease_off_id: str, now: datetime) -> EaseOffRecord:
        """Delete an ease-off and return it for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(sessions.take_ease_off(change, ease_off_id), "ease_off", ease_off_id)

    def end_session(self, session_id: str, outcome: SessionOutcome, eased_off: int, now: datetime) -> SessionRecord:
        """End an open session; LookupError when it is not there or has ended."""
        with self._changing_at_once(now) as change:
            return sessions.end_session(change, session_id, outcome, eased_off)

    def answer_session(
        self, session_id: str, *, pull: int | None, back_during: int | None, now: datetime
    ) -> AnswerRecord:
        """Store what was said after a session, each 0 to 10 or None; it takes the place of what was said before."""
        with self._changing(now) as change:
            said = answers.find_answer(change.connection, session_id)
            answer_id = said.id if said else change.new_id()
            return answers.put_answer(change, AnswerRecord(answer_id, session_id, pull, back_during))

    def delete_answer(self, session_id: str, now: datetime) -> AnswerRecord:
        """Delete a session's answer and return it for `restore`; raises UserError when there is none."""
        with self._changing(now) as change:
            return _found(answers.take_answer(change, session_id), "answer", session_id)

    def session(self, session_id: str) -> SessionRecord:
        """One session by its id; raises UserError when it is not there."""
        with self._reading() as connection:
            return _found(sessions.find_session(connection, session_id), "session", session_id)

    def open_session(self) -> SessionRecord | None:
        """The latest session that neither ended nor was a rehearsal: cut off by a crash, or under way just now."""
        with self._reading() as connection:
            return sessions.open_session(connection)

    def ease_offs(self, since: datetime) -> tuple[EaseOffRecord, ...]:
        """Each time that it hurt from `since` on, oldest first; not in rehearsals."""
        with self._reading() as connection:
            return sessions.ease_offs(connection, since)

    def sessions(
        self, since: datetime | None = None, limit: int | None = None, *, include_rehearsals: bool = False
    ) -> tuple[SessionRecord, ...]:
        """The newest `limit` sessions from `since` on, oldest first, with their sets in the order they ended."""
        with self._reading() as connection:
            return sessions.sessions(connection, since, limit, include_rehearsals=include_rehearsals)

    def add_measurement(
        self,
        reading: Reading,
        tries: tuple[int, ...],
        *,
        warmed_up: bool | None,
        stopped_by: StopReason | None,
        measured_at: datetime,
        zone: str,
        now: datetime,
    ) -> MeasurementRecord:
        """Store a reading. `tries` is each single one, in the reading's unit; empty when there was no other."""
        with self._changing(now) as change:
            record = MeasurementRecord(
                change.new_id(),
                reading.kind,
                reading.side,
                reading.protocol,
                reading.unit,
                reading.value,
                tries or (reading.value,),
                measured_at,
                zone,
                warmed_up,
                stopped_by,
            )
            return readings.put_measurement(change, record)

    def measurements(self, kind: Kind | None = None, since: datetime | None = None) -> tuple[MeasurementRecord, ...]:
        """Every measurement, or those of one kind, or from `since` on, oldest first."""
        with self._reading() as connection:
            if kind is None and since is None:
                return self._measurements.get(connection, lambda: readings.measurements(connection, None, None))
            return readings.measurements(connection, kind, since)

    def delete_measurement(self, measurement_id: str, now: datetime) -> MeasurementRecord:
        """Delete a measurement and return it for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(readings.take_measurement(change, measurement_id), "measurement", measurement_id)

    def add_feel(
        self, pain: int, when: FeelWhen, session: str | None, *, felt_at: datetime, zone: str, now: datetime
    ) -> FeelRecord:
        with self._changing(now) as change:
            return readings.put_feel(change, FeelRecord(change.new_id(), pain, when, felt_at, zone, session))

    def feels(self) -> tuple[FeelRecord, ...]:
        """Every day's feel, oldest first."""
        with self._reading() as connection:
            return self._feels.get(connection, lambda: readings.feels(connection))

    def delete_feel(self, feel_id: str, now: datetime) -> FeelRecord:
        """Delete a feel and return it for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(readings.take_feel(change, feel_id), "feel", feel_id)

    def add_programme_event(self, event: ProgrammeEvent, *, zone: str, now: datetime) -> ProgrammeEventRecord:
        """Store what happened to a programme just now."""
        with self._changing(now) as change:
            return programmes.put_event(change, ProgrammeEventRecord(change.new_id(), event, now, zone))

    def programme_events(self) -> tuple[ProgrammeEventRecord, ...]:
        """Everything that happened to programmes, in the order it happened."""
        with self._reading() as connection:
            return programmes.events(connection)

    def delete_programme_event(self, event_id: str, now: datetime) -> ProgrammeEventRecord:
        """Delete an event and return it for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(programmes.take_event(change, event_id), "programme event", event_id)

    def add_day_off(self, day: date, reason: DayOff, now: datetime) -> DayOffRecord:
        """Mark a day; another reason takes the place of the one there was."""
        with self._changing(now) as change:
            return programmes.put_day_off(change, DayOffRecord(change.new_id(), day, reason))

    def days_off(self) -> tuple[DayOffRecord, ...]:
        with self._reading() as connection:
            return programmes.days_off(connection)

    def delete_day_off(self, day_off_id: str, now: datetime) -> DayOffRecord:
        """Delete a day off and return it for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(programmes.take_day_off(change, day_off_id), "day off", day_off_id)

    def add_activity(self, name: str, *, added_at: datetime, zone: str, now: datetime) -> ActivityRecord:
        """Store an activity; raises UserError for a name that does not fit, and for one too many."""
        with self._changing(now) as change:
            name = check_activity(name, activities.activities(change.connection))
            return activities.put_activity(change, ActivityRecord(change.new_id(), name, added_at, zone))

    def activities(self) -> tuple[ActivityRecord, ...]:
        """Every activity, in the order they were added."""
        with self._reading() as connection:
            return activities.activities(connection)

    def delete_activity(self, activity_id: str, now: datetime) -> KeptActivity:
        """Delete an activity and its scores and return them for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(activities.take_activity(change, activity_id), "activity", activity_id)

    def add_score(self, activity_id: str, score: int, *, scored_at: datetime, zone: str, now: datetime) -> ScoreRecord:
        with self._changing(now) as change:
            return activities.put_score(change, ScoreRecord(change.new_id(), activity_id, score, scored_at, zone))

    def scores(self) -> tuple[ScoreRecord, ...]:
        """Every score of every activity, oldest first."""
        with self._reading() as connection:
            return activities.scores(connection)

    def delete_score(self, score_id: str, now: datetime) -> ScoreRecord:
        """Delete a score and return it for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(activities.take_score(change, score_id), "score", score_id)

    def add_safety_check(
        self,
        occasion: Occasion,
        flags: Iterable[RedFlag],
        cleared_on: date | None,
        *,
        asked_at: datetime,
        zone: str,
        now: datetime,
    ) -> SafetyCheck:
        """Store answers to the safety questions; with `cleared_on`, that a professional has said yes to these flags."""
        with self._changing(now) as change:
            check = SafetyCheck(change.new_id(), occasion, frozenset(flags), cleared_on, asked_at, zone)
            return readings.put_safety_check(change, check)

    def safety_checks(self) -> tuple[SafetyCheck, ...]:
        """Every safety check, oldest first."""
        with self._reading() as connection:
            return readings.safety_checks(connection)

    def delete_safety_check(self, check_id: str, now: datetime) -> SafetyCheck:
        """Delete a safety check and return it for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(readings.take_safety_check(change, check_id), "safety check", check_id)

    def restore(self, record: Restorable, now: datetime) -> None:
        """Put a deleted record back, as it was but for a fresh stamp."""
        with self._changing(now) as change:
            _put_back(change, record)

    def new_id(self, now: datetime) -> str:
        """An id for a record that is yet to be stored."""
        return uuid7(now, randbits(RANDOM_BITS))

    def make(self, edit: Edit, now: datetime) -> None:
        """Store what the user changes in their history; raises UserError where a record is not as it was."""
        with self._changing(now) as change:
            edited.make(change, edit)

    def count_rows(self) -> int:
        """How many rows an export has."""
        with self._reading() as connection:
            return export_file.count_rows(connection)

    def export(
        self,
        path: Path,
        now: datetime,
        *,
        replace: bool = False,
        progress: Progress = lambda _rows: None,
        own: bytes | None = None,
    ) -> None:
        """Write everything to FILE.json, FILE.zip or a folder; raises UserError where that name is taken.

        `own` are the user's own files, which go along in one piece.
        `progress` hears how many rows have been written; whatever it raises ends the export.
        """
        with self._reading() as connection:
            export_file.export(connection, path, now, replace=replace, progress=progress, own=own)

    def import_export(
        self, path: Path, now: datetime, *, dry_run: bool = False, progress: Progress = lambda _rows: None
    ) -> Merged:
        """Bring in an export; raises UserError for a first mistake, with nothing stored.

        `progress` hears how many rows have been read; whatever it raises ends the import without a trace.
        """
        with self._short_log(), suppress(_NotKeptError), self._changing(now) as change:
            merged = import_file.import_export(change, path, progress)
            if dry_run:
                raise _NotKeptError
        return merged

    def import_measurements(
        self,
        path: Path,
        layout: Layout,
        zone: str,
        now: datetime,
        *,
        skip_bad: bool = False,
        dry_run: bool = False,
        progress: Progress = lambda _rows: None,
    ) -> TakenTable:
        """Bring in a table of measurements; with a line that gives no reading only if `skip_bad`, else nothing.

        `progress` hears how many lines have been read; whatever it raises ends the import without a trace.
        """
        with self._short_log(), suppress(_NotKeptError), self._changing(now) as change:
            taken = measurement_table.take_table(change, path, layout, zone, skip_bad=skip_bad, progress=progress)
            taken = replace(taken, stored=taken.stored and not dry_run)
            if not taken.stored:
                raise _NotKeptError
        return taken

    def erasable(self, days: Days | None) -> Erasure:
        """What `erase` would take."""
        with self._reading() as connection:
            return self._erasure(erasure.going(connection, days), days)

    def erase(self, days: Days | None, now: datetime) -> Erasure:
        """Erase for good what belongs to some days, or everything, settings and own files too; and the copies.

        Raises UserError, with the rows gone, while another process still reads the old state from the log.
        """
        with self._changing(now) as change:
            found = erasure.going(change.connection, days)
            erasure.erase(change, found)
        erased = self._erasure(found, days)
        with user_errors(self._path):
            if days is None:
                erasure.remove_own_files(self._path)
            erasure.remove_copies(self._path)
            erasure.sweep(self._connection, self._path)
        return erased

    def _erasure(self, found: erasure.Going, days: Days | None) -> Erasure:
        rows = {table: len(ids) for table, ids in found.items()}
        own = erasure.own_files(self._path) if days is None else ()
        return Erasure(rows | ({"own_file": len(own)} if own else {}), len(erasure.copies(self._path)))

    def put_reminder(self, rule: Rule, now: datetime) -> Rule:
        """Store a reminder, with a new id where it has none, or a changed one in its place."""
        with self._changing(now) as change:
            return reminders.put_rule(change, replace(rule, id=rule.id or change.new_id()))

    def reminders(self) -> tuple[Rule, ...]:
        """Every reminder, in the order they were made."""
        with self._reading() as connection:
            return reminders.rules(connection)

    def delete_reminder(self, rule_id: str, now: datetime) -> Rule:
        """Delete a reminder and return it for `restore`; raises UserError when it is not there."""
        with self._changing(now) as change:
            return _found(reminders.take_rule(change, rule_id), "reminder", rule_id)

    def add_decisions(self, lines: Iterable[Decision], *, zone: str, now: datetime) -> tuple[DecisionRecord, ...]:
        """Store what became of reminders, all or nothing."""
        with self._changing(now) as change:
            return tuple(reminders.put_decision(change, DecisionRecord(change.new_id(), line, zone)) for line in lines)

    def decisions(self, since: datetime) -> tuple[DecisionRecord, ...]:
        """What became of reminders since an instant, and the last line of each before it; oldest first."""
        with self._reading() as connection:
            return reminders.decisions(connection, since)

    def put_watch(self, watch: Watch, now: datetime) -> None:
        """Store since when and until when reminders were kept on this machine."""
        with self._changing(now) as change:
            reminders.put_watch(change, watch)

    def watch(self) -> Watch | None:
        with self._reading() as connection:
            return reminders.watch(connection)

    def put_busy(self, name: str, spans: Iterable[Span], now: datetime) -> BusyCalendar:
        """Store a calendar's busy times, in the place of those of the same name."""
        with self._changing(now) as change:
            return busy.take_in(change, name, spans)

    def busy_calendars(self) -> tuple[BusyCalendar, ...]:
        with self._reading() as connection:
            return busy.calendars(connection)

    def delete_busy(self, calendar_id: str, now: datetime) -> BusyCalendar:
        """Delete a calendar's busy times and return them for `restore`; raises UserError when they are not there."""
        with self._changing(now) as change:
            return _found(busy.take_calendar(change, calendar_id), "calendar", calendar_id)

    def settings(self) -> Settings:
        with self._reading() as connection:
            return preferences.settings(connection)

    def set_setting(self, key: str, text: str, now: datetime) -> None:
        """Store a setting; raises UserError for an unknown key or a value that does not fit."""
        with self._changing(now) as change:
            preferences.set_setting(change, key, text)

    def reset_setting(self, key: str, now: datetime) -> None:
        """Put a setting back to its default; raises UserError for an unknown key."""
        with self._changing(now) as change:
            preferences.reset_setting(change, key)

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        with user_errors(self._path):
            yield self._connection

    @contextmanager
    def _changing(self, now: datetime) -> Iterator[Change]:
        """One transaction: whatever is raised inside takes everything back, the stamp too."""
        with user_errors(self._path), self._connection:
            yield next_change(self._connection, now)

    @contextmanager
    def _changing_at_once(self, now: datetime) -> Iterator[Change]:
        """A transaction that does not wait for the disk: a session's clock runs on meanwhile (`flush.py`)."""
        with user_errors(self._path):
            self._flusher.check()
        self._connection.pragma("synchronous", "NORMAL")
        try:
            with self._changing(now) as change:
                yield change
        finally:
            self._connection.pragma("synchronous", "FULL")
        self._flusher.flush_soon()

    @contextmanager
    def _short_log(self) -> Iterator[None]:
        """Cut the log back afterwards: it has grown with the import, and holds what was not to be kept of it."""
        try:
            yield
        finally:
            with user_errors(self._path), suppress(apsw.BusyError):  # somebody reads: the next checkpoint will do it
                self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


class _NotKeptError(Exception):
    """Takes a transaction back that was only tried."""


def _found(record: Kept | None, kind: str, record_id: str) -> Kept:
    if record is None:
        raise UserError(Message("store_no_such_record", {"what": kind, "id": record_id}))
    return record


PUT_BACK: Mapping[type[Restorable], Callable[..., object]] = {
    FeelRecord: readings.put_feel,
    MeasurementRecord: readings.put_measurement,
    ProgrammeEventRecord: programmes.put_event,
    DayOffRecord: programmes.put_day_off,
    Rule: reminders.put_rule,
    BusyCalendar: busy.put_calendar,
    SafetyCheck: readings.put_safety_check,
    ScoreRecord: activities.put_score,
    AnswerRecord: answers.put_answer,
    EaseOffRecord: sessions.put_ease_off,
}


def _put_back(change: Change, record: Restorable) -> None:
    if isinstance(record, KeptActivity):
        activities.put_activity(change, record.activity)
        for score in record.scores:
            activities.put_score(change, score)
    else:
        PUT_BACK[type(record)](change, record)
