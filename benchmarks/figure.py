"""What a frame of the figure costs at the stage's usual size: python -m benchmarks.figure

A cached frame may cost 1 ms and a live one 8 ms (14 at double density), on one core, raster. The machine is
shared, so the least and the median of 30 are both told.
"""

import os
import statistics
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.core.figure.motion import Moment
from stretchtimer.ui.figure_colours import figure_colours
from stretchtimer.ui.figure_layers import blit, fit
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.figure_shapes import SideShapes

RESOURCES = Path(__file__).parents[1] / "resources"
WIDTH, HEIGHT, ROUNDS = 676, 340, 30
SHOWN = (
    "seated_forward_fold",
    "supine_strap",
    "chair_hamstring",
    "walking_lunge",
    "prasarita",
    "pallof_press",
)


def main() -> None:
    application = QGuiApplication([])
    figures = Figures(RESOURCES / "figure", Catalogue(RESOURCES, RESOURCES / "none of the user's own"))
    rig = figures.rig()
    tokens = tomllib.loads((RESOURCES / "themes/tokens.toml").read_text())
    look, shapes = Look(figure_colours(tokens["figure"], "light")), SideShapes(rig)
    print(f"{'ms, least/median of 30':24}{'cached':>14}{'live':>14}{'live at 2x':>14}{'a frame':>12}")
    for name in SHOWN:
        drawing = FigurePainter(rig, shapes, figures.figure(name), "usual", look)
        cells = [_cost(drawing, ratio, cached) for ratio, cached in ((1, True), (1, False), (2, False))]
        frame = drawing.frame(Moment(1.0), fit(drawing.viewport, WIDTH, HEIGHT), 1.0)
        print(f"{name:24}" + "".join(f"{cell:>14}" for cell in cells) + f"{frame.size_in_bytes // 1000:>9} kB")
    application.quit()


def _cost(drawing: FigurePainter, ratio: int, cached: bool) -> str:
    place = fit(drawing.viewport, WIDTH, HEIGHT)
    ground = QImage(WIDTH * ratio, HEIGHT * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    ground.setDevicePixelRatio(ratio)
    ground.fill(QColor("gray"))
    stage = QImage(ground)
    kept = drawing.frame(Moment(0.5), place, ratio)

    def paint(depth: float) -> None:
        frame = kept if cached else drawing.frame(Moment(depth), place, ratio)
        painter = QPainter(stage)
        painter.drawImage(0, 0, ground)
        blit(painter, frame.shadow, WIDTH, mirrored=False)
        painter.drawImage(0, 0, ground) if drawing.back else None
        blit(painter, frame.body, WIDTH, mirrored=False)
        painter.end()

    return _timed(paint)


def _timed(paint: Callable[[float], None]) -> str:
    found: list[float] = []
    for round_ in range(ROUNDS):
        started = time.perf_counter()
        paint(round_ / ROUNDS)
        found.append((time.perf_counter() - started) * 1000)
    return f"{min(found):.2f}/{statistics.median(found):.2f}"


if __name__ == "__main__":
    main()
