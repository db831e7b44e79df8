"""The label that pages are made of: its look comes from its role, and its text wraps. And what lists are called."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy

from stretchtimer.ui.house_style import repolish
from stretchtimer.words.language import is_mirrored


def wrapped_label(role: str) -> QLabel:
    """A label of a role of `house_style.py`, such as "body" or "title"."""
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    if is_mirrored():  # a text without a letter of the language, such as a time of day, would begin on the left
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        label.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
    return label


def yielding_label(role: str) -> QLabel:
    """A label that takes whatever width is left, however little, and grows in height instead."""
    label = wrapped_label(role)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def show_at_start(label: QLabel) -> None:
    """Let its lines begin where those of its page do. Left to itself, a label goes by the letters of its own text, so
    that a name in other letters would stand on the other side.
    """
    side = Qt.AlignmentFlag.AlignRight if label.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
    label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def show_headline_size(label: QLabel, narrow: bool) -> None:
    """A page that takes the whole width has a headline of display size; a narrow one could not hold it."""
    role = "headline" if narrow else "display"
    if label.property("role") != role:
        label.setProperty("role", role)
        repolish(label)


def name_list(choices: QComboBox, name: str) -> None:
    """On Linux Qt calls a list by what is chosen in it, so what the choice is about has to stand beside that."""
    choices.setAccessibleName(name)
    choices.setAccessibleDescription(name)
