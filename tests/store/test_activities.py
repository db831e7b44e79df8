"""Activities and their scores: kept, deleted together, put back whole."""

from pathlib import Path

import apsw
import pytest

from stretchtimer.core.message import UserError
from stretchtimer.core.records import FeelWhen
from stretchtimer.store.store import Store
from tests.store.samples import NOW, ZONE, later, query, start


def buried(path: Path) -> list[tuple[object, ...]]:
    return query(path, "SELECT kind, id FROM tombstone ORDER BY kind, id")


def add(store: Store, name: str) -> str:
    return store.add_activity(name, added_at=NOW, zone=ZONE, now=NOW).id


def test_an_activity_and_its_scores_are_kept(path: Path) -> None:
    with Store.open(path, NOW) as store:
        added = store.add_activity("  Putting on   socks ", added_at=NOW, zone=ZONE, now=NOW)
        scored = [store.add_score(added.id, n, scored_at=later(n), zone=ZONE, now=NOW) for n in (0, 10)]
    with Store.open(path, NOW) as store:
        assert store.activities() == (added,)
        assert store.scores() == tuple(scored)
    assert (added.name, added.added_at, scored[1].score) == ("Putting on socks", NOW, 10)


def test_what_does_not_fit_changes_nothing(store: Store, path: Path) -> None:
    names = [add(store, f"activity {n}") for n in range(5)]
    before = query(path, "SELECT stamp FROM replica")
    for name, key in (("sixth", "activity_too_many"), ("Activity 0", "activity_there"), ("", "activity_name")):
        with pytest.raises(UserError, match=key):
            add(store, name)
    with pytest.raises(apsw.ConstraintError):
        store.add_score(names[0], 11, scored_at=NOW, zone=ZONE, now=NOW)
    with pytest.raises(apsw.ConstraintError):
        store.add_score("x" * 36, 3, scored_at=NOW, zone=ZONE, now=NOW)
    assert query(path, "SELECT stamp FROM replica") == before


def test_an_activity_goes_with_its_scores_and_comes_back_with_them(store: Store, path: Path) -> None:
    gone, other = add(store, "Socks"), add(store, "Stairs")
    scores = [store.add_score(gone, n, scored_at=later(n), zone=ZONE, now=NOW) for n in (4, 6)]
    kept = store.add_score(other, 5, scored_at=later(5), zone=ZONE, now=NOW)
    taken = store.delete_activity(gone, NOW)
    assert [activity.id for activity in store.activities()] == [other]
    assert store.scores() == (kept,)
    assert buried(path) == [("activity", gone), *sorted(("activity_score", score.id) for score in scores)]
    store.restore(taken, later(60))
    assert {activity.id for activity in store.activities()} == {gone, other}
    assert set(store.scores()) == {*scores, kept}
    assert buried(path) == []


def test_a_single_score_goes_and_comes_back(store: Store, path: Path) -> None:
    scored = store.add_score(add(store, "Socks"), 4, scored_at=NOW, zone=ZONE, now=NOW)
    taken = store.delete_score(scored.id, NOW)
    assert (taken, store.scores()) == (scored, ())
    assert buried(path) == [("activity_score", scored.id)]
    store.restore(taken, NOW)
    assert store.scores() == (scored,)
    assert buried(path) == []


def test_what_is_not_there_cannot_be_deleted(store: Store) -> None:
    for delete in (store.delete_activity, store.delete_score):
        with pytest.raises(UserError, match="store_no_such_record"):
            delete("x" * 36, NOW)


def test_the_next_mornings_feel_is_of_a_session(store: Store) -> None:
    begun = start(store)
    felt = store.add_feel(2, FeelWhen.NEXT_MORNING, begun.id, felt_at=later(50_000), zone=ZONE, now=NOW)
    assert store.feels() == (felt,)
    store.restore(store.delete_feel(felt.id, NOW), NOW)
    assert store.feels() == (felt,)
