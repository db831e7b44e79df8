"""What to fetch before a session: a picture and a word for each thing."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from stretchtimer.core.exercise import Kit
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import kit_name

TILE, ICON = 44, 26
COLUMNS, LARGE_TEXT_FROM = 2, 1.5


class KitList(QWidget):
    """Two columns; one with large text."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._kit: Sequence[Kit] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)

    def show_kit(self, kit: Sequence[Kit]) -> None:
        self._kit = kit
        while taken := self._grid.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        columns = 1 if self._theme.text_scale >= LARGE_TEXT_FROM else COLUMNS
        items = [(f"kit-{thing.value}", kit_name(thing)) for thing in kit] or [("check", _("Nothing to fetch"))]
        for i, (icon, word) in enumerate(items):
            self._grid.addWidget(self._item(icon, word), i // columns, i % columns)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.show_kit(self._kit)

    def _item(self, icon: str, word: str) -> QWidget:
        item, name = QWidget(), wrapped_label("strong")
        name.setText(word[:1].upper() + word[1:])
        row = QHBoxLayout(item)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_Tile(self._theme, self._icons, icon))
        row.addWidget(name, 1)
        return item


class _Tile(Painted):
    """A line icon on the stage's ground."""

    def __init__(self, theme: Theme, icons: Icons, icon: str) -> None:
        super().__init__(theme)
        self._icons, self._icon = icons, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(TILE), self.theme.px(TILE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("stage"))
        painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
        px = self.theme.px(ICON)
        pixmap = self._icons.pixmap(self._icon, self.theme.color("ink"), px, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - px) // 2, (self.height() - px) // 2, pixmap)
