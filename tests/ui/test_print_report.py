"""The summary on paper: what it must say, and never more than two pages, whatever was kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPainter

from stretchtimer.core.enrolment import Change, ChangeKind, EventKind, ProgrammeEvent
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind
from stretchtimer.core.message import Message
from stretchtimer.core.records import (
    ActivityRecord,
    Occasion,
    ProgrammeEventRecord,
    SafetyCheck,
    ScoreRecord,
    SessionRecord,
)
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.report import Eased, Kept, Period, Report, make_report, weeks_before
from stretchtimer.core.session import EaseAnswer, Sign
from stretchtimer.ui.ink import Ink
from stretchtimer.ui.paper import PaperSize
from stretchtimer.ui.print_report import Look, report_pages
from stretchtimer.ui.progress_drawings import Goals
from stretchtimer.ui.progress_sentences import Person, method_sentences
from stretchtimer.ui.report_charts import Charts
from stretchtimer.words.report_words import (
    eased_line,
    empty_lines,
    figure_labels,
    protocol_line,
    report_headings,
    self_kept,
)
from stretchtimer.words.verdict_words import function_text, pain_text
from tests.core.test_report import TODAY, ZONE, at, days_ago, felt, hurt, measured, session
from tests.examples import EXERCISES
from tests.printed import Printed, assert_printable, printed
from tests.ui.looks import look

NAMES = {"strap": "Strap stretch", "fold": "Forward fold", "mine": "My programme"}


def on_paper(report: Report, paper: PaperSize = PaperSize.A4, *, rtl: bool = False) -> Printed:
    shown = Look(look(), rtl, TODAY, goals=Goals(80.0, 0.0))
    pdf = printed(report_pages(report, NAMES, shown), paper)
    assert_printable(pdf, paper, 2)
    return pdf


def usual(weeks: int = 12, every: int = 3) -> Kept:
    """Somebody who measures, reports and practises, and whose leg raise gains."""
    days = [days_ago(number) for number in range(1, weeks * 7, every)]
    share = {day: 1 - (TODAY - day).days / (weeks * 7) for day in days}
    activity = ActivityRecord("a", "Putting on socks", at(days[-1]), ZONE)
    return Kept(
        sessions=[session(day) for day in days],
        measurements=[measured(day, round(base + 15 * share[day]), side)
                      for day in days for side, base in ((Side.LEFT, 55), (Side.RIGHT, 60))],
        feels=[felt(day, round(6 - 4 * share[day])) for day in days],
        activities=[activity],
        scores=[ScoreRecord(str(day), "a", round(2 + 6 * share[day]), at(day), ZONE) for day in days],
        checks=[SafetyCheck("c", Occasion.FIRST, frozenset({RedFlag.CALF}), days_ago(50), at(days[-1]), ZONE)],
    )  # fmt: skip


def report_of(kept: Kept, period: Period | None = None) -> Report:
    return make_report(kept, period or weeks_before(TODAY, 12), ZONE, EXERCISES)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("rtl", [False, True])
def test_it_says_what_the_progress_page_says_and_how_it_was_measured(paper: PaperSize, rtl: bool) -> None:
    report = report_of(usual())
    pdf = on_paper(report, paper, rtl=rtl)
    (test,) = report.tests
    sentences = method_sentences(test.method, test.curves, report.found, Look(look(), rtl, TODAY).person, "cm")
    assert "A real gain of" in sentences[0]
    assert report.pain_change is not None
    assert report.function is not None
    for text in (*sentences, protocol_line(test, "cm"), pain_text(report.pain_change), function_text(report.function)):
        assert pdf.says(text), text
    for text in ("Phone on the shin. 28 readings left, 28 readings right. Error of one day: ", self_kept(), "Goal 80°"):
        assert pdf.says(text), text
    for text in ("Putting on socks: 2 at first, 8 now", "A swollen, hot and painful calf", "Name", "Born"):
        assert pdf.says(text), text
    assert all(pdf.says(text) for text in report_headings().values())


def test_where_there_is_nothing_a_sentence_says_so() -> None:
    pdf = on_paper(report_of(Kept()))
    assert pdf.pages == 1
    assert all(pdf.says(text) for text in empty_lines().values())
    assert pdf.says("The fifteen red-flag questions have not been answered.")
    assert pdf.says("23 July 2026 to 14 October 2026, 12 weeks")


@pytest.mark.parametrize("paper", PaperSize)
def test_ten_years_fit_on_two_pages(paper: PaperSize) -> None:
    kept = usual(weeks=520, every=2)
    pdf = on_paper(report_of(kept, Period(days_ago(3650), TODAY)), paper)
    assert pdf.says(f"{len(kept.sessions)} sessions on {len(kept.sessions)} days.")


def crowded() -> Kept:
    """As many tests, activities, changes and hurts as there can be."""
    methods = [(kind, protocol) for kind in Kind for protocol in SCALES[kind]]
    days = [days_ago(number * 4) for number in range(10)]
    long_name = "An activity whose name has as many letters as are taken here"
    activities = [ActivityRecord(str(i), long_name, at(days[-1]), ZONE) for i in range(5)]
    change = Change(ChangeKind.ADVANCE, days[0], Message("change_advance", {"good": 5, "days": 7, "level": 2}), 2)
    events = [ProgrammeEvent("mine", EventKind.APPLIED, days_ago(number), change) for number in range(40)]
    return replace(
        usual(),
        measurements=[measured(day, 20 + i % 5, side, kind, protocol)
                      for i, day in enumerate(days) for kind, protocol in methods for side in (Side.LEFT, Side.RIGHT)],
        activities=activities,
        scores=[ScoreRecord(f"{i}{day}", str(i), 5, at(day), ZONE) for i in range(5) for day in days],
        events=[ProgrammeEventRecord(str(i), event, at(event.day), ZONE) for i, event in enumerate(events)],
        sessions=[busy(number) for number in range(40)],
        checks=[SafetyCheck("c", Occasion.FIRST, frozenset(RedFlag), None, at(days[-1]), ZONE)],
    )  # fmt: skip


def busy(number: int) -> SessionRecord:
    """A session in which everything hurt."""
    return session(
        days_ago(number),
        *(hurt(EaseAnswer.SIGN, sign, f"exercise_{number % 20}") for sign in Sign),
        hurt(EaseAnswer.SKIP),
    )


@pytest.mark.parametrize("paper", PaperSize)
def test_whatever_was_kept_there_are_two_pages_at_most(paper: PaperSize) -> None:
    report = report_of(crowded())
    pdf = on_paper(report, paper)
    assert pdf.says(eased_line(report.eased[0], NAMES["strap"])), "what hurt most often comes first"
    assert "more." in pdf.text


def test_pain_alone_is_enough_for_a_summary() -> None:
    pdf = on_paper(report_of(Kept(feels=[felt(days_ago(number), 5) for number in range(20)])))
    assert pdf.says("Back pain, 0 to 10")
    assert pdf.says(empty_lines()["tests"])


def test_a_range_of_one_day_can_be_printed() -> None:
    kept = usual()
    last = TODAY - timedelta(days=1)
    assert on_paper(report_of(kept, Period(last, last))).says("14 October 2026")


def test_once_is_one_time_eased_off() -> None:
    report = report_of(usual())
    labels = {count: figure_labels(replace(report, eased=eased_times(report, count)))[-1] for count in (0, 1, 2)}
    assert labels == {0: ("0", "times eased off"), 1: ("1", "time eased off"), 2: ("2", "times eased off")}


def eased_times(report: Report, count: int) -> tuple[Eased, ...]:
    return (Eased("strap", Side.LEFT, count, report.period.last, {}, {}),) if count else ()


@pytest.mark.parametrize(("start", "dates"), [(date(2026, 7, 20), "20 Jul 3 Aug 17"), (date(2026, 7, 27), "3 Aug 10")])
def test_the_first_date_of_a_chart_gives_way_to_the_second(start: date, dates: str) -> None:
    """It was moved inside, where it can touch the next one."""
    kept = Kept(feels=[felt(days_ago(number), 5) for number in range(1, 70)])
    (chart,) = Charts(report_of(kept, Period(start, TODAY)), "cm", Person(), Goals(), ()).pain(90.0)

    def paint(painter: QPainter, _device: QPagedPaintDevice, page: QSizeF) -> None:
        chart.write(Ink(painter, look(), page.width(), rtl=False), QRectF(38, 38, 450, 94))

    pdf = printed(paint)
    assert pdf.says(f"10 {dates}"), pdf.text
