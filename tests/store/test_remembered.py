"""What was read is remembered, and never after it has changed: by this process, by another, or taken back."""

from pathlib import Path

from stretchtimer.store.store import Store
from tests.store.samples import NOW, feel, later, measure


def test_nothing_is_read_twice_while_nothing_changes(store: Store) -> None:
    measure(store)
    feel(store)
    assert store.measurements() is store.measurements()
    assert store.feels() is store.feels()


def test_what_this_process_changes_is_seen_at_once(store: Store) -> None:
    assert store.measurements() == ()
    kept = measure(store)
    assert store.measurements() == (kept,)
    gone = store.delete_measurement(kept.id, later(1))
    assert store.measurements() == ()
    store.restore(gone, later(2))
    assert store.measurements() == (kept,)
    said = feel(store)
    assert store.feels() == (said,)


def test_what_another_process_changes_is_seen_too(store: Store, path: Path) -> None:
    kept = measure(store)
    assert store.measurements() == (kept,)
    with Store.open(path, NOW) as other:
        added = measure(other)
        assert set(store.measurements()) == {kept, added}
        other.delete_measurement(kept.id, later(1))
    assert store.measurements() == (added,)
