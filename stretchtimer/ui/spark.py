"""The last leg raises of both sides as two small lines: blue with a circle for left, dashed orange with a square for
right, each with its value at the end."""

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.series import Measured
from stretchtimer.core.spark import Spark
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme
from stretchtimer.words.week_words import end_label, spark_text

HEIGHT, WIDTH = 84, 168
LINE, MARK, GAP, CORNER = 2.5, 11, 6, 2
DASHES = {Side.LEFT: (), Side.RIGHT: (2.5, 2.0)}


class SparkLine(Painted):
    """Shows a `Spark`; time runs as reading does."""

    spoken_as = "picture"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._spark: Spark | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_spark(self, spark: Spark | None) -> None:
        self._spark = spark
        said = "" if spark is None else spark_text(spark)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setVisible(spark is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDTH), self.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._spark is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = {Side.LEFT: self._spark.left, Side.RIGHT: self._spark.right}
        painter.setFont(self.theme.font("small_strong"))
        text_height = painter.fontMetrics().height()
        ends = self._ends(lines, text_height)
        for side, readings in lines.items():
            if readings:
                self._paint_line(painter, side, readings)
        for side, y in ends.items():
            self._paint_end(painter, side, lines[side][-1], y)

    def _paint_line(self, painter: QPainter, side: Side, readings: tuple[Measured, ...]) -> None:
        pen = QPen(self.theme.color(side), LINE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if DASHES[side]:
            pen.setDashPattern(DASHES[side])
        painter.setPen(pen)
        points = [self._place(one.at, one.value) for one in readings]
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(side))
        size = self.theme.px(MARK)
        mark = QRectF(points[-1].x() - size / 2, points[-1].y() - size / 2, size, size)
        corner = size / 2 if side is Side.LEFT else CORNER
        painter.drawRoundedRect(mark, corner, corner)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_end(self, painter: QPainter, side: Side, last: Measured, y: float) -> None:
        painter.setPen(self.theme.color(side))
        room = self._label_room()
        left = 0.0 if self._is_rtl() else self.width() - room
        box = QRectF(left, y - 20, room, 40)
        towards_line = Qt.AlignmentFlag.AlignRight if self._is_rtl() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | towards_line, end_label(side, last.value))

    def _ends(self, lines: dict[Side, tuple[Measured, ...]], height: int) -> dict[Side, float]:
        """Where the labels stand: beside their lines, moved apart where they would touch."""
        ends = {side: self._place(one[-1].at, one[-1].value).y() for side, one in lines.items() if one}
        if len(ends) == 2:
            upper, lower = sorted(ends, key=lambda side: (ends[side], side))
            short = height - (ends[lower] - ends[upper])
            if short > 0:
                ends[upper] -= short / 2
                ends[lower] += short / 2
        low, high = height / 2, self.height() - height / 2
        shift = max(0.0, low - min(ends.values())) - max(0.0, max(ends.values()) - high)
        return {side: y + shift for side, y in ends.items()}

    def _place(self, at: datetime, value: float) -> QPointF:
        readings = [*self._spark.left, *self._spark.right] if self._spark else []
        first, last = min(one.at for one in readings), max(one.at for one in readings)
        lowest, highest = min(one.value for one in readings), max(one.value for one in readings)
        inset = self.theme.px(MARK) / 2 + 1
        span = (last - first).total_seconds()
        share = (at - first).total_seconds() / span if span else 1.0
        x = inset + share * (self.width() - self._label_room() - 2 * inset - GAP)
        rise = (value - lowest) / (highest - lowest) if highest > lowest else 0.5
        y = self.height() - inset - rise * (self.height() - 2 * inset)
        return QPointF(self.width() - x if self._is_rtl() else x, y)

    def _label_room(self) -> float:
        return float(self.theme.px(54))

    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
