"""What is erased is gone: from every table, from every page of the file, from its log and from the copies."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.core.erasing import Days, check_days
from stretchtimer.core.message import UserError
from stretchtimer.core.presence import Watch
from stretchtimer.core.records import DayOff, FeelWhen, SessionOutcome
from stretchtimer.store.backup import back_up
from stretchtimer.store.connect import check_pages, connect
from stretchtimer.store.database import backup_path
from stretchtimer.store.export_tables import TABLES
from stretchtimer.store.store import Store
from tests.store.histories import History, histories
from tests.store.samples import (
    APPLIED,
    EASE_OFF,
    EVENING,
    HELD,
    NOW,
    ZONE,
    a_set,
    feel,
    later,
    measure,
    query,
    screen,
    start,
)
from tests.store.test_export import columns, dumped, folders, made

DAY = date(2026, 10, 14)
SECRET = "Quokka"


def on_disk(folder: Path) -> bytes:
    """Everything that anybody could read in a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def fill(store: Store, at: datetime, name: str) -> None:
    """Some of everything, on the day of an instant."""
    session = store.start_session(name, start(store, at).form, 480_000, rehearsal=False, zone=ZONE, now=at)
    store.add_set(session.id, a_set(), at)
    store.add_ease_off(session.id, EASE_OFF, at)
    store.answer_session(session.id, pull=3, back_during=None, now=at)
    store.end_session(session.id, SessionOutcome.COMPLETED, 1, at)
    activity = store.add_activity(name, added_at=at, zone=ZONE, now=at)
    store.add_score(activity.id, 4, scored_at=at, zone=ZONE, now=at)
    measure(store, at, now=at)
    feel(store, at=at, now=at)
    store.add_programme_event(APPLIED, zone=ZONE, now=at)
    store.add_day_off(DAY, DayOff.ILL, at)
    screen(store, at=at)
    store.add_decisions([HELD], zone=ZONE, now=at)
    store.put_busy("work.ics", [(at, later(10))], at)
    store.put_reminder(EVENING, at)
    store.put_busy("Work", [(at, later(900))], at)
    store.set_setting("theme", "dark", at)
    store.put_watch(Watch(at, at), at)


def test_everything_is_erased_and_nothing_of_it_can_be_read(store: Store, path: Path) -> None:
    for number in range(150):  # so many that pages are split, and some only free
        fill(store, later(number), f"{SECRET} {number % 2}") if number < 2 else feel(store, at=later(number))
    copied = connect(path)
    back_up(copied, backup_path(path, 6, NOW))
    copied.close()
    assert SECRET.encode() in on_disk(path.parent)
    said = store.erasable(None)
    assert store.erase(None, later(900)) == said
    assert (said.copies, said.rows["feel"], said.rows["session"]) == (1, 150, 4)
    assert set(said.rows) == {table.name for table in TABLES}
    for name, rows in dumped(path).items():
        assert rows == [], name
    assert SECRET.encode() not in on_disk(path.parent)
    assert ZONE.encode() not in on_disk(path.parent)
    check_pages(path)
    assert store.erasable(None).is_empty
    assert store.watch() is None


def test_a_tombstone_says_nothing_of_what_was_there(store: Store, path: Path) -> None:
    kept = feel(store)
    store.erase(None, later(1))
    (row,) = query(path, "SELECT * FROM tombstone")
    device, stamp = query(path, "SELECT id, stamp FROM replica")[0]
    assert set(row) == {kept.id, "feel", device, stamp}


def test_some_days_are_erased_by_the_users_own_calendar(store: Store) -> None:
    """23:30 in Berlin on the 14th is the 14th, though in UTC it is hours before the end of it."""
    midnight = datetime(2026, 10, 14, 22, tzinfo=UTC)
    inside = feel(store, at=midnight - timedelta(minutes=30))
    outside = feel(store, at=midnight + timedelta(minutes=30))
    store.erase(Days(DAY, DAY), later(1))
    assert store.feels() == (outside,)
    assert inside.id != outside.id


def test_days_take_their_sessions_with_all_that_belongs_to_them(store: Store, path: Path) -> None:
    fill(store, NOW, "today")
    tomorrow = NOW + timedelta(days=1)
    (session, *_rest) = [one for one in store.sessions() if one.sets]
    morning = store.add_feel(1, FeelWhen.NEXT_MORNING, session.id, felt_at=tomorrow, zone=ZONE, now=tomorrow)
    scored = store.add_activity("Socks", added_at=NOW, zone=ZONE, now=NOW)
    store.add_score(scored.id, 5, scored_at=tomorrow, zone=ZONE, now=tomorrow)
    store.erase(Days(DAY, DAY), tomorrow)
    left = {name for name, rows in dumped(path).items() if rows}
    assert left == {"feel", "activity", "activity_score", "reminder", "busy_calendar", "setting"}
    assert [(one.id, one.pain, one.session) for one in store.feels()] == [(morning.id, 1, None)]
    assert store.activities() == (scored,)


@settings(max_examples=25, deadline=None)
@given(histories(), st.dates(date(1970, 1, 1), date(2096, 1, 1)), st.integers(0, 20_000))
def test_what_is_of_other_days_stays_row_for_row(history: History, first: date, length: int) -> None:
    with folders() as folder, made(folder / "a.sqlite", history) as store:
        days = Days(first, first + timedelta(days=length))
        before = dumped(store.path)
        erased = store.erase(days, later(1))
        after = dumped(store.path)
        for name, rows in before.items():
            assert len(rows) - len(after[name]) == erased.rows.get(name, 0)
            assert {_unlinked(name, row) for row in after[name]} <= {_unlinked(name, row) for row in rows}
        assert store.erasable(days).is_empty
        assert all(session.day not in days for session in store.sessions(include_rehearsals=True))
        assert all(record.day not in days for record in store.feels())
        assert all(record.day not in days for record in store.measurements())
        check_pages(store.path)


def _unlinked(name: str, row: tuple[object, ...]) -> tuple[object, ...]:
    """A feel without what its session's going changes."""
    changing = {"session", "device", "stamp"} if name == "feel" else set()
    return tuple(value for column, value in zip(columns(name), row, strict=True) if column not in changing)


def test_while_somebody_reads_the_old_state_that_is_said(path: Path) -> None:
    with Store.open(path, NOW, busy_ms=10) as store:
        store.add_activity(SECRET, added_at=NOW, zone=ZONE, now=NOW)
        reader = connect(path)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM activity").fetchall()
        with pytest.raises(UserError, match="erase_not_swept"):
            store.erase(None, later(1))
        reader.close()
        store.erase(None, later(2))
    assert SECRET.encode() not in on_disk(path.parent)


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(UserError):
        check_days(DAY, DAY - timedelta(days=1))
