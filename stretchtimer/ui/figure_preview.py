"""The moving figure of one exercise: which muscle is lit, both sides' marks to mirror it, and its easier form.

It moves in a loop of its own, and only while somebody can see it: one timer, stopped when the preview is hidden, when
its window is, and when motion is reduced (then the figure stands in its full pose).
"""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Exercise, Side, Sides
from stretchtimer.core.figure.keyframes import Figure, FormName
from stretchtimer.core.figure.motion import STILL_START_MS
from stretchtimer.core.figure.rig import Rig
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_shapes import SideShapes
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.side_choice import TARGET, SideChoice
from stretchtimer.ui.theme import Theme
from stretchtimer.words.figure_words import figure_description, lit_line

TICK_MS = 33
CORNER, STAGE_HEIGHT = 12, 176
DOT = 10


class FigurePreview(QFrame):
    """Shows the figure it is given; the side and the loop are its own."""

    side_chosen = Signal(object)  # Side

    def __init__(self, theme: Theme, rig: Rig, shapes: SideShapes, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ms, self._reduced = 0, False
        self._exercise: Exercise | None = None
        self._figure: Figure | None = None
        self._side: Side = Side.RIGHT
        self._form: FormName = "usual"
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._dot, self._lit = _Dot(theme), QLabel()
        self._sides = SideChoice(theme)
        self._stage = FigureStage(rig, shapes, look, CORNER)
        self._sides.side_chosen.connect(self._choose)
        self.setProperty("panel", "picture")
        self._lay_out()

    def show_exercise(self, exercise: Exercise, figure: Figure, side: Side) -> None:
        """From the beginning, in its usual form."""
        self._exercise, self._figure, self._side = exercise, figure, side
        self._form, self._ms = "usual", 0
        self._lit.setText(lit_line(figure.highlight))
        self._dot.setVisible(bool(figure.highlight))
        self._sides.setVisible(figure.sided)
        self._sides.show_limb(exercise.limb)
        self._sides.show_side(side)
        self._show_figure()

    def show_figure(self, figure: Figure) -> None:
        """The same exercise, to another depth."""
        if figure != self._figure:
            self._figure = figure
            self._show_figure()

    def show_form(self, form: FormName) -> None:
        if form != self._form:
            self._form, self._ms = form, 0
            self._show_figure()

    def show_look(self, look: Look) -> None:
        self._stage.show_look(look)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dot.show_theme(theme)
        self._sides.show_theme(theme)
        self._lit.setMinimumHeight(theme.px(TARGET))
        self._stage.setFixedHeight(STAGE_HEIGHT)  # large text needs the room more

    def show_reduced_motion(self, reduced: bool) -> None:
        self._reduced = reduced
        self._stage.show_reduced_motion(reduced)
        self._show_figure()
        self._heed_sight()

    @property
    def is_moving(self) -> bool:
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not None:
            window.installEventFilter(self)
        self._heed_sight()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._stage.drop_frames()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that is minimised or covered is told so, its widgets are not."""
        if event.type() == QEvent.Type.Expose:
            self._heed_sight()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._lit.setProperty("role", "caption")
        self._lit.setWordWrap(True)
        self._stage.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        top = QHBoxLayout()
        top.setContentsMargins(12, 2, 4, 0)
        top.setSpacing(6)
        top.addWidget(self._dot)
        top.addWidget(self._lit, 1)
        top.addWidget(self._sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stage)

    def _choose(self, side: Side) -> None:
        self._side = side
        self._show_figure()
        self.side_chosen.emit(side)

    def _show_figure(self) -> None:
        if self._exercise is None or self._figure is None:
            return
        side = self._side if self._figure.sided else Side.BOTH
        self._stage.show_figure(self._figure, side, self._form)
        spoken = side if self._exercise.sides is Sides.EACH else Side.BOTH
        self._stage.show_spoken(self._exercise.name, figure_description(self._exercise, spoken))
        self._stage.show_preview(STILL_START_MS if self._reduced else self._ms)

    def _tick(self) -> None:
        self._ms += TICK_MS
        self._stage.show_preview(self._ms)

    def _heed_sight(self) -> None:
        window = self.window().windowHandle()
        seen = self.isVisible() and window is not None and window.isExposed()
        moves = seen and not self._reduced
        if moves and not self._timer.isActive():
            self._timer.start()
        elif not moves:
            self._timer.stop()


class _Dot(Painted):
    """The colour of the lit muscle, beside its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(DOT), self.theme.px(DOT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent"))
        painter.drawEllipse(QRectF(self.rect()))
