"""The way from something the program claims to what is known about it. It stands wherever a claim is made."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

ICON = 18


class LearnLink(QPushButton):
    """Leads to one topic of Learn, or to a place in it: "evidence#range". Quieter than what can be done beside it."""

    learn_requested = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, topic_id: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text or _("What is known about this"), parent)
        self._icons, self.topic_id = icons, topic_id
        self.setProperty("kind", "link")
        self.setProperty("role", "small_strong")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.learn_requested.emit(self.topic_id))
        self.show_theme(theme)

    def show_topic(self, topic_id: str) -> None:
        self.topic_id = topic_id

    def show_theme(self, theme: Theme) -> None:
        px = theme.px(ICON)
        self.setIconSize(QSize(px, px))
        self.setIcon(QIcon(self._icons.pixmap("book-open", theme.color("primary"), px, self.devicePixelRatioF())))
