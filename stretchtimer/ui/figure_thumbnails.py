"""Small pictures of figures for lists and cards, each painted once for its size and look."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.motion import Moment
from stretchtimer.core.figure.rig import Rig
from stretchtimer.ui.figure_layers import fit
from stretchtimer.ui.figure_look import Look, detail_for
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.figure_shapes import SideShapes

LIT = 1.0
BUDGET_BYTES = 6_000_000
"""With the frames of the stage, 30 MB of pictures in all. A full library keeps some 2 MB."""
Key = tuple[str, int, int, str, str, Side, FormName, float, float]


class FigureThumbnails:
    """The kept pictures, those used last. Detail that would only blur is left out by height."""

    def __init__(self, rig: Rig, shapes: SideShapes) -> None:
        self._rig, self._shapes, self._kept = rig, shapes, dict[Key, QPixmap]()

    def thumbnail(
        self,
        figure: Figure,
        size: QSize,
        look: Look,
        side: Side = Side.RIGHT,
        form: FormName = "usual",
        depth: float = 1.0,
        ratio: float = 1.0,
    ) -> QPixmap:
        """The figure on a transparent ground, `size` in logical pixels, at its full pose unless told."""
        what = (figure.exercise_id, size.width(), size.height(), look.colours.name, look.hair)
        key: Key = (*what, side, form, depth, ratio)
        picture = self._kept.pop(key, None) or self._painted(figure, size, look, side, form, depth, ratio)
        self._kept[key] = picture
        while self.kept_bytes > BUDGET_BYTES and len(self._kept) > 1:
            del self._kept[next(iter(self._kept))]
        return picture

    @property
    def kept_bytes(self) -> int:
        """The memory of the pictures that are kept."""
        return sum(4 * kept.width() * kept.height() for kept in self._kept.values())

    def clear(self) -> None:
        self._kept.clear()

    def _painted(
        self,
        figure: Figure,
        size: QSize,
        look: Look,
        side: Side,
        form: FormName,
        depth: float,
        ratio: float,
    ) -> QPixmap:
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        small = Look(look.colours, look.hair, detail_for(size.height()))
        drawing = FigurePainter(self._rig, self._shapes, figure, form, small)
        painter = QPainter(pixmap)
        place = fit(drawing.viewport, size.width(), size.height())
        mirrored = figure.is_mirrored(side)
        drawing.paint(painter, Moment(depth, glow=LIT), place, size.width(), mirrored)
        painter.end()
        return pixmap
