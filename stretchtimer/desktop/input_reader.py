"""Reads a process's input line by line in a thread, since a pipe cannot be waited for by Windows' event loop."""

import sys
import threading

from PySide6.QtCore import QObject, Signal


class InputReader(QObject):
    """Connect with a queued connection: the signals come from the thread."""

    came = Signal(bytes)
    ended = Signal()

    def begin(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin.buffer:
            self.came.emit(line)
        self.ended.emit()
