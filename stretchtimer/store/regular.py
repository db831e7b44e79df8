"""Only files are read: a pipe would be waited for without end, and a device never ends."""

from pathlib import Path

from stretchtimer.core.message import Message, UserError


def require_regular(path: Path) -> None:
    """Raise UserError for what is there and no file; OSError where there is nothing."""
    path.stat()
    if not path.is_file():
        raise UserError(Message("not_a_file", {"path": str(path)}))
