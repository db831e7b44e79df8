"""The programmes there are, each with its blocks, and Begin."""

from collections.abc import Container, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.core.programme import Programme
from stretchtimer.core.programme_view import block_rows
from stretchtimer.ui.block_card import BlockCard
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.flow_box import FlowBox
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _
from stretchtimer.words.programme_words import programme_line

DATE_WIDTH = 180
EVIDENCE = "evidence"  # the topic of Learn that says what is known


class ProgrammeChoice(QWidget):
    """One panel a programme; the first is the advised one, and has the filled button."""

    begin_requested = Signal(str, QDate)
    learn_requested = Signal(str)
    share_requested = Signal(str)
    open_file_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, art: FigureArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._art = theme, icons, art
        self._narrow, self._tight = False, False
        self._cards: list[BlockCard] = []
        self._rows: list[QBoxLayout] = []
        self._first_day = QDateEdit()
        self._first_day.setCalendarPopup(True)
        self._first_day.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # before its format: Qt turns it round
        self._first_day.setDisplayFormat("d MMM yyyy")
        self._first_day.setAccessibleName(_("First day"))
        self._known = QPushButton(_("What is known about this"))
        self._known.setProperty("kind", "text")
        self._known.clicked.connect(lambda: self.learn_requested.emit(EVIDENCE))
        self._open = QPushButton(_("Open a shared file"))
        self._open.setProperty("kind", "text")
        self._open.clicked.connect(self.open_file_requested)
        when = QHBoxLayout()
        label = QLabel(_("&First day"))
        label.setProperty("role", "body")
        label.setBuddy(self._first_day)
        when.addWidget(label)
        when.addWidget(self._first_day)
        when.addStretch()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(when)
        links = FlowBox()
        links.show_parts([self._open, self._known])
        self._top.addWidget(links)
        self._panels = QVBoxLayout()
        self._panels.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._top)
        column.addLayout(self._panels)

    def show_programmes(
        self, programmes: Sequence[Programme], names: Mapping[str, str], today: date, own: Container[str] = ()
    ) -> None:
        """`own` are the ids of the user's own: they can be given away."""
        self._first_day.setMinimumDate(QDate(today.year, today.month, today.day))
        self._first_day.setDate(self._first_day.minimumDate())
        while (item := self._panels.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._cards.clear()
        self._rows.clear()
        for number, programme in enumerate(programmes):
            self._panels.addWidget(self._panel(programme, names, advised=number == 0, own=programme.id in own))
        self.show_narrow(self._narrow, tight=self._tight)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._first_day.setMinimumWidth(theme.px(DATE_WIDTH))

    def show_narrow(self, narrow: bool, *, tight: bool = False) -> None:
        self._narrow, self._tight = narrow, tight
        for card in self._cards:
            card.show_narrow(narrow, tight=tight)
        for row in (self._top, *self._rows):
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _panel(self, programme: Programme, names: Mapping[str, str], *, advised: bool, own: bool) -> QFrame:
        panel = QFrame()
        panel.setProperty("panel", "due" if advised else "card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        name, about = wrapped_label("title"), wrapped_label("body")
        name.setText(programme.name)
        about.setText(programme_line(programme))
        begin = QPushButton(_("Begin"))
        begin.setProperty("kind", "primary" if advised else "outline")
        begin.setAccessibleName(_("Begin: {name}").format(name=programme.name))
        begin.clicked.connect(lambda: self.begin_requested.emit(programme.id, self._first_day.date()))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(about)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(16)
        row.addLayout(words, 1)
        if own:
            row.addWidget(self._share(programme), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(begin, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)
        column.addLayout(row)
        for block in block_rows(programme):
            card = BlockCard(self._theme, self._icons, self._art)
            card.show_row(block, names)
            self._cards.append(card)
            column.addWidget(card)
        return panel

    def _share(self, programme: Programme) -> QPushButton:
        share = QPushButton(_("Share"))
        share.setProperty("kind", "text")
        share.setAccessibleName(_("Share: {name}").format(name=programme.name))
        share.clicked.connect(lambda: self.share_requested.emit(programme.id))
        return share
