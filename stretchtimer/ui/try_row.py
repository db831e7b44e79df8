"""The tries of a test side by side: those done with their value, the next one dashed."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.lists import listed

HEIGHT, GAP, CORNER, DASH = 72, 8, 12, 2
EMPTY = "–"


class TryRow(PaintedPicture):
    """As many boxes as there are tries."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._tries: tuple[tuple[str, str], ...] = ()
        self._next = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tries(self, tries: Sequence[tuple[str, str]], upcoming: int) -> None:
        """Label and value of each, the value empty where it is to come; `upcoming` is the number of the next one."""
        self._tries, self._next = tuple(tries), upcoming
        done = [_("{label}: {value}").format(label=label, value=value) for label, value in tries if value]
        self.show_spoken(_("Tries"), listed(done) or _("None yet"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._tries:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a sign stands before its number
        width = (self.width() - GAP * (len(self._tries) - 1)) / len(self._tries)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number, (label, value) in enumerate(self._tries):
            at = len(self._tries) - 1 - number if mirrored else number
            self._paint_box(painter, QRectF(at * (width + GAP), 0, width, self.height()), label, value, number)

    def _paint_box(self, painter: QPainter, box: QRectF, label: str, value: str, number: int) -> None:
        theme = self.theme
        if number == self._next:
            pen = QPen(theme.color("line_strong"), DASH)
            pen.setDashPattern([3.0, 2.4])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface_2"))
        inset = DASH / 2
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        half = box.height() / 2
        painter.setPen(theme.color("ink_2"))
        painter.setFont(theme.sized_font(theme.px(14), 500, display=False))
        painter.drawText(box.adjusted(0, half * 0.2, 0, -half), Qt.AlignmentFlag.AlignCenter, label)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.sized_font(theme.px(22), 600))
        painter.drawText(box.adjusted(0, half * 0.75, 0, -half * 0.1), Qt.AlignmentFlag.AlignCenter, value or EMPTY)
