"""Ctrl+C and a termination, heard while Qt's loop runs.

Python runs a signal's handler only when it next runs Python, which in a quiet loop is never; so each signal is also
written to a socket that wakes the loop.
"""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier

ENDS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def on_termination(end: Callable[[], None]) -> Iterator[None]:
    """Call `end` at Ctrl+C or a termination, and put everything back afterwards."""
    reading, writing = socket.socketpair()
    writing.setblocking(False)
    woken = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read)
    woken.activated.connect(lambda: reading.recv(16))
    handlers = {number: signal.signal(number, lambda _number, _frame: end()) for number in ENDS}
    descriptor = signal.set_wakeup_fd(writing.fileno())
    try:
        yield
    finally:
        signal.set_wakeup_fd(descriptor)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        woken.setEnabled(False)
        reading.close()
        writing.close()
