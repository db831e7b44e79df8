"""Whether anybody can see a widget: a window that is covered or minimised is told so, its widgets are not."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


class Sight(QObject):
    """Watches the window a widget is in; the widget tells it when it is shown and hidden."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._window: QWindow | None = None

    @property
    def is_seen(self) -> bool:
        window = self._widget.window()
        handle = window.windowHandle()
        return self._widget.isVisible() and handle is not None and handle.isExposed() and not window.isMinimized()

    def look(self) -> None:
        """The widget is shown or hidden, perhaps in another window than before."""
        handle = self._widget.window().windowHandle()
        if handle is not None and handle is not self._window:
            self._window = handle
            handle.installEventFilter(self)
            handle.windowStateChanged.connect(self.changed)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            self.changed.emit()
        return super().eventFilter(watched, event)
