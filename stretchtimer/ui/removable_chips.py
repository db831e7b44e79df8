"""Things that were chosen, as chips: a click, Space or Delete takes one away."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

ICON = 18


class RemovableChips(FlowBox):
    """Draws the things it is given; says which is to go. After them stands the field that adds one."""

    removal_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, *adding: QWidget) -> None:
        super().__init__()
        self._theme, self._icons, self._adding = theme, icons, list(adding)
        self._chips: dict[str, _Chip] = {}
        self.show_parts(self._adding)

    def show_things(self, things: Sequence[tuple[str, str]]) -> None:
        """Each as what is meant, and as it is called. Chips that stay keep the focus they have."""
        kept = {meant: self._chips.get(meant) or self._chip(meant) for meant, _called in things}
        had_focus = next((at for at, chip in enumerate(self._chips.values()) if chip.hasFocus()), None)
        for meant, called in things:
            kept[meant].setText(called)
            kept[meant].setAccessibleName(_("Remove {thing}").format(thing=called))
        gone = [chip for meant, chip in self._chips.items() if meant not in kept]
        if had_focus is not None and gone:
            after = list(kept.values())[had_focus : had_focus + 1] or self._adding
            after[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._chips = kept
        self.show_parts([*kept.values(), *self._adding])
        previous: QWidget | None = None
        for chip in (*kept.values(), *self._adding):
            if previous is not None:
                QWidget.setTabOrder(previous, chip)
            previous = chip

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for chip in self._chips.values():
            self._dress(chip)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            for chip in self._chips.values():
                self._dress(chip)
        return super().event(event)

    def _chip(self, meant: str) -> "_Chip":
        chip = _Chip()
        chip.clicked.connect(lambda: self.removal_requested.emit(meant))
        self._dress(chip)
        return chip

    def _dress(self, chip: "_Chip") -> None:
        """The cross stands after the words: Qt puts an icon before them, so the chip reads the other way."""
        ltr, rtl = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
        chip.setLayoutDirection(ltr if self.isRightToLeft() else rtl)
        chip.setIconSize(QSize(self._theme.px(ICON), self._theme.px(ICON)))
        chip.setIcon(self._icons.icon("x", self._theme.color("on_soft"), self._theme.px(ICON)))


class _Chip(QPushButton):
    """Checked all the time: it is among the chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's
        """A click takes it away instead."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)
