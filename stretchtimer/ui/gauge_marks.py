"""The scales of the tests, painted: a protractor with its handle, a ruler along the floor, and one up from it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from stretchtimer.core.figure.gauge import Gauge
from stretchtimer.core.figure.points import Point, step
from stretchtimer.ui.figure_layers import Fit
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.progress_words import angle_text, scale_text

ARC, ARC_KNEE = 89.0, 50.0
"""Radius in cm of the drawn world: just beyond the foot's sole."""
TICK, LONG_TICK, LABEL_AT = 5.0, 8.0, 16.0
HANDLE_FROM, HANDLE_TO = 3.0, 15.0
GRIP_PX, PIVOT_PX = 21, 7
LINE, FINE = 4.0, 2.5
COVERED = 9.0
"""Degrees to either side of the handle whose label gives way to it."""
RULER_Y, RULER_DEEP = -15.5, 11.5
LABEL_PX, SMALLEST_LABEL = 22, 13


@dataclass(frozen=True, slots=True)
class Place:
    """Where the drawn world lies on the stage; mirrored about the stage's middle for the left leg."""

    fit: Fit
    width: float
    mirrored: bool = False

    def px(self, at: Point) -> QPointF:
        x = self.fit.x + self.fit.scale * at[0]
        return QPointF(self.width - x if self.mirrored else x, self.fit.y - self.fit.scale * at[1])

    def world(self, at: QPointF) -> Point:
        x = self.width - at.x() if self.mirrored else at.x()
        return (x - self.fit.x) / self.fit.scale, (self.fit.y - at.y()) / self.fit.scale


def paint_protractor(painter: QPainter, theme: Theme, place: Place, gauge: Gauge, pivot: Point, reading: float) -> None:
    """The arc with its ticks, filled as far as the reading goes; it lies behind the figure."""
    radius = _radius(gauge)
    _fill(painter, theme, place, gauge, pivot, reading)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme, "line_strong", LINE))
    arc = QPolygonF([place.px(step(pivot, _angle(gauge, degrees), radius)) for degrees in _every(gauge, 1)])
    painter.drawPolyline(arc)
    for degrees in _every(gauge, 5):
        long = degrees % 10 == 0
        painter.setPen(_pen(theme, "line_strong", LINE if long else FINE))
        at = _angle(gauge, degrees)
        inner = step(pivot, at, radius)
        painter.drawLine(place.px(inner), place.px(step(pivot, at, radius + (LONG_TICK if long else TICK))))
    _label_font(painter, theme, place)
    for degrees in _every(gauge, 20):
        if abs(degrees - reading) > COVERED:
            label = step(pivot, _angle(gauge, degrees), radius + LABEL_AT)
            _centred(painter, place.px(label), angle_text(degrees))


def paint_handle(
    painter: QPainter,
    theme: Theme,
    icons: Icons,
    place: Place,
    gauge: Gauge,
    pivot: Point,
    reading: float,
    *,
    grip: bool,
) -> None:
    """The pointer, with a grip where it can be dragged, and the point it turns about; over the figure."""
    radius, at = _radius(gauge), _angle(gauge, reading)
    painter.setPen(_pen(theme, "primary", 2 * LINE))
    start, end = (place.px(step(pivot, at, radius + out)) for out in (HANDLE_FROM, HANDLE_TO))
    painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("primary"))
    if grip:
        painter.drawEllipse(end, GRIP_PX, GRIP_PX)
        px = round(GRIP_PX * 1.25)
        icon = icons.pixmap("move-horizontal", theme.color("on_primary"), px, painter.device().devicePixelRatio())
        painter.save()
        painter.translate(end)
        painter.rotate((at if place.mirrored else -at) + 90)
        painter.drawPixmap(QPointF(-px / 2, -px / 2), icon)
        painter.restore()
    painter.setPen(_pen(theme, "primary", 3))
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(place.px(pivot), PIVOT_PX, PIVOT_PX)


def paint_ruler(painter: QPainter, theme: Theme, place: Place, gauge: Gauge, reading: float, hand_y: float) -> None:
    """A ruler on the floor, the line of its zero, and a pointer down from the fingertips."""
    zero = gauge.zero[0]
    left, right = place.px((zero + gauge.lowest - 3, RULER_Y)), place.px((zero + gauge.highest + 3, RULER_Y))
    deep = RULER_DEEP * place.fit.scale
    painter.setPen(_pen(theme, "line_strong", 3))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(QRectF(left, QPointF(right.x(), right.y() + deep)).normalized(), 6, 6)
    for cm in _every(gauge, 2):
        top = place.px((zero + cm, RULER_Y))
        long = cm % 10 == 0
        painter.setPen(_pen(theme, "ink", 2.5 if long else 1.2))
        painter.drawLine(top, QPointF(top.x(), top.y() + deep * (0.45 if long else 0.25)))
    _label_font(painter, theme, place)
    for cm in _every(gauge, 20):
        at = place.px((zero + cm, RULER_Y))
        _centred(painter, QPointF(at.x(), at.y() + deep + LABEL_PX), scale_text(cm))
    if gauge.named_zero:
        _dashed(painter, theme, place.px((zero, 44.0)), place.px((zero, RULER_Y)))
    _pointer(painter, theme, place.px((zero + reading, hand_y)), place.px((zero + reading, RULER_Y)))


def paint_height(painter: QPainter, theme: Theme, place: Place, gauge: Gauge, reading: float, hand_x: float) -> None:
    """A ruler that stands on the floor, and a pointer across from the fingertips."""
    x = gauge.zero[0]
    low, high = place.px((x, gauge.lowest)), place.px((x, gauge.highest + 3))
    deep = RULER_DEEP * place.fit.scale
    painter.setPen(_pen(theme, "line_strong", 3))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(QRectF(high, QPointF(low.x() + deep, low.y())), 6, 6)
    _label_font(painter, theme, place)
    for cm in _every(gauge, 2):
        at = place.px((x, cm))
        long = cm % 10 == 0
        painter.setPen(_pen(theme, "ink", 2.5 if long else 1.2))
        painter.drawLine(at, QPointF(at.x() + deep * (0.45 if long else 0.25), at.y()))
        if cm % 20 == 0:
            painter.setPen(theme.color("ink_2"))
            _centred(painter, QPointF(at.x() + deep + 2 * LABEL_PX, at.y()), scale_text(cm))
    _dashed(painter, theme, place.px((hand_x - 12, 0.0)), place.px((x, 0.0)))
    _pointer(painter, theme, place.px((hand_x, reading)), place.px((x, reading)))


def _fill(painter: QPainter, theme: Theme, place: Place, gauge: Gauge, pivot: Point, reading: float) -> None:
    end = _angle(gauge, reading)
    path = QPainterPath(place.px(pivot))
    for part in range(41):
        path.lineTo(place.px(step(pivot, end * part / 40, _radius(gauge))))
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("primary_soft"))
    painter.drawPath(path)


def _pointer(painter: QPainter, theme: Theme, start: QPointF, end: QPointF) -> None:
    """A line with an arrow's head that ends at `end`."""
    painter.setPen(_pen(theme, "reach", 6))
    painter.drawLine(start, end)
    along = QPointF(end.x() - start.x(), end.y() - start.y())
    length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    unit, across = along / length, QPointF(-along.y(), along.x()) / length
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("reach"))
    back = end - unit * 20
    painter.drawPolygon(QPolygonF([end, back + across * 15, back - across * 15]))


def _dashed(painter: QPainter, theme: Theme, start: QPointF, end: QPointF) -> None:
    pen = QPen(theme.color("ink_2"), 4)
    pen.setDashPattern([2.0, 1.6])
    painter.setPen(pen)
    painter.drawLine(start, end)


def _label_font(painter: QPainter, theme: Theme, place: Place) -> None:
    """As large as the drawing allows and the text size asks for."""
    px = max(SMALLEST_LABEL, theme.px(LABEL_PX))
    painter.setFont(theme.sized_font(min(px, 9 * place.fit.scale), 600, display=False))
    painter.setPen(theme.color("ink_2"))


def _centred(painter: QPainter, at: QPointF, text: str) -> None:
    metrics = QFontMetricsF(painter.font())
    painter.drawText(QPointF(at.x() - metrics.horizontalAdvance(text) / 2, at.y() + metrics.capHeight() / 2), text)


def _pen(theme: Theme, token: str, width: float) -> QPen:
    return QPen(theme.color(token), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def _every(gauge: Gauge, interval: int) -> range:
    return range(round(gauge.lowest), round(gauge.highest) + 1, interval)


def _radius(gauge: Gauge) -> float:
    return ARC_KNEE if gauge.from_straight else ARC


def _angle(gauge: Gauge, reading: float) -> float:
    """Degrees above the floor, in the world facing right."""
    return 90.0 - reading if gauge.from_straight else reading
