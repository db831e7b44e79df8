"""One of the day's sequences: what is in it, how long it takes, how it stands, and Start."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchtimer.core.exercise import Side
from stretchtimer.core.today import Card, CardState, showcase
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.house_style import repolish
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.theme import Theme
from stretchtimer.words.figure_words import figure_description
from stretchtimer.words.language import _
from stretchtimer.words.session_words import minutes_text
from stretchtimer.words.today_words import card_about, kit_line, status_line, swap_lines, swaps_topic

STAGE_HEIGHT, CARD_HEIGHT = 140, 341  # at least; they grow with the window
STAGE_SHARE = 0.5
"""Of a card's width its stage is so high: alike in all three, so that their titles stand in one line."""
ANY_HEIGHT = 16_777_215  # Qt's QWIDGETSIZE_MAX
STATUS_ICONS = {CardState.DONE: ("check", "ok"), CardState.LOCKED: ("lock", "ink_2")}


class TodayCard(QFrame):
    """Asks to start its sequence."""

    start_requested = Signal(str)  # the sequence's id
    learn_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._card: Card | None = None
        self.setProperty("panel", "card")
        self._picture, self._kit = FigurePicture(theme, art), wrapped_label("caption")
        self._title, self._minutes = wrapped_label("title"), wrapped_label("title_s")
        self._about, self._swaps, self._status = (
            wrapped_label("small"),
            wrapped_label("caption"),
            wrapped_label("caption"),
        )
        self._status_icon = QLabel()
        self._start = SessionButton(theme, icons, form="inline")
        self._learn = LearnLink(theme, icons, "")
        self._start.clicked.connect(self._ask)
        self._learn.learn_requested.connect(self.learn_requested)
        self._lay_out()

    def show_card(self, card: Card) -> None:
        self._card = card
        due = card.state is CardState.DUE
        self.setProperty("panel", "due" if due else "card")
        repolish(self)
        sequence = card.plan.sequence
        self._title.setText(sequence.name)
        self._minutes.setText(minutes_text(card.plan.length_ms) if card.plan.phases else "")
        self._show_picture(card)
        self._kit.setText(kit_line(card.plan) if card.plan.phases else "")
        self._about.setText(card_about(card))
        swaps = swap_lines(card.plan, all_of_them=False)
        self._swaps.setText("\n".join(swaps))
        self._swaps.setVisible(bool(swaps))
        self._status.setText(status_line(card))
        self._learn.show_topic(swaps_topic(card.plan))
        self._learn.setVisible(bool(self._learn.topic_id))
        self._start.show_kind("primary" if due else "outline")
        is_shut = card.state in (CardState.BLOCKED, CardState.LOCKED)
        self._start.show_possible(status_line(card) if is_shut else "")
        if card.state is CardState.DONE:
            self._start.show_action(_("Do it again"))
        else:
            self._start.show_action(_("Start"), "play")
        self._start.setAccessibleName(_("Start: {name}").format(name=sequence.name))
        self._show_icon()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setMinimumHeight(0 if theme.text_scale > 1 else CARD_HEIGHT)
        self._show_icon()

    def show_row(self, row: bool) -> None:
        """Lie in a row beside the stage, for narrow windows and large text; else stand below it."""
        direction = QBoxLayout.Direction.LeftToRight if row else QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(direction)
        self._fit_stage()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_stage()

    def focus_start(self) -> None:
        self._start.setFocus()

    def _ask(self) -> None:
        if self._card is not None:
            self.start_requested.emit(self._card.sequence_id)

    def _show_picture(self, card: Card) -> None:
        exercise = card.plan.exercises.get(showcase(card.plan))
        self._picture.show_exercise(exercise.id if exercise else "")
        if exercise is not None:
            self._picture.show_spoken(exercise.name, figure_description(exercise, Side.RIGHT))

    def _fit_stage(self) -> None:
        stands = self._outer.direction() is QBoxLayout.Direction.TopToBottom
        height = max(STAGE_HEIGHT, round(self.width() * STAGE_SHARE)) if stands else 0
        self._picture.setMinimumHeight(height or STAGE_HEIGHT)
        self._picture.setMaximumHeight(height or ANY_HEIGHT)

    def _show_icon(self) -> None:
        state = None if self._card is None else self._card.state
        name, tone = STATUS_ICONS.get(state or CardState.OPEN, ("clock", "ink_2"))
        pixmap = self._icons.pixmap(name, self._theme.color(tone), self._theme.px(16), self.devicePixelRatioF())
        self._status_icon.setPixmap(pixmap)

    def _lay_out(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignBaseline)
        foot.setSpacing(8)
        foot.addWidget(self._status_icon)
        foot.addWidget(self._status, 1)
        below = QVBoxLayout()
        below.setContentsMargins(12, 4, 12, 6)
        below.setSpacing(8)
        below.addLayout(top)
        below.addWidget(self._about)
        below.addWidget(self._kit)
        below.addWidget(self._swaps)
        below.addWidget(self._learn, 0, Qt.AlignmentFlag.AlignLeading)
        below.addStretch()
        below.addWidget(self._start)
        below.addLayout(foot)
        self._outer = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._outer.setContentsMargins(8, 8, 8, 8)
        self._outer.addWidget(self._picture, 1)
        self._outer.addLayout(below, 1)
