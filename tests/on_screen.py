"""The whole program in a window, used and read as a person does: what is on the screen, what is clicked, what is kept.

What is in the file is read by a second store, as another process would.
"""

import os
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from stretchtimer import paths
from stretchtimer.app import open_catalogue, open_store
from stretchtimer.runners import TICKING
from stretchtimer.shell import make_shell
from stretchtimer.store.connect import BUSY_MS
from stretchtimer.store.store import Store
from stretchtimer.ui.countdown_ring import CountdownRing
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.main_window import MainWindow
from stretchtimer.window_app import WindowApp
from tests.conftest import HandClock
from tests.screened import STRAIGHT_IN, screened

SECOND = 1_000
DEADLINE_S = 15


class Screen:
    """One running program, its clock moved by hand."""

    def __init__(self, qapp: QApplication, folder: Path, clock: HandClock, store: Store) -> None:
        self.qapp, self.folder, self.clock = qapp, folder, clock
        settings = store.settings()
        self.shell = make_shell(qapp, MainWindow(()), settings.text("theme"), settings.text_scale)
        self.app = WindowApp(self.shell, clock, store, open_catalogue(folder))
        self.window = self.shell.window

    @contextmanager
    def file(self) -> Iterator[Store]:
        """What is kept, read beside the program."""
        with open_store(self.folder, self.clock) as store:
            yield store

    @property
    def page(self) -> QWidget:
        self.settle()
        page = self.window.page
        assert page is not None
        return page

    def settle(self) -> None:
        for _ in range(4):
            self.qapp.processEvents()

    def texts(self) -> list[str]:
        """Every text on the page that can be seen, in no order."""
        self.settle()
        return texts_in(self.page)

    def says(self, text: str) -> bool:
        return any(text in shown for shown in self.texts())

    def ring(self) -> tuple[str, str]:
        """Digits and word in the ring."""
        ring = self.page.findChild(CountdownRing)
        assert ring is not None
        assert ring.isVisible()
        return ring.face.digits, ring.face.word

    def button(self, name: str) -> QAbstractButton:
        """The visible button of this name, as a screen reader or the eye finds it."""
        self.settle()
        found = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible() and name in names_of(b)]
        assert len(found) == 1, f"{len(found)} buttons “{name}” among {[names_of(b) for b in buttons_in(self.window)]}"
        return found[0]

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isEnabled()
        listen_to(self.window)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is; while nothing runs, after a pause for thought."""
        session = self.app.sessions.runner.session
        if session is None or session.status not in TICKING:
            self.clock.advance(DEAF_MS)
        target = self.qapp.focusWidget()
        assert target is not None, "nothing has the keyboard"
        QTest.keyClick(target, key, modifier)
        self.settle()

    def go(self, seconds: float) -> None:
        """Let time go by, second by second."""
        left_ms = round(seconds * SECOND)
        while left_ms > 0:
            step_ms = min(left_ms, SECOND)
            self.clock.advance(step_ms)
            self.app.sessions.runner.tick()
            left_ms -= step_ms
        self.settle()


@contextmanager
def on_screen(
    qapp: QApplication,
    folder: Path,
    clock: HandClock,
    *,
    size: tuple[int, int] = (1180, 760),
    busy_ms: int = BUSY_MS,
    answered: bool = True,
    as_shipped: bool = False,
    **settings: str,
) -> Iterator[Screen]:
    """The program with its window open; closed and cleared away at the end, whatever state it is in.

    `busy_ms` is how long it waits for another process that holds the file. The safety questions are `answered` with
    nothing ticked, unless they have been before, the first run is over, and Start leads straight into the session where
    `settings` do not say otherwise; `as_shipped` leaves all settings as they are in the folder.
    """
    if answered:
        screened(folder, clock)
    before = qapp.style().objectName(), qapp.font(), QPalette(qapp.palette()), qapp.layoutDirection()
    with Store.open(folder / paths.DATABASE, clock.now(), busy_ms) as store:
        for key, value in (settings if as_shipped else STRAIGHT_IN | settings).items():
            store.set_setting(key, value, clock.now())
        screen = Screen(qapp, folder, clock, store)
        screen.window.resize(*size)
        screen.app.grant("raise")
        screen.settle()
        try:
            yield screen
        finally:
            close(screen)
            qapp.setStyleSheet("")
            qapp.setStyle(before[0] or "Fusion")
            qapp.setFont(before[1])
            qapp.setPalette(before[2])
            qapp.setLayoutDirection(before[3])


def listen_to(widget: QWidget) -> None:
    """Let the half second go by in which a toast is deaf to the mouse: a person has to find its button first."""
    for deaf in widget.findChildren(QTimer, "deaf"):
        deaf.stop()


def close(screen: Screen) -> None:
    """Take everything apart, as the end of the process would."""
    runner = screen.app.sessions.runner
    runner.interrupt()
    screen.app.sessions.let_go()
    screen.window.close()
    screen.window.deleteLater()
    screen.shell.appearance._focus_ring.deleteLater()
    screen.shell.appearance.deleteLater()
    screen.app.deleteLater()
    screen.qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    screen.qapp.processEvents()


def names_of(button: QAbstractButton) -> set[str]:
    return {button.accessibleName(), button.text().replace("&&", "&")}


def buttons_in(widget: QWidget) -> list[QAbstractButton]:
    return [button for button in widget.findChildren(QAbstractButton) if button.isVisible()]


def texts_in(widget: QWidget) -> list[str]:
    """Texts of what can be seen in a widget: labels and buttons that are shown and not behind something else."""
    shown = [part for part in widget.findChildren(QWidget) if can_be_seen(part)]
    labels = [part.text() for part in shown if isinstance(part, QLabel) and part.text()]
    return labels + [part.text() for part in shown if isinstance(part, QAbstractButton) and part.text()]


def can_be_seen(part: QWidget) -> bool:
    """Whether the middle of a widget's visible part shows the widget, and nothing that lies over it."""
    if not part.isVisible() or part.visibleRegion().isEmpty():
        return part.isVisible() and not _is_covered(part)
    return not _is_covered(part)


def _is_covered(part: QWidget) -> bool:
    """Whether something else lies over the middle of a widget."""
    window = part.window()
    middle = part.mapTo(window, QPoint(part.width() // 2, part.height() // 2))
    over = window.childAt(middle)
    return over is not None and over is not part and not part.isAncestorOf(over) and not over.isAncestorOf(part)


def heard(process: "subprocess.Popen[str]") -> str:
    """The next line another process says, waited for no longer than `DEADLINE_S`; "" when it has ended.

    Read byte by byte: what Python buffered of the following lines, `select` would not see.
    """
    assert process.stdout is not None
    line, descriptor = b"", process.stdout.fileno()
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], DEADLINE_S)
        assert ready, "the other process says nothing"
        said = os.read(descriptor, 1)
        if not said:
            break
        line += said
    return line.decode().strip()
