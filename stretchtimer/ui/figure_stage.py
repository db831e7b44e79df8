"""The stage: shows a figure as it moves, at the instant it is told.

It has no clock. While the user gets ready it paints the coming frames one by one, then it mostly copies.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.motion import Moment, at_tempo, moment, preview_moment
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.figure.steps import likely_moments, stepped
from stretchtimer.core.plan import PhaseKind
from stretchtimer.ui.figure_frames import FrameStore
from stretchtimer.ui.figure_layers import Frame, blit, fit, turned
from stretchtimer.ui.figure_look import Look, detail_for
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.figure_scenery import Scenery, paint_floor, scenery
from stretchtimer.ui.figure_shapes import SideShapes
from stretchtimer.ui.painted_picture import blank

SMALLEST = 8
"""A stage of fewer pixels shows nothing."""


class FigureStage(QLabel):
    """A label, because a screen reader then finds a picture with a name and not an empty frame."""

    def __init__(
        self, rig: Rig, shapes: SideShapes, look: Look, corner: float = 0.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._corner = corner
        self._rig, self._shapes, self._look = rig, shapes, look
        self._figure: Figure | None = None
        self._form_name: FormName = "usual"
        self._side: Side = Side.RIGHT
        self._painter: FigurePainter | None = None
        self._frames, self._ahead = FrameStore(), list[Moment]()
        self._moment = Moment()
        self._drawn: Moment | None = None  # nothing of the present drawing
        self._scenery: Scenery | None = None
        self._reduced, self._ratio = False, 0.0
        self.setPixmap(blank())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figure(self, figure: Figure, side: Side = Side.RIGHT, form: FormName = "usual") -> None:
        """The figure of the coming set. In a change of side this is already the new side."""
        same = self._figure is figure and self._form_name == form
        if same and self._side == side:
            return
        was_mirrored = self._is_mirrored()
        self._figure, self._side, self._form_name = figure, side, form
        if not same:
            self._renew()
        elif self._is_mirrored() != was_mirrored:
            self._frames.turn(self.width())
        self.update()

    def show_spoken(self, name: str, description: str) -> None:
        """What a screen reader says: the exercise; then its position, side and what to do."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def show_look(self, look: Look) -> None:
        """Another theme, skin tone or hair."""
        if look != self._look:
            self._look = look
            self._renew()

    def show_reduced_motion(self, reduced: bool) -> None:
        self._reduced = reduced

    def show_instant(self, phase: PhaseKind, ms: int, breath: float = 0.0, tempo_ms: int = 0) -> None:
        """The instant `ms` into a phase of the session; breath 0 empty, 1 full; tempo of one repetition."""
        if self._figure is None:
            return
        motion = self._figure.form(self._form_name).motion
        motion = at_tempo(motion, tempo_ms) if tempo_ms else motion
        self._show(moment(motion, phase, ms, breath, self._reduced))
        if phase is PhaseKind.PREPARE and self._has_painted() and self._is_seen():
            self._paint_ahead()

    def show_preview(self, ms: int) -> None:
        """The same in a loop of its own, for looking at outside a session."""
        if self._figure is not None:
            motion = self._figure.form(self._form_name).motion
            self._show(preview_moment(motion, ms, self._reduced))

    def drop_frames(self) -> None:
        """Gives the memory back; called after the session."""
        self._frames.clear()
        self._ahead = []

    @property
    def kept_bytes(self) -> int:
        """The memory of the frames that are kept."""
        return self._frames.bytes

    def sizeHint(self) -> QSize:
        return QSize(676, 340)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ratio != self.devicePixelRatio():  # moved to another screen
            self._ratio, self._scenery = self.devicePixelRatio(), None
            self._frames.clear()
        painter = QPainter(self)
        if self._painter is None or self._moment.opacity < 1.0:
            paint_floor(painter, self, self._look.colours.stage, self._corner)
        if self._painter is not None and min(self.width(), self.height()) >= SMALLEST:
            self._paint_on(painter, self._painter, self._is_mirrored() != self._moment.other_side)
        painter.end()

    def _paint_on(self, painter: QPainter, drawing: FigurePainter, mirrored: bool) -> None:
        if self._scenery is None or self._scenery.mirrored != mirrored:
            self._scenery = scenery(drawing, self, self._look.colours.stage, self._corner, mirrored)
        width = self.width()
        frame = self._frame(self._stepped(self._moment))
        painter.setOpacity(self._moment.opacity)
        painter.drawPixmap(0, 0, self._scenery.ground)
        blit(painter, frame.shadow, width, mirrored)
        if self._scenery.back is not None:
            painter.drawPixmap(0, 0, self._scenery.back)
        blit(painter, frame.body, width, mirrored)

    def _show(self, wanted: Moment) -> None:
        """Asks for a repaint only where the picture will be another one."""
        before, self._moment = self._moment, wanted
        faded = (before.opacity, before.other_side) != (wanted.opacity, wanted.other_side)
        if faded or self._stepped(wanted) != self._drawn:
            self.update()

    def _has_painted(self) -> bool:
        """Whether the present picture is on the screen: the turn in which it is painted has enough to do."""
        return self._drawn == self._stepped(self._moment)

    def _is_mirrored(self) -> bool:
        """Facing right the right leg works, facing left the left one; an unsided figure faces right."""
        return self._figure is not None and self._figure.is_mirrored(self._side)

    def _is_seen(self) -> bool:
        """Not hidden, and in a window that is neither minimised nor wholly covered."""
        window = self.window()
        handle = window.windowHandle()
        return self.isVisible() and not window.isMinimized() and handle is not None and handle.isExposed()

    def _stepped(self, wanted: Moment) -> Moment:
        if self._figure is None or self._painter is None:
            return wanted
        return stepped(wanted, self._figure.form(self._form_name).motion, self._painter.laps_differ)

    def _frame(self, wanted: Moment) -> Frame:
        self._drawn = wanted
        return self._frames.get(wanted) or self._painted(wanted)

    def _painted(self, wanted: Moment) -> Frame:
        assert self._painter is not None
        place = fit(self._painter.viewport, self.width(), self.height())
        frame = self._painter.frame(wanted, place, self.devicePixelRatio())
        frame = turned(frame, self.width()) if self._is_mirrored() else frame
        self._frames.put(wanted, frame)
        return frame

    def _paint_ahead(self) -> None:
        """One coming frame at a time, until all are there or the budget is full."""
        while self._ahead:
            wanted = self._ahead.pop(0)
            if self._frames.get(wanted) is None:
                if not self._frames.has_room_for(self._painted(wanted)):
                    self._ahead = []
                return

    def _renew(self) -> None:
        """Another drawing: its painter is made anew and old frames are dropped."""
        self._frames.clear()
        self._scenery, self._drawn = None, None
        if self._figure is None:
            return
        look = Look(self._look.colours, self._look.hair, detail_for(self.height()))
        self._painter = FigurePainter(self._rig, self._shapes, self._figure, self._form_name, look)
        motion = self._figure.form(self._form_name).motion
        self._ahead = list(likely_moments(motion, self._painter.laps_differ)) if not self._reduced else []
        self.update()
