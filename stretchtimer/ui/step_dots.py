"""How far one is in a few steps: a dot for each, the present one drawn out, and the same as a number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

DOT, LONG, GAP, NUMBER_GAP, HEIGHT = 10, 28, 6, 12, 24


class StepDots(PaintedPicture):
    """Shows one of `count` steps."""

    def __init__(self, theme: Theme, count: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._count, self._at = count, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(0, "")

    def show_step(self, at: int, name: str) -> None:
        """The step's number from 0, and what it is called."""
        self._at = at
        self.show_spoken(_("Step {number} of {count}: {name}").format(number=at + 1, count=self._count, name=name), "")
        self.update()

    def sizeHint(self) -> QSize:
        px, metrics = self.theme.px, QFontMetricsF(self.theme.font("caption"))
        dots = (self._count - 1) * (px(DOT) + px(GAP)) + px(LONG)
        return QSize(dots + px(NUMBER_GAP) + round(metrics.horizontalAdvance(self._number)) + 1, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the text's own
        painter.setPen(Qt.PenStyle.NoPen)
        px, x = self.theme.px, 0
        for number in range(self._count):
            width, height = px(LONG if number == self._at else DOT), px(DOT)
            painter.setBrush(self.theme.color("primary" if number <= self._at else "line_strong"))
            box = QRectF(self._mirrored(x, width), (self.height() - height) / 2, width, height)
            painter.drawRoundedRect(box, height / 2, height / 2)
            x += width + px(GAP)
        font = self.theme.font("caption")
        painter.setFont(font)
        painter.setPen(self.theme.color("ink_2"))
        width = round(QFontMetricsF(font).horizontalAdvance(self._number)) + 1
        left = self._mirrored(x - px(GAP) + px(NUMBER_GAP), width)
        painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignCenter, self._number)

    @property
    def _number(self) -> str:
        return _("{number} of {count}").format(number=self._at + 1, count=self._count)

    def _mirrored(self, x: int, width: int) -> int:
        return self.width() - x - width if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x
