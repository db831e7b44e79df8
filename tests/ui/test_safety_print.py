"""The sheet for the doctor: everything on one page of paper, with the day and the ticked points, in black on white."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from stretchtimer.core.red_flags import RedFlag
from stretchtimer.ui.safety_print import make_printer, safety_sheet
from stretchtimer.words.safety_words import question, to_tell


@pytest.mark.parametrize("flags", [(RedFlag.CALF,), tuple(RedFlag)])
def test_it_prints_on_one_page_whatever_was_ticked(
    qapp: QApplication, tmp_path: Path, flags: tuple[RedFlag, ...]
) -> None:
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    safety_sheet(flags, date(2026, 10, 14)).print_(printer)
    printed = QPdfDocument()
    assert printed.load(str(tmp_path / "sheet.pdf")) is QPdfDocument.Error.None_
    assert printed.pageCount() == 1
    text = "".join(printed.getAllText(0).text().split())
    for line in ("14 October 2026", *(question(flag) for flag in flags), *to_tell()):
        assert "".join(line.split()) in text
    for flag in set(RedFlag) - set(flags):
        assert "".join(question(flag).split()) not in text
    printed.close()
