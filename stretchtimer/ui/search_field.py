"""The field one searches with: a magnifier, what is typed, and the key that leads here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

KEY = "/"
HEIGHT, ICON, EDGE, BUTTON = 48, 20, 14, 40
KEY_WIDTH, KEY_HEIGHT = 24, 20
LONGEST = 80


class SearchField(QLineEdit):
    """Says each change of its text; the key `/` brings the focus here from anywhere in the window, Esc clears it."""

    left_downward = Signal()
    """Down or Enter: on to what was found; Enter opens the first."""
    open_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, name: str, example: str, parent: QWidget | None = None) -> None:
        """`name` says what is searched, for screen readers; `example` stands in the empty field."""
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._icon, self._key, self._clear = QLabel(self), QLabel(KEY, self), QPushButton(self)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key.setProperty("role", "key")
        self._clear.setProperty("kind", "icon")
        self._clear.setAccessibleName(_("Clear the search"))
        self._clear.setToolTip(_("Clear the search"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.hide()
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(example)
        self.setAccessibleName(name)
        self.setAccessibleDescription(KEY)
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._show_clear)
        QShortcut(QKeySequence(KEY), self).activated.connect(self.take_focus)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        color, px = theme.color("ink_2"), theme.px(ICON)
        self._icon.setPixmap(self._icons.pixmap("search", theme.color("ink"), px, self.devicePixelRatioF()))
        self._clear.setIcon(self._icons.icon("x", color, px))
        side = theme.px(EDGE) + px + theme.px(8)
        margin = side - theme.px(14)  # the style sheet's own padding
        self.setTextMargins(margin, 0, theme.px(BUTTON) - theme.px(14), 0)
        if self.isRightToLeft():
            self.setTextMargins(theme.px(BUTTON) - theme.px(14), 0, margin, 0)
        self.setMinimumHeight(theme.px(HEIGHT))
        self._place()

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Down:
            self.left_downward.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.show_theme(self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._key.setVisible(not text)

    def _place(self) -> None:
        px, edge = self._theme.px, self._theme.px(EDGE)
        middle = self.height() // 2
        self._put(self._icon, edge, middle, px(ICON), px(ICON))
        self._put(self._key, self.width() - edge - px(KEY_WIDTH), middle, px(KEY_WIDTH), px(KEY_HEIGHT))
        self._put(self._clear, self.width() - px(BUTTON) - 4, middle, px(BUTTON), px(BUTTON))

    def _put(self, part: QWidget, x: int, middle: int, width: int, height: int) -> None:
        x = self.width() - x - width if self.isRightToLeft() else x
        part.setGeometry(x, middle - height // 2, width, height)
