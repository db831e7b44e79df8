"""What is printed from the window: the sheet of a sequence, and the summary for the physiotherapist."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from stretchtimer.core.message import UserError
from stretchtimer.wiring.parts import Parts, telling
from stretchtimer.words.language import _, ngettext
from stretchtimer.words.messages import sentence

if TYPE_CHECKING:  # nothing of paper is loaded before somebody prints
    from PySide6.QtPrintSupport import QPrinter

    from stretchtimer.papers import Papers, Printable
    from stretchtimer.ui.paper import PaperSize
    from stretchtimer.ui.paper_dialog import PaperDialog

RANGES = (12, 26, 52, None)
"""Weeks; None is everything there is."""


class PaperWires(QObject):
    """Asks for the paper, then prints or writes."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts

    @telling
    def ask_sheet(self, sequence_id: str) -> None:
        """Print a sequence; where that cannot be, it is said at once."""
        sheet = self._papers.sheet(sequence_id)
        about = _("One page with pictures, times and cautions, to be done without the program.")
        self._ask(sheet.title, about, (), lambda _range: sheet)

    @telling
    def ask_report(self) -> None:
        about = _(
            "Charts, tables, practice and what hurt, on two pages. It stays on your computer until you hand it on."
        )
        self._ask(
            _("Summary for your physiotherapist"),
            about,
            tuple(range_text(weeks) for weeks in RANGES),
            lambda chosen: self._papers.report(self._papers.period(RANGES[chosen])),
        )

    @property
    def _papers(self) -> "Papers":
        from stretchtimer.papers import Papers

        return Papers(self.parts.store, self.parts.catalogue, self.parts.clock)

    def _ask(self, title: str, about: str, ranges: tuple[str, ...], make: "Callable[[int], Printable]") -> None:
        from stretchtimer.ui.paper import usual_paper
        from stretchtimer.ui.paper_dialog import PaperDialog

        parts = self.parts
        dialog = PaperDialog(parts.theme, parts.icons, title, about, ranges, parts.window)
        dialog.show_paper(usual_paper())
        dialog.save_requested.connect(lambda paper, chosen: self._save(dialog, paper, make(chosen)))
        dialog.print_requested.connect(lambda paper, chosen: self._print(dialog, paper, make(chosen)))
        dialog.open()

    def _save(self, asked: "PaperDialog", paper: "PaperSize", printable: "Printable") -> None:
        """Ask where to; the dialog asks whether a file there may be replaced."""
        from PySide6.QtWidgets import QFileDialog

        from stretchtimer.papers import save

        dialog = QFileDialog(asked, _("Save as PDF"), printable.file_name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("PDF (*.pdf)")])
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: _done(asked, lambda: save(printable, paper, Path(name), replace=True)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _print(self, asked: "PaperDialog", paper: "PaperSize", printable: "Printable") -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        from stretchtimer.ui.paper import paint_on

        printer = make_printer(printable.title, paper)
        dialog = QPrintDialog(printer, asked)
        dialog.accepted.connect(lambda: _done(asked, lambda: paint_on(printer, printable.paint)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()


def make_printer(title: str, paper: "PaperSize") -> "QPrinter":
    """A printer with the whole page to paint on."""
    from PySide6.QtPrintSupport import QPrinter

    from stretchtimer.ui.paper import whole_page

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(whole_page(paper))
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def range_text(weeks: int | None) -> str:
    if weeks is None:
        return _("Everything")
    if weeks % 52 == 0:
        return ngettext("{count} year", "{count} years", weeks // 52).format(count=weeks // 52)
    return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)


def _done(asked: "PaperDialog", act: Callable[[], None]) -> None:
    """Print or write, and close what asked for it; or say there why not."""
    try:
        act()
    except UserError as error:
        asked.show_problem(sentence(error.message))
        return
    asked.accept()
