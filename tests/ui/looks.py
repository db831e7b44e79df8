"""What the tests of painted things share: the real tokens and icons, and eyes for pixels."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.figure.rig import Rig
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_colours import figure_colours
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme, load_theme

RESOURCES = Path(__file__).parents[2] / "resources"
ICON_DIRECTORY = RESOURCES / "icons"


@cache
def tokens() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "themes/tokens.toml").read_text(encoding="utf-8"))


def look(name: Literal["light", "dark"] = "light", text_scale: float = 1.0, *, high_contrast: bool = False) -> Theme:
    return load_theme(tokens(), name, text_scale, high_contrast=high_contrast)


def icons() -> Icons:
    return Icons(ICON_DIRECTORY)


@cache
def rig() -> Rig:
    catalogue = Catalogue(RESOURCES, RESOURCES / "nobodys")
    return Figures(RESOURCES / "figure", catalogue).rig()


def art(theme: Literal["light", "dark"] = "light") -> FigureArt:
    """The figures as pages have them; the tests' own exercises have none, like a user's own."""
    shipped = Catalogue(RESOURCES, RESOURCES / "nobodys")

    def figure_of(exercise_id: str, _side: Side) -> Figure | None:
        return shipped.figure(exercise_id) if exercise_id in shipped.exercise_ids else None

    return FigureArt(rig(), figure_of, Look(figure_colours(tokens()["figure"], theme)))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def picture(widget: QWidget, ground: str = "#F4F6F3") -> QImage:
    """The widget as painted, on a plain ground."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    widget.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def close_to(pixel: QColor, wanted: QColor, tolerance: int = 12) -> bool:
    pairs = ((pixel.red(), wanted.red()), (pixel.green(), wanted.green()), (pixel.blue(), wanted.blue()))
    return all(abs(a - b) <= tolerance for a, b in pairs)


def spots(image: QImage, color: QColor, step: int = 1) -> Iterator[tuple[int, int]]:
    """Where the image has about this colour."""
    seen: dict[int, bool] = {}
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    for y in range(0, image.height(), step):
        for x in range(0, image.width(), step):
            pixel = pixels[y * image.width() + x]
            if pixel not in seen:
                seen[pixel] = close_to(QColor.fromRgb(pixel), color)
            if seen[pixel]:
                yield x, y


def extent(image: QImage, color: QColor) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of everything in this colour."""
    found = list(spots(image, color))
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


def mirrored(image: QImage) -> QImage:
    return image.flipped(Qt.Orientation.Horizontal)
