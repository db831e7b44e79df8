"""What the tests of the figure share: its painter in both themes, and eyes for whole pictures."""

import tomllib
from collections.abc import Iterator
from functools import cache
from operator import sub
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from stretchtimer.core.figure.keyframes import FormName
from stretchtimer.core.figure.motion import Moment, glow
from stretchtimer.ui.figure_colours import SkinTone, Theme, figure_colours
from stretchtimer.ui.figure_layers import fit
from stretchtimer.ui.figure_look import Detail, Hair, Look
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.figure_shapes import SideShapes
from tests.figures import RESOURCES, fitted_figure, rig

SNAPSHOTS = Path(__file__).parent / "snapshots"


@cache
def tokens() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "themes/tokens.toml").read_text(encoding="utf-8"))


@cache
def shapes() -> SideShapes:
    return SideShapes(rig())


@cache
def figure_look(theme: Theme = "light", skin: SkinTone = "tan", hair: Hair = "short") -> Look:
    return Look(figure_colours(tokens()["figure"], theme, skin), hair, Detail.FULL)


def drawing(
    name: str, form: FormName = "usual", look: Look | None = None, leg_raise: float | None = None
) -> FigurePainter:
    return FigurePainter(rig(), shapes(), fitted_figure(name, leg_raise), form, look or figure_look())


def at(depth: float, lap: int = 0) -> Moment:
    return Moment(depth, lap, glow=glow(depth, 0.0))


def picture_of(
    name: str,
    depth: float = 1.0,
    form: FormName = "usual",
    look: Look | None = None,
    mirrored: bool = False,
    size: tuple[int, int] = (300, 200),
) -> QImage:
    """The figure on its stage's colour."""
    look = look or figure_look()
    painted = drawing(name, form, look)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(look.colours.stage))
    painter = QPainter(image)
    painted.paint(painter, at(depth), fit(painted.viewport, *size), size[0], mirrored)
    painter.end()
    return image


def seen_on(widget: QWidget) -> QImage:
    """The widget as it would be painted now."""
    return widget.grab().toImage()


def mirrored(image: QImage) -> QImage:
    return image.flipped(Qt.Orientation.Horizontal)


def channels(image: QImage) -> bytes:
    """Red, green and blue of every pixel, without what pads each line."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    line, stride, bits = 3 * plain.width(), plain.bytesPerLine(), bytes(plain.constBits())
    return b"".join(bits[y * stride : y * stride + line] for y in range(plain.height()))


def largest_difference(a: QImage, b: QImage) -> int:
    apart: Iterator[int] = map(abs, map(sub, channels(a), channels(b)))
    return max(apart)


def unlike(a: QImage, b: QImage, tolerance: int = 40) -> float:
    """The share of channels that differ by more than the tolerance: the edges of another Qt do a little."""
    apart: Iterator[int] = map(abs, map(sub, channels(a), channels(b)))
    return sum(by > tolerance for by in apart) / (3 * a.width() * a.height())
