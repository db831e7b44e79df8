"""Reminders and their log: out of the file as they went in, changed in place, deleted, and put back."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from stretchtimer.core.presence import Watch
from stretchtimer.core.reminder import Appearance, Interval, Rule
from stretchtimer.core.reminder_log import Decision, Kind, Log, Reason
from stretchtimer.core.wall import Window
from stretchtimer.store.store import Store
from tests.store.samples import EVENING, HELD, NOW, ZONE, later, query

DESK = Rule(
    "",
    "Desk",
    "workplace",
    Interval(45, (Window(time(9), time(12)), Window(time(22), time(2))), frozenset({0, 4})),
    NOW,
    is_on=False,
    appearance=Appearance.FULL_SCREEN,
    sound=False,
    snooze_minutes=5,
    escalates=True,
    programme_days=True,
    exceptions=frozenset({date(2026, 12, 24), date(2026, 12, 25)}),
)


def test_reminders_come_back_as_they_were(path: Path) -> None:
    with Store.open(path, NOW) as store:
        kept = [store.put_reminder(EVENING, NOW), store.put_reminder(DESK, later(1))]
    with Store.open(path, NOW) as store:
        assert list(store.reminders()) == kept
        assert [replace(rule, id="") for rule in kept] == [EVENING, DESK]


def test_a_changed_reminder_takes_its_own_place(store: Store) -> None:
    first = store.put_reminder(EVENING, NOW)
    second = store.put_reminder(DESK, later(1))
    changed = store.put_reminder(replace(first, name="Before bed"), later(2))
    assert store.reminders() == (changed, second)


def test_a_deleted_reminder_is_put_back(path: Path, store: Store) -> None:
    kept = store.put_reminder(DESK, NOW)
    deleted = store.delete_reminder(kept.id, later(1))
    assert store.reminders() == ()
    assert query(path, "SELECT id, kind FROM tombstone") == [(kept.id, "reminder")]
    store.restore(deleted, later(2))
    assert store.reminders() == (kept,)
    assert query(path, "SELECT id FROM tombstone") == []


def test_what_became_of_reminders_is_kept_in_order(path: Path) -> None:
    lines = (
        HELD,
        Decision(Kind.SNOOZED, later(1), "r", "2026-10-14T20:30", until=later(600)),
        Decision(Kind.BREAK, later(2), since=NOW),
        Decision(Kind.LET_GO, later(3), "d", "2026-10-14T18:30:00+00:00", Reason.WINDOW_OVER),
        Decision(Kind.PAUSED, later(4)),
    )
    with Store.open(path, NOW) as store:
        store.add_decisions(lines, zone=ZONE, now=NOW)
    with Store.open(path, NOW) as store:
        assert tuple(record.decision for record in store.decisions(NOW)) == lines


def test_of_what_is_old_only_the_last_of_each_is_read(store: Store) -> None:
    old = [replace(HELD, at=NOW + timedelta(days=n), occurrence=f"2026-10-{14 + n}T20:30") for n in range(5)]
    for line in old:
        store.add_decisions((line,), zone=ZONE, now=line.at)
    read = [record.decision for record in store.decisions(NOW + timedelta(days=4))]
    assert read == old[3:]


def test_lines_of_one_instant_keep_their_order(store: Store) -> None:
    kinds = (Kind.RESUMED, Kind.OFFERED, Kind.UNANSWERED, Kind.OFFERED, Kind.SKIPPED)
    own = ("r", "2026-10-14T20:30")
    lines = [Decision(kind, NOW, *(("", "") if kind is Kind.RESUMED else own)) for kind in kinds]
    for line in lines:
        store.add_decisions((line,), zone=ZONE, now=NOW)
    store.add_decisions(lines, zone=ZONE, now=NOW)
    assert [record.decision for record in store.decisions(NOW)] == lines * 2


def test_of_watching_the_last_is_kept(path: Path) -> None:
    with Store.open(path, NOW) as store:
        assert store.watch() is None
        for minutes in (5, 10):
            store.put_watch(Watch(NOW, later(minutes)), later(minutes))
    with Store.open(path, NOW) as store:
        assert store.watch() == Watch(NOW, later(10))


def test_a_pause_is_remembered_however_many_breaks_came_after_it(store: Store) -> None:
    pause, rest = Decision(Kind.PAUSED, later(1)), Decision(Kind.BREAK, later(9), since=later(2))
    store.add_decisions([pause, rest], zone=ZONE, now=later(9))
    lines = [record.decision for record in store.decisions(later(60_000))]
    assert Log().after(lines).pause == pause
