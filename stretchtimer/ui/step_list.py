"""The steps of a sequence, one row each, put in order by dragging a grip or with Alt and the arrows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchtimer.core.exercise import Exercise
from stretchtimer.core.sequence import Step
from stretchtimer.ui.editor_keys import MOVES, REMOVE, WALK
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.step_row import StepHeads, StepRow
from stretchtimer.ui.theme import Theme

LINE = 2
GAP = 4
NARROW = 590
"""Below this width, at text size 100 %, amounts stand below the name of their step."""


class StepList(QWidget):
    """Draws the steps it is given; says which is chosen, and what the user wants with them."""

    chosen = Signal(int)
    step_requested = Signal(int, object)  # Step
    move_requested = Signal(int, int)
    remove_requested = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._art = theme, icons, art
        self._rows: list[StepRow] = []
        self._is_narrow = False
        self._drop: int | None = None
        self._line, self._heads = _DropLine(theme, self), StepHeads(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 0, 6, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self._heads)
        for keys, by in MOVES.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._ask_move(by))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return tuple(stop for row in self._rows for stop in row.stops)

    def show_steps(self, steps: Sequence[Step], exercises: Mapping[str, Exercise], lengths: Sequence[int]) -> None:
        while len(self._rows) < len(steps):
            self._add_row()
        while len(self._rows) > len(steps):
            row = self._rows.pop()
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        for number, (row, step) in enumerate(zip(self._rows, steps, strict=True)):
            row.show_step(number + 1, step, exercises[step.exercise], lengths[number])
        self._heads.setVisible(bool(steps) and not self._is_narrow)

    def show_chosen(self, index: int) -> None:
        for number, row in enumerate(self._rows):
            row.show_chosen(number == index)

    def focus_row(self, index: int) -> None:
        if self._rows:
            self._rows[min(index, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._line.show_theme(theme)
        self._heads.show_theme(theme)
        for row in self._rows:
            row.show_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() / self._theme.text_scale < NARROW
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._heads.setVisible(bool(self._rows) and not narrow)
            for row in self._rows:
                row.show_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a row leaves to its list."""
        at, key = self._at, Qt.Key(event.key())
        if at is None or not self._rows[at].hasFocus():
            event.ignore()
        elif key in WALK:
            to = at + WALK[key]
            self._rows[max(0, min(to, len(self._rows) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in REMOVE:
            self.remove_requested.emit(at)
        else:
            event.ignore()

    @property
    def _at(self) -> int | None:
        """The row that the keyboard is in."""
        focused = self.focusWidget()
        return next((n for n, row in enumerate(self._rows) if row is focused or row.isAncestorOf(focused)), None)

    def _add_row(self) -> None:
        row = StepRow(self._theme, self._icons, self._art)
        row.show_narrow(self._is_narrow)
        row.chosen.connect(lambda: self.chosen.emit(self._rows.index(row)))
        row.step_requested.connect(lambda step: self.step_requested.emit(self._rows.index(row), step))
        row.gripped.connect(self._show_drop)
        row.let_go.connect(lambda: self._let_go(self._rows.index(row)))
        self._rows.append(row)
        self._column.addWidget(row)

    def _ask_move(self, by: int) -> None:
        at = self._at
        if at is not None and 0 <= at + by < len(self._rows):
            self.move_requested.emit(at, at + by)

    def _show_drop(self, pointer: QPoint) -> None:
        """Where the row would come: a line between two others."""
        y = self.mapFromGlobal(pointer).y()
        self._drop = sum(row.geometry().center().y() < y for row in self._rows)
        above = self._rows[self._drop - 1].geometry().bottom() + GAP // 2 if self._drop else 0
        self._line.setGeometry(0, above, self.width(), LINE)
        self._line.show()
        self._line.raise_()

    def _let_go(self, index: int) -> None:
        self._line.hide()
        drop, self._drop = self._drop, None
        if drop is not None:
            to = drop - 1 if drop > index else drop  # its own place is empty by then
            if to != index:
                self.move_requested.emit(index, to)


class _DropLine(QWidget):
    """Two pixels of the first colour, where a dragged row would come."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._color = QColor(theme.color("primary"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_theme(self, theme: Theme) -> None:
        self._color = theme.color("primary")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._color)
