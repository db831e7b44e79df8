"""Programme events and days off: out of the file as they went in, deletable, and put back as they were."""

from datetime import date, timedelta
from pathlib import Path

from stretchtimer.core.enrolment import EventKind, ProgrammeEvent
from stretchtimer.core.records import DayOff
from stretchtimer.store.store import Store
from tests.store.samples import APPLIED, NOW, ZONE, later, query

DAY = date(2026, 10, 14)


def test_events_come_back_in_the_order_they_happened(path: Path) -> None:
    started = ProgrammeEvent("careful", EventKind.STARTED, DAY - timedelta(days=20))
    with Store.open(path, NOW) as store:
        second = store.add_programme_event(APPLIED, zone=ZONE, now=later(5))
        first = store.add_programme_event(started, zone=ZONE, now=NOW)
    with Store.open(path, NOW) as store:
        assert store.programme_events() == (first, second)
        assert [one.event for one in store.programme_events()] == [started, APPLIED]


def test_a_deleted_event_is_put_back_as_it_was(path: Path, store: Store) -> None:
    kept = store.add_programme_event(APPLIED, zone=ZONE, now=NOW)
    deleted = store.delete_programme_event(kept.id, later(1))
    assert store.programme_events() == ()
    assert query(path, "SELECT id, kind FROM tombstone") == [(kept.id, "programme_event")]
    store.restore(deleted, later(2))
    assert store.programme_events() == (kept,)
    assert query(path, "SELECT id FROM tombstone") == []


def test_a_day_has_one_reason_to_be_off(path: Path, store: Store) -> None:
    ill = store.add_day_off(DAY, DayOff.ILL, NOW)
    away = store.add_day_off(DAY, DayOff.TRAVEL, later(1))
    assert store.days_off() == (away,)
    assert query(path, "SELECT id, kind FROM tombstone") == [(ill.id, "day_off")]
    store.delete_day_off(away.id, later(2))
    assert store.days_off() == ()
    store.restore(away, later(3))
    assert store.days_off() == (away,)
