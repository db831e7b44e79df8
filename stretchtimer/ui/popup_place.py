"""Where a pop-up goes: onto the screen with the pointer, and onto another one when that is unplugged."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

GAP = 24
SETTLES_MS = 400
"""A screen that has just come, or another scale, is announced in several steps."""
PAINTS_WITHIN_MS = 3_000

Place = Callable[[QScreen], QRect]


def screen_with_pointer() -> QScreen:
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()


def corner_of(area: QRect, size: QSize, *, right_to_left: bool) -> QRect:
    """The lower corner of a screen's work area, where its clock is; always as much of it as there is room for."""
    width, height = min(size.width(), area.width()), min(size.height(), area.height())
    x = area.left() + GAP if right_to_left else area.right() + 1 - GAP - width
    y = area.bottom() + 1 - GAP - height
    left = max(area.left(), min(x, area.right() + 1 - width))
    return QRect(QPoint(left, max(area.top(), y)), QSize(width, height))


class Placer(QObject):
    """Puts a window in its place on a screen, and keeps it there while screens come, go and change."""

    def __init__(self, window: QWidget, place: Place) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self._screen: QScreen | None = None
        self._settles = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._settles.timeout.connect(self._put)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._leave)
            application.screenAdded.connect(lambda _screen: self._settle())

    def put_by_pointer(self) -> None:
        """To the screen on which the user is."""
        self._take(screen_with_pointer())
        self._put()

    def _take(self, screen: QScreen) -> None:
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self._settle)
        self._screen = screen
        screen.availableGeometryChanged.connect(self._settle)

    def _leave(self, screen: QScreen) -> None:
        """At once: a window on no screen is lost."""
        if screen is not self._screen:
            return
        others = [other for other in QGuiApplication.screens() if other is not screen]
        self._screen = None
        if others:
            self._take(others[0])
            self._put()

    def _settle(self) -> None:
        if self._window.isVisible():
            self._settles.start()

    def _put(self) -> None:
        if self._screen is None:
            return
        self._window.setScreen(self._screen)  # first: sizes and positions are in this screen's own px
        self._window.setGeometry(self._place(self._screen))


class PaintWatch(QObject):
    """Sees whether a window that was shown is really painted: one that is not would be a ghost, or a trap."""

    failed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._timer = QTimer(self, singleShot=True, interval=PAINTS_WITHIN_MS)
        self._timer.timeout.connect(self.failed)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._timer.start()
        elif event.type() in (QEvent.Type.Paint, QEvent.Type.Hide):
            self._timer.stop()
        return False
