"""What cannot be done just now says why, to the eye that stays on it and to a screen reader."""

from PySide6.QtWidgets import QWidget

from stretchtimer.ui.action_button import SessionButton


def show_possible(control: QWidget, why_not: str) -> None:
    """Enable a control, or say in one sentence why nothing can be done with it."""
    if isinstance(control, SessionButton):
        control.show_possible(why_not)
        return
    control.setEnabled(not why_not)
    control.setToolTip(why_not)
    control.setAccessibleDescription(why_not)
