"""Opening the window: its frame at once, everything else right after it. In the background there is no frame.

The first frame is ground and rail in the colours of last time, and takes nothing that could be slow: no record, no
catalogue, no font. When it has been painted, `furnishing.py` brings the program in. So only what that frame needs is
imported here; each further module would stand between a click and a window.
"""

import builtins
import gc
import sys
from contextlib import ExitStack
from pathlib import Path

gc.disable()  # until the window is furnished: there is nothing to collect while everything is only being made
_plain_import = builtins.__import__

from PySide6.QtCore import QEvent, QLockFile, QTimer, Signal  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

# PySide puts its own import in place, which reads the source of every module imported after it, for a feature that is
# not used here; that would cost a quarter of the time to the first page.
builtins.__import__ = _plain_import

from stretchtimer.desktop.instance_lock import silent, take_lock  # noqa: E402
from stretchtimer.ui.main_window import MainWindow  # noqa: E402

ATTEMPTS, ATTEMPT_MS = 20, 100
BACKGROUND = "background"
"""The wish of a start that wants no window, only that reminders come."""
LOOK = "window.look"  # colours and direction of last time: a copy for the first frame, safe to lose


class Application(QApplication):
    """Says that it is asked to quit before it closes all windows: one that stayed open would call the end off."""

    quitting = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            self.quitting.emit()
        return super().event(event)


def open_window(folder: Path, wish: str) -> int:
    """Open the window and grant `wish`, or ask the window that is open already to do so; returns the exit status."""
    application = Application(sys.argv[:1])
    application.setApplicationName("stretchtimer")
    application.setDesktopFileName("stretchtimer")
    make_private(folder)
    lock = lock_or_pass_on(folder, wish)
    if lock is None:
        return 0
    with ExitStack() as until_the_end:
        window = MainWindow(read_look(folder))

        def begin() -> None:
            _furnish(until_the_end, application, window, folder, wish)

        if wish == BACKGROUND:
            QTimer.singleShot(0, begin)
        else:
            window.first_painted.connect(begin)
            window.show()
        return application.exec()


def lock_or_pass_on(folder: Path, wish: str) -> QLockFile | None:
    """Be the first, or give the wish to who is. It may have the lock already and listen only in a moment.

    Returns the lock of the first one, and None once another has taken the wish; raises UserError where it never does.
    """
    lock = take_lock(folder, wait_ms=ATTEMPT_MS if wish == BACKGROUND else 0)  # a command may look at it for a moment
    if lock is not None or wish == BACKGROUND:
        return lock
    from stretchtimer.desktop.single_instance import pass_on

    for _attempt in range(ATTEMPTS):
        if pass_on(folder, wish):
            return None
        lock = take_lock(folder, wait_ms=ATTEMPT_MS)
        if lock is not None:  # the other has ended meanwhile
            return lock
    raise silent(folder)


def make_private(folder: Path) -> None:
    """Make the data folder where there is none, for its owner only; what is wrong with it the store will say."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        from stretchtimer.core.message import Message, UserError

        raise UserError(Message("store_cannot_open", {"path": str(folder)})) from error


def read_look(folder: Path) -> tuple[str, ...]:
    """Colours and direction of last time; none where there was no last time."""
    try:
        return tuple((folder / LOOK).read_text("ascii").split())
    except (OSError, UnicodeDecodeError):
        return ()


def _furnish(until_the_end: ExitStack, application: Application, window: MainWindow, folder: Path, wish: str) -> None:
    from stretchtimer.furnishing import furnish

    furnish(until_the_end, application, window, folder, wish)
    gc.enable()
