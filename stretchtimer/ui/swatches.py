"""A row of colours of which one is chosen, such as the skin of the drawn person. Each has its name: said, and shown by
the pointer; the chosen one is told by its ring, not by its colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme

TARGET, DISC, RING, RING_WIDTH, EDGE_WIDTH = 48, 32, 42, 3.0, 2.0


class Swatches(Painted):
    """Exclusive; arrow keys and clicks choose at once."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._group = QButtonGroup(self)
        self._is_showing = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._swatches = tuple(_Swatch(theme, name, self) for name in names)
        for index, swatch in enumerate(self._swatches):
            self._group.addButton(swatch, index)
            row.addWidget(swatch)
        self._group.idToggled.connect(self._report)

    def show_chosen(self, index: int) -> None:
        """Emits nothing."""
        self._is_showing = True
        self._swatches[index].setChecked(True)
        self._is_showing = False

    def show_name(self, name: str) -> None:
        """What the choice is about, for screen readers."""
        self.setAccessibleName(name)
        for swatch in self._swatches:
            swatch.setAccessibleDescription(name)

    def show_colors(self, colors: Sequence[QColor]) -> None:
        for swatch, color in zip(self._swatches, colors, strict=True):
            swatch.show_color(color)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        for swatch in self._swatches:
            swatch.show_theme(theme)

    def _report(self, index: int, checked: bool) -> None:
        """Tell of a choice, and make it the group's one stop for Tab, as radio groups are."""
        for swatch in self._swatches:
            swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus if swatch.isChecked() else Qt.FocusPolicy.ClickFocus)
        if checked and not self._is_showing:
            self.chosen.emit(index)


class _Swatch(QRadioButton):
    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._theme, self._color = theme, QColor()
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_color(self, color: QColor) -> None:
        self._color = color
        self.update()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def focus_corner(self) -> int:
        return self._theme.px(RING) // 2

    def focus_box(self) -> QRectF:
        return self._disc(RING)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(TARGET), self._theme.px(TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _position: object) -> bool:  # noqa: N802 - Qt's
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line_strong"), EDGE_WIDTH))
        painter.setBrush(self._color)
        painter.drawEllipse(self._disc(DISC))
        if self.isChecked():
            half = RING_WIDTH / 2
            painter.setPen(QPen(self._theme.color("primary"), RING_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._disc(RING).adjusted(half, half, -half, -half))

    def _disc(self, size: int) -> QRectF:
        px = self._theme.px(size)
        return QRectF((self.width() - px) / 2, (self.height() - px) / 2, px, px)
