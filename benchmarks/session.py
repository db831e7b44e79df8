"""What a session costs while it runs: CPU time as a share of one core, for a hold, repetitions and reduced motion.

The window paints in raster on Qt's offscreen screen, at true speed. Read is the process's own CPU time, so that a busy
machine changes little. Of a hold, figure, ring and breath all move.
"""

import os
import sys
import time
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.figures import Figures
from stretchtimer.clock import SystemClock
from stretchtimer.core.plan import Circumstances, make_plan
from stretchtimer.core.sequence import Sequence, Step
from stretchtimer.core.session import Session, begin
from stretchtimer.runners import SessionRunner
from stretchtimer.ui.appearance import Appearance
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_colours import figure_colours
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.session_page import SessionPage

RESOURCES = Path(__file__).parents[1] / "resources"
LEAD_MS, SECONDS = 11_000, 10


@dataclass(frozen=True)
class Case:
    """One thing to do, and the share of a core that it may cost."""

    name: str
    step: Step
    aim: float
    reduced: bool = False


CASES = (
    Case("hold", Step("supine_strap", seconds=60), 6.0),
    Case("swings", Step("leg_swings", reps=60, tempo_ms=2_000), 12.0),
    Case("repetitions", Step("bridge", reps=60, tempo_ms=4_000), 12.0),
    Case("hold, reduced motion", Step("supine_strap", seconds=60), 2.0, reduced=True),
    Case("swings, reduced motion", Step("leg_swings", reps=60, tempo_ms=2_000), 2.0, reduced=True),
)


def main() -> int:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    tokens = tomllib.loads((RESOURCES / "themes/tokens.toml").read_text(encoding="utf-8"))
    appearance = Appearance(application, tokens, str(RESOURCES / "icons"))
    appearance.show_choice("light", 1.0)
    sound = True
    for case in CASES:
        share = _measure(appearance, tokens, case)
        sound = sound and share <= case.aim
        print(f"{case.name:24}{share:6.1f} % of one core   (at most {case.aim:.0f} %)")
    return 0 if sound else 1


def _measure(appearance: Appearance, tokens: dict[str, Any], case: Case) -> float:
    catalogue = Catalogue(RESOURCES, RESOURCES / "none of the user's own")
    rig = Figures(RESOURCES / "figure", catalogue).rig()
    look = Look(figure_colours(tokens["figure"], "light"))
    clock = SystemClock()
    art = FigureArt(rig, lambda exercise, _side: catalogue.figure(exercise), look)
    page = SessionPage(appearance.theme, Icons(RESOURCES / "icons"), art, clock.elapsed_ms)
    page.setProperty("ground", "bg")
    runner = SessionRunner(clock)
    runner.session_changed.connect(page.show_session)
    page.frames_wanted.connect(runner.show_frames)
    page.show_reduced_motion(case.reduced)
    page.resize(1180, 760)
    page.show()
    runner.start(_session(catalogue, case.step))
    _run(LEAD_MS)  # getting ready: the coming frames are painted ahead
    began = time.process_time()
    _run(SECONDS * 1000)
    share = 100 * (time.process_time() - began) / SECONDS
    runner.interrupt()
    page.close()
    page.deleteLater()
    return share


def _session(catalogue: Catalogue, step: Step) -> Session:
    sequence = Sequence("bench", "Bench", "", (replace(step, prepare_s=10),))
    return begin(make_plan(sequence, {step.exercise: catalogue.exercise(step.exercise)}, Circumstances()))


def _run(ms: int) -> None:
    """In a loop of its own: quitting the application would close the window."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
