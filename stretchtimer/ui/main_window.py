"""The one window: it arranges the pages, and nothing else. What a page means is wired in `window_app.py`."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from stretchtimer.ui.banner import Banner
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.rail import Rail
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

SIZE, SMALLEST, SMALLEST_LARGE_TEXT = QSize(1180, 760), QSize(480, 640), QSize(800, 640)
LARGE_TEXT_FROM = 1.5
COMPACT = QSize(480, 720)
NARROW_BELOW = 900


@runtime_checkable
class Themed(Protocol):
    """A widget that has to be told when the theme changes."""

    def show_theme(self, theme: Theme) -> None: ...


class MainWindow(QMainWindow):
    """A rail with its pages, and over them the pages that take the whole window."""

    page_requested = Signal(int)  # number of the rail's entry

    def __init__(self, theme: Theme, icons: Icons, entries: tuple[tuple[str, str], ...]) -> None:
        """`entries` holds the name and the icon of each page in the rail."""
        super().__init__()
        self._theme = theme
        self._size_before: QSize | None = None
        self._page: QWidget | None = None
        self.setWindowTitle("StretchTimer")
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
        self._rail.page_requested.connect(self.page_requested)
        self._problem.first_requested.connect(lambda: self.show_problem(""))
        self.resize(SIZE)

    @property
    def page(self) -> QWidget | None:
        """The page on the screen."""
        return self._page

    def show_page(self, page: QWidget, entry: int | None = None) -> None:
        """Bring a page to the screen: beside the rail as its number `entry`, or over the whole window."""
        self._page = page
        stack = self._whole if entry is None else self._beside
        if stack.indexOf(page) < 0:
            stack.addWidget(page)
        stack.setCurrentWidget(page)
        if entry is not None:
            self._rail.show_page(entry)
            self._whole.setCurrentIndex(0)
        elif not page.isAncestorOf(self.focusWidget()):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say what went wrong, above whatever page is shown, until it is dismissed."""
        self._problem.show_notice(text, _("Understood"))

    def show_compact(self, compact: bool) -> None:
        """Make the window small for a session, and as it was afterwards."""
        if compact and self._size_before is None:
            self._size_before = self.size()
            self.resize(COMPACT)
        elif not compact and self._size_before is not None:
            self.resize(self._size_before)
            self._size_before = None

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()

    def _narrow(self) -> None:
        self._rail.show_narrow(self.width() < NARROW_BELOW or self._theme.text_scale >= LARGE_TEXT_FROM)
