"""The label that pages are made of: its look comes from its role, and its text wraps."""

from PySide6.QtWidgets import QLabel


def wrapped_label(role: str) -> QLabel:
    """A label of a role of `house_style.py`, such as "body" or "title"."""
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
