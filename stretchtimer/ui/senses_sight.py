"""The large thing in the check of the senses: a number of the session's size, a loudspeaker, or a key's name."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.core.senses import Part, Senses
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme

NUMBER = "8"
CAP_WINDOW, CAP_MAT, CAP_KEY = 169, 436, 120
"""Heights of a digit in px: as in the window, as in the mat view, and of a key's name."""
ICON = 160
SMALLEST = 120
ROOM = 0.96  # of its place


class SensesSight(Painted):
    """As large as it should be, or as its room allows."""

    spoken_as = "picture"

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._part, self._text, self._cap = Part.SEE, NUMBER, CAP_WINDOW
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_senses(self, senses: Senses) -> None:
        self._part = senses.part
        match senses.part:
            case Part.SEE:
                self._text, self._cap = NUMBER, CAP_MAT if senses.mat_view else CAP_WINDOW
            case Part.REMOTE:
                native = QKeySequence.SequenceFormat.NativeText
                self._text, self._cap = QKeySequence(senses.key).toString(native), CAP_KEY
            case _:
                self._text = ""
        self.setAccessibleName(self._text)
        self.update()

    @property
    def cap_height(self) -> float:
        """Of what is written now, in px: as wished, less where the room is smaller."""
        box = self._outline(100.0).boundingRect()
        if box.isEmpty():
            return 0.0
        fits = ROOM * min(self.height() / box.height(), self.width() / box.width()) * box.height()
        return min(float(self._cap), fits)

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST, SMALLEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        if self._part is Part.HEAR:
            px = min(ICON, self.height(), self.width())
            pixmap = self._icons.pixmap("volume-2", self.theme.color("ring"), px, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(middle.x() - px / 2, middle.y() - px / 2), pixmap)
        elif self._text:
            path = self._outline(100.0)
            box = path.boundingRect()
            scale = self.cap_height / box.height()
            painter.translate(middle)
            painter.scale(scale, scale)
            painter.translate(-box.center())
            painter.fillPath(path, self.theme.color("ink"))

    def _outline(self, px: float) -> QPainterPath:
        font = self.theme.sized_font(px, 600)
        path = QPainterPath()
        if self._text:
            path.addText(QPointF(0, QFontMetricsF(font).ascent()), font, self._text)
        path.setFillRule(Qt.FillRule.WindingFill)
        return path
