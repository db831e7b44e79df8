"""A label whose text never overflows: it is set as large as asked, and smaller where its place is too small."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from stretchtimer.ui.theme import Theme

SMALLEST = 0.4


class FittedLabel(QLabel):
    """Wraps and shrinks its text to fit its place, down to `SMALLEST` of the size asked for."""

    def __init__(self, theme: Theme, weight: int, tone: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._weight = weight
        self._px = 16.0
        self.setProperty("tone", tone)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumSize(1, 1)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fit()

    def show_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self._fit()

    def show_px(self, px: float) -> None:
        if px != self._px:
            self._px = px
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tracking = -0.015 if self._weight >= 600 else 0.0
        px = self._px
        while True:
            font = self._theme.sized_font(px, self._weight, tracking, display=px >= 22 and self._weight >= 600)
            if px <= self._px * SMALLEST or self._fits(QFontMetrics(font)):
                break
            px -= max(1.0, px / 20)
        self.setFont(font)

    def _fits(self, metrics: QFontMetrics) -> bool:
        room = self.contentsRect()
        flags = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextSingleLine
        needed = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), flags.value, self.text())
        return needed.width() <= room.width() and needed.height() <= room.height()
