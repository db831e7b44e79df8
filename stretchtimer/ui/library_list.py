"""The list side of the library: chips, the cards that fulfil what is asked for, or that nothing does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Exercise
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.core.library import Chip, Entry, Wish, count, found, make_entries, offered
from stretchtimer.core.plan import Circumstances
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.card_grid import CardGrid
from stretchtimer.ui.chip_rows import ChipRows
from stretchtimer.ui.figure_look import Look
from stretchtimer.ui.figure_thumbnails import FigureThumbnails
from stretchtimer.ui.library_card import LibraryCard
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.library_words import found_text, nothing_found, search_names

RING, FOOT = 6, 24
"""Room round the cards for the focus ring."""
ROOM = 16
"""What is seen above and below a card that is scrolled to."""


class LibraryList(QScrollArea):
    """Holds what is asked for; says which exercise is opened."""

    opened = Signal(str, bool)
    """The exercise's id, and whether a key did it."""
    cleared = Signal()
    left_upward = Signal()

    def __init__(self, theme: Theme, thumbnails: FigureThumbnails, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._thumbnails, self._look = theme, thumbnails, look
        self._entries: tuple[Entry, ...] = ()
        self._cards: dict[str, LibraryCard] = {}
        self._wish, self._user = Wish(), Circumstances()
        self._chosen, self._shown = "", 0
        self._chips, self._grid = ChipRows(theme), CardGrid(theme)
        self._nothing, self._nothing_text = QFrame(), QLabel()
        self._clear = QPushButton(_("Clear"))
        self._lay_out()
        self._chips.chips_requested.connect(lambda chips: self._ask(replace(self._wish, chips=chips)))
        self._grid.opened.connect(self.opened)
        self._grid.left_upward.connect(self.left_upward)
        self._grid.focused.connect(self._reveal)
        self._clear.clicked.connect(self._clear_all)

    def show_exercises(
        self, exercises: Sequence[Exercise], figures: Mapping[str, Figure], pictures: Mapping[str, QPixmap]
    ) -> None:
        for card in self._cards.values():
            card.setParent(None)
            card.deleteLater()
        self._entries = make_entries(exercises, search_names)
        self._cards = {
            exercise.id: LibraryCard(
                self._theme, self._thumbnails, self._look, exercise, figures.get(exercise.id), pictures.get(exercise.id)
            )
            for exercise in (entry.exercise for entry in self._entries)
        }
        self._show_found()

    def show_user(self, user: Circumstances) -> None:
        """What is ticked and what is at hand."""
        self._user = user
        self._show_found()

    def show_text(self, text: str) -> None:
        """What is typed into the search field."""
        if text != self._wish.text:
            self._ask(replace(self._wish, text=text))

    def show_chosen(self, exercise_id: str) -> None:
        self._chosen = exercise_id
        self._grid.show_chosen(exercise_id)
        self._reveal(exercise_id)

    def show_look(self, look: Look) -> None:
        self._look = look
        for card in self._cards.values():
            card.show_look(look)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._chips.show_theme(theme)
        for card in self._cards.values():
            card.show_theme(theme)
        self._grid.show_theme(theme)

    def focus_card(self, exercise_id: str = "") -> None:
        self._grid.focus_card(exercise_id)

    @property
    def first(self) -> str:
        """The id of the first card; empty where nothing is found."""
        return self._grid.first

    def _ask(self, wish: Wish) -> None:
        self._wish = wish
        self._show_found()
        self.verticalScrollBar().setValue(0)
        announce(self, found_text(self._shown) if self._shown else self._nothing_text.text())

    def _show_found(self) -> None:
        chips = offered(self._entries, self._user)
        self._wish = replace(self._wish, chips=self._wish.chips & frozenset(chips))
        exercises = found(self._entries, self._wish, self._user)
        self._shown = len(exercises)
        without_chips = len(found(self._entries, Wish(self._wish.text), self._user))
        self._chips.show_chips(self._counts(chips), self._wish.chips, without_chips)
        self._grid.show_cards([self._cards[exercise.id] for exercise in exercises], self._chips.last_stop)
        self._grid.show_chosen(self._chosen)
        self._nothing_text.setText(nothing_found(self._wish.text))
        self._grid.setVisible(bool(exercises))
        self._nothing.setVisible(not exercises and bool(self._entries))

    def _reveal(self, exercise_id: str) -> None:
        card = self._cards.get(exercise_id)
        if card is not None and card.isVisible():
            self.ensureWidgetVisible(card, 0, ROOM)

    def _counts(self, chips: Sequence[Chip]) -> dict[Chip, int]:
        return {chip: count(self._entries, self._wish, self._user, chip) for chip in chips}

    def _clear_all(self) -> None:
        self._ask(Wish())
        self.cleared.emit()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setProperty("panel", "card")
        self._nothing_text.setProperty("role", "body")
        self._nothing_text.setWordWrap(True)
        self._nothing_text.setTextFormat(Qt.TextFormat.PlainText)
        self._clear.setProperty("kind", "outline")
        notice = QVBoxLayout(self._nothing)
        notice.setContentsMargins(24, 24, 24, 24)
        notice.setSpacing(16)
        notice.addWidget(self._nothing_text)
        notice.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeading)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(RING, RING, RING, FOOT)
        column.setSpacing(16)
        column.addWidget(self._chips)
        column.addWidget(self._grid)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self.setWidget(content)
