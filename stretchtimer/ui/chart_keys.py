"""What the keys do in a chart: a table apart from it, so that the keyboard map needs no plotting library."""

from PySide6.QtCore import QKeyCombination, Qt

STEP, CLOSER = 0.1, 0.8
Key = Qt.Key

MOVES = {Key.Key_Left: -STEP, Key.Key_Right: STEP}
"""By how much of what is shown."""
ZOOMS = {Key.Key_Plus: CLOSER, Key.Key_Equal: CLOSER, Key.Key_Minus: 1 / CLOSER}
WHOLE = Key.Key_Home
READING_WITH = Qt.KeyboardModifier.ControlModifier
READINGS = {Key.Key_Left: -1, Key.Key_Right: 1}
"""With that modifier: from reading to reading, each read out."""
READING_KEYS = tuple(QKeyCombination(READING_WITH, key) for key in READINGS)
