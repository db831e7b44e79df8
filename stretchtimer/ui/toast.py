"""A short message with an Undo button, gone after six seconds unless someone is looking at it.

The mouse does nothing to the button in its first half second: it may have come up right under a second click.
"""

from contextlib import suppress

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from stretchtimer.ui.announcing import announce
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.theme import Theme

SHOWN_MS = 6_000
AT_LEAST_MS = 1_500
"""What remains at least after the pointer has left."""
CLICKS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})


class Toast(QFrame):
    """Placed by its page; hovering or focusing it stops the clock."""

    undo_requested = Signal()
    gone = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "toast")
        self._text, self._undo = QLabel(), QPushButton()
        self._text.setProperty("role", "label")
        self._undo.setProperty("kind", "toast")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), 4, theme.px(8), 4)
        row.setSpacing(0)
        row.addSpacing(theme.px(12))
        row.addWidget(self._text)
        row.addSpacing(theme.px(12))
        row.addWidget(self._undo)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._left_ms = SHOWN_MS
        self._timer, self._deaf = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._deaf.setObjectName("deaf")
        self._undo.clicked.connect(self._ask_undo)
        self._undo.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, undo_text: str = "") -> None:
        """Without `undo_text` there is no button."""
        self._text.setText(text)
        self._text.setWordWrap(False)
        self._undo.setText(undo_text)
        self._undo.setVisible(bool(undo_text))
        self.adjustSize()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)
        self._deaf.start(DEAF_MS)
        announce(self, text)

    def size_within(self, width: int) -> QSize:
        """Its size where there is so much room across; a longer text takes more lines."""
        self._text.setWordWrap(False)
        size = self.sizeHint()
        if size.width() <= width:
            return size
        self._text.setWordWrap(True)
        self._row.activate()
        return QSize(width, self._row.totalHeightForWidth(width))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hold()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self._undo.hasFocus():
            self._go_on()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self._deaf.stop()
        super().hideEvent(event)
        self.gone.emit()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        with suppress(RuntimeError):  # focus also goes while the page is being destroyed
            if event.type() in CLICKS and self._deaf.isActive():
                return True
            if event.type() == QEvent.Type.FocusIn:
                self._hold()
            elif event.type() == QEvent.Type.FocusOut and not self.underMouse():
                self._go_on()
        return False

    def _hold(self) -> None:
        if self._timer.isActive():
            self._left_ms = self._timer.remainingTime()
            self._timer.stop()

    def _go_on(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start(max(AT_LEAST_MS, self._left_ms))

    def _ask_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()
