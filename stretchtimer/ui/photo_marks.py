"""What is painted of a photo that is measured: the photo, the points with their lines, and the loupe."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from stretchtimer.ui.photo_view import PhotoView, Spot
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

CORNER = 24.0
POINT_PX, ACTIVE_PX, LOUPE_PX, LOUPE_TIMES = 7, 11, 132, 4.0
LOUPE_AWAY = 28
HIP, ANKLE, FLOOR, ALONG = range(4)


def paint_photo(painter: QPainter, theme: Theme, room: QRect, image: QImage, view: PhotoView | None) -> None:
    """The photo on the stage's ground, or what to do where there is none."""
    ground = QPainterPath()
    ground.addRoundedRect(QRectF(room), CORNER, CORNER)
    painter.fillPath(ground, theme.color("stage"))
    if view is None:
        painter.setPen(theme.color("ink_2"))
        painter.setFont(theme.font("body"))
        edge = theme.px(24)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
        text = _("A photo from the side: camera at hip height, two metres away, square to your body.")
        painter.drawText(QRectF(room).adjusted(edge, edge, -edge, -edge), flags, text)
        return
    painter.save()
    painter.setClipPath(ground)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, view.scale < 2)
    corner = QPointF(*view.corner)
    painter.drawImage(QRectF(corner, corner + QPointF(view.width * view.scale, view.height * view.scale)), image)
    painter.restore()


def paint_points(
    painter: QPainter, theme: Theme, view: PhotoView, points: Sequence[Spot | None], active: int, names: Sequence[str]
) -> None:
    """Each point with its name, and the two lines that make the angle; light on dark, to be seen on any photo."""
    spots = [None if spot is None else QPointF(*view.widget(spot)) for spot in points]
    hip, ankle, floor, along = spots
    start, end = (hip, floor) if along is None else (floor, along)
    for first, second, token in ((hip, ankle, "#7CCFC6"), (start, end, "#F3A35C")):
        if first is not None and second is not None:
            for width, colour in ((6.0, "#0A1113"), (3.0, token)):
                painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawLine(first, second)
    painter.setFont(theme.font("small_strong"))
    for number, spot in enumerate(spots):
        if spot is not None:
            _paint_point(painter, spot, number == active, names[number])


def paint_loupe(painter: QPainter, theme: Theme, room: QRect, image: QImage, view: PhotoView, spot: Spot) -> None:
    """What lies under the pointer, larger, beside it and never under it."""
    x, y = view.widget(spot)
    half = LOUPE_PX / 2
    left = x + LOUPE_AWAY if x + LOUPE_AWAY + LOUPE_PX <= room.width() else x - LOUPE_AWAY - LOUPE_PX
    top = y - LOUPE_AWAY - LOUPE_PX if y - LOUPE_AWAY - LOUPE_PX >= 0 else y + LOUPE_AWAY
    box = QRectF(left, top, LOUPE_PX, LOUPE_PX)
    times = max(LOUPE_TIMES * view.scale, 1.0)
    shown = LOUPE_PX / times
    painter.save()
    path = QPainterPath()
    path.addEllipse(box)
    painter.setClipPath(path)
    painter.fillRect(box, theme.color("stage"))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(box, image, QRectF(spot[0] - shown / 2, spot[1] - shown / 2, shown, shown))
    painter.restore()
    middle = box.center()
    for width, colour in ((3.0, "#0A1113"), (1.0, "#FFFFFF")):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(middle - QPointF(half * 0.5, 0), middle + QPointF(half * 0.5, 0))
        painter.drawLine(middle - QPointF(0, half * 0.5), middle + QPointF(0, half * 0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("primary"), 3))
    painter.drawEllipse(box)


def _paint_point(painter: QPainter, at: QPointF, active: bool, name: str) -> None:
    radius = ACTIVE_PX if active else POINT_PX
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((5.0, "#0A1113"), (2.5, "#FFFFFF")):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(at, radius, radius)
    metrics = QFontMetricsF(painter.font())
    box = metrics.boundingRect(name).translated(at + QPointF(radius + 6, metrics.capHeight() / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush("#CC0A1113")
    painter.drawRoundedRect(box.adjusted(-5, -2, 5, 2), 5, 5)
    painter.setPen("#FFFFFF")
    painter.drawText(at + QPointF(radius + 6, metrics.capHeight() / 2), name)
