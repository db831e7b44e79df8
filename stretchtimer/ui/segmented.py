"""A row of two to five choices of which one holds, for settings. Saves the click a drop-down would cost."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from stretchtimer.ui.painted import Painted
from stretchtimer.ui.theme import Theme

HEIGHT, PADDING, LEAST_PADDING, CORNER = 48, 17, 6, 12


class Segmented(Painted):
    """Exclusive choices side by side; arrow keys and clicks choose at once."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._report)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._is_showing, self._is_narrow = False, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_choices(self, texts: Sequence[str]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        for index, text in enumerate(texts):
            segment = _Segment(self.theme, text, index == 0, index == len(texts) - 1, self)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == 0 else Qt.FocusPolicy.ClickFocus)
            self._group.addButton(segment, index)
            self._row.addWidget(segment)
        self.show_narrow(self._is_narrow)

    def show_chosen(self, index: int | None) -> None:
        """None: nothing is chosen yet. Emits nothing."""
        self._is_showing = True
        for button in self._group.buttons():
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._group.setExclusive(index is not None)  # else Qt refuses to uncheck the last one
        for i, button in enumerate(self._group.buttons()):
            button.setChecked(i == index)
        self._group.setExclusive(True)
        self._group.button(index or 0).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_showing = False

    def show_name(self, name: str) -> None:
        """What the choice is about, for screen readers."""
        self.setAccessibleName(name)
        for button in self._group.buttons():
            button.setAccessibleDescription(name)

    def show_narrow(self, narrow: bool) -> None:
        """On a narrow page the texts may stand closer together than is usual."""
        self._is_narrow = narrow
        across = QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.MinimumExpanding
        for button in self._group.buttons():
            button.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        for button in self._group.buttons():
            if isinstance(button, _Segment):
                button.show_theme(theme)

    def _report(self, index: int, checked: bool) -> None:
        """Tell of a choice, and make it the group's one stop for Tab, as radio groups are."""
        self._group.button(index).setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked and not self._is_showing:
            self.chosen.emit(index)


class _Segment(QRadioButton):
    def __init__(self, theme: Theme, text: str, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._theme, self._first, self._last = theme, first, last
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def focus_corner(self) -> int:
        return CORNER

    def sizeHint(self) -> QSize:
        return self._size(PADDING)

    def minimumSizeHint(self) -> QSize:
        return self._size(LEAST_PADDING)

    def hitButton(self, _position: object) -> bool:  # noqa: N802
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(self._theme.color("line_strong"), 1))
        painter.setBrush(self._theme.color("primary_soft" if on else "surface_2" if self.underMouse() else "surface"))
        painter.drawPath(self._shape())
        if not self._first:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            painter.fillRect(
                QRectF(self.width() - 1 if mirrored else 0, 1, 1, self.height() - 2), self._theme.color("line")
            )
        painter.setPen(self._theme.color("on_soft" if on else "ink"))
        painter.setFont(self._theme.sized_font(self._theme.px(15), 600 if on else 500, display=False))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _size(self, padding: int) -> QSize:
        width = QFontMetricsF(self._theme.font("button")).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * self._theme.px(padding), self._theme.px(HEIGHT))

    def _shape(self) -> QPainterPath:
        """Rounded at the outer ends only; the inner edges lie outside the segment, where the neighbour covers them."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at_left, at_right = (self._last, self._first) if mirrored else (self._first, self._last)
        spill = 2 * CORNER
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        box.adjust(0 if at_left else -spill, 0, 0 if at_right else spill, 0)
        path = QPainterPath()
        path.addRoundedRect(box, CORNER, CORNER)
        return path
