"""How every connection is opened: through the checksum VFS, with the same pragmas, for the owner only.

Each page of the file ends in a checksum, written and verified by SQLite's own `cksumvfs`, which comes in apsw's wheel:
a flipped bit is noticed when its page is read. One process must hold one SQLite only, so nothing else opens the file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import apsw.sqlite_extra

from stretchtimer.core.message import Message, UserError

CHECKSUM_BYTES = 8  # reserved at the end of each page; another number, and checksums are off
BUSY_MS = 5_000
_VFS = "cksmvfs"


def connect(path: Path, busy_ms: int = BUSY_MS) -> apsw.Connection:
    """Open a file for reading and writing, making an empty one where there is none."""
    _require_checksums()
    connection = apsw.Connection(str(path), vfs=_VFS)
    try:
        connection.set_busy_timeout(busy_ms)
        connection.transaction_mode = "IMMEDIATE"
        connection.pragma("synchronous", "FULL")
        connection.pragma("foreign_keys", "ON")
        connection.pragma("secure_delete", "ON")  # what is deleted is overwritten: of health data nothing stays behind
    except BaseException:
        connection.close()
        raise
    return connection


def connect_untouched(path: Path, busy_ms: int = BUSY_MS) -> apsw.Connection:
    """Open a file only to look at it. Neither the database nor its log is written.

    Without a log the file is complete in itself and can be read as one that nobody changes; then not even the log's
    empty files are made. With a log (in use, or after a crash) an ordinary reader is right.
    """
    _require_checksums()
    has_log = path.with_name(f"{path.name}-wal").exists()
    uri = f"{path.absolute().as_uri()}?{'mode=ro' if has_log else 'immutable=1'}"
    connection = apsw.Connection(uri, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI, vfs=_VFS)
    connection.set_busy_timeout(busy_ms)
    return connection


def check_pages(path: Path) -> None:
    """Read every page of a file; raises apsw.CorruptError, or IOError for a checksum, when one is damaged."""
    connection = connect(path)
    try:
        check_connection(connection)
    finally:
        connection.close()


def check_connection(connection: apsw.Connection) -> None:
    """Read every page; see `check_pages`."""
    found = connection.execute("PRAGMA quick_check(1)").get
    if found != "ok" or connection.reserve_bytes() != CHECKSUM_BYTES:
        raise apsw.CorruptError(found)


@contextmanager
def private_files() -> Iterator[None]:
    """Let files and folders that are made meanwhile belong to their owner alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _require_checksums() -> None:
    """Register the checksum VFS, once a process; it outlasts the connection that brings it."""
    if _VFS in apsw.vfs_names():
        return
    carrier = apsw.Connection(":memory:")
    try:
        apsw.sqlite_extra.load(carrier, "cksumvfs")
    except (LookupError, apsw.sqlite_extra.NotAvailable, apsw.ExtensionLoadingError) as error:
        raise UserError(Message("store_no_checksums")) from error
    finally:
        carrier.close()
