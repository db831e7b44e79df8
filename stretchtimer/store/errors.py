"""What can go wrong with the file that a person can mend, told apart from bugs.

SQLite's errors, and the operating system's while folders are made, become a `UserError` that names the file. What is
not known here (a broken constraint, wrong SQL) is a bug and goes through as it is.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from stretchtimer.core.message import Message, UserError

_DAMAGED_IO = frozenset({apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS})  # the first is a wrong checksum
_FULL_IO = frozenset({apsw.SQLITE_IOERR_SHMSIZE})  # no room for the index of the write-ahead log
_FULL_OS = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def user_errors(path: Path) -> Iterator[None]:
    """Turn what a person can mend about the file at `path` into a UserError."""
    try:
        yield
    except apsw.Error as error:
        key = _key(error, path.parent)
        if key is None:
            raise
        raise file_error(key, path) from error
    except OSError as error:
        key = "store_disk_full" if error.errno in _FULL_OS else "store_cannot_open"
        raise file_error(key, path) from error


def file_error(key: str, path: Path) -> UserError:
    return UserError(Message(key, {"path": str(path)}))


def _key(error: apsw.Error, folder: Path) -> str | None:
    match error:
        case apsw.NotADBError():
            return "store_not_ours"
        case apsw.CorruptError():
            return "store_damaged"
        case apsw.IOError():
            return _io_key(error)
        case apsw.FullError():
            return "store_disk_full"
        case apsw.ReadOnlyError():
            return "store_read_only"
        case apsw.BusyError() | apsw.LockedError():
            return "store_busy"
        case apsw.CantOpenError() | apsw.PermissionsError():
            return "store_read_only" if folder.is_dir() and not _is_writable(folder) else "store_cannot_open"
    return None


def _io_key(error: Any) -> str:  # apsw's stubs do not know of its `extendedresult`
    if error.extendedresult in _DAMAGED_IO:
        return "store_damaged"
    return "store_disk_full" if error.extendedresult in _FULL_IO else "store_disk_fault"


def _is_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
