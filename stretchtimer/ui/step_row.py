"""One step in the editor: grip, picture, name, how long or how often, sets, sides, and how long that takes in all."""

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSpacerItem, QWidget

from stretchtimer.core.exercise import Exercise, Side, Sides
from stretchtimer.core.sequence import Step
from stretchtimer.ui.amount_box import AmountBox
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import yielding_label
from stretchtimer.ui.side_badge import SideBadge
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.lists import listed
from stretchtimer.words.names import side_letter, side_name
from stretchtimer.words.sequence_words import sides_text, step_text
from stretchtimer.words.session_words import clock_text

HEIGHT, PICTURE, BADGE, GRIP, GAP, NARROW_GAP = 68, (80, 54), 24, 24, 12, 8
NARROW_PICTURE = (40, 27)
AMOUNT_WIDTH, SETS_WIDTH, SIDES_WIDTH, TOTAL_WIDTH = 112, 88, 60, 48
MARKS: dict[Side, Literal["left", "right"]] = {Side.LEFT: "left", Side.RIGHT: "right"}


class StepHeads(QWidget):
    """What the numbers of the rows below are, column by column."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = (_("Exercise"), _("How much"), _("Sets"), _("Sides"), _("Total"))
        widths = (0, AMOUNT_WIDTH, SETS_WIDTH, SIDES_WIDTH, TOTAL_WIDTH)
        self._labels = [(QLabel(name), width) for name, width in zip(names, widths, strict=True)]
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(GAP)
        self._indent = QSpacerItem(0, 0)
        row.addItem(self._indent)
        for label, width in self._labels:
            label.setProperty("role", "caption")
            row.addWidget(label, 0 if width else 1)
        self._labels[-1][0].setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        self._indent.changeSize(theme.px(GRIP) + GAP + PICTURE[0] + GAP, 0)  # no gap comes after a spacer
        for label, width in self._labels:
            if width:
                label.setFixedWidth(theme.px(width))


class StepRow(QFrame):
    """Only the chosen one is a stop for Tab; arrows, Delete and Alt with the arrows are the list's."""

    chosen = Signal()
    step_requested = Signal(object)  # Step
    gripped = Signal(QPoint)  # where the pointer is, in the window, while the grip is dragged
    let_go = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._step: Step | None = None
        self._is_chosen, self._is_dragged, self._is_narrow = False, False, False
        self._grip, self._picture = QLabel(), FigurePicture(theme, art)
        self._name, self._total = yielding_label("small_strong"), QLabel()
        self._amount = AmountBox(_("Hold"), 5, 900, 5)
        self._sets = AmountBox(_("Sets"), 1, 20)
        self._badges = (SideBadge(theme, BADGE), SideBadge(theme, BADGE))
        self._none = QLabel("–")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._head, self._tail = QHBoxLayout(), QHBoxLayout()
        self._sides = QWidget()
        self._lay_out()
        self._amount.amount_requested.connect(self._ask_amount)
        self._sets.amount_requested.connect(self._ask_sets)
        for box in (self._amount, self._sets):
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            box.entered.connect(self.chosen)
        self.show_theme(theme)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return (self, self._amount, self._sets)

    def show_step(self, number: int, step: Step, exercise: Exercise, length_ms: int) -> None:
        self._step = step
        self._picture.show_exercise(exercise.id)
        self._name.setText(exercise.name)
        self._total.setText(clock_text(length_ms))
        self._show_amounts(step, exercise)
        self._show_sides(step, exercise)
        self.setAccessibleName(step_text(number, step, exercise, length_ms))

    def show_chosen(self, chosen: bool) -> None:
        if chosen is not self._is_chosen:
            self._is_chosen = chosen
            self.setProperty("panel", "row-selected" if chosen else "plain")
            repolish(self)
            for stop in self.stops:
                stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for painted in (self._picture, *self._badges):
            painted.show_theme(theme)
        px = theme.px(GRIP)
        self._grip.setPixmap(self._icons.pixmap("grip-vertical", theme.color("ink_2"), px, self.devicePixelRatioF()))
        self._picture.setFixedSize(*(NARROW_PICTURE if self._is_narrow else PICTURE))
        self._amount.setFixedWidth(theme.px(AMOUNT_WIDTH))
        self._sets.setFixedWidth(theme.px(SETS_WIDTH))
        self._sides.setFixedWidth(theme.px(SIDES_WIDTH))
        self._total.setFixedWidth(theme.px(TOTAL_WIDTH))
        self.setMinimumHeight(HEIGHT)

    def show_narrow(self, narrow: bool) -> None:
        """The amounts below the name instead of beside it."""
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else along)
        self._row.setSpacing(NARROW_GAP if narrow else GAP)
        self._head.setSpacing(NARROW_GAP - 2 if narrow else GAP)  # a long word needs the room
        self._picture.setFixedSize(*(NARROW_PICTURE if narrow else PICTURE))
        self._is_narrow = narrow
        self._tail.setStretch(2, 1 if narrow else 0)
        (self._tail if narrow else self._head).removeWidget(self._total)
        (self._head if narrow else self._tail).addWidget(self._total)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._is_dragged = self._grip.geometry().contains(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragged:
            self.gripped.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._is_dragged:
            self._is_dragged = False
            self.let_go.emit()

    def focus_corner(self) -> int:
        return 12

    def _show_amounts(self, step: Step, exercise: Exercise) -> None:
        is_counted = step.reps is not None
        self._amount.setRange(*((1, 100) if is_counted else (5, 900)))
        self._amount.setSingleStep(1 if is_counted else 5)
        self._amount.show_unit("×" if is_counted else _("s"))
        name = _("Repetitions") if is_counted else _("Hold, seconds")
        self._amount.setAccessibleName(listed((exercise.name, name)))
        self._amount.show_amount((step.reps if is_counted else step.seconds) or 1)
        self._sets.setAccessibleName(listed((exercise.name, _("Sets"))))
        self._sets.show_unit("×")
        self._sets.show_amount(step.sets)

    def _show_sides(self, step: Step, exercise: Exercise) -> None:
        """In the order they are done."""
        has_two = exercise.sides is Sides.EACH
        sides = (step.first_side, None if step.one_side else step.first_side.other) if has_two else (None, None)
        for badge, side in zip(self._badges, sides, strict=True):
            letter = side_letter(side) if side else ""
            badge.show_side(MARKS[side] if side else None, letter, side_name(side, exercise.limb) if side else "")
        self._none.setVisible(not has_two)
        self._sides.setToolTip(sides_text(step, exercise))

    def _ask_amount(self, amount: int) -> None:
        if self._step is not None:
            is_counted = self._step.reps is not None
            step = replace(self._step, reps=amount) if is_counted else replace(self._step, seconds=amount)
            self.step_requested.emit(step)

    def _ask_sets(self, sets: int) -> None:
        if self._step is not None:
            self.step_requested.emit(replace(self._step, sets=sets))

    def _lay_out(self) -> None:
        self.setProperty("panel", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._grip.setCursor(Qt.CursorShape.OpenHandCursor)
        self._grip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._total.setProperty("role", "number")
        self._total.setProperty("tone", "ink_2")
        self._total.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        sides = QHBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(6)
        for badge in self._badges:
            sides.addWidget(badge)
        sides.addWidget(self._none)
        sides.addStretch(1)
        self._head.setSpacing(GAP)
        self._head.addWidget(self._grip)
        self._head.addWidget(self._picture)
        self._head.addWidget(self._name, 1)
        self._tail.setSpacing(GAP)
        for part in (self._amount, self._sets, self._sides, self._total):
            self._tail.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
        self._row.setContentsMargins(8, 7, 12, 7)
        self._row.setSpacing(GAP)
        self._row.addLayout(self._head, 1)
        self._row.addLayout(self._tail)
