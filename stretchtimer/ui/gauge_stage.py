"""The stage of a test: the drawn figure does what was read, beside the scale it is read on.

The scale lies in the figure's own world, so that both are placed by one rule (`place`), mirrored for the left leg.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.gauge import Follower, Gauge, Shape
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.figure.motion import Moment
from stretchtimer.core.figure.points import direction
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_layers import fit
from stretchtimer.ui.figure_look import Look, detail_for
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.gauge_marks import Place, paint_handle, paint_height, paint_protractor, paint_ruler
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.theme import Theme

CORNER, HINT_AT, HINT_GAP = 24.0, 20, 4
LIT = 1.0
HINT_SHARE = 0.4
"""A hint that would take more of the height is left out; it is said by the pointer."""
RULER_ROOM = 24
SMALLEST = 24


class GaugeStage(PaintedPicture):
    """Shows a reading; a drag sets another one."""

    reading_dragged = Signal(float)  # degrees or cm, on the gauge's scale

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        art: FigureArt,
        figure_of: Callable[[str], Figure],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icons, self._art, self._figure_of = icons, art, figure_of
        self._gauge: Gauge | None = None
        self._figure: Figure | None = None
        self._follower: Follower | None = None
        self._drawing: FigurePainter | None = None
        self._look: Look | None = None
        self._side, self._reading, self._hint = Side.BOTH, 0.0, ""
        self._is_draggable = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_gauge(self, gauge: Gauge, side: Side, hint: str, *, draggable: bool) -> None:
        """Another test, or another leg."""
        self._side, self._hint, self._is_draggable = side, hint, draggable
        self.setToolTip(hint)
        if gauge != self._gauge:
            self._gauge = gauge
            self._figure = self._figure_of(gauge.figure)
            self._follower = Follower(self._art.rig, self._figure, gauge)
            self._drawing = None
        self.setCursor(Qt.CursorShape.OpenHandCursor if draggable else Qt.CursorShape.ArrowCursor)
        self.update()

    def show_reading(self, reading: float) -> None:
        """Degrees or cm; what lies beyond the scale is drawn at its end."""
        self._reading = reading
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(660, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 96)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a sign stands before its number
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("stage"))
        painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        gauge, follower = self._gauge, self._follower
        if gauge is None or follower is None or min(self.width(), self.height()) < SMALLEST:
            return
        place, shown = self._place(gauge), min(gauge.highest, max(gauge.lowest, self._reading))
        depth = follower.depth(shown)
        pivot = follower.pivot(depth)
        if gauge.shape is Shape.PROTRACTOR:
            paint_protractor(painter, self.theme, place, gauge, pivot, shown)
        self._renewed(gauge).paint(painter, Moment(depth, glow=LIT), place.fit, self.width(), place.mirrored)
        if gauge.shape is Shape.PROTRACTOR:
            paint_handle(painter, self.theme, self._icons, place, gauge, pivot, shown, grip=self._is_draggable)
        elif gauge.shape is Shape.RULER:
            paint_ruler(painter, self.theme, place, gauge, shown, follower.tip(depth)[1])
        else:
            paint_height(painter, self.theme, place, gauge, shown, follower.tip(depth)[0])
        self._paint_hint(painter)

    def _place(self, gauge: Gauge) -> Place:
        """The world below the hint, in its own place and size."""
        room = self._hint_room()
        below = RULER_ROOM if gauge.shape is Shape.RULER else 0  # its numbers do not shrink with it
        placed = fit(gauge.viewport, self.width(), self.height() - room - below)
        moved = type(placed)(placed.scale, placed.x, placed.y + room)
        figure = self._figure
        return Place(moved, self.width(), figure is not None and figure.is_mirrored(self._side))

    def _renewed(self, gauge: Gauge) -> FigurePainter:
        if self._drawing is None or self._look is not self._art.look:
            assert self._figure is not None
            self._look = self._art.look
            look = Look(self._look.colours, self._look.hair, detail_for(self.height()))
            self._drawing = FigurePainter(self._art.rig, self._art.shapes, self._figure, "usual", look)
        return self._drawing

    def _paint_hint(self, painter: QPainter) -> None:
        if not self._hint_room():
            return
        painter.setPen(QColor(self.theme.color("ink_2")))
        painter.setFont(self.theme.font("body"))
        painter.drawText(self._hint_box(), self._hint_flags(), self._hint)

    def _hint_room(self) -> int:
        """The height that the hint takes above the drawing; none where it would take too much."""
        metrics = QFontMetricsF(self.theme.font("body"))
        box = self._hint_box()
        written = metrics.boundingRect(box, self._hint_flags(), self._hint)
        needed = round(written.bottom()) + self.theme.px(HINT_GAP)
        return needed if self._hint and needed <= HINT_SHARE * self.height() else 0

    def _hint_box(self) -> QRectF:
        edge = self.theme.px(HINT_AT)
        return QRectF(self.rect()).adjusted(edge, edge * 0.8, -edge, 0)

    def _hint_flags(self) -> int:
        return int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | self._leading())

    def _leading(self) -> Qt.AlignmentFlag:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft

    def _drag(self, event: QMouseEvent) -> None:
        gauge, follower = self._gauge, self._follower
        if not self._is_draggable or gauge is None or follower is None:
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        at = self._place(gauge).world(QPointF(event.position()))
        match gauge.shape:
            case Shape.PROTRACTOR:
                angle = direction(follower.pivot(0.0), at)
                angle = angle + 360.0 if angle < -90.0 else angle
                reading = 90.0 - angle if gauge.from_straight else angle
            case Shape.RULER:
                reading = at[0] - gauge.zero[0]
            case _:
                reading = at[1] - gauge.zero[1]
        self.reading_dragged.emit(min(gauge.highest, max(gauge.lowest, reading)))
