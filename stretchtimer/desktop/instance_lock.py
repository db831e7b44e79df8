"""One window for each data folder: the first start takes a lock, and a dead process's lock is no lock."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from stretchtimer.core.message import Message, UserError


def take_lock(folder: Path) -> QLockFile | None:
    """Take the folder's lock; None when another process holds it. Raises UserError where none can be made."""
    lock = QLockFile(str(folder / "window.lock"))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        return None
    raise UserError(Message("store_read_only", {"path": str(folder)}))
