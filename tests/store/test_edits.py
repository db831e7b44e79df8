"""What the user changes in their history, and takes back: the file is as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.core.credit import credited_ms
from stretchtimer.core.edits import (
    Edit,
    EditLog,
    Record,
    adding,
    correcting,
    deleting,
    deleting_activity,
    deleting_session,
    marking_day,
    session_by_hand,
    set_by_hand,
)
from stretchtimer.core.exercise import Side
from stretchtimer.core.message import UserError
from stretchtimer.core.records import (
    AnswerRecord,
    DayOff,
    DayOffRecord,
    EaseOffRecord,
    FeelRecord,
    FeelWhen,
    MeasurementRecord,
    ScoreRecord,
    SessionOutcome,
    SessionRecord,
    SetRecord,
)
from stretchtimer.core.sequence import Step as SequenceStep
from stretchtimer.store.store import Store
from tests.examples import a_plan
from tests.store.samples import APPLIED, EASE_OFF, NOW, ZONE, a_set, feel, later, measure, query, start
from tests.store.test_export import columns, dumped, folders

DAY = date(2026, 10, 14)


def fill(store: Store) -> None:
    """Some of everything that can be edited."""
    for number in range(2):
        session = start(store, later(number))
        store.add_set(session.id, a_set(), NOW)
        store.add_set(session.id, a_set(attempt=2, ended_ms=60_000), NOW)
        store.add_ease_off(session.id, EASE_OFF, NOW)
        store.answer_session(session.id, pull=3, back_during=None, now=NOW)
        store.add_feel(2, FeelWhen.AFTER, session.id, felt_at=NOW, zone=ZONE, now=NOW)
        store.end_session(session.id, SessionOutcome.COMPLETED, 1, later(600))
        activity = store.add_activity(f"Socks {number}", added_at=NOW, zone=ZONE, now=NOW)
        store.add_score(activity.id, 4, scored_at=NOW, zone=ZONE, now=NOW)
        measure(store)
        feel(store)
        store.add_programme_event(APPLIED, zone=ZONE, now=NOW)
        store.add_day_off(DAY + timedelta(days=number), DayOff.ILL, NOW)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row without who signed it and when, which undoing changes too."""
    return {
        name: [
            tuple(v for c, v in zip(columns(name), row, strict=True) if c not in {"device", "stamp"}) for row in rows
        ]
        for name, rows in dumped(path).items()
    }


def records(store: Store) -> list[Record]:
    """Everything that can be edited, in one order."""
    sessions = store.sessions()
    inside = [part for session in sessions for part in (*session.sets, *session.ease_offs, session.answer) if part]
    return [
        *sessions,
        *inside,
        *store.measurements(),
        *store.feels(),
        *store.activities(),
        *store.scores(),
        *store.programme_events(),
        *store.days_off(),
    ]


def corrected(record: Record, number: int) -> Record:
    match record:
        case SetRecord():
            return replace(record, done=replace(record.done, held_ms=1 + number))
        case SessionRecord():
            return replace(record, started_at=later(-number))
        case EaseOffRecord():
            return replace(record, at=later(number))
        case AnswerRecord():
            return replace(record, pull=number % 11)
        case MeasurementRecord():
            return replace(record, value=number, tries=(number,), measured_at=later(number))
        case FeelRecord():
            return replace(record, pain=number % 11)
        case ScoreRecord():
            return replace(record, score=number % 11)
        case DayOffRecord():
            return replace(record, reason=list(DayOff)[number % 3])
    return record


def an_edit(store: Store, choice: int, number: int, new_id: Callable[[], str]) -> Edit:
    """One of the edits that the page can ask for just now."""
    there = records(store)
    plan = a_plan(SequenceStep("fold", seconds=20), SequenceStep("strap", seconds=20))
    if choice == 0 or not there:
        return session_by_hand(plan, later(number), ZONE, new_id)
    if choice == 1:
        return adding(FeelRecord(new_id(), number % 11, FeelWhen.DAY, later(number), ZONE))
    if choice == 2:
        day_off = DayOffRecord(new_id(), DAY + timedelta(days=number % 4), DayOff.TRAVEL)
        return marking_day(day_off, store.days_off())
    record = there[number % len(there)]
    if choice == 8 and store.sessions():
        session = store.sessions()[number % len(store.sessions())]
        return set_by_hand(session, "fold", Side.LEFT, 1 + number, later(number), new_id())
    if choice in (3, 4):
        return correcting(record, corrected(record, number))
    for session in store.sessions():
        if session.id == record.id:
            return deleting_session(session, store.feels())
    for activity in store.activities():
        if activity.id == record.id:
            return deleting_activity(activity, store.scores())
    return deleting(record)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 500)), max_size=15))
def test_edits_undone_to_their_start_leave_the_store_as_it_was(wanted: list[tuple[int, int]]) -> None:
    with folders() as folder, Store.open(folder / "a.sqlite", NOW) as store:
        fill(store)
        states, log = [content(store.path)], EditLog()
        for choice, number in wanted:
            edit = an_edit(store, choice, number, lambda: store.new_id(NOW))
            store.make(edit, later(700))
            log = log.with_made(edit)
            states.append(content(store.path))
        while log.made:
            assert content(store.path) == states.pop()
            store.make(log.made[-1].inverse, later(800))
            log = log.with_undone()
        assert content(store.path) == states.pop()
        for edit in reversed(log.undone):
            store.make(edit, later(900))
            log = log.with_redone()
        assert (log.undone, len(log.made)) == ((), len(wanted))


def test_a_session_done_without_the_program_counts_like_any_other(store: Store) -> None:
    plan = a_plan(SequenceStep("fold", seconds=20), SequenceStep("strap", seconds=20))
    store.make(session_by_hand(plan, later(-86_400), ZONE, lambda: store.new_id(NOW)), NOW)
    (session,) = store.sessions()
    assert session.day == date(2026, 10, 13)
    assert session.outcome is SessionOutcome.COMPLETED
    assert credited_ms(record.done for record in session.sets) == sum(
        phase.length_ms for phase in plan.phases if phase.kind.is_work
    )
    assert session.sets[-1].done.ended_ms == plan.length_ms


def test_a_deleted_session_takes_its_sets_along_and_leaves_the_feel(store: Store, path: Path) -> None:
    session = start(store)
    store.add_set(session.id, a_set(), NOW)
    store.add_feel(2, FeelWhen.AFTER, session.id, felt_at=NOW, zone=ZONE, now=NOW)
    edit = deleting_session(store.session(session.id), store.feels())
    store.make(edit, later(5))
    assert (store.sessions(), query(path, "SELECT * FROM set_done")) == ((), [])
    assert [kept.session for kept in store.feels()] == [None]
    store.make(edit.inverse, later(6))
    assert [kept.session for kept in store.feels()] == [session.id]
    assert len(store.session(session.id).sets) == 1


def test_a_session_that_is_moved_takes_its_sets_along(store: Store) -> None:
    session, day = start(store), timedelta(days=3)
    store.add_set(session.id, a_set(), later(60))
    store.add_ease_off(session.id, EASE_OFF, later(30))
    before, kept = store.session(session.id), content(store.path)
    edit = correcting(before, replace(before, started_at=before.started_at - day))
    store.make(edit, later(100))
    after = store.session(session.id)
    assert [one.ended_at for one in after.sets] == [later(60) - day]
    assert [one.at for one in after.ease_offs] == [later(30) - day]
    store.make(edit.inverse, later(200))
    assert content(store.path) == kept


def test_what_another_process_changed_meanwhile_is_not_written_over(store: Store) -> None:
    kept = feel(store, pain=3)
    store.make(correcting(kept, replace(kept, pain=4)), later(1))
    before = content(store.path)
    with pytest.raises(UserError) as raised:
        store.make(Edit((*adding(replace(kept, id=store.new_id(NOW))).steps, *deleting(kept).steps)), later(2))
    assert raised.value.message.key == "edit_outdated"
    assert content(store.path) == before


def test_what_does_not_fit_beside_the_others_is_refused_in_a_sentence(store: Store) -> None:
    store.add_day_off(DAY, DayOff.ILL, NOW)
    with pytest.raises(UserError) as raised:
        store.make(adding(DayOffRecord(store.new_id(NOW), DAY, DayOff.REST)), later(1))
    assert raised.value.message.key == "edit_does_not_fit"
