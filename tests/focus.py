"""Walking by Tab through what is on the screen, as somebody without a mouse does."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QWidget

MOST_STOPS = 200
MOST_PARTS = 60
"""Of a date, whose numbers Tab goes through before it goes on, or of a text, whose links it goes through."""
TOLERANCE = 8
REACH = 8  # px round a control within which its ring is drawn


def stops(window: QWidget) -> list[QWidget]:
    """Everything that Tab has to come to, in no order."""
    return [
        widget
        for widget in (window, *window.findChildren(QWidget))
        if widget.window() is window
        and widget.isVisible()
        and widget.isEnabled()
        and _is_chosen(widget, otherwise=bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus))
        and not isinstance(widget.parent(), QAbstractSpinBox)
        and widget.focusProxy() is None
    ]


def walk(start: QWidget, *, back: bool = False) -> list[QWidget]:
    """What has the keyboard from `start` on until something has it again; what keeps Tab to itself ends it."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    key, modifier = Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier
    if back:
        key, modifier = Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
    seen = [start]
    while len(seen) < MOST_STOPS:
        here = seen[-1]
        for _ in range(MOST_PARTS):
            QTest.keyClick(_focused(), key, modifier)
            if _focused() is not here:
                break
        if _focused() in seen:
            return seen if _focused() is start else [*seen, _focused()]
        seen.append(_focused())
    return seen


def disorder(order: list[QWidget]) -> Iterator[str]:
    """Where the walk leaps back: to what stands above, or before in the same row; once it has to, at its end.

    What is compared are the two boxes that lie side by side in the box which holds both, so that columns are read one
    after the other.
    """
    for one, other in zip(order, [*order[1:], order[0]], strict=True):
        first, second = _branches(one, other)
        backwards = one.window().isRightToLeft()
        a, b = _box(first), _box(second)
        is_after = b.right() <= a.left() + TOLERANCE if backwards else b.left() >= a.right() - TOLERANCE
        is_before = b.left() >= a.right() - TOLERANCE if backwards else b.right() <= a.left() + TOLERANCE
        is_above = b.bottom() <= a.top() + TOLERANCE
        is_beside = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > TOLERANCE
        if (is_above and not is_after) or (is_beside and is_before):
            yield f"{called(one)} → {called(other)}"


def place_of(widget: QWidget) -> tuple[int, int]:
    """Where it stands in its window: its upper edge, and how far it is from where one begins to read."""
    box = _box(widget)
    return box.top(), widget.window().width() - box.right() if widget.window().isRightToLeft() else box.left()


def shows_focus(widget: QWidget) -> bool:
    """Whether anything about it looks different while it has the keyboard."""
    window, around = widget.window(), _box(widget).adjusted(-REACH, -REACH, REACH, REACH)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    focused = window.grab(around).toImage()
    widget.clearFocus()
    return focused != window.grab(around).toImage()


def called(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return f"{type(widget).__name__} “{widget.accessibleName() or (text() if callable(text) else '')}”"


def _is_chosen(widget: QWidget, *, otherwise: bool) -> bool:
    """Whether it is the chosen one of several, of which Tab comes to no other."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    one_of = group is not None and group.exclusive() and group.checkedButton() is not None
    return group.checkedButton() is widget if one_of and group is not None else otherwise


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    return focused


def _branches(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget]:
    """Of each the outermost box that does not hold the other as well."""
    above = [one, *_parents(one)]
    below = [other, *_parents(other)]
    first = next((box for box in reversed(above) if not box.isAncestorOf(other) and box is not other), one)
    second = next((box for box in reversed(below) if not box.isAncestorOf(one) and box is not one), other)
    return first, second


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _box(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
