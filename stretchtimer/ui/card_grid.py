"""Cards in as many columns as fit, walked through with the arrow keys: for Tab they are one stop."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.library_card import NARROWEST, LibraryCard
from stretchtimer.ui.theme import Theme

GAP = 20
ROW_GAP = 16
REPLACES = (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange)
"""After these the cards are placed anew: one's words have grown or shrunk, or reading goes the other way."""
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CardGrid(QWidget):
    """Lays out the cards it is given; says which one is opened, by key or by pointer."""

    opened = Signal(str, bool)
    """The exercise's id, and whether a key did it: then the focus goes along."""
    focused = Signal(str)
    """The id of the card that the arrow keys have come to."""
    left_upward = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: tuple[LibraryCard, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cards(self, cards: Sequence[LibraryCard], after: QWidget) -> None:
        """These and no other ones, for Tab following `after`; a card that is left out is hidden, not lost."""
        for card in self._cards:
            if card not in cards:
                card.hide()
        for card in cards:
            if card.parentWidget() is not self:
                card.setParent(self)
                card.clicked.connect(self._report_click)
            card.show()
        for one, next_one in pairwise((after, *cards)):
            QWidget.setTabOrder(one, next_one)
        self._cards = tuple(cards)
        self._hold_tab_stop(next((card for card in cards if card.isChecked()), cards[0] if cards else None))
        self.updateGeometry()
        self._place()

    def show_chosen(self, exercise_id: str) -> None:
        for card in self.findChildren(LibraryCard):
            card.show_chosen(card.exercise_id == exercise_id)
        chosen = self._card(exercise_id)
        if chosen is not None:
            self._hold_tab_stop(chosen)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self._place()

    def focus_card(self, exercise_id: str = "") -> None:
        """Give the focus to a card, or to the first one."""
        card = self._card(exercise_id) or (self._cards[0] if self._cards else None)
        if card is not None:
            self._hold_tab_stop(card)
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.focused.emit(card.exercise_id)

    @property
    def first(self) -> str:
        """The id on the first card; empty without cards."""
        return self._cards[0].exercise_id if self._cards else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((i for i, card in enumerate(self._cards) if card.hasFocus()), None)
        if at is None:
            event.ignore()
            return
        if event.key() in ENTER:
            self.opened.emit(self._cards[at].exercise_id, True)
        elif event.key() == Qt.Key.Key_Up and at < self._columns():
            self.left_upward.emit()
        else:
            self._walk(event, at)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._row_heights(width)) + ROW_GAP * max(0, len(self._row_heights(width)) - 1)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROWEST), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROWEST), 0)

    def event(self, event: QEvent) -> bool:
        if event.type() in REPLACES:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _walk(self, event: QKeyEvent, at: int) -> None:
        forward = -1 if self.isRightToLeft() else 1
        columns, last = self._columns(), len(self._cards) - 1
        targets = {
            Qt.Key.Key_Right: at + forward,
            Qt.Key.Key_Left: at - forward,
            Qt.Key.Key_Down: at + columns if at + columns <= last or at // columns == last // columns else last,
            Qt.Key.Key_Up: at - columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            event.ignore()
        elif 0 <= target <= last:
            self.focus_card(self._cards[target].exercise_id)

    def _report_click(self) -> None:
        card = self.sender()
        if isinstance(card, LibraryCard):
            self._hold_tab_stop(card)
            self.opened.emit(card.exercise_id, False)

    def _card(self, exercise_id: str) -> LibraryCard | None:
        return next((card for card in self._cards if card.exercise_id == exercise_id), None)

    def _hold_tab_stop(self, stop: LibraryCard | None) -> None:
        for card in self._cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)

    def _columns(self, width: int = 0) -> int:
        return max(1, ((width or self.width()) + GAP) // (self._theme.px(NARROWEST) + GAP))

    def _card_width(self, width: int) -> int:
        columns = self._columns(width)
        return (width - GAP * (columns - 1)) // columns

    def _row_heights(self, width: int) -> list[int]:
        columns, card_width = self._columns(width), self._card_width(width)
        heights = [card.heightForWidth(card_width) for card in self._cards]
        return [max(heights[i : i + columns]) for i in range(0, len(heights), columns)]

    def _place(self) -> None:
        columns, width, y = self._columns(), self._card_width(self.width()), 0
        for row, height in enumerate(self._row_heights(self.width())):
            for column, card in enumerate(self._cards[row * columns : (row + 1) * columns]):
                x = column * (width + GAP)
                x = self.width() - width - x if self.isRightToLeft() else x
                card.setGeometry(QRect(x, y, width, height))
            y += height + ROW_GAP
