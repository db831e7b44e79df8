"""The program with a button that nobody named, for the test that has to find it."""

import sys

from PySide6.QtWidgets import QPushButton

from stretchtimer.cli import main
from stretchtimer.ui.main_window import MainWindow

_furnish = MainWindow.furnish


def _furnish_and_plant(window: MainWindow, *parts: object) -> None:
    _furnish(window, *parts)  # type: ignore[arg-type]
    QPushButton(window).show()


MainWindow.furnish = _furnish_and_plant  # type: ignore[method-assign, assignment]
sys.exit(main())
