"""A drawn figure on paper, by the painter of the screen, fine enough for print; or a picture of the user's own."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.motion import Moment
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_layers import fit
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.ink import Ink
from stretchtimer.ui.picture_stage import paint_whole

COARSER = 2
"""Device dots to one of the picture: 360 to the inch."""


def write_figure(ink: Ink, box: QRectF, art: FigureArt, exercise_id: str, side: Side, depth: float) -> bool:
    """Draw an exercise at `depth` (0 start, 1 full) on its side; False where it has no figure."""
    figure = art.figure(exercise_id, side)
    if figure is None:
        return False
    dots, painter = ink.dots(box), ink.painter
    width, height = dots.width() / COARSER, dots.height() / COARSER
    drawing = FigurePainter(art.rig, art.shapes, figure, "usual", art.look)
    painter.save()
    painter.translate(dots.topLeft())
    painter.scale(COARSER, COARSER)
    moment = Moment(depth, glow=1.0, arrow="closer" if depth else "press")
    drawing.paint(painter, moment, fit(drawing.viewport, width, height), width, figure.is_mirrored(side))
    painter.restore()
    return True


def write_picture(ink: Ink, box: QRectF, picture: QPixmap) -> None:
    """The whole of a picture, in the middle of a box."""
    ink.painter.save()
    ink.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    paint_whole(ink.painter, picture, ink.dots(box).toRect())
    ink.painter.restore()
