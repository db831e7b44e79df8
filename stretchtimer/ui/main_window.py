"""The one window: it arranges the pages, and nothing else. What a page means is wired in `wiring/`.

It can be shown before it is furnished: then it paints its ground and the rail's, and no more. That frame is the
program's first, so this module imports at its head only what that takes; even the name `Qt` costs Qt's whole namespace.
"""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from stretchtimer.ui.icons import Icons
    from stretchtimer.ui.page_guard import PageGuard
    from stretchtimer.ui.theme import Theme

SIZE, SMALLEST, SMALLEST_LARGE_TEXT = QSize(1180, 760), QSize(480, 640), QSize(800, 640)
COMPACT = QSize(480, 720)
NARROW_BELOW = 900
LARGE_TEXT_FROM = 1.5
RAIL_WIDTH = 208
MAP_KEY = "?"
COLOURS, MIRRORED = 3, "rtl"
"""What a look begins with, and what it ends with where the rail is on the right."""


@runtime_checkable
class Themed(Protocol):
    """A widget that has to be told when the theme changes."""

    def show_theme(self, theme: "Theme") -> None: ...


class MainWindow(QMainWindow):
    """A rail with its pages, and over them the pages that take the whole window."""

    page_requested = Signal(int)  # number of the rail's entry
    keys_requested = Signal()
    first_painted = Signal()
    close_requested = Signal()  # once `show_kept` has been called: whoever called it decides

    def __init__(self, look: tuple[str, ...] = ()) -> None:
        """`look` holds the colours of ground, rail and line for a first frame without a theme, and its direction."""
        super().__init__()
        self._look = look
        self._painted, self._was_maximized, self._is_kept = False, False, False
        self._size_before: QSize | None = None
        self._page: QWidget | None = None
        self._guard: PageGuard | None = None
        self._entry: int | None = None
        self.setWindowTitle("StretchTimer")
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)

    def furnish(self, theme: "Theme", icons: "Icons", entries: tuple[tuple[str, str], ...]) -> None:
        """Bring in the rail with its `entries`, the name and the icon of each page, and room for the pages."""
        from PySide6.QtGui import QKeySequence, QShortcut
        from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

        from stretchtimer.ui.banner import Banner
        from stretchtimer.ui.rail import Rail

        self._theme = theme
        self.setWindowIcon(icons.window_icon())
        self._rail = Rail(theme, icons, entries)
        self._beside, self._whole = QStackedWidget(), QStackedWidget()
        self._problem = Banner("danger")
        shell = QWidget()
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._beside, 1)
        self._whole.addWidget(shell)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._problem)
        column.addWidget(self._whole, 1)
        self.setCentralWidget(central)
        QShortcut(QKeySequence(MAP_KEY), central).activated.connect(self.keys_requested)  # goes with what it belongs to
        self._rail.page_requested.connect(self.page_requested)
        self._rail.keys_requested.connect(self.keys_requested)
        self._problem.first_requested.connect(lambda: self.show_problem(""))
        self.show_theme(theme)

    @property
    def page(self) -> QWidget | None:
        """The page on the screen."""
        return self._page

    @property
    def entry(self) -> int | None:
        """The rail's entry that the page on the screen stands beside; none where it takes the whole window."""
        return self._entry

    @property
    def look(self) -> tuple[str, ...]:
        """The colours of ground, rail and line, and the rail's side, as a next start's first frame wants them."""
        return (*self._look[:COLOURS], MIRRORED if self.isRightToLeft() else "ltr")

    @property
    def beside(self) -> QWidget:
        """Where pages beside the rail stand. A page built within it need not be dressed anew when it is taken in."""
        return self._beside

    def guard_keys(self, now_ms: "Callable[[], int]") -> None:
        """Let no key act in the first half second of a page; `now_ms` is a clock that only goes forward."""
        from stretchtimer.ui.page_guard import PageGuard

        self._guard = PageGuard(now_ms, self)

    def rest_keys(self) -> None:
        """What keys mean has changed."""
        if self._guard is not None:
            self._guard.restart()

    def keep_page(self, page: QWidget) -> None:
        """Have a page ready that will take the whole window: polished, laid out and painted once, and not shown yet."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        page.resize(self._whole.size())
        page.grab()

    def show_page(self, page: QWidget, entry: int | None = None) -> None:
        """Bring a page to the screen: beside the rail as its number `entry`, or over the whole window."""
        if page is not self._page:
            self.rest_keys()
        self._page, self._entry = page, entry
        stack = self._whole if entry is None else self._beside
        if stack.indexOf(page) < 0:
            stack.addWidget(page)
        is_new = page.focusWidget() is None
        stack.setCurrentWidget(page)
        if entry is not None:
            self._rail.show_page(entry)
            self._whole.setCurrentIndex(0)
            if is_new and page.isAncestorOf(self.focusWidget()):
                self._focus_first(page)
        elif not page.isAncestorOf(self.focusWidget()):
            page.setFocus()

    def show_problem(self, text: str) -> None:
        """Say what went wrong, above whatever page is shown, until it is dismissed."""
        from stretchtimer.words.language import _

        self._problem.show_notice(text, _("Understood"))

    def show_compact(self, compact: bool) -> None:
        """Make the window small for a session, and as it was afterwards."""
        if compact and self._size_before is None:
            self._size_before = self.size()
            self.resize(COMPACT)
        elif not compact and self._size_before is not None:
            self.resize(self._size_before)
            self._size_before = None

    def show_full_screen(self, full: bool) -> None:
        """Fill the screen, or be as before."""
        if full and not self.isFullScreen():
            self._was_maximized = self.isMaximized()
            self.showFullScreen()
        elif not full and self.isFullScreen():
            self.showMaximized() if self._was_maximized else self.showNormal()

    def show_kept(self, kept: bool) -> None:
        """Do not close by itself any more when the user closes it, but ask."""
        self._is_kept = kept

    def show_theme(self, theme: "Theme") -> None:
        self._theme = theme
        self._look = tuple(theme.color(token).name() for token in ("bg", "surface", "line"))
        self.setMinimumSize(SMALLEST_LARGE_TEXT if theme.text_scale >= LARGE_TEXT_FROM else SMALLEST)
        for widget in self.findChildren(QWidget):
            if isinstance(widget, Themed):
                widget.show_theme(theme)
        self._narrow()

    def show_raised(self) -> None:
        """Come to the front, from wherever the window is."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: "QPaintEvent") -> None:
        if self.centralWidget() is None and len(self._look) >= COLOURS:
            self._paint_ground()
        else:
            super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)  # after the frame has reached the screen

    def closeEvent(self, event: "QCloseEvent") -> None:
        if self._is_kept:
            event.ignore()
            self.close_requested.emit()
        else:
            super().closeEvent(event)

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        if self.centralWidget() is not None:
            self._narrow()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        from stretchtimer.ui.reading_order import focus_next

        return focus_next(self, forward=next)

    def _focus_first(self, page: QWidget) -> None:
        """Qt gives the keyboard to whatever of a page was made first, wherever that stands."""
        from stretchtimer.ui.reading_order import stops_in

        stops = stops_in(page)
        if stops:
            stops[0].setFocus()

    def _paint_ground(self) -> None:
        painter = QPainter(self)
        ground, rail, line = (QColor(name) for name in self._look[:COLOURS])
        mirrored = MIRRORED in self._look
        left, edge = (self.width() - RAIL_WIDTH, 0) if mirrored else (0, RAIL_WIDTH - 1)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(left, 0, RAIL_WIDTH, self.height(), rail)
        painter.fillRect(left + edge, 0, 1, self.height(), line)

    def _narrow(self) -> None:
        self._rail.show_narrow(self.width() < NARROW_BELOW or self._theme.text_scale >= LARGE_TEXT_FROM)
