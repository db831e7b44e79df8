"""Widgets side by side that wrap to the next line where the width ends, which no layout of Qt's does."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 8
REPLACES = (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange)


class FlowBox(QWidget):
    """Places what it is given, in that order; hidden ones take no room."""

    def __init__(self, gap: int = GAP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_parts(self, parts: list[QWidget]) -> None:
        """Those that were there before and are not now are deleted."""
        for gone in (part for part in self._parts if part not in parts):
            gone.hide()
            gone.deleteLater()
        for part in parts:
            if part.parent() is not self:
                part.setParent(self)
                part.show()
        self._parts = parts
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(width, place=False)

    def sizeHint(self) -> QSize:
        sizes = [_size_of(part) for part in self._shown]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((_least_width(part) for part in self._shown), default=0), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in REPLACES:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._flow(self.width(), place=True)

    @property
    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _flow(self, width: int, *, place: bool) -> int:
        """Set the parts out within a width; the height they take."""
        y = 0
        for line in self._lines(width):
            sizes = [_size_within(part, width) for part in line]
            height = max(size.height() for size in sizes)
            x, y = 0, y + (self._gap if y else 0)
            for part, size in zip(line, sizes, strict=True):
                if place:
                    at = QPoint(self.width() - x - size.width() if self.isRightToLeft() else x, y)
                    part.setGeometry(QRect(at + QPoint(0, (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height
        return y

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        x = 0
        for part in self._shown:
            needed = _size_of(part).width()
            if not lines or x + needed > width:
                lines.append([])
                x = 0
            lines[-1].append(part)
            x += needed + self._gap
        return lines


def _size_of(part: QWidget) -> QSize:
    return part.sizeHint().expandedTo(part.minimumSize()).boundedTo(part.maximumSize())


def _size_within(part: QWidget, width: int) -> QSize:
    """Its size where there is no more than a width; what wraps grows in height instead."""
    size = _size_of(part)
    if size.width() <= width or not part.hasHeightForWidth():
        return size
    return QSize(width, part.heightForWidth(width))


def _least_width(part: QWidget) -> int:
    return part.minimumSizeHint().width() if part.hasHeightForWidth() else _size_of(part).width()
