"""Printing from the window as a person does: a button, a sheet of questions, a file."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton

from stretchtimer.app import keep_answers
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, check_reading
from stretchtimer.core.records import Occasion
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.papers import Papers
from stretchtimer.store.store import Store
from stretchtimer.ui.paper import PaperSize, paint_on
from stretchtimer.ui.paper_dialog import PaperDialog
from stretchtimer.wiring.papers import make_printer
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.printed import Printed


@pytest.fixture
def measured(own_data_dir: Path) -> Path:
    clock = HandClock()
    with Store.open(own_data_dir / "stretchtimer.sqlite", clock.now()) as store:
        reading = check_reading(Kind.LEG_RAISE, "68.5", Side.LEFT, None)
        at, zone = clock.now(), clock.zone()
        store.add_measurement(reading, (), warmed_up=None, stopped_by=None, measured_at=at, zone=zone, now=at)
    return own_data_dir


def asked(screen: Screen) -> PaperDialog:
    """The dialog that is open."""
    screen.settle()
    (dialog,) = [one for one in screen.window.findChildren(PaperDialog) if one.isVisible()]
    return dialog


def choose_sequence(screen: Screen, name: str) -> None:
    """Open the menu of what can be printed, and take a line of it."""
    button = screen.button("Print or save a sequence as PDF")
    assert isinstance(button, QPushButton)
    menu = button.menu()
    assert isinstance(menu, QMenu)
    (action,) = [one for one in menu.actions() if one.text().startswith(name)]
    action.trigger()


def save_to(screen: Screen, target: Path) -> None:
    screen.click("Save as PDF")
    (dialog,) = [one for one in asked(screen).findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(target))
    dialog.close()
    screen.settle()


def test_a_sequence_is_saved_from_the_exercises(qapp: QApplication, own_data_dir: Path, tmp_path: Path) -> None:
    target = tmp_path / "Evening.pdf"
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.click("Exercises")
        choose_sequence(screen, "Evening")
        screen.click("Letter")
        dialog = asked(screen)
        save_to(screen, tmp_path / "nowhere" / "Evening.pdf")
        said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        assert any("Evening.pdf cannot be written: No such file" in text for text in said)
        assert dialog.isVisible(), "another place can be chosen"
        save_to(screen, target)
        assert not [one for one in screen.window.findChildren(PaperDialog) if one.isVisible()]
    pdf = Printed(target.read_bytes())
    assert (pdf.pages, pdf.page_points()) == (1, {(612, 792)})
    assert pdf.says("Supine stretch with strap")


def test_the_summary_is_saved_from_progress_for_the_time_chosen(
    qapp: QApplication, measured: Path, tmp_path: Path
) -> None:
    target = tmp_path / "summary.pdf"
    with on_screen(qapp, measured, HandClock()) as screen:
        screen.click("Progress")
        screen.app.progress.page.summary_requested.emit()
        screen.click("1 year")
        save_to(screen, target)
    pdf = Printed(target.read_bytes())
    assert pdf.pages <= 2
    assert pdf.says("to 14 October 2026, 52 weeks")
    assert pdf.says("68.5°")


def test_the_button_for_the_summary_is_on_the_page(qapp: QApplication, measured: Path) -> None:
    with on_screen(qapp, measured, HandClock(), size=(1180, 2600)) as screen:
        screen.click("Progress")
        screen.click("Summary for your physiotherapist")
        assert asked(screen).windowTitle() == "Summary for your physiotherapist"
        screen.click("Cancel")
        assert not [one for one in screen.window.findChildren(PaperDialog) if one.isVisible()]


def test_print_asks_which_printer(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        screen.app.papers.ask_sheet("evening")
        dialog = asked(screen)
        (button,) = [one for one in dialog.findChildren(QPushButton) if one.text() == "Print"]
        button.click()
        screen.settle()
        (printing,) = [one for one in dialog.findChildren(QPrintDialog) if one.isVisible()]
        printing.reject()
        assert dialog.isVisible(), "nothing was printed"
        dialog.reject()


def test_a_printer_gets_the_same_pages(qapp: QApplication, own_data_dir: Path, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"
    with on_screen(qapp, own_data_dir, HandClock()) as screen:
        parts = screen.app.parts
        sheet = Papers(parts.store, parts.catalogue, parts.clock).sheet("workplace")
        printer = make_printer(sheet.title, PaperSize.A4)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        paint_on(printer, sheet.paint)
    pdf = Printed(target.read_bytes())
    assert (pdf.pages, pdf.page_points()) == (1, {(595, 842)})
    assert pdf.says("Desk leg stretch")


def test_locked_stretches_are_not_printed(qapp: QApplication, own_data_dir: Path) -> None:
    clock = HandClock()
    with on_screen(qapp, own_data_dir, clock) as screen:
        with screen.file() as file:
            clock.advance(1_000)
            keep_answers(file, clock, (RedFlag.CALF,), Occasion.ASKED)
        screen.app.papers.ask_sheet("evening")
        screen.settle()
        said = [label.text() for label in screen.window.findChildren(QLabel) if label.isVisible()]
        assert any(text.startswith("Sessions are locked for now.") for text in said)
        assert not screen.window.findChildren(PaperDialog)
