"""The stage of the session page: how to get into the exercise, step by step, and where it should be felt."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.core.exercise import Exercise
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme

CORNER, MARGIN = 24, 32
SMALLEST_PX = 9.0
NUMBER_DISC = 1.5  # times the text's size
LINE_GAP = 0.55
FEEL_SHARE = 0.85  # of the text's size
WRAPS = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value


class StepsStage(Painted):
    """Shows an exercise's set-up in numbered steps, as large as asked and as the place allows."""

    spoken_as = "picture"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._steps: tuple[str, ...] = ()
        self._feel = ""
        self._px = 20.0

    def show_exercise(self, exercise: Exercise) -> None:
        if (exercise.setup, exercise.feel) != (self._steps, self._feel):
            self._steps, self._feel = exercise.setup, exercise.feel
            self.setAccessibleName(exercise.name)
            self.setAccessibleDescription(" ".join((*exercise.setup, exercise.feel)))
            self.update()

    def show_px(self, px: float) -> None:
        if px != self._px:
            self._px = px
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the text's own
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("stage"))
        painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        px, feel = self._px, self._feel
        if self._needed(px, feel) > self._room().height():
            feel = ""  # how to get there comes first
        while self._needed(px, feel) > self._room().height() and px > SMALLEST_PX:
            px -= 0.5
        y = self._room().top() + (self._room().height() - self._needed(px, feel)) / 2
        for number, step in enumerate(self._steps, start=1):
            y = self._paint_step(painter, px, y, number, step)
        painter.setFont(self._font(px * FEEL_SHARE, 500))
        painter.setPen(self.theme.color("ink_2"))
        room = self._room()
        painter.drawText(QRectF(room.left(), y + px * LINE_GAP, room.width(), room.height()), self._flags(), feel)

    def _paint_step(self, painter: QPainter, px: float, y: float, number: int, step: str) -> float:
        """Paint one step and return where the next begins."""
        disc = px * NUMBER_DISC
        room, height = self._room(), self._step_height(px, step)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        circle = QRectF(room.right() - disc if mirrored else room.left(), y, disc, disc)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("surface"))
        painter.drawEllipse(circle)
        painter.setPen(self.theme.color("primary"))
        painter.setFont(self._font(px * 0.8, 600))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setPen(self.theme.color("ink"))
        painter.setFont(self._font(px, 400))
        text = QRectF(0, 0, self._text_width(px), height)
        left = room.left() if mirrored else room.left() + room.width() - text.width()
        one_line = QFontMetricsF(self._font(px, 400)).height()
        text.moveTopLeft(QPointF(left, y + (disc - one_line) / 2))
        painter.drawText(text, self._flags(), step)
        return y + height + px * LINE_GAP

    def _needed(self, px: float, feel: str) -> float:
        steps = sum(self._step_height(px, step) + px * LINE_GAP for step in self._steps) - px * LINE_GAP
        if not feel:
            return steps
        metrics = QFontMetricsF(self._font(px * FEEL_SHARE, 500))
        room = QRectF(0, 0, self._room().width(), 1e4)
        return steps + 2 * px * LINE_GAP + metrics.boundingRect(room, WRAPS, feel).height()

    def _step_height(self, px: float, step: str) -> float:
        metrics = QFontMetricsF(self._font(px, 400))
        text = metrics.boundingRect(QRectF(0, 0, self._text_width(px), 1e4), WRAPS, step).height()
        return max(px * NUMBER_DISC, text + (px * NUMBER_DISC - metrics.height()) / 2)

    def _text_width(self, px: float) -> float:
        return self._room().width() - px * (NUMBER_DISC + 0.6)

    def _room(self) -> QRectF:
        across, down = min(MARGIN, self.width() / 24), min(MARGIN, self.height() / 16)
        return QRectF(self.rect()).adjusted(across, down, -across, -down)

    def _flags(self) -> int:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        return Qt.TextFlag.TextWordWrap.value | side.value | Qt.AlignmentFlag.AlignAbsolute.value

    def _font(self, px: float, weight: int) -> QFont:
        return self.theme.sized_font(px, weight, display=False)
