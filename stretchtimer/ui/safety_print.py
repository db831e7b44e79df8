"""The page to take to a doctor: what was ticked and when, what they will want to hear, with room to write it down.

Black on white and in points, whatever the program looks like.
"""

from collections.abc import Iterable
from datetime import date
from html import escape

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from stretchtimer.core.red_flags import RedFlag, in_order, worst
from stretchtimer.words.language import _
from stretchtimer.words.safety_words import long_day, not_a_diagnosis, question, to_tell, urgency

POINTS, MARGIN_MM = 11, 5  # and Qt leaves 20 mm more around a document
STYLE = "h1 { font-size: 17pt } h2 { font-size: 12pt } p { margin: 8px 0 } li { margin: 2px 0 }"
TO_WRITE_ON = "_" * 52


def safety_sheet(flags: Iterable[RedFlag], answered: date) -> QTextDocument:
    """One page, for all fifteen points ticked as well."""
    ticked = in_order(flags)
    tier = worst(ticked)
    points = "".join(f"<li>{escape(question(flag))}</li>" for flag in ticked)
    lines = "".join(f"<p>{escape(line)}<br>{TO_WRITE_ON}</p>" for line in to_tell())
    document = QTextDocument()
    document.setDefaultFont(_font())
    document.setDefaultStyleSheet(
        "h1 { font-size: 17pt } h2 { font-size: 12pt } p { margin: 8px 0 } li { margin: 2px 0 }"
    )
    document.setHtml(
        f'<html dir="{_direction()}"><body>'
        f"<h1>{escape(_('Before stretching: points to look at'))}</h1>"
        f"<p>{escape(_('Ticked in StretchTimer on {day}:').format(day=long_day(answered)))}</p><ul>{points}</ul>"
        f"<p><b>{escape(urgency(tier) if tier else '')}</b></p>"
        f"<h2>{escape(_('What to tell the doctor'))}</h2>{lines}"
        f"<p><i>{escape(not_a_diagnosis())}</i></p></body></html>"
    )
    return document


def make_printer() -> QPrinter:
    """A printer with the sheet's margins; its paper is the system's."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    printer.setDocName(_("Before stretching"))
    return printer


def ask_to_print(document: QTextDocument, parent: QWidget) -> QPrintDialog:
    """Open the system's print dialog, which also prints to a PDF file; the window goes on meanwhile."""
    printer = make_printer()
    dialog = QPrintDialog(printer, parent)
    document.setParent(dialog)
    dialog.accepted.connect(lambda: document.print_(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def _font() -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(POINTS)
    return font


def _direction() -> str:
    return "rtl" if QGuiApplication.isRightToLeft() else "ltr"
