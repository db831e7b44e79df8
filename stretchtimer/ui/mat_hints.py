"""The quiet line below the mat view: the few keys that matter there, or something that has to be said once."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.lists import listed

PADDING, GAP, BETWEEN = 0.5, 0.5, 1.6  # times the text's size
CORNER = 5


class MatHints(Painted):
    """Keys as caps with their words beside them, made smaller where they would not fit."""

    spoken_as = "text"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._px, self._notice = 18.0, ""
        self._name()

    def show_px(self, px: float) -> None:
        self._px = px
        self.update()

    def show_notice(self, text: str) -> None:
        """Say something in place of the keys; "" brings them back."""
        if text != self._notice:
            self._notice = text
            self._name()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._px
        while px > 8 and self._paint_line(None, px) > self.width():
            px -= 0.5
        self._paint_line(painter, px)

    def _paint_line(self, painter: QPainter | None, px: float) -> float:
        """Paint the line, or only measure it; returns its width."""
        if self._notice:
            return self._paint_text(painter, 0.0, px, self._notice)
        x = 0.0
        for key, word in _hints():
            x = self._paint_cap(painter, x, px, key) + GAP * px
            x = self._paint_text(painter, x, px, word) + BETWEEN * px
        return x - BETWEEN * px

    def _paint_cap(self, painter: QPainter | None, x: float, px: float, key: str) -> float:
        font = self.theme.sized_font(0.8 * px, 500, display=False)
        width = max(1.5 * px, QFontMetricsF(font).horizontalAdvance(key) + 2 * PADDING * px)
        if painter is not None:
            box = QRectF(self._mirrored(x, width), self.height() / 2 - 0.7 * px, width, 1.4 * px)
            painter.setPen(QPen(self.theme.color("line_strong"), 1))
            painter.drawRoundedRect(box, CORNER, CORNER)
            painter.setPen(self.theme.color("ink_2"))
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return x + width

    def _paint_text(self, painter: QPainter | None, x: float, px: float, text: str) -> float:
        font = self.theme.sized_font(px, 500, display=False)
        width = QFontMetricsF(font).horizontalAdvance(text)
        if painter is not None:
            painter.setPen(self.theme.color("ink_2"))
            painter.setFont(font)
            y = self.height() / 2 + QFontMetricsF(font).capHeight() / 2
            painter.drawText(QPointF(self._mirrored(x, width), y), text)
        return x + width

    def _mirrored(self, x: float, width: float) -> float:
        return self.width() - x - width if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x

    def _name(self) -> None:
        self.setAccessibleName(self._notice or listed(f"{key} {word}" for key, word in _hints()))


def _hints() -> tuple[tuple[str, str], ...]:
    return ((_("Space"), _("pause")), ("E", _("it hurts")), ("V", _("full controls")))
