"""Settings in the file: one row a key that was ever changed; a null value is one put back to its default."""

import apsw

from stretchtimer.core.settings import Settings, check, find
from stretchtimer.store.change import Change


def settings(connection: apsw.Connection) -> Settings:
    rows = connection.execute("SELECT key, value FROM setting WHERE value IS NOT NULL")
    return Settings(dict(rows))


def set_setting(change: Change, key: str, text: str) -> None:
    """Store a checked text; raises UserError for an unknown key or a value that does not fit."""
    _put(change, key, check(find(key), text))


def reset_setting(change: Change, key: str) -> None:
    """Put a setting back to its default; raises UserError for an unknown key."""
    _put(change, find(key).key, None)


def _put(change: Change, key: str, value: str | None) -> None:
    change.connection.execute(
        "INSERT INTO setting (id, key, value, device, stamp) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value, device = excluded.device, stamp = excluded.stamp",
        (change.new_id(), key, value, change.device, change.stamp),
    )
