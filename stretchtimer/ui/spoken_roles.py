"""What a screen reader finds in the place of each widget, where Qt by itself would tell it too little.

Qt toggles a checkable button without clicking it, so nothing would follow: here each action of a button is its click.
A button among exclusive ones is a radio button, whichever class it has. A widget that only holds others is a group once
it has a name, and a hand-painted one says by its attribute `spoken_as` what it is; to Qt either would be a filler.
"""

from collections.abc import Mapping
from functools import cache
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QPushButton, QWidget

PAINTED: Mapping[str, QAccessible.Role] = {
    "picture": QAccessible.Role.Graphic,
    "text": QAccessible.Role.StaticText,
    "button": QAccessible.Role.Button,
    "notification": QAccessible.Role.Notification,
}

PLAIN = frozenset({"QWidget", "QFrame", "QScrollArea", "QStackedWidget"})
"""To Qt a stack of pages is a layered pane, which a reader would name on each way into it."""


@runtime_checkable
class Pressed(Protocol):
    """A hand-painted widget that can be pressed."""

    def press(self) -> None: ...


@cache
def teach_roles() -> None:
    """Once in a process: Qt keeps what it has been taught."""
    QAccessible.installFactory(_spoken)


def _spoken(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QAbstractButton):
        return SpokenButton(thing)
    return SpokenWidget(thing) if class_name in PLAIN and isinstance(thing, QWidget) else None


class SpokenWidget(QAccessibleWidget):
    """A widget of no class that Qt has a role for. Its role is asked for anew each time, as a button's is."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Client)

    def role(self) -> QAccessible.Role:
        widget = self.object()
        if not isinstance(widget, QWidget) or not widget.accessibleName():
            return QAccessible.Role.Client
        role = QAccessible.Role.Window if widget.isWindow() else QAccessible.Role.Grouping
        return PAINTED.get(getattr(widget, "spoken_as", ""), role)

    def actionNames(self) -> list[str]:  # noqa: N802 - Qt's
        press = [QAccessibleActionInterface.pressAction()] if isinstance(self.object(), Pressed) else []
        return [*press, *super().actionNames()]

    def doAction(self, name: str) -> None:  # noqa: N802 - Qt's
        widget = self.object()
        if name == QAccessibleActionInterface.pressAction() and isinstance(widget, Pressed):
            widget.press()
        else:
            super().doAction(name)


class SpokenButton(QAccessibleWidget):
    """Any button. It asks the widget each time, because this object may be older than what the widget has become."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button)

    @property
    def _button(self) -> QAbstractButton:
        button = self.object()
        assert isinstance(button, QAbstractButton)
        return button

    def role(self) -> QAccessible.Role:
        if self._has_menu():
            return QAccessible.Role.ButtonMenu
        if not self._button.isCheckable():
            return QAccessible.Role.Button
        return QAccessible.Role.RadioButton if self._is_one_of_several() else QAccessible.Role.CheckBox

    def text(self, which: QAccessible.Text) -> str:
        said = super().text(which)
        if said or which is not QAccessible.Text.Name:
            return said
        return self._button.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def state(self) -> QAccessible.State:
        state, button = super().state(), self._button
        state.checkable, state.checked, state.pressed = button.isCheckable(), button.isChecked(), button.isDown()
        state.hasPopup = self._has_menu()
        return state

    def actionNames(self) -> list[str]:  # noqa: N802 - Qt's
        if not self._button.isEnabled():
            return []
        actions = QAccessibleActionInterface
        first = {
            QAccessible.Role.ButtonMenu: actions.showMenuAction,
            QAccessible.Role.Button: actions.pressAction,
        }.get(self.role(), actions.toggleAction)
        return [first(), actions.setFocusAction()]

    def doAction(self, name: str) -> None:  # noqa: N802 - Qt's
        if name == QAccessibleActionInterface.setFocusAction():
            super().doAction(name)
        elif self._button.isEnabled():
            self._button.animateClick()  # returns before what follows: it may open a dialog

    def _has_menu(self) -> bool:
        button = self._button
        return isinstance(button, QPushButton) and button.menu() is not None

    def _is_one_of_several(self) -> bool:
        group = self._button.group()
        return self._button.autoExclusive() if group is None else group.exclusive()
