"""The drawn figures as pages use them: one rig and one look for all, stages that move and pictures that do not."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.rig import Rig
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_shapes import SideShapes
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.figure_thumbnails import FigureThumbnails
from stretchtimer.ui.picture_stage import paint_whole

STAGE_CORNER = 24.0


class FigureArt:
    """Draws an exercise by its id; one of the user's own may have a picture in the place of a figure, or neither."""

    def __init__(
        self,
        rig: Rig,
        figure_of: Callable[[str, Side], Figure | None],
        look: Look,
        own_picture: Callable[[str], QPixmap] = lambda _exercise_id: QPixmap(),
    ) -> None:
        self.rig, self.shapes = rig, SideShapes(rig)
        self._figure_of, self._own_picture = figure_of, own_picture
        self.thumbnails = FigureThumbnails(rig, self.shapes)
        self.look = look

    def figure(self, exercise_id: str, side: Side) -> Figure | None:
        return self._figure_of(exercise_id, side)

    def own_picture(self, exercise_id: str) -> QPixmap:
        """The picture of one of the user's own; empty where there is none."""
        return self._own_picture(exercise_id)

    def forget_pictures(self) -> None:
        """Paint every picture anew when it is next asked for: the figures themselves have changed."""
        self.thumbnails.clear()

    def stage(self) -> FigureStage:
        """A new stage; whoever asked for it tells it when the look changes."""
        return FigureStage(self.rig, self.shapes, self.look, STAGE_CORNER)

    def picture(
        self,
        exercise_id: str,
        size: QSize,
        ratio: float,
        side: Side = Side.RIGHT,
        form: FormName = "usual",
        depth: float = 1.0,
    ) -> QPixmap:
        """A still picture on a transparent ground; empty where there is neither a figure nor a picture."""
        figure = self._figure_of(exercise_id, side)
        if size.isEmpty():
            return QPixmap()
        if figure is None:
            return _whole(self._own_picture(exercise_id), size, ratio)
        return self.thumbnails.thumbnail(figure, size, self.look, side, form, depth, ratio)


def _whole(picture: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """The whole of a picture in the middle of a place."""
    if picture.isNull():
        return picture
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    paint_whole(painter, picture, QRect(0, 0, size.width(), size.height()))
    painter.end()
    return made
