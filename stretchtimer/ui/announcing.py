"""Saying to a screen reader what it would not come upon by itself: something happened where the keyboard is not.

Readers older than 2023 (Orca 45) do not hear announcements. Where there is such a one, a widget that nobody sees has
the part of a notification, which all of them read out wherever the keyboard is.
"""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

OLD_READER = "has_old_reader"


class Notice(QWidget):
    """Has its words as its name."""

    spoken_as = "notification"

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(1, 1)
        self.show()


def show_old_reader(is_there: bool) -> None:
    """Tell the application whether its user has a screen reader that hears no announcements."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(OLD_READER, is_there)


def announce(widget: QWidget, text: str) -> None:
    """Have it read out, if anybody reads; `widget` is what it is about."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 3 ms that no first frame needs

    if not text or not QAccessible.isActive():
        return
    application = QCoreApplication.instance()
    if application is not None and application.property(OLD_READER):
        _notify(widget.window(), text)
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _notify(window: QWidget, text: str) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    notice = window.findChild(Notice, options=Qt.FindChildOption.FindDirectChildrenOnly) or Notice(window)
    notice.setAccessibleName(text)
    QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.ObjectShow))
