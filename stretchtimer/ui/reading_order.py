"""The order in which Tab goes through a window: as it is read, from where everything stands at this moment.

Qt goes by the order in which widgets were made. That is another one as soon as rows come and go, a chart is drawn only
when it is first seen, or a narrow window puts below what stood beside. So a window cuts what it shows along its gaps:
into rows, those into columns, and so on; what cannot be cut goes by its upper edge. Columns are read one after the
other.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QScrollArea,
    QTextEdit,
    QWidget,
)

WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QTextEdit)
"""What has parts of its own that are no stops."""
OVERLAP = 4  # px by which neighbours may reach into each other, as rings and shadows do
Span = Callable[[QRect], tuple[int, int]]


def focus_next(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop of a window, or to the one before; tell whether there is one."""
    here = window.focusWidget()
    order = stops_in(window, here)
    if not order:
        return False
    step = 1 if forward else -1
    at = order.index(here) if here in order else -1 if forward else 0
    stop = order[(at + step) % len(order)]
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(stop)
    return True


def stops_in(box: QWidget, here: QWidget | None = None) -> list[QWidget]:
    """Everything in a box that Tab comes to, as it is read; `here` belongs to it however it got the keyboard."""
    own = [box] if box is here or _is_stop(box) else []
    if own and isinstance(box, WHOLE):
        return own
    inside = (child for child in box.children() if isinstance(child, QWidget) and _stands_there(child))
    branches = [(child, stops_in(child, here)) for child in inside]
    if not any(found for _, found in branches):
        return own
    order = reading_order([child.geometry() for child, _ in branches], right_to_left=box.isRightToLeft())
    return own + [stop for number in order for stop in branches[number][1]]


def reading_order(boxes: Sequence[QRect], *, right_to_left: bool) -> list[int]:
    """The numbers of boxes that lie in one box, in the order in which they are read."""
    return _cut(list(range(len(boxes))), boxes, right_to_left, by_row=True, tried=False)


def _cut(numbers: list[int], boxes: Sequence[QRect], right_to_left: bool, *, by_row: bool, tried: bool) -> list[int]:
    """`tried`: the other way there is nothing to cut."""
    if len(numbers) < 2:
        return numbers
    parts = _parts(numbers, boxes, _rows if by_row else _columns)
    if len(parts) == 1 and tried:
        return sorted(numbers, key=lambda n: _corner(boxes[n], right_to_left))
    if right_to_left and not by_row:
        parts.reverse()
    is_whole = len(parts) == 1
    return [n for part in parts for n in _cut(part, boxes, right_to_left, by_row=not by_row, tried=is_whole)]


def _parts(numbers: Iterable[int], boxes: Sequence[QRect], span: Span) -> list[list[int]]:
    """What is left when cut through every gap."""
    parts: list[list[int]] = []
    reach = 0
    for number in sorted(numbers, key=lambda n: span(boxes[n])):
        start, end = span(boxes[number])
        if parts and start < reach - OVERLAP:
            parts[-1].append(number)
        else:
            parts.append([number])
        reach = max(reach, end) if len(parts[-1]) > 1 else end
    return parts


def _corner(box: QRect, right_to_left: bool) -> tuple[int, int, int, int]:
    """Where it begins; and its size, so that no two are alike."""
    return box.top(), -box.right() if right_to_left else box.left(), box.width(), box.height()


def _rows(box: QRect) -> tuple[int, int]:
    return box.top(), box.top() + box.height()


def _columns(box: QRect) -> tuple[int, int]:
    return box.left(), box.left() + box.width()


def _stands_there(child: QWidget) -> bool:
    """What lies over others for the eye alone does not."""
    is_ghost = child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return child.isVisible() and not child.isWindow() and not is_ghost


def _is_stop(widget: QWidget) -> bool:
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() is not None:
        return group.checkedButton() is widget  # and the arrows go on from there
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _bring_into_view(stop: QWidget) -> None:
    """Qt does so only where the keyboard was in the same area before."""
    above = stop.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(stop)
        above = above.parentWidget()
