"""A picture of the user's own for an exercise: made small enough to keep, and looked at before one is taken over.

What is kept is painted anew from the photo, so nothing else that was in its file (place, time, camera) stays in it.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

from stretchtimer.core.message import Message, UserError
from stretchtimer.ui.photo_file import read_photo

LONGEST_SIDE = 1_200
LARGEST_PNG = 600_000  # bytes: a drawing stays sharp as PNG, a photo becomes a JPEG
JPEG_QUALITY = 85
FORMATS = {"png": b"png", "jpg": b"jpeg"}


def own_picture(path: str) -> tuple[str, bytes]:
    """The ending and the content of the file to keep; raises UserError with one sentence for what is no still photo."""
    image = read_photo(path)
    if max(image.width(), image.height()) > LONGEST_SIDE:
        longest = QSize(LONGEST_SIDE, LONGEST_SIDE)
        keeps, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(longest, keeps, smooth)
    drawing = _saved(image, "PNG", -1)
    return ("png", drawing) if len(drawing) <= LARGEST_PNG else ("jpg", _saved(image, "JPEG", JPEG_QUALITY))


def check_picture(name: str, content: bytes) -> None:
    """Raise UserError where a file of that name is not the picture that its ending says, or larger than ours are."""
    kind = FORMATS.get(name.rpartition(".")[2])
    if kind is None or _read(content, kind).isNull():
        raise UserError(Message("picture_unreadable", {"file": name}))


def kept_picture(content: bytes) -> QPixmap:
    """What a kept file shows; empty where it has become something else."""
    images = (_read(content, kind) for kind in FORMATS.values())
    return QPixmap.fromImage(next((image for image in images if not image.isNull()), QImage()))


def _read(content: bytes, kind: bytes) -> QImage:
    """The picture; an empty one where it is of another kind, or the size it says is not one of ours.

    No other reader ever gets to see it: few bytes of SVG are drawn for days, and PDF is a world of its own.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LONGEST_SIDE:
        return QImage()
    return reader.read()


def _saved(image: QImage, kind: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
