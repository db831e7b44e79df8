"""Dates and sentences in lists of a mirrored window, whose language may still run to the right."""

from PySide6.QtGui import QGuiApplication

from stretchtimer.words.isolated import isolate
from stretchtimer.words.language import is_mirrored


def in_own_direction(text: str) -> str:
    """A list lays each text out in the window's direction: "14 Oct, 19:30" would come out as "Oct, 19:30 14"."""
    return isolate(text) if QGuiApplication.isRightToLeft() and not is_mirrored() else text
