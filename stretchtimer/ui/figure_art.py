"""The drawn figures as pages use them: one rig and one look for all, stages that move and pictures that do not."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.rig import Rig
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_shapes import SideShapes
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.figure_thumbnails import FigureThumbnails

STAGE_CORNER = 24.0


class FigureArt:
    """Draws an exercise by its id; one without a figure, such as the user's own, has no picture."""

    def __init__(self, rig: Rig, figure_of: Callable[[str, Side], Figure | None], look: Look) -> None:
        self.rig, self.shapes = rig, SideShapes(rig)
        self._figure_of = figure_of
        self.thumbnails = FigureThumbnails(rig, self.shapes)
        self.look = look

    def figure(self, exercise_id: str, side: Side) -> Figure | None:
        return self._figure_of(exercise_id, side)

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
        """A still picture on a transparent ground; empty where there is no figure."""
        figure = self._figure_of(exercise_id, side)
        if figure is None or size.isEmpty():
            return QPixmap()
        return self.thumbnails.thumbnail(figure, size, self.look, side, form, depth, ratio)
