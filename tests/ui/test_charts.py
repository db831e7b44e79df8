"""The charts of the progress page under mouse, wheel and keys, and as pictures in files."""

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, Protocol
from stretchtimer.core.smoothed import Smoothed
from stretchtimer.paths import resources
from stretchtimer.ui.full_table_columns import pain_column
from stretchtimer.ui.progress_drawings import Goals, Span, pain_drawing
from stretchtimer.ui.progress_page import ProgressPage
from stretchtimer.ui.progress_sentences import Person
from stretchtimer.ui.session_strip import SessionStrip
from stretchtimer.words.language import use_language
from tests.ui.looks import look, picture
from tests.ui.test_progress_page import (
    NOW,
    PAINS,
    USUAL,
    ZONE,
    chart,
    click,
    columns_of,
    page,  # noqa: F401 - a fixture
    reach,
    reading,
    rows,
    said,
    show,
    the_table,
)

LEFT_OUT = "not in the chart: another method"
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = tuple(reading(400 - n, 500 + n % 7 * 10) for n in range(400))


def long_table(page: ProgressPage) -> QTableView:  # noqa: F811
    (found,) = [table for table in page.findChildren(QTableView) if table.accessibleName().startswith("All")]
    return found


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, key, modifier)


def drag(widget: QWidget, by: int) -> None:
    middle = QPointF(widget.rect().center())
    for kind, x in (
        (QEvent.Type.MouseButtonPress, 0),
        (QEvent.Type.MouseMove, by),
        (QEvent.Type.MouseButtonRelease, by),
    ):
        at, left = middle + QPointF(x, 0), Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at)), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)


def turn(widget: QWidget, notches: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Whether the widget took it."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_arrows_move_plus_and_minus_zoom_and_home_fits(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *LONG)
    leg = chart(page, "Straight leg raise")
    fitted = leg.view
    press(leg, Qt.Key.Key_Left)
    assert leg.view.low < fitted.low
    assert leg.view.width == pytest.approx(fitted.width)
    press(leg, Qt.Key.Key_Plus)
    assert leg.view.width < fitted.width
    press(leg, Qt.Key.Key_Minus)
    press(leg, Qt.Key.Key_Minus)
    assert leg.view.width > fitted.width
    press(leg, Qt.Key.Key_Home)
    assert leg.view == fitted


def test_what_was_zoomed_stays_so_through_a_toggle_and_not_through_another_range(
    qtbot: QtBot,
    page: ProgressPage,  # noqa: F811
) -> None:
    show(qtbot, page, *LONG)
    leg = chart(page, "Straight leg raise")
    press(leg, Qt.Key.Key_Plus)
    press(leg, Qt.Key.Key_Left)
    zoomed = leg.view
    click(page, "Left")
    click(page, "Left")
    assert leg.view == zoomed
    click(page, "4 wk")
    assert leg.view != zoomed
    assert leg.view.width == pytest.approx(4 * 7 * 86_400, rel=0.05)


def test_the_other_charts_follow_when_the_drag_has_ended(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *LONG, *(reach(n, n) for n in range(0, 300, 20)), feels=PAINS)
    leg, other, pain = (chart(page, name) for name in ("Straight leg raise", "Sit and reach", "Back pain"))
    before = leg.view
    drag(leg, 150)
    assert leg.view.high < before.high
    assert other.view == leg.view
    assert pain.view == leg.view


def test_the_wheel_scrolls_the_page_until_the_chart_has_the_keyboard(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *LONG)
    leg = chart(page, "Straight leg raise")
    before = leg.view
    assert not turn(leg, 1)
    assert leg.view == before
    assert turn(leg, 1, CONTROL)
    assert leg.view.width < before.width
    leg.setFocus(Qt.FocusReason.MouseFocusReason)
    narrower = leg.view
    assert turn(leg, -1)
    assert leg.view.width > narrower.width


def test_the_cross_hair_says_reading_and_trend_by_mouse_and_by_key(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *USUAL)
    leg = chart(page, "Straight leg raise")
    press(leg, Qt.Key.Key_Left, CONTROL)
    assert "26 Oct 2026: Left 68° (trend 67.8°); Right 72° (trend 71.8°)" in said(page)
    press(leg, Qt.Key.Key_Left, CONTROL)
    assert any(text.startswith("17 Oct 2026: Left 66°") for text in said(page))
    QTest.mouseMove(leg, leg.rect().center())
    assert any("Oct 2026: Left" in text or "Sep 2026: Left" in text for text in said(page))


def test_a_wild_reading_is_ringed_and_kept(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *(reading(n, 950 if n == 5 else 650) for n in range(1, 12)))
    leg = chart(page, "Straight leg raise")
    qtbot.waitUntil(lambda: not leg.is_busy)
    (line,) = leg.lines
    assert (line.rings, line.dots) == (1, 11)


def test_years_of_days_are_drawn_no_finer_than_the_pixels(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *LONG)
    click(page, "All")
    leg = chart(page, "Straight leg raise")
    left, right = leg.plot_edges()
    (line,) = leg.lines
    assert 20 < line.vertices <= (right - left) / 4 + 2
    assert 20 < line.dots <= (right - left) / 3 + 2


def test_a_goal_is_drawn_and_named(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    page.show_person(Person(), Goals(leg_raise=80, reach=5))
    show(qtbot, page, *USUAL)
    assert {"Goal 80°", "Goal +5.0"} <= said(page)
    assert "Goal 80°." in chart(page, "Straight leg raise").accessibleDescription()


def test_methods_are_never_mixed_and_can_be_chosen(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, reading(9, 500, protocol=Protocol.WALL), reading(2, 610))
    leg = chart(page, "Straight leg raise")
    assert [label.text() for label in leg.ends.labels] == ["Left 61°"]
    (choice,) = [box for box in page.findChildren(QComboBox) if box.isVisible()]
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert [label.text() for label in leg.ends.labels] == ["Left 50°"]
    assert "Distance to a wall; 1 by another method: see the table" in said(page)


def test_verdict_and_asymmetry_stand_beneath_the_title(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    weekly = [*range(0, 57, 7), 1, 2]
    show(
        qtbot, page,
        *(reading(n, 750 - 4 * n) for n in weekly),
        *(reading(n, 870 - 4 * n, Side.RIGHT) for n in weekly),
    )  # fmt: skip
    text = "\n".join(said(page))
    assert "Left: A real gain of" in text
    assert "Your legs differ by 12°, the right one higher: worth watching" in text


def test_norms_need_sex_and_age_and_name_their_source(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    page.show_person(Person("female", 40), Goals())
    show(qtbot, page, reach(1, 275, Protocol.CSEP_26))
    assert any("Statistics Canada" in text and "Women aged" in text for text in said(page))


def test_pain_can_be_laid_over_the_leg_raise(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *USUAL, feels=PAINS)
    leg, color = chart(page, "Straight leg raise"), look().color("pain")
    assert not columns_of(picture(leg), color)
    click(page, "Pain")
    assert columns_of(picture(leg), color)
    assert "Pain 2" in {label.text() for label in leg.ends.labels}


def test_phases_shade_the_ground_and_are_named(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    first = NOW.date() - timedelta(days=28)
    page.show_phases(
        [(first, first + timedelta(days=14), "Weeks 1–2"), (first + timedelta(days=14), NOW.date(), "3–4")]
    )
    show(qtbot, page, *USUAL)
    leg = chart(page, "Straight leg raise")
    assert columns_of(picture(leg), look().color("phase_b"))


def test_sessions_stand_beneath_their_days(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *USUAL)
    page.show_sessions({NOW.date(): 1, NOW.date() - timedelta(days=10): 3}, {}, ZONE)
    strip = page.findChild(SessionStrip)
    assert isinstance(strip, SessionStrip)
    assert strip.accessibleDescription() == "4 sessions on 2 days"
    (early, _, three), (late, end, one) = strip.bars()
    assert (three, one) == (3, 1)
    left, right = chart(page, "Straight leg raise").plot_edges()
    assert left < early < late < end
    assert end <= right + (end - late)


def test_the_long_table_says_trend_band_marks_and_what_is_left_out(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    wild = (reading(n, 950 if n == 5 else 650) for n in range(1, 12))
    show(qtbot, page, *wild, reading(30, 600, protocol=Protocol.WALL), feels=PAINS)
    click(page, "Show all")
    table = long_table(page)
    shown = [
        [table.model().index(row, column).data() for column in range(7)] for row in range(table.model().rowCount())
    ]
    assert len(shown) == 14
    assert shown[-1] == ["27 Sep", "Straight leg raise, left", "distance to a wall", "60°", "", "", LEFT_OUT]
    (marked,) = [row for row in shown if "too far off" in row[6]]
    assert marked[3:5] == ["95°", "65°"]
    assert marked[5].startswith("±")
    assert ["26 Oct", "Back pain, 0 to 10", "", "2", "", "", ""] in shown


def test_both_tables_are_sorted_by_keyboard(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, *USUAL)
    table = the_table(page)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_S)
    assert [row[1] for row in rows(page)] == ["60°", "62°", "64°", "66°", "68°"]
    QTest.keyClick(table, Qt.Key.Key_S)
    assert [row[1] for row in rows(page)] == ["68°", "66°", "64°", "62°", "60°"]
    click(page, "Show all")
    longer = long_table(page)
    longer.setCurrentIndex(longer.model().index(0, 3))
    click(page, "Sort by this column (S)")
    readings = [longer.model().index(row, 3).data() for row in range(10)]
    assert readings == ["−5.0 cm", "−3.0 cm", "−1.0 cm", "+1.0 cm", "+3.0 cm", "60°", "62°", "64°", "66°", "68°"]


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_chart_is_saved_with_its_words(qtbot: QtBot, page: ProgressPage, tmp_path: Path, ending: str) -> None:  # noqa: F811
    show(qtbot, page, *USUAL)
    click_first_save(page)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / f"leg.{ending}"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    if ending == "png":
        assert columns_of(QImage(str(target)), look().color("left"))
    else:
        texts = "".join(ElementTree.parse(target).getroot().itertext())
        assert "Straight leg raise" in texts
        assert "70°" in texts


def test_a_picture_that_cannot_be_written_is_said(qtbot: QtBot, page: ProgressPage, tmp_path: Path) -> None:  # noqa: F811
    show(qtbot, page, *USUAL)
    click_first_save(page)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "leg.png"))
    dialog.close()
    assert any("could not be written" in text for text in said(page))


def click_first_save(page: ProgressPage) -> None:  # noqa: F811
    saves = [
        button for button in page.findChildren(QPushButton) if button.text() == "Save picture" and button.isVisible()
    ]
    QTest.mouseClick(saves[0], Qt.MouseButton.LeftButton)


def test_knee_extension_is_a_chart_of_its_own(qtbot: QtBot, page: ProgressPage) -> None:  # noqa: F811
    show(qtbot, page, reading(2, 300, kind=Kind.KNEE_EXTENSION))
    assert "Active knee extension" in said(page)


def test_pain_is_written_as_the_language_writes_numbers() -> None:
    use_language(resources() / "translations", "de")
    try:
        column = pain_column(Smoothed(()))
        assert column.size is not None
        assert (column.text(3.0), column.text(2.917), column.size(1.0477)) == ("3", "2,92", "1,05")
        over = Span(NOW - timedelta(days=7), NOW - timedelta(days=7), NOW, ZONE)
        (line,) = pain_drawing(Smoothed(()), over, ()).lines
        assert line.text(2.5) == "2,5"
    finally:
        use_language(resources() / "translations", "en")
