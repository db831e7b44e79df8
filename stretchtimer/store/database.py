"""Opening the database file: is it ours, is it known, is it sound; then make or migrate it.

A file that is newer than this program, or another program's, is refused before anything is written to it.
"""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import apsw

from stretchtimer.core.message import Message, UserError
from stretchtimer.store.connect import BUSY_MS, CHECKSUM_BYTES, connect, connect_untouched, private_files
from stretchtimer.store.errors import file_error, user_errors
from stretchtimer.store.migrations import APPLICATION_ID, MIGRATIONS, is_empty, migrate, version_of

BACKUP_FOLDER = "backups"


def open_database(path: Path, now: datetime, busy_ms: int = BUSY_MS) -> apsw.Connection:
    """Open the file at `path`, made or brought to the newest version; raises UserError for what a person can mend."""
    with user_errors(path), private_files():
        path.parent.mkdir(parents=True, exist_ok=True)
        if _can_be_looked_at(path):
            _look_first(path, busy_ms)
            _make_private(path)
        connection = _connect_with_log(path, busy_ms)
        try:
            _refuse_unknown(connection, path)
            migrate(connection, lambda version: backup_path(path, version, now))
        except BaseException:
            connection.close()
            raise
        return connection


def backup_path(path: Path, version: int, now: datetime) -> Path:
    """Where the copy made before a migration goes."""
    return path.parent / BACKUP_FOLDER / f"{path.stem}-v{version}-{now:%Y%m%dT%H%M%SZ}{path.suffix}"


def _can_be_looked_at(path: Path) -> bool:
    """Whether there is a file, and in order: with a rollback journal beside it, its first moment was cut off."""
    return path.is_file() and not path.with_name(f"{path.name}-journal").exists()


def _look_first(path: Path, busy_ms: int) -> None:
    connection = connect_untouched(path, busy_ms)
    try:
        _refuse_unknown(connection, path)
    finally:
        connection.close()


def _refuse_unknown(connection: apsw.Connection, path: Path) -> None:
    if connection.pragma("page_count") == 0:
        return
    found = version_of(connection)
    application_id = connection.pragma("application_id")
    has_checksums = connection.reserve_bytes() == CHECKSUM_BYTES
    if application_id == APPLICATION_ID:
        if not has_checksums:
            raise file_error("store_damaged", path)
        if found > len(MIGRATIONS):
            raise UserError(Message("store_newer", {"path": str(path), "found": found, "known": len(MIGRATIONS)}))
    elif application_id != 0 or not has_checksums or not is_empty(connection):
        raise file_error("store_not_ours", path)


def _connect_with_log(path: Path, busy_ms: int) -> apsw.Connection:
    """Connect to a file in write-ahead mode with checksums; a new one becomes so here.

    Checksums take hold when a file is opened, so it is opened again after the change.
    """
    connection = connect(path, busy_ms)
    try:
        if connection.pragma("journal_mode") == "wal":
            return connection
        _refuse_unknown(connection, path)
        connection.reserve_bytes(reserve=CHECKSUM_BYTES)
        connection.pragma("journal_mode", "wal")
    except BaseException:
        connection.close()
        raise
    connection.close()
    return connect(path, busy_ms)


def _make_private(path: Path) -> None:
    """Take back from others what they may do with a file that was copied here; the log's files follow its mode."""
    with suppress(PermissionError):
        if path.stat().st_mode & 0o077:
            os.chmod(path, 0o600)
