"""Answers for somebody with a remote in the hand: forward and back move between them, B or F5 presses one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def move_answer(answers: Sequence[QWidget], step: int) -> None:
    """Give the focus to the answer after (or before) the one that has it; to an end where none has."""
    shown = [answer for answer in answers if answer.isVisible()]
    here = next((i for i, answer in enumerate(shown) if answer.hasFocus()), None)
    first = len(shown) - 1 if step > 0 else 0
    if shown:
        target = first if here is None else (here + step) % len(shown)
        shown[target].setFocus(Qt.FocusReason.TabFocusReason)


def press_answer(answers: Sequence[QWidget]) -> bool:
    """Press the answer that has the focus, as Space does; False where none has it."""
    for answer in answers:
        if answer.hasFocus():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_Space.value, Qt.KeyboardModifier.NoModifier, " ")
                QApplication.sendEvent(answer, event)
            return True
    return False
