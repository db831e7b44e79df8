"""Somebody's table of measurements before it comes in: what it was taken for, and what its lines would become.

Nothing is stored until the user says so; a line that gives no reading is listed by its number and its reason.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.core.table_choice import Said
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.own_direction import in_own_direction
from stretchtimer.ui.possible import show_possible
from stretchtimer.ui.table_boxes import TableBoxes
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _, ngettext

EDGE, NARROW_EDGE, TOP, GUTTER, PADDING, FRAME, FOOT = 32, 16, 24, 16, 16, 1, 8
ROW_HEIGHT, LEAST_ROWS = 36, 5
NARROW = 720  # at text size 100 %

Texts = Sequence[tuple[str, str]]


class TablePage(QWidget):
    """Draws a preview; says what the user wants to be taken for what, and that it should come in."""

    back_requested = Signal()
    choice_requested = Signal(str, str)
    """A key and a word of `core.table_choice`."""
    import_requested = Signal(bool)
    """Whether lines that give no reading are to be left out."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._skips_bad = theme, False
        self._title, self._note, self._problem = QLabel(), QLabel(), QLabel()
        self._boxes, self._lines = TableBoxes(), QTableWidget(0, 2)
        self._back, self._import = QPushButton(_("Back")), QPushButton()
        arrow, px = "arrow-right" if self.isRightToLeft() else "arrow-left", theme.px(20)
        self._back.setIcon(icons.icon(arrow, theme.color("primary"), px))
        self._back.setIconSize(QSize(px, px))
        self._column, self._foot, self._scroll = QVBoxLayout(), QHBoxLayout(), QScrollArea()
        self._lay_out()
        self._lay_out_lines()
        self._back.clicked.connect(self.back_requested)
        self._import.clicked.connect(lambda: self.import_requested.emit(self._skips_bad))
        self._boxes.choice_requested.connect(self.choice_requested)
        self.show_theme(theme)

    def show_table(self, name: str, said: Said, header: Sequence[str], width: int) -> None:
        """A file's name, and what it was taken for."""
        self._title.setText(_("Import {name}").format(name=name))
        self._boxes.show_layout(said, header, width)
        self.show_problem("")
        self._arrange()

    def show_preview(self, lines: Texts, length: int, doubt: str) -> None:
        """What the first lines would become, of how many; and what should be looked at closely."""
        beginning = ngettext(
            "How the table begins, of {count} line. Nothing is stored yet.",
            "How the table begins, of {count} lines. Nothing is stored yet.",
            length,
        )
        self._show_lines(" ".join(filter(None, (beginning.format(count=f"{length:,}"), doubt))), lines)
        self._skips_bad = False
        self._import.setText(_("Import"))
        show_possible(self._import, "")

    def show_bad(self, lines: Texts, count: int, good: int) -> None:
        """The first of the lines that give no reading, how many there are, and how many readings the others give."""
        said = ngettext(
            "{count} line gives no reading. Nothing was stored.",
            "{count} lines give no reading. Nothing was stored.",
            count,
        )
        self._show_lines(said.format(count=f"{count:,}"), lines)
        self._skips_bad = True
        without = ngettext("Import the {good} good reading", "Import the {good} good readings", good)
        self._import.setText(without.format(good=f"{good:,}"))
        show_possible(self._import, "" if good > 0 else said.format(count=f"{count:,}"))

    def show_problem(self, sentence: str) -> None:
        """Why the last choice could not be made."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        announce(self, sentence)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        row = theme.px(ROW_HEIGHT)
        self._lines.verticalHeader().setDefaultSectionSize(row)
        self._lines.setMinimumHeight(row * (LEAST_ROWS + 1))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show_lines(self, note: str, lines: Texts) -> None:
        self._note.setText(note)
        self._lines.setRowCount(len(lines))
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(in_own_direction(text))
                item.setToolTip(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
                self._lines.setItem(row, column, item)

    def _lay_out(self) -> None:
        self._title.setProperty("role", "headline")
        self._title.setWordWrap(True)
        self._note.setProperty("role", "small")
        self._problem.setProperty("role", "small")
        self._problem.setProperty("tone", "danger")
        for label in (self._note, self._problem):
            label.setWordWrap(True)
        self._back.setProperty("kind", "text")
        self._import.setProperty("kind", "primary")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.addStretch(1)
        self._foot.addWidget(self._import)
        self._column.setSpacing(GUTTER)
        self._column.addLayout(head)
        self._column.addWidget(_card(self._boxes, self._problem))
        self._column.addWidget(_card(self._note, self._lines), 1)
        body = QWidget()
        body.setLayout(self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll)
        whole.addLayout(self._foot)  # in sight wherever the rest is scrolled to

    def _lay_out_lines(self) -> None:
        lines, heads = self._lines, self._lines.horizontalHeader()
        lines.setAccessibleName(_("What comes in"))
        lines.setProperty("role", "small")
        lines.setShowGrid(False)
        lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        lines.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        lines.setTabKeyNavigation(False)
        lines.setCornerButtonEnabled(False)
        lines.verticalHeader().hide()
        heads.hide()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _arrange(self) -> None:
        edge = EDGE if self.width() / self._theme.text_scale >= NARROW else NARROW_EDGE
        self._column.setContentsMargins(edge, TOP, edge, FOOT)
        self._foot.setContentsMargins(edge, FOOT, edge, TOP)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._boxes.show_width(self.width() - 2 * (edge + PADDING + FRAME) - bar)


def _card(*parts: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("panel", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
    for part in parts:
        column.addWidget(part)
    return card
