"""What ten years of days cost on the progress page, opened and moved: python -m benchmarks.progress

Four series with bands, daily for ten years, and 5,000 sessions. The page may take 400 ms to open, from the click in
the rail to the charts in sight, once pyqtgraph is imported; a frame of panning and zooming 20 ms over all ten years and
15 ms over one, as the event and the painting that follows it, offscreen. The machine is shared: the least of the
rounds is held against the limit, in time of this thread alone; only half as much again fails, as elsewhere here. Beside
it, in turn, the same page is opened without a single record, which tells how fast the machine was at the time.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.progress_data import ZONE, fill
from benchmarks.spread import FAILS_FROM
from stretchtimer.app import open_catalogue, open_store
from stretchtimer.shell import make_shell
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.main_window import MainWindow
from stretchtimer.ui.progress_page import ProgressPage
from stretchtimer.window_app import WindowApp
from stretchtimer.wiring.parts import PROGRESS, TODAY

if TYPE_CHECKING:
    from stretchtimer.ui.charts import Chart

OPEN_MS, ALL_MS, YEAR_MS = 400.0, 20.0, 15.0
ROUNDS, FRAMES = 30, 24
NOW = datetime(2026, 10, 14, 18, 0, tzinfo=UTC)
ALMOST = 0.85  # of the ten years: what is shown whole cannot be moved
YEAR_S = timedelta(days=365) / timedelta(seconds=1)


class HandClock:
    """Moved by hand, so that no key falls into the half second in which a new page is deaf."""

    def __init__(self) -> None:
        self.ms = 0

    def now(self) -> datetime:
        return NOW

    def zone(self) -> str:
        return ZONE

    def elapsed_ms(self) -> int:
        return self.ms


def main() -> bool:
    """Print the table; whether nothing is far above its limit."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    clock = HandClock()
    with _program(application, clock, "empty") as bare, _program(application, clock, "dense") as app:
        return _measure(application, app, bare, clock)


@contextmanager
def _program(application: QApplication, clock: HandClock, shape: str) -> Iterator[WindowApp]:
    with TemporaryDirectory() as folder, open_store(Path(folder), clock) as store:
        fill(store, NOW, shape)
        shell = make_shell(application, MainWindow(), "light", 1.0)
        shell.window.resize(1180, 760)
        shell.window.show()
        yield WindowApp(shell, clock, store, open_catalogue(Path(folder)))
        shell.window.close()


def _measure(application: QApplication, app: WindowApp, bare: WindowApp, clock: HandClock) -> bool:
    from stretchtimer.ui import charts

    print(f"progress, ms, least/median of {ROUNDS} openings and of {FRAMES} frames")
    in_turn = [(_opened(application, app, clock), _opened(application, bare, clock)) for _ in range(ROUNDS)]
    opened, without = zip(*in_turn, strict=True)
    clock.ms += DEAF_MS
    print(f"  {'without records':<18}{min(without):7.1f}/{statistics.median(without):.1f}")
    page = app.progress.page
    _choose_all(page)
    chart = page.findChildren(charts.Chart)[0]
    while chart.is_busy:
        application.processEvents()
    sound = _report("page opens", opened, OPEN_MS)
    high, whole = chart.view.high, chart.view.width
    views = ("ten years", high - ALMOST * whole, high, ALL_MS), ("one year", high - 2 * YEAR_S, high - YEAR_S, YEAR_MS)
    for name, first, last, limit in views:
        chart.show_view(first, last)
        sound &= _report(f"pan, {name}", _frames(application, chart, _drag), limit)
        sound &= _report(f"zoom, {name}", _frames(application, chart, _key), limit)
    return sound


def _opened(application: QApplication, app: WindowApp, clock: HandClock) -> float:
    """A new page each time: built, read from the file, shown and painted, charts and all."""
    app.show_entry(TODAY)
    if "page" in vars(app.progress):
        app.progress.page.deleteLater()
        del app.progress.page
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    clock.ms += DEAF_MS
    application.processEvents()
    begun = time.thread_time()
    app.show_entry(PROGRESS)
    page = app.progress.page
    while not page.is_drawn:
        application.processEvents()
    for left in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest):  # what of it has still to be placed and painted
        application.sendPostedEvents(None, left)
    return (time.thread_time() - begun) * 1000


def _choose_all(page: ProgressPage) -> None:
    from PySide6.QtWidgets import QRadioButton

    (everything,) = [button for button in page.findChildren(QRadioButton) if button.text() == "All"]
    everything.click()


Step = Callable[[QWidget, int], None]


def _frames(application: QApplication, chart: "Chart", step: Step) -> list[float]:
    """Raises AssertionError where a step moves nothing: what nobody does is measured in no time at all."""
    found, views = [], {(chart.view.low, chart.view.high)}
    middle = QPointF(chart.rect().center())
    _mouse(chart, QEvent.Type.MouseButtonPress, middle)
    for frame in range(FRAMES):
        begun = time.thread_time()
        step(chart, frame)
        application.processEvents()
        found.append((time.thread_time() - begun) * 1000)
        views.add((chart.view.low, chart.view.high))
    assert len(views) > FRAMES // 4, "the chart stood still"
    _mouse(chart, QEvent.Type.MouseButtonRelease, middle)
    application.processEvents()
    return found


def _drag(chart: QWidget, frame: int) -> None:
    """To and fro, some pixels a frame."""
    there = frame if frame < FRAMES // 2 else FRAMES - frame
    _mouse(chart, QEvent.Type.MouseMove, QPointF(chart.rect().center()) + QPointF(7 * there, 0))


def _key(chart: QWidget, frame: int) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Plus if frame < FRAMES // 2 else Qt.Key.Key_Minus)


def _mouse(chart: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, QPointF(chart.mapToGlobal(at)), button, button, none)
    QApplication.sendEvent(chart, event)


def _report(name: str, ms: Sequence[float], limit: float) -> bool:
    least = min(ms)
    mark = " " if least <= limit else "!"
    print(f"  {name:<18}{least:7.1f}/{statistics.median(ms):.1f}{mark}  limit {limit:g}, most {max(ms):.1f}")
    return least <= limit * FAILS_FROM


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
