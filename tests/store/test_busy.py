"""Busy times of calendars: out of the file as they went in, replaced by name, deleted, and put back."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.busy import busy_spans, is_busy, joined
from stretchtimer.core.message import UserError
from stretchtimer.store.store import Store
from tests.store.samples import NOW, later, query

SPANS = ((later(60), later(90)), (later(120), later(180)))


def test_they_come_back_as_they_were(path: Path) -> None:
    with Store.open(path, NOW) as store:
        kept = store.put_busy("work.ics", SPANS, NOW)
    with Store.open(path, NOW) as store:
        assert store.busy_calendars() == (kept,)
    assert (kept.name, kept.spans, kept.taken_at) == ("work.ics", SPANS, NOW)


def test_a_file_of_the_same_name_takes_the_place(store: Store) -> None:
    first = store.put_busy("work.ics", SPANS, NOW)
    store.put_busy("home.ics", (), NOW)
    again = store.put_busy("work.ics", SPANS[:1], later(5))
    assert again.id == first.id
    assert [one.name for one in store.busy_calendars()] == ["home.ics", "work.ics"]
    assert busy_spans(store.busy_calendars(), NOW) == SPANS[:1]


def test_what_is_deleted_is_put_back(path: Path, store: Store) -> None:
    kept = store.put_busy("work.ics", SPANS, NOW)
    deleted = store.delete_busy(kept.id, later(1))
    assert store.busy_calendars() == ()
    assert query(path, "SELECT id, kind FROM tombstone") == [(kept.id, "busy_calendar")]
    store.restore(deleted, later(2))
    assert store.busy_calendars() == (kept,)
    with pytest.raises(UserError):
        store.delete_busy("0" * 36, later(3))


minutes = st.integers(0, 50)


@given(st.lists(st.tuples(minutes, minutes)), minutes)
def test_joined_times_hold_what_the_times_hold(pairs: list[tuple[int, int]], at: int) -> None:
    spans = [(NOW + timedelta(minutes=start), NOW + timedelta(minutes=end)) for start, end in pairs]
    found = joined(spans)
    now = NOW + timedelta(minutes=at)
    assert is_busy(found, now) == is_busy(spans, now)
    assert all(one[1] < two[0] for one, two in pairwise(found))
    assert is_busy(busy_spans([], now), now) is False
