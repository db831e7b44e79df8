"""Asked before something is printed: on which paper, for the summary over which time, and to a printer or a PDF."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.announcing import announce
from stretchtimer.ui.icons import Icons
from stretchtimer.ui.labels import wrapped_label
from stretchtimer.ui.paper import PaperSize
from stretchtimer.ui.segmented import Segmented
from stretchtimer.ui.theme import Theme
from stretchtimer.words.language import _

EDGE, GAP = 24, 8
PAPERS = tuple(PaperSize)


class PaperDialog(QDialog):
    """Says what is wanted: the paper, and the number of the range that was chosen."""

    save_requested = Signal(object, int)
    print_requested = Signal(object, int)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        title: str,
        about: str,
        ranges: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._paper, self._range = PaperSize.A4, 0
        self._papers, self._ranges = Segmented(theme), Segmented(theme)
        self._problem = wrapped_label("body")
        self._problem.setProperty("tone", "danger")
        self._problem.hide()
        self._save, self._print = (
            SessionButton(theme, icons, "primary", "inline"),
            SessionButton(theme, icons, "outline", "inline"),
        )
        self._save.show_action(_("Save as PDF"), "save")
        self._print.show_action(_("Print"), "printer")
        self._cancel = QPushButton(_("Cancel"))
        self._cancel.setProperty("kind", "text")
        self._lay_out(title, about, ranges)
        self._papers.chosen.connect(self._choose_paper)
        self._ranges.chosen.connect(self._choose_range)
        self._save.clicked.connect(lambda: self.save_requested.emit(self._paper, self._range))
        self._print.clicked.connect(lambda: self.print_requested.emit(self._paper, self._range))
        self._cancel.clicked.connect(self.reject)
        self._save.setDefault(True)

    def show_paper(self, paper: PaperSize) -> None:
        self._paper = paper
        self._papers.show_chosen(PAPERS.index(paper))

    def show_problem(self, sentence: str) -> None:
        """Why nothing was written; the dialog stays, so that another place can be chosen."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        announce(self, sentence)

    def _lay_out(self, title: str, about: str, ranges: Sequence[str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        heading, line = wrapped_label("title"), wrapped_label("body")
        heading.setText(title)
        line.setText(about)
        line.setProperty("tone", "ink_2")
        column.addWidget(heading)
        column.addWidget(line)
        self._ranges.show_choices(ranges)
        if ranges:
            self._ranges.show_chosen(0)
            self._add_choice(column, _("Time"), self._ranges)
        self._papers.show_choices([_("A4"), _("Letter")])
        self._add_choice(column, _("Paper"), self._papers)
        self.show_paper(self._paper)
        column.addWidget(self._problem)
        column.addSpacing(GAP)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._print)
        buttons.addWidget(self._save)
        column.addLayout(buttons)

    def _add_choice(self, column: QVBoxLayout, name: str, choice: Segmented) -> None:
        label = QLabel(name)
        label.setProperty("role", "label")
        choice.show_name(name)
        column.addSpacing(GAP)
        column.addWidget(label)
        column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeading)

    def _choose_paper(self, index: int) -> None:
        self._paper = PAPERS[index]

    def _choose_range(self, index: int) -> None:
        self._range = index
