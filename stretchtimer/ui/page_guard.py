"""No key acts in the first half second of a page.

Somebody who presses twice, or leans on a remote's button, must not answer a page that has only just appeared.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from stretchtimer.ui.key_guard import DEAF_MS

KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.Shortcut})


class PageGuard(QObject):
    """Swallows keys wherever they go. It watches all events, but only until the half second is over."""

    def __init__(self, now_ms: Callable[[], int], parent: QObject | None = None) -> None:
        """`now_ms` is a clock that only goes forward."""
        super().__init__(parent)
        self._now_ms = now_ms
        self._deaf_until_ms = now_ms()

    def restart(self) -> None:
        """Another page has come."""
        self._deaf_until_ms = self._now_ms() + DEAF_MS
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._now_ms() < self._deaf_until_ms:
            return event.type() in KEYS
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        return False
