"""How a RingFace looks at one size: all lengths of the countdown ring, and the strokes that draw it.

Made anew when size, theme or reading direction change; then every frame only fills shapes already known.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, sin, sqrt

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QRegion

from stretchtimer.ui.ring_digits import RingDigits
from stretchtimer.ui.ring_face import RingFace
from stretchtimer.ui.theme import Theme

NOTICEABLE_PX = 0.5
NOTICEABLE_BREATH_PX = 0.9
"""The breath's disc is so faint that its edge may move in larger steps: fifteen of them a second."""
# Lengths as parts of the ring's diameter, measured on the mock-up with d = 408.
LARGE_FROM = 560.0
"""px of the diameter from which the ring is there to be read from the mat: a finer stroke, and larger digits."""
STROKE, LARGE_STROKE = 18 / 408, 28 / 900
FILL, LARGE_FILL = 0.72, 0.813
THINNEST_STROKE = 12.0
EDGE = 1 / 408
DIGITS_UP, LARGE_DIGITS_UP, CLOCK_UP = 24 / 408, 14 / 408, 8 / 408
WORD_PX, LARGEST_WORD_PX = 30 / 408, 46 / 408
SMALLEST_WORD = 22.0
WORD_TOP, LARGE_WORD_TOP = 86 / 408, 94 / 408
WORD_ROOM = 0.68
WORD_CLEARANCE = 0.94
"""No word may be wider than this part of the ring's width where it stands."""
SECOND_LINE = 0.8
BARS_WIDTH, BAR_GAP, BAR_HEIGHT = 129 / 30, 5 / 30, 6 / 30
"""As parts of the word's size."""
THINNEST_BAR = 4.5
DOT, DOT_GONE, DOT_EDGE = 11.5 / 408, 7.5 / 408, 3 / 408
DISC_SMALL, DISC_LARGE = 0.62, 0.92
CHECK_MARK = ((-0.15, 0.01), (-0.04, 0.12), (0.17, -0.11))


def bar_lengths(parts: Sequence[float], room: float, shortest: float) -> list[float]:
    """Divide `room` in proportion, but leave every part long enough to be seen."""
    total = sum(parts)
    if total <= 0:
        return []
    wanted = [max(shortest, room * part / total) for part in parts]
    spare = sum(wanted) - shortest * len(wanted)
    squeeze = (room - shortest * len(wanted)) / spare if spare > 0 else 0.0
    return [shortest + (length - shortest) * squeeze for length in wanted]


class RingPicture:
    """The ring, centred on (0, 0)."""

    def __init__(self, theme: Theme, side: float, right_to_left: bool = False) -> None:
        self._theme, self._right_to_left = theme, right_to_left
        self.side = side
        self._is_large = side >= LARGE_FROM
        self.stroke = max(THINNEST_STROKE, (LARGE_STROKE if self._is_large else STROKE) * side)
        self.radius = side / 2 - self.stroke / 2 - EDGE * side
        """Of the stroke's middle line."""
        self.inner_diameter = 2 * self.radius - self.stroke
        self._digits = RingDigits(theme, self.inner_diameter, LARGE_FILL if self._is_large else FILL)

    def disc_radius(self, fullness: float) -> float:
        part = DISC_SMALL + (DISC_LARGE - DISC_SMALL) * min(1.0, max(0.0, fullness))
        return part * self.inner_diameter / 2

    def paint(self, painter: QPainter, face: RingFace, region: QRegion | None = None) -> None:
        """Paint what lies in `region`, or all of it: most frames of a hold move no more than the arc's end."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.inner_diameter / 2 - 1
        is_inside = region is None or _nearest(region.boundingRect()) < inner
        if is_inside and face.disc is not None:
            self._paint_disc(painter, face.disc)
        if face.dots and face.mode in ("dots", "paused"):
            self._paint_dots(painter, face)
        elif face.mode != "dots":
            self._paint_arc(painter, face)
        if is_inside:
            self._paint_inside(painter, face)

    def _paint_inside(self, painter: QPainter, face: RingFace) -> None:
        if face.mode == "done" and not face.digits:
            self._paint_check(painter, face)
        else:
            self._paint_digits(painter, face)
        self._paint_words(painter, face)

    def moved(self, old: RingFace, new: RingFace) -> list[QRectF]:
        """Where two faces that differ only in arc and breath look different; nothing below half a pixel."""
        moved = []
        if abs(new.fraction - old.fraction) * 2 * pi * self.radius >= NOTICEABLE_PX:
            moved.append(self._arc_between(old.fraction, new.fraction))
        if new.disc is not None and old.disc is not None:
            before, after = self.disc_radius(old.disc), self.disc_radius(new.disc)
            if abs(before - after) >= NOTICEABLE_BREATH_PX:
                moved.append(_around(QPointF(), max(before, after) + 1))
        return moved

    def _arc_between(self, first: float, last: float) -> QRectF:
        if abs(first - last) > 0.1 or not (0 < first < 1 and 0 < last < 1):
            return _around(QPointF(), self.side / 2)
        ends = [QPointF(self.radius * sin(2 * pi * f), -self.radius * cos(2 * pi * f)) for f in (first, last)]
        bulge = hypot(ends[0].x() - ends[1].x(), ends[0].y() - ends[1].y()) / 4
        reach = self.stroke / 2 + 2 + bulge
        return _around(ends[0], reach).united(_around(ends[1], reach))

    def _paint_disc(self, painter: QPainter, fullness: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("breath"))
        radius = self.disc_radius(fullness)
        painter.drawEllipse(QPointF(), radius, radius)

    def _paint_arc(self, painter: QPainter, face: RingFace) -> None:
        radius = self.radius
        circle = QRectF(-radius, -radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self._theme.color("ring_track"), self.stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(circle)
        fraction = min(1.0, max(0.0, face.fraction))
        if fraction <= 0:
            return
        pen.setColor(self._lively(face, "ring"))
        painter.setPen(pen)
        if fraction >= 1:
            painter.drawEllipse(circle)
        else:
            painter.drawArc(circle, 90 * 16, -round(fraction * 360 * 16))

    def _paint_dots(self, painter: QPainter, face: RingFace) -> None:
        d, count = self.side, face.dots
        radius = d / 2 - (DOT + DOT_EDGE) * d
        largest = 0.32 * 2 * pi * radius / count
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(count):
            angle = 2 * pi * (index + 0.5) / count
            left = index < face.dots_left
            painter.setBrush(self._lively(face, "ring") if left else self._theme.color("line_strong"))
            size = min(DOT * d, largest) if left else min(DOT_GONE * d, largest * DOT_GONE / DOT)
            painter.drawEllipse(QPointF(radius * sin(angle), -radius * cos(angle)), size, size)

    def digits_of(self, face: RingFace) -> QPainterPath:
        """The digits as they lie on the ring, above its word."""
        up = self._up(face) * self.side if face.word or face.under else 0.0
        return self._digits.outline(face.digits).translated(0, -up)

    def _paint_digits(self, painter: QPainter, face: RingFace) -> None:
        if face.digits:
            painter.fillPath(self.digits_of(face), self._lively(face, "ink"))

    def _up(self, face: RingFace) -> float:
        """m:ss is wide and low: it stays where the ring is wide."""
        if ":" in face.digits:
            return CLOCK_UP
        return LARGE_DIGITS_UP if self._is_large else DIGITS_UP

    def _paint_check(self, painter: QPainter, face: RingFace) -> None:
        d = self.side
        pen = QPen(self._theme.color("ring"), self.stroke * 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        up = DIGITS_UP if face.word else 0.0
        painter.drawPolyline([QPointF(x * d, (y - up) * d) for x, y in CHECK_MARK])

    def _paint_words(self, painter: QPainter, face: RingFace) -> None:
        d = self.side
        px = min(max(WORD_PX * d, SMALLEST_WORD) * self._theme.text_scale, LARGEST_WORD_PX * d)
        top = (LARGE_WORD_TOP if self._is_large else WORD_TOP) * d
        painter.setPen(self._theme.color("ink_2"))
        lines = [line for line in (face.under, face.word) if line]
        if len(lines) > 1:  # the ring has no room for both in large text
            px = min(px, WORD_PX * d)
        for line in lines:
            used = self._paint_line(painter, line, px, top)
            top += used * 1.15
            px *= SECOND_LINE
        if face.bars and len(lines) == 1:
            self._paint_bars(painter, face, px / SECOND_LINE, top)

    def _paint_line(self, painter: QPainter, text: str, px: float, top: float) -> float:
        """Draw centred with the top of its capitals a little below `top`; returns the line's height."""
        font = self._theme.sized_font(px, 600, -0.015)
        width = QFontMetricsF(font).horizontalAdvance(text)
        inner, foot = self.inner_diameter / 2, top + px
        chord = 2 * sqrt(max(0.0, inner**2 - foot**2))
        room = min(WORD_ROOM * self.side, WORD_CLEARANCE * chord)
        if width > room:
            px *= room / width
            font = self._theme.sized_font(px, 600, -0.015)
            width = QFontMetricsF(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.drawText(QPointF(-width / 2, top + 0.82 * px), text)
        return px

    def _paint_bars(self, painter: QPainter, face: RingFace, px: float, top: float) -> None:
        """`px` is the size of the word above, to which the bars belong."""
        height, gap, width = max(THINNEST_BAR, BAR_HEIGHT * px), BAR_GAP * px, BARS_WIDTH * px
        top += 0.08 * px
        lengths = bar_lengths(face.bars, width - gap * (len(face.bars) - 1), 1.8 * height)
        if self._right_to_left:
            painter.scale(-1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        x = -width / 2
        for index, length in enumerate(lengths):
            painter.setBrush(self._theme.color("ink_2", 1.0 if index == face.bar_at else 0.3))
            painter.drawRoundedRect(QRectF(x, top, length, height), height / 2, height / 2)
            x += length + gap

    def _lively(self, face: RingFace, token: str) -> QColor:
        """The token's colour, greyed while paused."""
        if face.mode == "paused":
            token = {"ring": "line_strong", "ink": "ink_2"}[token]
        return self._theme.color(token)


def _around(point: QPointF, reach: float) -> QRectF:
    return QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)


def _nearest(place: QRect) -> float:
    """How near to (0, 0) a place comes."""
    x = max(0, place.left(), -place.right())
    y = max(0, place.top(), -place.bottom())
    return hypot(x, y)
