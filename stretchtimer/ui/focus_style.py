"""The focus ring: 3 px, 2 px away from the control, drawn above the page so that no style sheet can lose it.

A QStyle cannot draw it: once the application has a style sheet, Qt asks the sheet's own style for focus frames, and
no style may paint outside a widget. So a transparent overlay follows the focus. It is shown when the focus came by
key or by program, and always on fields one types into; a click hides it and the next key brings it back.
"""

from contextlib import suppress
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from stretchtimer.ui.theme import Theme

GAP = 2.0
WIDTH, STRONG_WIDTH = 3.0, 4.0
WITHOUT_RING = "withoutRing"
"""Property of a page that takes keys itself: a ring round the whole window says nothing."""
TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ParentChange})


@runtime_checkable
class HasCorner(Protocol):
    """A painted control that knows its corner radius."""

    def focus_corner(self) -> int: ...


@runtime_checkable
class HasBox(Protocol):
    """A painted control that is smaller than its widget."""

    def focus_box(self) -> QRectF: ...


def is_typed_into(widget: QWidget) -> bool:
    """A text that is only read is none of them."""
    return isinstance(widget, TYPED_INTO) and not (isinstance(widget, QTextEdit) and widget.isReadOnly())


def corner_of(widget: QWidget) -> float:
    if isinstance(widget, HasCorner):
        return widget.focus_corner()
    if isinstance(widget, QPushButton):
        return widget.height() / 2 if widget.property("kind") in ("chip", "day") else 12
    return 6 if isinstance(widget, QCheckBox | QRadioButton) else 8


def _host_of(widget: QWidget, reach: float) -> QWidget | None:
    """The nearest ancestor with room for the ring; inside a scroll area its content, so that the ring scrolls along."""
    host = widget.parentWidget()
    while host is not None and not host.isWindow():
        above = host.parentWidget()
        if above is not None and isinstance(above.parentWidget(), QScrollArea):
            break
        box = QRectF(widget.rect()).translated(widget.mapTo(host, QPoint())).adjusted(-reach, -reach, reach, reach)
        if QRectF(host.rect()).contains(box):
            break
        host = above
    return host


class FocusRing(QObject):
    """One for the whole application; an overlay for each control that gets the focus."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._width = WIDTH
        self._overlay: _Overlay | None = None
        app.focusChanged.connect(self._follow)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._follow(None, QApplication.focusWidget())

    def show_strong(self, strong: bool) -> None:
        self._width = STRONG_WIDTH if strong else WIDTH
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or now.window().windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
            return
        if now.property(WITHOUT_RING):
            return
        parent = now.parentWidget()
        target = parent if isinstance(parent, QComboBox | QAbstractSpinBox) else now
        host = _host_of(target, GAP + self._width)
        if host is None:
            return
        self._overlay = _Overlay(target, host, self._theme, self._width)
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._overlay.setVisible(not by_mouse or is_typed_into(target))

    def _let_go(self) -> None:
        overlay, self._overlay = self._overlay, None
        # The focus also changes while its page is being destroyed, and the overlay with it.
        with suppress(RuntimeError):
            if overlay is not None:
                overlay.hide()
                overlay.deleteLater()


class _Overlay(QWidget):
    """The ring round one control: above it, transparent to the mouse, and watching whatever can move it."""

    def __init__(self, target: QWidget, host: QWidget, theme: Theme, width: float) -> None:
        super().__init__(host)
        self._target, self._host, self._theme, self._width = target, host, theme, width
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        between: QWidget | None = target
        while between is not None and between is not host:
            between.installEventFilter(self)
            between = between.parentWidget()
        self._place()
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        with suppress(RuntimeError):  # a page hides its children while it is being destroyed
            self._heed(event.type())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), self._width))
        half = self._width / 2
        corner = corner_of(self._target) + GAP + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corner, corner)

    def _heed(self, kind: QEvent.Type) -> None:
        if kind == QEvent.Type.Hide:
            self.hide()
        elif kind in MOVES:
            self._place()
        elif kind == QEvent.Type.MouseButtonPress and not is_typed_into(self._target):
            self.hide()
        elif kind == QEvent.Type.KeyPress:
            self.show()

    def _place(self) -> None:
        target = self._target
        box = target.focus_box() if isinstance(target, HasBox) else QRectF(target.rect())
        reach = GAP + self._width
        origin = target.mapTo(self._host, QPoint())
        self.setGeometry(box.translated(origin).adjusted(-reach, -reach, reach, reach).toAlignedRect())
