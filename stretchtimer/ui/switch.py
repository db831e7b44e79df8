"""An on-off switch for settings that take effect at once. A QCheckBox in all but looks."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from stretchtimer.ui.theme import Theme

WIDTH, HEIGHT = 48, 28
TARGET_HEIGHT = 48
KNOB_ON, KNOB_OFF, KNOB_INSET = 9.0, 8.0, 14.0
EDGE = 2.0


class Switch(QCheckBox):
    """Filled with the knob at the end when on; outlined with the knob at the start when off."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_on(self, on: bool) -> None:
        """Set without telling anyone."""
        was_blocked = self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(was_blocked)
        self.update()

    def focus_corner(self) -> int:
        return self._theme.px(HEIGHT) // 2

    def focus_box(self) -> QRectF:
        width, height = self._theme.px(WIDTH), self._theme.px(HEIGHT)
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(TARGET_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        box = self.focus_box()
        on = self.isChecked()
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("primary_hover" if self.underMouse() else "primary"))
        else:
            painter.setPen(QPen(self._theme.color("ink_3" if self.underMouse() else "line_strong"), EDGE))
            painter.setBrush(self._theme.color("surface"))
            box.adjust(EDGE / 2, EDGE / 2, -EDGE / 2, -EDGE / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("on_primary" if on else "line_strong"))
        scale = self._theme.text_scale
        inset = KNOB_INSET * scale
        at_end = on != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        whole = self.focus_box()
        whole.setLeft(whole.right() - 2 * inset) if at_end else whole.setRight(whole.left() + 2 * inset)
        knob = (KNOB_ON if on else KNOB_OFF) * scale
        painter.drawEllipse(whole.center(), knob, knob)
