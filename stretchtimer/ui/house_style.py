"""Gives every widget the font its `role` or `kind` property asks for, at the moment Qt polishes it.

A style sheet cannot do this: QSS has no word for the axes of a variable font nor for tabular digits. Qt wraps this
style in its own style-sheet style, which still passes `polish` on, and polishes everything again whenever the
application's style sheet is set. So: show_theme first, then setStyleSheet.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QProxyStyle,
    QPushButton,
    QWidget,
)

from stretchtimer.ui.theme import Theme

SPIN_MARGIN = 12
FONT_BEFORE = "_q_styleSheetWidgetFont"
"""Where Qt's style-sheet style notes the font of a widget's first polish, to put it back at the end of every other."""
LIGHTER_UNTIL_CHECKED = frozenset({"nav", "chip"})


def repolish(widget: QWidget) -> None:
    """Apply style sheet and font again after a property changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


class HouseStyle(QProxyStyle):
    """Fusion, with the theme's fonts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def show_theme(self, theme: Theme) -> None:
        """Takes effect for all widgets when the application's style sheet is set next."""
        self._theme = theme

    def polish(self, what: QWidget | QApplication | QPalette) -> None:  # type: ignore[override]
        super().polish(what)
        if not isinstance(what, QWidget):
            return
        if isinstance(what, QLineEdit) and isinstance(box := what.parent(), QAbstractSpinBox):
            margin = 0 if box.property("stepper") else self._theme.px(SPIN_MARGIN)
            what.setTextMargins(margin, 0, 0, 0)  # QSS padding does not reach it
        if isinstance(what, QLabel) and what.textFormat() is Qt.TextFormat.AutoText:
            what.setTextFormat(Qt.TextFormat.PlainText)  # a name from somebody else's file is no markup
        role = _font_role(what)
        if role:
            what.setProperty(FONT_BEFORE, None)
            what.setFont(self._theme.font(role))


def _font_role(widget: QWidget) -> str:
    role = widget.property("role")
    if role:
        return str(role)
    if isinstance(widget, QPushButton):
        return "body_medium" if _is_unchecked_choice(widget) else "button"
    return ""


def _is_unchecked_choice(button: QAbstractButton) -> bool:
    return button.property("kind") in LIGHTER_UNTIL_CHECKED and not button.isChecked()
