"""One window, and one session, for each data folder: whoever comes first takes a lock.

A dead process's lock is no lock.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from stretchtimer.core.message import UserError

WINDOW, SESSION = "window.lock", "session.lock"


def take_lock(folder: Path, name: str = WINDOW, wait_ms: int = 0) -> QLockFile | None:
    """Take a lock of the folder; None when another process holds it for `wait_ms` and longer.

    Raises UserError where none can be made.
    """
    lock = QLockFile(str(folder / name))
    lock.setStaleLockTime(0)
    if lock.tryLock(wait_ms):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        return None
    from stretchtimer.core.message import Message, UserError  # the first frame need not wait for it

    raise UserError(Message("store_read_only", {"path": str(folder)}))


def silent(folder: Path) -> "UserError":
    """What to say when the process that holds the window's lock cannot be reached: which it is, and by which way."""
    from stretchtimer.core.message import Message, UserError
    from stretchtimer.desktop.single_instance import runtime_folder

    process, _host, _name = QLockFile(str(folder / WINDOW)).getLockInfo()
    return UserError(Message("instance_silent", {"process": process, "folder": runtime_folder()}))


def is_taken(folder: Path) -> bool:
    """Whether a running process holds the window's lock."""
    if not (folder / WINDOW).exists():
        return False
    lock = take_lock(folder)
    if lock is not None:
        lock.unlock()
    return lock is None
