"""A photo as the user gives it: turned upright, no larger than is useful, and never kept."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from stretchtimer.core.message import Message, UserError

LONGEST_SIDE = 4000
"""Pixels: more make no click more exact, and 64 MB of picture is enough."""
MOST_MEGAPIXELS, MOST_MEGAPIXELS_JPEG = 40, 250
"""A JPEG is made smaller while it is read; any other format has to be held whole first."""
ALLOCATION_MB = 256


def read_photo(path: str) -> QImage:
    """The picture in a file, upright; raises UserError with one sentence for whatever is no still photo."""
    name = {"file": Path(path).name}
    QImageReader.setAllocationLimit(ALLOCATION_MB)
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    if not reader.canRead():
        raise UserError(Message("picture_unreadable", name))
    if reader.supportsAnimation() and reader.imageCount() != 1:
        raise UserError(Message("picture_moves", name))
    size = reader.size()
    if size.isValid() and _is_too_large(size, reader.format().data() == b"jpeg"):
        raise UserError(Message("picture_too_large", name))
    if size.isValid() and max(size.width(), size.height()) > LONGEST_SIDE:
        reader.setScaledSize(size.scaled(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UserError(Message("picture_unreadable", name))
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _is_too_large(size: QSize, is_jpeg: bool) -> bool:
    most = MOST_MEGAPIXELS_JPEG if is_jpeg else MOST_MEGAPIXELS
    return size.width() * size.height() > most * 1_000_000
