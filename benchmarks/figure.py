"""What a frame of the figure costs at the stage's usual size, and what is kept: python -m benchmarks.figure

A cached frame may cost 1 ms and a live one 8 ms (14 at double density), on one core, raster; what is kept may take
30 MB in all. The machine is shared: the least of the rounds is held against the limit, in time of this thread alone,
and what is over it is marked; only half as much again fails, as elsewhere here.
"""

import os
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks.spread import FAILS_FROM
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.core.figure.motion import Moment, breath_at
from stretchtimer.core.plan import PhaseKind
from stretchtimer.ui.figure_colours import figure_colours
from stretchtimer.ui.figure_layers import blit, fit
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_painter import FigurePainter
from stretchtimer.ui.figure_shapes import SideShapes
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.figure_thumbnails import FigureThumbnails

RESOURCES = Path(__file__).parents[1] / "resources"
WIDTH, HEIGHT, ROUNDS = 676, 340, 20
CARD = QSize(208, 118)
CACHED_MS, LIVE_MS, LIVE_DOUBLE_MS, KEPT_BYTES = 1.0, 8.0, 14.0, 30_000_000
PREPARE_MS, HOLD_MS, TICK_MS = 5_000, 30_000, 33


@dataclass(frozen=True, slots=True)
class Cost:
    """Ms of one way of painting, least and median, and what the least may be."""

    least: float
    median: float
    limit: float

    @property
    def is_sound(self) -> bool:
        return self.least <= self.limit * FAILS_FROM

    def __str__(self) -> str:
        return f"{self.least:.2f}/{self.median:.2f}{' ' if self.least <= self.limit else '!'}"


def main() -> bool:
    """Print the table of all figures; whether none is far above its limit."""
    application = QApplication.instance() or QApplication([])
    figures = Figures(RESOURCES / "figure", Catalogue(RESOURCES, RESOURCES / "none of the user's own"))
    tokens = tomllib.loads((RESOURCES / "themes/tokens.toml").read_text("utf-8"))
    look, shapes = Look(figure_colours(tokens["figure"], "light")), SideShapes(figures.rig())
    print(f"figure, ms, least/median of {ROUNDS:<5}{'cached':>14}{'live':>14}{'live at 2x':>14}{'kept':>12}")
    sound = True
    for name in figures.ids:
        drawing = FigurePainter(figures.rig(), shapes, figures.figure(name), "usual", look)
        costs = [
            _cost(drawing, *way) for way in ((1, True, CACHED_MS), (1, False, LIVE_MS), (2, False, LIVE_DOUBLE_MS))
        ]
        kept = _kept_in_a_session(figures, shapes, look, name)
        sound = sound and all(cost.is_sound for cost in costs) and kept <= KEPT_BYTES
        print(f"{name:32}" + "".join(f"{cost!s:>14}" for cost in costs) + f"{kept / 1e6:>9.1f} MB")
    del application
    return sound


def _cost(drawing: FigurePainter, ratio: int, cached: bool, limit: float) -> Cost:
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

    return _timed(paint, limit)


def _timed(paint: Callable[[float], None], limit: float) -> Cost:
    found: list[float] = []
    for round_ in range(ROUNDS):
        started = time.thread_time()
        paint(round_ / ROUNDS)
        found.append((time.thread_time() - started) * 1000)
    return Cost(min(found), statistics.median(found), limit)


def _kept_in_a_session(figures: Figures, shapes: SideShapes, look: Look, name: str) -> int:
    """Frames of the stage through getting ready and half a minute's hold, and every figure as a card beside it."""
    stage, cards = FigureStage(figures.rig(), shapes, look), FigureThumbnails(figures.rig(), shapes)
    stage.resize(WIDTH, HEIGHT)
    stage.show_figure(figures.figure(name))
    stage.show()
    for ms in range(0, PREPARE_MS, TICK_MS):
        stage.show_instant(PhaseKind.PREPARE, ms)
    for ms in range(0, HOLD_MS, 10 * TICK_MS):
        stage.show_instant(PhaseKind.HOLD, ms, breath_at(ms))
        QApplication.processEvents()
    if name == figures.ids[0]:
        for each in figures.ids:
            cards.thumbnail(figures.figure(each), CARD, look)
    kept = stage.kept_bytes + cards.kept_bytes
    stage.close()
    return kept


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
