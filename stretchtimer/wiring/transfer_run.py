"""Long work on the file beside the window: in a thread with a store of its own, watched from the window's.

Nothing but numbers and the outcome passes between the two. What was stored is there for the window when the work has
ended; cancelled, or failed, it leaves no trace.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from stretchtimer.core.message import UserError
from stretchtimer.store.store import Store

LOOKED_EVERY_MS = 40

Progress = Callable[[int], None]
Work = Callable[[Store, Progress], object]


class TransferRun(QObject):
    """One piece of work. Ends in one of its last three signals, and is of no use after that."""

    progressed = Signal(int)  # rows
    finished = Signal(object)  # what the work gave
    failed = Signal(object)  # Message
    cancelled = Signal()

    def __init__(self, path: Path, now: datetime, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._now, self._work = path, now, work
        self._rows, self._is_unwanted = 0, False
        self._given: object = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._do, name="transfer", daemon=True)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKED_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        self._thread.start()
        self._timer.start()

    def cancel(self) -> None:
        """Wish for the end; `cancelled` says that it has come, unless the work was quicker."""
        self._is_unwanted = True

    def end(self) -> None:
        """Cancel, and wait for the end: the program is about to quit."""
        self.cancel()
        self._timer.stop()
        self._thread.join()

    def _do(self) -> None:
        try:
            with Store.open(self._path, self._now) as store:
                self._given = self._work(store, self._hear)
        except BaseException as error:  # raised again by _look, in the window's thread
            self._error = error

    def _hear(self, rows: int) -> None:
        self._rows = rows
        if self._is_unwanted:
            raise _UnwantedError

    def _look(self) -> None:
        if self._thread.is_alive():
            self.progressed.emit(self._rows)
            return
        self._timer.stop()
        match self._error:
            case None:
                self.finished.emit(self._given)
            case _UnwantedError():
                self.cancelled.emit()
            case UserError(message=message):
                self.failed.emit(message)
            case bug:
                raise bug


class _UnwantedError(Exception):
    """Takes everything back that a piece of work has done so far."""
