"""The program on each of its pages in turn, on a real screen: for whoever looks at it from another process.

It says the page's name on its standard output, and stays there until a line comes in.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSocketNotifier
from PySide6.QtWidgets import QApplication

from tests.conftest import HandClock
from tests.every_page import every_place
from tests.on_screen import on_screen


def main() -> None:
    application = QApplication(["stretchtimer"])
    with on_screen(application, Path(sys.argv[-1]), HandClock(), before_page="always") as screen:
        for name, _page in every_place(screen):
            print(name, flush=True)
            wait_for_a_line()
    print(flush=True)


def wait_for_a_line() -> None:
    loop = QEventLoop()
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(loop.quit)
    loop.exec()
    os.read(sys.stdin.fileno(), 1)


main()
