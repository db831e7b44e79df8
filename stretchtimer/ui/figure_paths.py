"""From points to painter paths: smooth outlines, ribbons, circles and strokes."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from stretchtimer.core.figure.limb import Belly, Ribbon
from stretchtimer.core.figure.points import Point

FIBRE_WIDTH = 0.8


def closed_path(points: Sequence[Point]) -> QPainterPath:
    """A closed Catmull-Rom outline through the points."""
    path = _empty()
    count = len(points)
    path.moveTo(*points[0])
    for i in range(count):
        a, b, c, d = points[i - 1], points[i], points[(i + 1) % count], points[(i + 2) % count]
        _curve(path, a, b, c, d)
    path.closeSubpath()
    return path


def open_path(points: Sequence[Point]) -> QPainterPath:
    """A smooth line through the points."""
    path = _empty()
    path.moveTo(*points[0])
    _through(path, points)
    return path


def ribbon_path(ribbon: Ribbon) -> QPainterPath:
    """Two smooth sides, joined through their caps or straight."""
    path = _empty()
    path.moveTo(*ribbon.front[0])
    _through(path, ribbon.front)
    back = ribbon.back[::-1]
    _join(path, ribbon.front[-1], ribbon.end_cap, back[0])
    _through(path, back)
    if ribbon.start_cap:
        _through(path, (back[-1], *ribbon.start_cap, ribbon.front[0]))
    path.closeSubpath()
    return path


def belly_paths(belly: Belly) -> tuple[QPainterPath, QPainterPath]:
    """A muscle's outline, and its fibres already stroked."""
    lines = _empty()
    for fibre in belly.fibres:
        lines.addPath(open_path(fibre))
    return closed_path(belly.outline), stroke(lines, FIBRE_WIDTH)


def disc_path(centre: Point, radius: float) -> QPainterPath:
    path = _empty()
    path.addEllipse(QPointF(*centre), radius, radius)
    return path


def oval_path(centre: Point, rx: float, ry: float, angle: float = 0.0) -> QPainterPath:
    path = _empty()
    path.addEllipse(QPointF(0.0, 0.0), rx, ry)
    return QTransform().translate(*centre).rotate(angle).map(path)


def bar_path(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    """A rectangle with round corners; x, y is its lower left."""
    path = _empty()
    path.addRoundedRect(x, y, width, height, radius, radius)
    return path


def line_path(points: Sequence[Point], width: float) -> QPainterPath:
    """A straight line through the points with round ends, as a shape to fill."""
    path = _empty()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return stroke(path, width)


def stroke(path: QPainterPath, width: float) -> QPainterPath:
    """The line of a path as a shape to fill: cheaper to paint than a pen."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCurveThreshold(0.1)
    outline = stroker.createStroke(path)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline


def grown(path: QPainterPath, width: float) -> QPainterPath:
    """The path and the line round it together: what a keyline is painted with."""
    outline = stroke(path, width)
    outline.addPath(path)
    return outline


def _empty() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _join(path: QPainterPath, start: Point, cap: tuple[Point, ...], end: Point) -> None:
    if cap:
        _through(path, (start, *cap, end))
    else:
        path.lineTo(*end)


def _through(path: QPainterPath, points: Sequence[Point]) -> None:
    last = len(points) - 1
    for i in range(last):
        _curve(path, points[max(0, i - 1)], points[i], points[i + 1], points[min(last, i + 2)])


def _curve(path: QPainterPath, a: Point, b: Point, c: Point, d: Point) -> None:
    """From b to c, with its neighbours' difference as slope."""
    path.cubicTo(
        b[0] + (c[0] - a[0]) / 6,
        b[1] + (c[1] - a[1]) / 6,
        c[0] - (d[0] - b[0]) / 6,
        c[1] - (d[1] - b[1]) / 6,
        c[0],
        c[1],
    )
