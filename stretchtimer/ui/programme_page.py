"""The programme's page: choose one; then its blocks with their days, what it proposes, and how steadily it goes."""

from collections.abc import Container, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.enrolment import Standing
from stretchtimer.core.programme import Programme
from stretchtimer.core.programme_view import Enrolled
from stretchtimer.ui.banner import Banner
from stretchtimer.ui.block_card import BlockCard
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.programme_choice import ProgrammeChoice
from stretchtimer.ui.theme import Theme
from stretchtimer.ui.toast import Toast
from stretchtimer.ui.year_panel import YearPanel
from stretchtimer.words.language import _
from stretchtimer.words.programme_words import (
    accept_text,
    change_text,
    level_line,
    repeat_question,
    score_line,
    standing_line,
    weeks_line,
)

ROW_FROM = 820  # px of page width for the pictures beside the words
TIGHT = 480  # below it, at text size 100 %, two pictures stand beside each other and no third


class ProgrammePage(QScrollArea):
    """Shows the programme one is on, or those there are."""

    begin_requested = Signal(str, QDate)  # the programme's id, and its first day
    repeat_requested = Signal()
    pause_requested = Signal()
    resume_requested = Signal()
    finish_requested = Signal()
    leave_requested = Signal()
    accept_requested = Signal()
    refuse_requested = Signal()
    undo_requested = Signal()  # of the change that was applied
    day_marked = Signal(QDate, object)  # DayOff, or None: it counts like any other
    mark_undo_requested = Signal()
    learn_requested = Signal(str)  # a topic
    share_requested = Signal(str)  # one of the user's own, by its id
    open_file_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._art = theme, icons, art
        self._enrolled: Enrolled | None = None
        self._is_own = False
        self._names: Mapping[str, str] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title, self._line = wrapped_label("headline"), wrapped_label("body")
        self._line.setProperty("tone", "ink_2")
        self._level = wrapped_label("small")
        self._repeat, self._more = QPushButton(_("Repeat this block")), QPushButton(_("More"))
        self._proposal, self._applied, self._asking = Banner("soft"), Banner("accent"), Banner("soft")
        self._cards: list[BlockCard] = []
        self._choice = ProgrammeChoice(theme, icons, art)
        self._year = YearPanel(theme)
        self._toast = Toast(theme, self)
        self._chosen = QWidget()
        self._lay_out()
        self._connect_parts()

    def show_programmes(
        self, programmes: Sequence[Programme], names: Mapping[str, str], today: date, own: Container[str] = ()
    ) -> None:
        """Offer `programmes`, the advised one first; `names` are the exercises' by their ids, `own` the user's own."""
        self._enrolled, self._names = None, names
        self._title.setText(_("Choose a programme"))
        self._line.setText(_("A few minutes on five days a week. It grows only when your answers say that it may."))
        self._choice.show_programmes(programmes, names, today, own)
        self._show_parts()

    def show_enrolled(self, enrolled: Enrolled, names: Mapping[str, str], *, is_own: bool = False) -> None:
        self._enrolled, self._names, self._is_own = enrolled, names, is_own
        here = enrolled.standing
        self._title.setText(here.programme.name)
        self._line.setText(standing_line(here))
        self._level.setText(level_line(here))
        self._asking.show_notice("")
        self._show_dose_change(enrolled)
        self._show_blocks(enrolled)
        self._year.show_practice(weeks_line(enrolled.weeks), score_line(enrolled.score))
        self._year.show_days(enrolled.today, enrolled.done, enrolled.off)
        self._show_parts()

    def show_marked(self, text: str) -> None:
        self._toast.show_message(text, _("Undo"))
        self._place_toast()

    def show_given(self, text: str) -> None:
        """Say where a shared one is now."""
        self._toast.show_message(text)
        self._place_toast()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._place_toast()

    def _show_parts(self) -> None:
        under_way = self._enrolled is not None
        self._choice.setVisible(not under_way)
        self._chosen.setVisible(under_way)
        for part in (self._repeat, self._more, self._level):
            part.setVisible(under_way)
        if self._enrolled is not None:
            here = self._enrolled.standing
            show_possible(self._repeat, _why_no_repeat(here))
        self._arrange()

    def _show_dose_change(self, enrolled: Enrolled) -> None:
        proposal, applied = enrolled.proposal, enrolled.applied
        if proposal is None:
            self._proposal.show_notice("")
        else:
            self._proposal.show_notice(
                change_text(proposal, self._names), accept_text(proposal), _("Leave it as it is")
            )
        if applied is None:
            self._applied.show_notice("")
        else:
            self._applied.show_notice(change_text(applied, self._names), _("Undo"))

    def _place_toast(self) -> None:
        self._toast.adjustSize()
        self._toast.move((self.width() - self._toast.width()) // 2, self.height() - self._toast.height() - 24)

    def _show_blocks(self, enrolled: Enrolled) -> None:
        while len(self._cards) < len(enrolled.rows):
            card = BlockCard(self._theme, self._icons, self._art)
            card.show_theme(self._theme)
            self._cards.append(card)
            self._blocks.addWidget(card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(enrolled.rows))
        for card, row in zip(self._cards, enrolled.rows, strict=False):
            card.show_row(row, self._names)

    def _ask_to_repeat(self) -> None:
        if self._enrolled is not None:
            question = repeat_question(self._enrolled.standing)
            self._asking.show_notice(question, _("Repeat it"), _("Go on as planned"))
            self.ensureWidgetVisible(self._asking)

    def _open_menu(self) -> None:
        if self._enrolled is None:
            return
        menu, here = QMenu(self), self._enrolled.standing
        if here.paused:
            menu.addAction(_("Go on with it"), self.resume_requested.emit)
        else:
            menu.addAction(_("Pause"), self.pause_requested.emit)
        if not here.is_maintenance:
            menu.addAction(_("Finish: three days a week from now on"), self.finish_requested.emit)
        if self._is_own:
            menu.addAction(_("Share"), lambda: self.share_requested.emit(here.programme.id))
        menu.addAction(_("Open a shared file"), self.open_file_requested.emit)
        menu.addAction(_("Leave this programme"), self.leave_requested.emit)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _connect_parts(self) -> None:
        self._choice.begin_requested.connect(self.begin_requested)
        self._choice.learn_requested.connect(self.learn_requested)
        self._choice.share_requested.connect(self.share_requested)
        self._choice.open_file_requested.connect(self.open_file_requested)
        self._repeat.clicked.connect(self._ask_to_repeat)
        self._more.clicked.connect(self._open_menu)
        self._proposal.first_requested.connect(self.accept_requested)
        self._proposal.second_requested.connect(self.refuse_requested)
        self._applied.first_requested.connect(self.undo_requested)
        self._year.day_marked.connect(self.day_marked)
        self._toast.undo_requested.connect(self.mark_undo_requested)
        self._asking.first_requested.connect(self.repeat_requested)
        self._asking.second_requested.connect(lambda: self._asking.show_notice(""))

    def _lay_out(self) -> None:
        self._repeat.setProperty("kind", "outline")
        self._more.setProperty("kind", "text")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addWidget(self._level)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(12)
        self._top.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._repeat, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addStretch()
        self._top.addLayout(buttons)
        self._fill_chosen()
        content = QWidget()
        content.setProperty("ground", "bg")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(12)
        self._column.addLayout(self._top)
        for part in (self._proposal, self._applied, self._asking, self._choice, self._chosen):
            self._column.addWidget(part)
        self._column.addStretch()
        self.setWidget(content)

    def _fill_chosen(self) -> None:
        column = QVBoxLayout(self._chosen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(12)
        column.addLayout(self._blocks)
        column.addWidget(self._year)

    def _arrange(self) -> None:
        large = self._theme.text_scale >= 1.5
        narrow = self.width() < ROW_FROM or large
        tight = self.width() / self._theme.text_scale < TIGHT
        for card in self._cards:
            card.show_narrow(narrow, tight=tight)
        self._choice.show_narrow(narrow, tight=tight)
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        margin = 32 if self.width() >= 600 else 16
        self._column.setContentsMargins(margin, 24 if margin == 32 else 16, margin, margin)


def _why_no_repeat(here: Standing) -> str:
    """Why there is no block to do again; empty where there is one."""
    if not here.has_begun:
        return _("It has not begun yet.")
    if here.paused:
        return _("It is paused: go on with it first.")
    return _("It goes on as it is from here, without blocks.") if here.is_maintenance else ""
