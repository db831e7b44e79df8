"""How the back feels, 0 to 10: eleven keys, one tap.

Moving with the arrows only moves the focus, because a choice may be saved at once; Space, Enter or a click chooses.
Digits choose straight away; 1 and then 0 corrects itself to 10.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.lists import listed

WORST = 10
KEY_WIDTH, KEY_HEIGHT, KEY_GAP = 33, 56, 4
NARROWEST_KEY = 24
WIDEST_KEY = 44
CORNER = 8
DASH = 2.0


class FeelScale(Painted):
    """A radio group of eleven painted keys with a word at either end."""

    feel_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._chosen: int | None = None
        self._typed_one = False
        self._keys = [_FeelKey(theme, value, self) for value in range(WORST + 1)]
        self._none, self._worst = QLabel(), QLabel()
        for label in (self._none, self._worst):
            label.setProperty("role", "caption")
        self._worst.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._build()
        for key in self._keys:
            key.clicked.connect(self._choose_sender)
        self._hold_tab_stop(0)

    def show_feel(self, chosen: int | None, before: int | None = None) -> None:
        """`before` is drawn dashed, for comparison. Emits nothing."""
        self._chosen = chosen
        for key in self._keys:
            key.setAutoExclusive(False)  # else Qt refuses to uncheck the last one
            key.show_marks(chosen == key.value, before == key.value)
        for key in self._keys:
            key.setAutoExclusive(True)
        if chosen is not None:
            self._hold_tab_stop(chosen)

    def show_words(self, name: str, none: str, worst: str) -> None:
        """`name` is the question, for screen readers; the others stand below the first and the last key."""
        self.setAccessibleName(name)
        self._none.setText(none)
        self._worst.setText(worst)
        for key in self._keys:
            word = {0: none, WORST: worst}.get(key.value, "")
            key.setAccessibleName(listed((str(key.value), word)))
            key.setAccessibleDescription(name)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        for key in self._keys:
            key.show_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text() if event.text().isdecimal() and len(event.text()) == 1 else ""
        if digit:
            ten = digit == "0" and self._typed_one
            self._typed_one = digit == "1"
            self._choose(WORST if ten else int(digit))
            return
        self._typed_one = False
        focused = next((key.value for key in self._keys if key.hasFocus()), None)
        target = self._target(Qt.Key(event.key()), focused)
        if target is not None:
            self._hold_tab_stop(target)
            self._keys[target].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused not in (None, self._chosen):
            self._choose(focused)  # on the chosen one Enter is the page's: it goes on
        else:
            event.ignore()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(KEY_GAP)
        for key in self._keys:
            row.addWidget(key)
        ends = QHBoxLayout()
        ends.addWidget(self._none)
        ends.addStretch()
        ends.addWidget(self._worst)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(ends)

    def _choose_sender(self) -> None:
        key = self.sender()
        if isinstance(key, _FeelKey):
            self._typed_one = False
            self._choose(key.value)

    def _choose(self, value: int) -> None:
        before = next((key.value for key in self._keys if key.was_before), None)
        self.show_feel(value, before)
        self.feel_chosen.emit(value)

    def _hold_tab_stop(self, value: int) -> None:
        """The group is one stop for Tab, as radio groups are."""
        for key in self._keys:
            strong = key.value == value
            key.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)

    def _target(self, pressed: Qt.Key, focused: int | None) -> int | None:
        if focused is None:
            return None
        right = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Right: right, Qt.Key.Key_Left: -right, Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if pressed in steps:
            return min(WORST, max(0, focused + steps[pressed]))
        return {Qt.Key.Key_Home: 0, Qt.Key.Key_End: WORST}.get(pressed)


class _FeelKey(QRadioButton):
    """One number. A radio button, so that screen readers count and announce it as one."""

    def __init__(self, theme: Theme, value: int, parent: QWidget) -> None:
        super().__init__(str(value), parent)
        self._theme = theme
        self.value = value
        self.was_before = False
        self.setMaximumWidth(theme.px(WIDEST_KEY))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_marks(self, chosen: bool, before: bool) -> None:
        self.was_before = before
        self.setChecked(chosen)
        self.update()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setMaximumWidth(theme.px(WIDEST_KEY))
        self.updateGeometry()
        self.update()

    def focus_corner(self) -> int:
        return CORNER

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(KEY_WIDTH), self._theme.px(KEY_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROWEST_KEY), self._theme.px(KEY_HEIGHT))

    def hitButton(self, _position: object) -> bool:  # noqa: N802
        return True

    def nextCheckState(self) -> None:  # noqa: N802
        """A click asks the scale; only the scale checks."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, before = self.isChecked(), self.was_before
        width = DASH if before and not chosen else 1.0
        fill = "pain" if chosen else "surface_2" if self.underMouse() else "surface"
        pen = QPen(self._theme.color("pain" if chosen or before else "line_strong"), width)
        if before and not chosen:
            pen.setDashPattern([2.2, 1.6])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(self._theme.color(fill))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, CORNER, CORNER)
        painter.setPen(self._theme.color("on_primary" if chosen else "pain" if before else "ink"))
        painter.setFont(
            self._theme.sized_font(17 * self._theme.text_scale, 700 if chosen or before else 600, display=False)
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.value))
