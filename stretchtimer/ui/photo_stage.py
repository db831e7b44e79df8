"""A photo from the side, on which hip, ankle and floor are marked; the angle follows while they are moved.

By mouse: a click places the next point, a drag moves one, the wheel zooms, the right button shoves the photo. By
keyboard: Tab goes from point to point, arrows move it by a pixel of the photo, with Shift by 10, with Ctrl by 100,
plus, minus and 0 zoom. The photo lives only as long as it is looked at.
"""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.core.angles import Spot, photo_angle
from stretchtimer.core.message import UserError
from stretchtimer.ui.painted_picture import PaintedPicture
from stretchtimer.ui.photo_marks import paint_loupe, paint_photo, paint_points
from stretchtimer.ui.photo_view import STEP, PhotoView, fitted, moved, resized, showing, zoomed
from stretchtimer.ui.theme import Theme
from stretchtimer.words.guided_words import photo_points, photo_spoken
from stretchtimer.words.messages import sentence

GRAB_PX = 14
"""Within so many pixels of a point a press takes hold of it."""
HIP, ANKLE, FLOOR, ALONG = range(4)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ZOOMS = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}


class PhotoStage(PaintedPicture):
    """Three points make an angle; a fourth gives the floor a line of its own."""

    angle_measured = Signal(object)  # tenths of a degree, or None while a point is missing
    problem_found = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._image = QImage()
        self._view: PhotoView | None = None
        self._points: list[Spot | None] = [None] * 4
        self._active, self._last_press = HIP, QPointF()
        self._pointer: Spot | None = None
        self._is_dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tell()

    @property
    def view(self) -> PhotoView | None:
        """How the photo lies in the widget; None without a photo."""
        return self._view

    @property
    def points(self) -> tuple[Spot | None, ...]:
        """Hip, ankle, floor and the second floor point, in the photo's pixels."""
        return tuple(self._points)

    def show_photo(self, image: QImage) -> None:
        """Another photo, or none where the image is null."""
        self._image = image
        self._points, self._active, self._pointer = [None] * 4, HIP, None
        room = (float(self.width()), float(self.height()))
        self._view = None if image.isNull() else fitted(image.width(), image.height(), room)
        self._tell()

    def show_zoomed(self, factor: float) -> None:
        """So many times as large, about the active point or the middle; 0 shows the whole photo."""
        if self._view is None:
            return
        if factor == 0:
            self._view = fitted(self._view.width, self._view.height, self._view.room)
        else:
            about = self._points[self._active] or self._view.middle
            self._view = zoomed(self._view, factor, self._view.widget(about))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None:
            self._view = resized(self._view, (float(self.width()), float(self.height())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_photo(painter, self.theme, self.rect(), self._image, self._view)
        if self._view is None:
            return
        paint_points(painter, self.theme, self._view, self._points, self._active, photo_points())
        beside = self._pointer or (self._points[self._active] if self.hasFocus() else None)
        if beside is not None:
            paint_loupe(painter, self.theme, self.rect(), self._image, self._view, beside)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._active = ALONG
        elif event.reason() == Qt.FocusReason.TabFocusReason:
            self._active = HIP
        self._say()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802
        """Tab goes through the points before it goes on."""
        to = self._active + (1 if following else -1)
        if self._view is None or not HIP <= to <= ALONG:
            return super().focusNextPrevChild(following)
        self._active = to
        self._pointer = None
        spot = self._points[to]
        if spot is not None:
            self._view = showing(self._view, spot)
        self._say()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._view is None:
            super().keyPressEvent(event)
        elif key in ARROWS:
            self._nudge(*ARROWS[key], event.modifiers())
        elif key in ZOOMS:
            self.show_zoomed(ZOOMS[key])
        elif key == Qt.Key.Key_0:
            self.show_zoomed(0)
        elif key == Qt.Key.Key_Delete:
            self._put(self._active, None)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if self._view is not None and turns:
            at = event.position()
            self._view = zoomed(self._view, STEP**turns, (at.x(), at.y()))
            self.update()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last_press = event.position()
        if self._view is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        near = self._near(event.position())
        if near is not None:
            self._active = near
        else:
            self._active = next((n for n, spot in enumerate(self._points) if spot is None), self._active)
        self._is_dragging = True
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._view is None:
            return
        if event.buttons() & (Qt.MouseButton.RightButton | Qt.MouseButton.MiddleButton):
            by = event.position() - self._last_press
            self._last_press = event.position()
            self._view = moved(self._view, by.x(), by.y())
        elif self._is_dragging:
            self._follow(event.position())
        self._pointer = self._spot(event.position())
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._is_dragging = False

    def leaveEvent(self, _event: object) -> None:
        self._pointer = None
        self.update()

    def _follow(self, at: QPointF) -> None:
        self._pointer = self._spot(at)
        self._put(self._active, self._pointer)

    def _nudge(self, dx: int, dy: int, held: Qt.KeyboardModifier) -> None:
        assert self._view is not None
        by = (
            100 if held & Qt.KeyboardModifier.ControlModifier else 10 if held & Qt.KeyboardModifier.ShiftModifier else 1
        )
        x, y = self._points[self._active] or self._view.middle
        spot = self._view.inside((round(x) + dx * by, round(y) + dy * by))
        self._view = showing(self._view, spot)
        self._pointer = None
        self._put(self._active, spot)

    def _put(self, number: int, spot: Spot | None) -> None:
        self._points[number] = spot
        self._tell()

    def _tell(self) -> None:
        """The points have changed: say the angle, and then why there is none, so that the reason stays."""
        angle, problem = self._measured()
        self._say()
        self.angle_measured.emit(angle)
        if problem:
            self.problem_found.emit(problem)

    def _say(self) -> None:
        """Where things stand, for those who cannot see them; the reading is left alone."""
        angle, _problem = self._measured()
        placed = [spot is not None for spot in self._points]
        self.show_spoken(*photo_spoken(self._view is not None, self._active, placed, angle))
        self.update()

    def _measured(self) -> tuple[int | None, str]:
        """The angle, and a sentence where the points placed give none."""
        hip, ankle, floor, along = self._points
        if hip is None or ankle is None or floor is None:
            return None, ""
        try:
            return photo_angle(hip, ankle, floor, along), ""
        except UserError as error:
            return None, sentence(error.message)

    def _near(self, at: QPointF) -> int | None:
        assert self._view is not None
        for number, spot in enumerate(self._points):
            if spot is not None:
                x, y = self._view.widget(spot)
                if abs(x - at.x()) <= GRAB_PX and abs(y - at.y()) <= GRAB_PX:
                    return number
        return None

    def _spot(self, at: QPointF) -> Spot:
        assert self._view is not None
        return self._view.inside(self._view.photo((at.x(), at.y())))
