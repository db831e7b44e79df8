"""The label that pages are made of: its look comes from its role, and its text wraps. And what lists are called."""

from PySide6.QtWidgets import QComboBox, QLabel

from stretchtimer.ui.house_style import repolish


def wrapped_label(role: str) -> QLabel:
    """A label of a role of `house_style.py`, such as "body" or "title"."""
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


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
