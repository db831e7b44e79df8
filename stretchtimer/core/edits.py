"""What the user changes in their history, so that every change can be taken back.

An edit is a list of steps, each one record before and after: None before is an addition, None after a deletion. Its
inverse is the same steps backwards. What is derived (charts, score, programme) is worked out anew from the records and
needs no undoing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from stretchtimer.core.exercise import Side
from stretchtimer.core.plan import Phase, Plan, SetKey
from stretchtimer.core.records import (
    ActivityRecord,
    AnswerRecord,
    DayOffRecord,
    EaseOffRecord,
    FeelRecord,
    MeasurementRecord,
    ProgrammeEventRecord,
    ScoreRecord,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from stretchtimer.core.session import SetDone, SetOutcome

Record = (
    SessionRecord
    | SetRecord
    | EaseOffRecord
    | AnswerRecord
    | MeasurementRecord
    | FeelRecord
    | ProgrammeEventRecord
    | DayOffRecord
    | ActivityRecord
    | ScoreRecord
)


@dataclass(frozen=True, slots=True)
class Step:
    """One record, before and after. A session stands here without what belongs to it."""

    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Edit:
    """Steps that are made together, or not at all."""

    steps: tuple[Step, ...]

    @property
    def inverse(self) -> "Edit":
        return Edit(tuple(Step(step.after, step.before) for step in reversed(self.steps)))


@dataclass(frozen=True, slots=True)
class EditLog:
    """The edits that were made and can be undone, and those that were undone and can be made again."""

    made: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def with_made(self, edit: Edit) -> "EditLog":
        return EditLog((*self.made, edit))

    def with_undone(self) -> "EditLog":
        return EditLog(self.made[:-1], (*self.undone, self.made[-1]))

    def without_last(self) -> "EditLog":
        """For an edit that can never be undone: those below it still can."""
        return EditLog(self.made[:-1], self.undone)

    def with_redone(self) -> "EditLog":
        return EditLog((*self.made, self.undone[-1]), self.undone[:-1])


def adding(*records: Record) -> Edit:
    return Edit(tuple(Step(None, _bare(record)) for record in records))


def correcting(before: Record, after: Record) -> Edit:
    """Another value in the place of one; both have the same id. What belongs to a session moves along with it."""
    step = Step(_bare(before), _bare(after))
    if not isinstance(before, SessionRecord) or not isinstance(after, SessionRecord):
        return Edit((step,))
    return Edit((step, *_moved(before, after.started_at - before.started_at)))


def deleting(*records: Record) -> Edit:
    """Records that nothing belongs to."""
    return Edit(tuple(Step(_bare(record), None) for record in records))


def deleting_session(session: SessionRecord, feels: Iterable[FeelRecord]) -> Edit:
    """A session with its sets, ease-offs and answer; a feel before or after it stays, as one of no session."""
    answers = () if session.answer is None else (session.answer,)
    kept = tuple(Step(feel, replace(feel, session=None)) for feel in feels if feel.session == session.id)
    return Edit((*kept, *deleting(*session.sets, *session.ease_offs, *answers, session).steps))


def deleting_activity(activity: ActivityRecord, scores: Iterable[ScoreRecord]) -> Edit:
    return deleting(*(score for score in scores if score.activity == activity.id), activity)


def marking_day(day_off: DayOffRecord, days_off: Iterable[DayOffRecord]) -> Edit:
    """A day off in the place of the one that there is on that day."""
    same_day = [there for there in days_off if there.day == day_off.day]
    return Edit((*deleting(*same_day).steps, *adding(day_off).steps))


def session_by_hand(plan: Plan, started_at: datetime, zone: str, new_id: Callable[[], str]) -> Edit:
    """A session that was done without the program: the whole plan, each set as it is planned."""
    length = timedelta(milliseconds=plan.length_ms)
    session = SessionRecord(
        new_id(),
        plan.sequence.id,
        plan.form,
        started_at,
        zone,
        plan.length_ms,
        rehearsal=False,
        outcome=SessionOutcome.COMPLETED,
        ended_at=started_at + length,
    )
    sets = (
        SetRecord(new_id(), session.id, done, started_at + timedelta(milliseconds=done.ended_ms))
        for done in _sets_of(plan)
    )
    return adding(session, *sets)


def set_by_hand(session: SessionRecord, exercise: str, side: Side, held_ms: int, at: datetime, set_id: str) -> Edit:
    """A set more of a session, as one after its last."""
    last_step = max((kept.done.key.step for kept in session.sets), default=-1)
    began_ms = max((kept.done.ended_ms for kept in session.sets), default=0)
    same = [kept.done.key for kept in session.sets if (kept.done.exercise, kept.done.key.side) == (exercise, side)]
    number = max((key.number for key in same), default=0) + 1
    done = SetDone(
        key=SetKey(same[-1].step if same else last_step + 1, side, number),
        exercise=exercise,
        attempt=1,
        planned_ms=held_ms,
        extra_ms=0,
        held_ms=held_ms,
        reps=0,
        outcome=SetOutcome.COMPLETED,
        eased=False,
        began_ms=began_ms,
        ended_ms=began_ms + held_ms,
    )
    return adding(SetRecord(set_id, session.id, done, at))


def _moved(session: SessionRecord, span: timedelta) -> Iterable[Step]:
    if span:
        for done in session.sets:
            yield Step(done, replace(done, ended_at=done.ended_at + span))
        for hurt in session.ease_offs:
            yield Step(hurt, replace(hurt, at=hurt.at + span))


def _sets_of(plan: Plan) -> Iterable[SetDone]:
    clock_ms = 0
    for key, group in groupby(plan.phases, key=lambda phase: phase.set_key):
        phases: list[Phase] = list(group)
        lead_ms = sum(phase.length_ms for phase in phases if not phase.kind.is_work)
        held_ms = sum(phase.length_ms for phase in phases if phase.kind.is_work)
        began_ms, clock_ms = clock_ms + lead_ms, clock_ms + lead_ms + held_ms
        yield SetDone(
            key=key,
            exercise=phases[-1].exercise,
            attempt=1,
            planned_ms=held_ms,
            extra_ms=0,
            held_ms=held_ms,
            reps=sum(phase.reps for phase in phases),
            outcome=SetOutcome.COMPLETED,
            eased=False,
            began_ms=began_ms,
            ended_ms=clock_ms,
        )


def _bare(record: Record) -> Record:
    return replace(record, sets=(), answer=None, ease_offs=()) if isinstance(record, SessionRecord) else record
