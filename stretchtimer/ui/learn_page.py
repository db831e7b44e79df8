"""The page of Learn: the topics beside the text of one of them. On a narrow page the topics are a box above it.

Nothing here opens anything outside the program: a link leads to another topic, or to a source at the end of the same
text, and a source can be copied.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.learn import Topic, split_reference
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import name_list
from stretchtimer.ui.learn_text import COPY_LINK, SOURCE_LINK, TOPIC_LINK, show_in
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.words.language import _

EDGE, NARROW_EDGE, TOP, GUTTER = 32, 24, 24, 16
TOPICS_WIDTH, TEXT_WIDTH, CARD_PADDING = 216, 760, 12
BEGINNING = "beginning"
"""The place of a topic that was asked for without an anchor."""
NARROW = 760
"""Below this width, at text size 100 %, topics stand in a box above the text and tables become lists."""


class LearnPage(QWidget):
    """Draws the topics it is given; says which one the user wants to read."""

    topic_requested = Signal(str)
    """What `show_topic` takes: a topic's id, "desk", or a place in it, "desk#breaks"."""
    back_requested = Signal()
    """To where the reader came from; by the button or Escape."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._topics: dict[str, Topic] = {}
        self._shown = self._anchor = ""
        self._places: dict[str, int] = {}
        self._is_narrow: bool | None = None
        self._list, self._box, self._text = QListWidget(), QComboBox(), QTextBrowser()
        self._card, self._body = QFrame(), QVBoxLayout()
        self._back = SessionButton(theme, icons, "text", "inline")
        self._toast = Toast(theme, self)
        self._lay_out()
        self._back.clicked.connect(self.back_requested)
        self._list.currentRowChanged.connect(self._ask_for_row)
        self._box.activated.connect(self._ask_for_row)
        self._text.anchorClicked.connect(self._follow)
        self._text.verticalScrollBar().actionTriggered.connect(self._read_on)
        self._text.document().documentLayout().documentSizeChanged.connect(self._keep_place)
        self.show_theme(theme)

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """Offer these topics, and show the one that was shown before, or the first."""
        self._topics = {topic.id: topic for topic in topics}
        with QSignalBlocker(self._list), QSignalBlocker(self._box):
            self._list.clear()
            self._box.clear()
            for topic in topics:
                item = QListWidgetItem(topic.title, self._list)
                item.setToolTip(topic.about)
                self._box.addItem(topic.title)
        self.show_topic(self._shown if self._shown in self._topics else next(iter(self._topics)))

    def show_topic(self, topic_id: str, anchor: str = "") -> None:
        """Show a topic from its beginning, or from `anchor`; "desk#breaks" is short for both."""
        topic_id, within = split_reference(topic_id)
        topic = self._topics[topic_id]
        if topic_id != self._shown or anchor or within:
            self._anchor = anchor or within or BEGINNING
        self._shown = topic_id
        row = list(self._topics).index(topic_id)
        with QSignalBlocker(self._list), QSignalBlocker(self._box):
            self._list.setCurrentRow(row)
            self._box.setCurrentIndex(row)
        self._text.setAccessibleName(topic.title)
        self._text.setAccessibleDescription(topic.about)
        self._fill()

    def focus_text(self) -> None:
        """Give the keyboard to the text, so that it can be read on and left."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._back.show_theme(theme)
        self._list.setFixedWidth(theme.px(TOPICS_WIDTH))
        self._card.setMaximumWidth(theme.px(TEXT_WIDTH))
        self._arrange()
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._arrange():
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        title = QLabel(_("Learn"))
        title.setProperty("role", "headline")
        self._back.show_action(_("Back"), "chevron-right" if self.isRightToLeft() else "chevron-left", _("Esc"))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._back)
        self._list.setProperty("role", "body_medium")
        self._list.setAccessibleName(_("Topics"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._box.setProperty("role", "body")
        name_list(self._box, _("Topics"))
        self._text.setOpenLinks(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card.setProperty("panel", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        inside.addWidget(self._text)
        halves = QHBoxLayout()
        halves.setSpacing(GUTTER)
        halves.addWidget(self._list)
        halves.addWidget(self._card, 1)
        halves.addStretch()
        self._body.setSpacing(GUTTER)
        self._body.addLayout(head)
        self._body.addWidget(self._box)
        self._body.addLayout(halves, 1)
        self.setLayout(self._body)

    def _arrange(self) -> bool:
        """Put the topics where there is room for them; whether that has changed."""
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._body.setContentsMargins(edge, TOP, edge, TOP)
        self._list.setVisible(not narrow)
        self._box.setVisible(narrow)
        changed = narrow is not self._is_narrow
        self._is_narrow = narrow
        return changed

    def _fill(self) -> None:
        if not self._shown:
            return
        top = self._text.cursorForPosition(QPoint(0, 0)).position()
        topic = self._topics[self._shown]
        self._places = show_in(self._text.document(), topic, self._theme, narrow=bool(self._is_narrow))
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._scroll_to(self._places.get(self._anchor, 0) if self._anchor else top)

    def _scroll_to(self, position: int) -> None:
        """Bring the block at a position of the text to the top of the view."""
        document = self._text.document()
        block = document.findBlock(position)
        top = document.documentLayout().blockBoundingRect(block).top() - self._theme.px(2)
        self._text.verticalScrollBar().setValue(round(top) if position else 0)

    def _keep_place(self) -> None:
        """After the text was broken anew, go back to the place asked for, unless the reader has moved on from it."""
        if self._anchor:
            self._scroll_to(self._places.get(self._anchor, 0))

    def _read_on(self) -> None:
        self._anchor = ""

    def _ask_for_row(self, row: int) -> None:
        if row >= 0:
            self.topic_requested.emit(list(self._topics)[row])

    def _follow(self, link: QUrl) -> None:
        target = link.toString()
        if target.startswith(TOPIC_LINK):
            self.topic_requested.emit(target.removeprefix(TOPIC_LINK))
        elif target.startswith(SOURCE_LINK):
            self._anchor = target
            self._keep_place()
        elif target.startswith(COPY_LINK):
            source = self._topics[self._shown].sources[int(target.removeprefix(COPY_LINK))]
            QGuiApplication.clipboard().setText(source.reference)
            self._say(_("Copied: {name}").format(name=source.id))

    def _say(self, text: str) -> None:
        self._toast.show_message(text)
        left = (self.width() - self._toast.width()) // 2
        self._toast.move(left, self.height() - self._toast.height() - TOP)
