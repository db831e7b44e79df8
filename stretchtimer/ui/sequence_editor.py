"""The editor of one sequence: its steps in order, the chosen one in full, what can be added, and how long it all takes.

It changes nothing itself: it says the sequence as the user wants it, and draws the one it is given.
"""

from collections.abc import Sequence as Many
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.exercise import Exercise
from stretchtimer.core.message import Message
from stretchtimer.core.sequence import Sequence, Step
from stretchtimer.core.sequence_edit import (
    MOST_STEPS,
    added,
    changed,
    first_step,
    moved,
    removed,
)
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.editor_keys import REDO, REPEAT, SAVE, UNDO
from stretchtimer.ui.exercise_palette import ExercisePalette
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.sequence_about import SequenceAbout
from stretchtimer.ui.step_panel import StepPanel
from stretchtimer.ui.steps_card import StepsCard
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.messages import sentence

EDGE, NARROW_EDGE, TOP, GUTTER, BESIDE = 32, 16, 24, 16, 232
NARROW = 860
"""Below this width, at text size 100 %, everything stands below each other."""
SCROLL_BAR = 18
FOOT = 112  # what stands below a message is still seen


class SequenceEditor(QWidget):
    """A page beside the rail."""

    sequence_requested = Signal(object, str)
    """A Sequence, and how the change is called."""
    undo_requested = Signal()
    redo_requested = Signal()
    save_requested = Signal()
    duplicate_requested = Signal()
    new_exercise_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sequence = Sequence("", "", "", ())
        self._exercises: dict[str, Exercise] = {}
        self._chosen = 0
        self._back = SessionButton(theme, icons, "quiet", "dense")
        self._undo = SessionButton(theme, icons, "quiet", "inline")
        self._duplicate = SessionButton(theme, icons, "outline", "inline")
        self._save = SessionButton(theme, icons, "primary", "inline")
        self._name = QLineEdit()
        self._card, self._panel = StepsCard(theme, icons, art), StepPanel(theme, art)
        self._list = self._card.list
        self._about, self._palette = SequenceAbout(), ExercisePalette(theme, icons, art)
        self._toast = Toast(theme, self)
        self._scroll = QScrollArea()
        self._top, self._body = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _number in range(2))
        self._column, self._beside, self._beside_scroll = QVBoxLayout(), QWidget(), QScrollArea()
        self._lay_out()
        self._listen()
        self.show_theme(theme)

    def show_exercises(self, exercises: Many[Exercise]) -> None:
        """All there are: what steps are made of."""
        self._exercises = {exercise.id: exercise for exercise in exercises}
        self._panel.show_exercises(exercises)
        self._palette.show_exercises(exercises)

    def show_sequence(self, sequence: Sequence, notes: Many[str]) -> None:
        """`notes` are sentences on what its maker should know."""
        if sequence != self._sequence:
            self._toast.hide()  # its Undo would take back another change than the one it tells of
        self._sequence = sequence
        self._chosen = max(0, min(self._chosen, len(sequence.steps) - 1))
        if self._name.text().strip() != sequence.name:
            self._name.setText(sequence.name)
        self._about.show_sequence(sequence)
        self._card.show_sequence(sequence, self._exercises, notes)
        self._order_stops()
        self._show_chosen()

    def show_possible(self, *, undo: bool, save: bool) -> None:
        """Whether there is something to take back, and something that is not stored yet."""
        self._undo.show_possible("" if undo else _("There is nothing to take back."))
        stored = _("Everything is stored.") if self._sequence.steps else sentence(Message("sequence_empty"))
        self._save.show_possible("" if save else stored)

    def show_changed(self, text: str, *, can_undo: bool = True) -> None:
        self._toast.show_message(text, _("Undo") if can_undo else "")
        self._place_toast()

    def finish_typing(self) -> None:
        """Take what stands in a field and has not been left yet."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractSpinBox):
            focused.interpretText()
        elif isinstance(focused, QLineEdit):
            focused.editingFinished.emit()

    def focus_first(self) -> None:
        """Where one begins: the name of a new one, else its first step."""
        if self._sequence.steps:
            self._list.focus_row(self._chosen)
        else:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._name.selectAll()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for part in (self._back, self._undo, self._duplicate, self._save, self._card, self._panel, self._palette):
            part.show_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_toast()

    def _show_chosen(self) -> None:
        steps = self._sequence.steps
        self._card.show_chosen(self._chosen)
        self._panel.show_step(steps[self._chosen] if steps else None)

    def _order_stops(self) -> None:
        """Rows that have come are last in Qt's own order, and belong before the panels."""
        top: tuple[QWidget, ...] = (self._back, self._name, self._undo, self._duplicate, self._save)
        beside = (*self._panel.stops, *self._palette.stops, *self._about.stops)
        for one, following in pairwise((*top, *self._list.stops, *beside)):
            QWidget.setTabOrder(one, following)

    def _choose(self, index: int) -> None:
        self._chosen = index
        self._show_chosen()

    def _ask(self, sequence: Sequence, name: str) -> None:
        self.sequence_requested.emit(sequence, name)

    def _ask_name(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._name.setText(self._sequence.name)  # it keeps the one it has
        elif name != self._sequence.name:
            self._ask(replace(self._sequence, name=name), _("Renamed."))

    def _ask_step(self, index: int, step: Step) -> None:
        self._ask(changed(self._sequence, index, step), _("Changed."))

    def _add(self, exercise_id: str) -> None:
        """After the chosen step, where it is in sight."""
        if len(self._sequence.steps) >= MOST_STEPS:
            self._say_full()
            return
        at = self._chosen + 1 if self._sequence.steps else 0
        self._chosen = at
        name = self._exercises[exercise_id].name
        self._ask(
            added(self._sequence, first_step(self._exercises[exercise_id]), at), _("Added: {name}").format(name=name)
        )

    def _say_full(self) -> None:
        said = ngettext("A sequence has at most {count} step.", "A sequence has at most {count} steps.", MOST_STEPS)
        self.show_changed(said.format(count=MOST_STEPS), can_undo=False)

    def _repeat(self) -> None:
        if len(self._sequence.steps) >= MOST_STEPS:
            self._say_full()
        elif self._sequence.steps:
            step, self._chosen = self._sequence.steps[self._chosen], self._chosen + 1
            self._ask(added(self._sequence, step, self._chosen), _("Added once more."))

    def _move(self, index: int, to: int) -> None:
        self._chosen = to
        self._ask(moved(self._sequence, index, to), _("Moved."))
        self._list.focus_row(to)

    def _remove(self, index: int) -> None:
        if index >= len(self._sequence.steps):
            return
        name = self._exercises[self._sequence.steps[index].exercise].name
        self._ask(removed(self._sequence, index), _("Removed: {name}").format(name=name))
        self.show_changed(_("Removed: {name}").format(name=name))
        self._list.focus_row(index)

    def _listen(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._undo.clicked.connect(self.undo_requested)
        self._duplicate.clicked.connect(self.duplicate_requested)
        self._save.clicked.connect(self.save_requested)
        self._name.editingFinished.connect(self._ask_name)
        self._list.chosen.connect(self._choose)
        self._list.step_requested.connect(self._ask_step)
        self._list.move_requested.connect(self._move)
        self._list.remove_requested.connect(self._remove)
        self._panel.step_requested.connect(lambda step: self._ask_step(self._chosen, step))
        self._panel.duplicate_requested.connect(self._repeat)
        self._panel.remove_requested.connect(lambda: self._remove(self._chosen))
        self._about.about_requested.connect(self._ask_about)
        self._about.breathing_requested.connect(
            lambda pattern: self._ask(replace(self._sequence, breathing=pattern), _("Changed."))
        )
        self._palette.add_requested.connect(self._add)
        self._palette.new_requested.connect(self.new_exercise_requested)
        self._toast.undo_requested.connect(self.undo_requested)
        for keys, does in (
            (QKeySequence(UNDO), self.undo_requested.emit),
            *((QKeySequence(redo), self.redo_requested.emit) for redo in REDO),
            (QKeySequence(SAVE), self.save_requested.emit),
            (QKeySequence(REPEAT), self._repeat),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def _ask_about(self, about: str) -> None:
        if about and about != self._sequence.about:
            self._ask(replace(self._sequence, about=about), _("Changed."))

    def _lay_out(self) -> None:
        self._name.setProperty("large", "true")
        self._name.setProperty("role", "headline")
        self._name.setAccessibleName(_("Name of the sequence"))
        self._name.setMaxLength(60)
        self._top.setSpacing(8)
        names = QHBoxLayout()
        names.addWidget(self._back)
        names.addWidget(self._name, 1)
        buttons = FlowBox()
        buttons.show_parts([self._undo, self._duplicate, self._save])
        self._top.addLayout(names, 1)
        self._top.addWidget(buttons)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GUTTER)
        for panel in (self._panel, self._palette, self._about):
            beside.addWidget(panel, 1 if panel is self._palette else 0)
        self._body.setSpacing(GUTTER)
        self._body.addWidget(self._card, 1)
        self._beside_scroll.setWidgetResizable(True)
        self._beside_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.addWidget(self._beside_scroll)
        self._body.addWidget(self._beside)
        self._column.setSpacing(GUTTER)
        self._column.addLayout(self._top)
        self._column.addLayout(self._body, 1)
        content = QWidget()
        content.setLayout(self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else EDGE
        self._column.setContentsMargins(edge, TOP, edge, TOP)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(down if narrow else along)
        self._top.setDirection(down if narrow else along)
        self._place_beside(narrow)
        self._back.show_action(_("Back"), "arrow-right" if self.isRightToLeft() else "arrow-left")
        self._back.setToolTip(_("All sequences"))
        self._undo.show_action(_("Undo"), "undo-2")
        self._duplicate.show_action(_("Duplicate"), "copy")
        self._save.show_action(_("Save"))

    def _place_beside(self, narrow: bool) -> None:
        """The panels scroll for themselves beside the steps, and with the page below them."""
        if narrow and self._beside_scroll.widget() is self._beside:
            self._beside_scroll.takeWidget()
            self._body.addWidget(self._beside)
            self._beside.show()
        elif not narrow and self._beside_scroll.widget() is not self._beside:
            self._body.removeWidget(self._beside)
            self._beside_scroll.setWidget(self._beside)
        self._beside_scroll.setVisible(not narrow)
        self._beside_scroll.setFixedWidth(self._theme.px(BESIDE) + SCROLL_BAR)

    def _place_toast(self) -> None:
        size = self._toast.size_within(self.width() - 2 * EDGE)
        x = self.width() - size.width() - EDGE if self.isRightToLeft() else EDGE
        self._toast.setGeometry(max(0, x), self.height() - size.height() - FOOT, size.width(), size.height())
