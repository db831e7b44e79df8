"""A photo as the user gives it: turned upright, no larger than is useful, and never kept."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from stretchtimer.core.message import Message, UserError

LONGEST_SIDE = 4000
"""Pixels: more make no click more exact, and 64 MB of picture is enough."""
MOST_MEGAPIXELS, MOST_MEGAPIXELS_JPEG = 40, 250
"""A JPEG is made smaller while it is read; any other format has to be held whole first."""
ALLOCATION_MB = 256
PHOTOS = frozenset({b"jpeg", b"png", b"webp", b"bmp", b"gif", b"tiff", b"tga", b"pbm", b"pgm", b"ppm", b"ico"})
"""Formats that hold pixels. Qt also draws SVG and PDF, whatever the file's ending: few bytes that can take it days."""


def read_photo(path: str) -> QImage:
    """The picture in a file, upright; raises UserError with one sentence for whatever is no still photo."""
    name = {"file": Path(path).name}
    QImageReader.setAllocationLimit(ALLOCATION_MB)
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    if not reader.canRead() or reader.format().data() not in PHOTOS:
        raise UserError(Message("picture_unreadable", name))
    if reader.supportsAnimation() and reader.imageCount() != 1:
        raise UserError(Message("picture_moves", name))
    size = reader.size()
    if size.isValid() and _is_too_large(size, reader.format().data() == b"jpeg"):
        raise UserError(Message("picture_too_large", name))
    if size.isValid() and max(size.width(), size.height()) > LONGEST_SIDE:
        smaller = size.scaled(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(smaller.expandedTo(QSize(1, 1)))  # a hair's breadth stays one pixel wide
    image = reader.read()
    if image.isNull():
        raise UserError(Message("picture_unreadable", name))
    return _on_white(image)


def _on_white(image: QImage) -> QImage:
    """What shines through is paper: black lines on nothing would else become black on black."""
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _is_too_large(size: QSize, is_jpeg: bool) -> bool:
    most = MOST_MEGAPIXELS_JPEG if is_jpeg else MOST_MEGAPIXELS
    return size.width() * size.height() > most * 1_000_000
