"""A picture of the user's own, whole and upright on its ground: on the stage of a session, and in the library."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.core.exercise import Exercise
from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.theme import Theme


class PictureStage(PaintedPicture):
    """As large as its place allows; without a picture it is the empty ground."""

    def __init__(self, theme: Theme, corner: float, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._corner, self._picture = corner, QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_exercise(self, exercise: Exercise, picture: QPixmap) -> None:
        self._picture = picture
        self.show_spoken(exercise.name, exercise.picture_text)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), self._corner, self._corner)
        painter.fillPath(ground, self.theme.color("stage"))
        painter.setClipPath(ground)
        paint_whole(painter, self._picture, self.rect())


def paint_whole(painter: QPainter, picture: QPixmap, room: QRect) -> None:
    """As large as fits, in the middle."""
    if picture.isNull():
        return
    size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = room.center() - QPoint(size.width() // 2, size.height() // 2)
    painter.drawPixmap(QRect(corner, size), picture)
