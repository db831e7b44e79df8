"""Another process: opens a window and writes the instant at which its first frame was painted, then ends.

Run as `python -m benchmarks.frame_child bare`, or as `frame` or `page` with the arguments of the program: `frame` waits
for the window's first paint of all, `page` for the first one of the Today page's cards. What the program imports before
Qt is imported before Qt here, too: Qt makes every later import dearer.
"""

import os
import sys
import time
from collections.abc import Callable


def bare() -> None:
    """Show the barest window there is."""
    watch_paint(say)
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1180, 760)
    window.show()
    application.exec()


def ours(arguments: list[str], painted: str) -> None:
    """Run the program as its entry point does."""
    from stretchtimer.cli import main

    watch_paint(say, painted)
    main(arguments)


def watch_paint(then: Callable[[], None], painted: str = "") -> None:
    """Make every application do `then` when a widget of the class `painted`, or any, has painted first."""
    from PySide6 import QtWidgets
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and painted in ("", type(watched).__name__):
                application = QtWidgets.QApplication.instance()
                assert application is not None
                application.removeEventFilter(self)
                QTimer.singleShot(0, then)  # after the frame has come to its end
            return False

    class Watched(QtWidgets.QApplication):
        def exec(self) -> int:  # type: ignore[override]
            eye = Painted()
            self.installEventFilter(eye)
            return super().exec()

    QtWidgets.QApplication = Watched  # type: ignore[misc]


def say() -> None:
    sys.stdout.write(f"{time.monotonic_ns()}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare"]:
            bare()
        case ["frame", *arguments]:
            ours(arguments, "")
        case ["page", *arguments]:
            ours(arguments, "TodayCard")
