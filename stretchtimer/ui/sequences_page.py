"""All sequences there are, the user's own first, and the user's own programmes and exercises."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.own_row import OwnRow
from stretchtimer.ui.share_preview import SharePreview
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.words.language import N_, _

EDGE, NARROW_EDGE, TOP, GUTTER, NARROW = 32, 16, 24, 16, 640
WIDEST = 860
ACTIONS = {
    "start": ("play", N_("Start")),
    "edit": ("pencil", N_("Edit")),
    "copy": ("copy", N_("Copy and edit")),
    "share": ("upload", N_("Share")),
    "delete": ("trash-2", N_("Delete")),
}
OWN, SHIPPED, EXERCISE = ("start", "edit", "copy", "share", "delete"), ("start", "copy", "share"), ("edit", "delete")
PROGRAMME = ("share", "delete")


@dataclass(frozen=True)
class Listed:
    """A sequence, a programme or an exercise in the list."""

    id: str
    name: str
    about: str
    picture: str  # the exercise that stands for it


class SequencesPage(QWidget):
    """Says what is wanted with which: a sequence, or an exercise of the user's own."""

    sequence_requested = Signal(str, str)  # "start", "edit", "copy", "share" or "delete", and the id
    exercise_requested = Signal(str, str)  # "edit" or "delete", and the id
    programme_requested = Signal(str, str)  # "share" or "delete", and the id
    new_requested = Signal()
    new_exercise_requested = Signal()
    open_file_requested = Signal()
    undo_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._art = theme, icons, art
        self._new = SessionButton(theme, icons, "primary", "inline")
        self._open = SessionButton(theme, icons, "outline", "inline")
        self._new_exercise = SessionButton(theme, icons, "outline", "inline")
        self.preview, self._toast = SharePreview(), Toast(theme, self)
        self._none, self._none_exercise = wrapped_label("body"), wrapped_label("body")
        self._cards = tuple(QVBoxLayout() for _number in range(4))
        self._rows: list[OwnRow] = []
        self._top, self._column, self._scroll = (
            QBoxLayout(QBoxLayout.Direction.LeftToRight),
            QVBoxLayout(),
            QScrollArea(),
        )
        self._lay_out()
        self._new.clicked.connect(self.new_requested)
        self._open.clicked.connect(self.open_file_requested)
        self._new_exercise.clicked.connect(self.new_exercise_requested)
        self._toast.undo_requested.connect(self.undo_requested)
        self.show_theme(theme)

    def show_lists(
        self,
        own: Sequence[Listed],
        shipped: Sequence[Listed],
        exercises: Sequence[Listed],
        programmes: Sequence[Listed] = (),
    ) -> None:
        """`programmes` are the user's own."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for inside, listed, actions, asked in (
            (self._cards[0], own, OWN, self.sequence_requested),
            (self._cards[1], shipped, SHIPPED, self.sequence_requested),
            (self._cards[2], programmes, PROGRAMME, self.programme_requested),
            (self._cards[3], exercises, EXERCISE, self.exercise_requested),
        ):
            for one in listed:
                row = self._row(one, actions)
                row.requested.connect(asked)
                inside.addWidget(row)
                self._rows.append(row)
        self._programmes.setVisible(bool(programmes))
        self._none.setVisible(not own)
        self._none_exercise.setVisible(not exercises)
        self._arrange()

    def show_changed(self, text: str, *, can_undo: bool) -> None:
        self._toast.show_message(text, _("Undo") if can_undo else "")
        self._place_toast()

    def focus_first(self) -> None:
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in (self._new, self._open, self._new_exercise):
            button.show_theme(theme)
        for row in self._rows:
            row.show_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_toast()

    def _row(self, one: Listed, actions: Sequence[str]) -> OwnRow:
        offered = [(action, ACTIONS[action][0], _(ACTIONS[action][1])) for action in actions]
        return OwnRow(self._theme, self._icons, self._art, one.id, (one.name, one.about), one.picture, offered)

    def _lay_out(self) -> None:
        title = QLabel(_("Sequences"))
        title.setProperty("role", "headline")
        self._none.setText(_("None yet. Begin with an empty one, or copy one of the others."))
        self._none_exercise.setText(_("None yet. Add what your physiotherapist showed you."))
        self._top.setSpacing(12)
        self._top.addWidget(title, 1)
        for button in (self._open, self._new):
            self._top.addWidget(button)
        self._column.setSpacing(GUTTER)
        self._column.addLayout(self._top)
        self._column.addWidget(self.preview)
        names = (_("Yours"), _("Ours"), _("Your own programmes"), _("Your own exercises"))
        cards = [_card(name, inside) for name, inside in zip(names, self._cards, strict=True)]
        self._programmes = cards[2]
        for card in cards:
            self._column.addWidget(card)
        self._cards[0].addWidget(self._none)
        self._cards[3].addWidget(self._none_exercise)
        self._cards[3].addWidget(self._new_exercise, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        content = QWidget()
        content.setLayout(self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _arrange(self) -> None:
        narrow = self.width() / self._theme.text_scale < NARROW
        edge = NARROW_EDGE if narrow else max(EDGE, (self.width() - self._theme.px(WIDEST)) // 2)
        self._column.setContentsMargins(edge, TOP, edge, TOP)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if narrow else along)
        self._new.show_action(_("New sequence"), "plus")
        self._open.show_action(_("Open a shared file"), "download")
        self._new_exercise.show_action(_("New exercise"), "plus")

    def _place_toast(self) -> None:
        size = self._toast.size_within(self.width() - 2 * EDGE)
        x = self.width() - size.width() - EDGE if self.isRightToLeft() else EDGE
        self._toast.setGeometry(max(0, x), self.height() - size.height() - TOP, size.width(), size.height())


def _card(name: str, inside: QVBoxLayout) -> QFrame:
    card, title = QFrame(), QLabel(name)
    card.setProperty("panel", "card")
    title.setProperty("role", "title_s")
    title.setProperty("tone", "ink")
    inside.setSpacing(4)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 16, 16, 12)
    column.setSpacing(8)
    column.addWidget(title)
    column.addLayout(inside)
    return card
