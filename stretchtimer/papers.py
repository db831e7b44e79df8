"""What window and terminal print: the sheet of a sequence and the summary for a clinician, from what is kept."""

import tomllib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication

from stretchtimer import paths
from stretchtimer.app import circumstances, safety, startable
from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.clock import Clock
from stretchtimer.core.enrolment import Standing, current, standings
from stretchtimer.core.message import Message, UserError
from stretchtimer.core.plan import Form
from stretchtimer.core.programme_view import spans
from stretchtimer.core.progress import LengthUnit
from stretchtimer.core.records import local_day
from stretchtimer.core.report import Kept, Period, first_day, make_report, weeks_before
from stretchtimer.core.sheet import make_sheet
from stretchtimer.programmes import sequence_of
from stretchtimer.store.new_file import refuse_taken, write_whole
from stretchtimer.store.store import Store
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.paper import PaintPages, PaperSize, pdf_of
from stretchtimer.ui.print_report import Look, report_pages
from stretchtimer.ui.print_sheet import sheet_pages
from stretchtimer.ui.theme import Theme, load_theme
from stretchtimer.wiring.drawn_figures import DrawnFigures
from stretchtimer.wiring.progress import goals, person
from stretchtimer.words.programme_words import weeks_text
from stretchtimer.words.report_words import report_title

EARLIEST = date(1971, 1, 1)
"""No record is older."""


@dataclass(frozen=True)
class Printable:
    """Something to be printed: its title, the name its file could have, and what paints its pages."""

    title: str
    file_name: str
    paint: PaintPages


@dataclass(frozen=True)
class Papers:
    """Makes what is printed, as the records are at that instant."""

    store: Store
    catalogue: Catalogue
    clock: Clock

    def sheet(self, sequence_id: str, *, first_hour: bool = False) -> Printable:
        """A sequence, or today's of a programme, as it suits the user's kit and conditions.

        Raises UserError where there is none, and where the safety answers lock the stretches: paper asks nothing.
        """
        safe = safety(self.store, self.clock, self.catalogue)
        if safe.is_locked and safe.why is not None:
            raise UserError(Message("safety_locked", {"why": safe.why}))
        fitting = circumstances(self.store.settings(), self.clock, safe)
        sequence = sequence_of(self.store, self.catalogue, self.clock, sequence_id)
        usual, careful = (self.catalogue.plan_of(sequence, fitting.in_form(form)) for form in Form)
        sheet = make_sheet(startable(careful if first_hour else usual), careful)
        paint = sheet_pages(sheet, self._art(), paper_theme(), self._today, rtl=reads_leftward())
        return Printable(sheet.name, f"{sheet.name}.pdf".replace("/", "-"), paint)

    def report(self, period: Period) -> Printable:
        settings, zone = self.store.settings(), self.clock.zone()
        exercises = {one: self.catalogue.exercise(one) for one in self.catalogue.exercise_ids}
        kept = self._kept()
        units: LengthUnit = "in" if settings.text("units") == "in" else "cm"
        report = make_report(
            kept, period, zone, exercises, sex=settings.sex, units=units, conditions=settings.conditions
        )
        phases = (
            [(first, after, weeks_text(row)) for first, after, row in spans(kept.standings)] if kept.standings else []
        )
        look = Look(
            paper_theme(),
            reads_leftward(),
            self._today,
            units,
            person(settings, self._today),
            goals(settings),
            tuple(phases),
        )
        names = {one: exercise.name for one, exercise in exercises.items()}
        names |= {one: self.catalogue.programme(one).name for one in self.catalogue.programme_ids}
        name = f"{report_title()} {period.last.isoformat()}.pdf".replace("/", "-")
        return Printable(report_title(), name, report_pages(report, names, look))

    def period(self, weeks: int | None = None, first: date | None = None, last: date | None = None) -> Period:
        """So many weeks up to `last`, or from `first`, or else from the first record on; never past today.

        Raises UserError for a range that ends before it begins.
        """
        end = min(last or self._today, self._today)
        if weeks is not None:
            first = weeks_before(end, weeks).first
        begin = max(EARLIEST, first or min(first_day(self._kept(), end), end))
        if begin > end:
            raise UserError(Message("range_backwards", {"first": str(begin), "last": str(end)}))
        return Period(begin, end)

    @property
    def _today(self) -> date:
        return local_day(self.clock.now(), self.clock.zone())

    def _kept(self) -> Kept:
        store = self.store
        return Kept(
            store.sessions(),
            store.measurements(),
            store.feels(),
            store.activities(),
            store.scores(),
            store.programme_events(),
            store.days_off(),
            store.safety_checks(),
            self._standings(),
        )

    def _standings(self) -> tuple[Standing, ...]:
        """Nothing is decided here, and a programme whose file is gone or broken has none."""
        events = current([record.event for record in self.store.programme_events()])
        with suppress(UserError):
            if events:
                return tuple(standings(self.catalogue.programme(events[0].programme), events, self._today))
        return ()

    def _art(self) -> FigureArt:
        """The figures as the user sees them, on light paper."""
        figures = DrawnFigures(self.catalogue, _tokens(), paper_theme(), self.store.settings())
        figures.show_measurements(self.store.measurements())
        return figures.art


def save(printable: Printable, paper: PaperSize, path: Path, *, replace: bool = False) -> None:
    """Write a PDF, whole or not at all; raises UserError for a name that is taken or cannot be written."""
    if not replace or path.is_dir():
        refuse_taken(path)
    content = pdf_of(printable.title, paper, printable.paint)

    def write(file: BinaryIO) -> None:
        file.write(content)

    write_whole(path, write)


def paper_theme() -> Theme:
    """Paper is light, and its type has a size of its own."""
    return load_theme(_tokens(), "light")


def reads_leftward() -> bool:
    """Whether the user's language runs from right to left."""
    by_system = QLocale.system().textDirection() == Qt.LayoutDirection.RightToLeft
    return by_system or QGuiApplication.isRightToLeft()


def _tokens() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "themes" / "tokens.toml").read_text("utf-8"))
