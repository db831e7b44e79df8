"""The number of a test, as large as the panel allows: typed, stepped by keys and buttons, or set by a drag elsewhere.

A line to type into rather than a spin box: what no body can give must be typeable, so that it can be asked about.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from stretchtimer.core.digits import plain_digits
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

NUMBER_PX, BUTTON, PADDING, LONGEST = 80, 56, 12, 8
LEAST_NUMBER, SMALLEST_PX, SLACK = 84, 32, 8
EMPTY = "–"
PAGE = 5
STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: PAGE,
    Qt.Key.Key_PageDown: -PAGE,
}


class ReadingField(QWidget):
    """Minus, number, plus. It holds text and knows no units: what it means is the page's."""

    typed = Signal(str)
    stepped = Signal(int)  # presses of plus; negative of minus

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = ""
        self._line, self._unit = _Number(), QLabel()
        self._less, self._more = (SessionButton(theme, icons, form="inline") for _number in range(2))
        self._less.show_action("", "minus")
        self._more.show_action("", "plus")
        self._lay_out()
        self._line.textEdited.connect(self._report)
        self._line.stepped.connect(self.stepped)
        self._less.clicked.connect(lambda: self.stepped.emit(-1))
        self._more.clicked.connect(lambda: self.stepped.emit(1))
        self.show_theme(theme)

    @property
    def text(self) -> str:
        return plain_digits(self._line.text())

    def show_number(self, text: str, sign: str) -> None:
        """`sign` stands close behind the number: "°", or nothing."""
        self._sign = sign
        self._line.setText(text)
        self._widen()

    def show_spoken(self, name: str, less: str, more: str) -> None:
        self._line.setAccessibleName(name)
        self._less.setAccessibleName(less)
        self._more.setAccessibleName(more)

    def show_described(self, text: str) -> None:
        """What stands below the number, for those who cannot see it."""
        self._line.setAccessibleDescription(text)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in (self._less, self._more):
            button.show_theme(theme)
            button.setFixedSize(theme.px(BUTTON), theme.px(BUTTON))
        self._widen()

    def minimumSizeHint(self) -> QSize:
        """Room for a number that is as small as it may become."""
        return QSize(2 * self._theme.px(BUTTON) + self._theme.px(LEAST_NUMBER), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    def focus_number(self) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def _report(self, text: str) -> None:
        self._widen()
        self.typed.emit(text)

    def _widen(self) -> None:
        """As wide as its text, so that number and sign stand together in the middle; as large as there is room."""
        sign = self._sign if self._line.text() else ""
        self._unit.setText(sign)
        room = self.width() - 2 * self._theme.px(BUTTON) - SLACK
        usual = self._theme.px(NUMBER_PX if self._theme.text_scale <= 1.5 else NUMBER_PX * 0.8)
        needed = self._widths(usual, sign)
        padding = self._theme.px(PADDING)  # does not shrink with the number
        share = (room - padding) / (sum(needed) - padding)
        font = self._font(max(SMALLEST_PX, usual * min(1.0, share)))
        self._line.setFont(font)
        self._unit.setFont(font)
        self._line.setFixedWidth(round(self._widths(font.pixelSize(), sign)[0]))
        self._line.setFixedHeight(round(QFontMetricsF(font).height()))

    def _widths(self, px: float, sign: str) -> tuple[float, float]:
        """Of number and sign, written so large."""
        metrics = QFontMetricsF(self._font(px))
        number = metrics.horizontalAdvance(self._line.text() or EMPTY) + self._theme.px(PADDING)
        return max(number, self._theme.px(72)), metrics.horizontalAdvance(sign)

    def _font(self, px: float) -> QFont:
        return self._theme.sized_font(px, 600, -0.02)

    def _lay_out(self) -> None:
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # minus is at the left of plus in every language
        self._line.setPlaceholderText(EMPTY)
        self._line.setMaxLength(LONGEST)
        self._less.setAccessibleName(_("Less"))
        self._more.setAccessibleName(_("More"))
        self._unit.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._less)
        row.addStretch(1)
        row.addWidget(self._line)
        row.addWidget(self._unit)
        row.addStretch(1)
        row.addWidget(self._more)


class _Number(QLineEdit):
    """Up and down step it, as in a spin box; everything else is typed."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("large", "true")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def focus_corner(self) -> int:
        return 12

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = STEPS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(steps)
