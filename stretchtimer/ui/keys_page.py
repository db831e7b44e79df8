"""The keyboard map: every key and what it does, place by place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.key_map import KeyLine, KeyPlace
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

EDGE, GUTTER, WIDE_FROM, CAPS_WIDTH = 32, 16, 900, 184


class KeysPage(QScrollArea):
    """Esc, or its button, goes back."""

    back_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[QFrame] = []
        self._back = SessionButton(theme, icons, form="inline")
        self._back.clicked.connect(self.back_requested)
        self._grid = QGridLayout()
        self._grid.setSpacing(GUTTER)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self._back)
        self.setAccessibleName(_("Keys"))
        self.setWidget(self._content())

    def show_map(self, places: tuple[KeyPlace, ...]) -> None:
        self._back.show_action(_("Back"), "chevron-right" if self.isRightToLeft() else "chevron-left", _("Esc"))
        for card in self._cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self._cards = [self._card(place) for place in places]
        self._arrange()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _content(self) -> QWidget:
        content = QWidget()
        title = wrapped_label("headline")
        title.setText(_("Keys"))
        head = QHBoxLayout()
        head.addWidget(self._back)
        head.addWidget(title, 1)
        head.setSpacing(GUTTER)
        column = QVBoxLayout(content)
        column.setContentsMargins(EDGE, 24, EDGE, 24)
        column.setSpacing(GUTTER)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addStretch()
        return content

    def _card(self, place: KeyPlace) -> QFrame:
        card = QFrame()
        card.setProperty("panel", "card")
        card.setAccessibleName(place.name)
        rows = QGridLayout(card)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        rows.setColumnStretch(1, 1)
        title = wrapped_label("title_s")
        title.setText(place.name)
        rows.addWidget(title, 0, 0, 1, 2)
        for number, line in enumerate(place.lines, 1):
            does = wrapped_label("body")
            does.setText(line.does)
            caps = self._caps(line)
            caps.setFixedWidth(self._theme.px(CAPS_WIDTH))
            rows.addWidget(caps, number, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(does, number, 1, Qt.AlignmentFlag.AlignTop)
        rows.setRowStretch(len(place.lines) + 1, 1)
        return card

    def _caps(self, line: KeyLine) -> FlowBox:
        caps = FlowBox()
        parts: list[QWidget] = []
        for name in line.names:
            cap = QLabel(name)
            cap.setProperty("role", "key")
            parts.append(cap)
        caps.show_parts(parts)
        return caps

    def _arrange(self) -> None:
        columns = 2 if self.width() / self._theme.text_scale >= WIDE_FROM else 1
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
