"""A still figure on its ground, as large as its place allows."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import FormName
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.theme import Theme

CORNER = 12


class FigurePicture(PaintedPicture):
    """Shows one exercise, in one form, on one side."""

    def __init__(self, theme: Theme, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._art = art
        self._exercise, self._side = "", Side.RIGHT
        self._form: FormName = "usual"
        self._depth = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_exercise(
        self, exercise_id: str, side: Side = Side.RIGHT, form: FormName = "usual", depth: float = 1.0
    ) -> None:
        """Show an exercise by its id, or the empty ground where that is ""."""
        wanted = (exercise_id, side, form, depth)
        if wanted != (self._exercise, self._side, self._form, self._depth):
            self._exercise, self._side, self._form, self._depth = wanted
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(148, 94)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("stage"))
        painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        if self._exercise:
            ratio = self.devicePixelRatioF()
            picture = self._art.picture(self._exercise, self.size(), ratio, self._side, self._form, self._depth)
            if not picture.isNull():
                painter.drawPixmap(0, 0, picture)
