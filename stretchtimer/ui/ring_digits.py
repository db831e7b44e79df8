"""The countdown's digits as outlines, fitted to a ring once and kept.

The size is such that "88" fills a given part of the ring's inner diameter; longer texts (1:05, 120) become smaller.
Digits are tabular and centred half way between their cells and their ink: 24 looks centred, and 23 hardly moves its 2.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath

from stretchtimer.ui.theme import Theme

WIDEST = "88"
CLOCK_SCALE = 0.7
"""m:ss is this much of the size of two digits."""
ROOM = 0.88
"""No text may be wider than this part of the inner diameter."""
TRIAL_PX = 200.0
KEPT = 64


class RingDigits:
    """Outlines of digit texts, centred on (0, 0) both ways, for one ring size."""

    def __init__(self, theme: Theme, inner_diameter: float, fill: float) -> None:
        step = theme.steps["session_count"]
        self._theme, self._inner = theme, inner_diameter
        self._weight, self._tracking = step.weight, step.tracking
        trial = QFontMetricsF(theme.sized_font(TRIAL_PX, self._weight, self._tracking))
        self.px = TRIAL_PX * fill * inner_diameter / trial.tightBoundingRect(WIDEST).width()
        self._outlines: dict[str, QPainterPath] = {}

    def outline(self, text: str) -> QPainterPath:
        if text not in self._outlines:
            if len(self._outlines) >= KEPT:
                self._outlines.clear()
            self._outlines[text] = self._draw(text)
        return self._outlines[text]

    def _draw(self, text: str) -> QPainterPath:
        px = self.px * (CLOCK_SCALE if ":" in text else 1.0)
        widest = "".join("8" if char.isdecimal() else char for char in text)
        width = self._ink(widest, px).width()
        px *= min(1.0, ROOM * self._inner / width) if width else 1.0
        font = self._theme.sized_font(px, self._weight, self._tracking)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)  # the strokes of a variable font overlap
        path.addText(0, 0, font, text)
        cell = QFontMetricsF(font).horizontalAdvance(text) - font.letterSpacing()
        middle = (cell / 2 + path.boundingRect().center().x()) / 2
        path.translate(-middle, QFontMetricsF(font).capHeight() / 2)
        return path

    def _ink(self, text: str, px: float) -> QRectF:
        return QFontMetricsF(self._theme.sized_font(px, self._weight, self._tracking)).tightBoundingRect(text)
