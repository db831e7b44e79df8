"""Where one is in a short row of steps: done ones ticked, the present one filled, the coming ones as rings."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.icons import Icons
from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

DISC, NAME_GAP, LINE, LINE_GAP = 28, 10, 32, 12
SHORT_LINE, SHORT_GAP = 12, 6
RING = 2.0


class Stepper(PaintedPicture):
    """Circles with names; with less room only the present one is named, and with little it stands alone."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._names: tuple[str, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_steps(self, names: Sequence[str], at: int) -> None:
        self._names, self._at = tuple(names), at
        said = _("Step {number} of {count}: {name}").format(number=at + 1, count=len(names), name=names[at])
        self.show_spoken(_("Steps"), said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self.theme.px(DISC + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.theme.px(DISC + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        everything = range(len(self._names))
        if self._width(everything, LINE + 2 * LINE_GAP) <= self.width():
            self._paint_row(painter, everything, everything, LINE, LINE_GAP)
        elif self._width([self._at], SHORT_LINE + 2 * SHORT_GAP) <= self.width():
            self._paint_row(painter, everything, [self._at], SHORT_LINE, SHORT_GAP)
        else:
            self._paint_row(painter, [self._at], [self._at], 0, 0)

    def _paint_row(self, painter: QPainter, shown: Sequence[int], named: Sequence[int], line: int, gap: int) -> None:
        px, x = self.theme.px, 0.0
        for number in shown:
            if number != shown[0]:
                painter.setPen(QPen(self.theme.color("line_strong"), 2))
                ends = (self._at_x(x + px(gap)), self._at_x(x + px(gap) + px(line)))
                painter.drawLine(QPointF(ends[0], self.height() / 2), QPointF(ends[1], self.height() / 2))
                x += px(line) + 2 * px(gap)
            self._paint_disc(painter, x, number)
            x += px(DISC)
            if number in named:
                x += px(NAME_GAP) + self._paint_name(painter, x + px(NAME_GAP), number, self._names[number])

    def _paint_disc(self, painter: QPainter, x: float, number: int) -> None:
        theme, d = self.theme, self.theme.px(DISC)
        left = self._at_x(x + d) if self._mirrored else x
        box = QRectF(left, (self.height() - d) / 2, d, d)
        coming = number > self._at
        painter.setPen(QPen(theme.color("line_strong"), RING) if coming else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if coming else theme.color("primary"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if number < self._at:
            px = theme.px(16)
            tick = self._icons.pixmap("check", theme.color("on_primary"), px, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.center().x() - px / 2, box.center().y() - px / 2), tick)
            return
        painter.setPen(theme.color("ink_2" if coming else "on_primary"))
        painter.setFont(theme.sized_font(theme.px(15), 600, display=False))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _paint_name(self, painter: QPainter, x: float, number: int, name: str) -> float:
        """Where it has no room in one line, it takes two."""
        font = self._font(number)
        metrics = QFontMetricsF(font)
        room = self.width() - x
        width = metrics.horizontalAdvance(name)
        painter.setFont(font)
        painter.setPen(self.theme.color("ink" if number == self._at else "ink_2"))
        if width > room:
            left = self._at_x(x + room) if self._mirrored else x
            side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap | side
            painter.drawText(QRectF(left, 0, room, self.height()), int(flags), name)
            return room
        left = self._at_x(x + width) if self._mirrored else x
        painter.drawText(QPointF(left, self.height() / 2 + metrics.capHeight() / 2), name)
        return width

    def _font(self, number: int) -> QFont:
        return self.theme.sized_font(self.theme.px(16), 600 if number == self._at else 500, display=False)

    def _width(self, named: Sequence[int], between: int) -> float:
        px = self.theme.px
        names = [px(NAME_GAP) + QFontMetricsF(self._font(n)).horizontalAdvance(self._names[n]) for n in named]
        return sum(names) + px(DISC) * len(self._names) + px(between) * (len(self._names) - 1)

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _at_x(self, x: float) -> float:
        return self.width() - x if self._mirrored else x
