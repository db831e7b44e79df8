"""Sessions a day, beneath the chart they may explain: one bar a day, on the chart's own time axis."""

from collections.abc import Mapping
from datetime import date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _, ngettext

TEXT, HEIGHT, FULL = 18, 26, 3
"""A bar for three sessions a day is as high as the strip below its words; a fourth shows as three."""
BAR_PX = 3.0
DAY_S = 86_400.0


class SessionStrip(PaintedPicture):
    """Where days are narrower than 3 px, a bar is the mean of some of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._counts: list[tuple[float, int]] = []
        self._low, self._high, self._left, self._right = 0.0, 1.0, 0.0, 1.0
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_counts(self, counts: Mapping[date, int], zone: str) -> None:
        here = ZoneInfo(zone)
        self._counts = [(datetime.combine(day, time(), here).timestamp(), n) for day, n in sorted(counts.items())]
        total = sum(counts.values())
        said = ngettext("{count} session", "{count} sessions", total).format(count=total)
        days = ngettext("on {count} day", "on {count} days", len(counts)).format(count=len(counts))
        self.show_spoken(_("Sessions a day"), f"{said} {days}")
        self.setVisible(bool(counts))
        self.update()

    def show_view(self, low: float, high: float, left: float, right: float) -> None:
        """The seconds that lie between two places, in px of this widget."""
        self._low, self._high, self._left, self._right = low, high, left, right
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1, self.theme.px(TEXT + HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def bars(self) -> list[tuple[float, float, float]]:
        """Start and end in px, and the mean of sessions a day."""
        per_day = (self._right - self._left) / (self._high - self._low) * DAY_S
        days = 1
        while days * per_day < BAR_PX:
            days *= 2
        seen = [(at, n) for at, n in self._counts if self._low - days * DAY_S < at < self._high]
        bars = []
        for block, of_block in groupby(seen, key=lambda item: int(round(item[0] / DAY_S) // days)):
            counts = list(of_block)
            start = counts[0][0] if days == 1 else block * days * DAY_S
            x = self._left + (start - self._low) / DAY_S * per_day
            bars.append((x, x + days * per_day, sum(n for _, n in counts) / days))
        return bars

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, foot = self.theme, self.height()
        top = theme.px(TEXT)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("ink_2"))
        words = QRectF(self._left, 0, self.width() - self._left, top)
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
            _("Sessions a day, up to 3"),
        )
        painter.fillRect(QRectF(self._left, foot - 1, self._right - self._left, 1), theme.color("line_strong"))
        painter.setClipRect(QRectF(self._left, 0, self._right - self._left, foot))
        for start, end, mean in self.bars():
            tall = min(1.0, mean / FULL) * (foot - top - 2)
            gap = 1 if end - start > BAR_PX else 0
            painter.fillRect(QRectF(start, foot - 1 - tall, end - start - gap, tall), theme.color("primary"))
