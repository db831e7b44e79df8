"""`sheet SEQUENCE FILE.pdf` and `report FILE.pdf`: what can be printed, taken along and handed out."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from stretchtimer.cli.group import add, day_of, open_files, open_parts
from stretchtimer.words.language import _

if TYPE_CHECKING:
    from stretchtimer.cli.group import Commands
    from stretchtimer.papers import Papers, Printable

USUAL_WEEKS, MOST_WEEKS = 12, 5_000


def add_commands(commands: "Commands", common: argparse.ArgumentParser) -> None:
    sheet = add(commands, common, "sheet", _sheet, _("write a sequence on one page of paper (PDF), with pictures"))
    sheet.add_argument(
        "sequence", metavar="SEQUENCE", help=_("a sequence, or the programme you are on: its session today")
    )
    _add_file(sheet)
    sheet.add_argument("--first-hour", action="store_true", help=_("the form for the first hour after waking"))
    report = add(commands, common, "report", _report, _("write a summary for your physiotherapist (PDF)"))
    _add_file(report)
    begin = report.add_mutually_exclusive_group()
    begin.add_argument("--weeks", type=_weeks, metavar="N", help=f"so many weeks; {USUAL_WEEKS} if left out")
    begin.add_argument("--from", dest="first", metavar="DAY", help=_("from this day on, such as 2026-10-14"))
    begin.add_argument("--all", action="store_true", help=_("from the first record on"))
    report.add_argument("--to", dest="last", metavar="DAY", help=_("up to this day; today if left out"))


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.pdf", type=_pdf, help=_("where to"))
    parser.add_argument("--paper", choices=("a4", "letter"), help=_("as in your country if left out"))
    parser.add_argument("--replace", action="store_true", help=_("take the place of a file that is there"))


def _sheet(chosen: argparse.Namespace) -> int:
    return _write(chosen, lambda papers: papers.sheet(chosen.sequence, first_hour=chosen.first_hour))


def _report(chosen: argparse.Namespace) -> int:
    first = day_of(chosen.first) if chosen.first else None
    last = day_of(chosen.last) if chosen.last else None
    weeks = None if first or chosen.all else chosen.weeks or USUAL_WEEKS
    return _write(chosen, lambda papers: papers.report(papers.period(weeks, first, last)))


def _write(chosen: argparse.Namespace, make: "Callable[[Papers], Printable]") -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from stretchtimer.papers import Papers, save
    from stretchtimer.ui.fonts import load_inter
    from stretchtimer.ui.paper import PaperSize, usual_paper

    application = QGuiApplication.instance() or QGuiApplication([])
    load_inter()
    clock, store = open_parts(chosen)
    with store:
        printable = make(Papers(store, open_files(chosen), clock))
        paper = PaperSize(chosen.paper) if chosen.paper else usual_paper()
        save(printable, paper, chosen.file, replace=chosen.replace)
    del application
    print(_("{title} is in {path}.").format(title=printable.title, path=chosen.file))
    return 0


def _pdf(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() != ".pdf":
        raise argparse.ArgumentTypeError(_("must end in .pdf"))
    return path


def _weeks(text: str) -> int:
    weeks = int(text)
    if not 1 <= weeks <= MOST_WEEKS:
        raise argparse.ArgumentTypeError(f"must be from 1 to {MOST_WEEKS}")
    return weeks
