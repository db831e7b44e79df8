"""The sheet on paper: one page for every shipped sequence, whole, legible, and the figures' sides true."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.exercise import Side
from stretchtimer.core.message import UserError
from stretchtimer.core.plan import Circumstances, Form
from stretchtimer.core.sequence import Step
from stretchtimer.core.sheet import Sheet, make_sheet
from stretchtimer.ui.figure_art import FigureArt
from stretchtimer.ui.ink import Ink
from stretchtimer.ui.paper import PER_POINT, PaperSize
from stretchtimer.ui.paper_figure import write_figure
from stretchtimer.ui.print_sheet import sheet_pages
from stretchtimer.ui.sheet_filling import filled
from stretchtimer.words.sheet_words import (
    CARE,
    CUE,
    CUE_AND_CARE,
    NOTHING,
    about_line,
    avoid_line,
    dose_line,
    first_hour_line,
    left_out_line,
)
from stretchtimer.words.stop_words import stop_list, urgencies
from tests.printed import Printed, assert_printable, printed
from tests.ui.looks import RESOURCES, art, close_to, look, mirrored

CATALOGUE = Catalogue(RESOURCES, RESOURCES / "nobodys")
DAY = date(2026, 10, 14)


def sheet_of(sequence_id: str, form: Form = Form.USUAL) -> Sheet:
    usual, careful = (CATALOGUE.plan(sequence_id, Circumstances(one)) for one in Form)
    return make_sheet(usual if form is Form.USUAL else careful, careful)


def long_sheet(count: int) -> Sheet:
    """As many steps, no two neighbours alike."""
    ids = CATALOGUE.exercise_ids
    steps = tuple(Step(ids[i % len(ids)], sets=2, seconds=30) for i in range(count))
    sequence = replace(CATALOGUE.sequence("evening"), steps=steps)
    plans = [CATALOGUE.plan_of(sequence, Circumstances(form)) for form in Form]
    return make_sheet(*plans)


def on_paper(sheet: Sheet, paper: PaperSize = PaperSize.A4, *, rtl: bool = False) -> Printed:
    return printed(sheet_pages(sheet, art(), look(), DAY, rtl=rtl), paper)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("sequence_id", sorted(CATALOGUE.sequence_ids))
def test_every_shipped_sequence_is_one_whole_page(sequence_id: str, paper: PaperSize) -> None:
    sheet = sheet_of(sequence_id)
    for rtl in (False, True):
        pdf = on_paper(sheet, paper, rtl=rtl)
        assert_printable(pdf, paper, 1)
        for step in sheet.steps:
            for text in (step.exercise.name, dose_line(step), step.exercise.care):
                assert pdf.says(text), text
            assert pdf.says(step.exercise.cue), "usable without the program"
        for text in (sheet.name, about_line(sheet), avoid_line(sheet), first_hour_line(sheet), stop_list()):
            assert pdf.says(text), text
        assert all(pdf.says(one.what) for one in urgencies())


def test_the_form_for_the_first_hour_says_that_it_is_one() -> None:
    pdf = on_paper(sheet_of("morning", Form.FIRST_HOUR))
    assert pdf.says("For the first hour after waking.")
    assert pdf.says("Lying hamstring stretch")
    assert not pdf.says("Begin with Walk")


@pytest.mark.parametrize("count", [1, 8, 13, 20])
def test_a_long_sequence_is_still_one_page(count: int) -> None:
    sheet = long_sheet(count)
    for paper in PaperSize:
        pdf = on_paper(sheet, paper)
        assert_printable(pdf, paper, 1)
        assert all(pdf.says(step.exercise.name) and pdf.says(dose_line(step)) for step in sheet.steps)


def test_what_a_long_sheet_has_no_room_to_say_is_named_on_it() -> None:
    sheet = long_sheet(14)
    pdf = on_paper(sheet)
    unsaid = [
        step.number
        for step in sheet.steps
        if not (pdf.says(step.exercise.short_cue) and pdf.says(f"Take care: {step.exercise.care}"))
    ]
    assert 0 < len(unsaid) < 7
    assert pdf.says(left_out_line(unsaid))


def test_cautions_come_before_cues_as_far_as_there_is_room() -> None:
    heights = {NOTHING: 10.0, CUE: 20.0, CARE: 50.0, CUE_AND_CARE: 60.0}
    longer = heights | {CARE: 90.0, CUE_AND_CARE: 100.0}
    assert filled([heights] * 4, 2, 120.0) == [CUE_AND_CARE] * 4
    assert filled([heights] * 4, 2, 110.0) == [CUE_AND_CARE, CUE_AND_CARE, CARE, CARE]
    assert filled([longer, heights, heights], 2, 75.0) == [CUE, CUE_AND_CARE, NOTHING]
    assert filled([heights], 1, 10.0) == [NOTHING]


def test_what_cannot_be_read_on_one_page_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        on_paper(long_sheet(60))
    assert refused.value.message.values["steps"] == 60


def test_a_step_without_a_figure_is_printed_all_the_same() -> None:
    sheet = sheet_of("evening")
    steps = (replace(sheet.steps[0], exercise=replace(sheet.steps[0].exercise, id="nobodys")), *sheet.steps[1:])
    pdf = printed(sheet_pages(replace(sheet, steps=steps), art(), look(), DAY, rtl=False))
    assert pdf.pages == 1
    assert pdf.says(sheet.steps[0].exercise.name)


def test_a_picture_of_the_users_own_is_printed() -> None:
    sheet = sheet_of("evening")
    mine = replace(sheet.steps[0], exercise=replace(sheet.steps[0].exercise, id="nobodys"))
    drawn, green = art(), QPixmap(60, 40)
    green.fill(QColor(0, 200, 0))
    with_picture = FigureArt(drawn.rig, drawn.figure, drawn.look, {"nobodys": green}.__getitem__)
    for steps in ((mine,), (mine, *sheet.steps[1:])):
        pages = sheet_pages(replace(sheet, steps=steps), with_picture, look(), DAY, rtl=False)
        assert (60, 40) in printed(pages).pictures()


def figure(side: Side, *, rtl: bool) -> QImage:
    """A figure in the middle of a little page."""
    image = QImage(200 * PER_POINT, 90 * PER_POINT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    ink = Ink(painter, look(), 200.0, rtl=rtl)
    assert write_figure(ink, QRectF(40, 5, 120, 80), art(), "supine_strap", side, 1.0)
    painter.end()
    return image.scaledToWidth(400)


def test_left_and_right_of_a_figure_are_true_in_either_direction() -> None:
    right, left = figure(Side.RIGHT, rtl=False), figure(Side.LEFT, rtl=False)
    assert right != left
    assert alike(left, mirrored(right))
    assert figure(Side.RIGHT, rtl=True) == right
    assert figure(Side.LEFT, rtl=True) == left


def alike(one: QImage, other: QImage) -> bool:
    """But for a pixel's edge."""
    places = [(x, y) for x in range(0, one.width(), 5) for y in range(0, one.height(), 5)]
    different = sum(not close_to(one.pixelColor(*at), other.pixelColor(*at), 60) for at in places)
    return different < len(places) / 50
