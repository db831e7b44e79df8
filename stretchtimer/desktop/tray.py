"""The icon in the desktop's tray, where there is one now, later, or again.

Qt decides once, when an icon is made, how it is shown: through the bus to a StatusNotifier host, or in a window of the
old kind. So when a host comes to the bus the icon is made anew; with an old tray that comes late Qt deals by itself.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from stretchtimer.desktop.dbus import DAEMON, Answer, Buses, Call, Said

if TYPE_CHECKING:
    from stretchtimer.desktop.dbus_connection import Connection

WATCHER = "org.kde.StatusNotifierWatcher"
RULE = f"type='signal',sender='{DAEMON[0]}',interface='{DAEMON[2]}',member='NameOwnerChanged',arg0='{WATCHER}'"
OWNED = Call(*DAEMON, "NameHasOwner", "s", (WATCHER,))
MESSAGE_MS = 30_000
CLICKS = frozenset({QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick})


class Tray(QObject):
    """Holds the icon; `menu` belongs to whoever made it."""

    clicked = Signal()
    message_clicked = Signal()

    def __init__(self, buses: Buses, menu: QMenu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses, self._menu = buses, menu
        self._picture, self._tooltip = QIcon(), ""
        self._icon: QSystemTrayIcon | None = None
        self._bus: Connection | None = None
        self._had_tray = False  # when the icon was made

    @property
    def is_there(self) -> bool:
        """Whether there is a tray at this moment."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def begin(self, picture: QIcon, tooltip: str) -> None:
        self._picture, self._tooltip = picture, tooltip
        self._bus = self._buses.get("session")
        if self._bus is not None:
            self._bus.heard.connect(self._hear)
            self._bus.listen(RULE)
            self._bus.call(OWNED, self._look_again)  # answered after the bus has begun to listen
        self._make()

    def show_picture(self, picture: QIcon) -> None:
        self._picture = picture
        if self._icon is not None:
            self._icon.setIcon(picture)

    def show_tooltip(self, text: str) -> None:
        self._tooltip = text
        if self._icon is not None:
            self._icon.setToolTip(text)

    def show_message(self, title: str, text: str) -> bool:
        """Say it from the icon; tell whether there is a tray to say it. Without one Qt drops it silently."""
        if self._icon is None or not self.is_there:
            return False
        self._icon.showMessage(title, text, self._picture, MESSAGE_MS)
        return True

    def end(self) -> None:
        if self._bus is not None:
            self._bus.heard.disconnect(self._hear)
            self._bus = None
        self._unmake()

    def _look_again(self, answer: Answer) -> None:
        """A host that came after Qt had looked and before the bus listened is heard of by nobody."""
        if answer.arguments == (True,) and not self._had_tray:
            self._make()

    def _make(self) -> None:
        self._unmake()
        self._had_tray = self.is_there
        self._icon = QSystemTrayIcon(self._picture, self)
        self._icon.setToolTip(self._tooltip)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activate)
        self._icon.messageClicked.connect(self.message_clicked)
        self._icon.show()

    def _unmake(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in CLICKS:
            self.clicked.emit()

    def _hear(self, said: Said) -> None:
        match said:
            case Said(member="NameOwnerChanged", arguments=(name, _before, owner)) if name == WATCHER and owner:
                self._make()
