"""No key acts in the first half second after what the keys mean has changed.

Somebody who skips with Enter, or leans on a remote's button, must not answer a question that has only just appeared.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

DEAF_MS = 500
PRESSING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})


class KeyGuard(QObject):
    """Swallows keys on the widgets it watches; a page with keys of its own asks `is_deaf`."""

    def __init__(self, now_ms: Callable[[], int], parent: QObject | None = None) -> None:
        """`now_ms` is a clock that only goes forward."""
        super().__init__(parent)
        self._now_ms = now_ms
        self._deaf_until_ms = now_ms()

    @property
    def is_deaf(self) -> bool:
        return self._now_ms() < self._deaf_until_ms

    def restart(self) -> None:
        """The keys mean something else from now on."""
        self._deaf_until_ms = self._now_ms() + DEAF_MS

    def watch(self, page: QWidget) -> None:
        """Guard everything on the page that can have the focus."""
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A key that is held down presses nothing a second time either."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return self.is_deaf or (event.isAutoRepeat() and Qt.Key(event.key()) in PRESSING)
