"""Both sides' marks, of which one is chosen: for looking at an exercise from either side."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from stretchtimer.core.exercise import Limb, Side
from stretchtimer.ui.painted import Painted
from stretchtimer.ui.side_badge import paint_badge
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.names import side_letter, side_name

MARK, TARGET, CORNER = 26, 40, 8
SIDES: tuple[tuple[Side, Literal["left", "right"]], ...] = ((Side.LEFT, "left"), (Side.RIGHT, "right"))


class SideChoice(Painted):
    """Left is at the left in every language: it is the body's."""

    side_chosen = Signal(object)  # Side

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._group = QButtonGroup(self)
        self._keys = {side: _SideKey(theme, mark, side, self) for side, mark in SIDES}
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Side"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for key in self._keys.values():
            self._group.addButton(key)
            row.addWidget(key)
            key.toggled.connect(self._report)
        self._is_showing = False
        self.show_side(Side.RIGHT)

    def show_side(self, side: Side) -> None:
        """Emits nothing."""
        self._is_showing = True
        self._keys[side].setChecked(True)
        self._is_showing = False

    def show_limb(self, limb: Limb) -> None:
        """Name the sides as the exercise does."""
        for side, key in self._keys.items():
            key.setAccessibleName(side_name(side, limb))
            key.setToolTip(side_name(side, limb))

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        for key in self._keys.values():
            key.show_theme(theme)

    def _report(self, checked: bool) -> None:
        """Tell of a choice, and make it the one stop for Tab, as radio groups are."""
        for key in self._keys.values():
            key.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key.isChecked() else Qt.FocusPolicy.ClickFocus)
        if checked and not self._is_showing:
            self.side_chosen.emit(next(side for side, key in self._keys.items() if key.isChecked()))


class _SideKey(QRadioButton):
    """One side's mark, filled where it is chosen."""

    def __init__(self, theme: Theme, mark: Literal["left", "right"], side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._mark, self._letter = theme, mark, side_letter(side)
        self.setAccessibleName(side_name(side))
        self.setToolTip(side_name(side))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.updateGeometry()
        self.update()

    def focus_corner(self) -> int:
        return CORNER

    def focus_box(self) -> QRectF:
        px = self._theme.px(MARK)
        return QRectF((self.width() - px) / 2, (self.height() - px) / 2, px, px)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(TARGET), self._theme.px(TARGET))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _position: object) -> bool:  # noqa: N802
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        hollow = not self.isChecked()
        paint_badge(QPainter(self), self._theme, self.focus_box(), self._mark, self._letter, hollow=hollow)
