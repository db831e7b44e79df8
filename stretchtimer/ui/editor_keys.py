"""What the keys do in the sequence editor: one table, for the editor and for the keyboard map."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

WALK = {Key.Key_Up: -1, Key.Key_Down: 1}
"""From step to step."""
MOVES = {QKeyCombination(ALT, key): by for key, by in WALK.items()}
"""The step itself, up and down."""
REMOVE = (Key.Key_Delete, Key.Key_Backspace)
UNDO, SAVE = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Save
REDO = (QKeyCombination(CTRL | SHIFT, Key.Key_Z), QKeyCombination(CTRL, Key.Key_Y))
REPEAT = QKeyCombination(CTRL, Key.Key_D)
