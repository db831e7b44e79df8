"""Eyes for what does not fit: texts that are cut or elided, neighbours that lie over each other.

Measured, not looked at: what each text needs against the place it has, and each place against its neighbours.
"""

from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.stage import StepsStage

QUESTIONS = frozenset({"EaseOffView", "StopView"})
LAYERS = QUESTIONS | {"_Overlay", "Toast", "FlashFrame", "_Voice", "ChartPlot"}
"""What lies over something else on purpose."""

VIEWPORT = "qt_scrollarea_viewport"


def flaws(page: QWidget) -> list[str]:
    """Every text on a page that is cut, and every pair of neighbours that lie over each other."""
    shown = [part for part in (page, *page.findChildren(QWidget)) if part.isVisible()]
    found = [flaw for part in shown if (flaw := cut(part))]
    for parent in shown:
        children = [child for child in shown if child.parentWidget() is parent and type(child).__name__ not in LAYERS]
        if any(type(child).__name__ in QUESTIONS and child in shown for child in parent.children()):
            continue
        for one, other in combinations(children, 2):
            if drawn(one).intersects(drawn(other)):
                found.append(f"{name(one)} and {name(other)} lie over each other")
        if parent.objectName() != VIEWPORT:
            found += [f"{name(child)} sticks out" for child in children if not inside(child, parent)]
    return found


def too_wide(page: QWidget) -> list[str]:
    """What is scrolled and wider than what can be seen of it: its end can hardly be reached."""
    seen = [part for part in page.findChildren(QWidget) if part.isVisible() and part.objectName() == VIEWPORT]
    inner = [(child, view) for view in seen for child in view.children() if isinstance(child, QWidget)]
    return [f"{name(child)} is wider than its place" for child, view in inner if child.width() > view.width()]


def drawn(part: QWidget) -> QRect:
    """What of a widget is drawn: a button without a frame is its word, and can be hit well beside it."""
    box = part.geometry()
    if isinstance(part, SessionButton) and part._kind in ("text", "quiet"):
        across, down = (box.width() - sum(part._row_widths())) / 2, (box.height() - part._px(20)) / 2
        return box.adjusted(int(across), int(down), -int(across), -int(down))
    return box


def inside(child: QWidget, parent: QWidget) -> bool:
    return parent.rect().contains(drawn(child)) or child.isWindow()


def cut(part: QWidget) -> str:
    if isinstance(part, QLabel) and part.text():
        room = part.contentsRect()
        flags = Qt.TextFlag.TextWordWrap if part.wordWrap() else Qt.TextFlag.TextExpandTabs
        if part.buddy() is not None:
            flags |= Qt.TextFlag.TextShowMnemonic
        needed = QFontMetrics(part.font()).boundingRect(QRect(0, 0, room.width(), 10_000), flags.value, part.text())
        fits = needed.width() <= room.width() + 1 and needed.height() <= room.height() + 1
        return (
            "" if fits else f"{name(part)} needs {needed.width()}x{needed.height()} of {room.width()}x{room.height()}"
        )
    if isinstance(part, SessionButton) and part.text():
        gap = part._gap
        if part._form == "compact":
            spare = part.width() - 8 - part._text_width()
        else:
            widths = part._row_widths()
            spare = part.width() - 16 - sum(widths) - gap * (len(widths) - 1)
        return "" if spare >= -1 else f"{name(part)} lacks {-spare:.0f} px of {part.width()}"
    if isinstance(part, QPushButton) and part.text():
        return "" if part.width() >= part.minimumSizeHint().width() - 1 else f"{name(part)} is too narrow"
    if isinstance(part, StepsStage) and part._steps:
        return "" if part._needed(9.0, "") <= part._room().height() else f"the stage of {part.width()}x{part.height()}"
    return ""


def name(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QPushButton) else ""
    return f"{type(part).__name__} “{text[:40]}”"
