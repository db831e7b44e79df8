"""The library: all exercises to look through and search, and the one that is opened in full beside them.

Where both do not fit beside each other, the opened exercise is a page of its own with a way back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, Kit
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.figure.rig import Rig
from stretchtimer.core.plan import Circumstances
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.exercise_detail import ExerciseDetail
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_shapes import SideShapes
from stretchtimer.ui.figure_thumbnails import FigureThumbnails
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.library_list import RING, LibraryList
from stretchtimer.ui.search_field import SearchField
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

EDGE, NARROW_EDGE, TOP = 32, 24, 24
DETAIL_WIDTH, GUTTER, ANY_WIDTH = 312, 16, 16_777_215
NARROW = 772
"""Below this width, at text size 100 %, list and detail do not fit beside each other."""


class LibraryPage(QWidget):
    """Shows exercises with their figures; says which one the user wants to try, or to learn more about."""

    try_requested = Signal(str)
    """The exercise's id."""
    start_requested = Signal(str)
    """A sequence's id."""
    print_requested = Signal(str)
    """A sequence's id."""
    learn_requested = Signal(str)
    """The topic's id."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        rig: Rig,
        shapes: SideShapes,
        thumbnails: FigureThumbnails,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exercises: dict[str, Exercise] = {}
        self._figures: Mapping[str, Figure] = {}
        self._left: Mapping[str, Figure] = {}
        self._pictures: Mapping[str, QPixmap] = {}
        self._user = Circumstances()
        self._is_narrow, self._is_open = False, False
        self._title = QLabel(_("Exercises"))
        self._search = SearchField(theme, icons, _("Search the exercises"), _("Search, for example “chair”"))
        self._list = LibraryList(theme, thumbnails, look)
        self._back = SessionButton(theme, icons, "quiet", "inline")
        self._start = SessionButton(theme, icons, "outline", "inline")
        self._print = SessionButton(theme, icons, "outline", "inline")
        self._sequences, self._printable = QMenu(self._start), QMenu(self._print)
        self._detail = ExerciseDetail(theme, icons, rig, shapes, thumbnails, look)
        self._back_row, self._body = QHBoxLayout(), QHBoxLayout()
        self._top, self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight), FlowBox(gap=GUTTER)
        self.setMinimumWidth(1)  # narrower than its parts beside each other need: then they stand below each other
        self._lay_out()
        self._search.textChanged.connect(self._list.show_text)
        self._search.left_downward.connect(self._list.focus_card)
        self._search.open_requested.connect(self._open_first)
        self._list.opened.connect(self._open)
        self._list.left_upward.connect(self._search.take_focus)
        self._list.cleared.connect(self._clear_search)
        self._back.clicked.connect(self._leave_detail)
        self._detail.left_back.connect(self._leave_detail)
        self._detail.try_requested.connect(self.try_requested)
        self._detail.learn_requested.connect(self.learn_requested)
        self.show_theme(theme)

    def show_exercises(
        self,
        exercises: Sequence[Exercise],
        figures: Mapping[str, Figure],
        left: Mapping[str, Figure] | None = None,
        pictures: Mapping[str, QPixmap] | None = None,
    ) -> None:
        """All there are. `left` are the figures of the left side; `pictures` stand for figures of the user's own."""
        self._exercises, self._figures = {exercise.id: exercise for exercise in exercises}, figures
        self._left, self._pictures = left or figures, pictures or {}
        self._list.show_exercises(exercises, figures, self._pictures)
        shown = self._detail.exercise_id
        shown = shown if shown in self._exercises else self._list.first
        self._is_open = self._is_open and shown == self._detail.exercise_id
        if shown:
            self._show_detail(shown)
        self._arrange()

    def show_sequences(self, sequences: Sequence[tuple[str, str]]) -> None:
        """What can be started as a whole: each sequence's id, and what it is called."""
        self._fill(self._start, self._sequences, sequences, self.start_requested)

    def show_printable(self, sequences: Sequence[tuple[str, str]]) -> None:
        """What can be printed: as above."""
        self._fill(self._print, self._printable, sequences, self.print_requested)

    def show_exercise(self, exercise_id: str) -> None:
        """Open one exercise."""
        self._show_detail(exercise_id)
        self._is_open = True
        self._arrange()

    def show_conditions(self, conditions: frozenset[Condition]) -> None:
        self._show_user(replace(self._user, conditions=conditions))

    def show_kit(self, kit: frozenset[Kit]) -> None:
        self._show_user(replace(self._user, kit=kit))

    def show_look(self, look: Look) -> None:
        self._list.show_look(look)
        self._detail.show_look(look)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._search.show_theme(theme)
        self._list.show_theme(theme)
        self._detail.show_theme(theme)
        self._back.show_theme(theme)
        self._start.show_theme(theme)
        self._print.show_theme(theme)
        self._arrange()

    def show_reduced_motion(self, reduced: bool) -> None:
        self._detail.show_reduced_motion(reduced)

    def focus_search(self) -> None:
        """Give the keyboard to the search, where it is in sight."""
        if self._search.isVisible():
            self._search.take_focus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _fill(
        self, button: SessionButton, menu: QMenu, sequences: Sequence[tuple[str, str]], requested: SignalInstance
    ) -> None:
        menu.clear()
        for sequence_id, text in sequences:
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=sequence_id: requested.emit(chosen))
        button.setMenu(menu)

    def _show_user(self, user: Circumstances) -> None:
        self._user = user
        self._list.show_user(user)
        self._detail.show_user(user)

    def _show_detail(self, exercise_id: str) -> None:
        figure, left = self._figures.get(exercise_id), self._left.get(exercise_id)
        self._detail.show_exercise(self._exercises[exercise_id], figure, left, self._pictures.get(exercise_id))
        self._list.show_chosen(exercise_id)

    def _open(self, exercise_id: str, by_key: bool) -> None:
        self.show_exercise(exercise_id)
        if by_key or self._is_narrow:
            self._detail.focus_try()

    def _open_first(self) -> None:
        if self._list.first:
            self._open(self._list.first, True)

    def _leave_detail(self) -> None:
        self._is_open = False
        self._arrange()
        self._list.focus_card(self._detail.exercise_id)

    def _clear_search(self) -> None:
        self._search.clear()
        self._search.take_focus()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "headline")
        self._top.setSpacing(GUTTER)
        self._top.addWidget(self._title, 1)
        self._buttons.show_parts([self._start, self._print])
        self._top.addWidget(self._buttons)
        self._top.addWidget(self._search)
        self._back_row.addWidget(self._back)
        self._back_row.addStretch(1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, RING, 0, TOP)
        beside.addWidget(self._detail)
        self._body.setSpacing(0)
        self._body.addWidget(self._list, 1)
        self._body.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TOP, 0, 0)
        column.setSpacing(GUTTER - RING)
        column.addLayout(self._back_row)
        column.addLayout(self._top)
        column.addLayout(self._body, 1)

    def _arrange(self) -> None:
        """List and detail beside each other, or one at a time."""
        self._is_narrow = narrow = self.width() / self._theme.text_scale < NARROW
        on_top = narrow and self._is_open
        parts: tuple[QWidget, ...] = (self._title, self._buttons, self._search, self._list)
        for part in parts:
            part.setVisible(not on_top)
        self._back.setVisible(on_top)
        self._start.show_action(_("Start a sequence"), "play")
        self._print.show_action(_("Print"), "printer")
        self._print.setAccessibleName(_("Print or save a sequence as PDF"))
        self._print.setToolTip(self._print.accessibleName())
        self._back.show_action(_("All exercises"), "arrow-right" if self.isRightToLeft() else "arrow-left")
        self._detail.setVisible(bool(self._exercises) and (on_top or not narrow))
        self._detail.show_own_page(narrow)
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        width = self._theme.px(DETAIL_WIDTH)
        parts = (self._search, self._detail)
        for part in parts:
            part.setMinimumWidth(0 if narrow else width)
            part.setMaximumWidth(ANY_WIDTH if narrow else width)
        edge = NARROW_EDGE if narrow else EDGE
        self._back_row.setContentsMargins(edge, 0, edge, 0)
        self._top.setContentsMargins(edge, 0, edge, 0)
        out = 0 if on_top else RING  # the list has the room for its focus ring within its own bounds
        self._body.setContentsMargins(edge - out, 0, edge - (out if narrow else 0), 0)
