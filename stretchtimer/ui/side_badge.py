"""Left is a blue circle, right is an orange square: shape, colour and letter say the same, everywhere."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme

Side = Literal["left", "right"]

CORNER = 6 / 38
LETTER = 0.6
LETTERS = 0.7  # of the width, so that they stay inside the circle
HOLLOW_LINE = 2.0


class SideBadge(Painted):
    """The mark of one side of the body; hidden where there is no side."""

    spoken_as = "picture"

    def __init__(self, theme: Theme, px: int = 38, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._px = px
        self._side: Side | None = None
        self._letter = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_side(self, side: Side | None, letter: str = "", name: str = "") -> None:
        """`letter` and `name` ("Left leg") come translated. None hides the badge."""
        if (side, letter) != (self._side, self._letter):
            self._side, self._letter = side, letter
            self.update()
        self.setAccessibleName(name)
        self.setVisible(side is not None)

    def show_px(self, px: int) -> None:
        """Side length at text size 100 %."""
        self._px = px
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self.theme.px(self._px)
        return QSize(px, px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._side is None:
            return
        px = min(self.width(), self.height())
        box = QRectF((self.width() - px) / 2, (self.height() - px) / 2, px, px)
        paint_badge(QPainter(self), self.theme, box, self._side, self._letter)


def paint_badge(painter: QPainter, theme: Theme, box: QRectF, side: Side, letter: str, *, hollow: bool = False) -> None:
    """The mark in a square box; `hollow` where the side could be chosen and is not."""
    px = box.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(side), HOLLOW_LINE) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else theme.color(side))
    inset = HOLLOW_LINE / 2 if hollow else 0.0
    inner = box.adjusted(inset, inset, -inset, -inset)
    corner = inner.width() / 2 if side == "left" else px * CORNER
    painter.drawRoundedRect(inner, corner, corner)
    painter.setPen(theme.color(side if hollow else "on_primary"))
    font = theme.sized_font(px * LETTER, 700)
    width = QFontMetricsF(font).horizontalAdvance(letter)
    if width > px * LETTERS:  # a language whose sides begin with the same letter says two
        font = theme.sized_font(px * LETTER * px * LETTERS / width, 700)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
