"""A frame round the page that flashes on each change, for who cannot hear it."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme

FRAME_PX = 4.0
FLASH_MS = 600


class FlashFrame(Painted):
    """Lies over its page and lets every click through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._page = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, interval=FLASH_MS, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_flash(self) -> None:
        if not self._page.isVisible():
            return
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(self.theme.color("primary"), FRAME_PX)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        half = FRAME_PX / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
