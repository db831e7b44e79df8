"""Brings what has been committed to the disk itself, on a thread of its own.

A set is committed while cues wait for their instant, and a disk may take a tenth of a second to say that it holds it.
So such a commit goes as far as the operating system, which keeps it even if this program is killed, and the disk is
waited for here: only a power cut within that moment can lose the last set.

The write-ahead log may be opened beside SQLite, which locks other files; the database itself may not.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path


class Flusher:
    """Flushes the log of one database; what goes wrong is raised by the next `check` or `finish`, as an OSError."""

    def __init__(self, database: Path, flush: Callable[[int], None] = os.fsync) -> None:
        self._log, self._flush = database.with_name(f"{database.name}-wal"), flush
        self._worker: ThreadPoolExecutor | None = None
        self._last: Future[None] | None = None

    def check(self) -> None:
        """Raise what went wrong since the last call, once."""
        if self._last is not None and self._last.done():
            last, self._last = self._last, None
            last.result()

    def flush_soon(self) -> None:
        """Flush what is committed by now."""
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "flush")
        self._last = self._worker.submit(self._flush_log)

    def finish(self) -> None:
        """Wait until everything is on the disk."""
        if self._worker is not None:
            self._worker.shutdown()
            self._worker = None
        self.check()

    def _flush_log(self) -> None:
        try:
            log = os.open(self._log, os.O_RDWR)
        except FileNotFoundError:  # the log has been taken over into the database, and that was flushed
            return
        try:
            self._flush(log)
        finally:
            os.close(log)
