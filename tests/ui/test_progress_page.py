"""The progress page, used as a person uses it: the form, the table, the charts as drawn."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton, QTableView
from pytestqt.qtbot import QtBot

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import SCALES, Kind, Protocol
from stretchtimer.core.records import ActivityRecord, FeelRecord, FeelWhen, MeasurementRecord, ScoreRecord
from stretchtimer.ui.chart_axes import push_apart, thinned, time_ticks, value_axis
from stretchtimer.ui.chart_panel import ChartPanel
from stretchtimer.ui.learn_link import LearnLink
from stretchtimer.ui.progress_page import ProgressPage
from stretchtimer.ui.toast import Toast
from tests.on_screen import listen_to
from tests.ui.looks import focused, icons, look, picture, spots

NOW = datetime(2026, 10, 27, 17, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"
WIDE, NARROW = (972, 760), (480, 720)


def reading(
    days: float, value: int, side: Side = Side.LEFT, protocol: Protocol = Protocol.PHONE, kind: Kind = Kind.LEG_RAISE
) -> MeasurementRecord:
    at = NOW - timedelta(days=days)
    unit = SCALES[kind][protocol].unit
    return MeasurementRecord(f"{kind}-{side}-{days}", kind, side, protocol, unit, value, (value,), at, ZONE)


def reach(days: float, value: int, protocol: Protocol = Protocol.TOE_LINE) -> MeasurementRecord:
    return reading(days, value, Side.BOTH, protocol, Kind.SIT_AND_REACH)


def feel(days: float, pain: int) -> FeelRecord:
    return FeelRecord(f"feel-{days}", pain, FeelWhen.DAY, NOW - timedelta(days=days), ZONE)


USUAL = (
    *(reading(days, 600 + 20 * i) for i, days in enumerate((40, 30, 20, 10, 1))),
    *(reading(days, 640 + 20 * i, Side.RIGHT) for i, days in enumerate((40, 30, 20, 10, 1))),
    *(reach(days, -50 + 20 * i) for i, days in enumerate((40, 30, 20, 10, 1))),
)
PAINS = (feel(2, 3), feel(1, 2))


@pytest.fixture
def page(qtbot: QtBot) -> ProgressPage:
    page = ProgressPage(look(), icons())
    qtbot.addWidget(page)
    page.resize(*WIDE)
    page.show_now(NOW, ZONE)
    return page


def show(
    qtbot: QtBot, page: ProgressPage, *measurements: MeasurementRecord, feels: tuple[FeelRecord, ...] = ()
) -> None:
    """Put the page on the screen, charts and all."""
    from stretchtimer.ui.charts import Chart

    page.show_records(measurements, feels)
    with qtbot.waitExposed(page):
        page.show()
    if measurements or feels:
        qtbot.waitUntil(lambda: bool(page.findChildren(Chart)) and all_built(page))
    for _ in range(3):
        QApplication.processEvents()


def all_built(page: ProgressPage) -> bool:
    return not any(panel.awaits_chart for panel in page.findChildren(ChartPanel))


def click(page: ProgressPage, text: str) -> None:
    buttons = [*page.findChildren(QPushButton), *page.findChildren(QRadioButton)]
    (found,) = [button for button in buttons if button.text() == text and button.isVisible()]
    listen_to(page)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def visible_buttons(page: ProgressPage) -> set[str]:
    """But for the ways to Learn and to the history."""
    shown = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    return {button.text() for button in shown if not isinstance(button, LearnLink)} - {"History"}


def said(page: ProgressPage) -> set[str]:
    """Every sentence on the screen."""
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()}


def field(page: ProgressPage) -> QLineEdit:
    (found,) = [field for field in page.findChildren(QLineEdit) if field.accessibleName() == "Reading"]
    return found


def the_table(page: ProgressPage) -> QTableView:
    (found,) = [table for table in page.findChildren(QTableView) if table.accessibleName().startswith("Measurements")]
    return found


def rows(page: ProgressPage) -> list[list[str]]:
    model = the_table(page).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def chart(page: ProgressPage, name: str):  # type: ignore[no-untyped-def]  # the module of Chart loads pyqtgraph
    from stretchtimer.ui.charts import Chart

    (found,) = [chart for chart in page.findChildren(Chart) if name in chart.accessibleName()]
    return found


# Loading


LOADING = """
import sys
from datetime import UTC, datetime
from PySide6.QtWidgets import QApplication
from stretchtimer.ui.progress_page import ProgressPage
from tests.ui.looks import focused, icons, look
from tests.ui.test_progress_page import NOW, ZONE, reading

def loaded():
    return sorted({name.partition(".")[0] for name in sys.modules} & {"numpy", "pyqtgraph"})

app = QApplication([])
page = ProgressPage(look(), icons())
page.resize(972, 760)
page.show_now(NOW, ZONE)
page.show()
app.processEvents()
assert not loaded(), ("an empty page", loaded())
page.hide()
page.show_records([reading(1, 700)], [])
app.processEvents()
assert not loaded(), ("a page not yet shown", loaded())
page.show()
page.grab()
assert not loaded(), ("the first paint", loaded())
while not loaded():
    app.processEvents()
print(*loaded())
"""


def test_pyqtgraph_and_numpy_wait_for_something_to_draw_and_for_the_first_paint() -> None:
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["numpy", "pyqtgraph"]


# The empty page and the form


def test_an_empty_page_invites_and_its_button_opens_the_form(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page)
    assert visible_buttons(page) == {"First check"}
    assert not the_table(page).isVisible()
    click(page, "First check")
    assert field(page).hasFocus()
    assert visible_buttons(page) == {"Save", "Close"}


def test_what_is_typed_is_passed_on_as_typed(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL)
    click(page, "Measure now")
    QTest.keyClicks(field(page), " 68,5 ")
    with qtbot.waitSignal(page.measurement_requested) as asked:
        QTest.keyClick(field(page), Qt.Key.Key_Return)
    assert asked.args == [Kind.LEG_RAISE, " 68,5 ", Side.LEFT, Protocol.PHONE]
    assert [type(arg) for arg in asked.args] == [Kind, str, Side, Protocol]


def test_the_right_leg_and_a_method_are_chosen_by_keyboard_alone(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page)
    click(page, "First check")
    method = page.findChild(QComboBox)
    assert isinstance(method, QComboBox)
    QTest.keyClick(field(page), Qt.Key.Key_Backtab)
    assert method.hasFocus()
    QTest.keyClick(method, Qt.Key.Key_Down)
    QTest.keyClick(method, Qt.Key.Key_Backtab)
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClicks(field(page), "70")
    with qtbot.waitSignal(page.measurement_requested) as asked:
        QTest.keyClick(field(page), Qt.Key.Key_Return)
    assert asked.args == [Kind.LEG_RAISE, "70", Side.RIGHT, Protocol.PHONE]


def test_sit_and_reach_has_no_leg_and_its_own_methods_and_units(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page)
    click(page, "First check")
    assert "degrees" in said(page)
    click(page, "Sit and reach")
    assert "Leg" not in said(page)
    assert "cm" in said(page)
    method = page.findChild(QComboBox)
    assert isinstance(method, QComboBox)
    assert method.count() == len(SCALES[Kind.SIT_AND_REACH])
    method.setFocus()
    methods = list(SCALES[Kind.SIT_AND_REACH])
    for _ in methods[: methods.index(Protocol.BACK_SAVER)]:
        QTest.keyClick(method, Qt.Key.Key_Down)
    assert "Leg" in said(page)  # the one reach that is measured leg by leg
    QTest.keyClick(method, Qt.Key.Key_Up)
    assert "Leg" not in said(page)
    assert "in" in said(page)
    QTest.keyClicks(field(page), "-4")
    with qtbot.waitSignal(page.measurement_requested) as asked:
        click(page, "Save")
    assert asked.args == [Kind.SIT_AND_REACH, "-4", Side.BOTH, Protocol.YMCA_15IN]


def test_the_method_used_last_is_chosen_at_first(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, reading(9, 600), reading(2, 610, protocol=Protocol.WALL), reach(1, 280, Protocol.CSEP_26))
    click(page, "Measure now")
    method = page.findChild(QComboBox)
    assert isinstance(method, QComboBox)
    assert method.currentText() == "Distance to a wall"
    click(page, "Sit and reach")
    assert method.currentText() == "Box, 26 cm at the soles"


def test_a_problem_is_said_and_field_keeps_text_and_focus(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL)
    page.measurement_requested.connect(lambda *_: page.show_entry_problem("“abc” is not a number."))
    click(page, "Measure now")
    QTest.keyClicks(field(page), "abc")
    click(page, "Save")
    assert "“abc” is not a number." in said(page)
    assert field(page).text() == "abc"
    assert field(page).hasFocus()
    assert field(page).accessibleDescription() == "“abc” is not a number."
    QTest.keyClick(field(page), Qt.Key.Key_Backspace)
    assert "“abc” is not a number." not in said(page), "the text is a new one now"


def test_saved_is_said_and_the_form_is_ready_for_the_next(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page)

    def save(*_reading: object) -> None:
        page.show_records(USUAL, ())
        page.show_entry_saved("Saved.")

    page.measurement_requested.connect(save)
    click(page, "First check")
    QTest.keyClicks(field(page), "68")
    click(page, "Save")
    assert "Saved." in said(page)
    assert field(page).text() == ""
    assert field(page).hasFocus()
    assert len(rows(page)) == 5


@pytest.mark.parametrize("by", ["key", "button"])
def test_the_form_closes_and_the_focus_goes_back(qtbot: QtBot, page: ProgressPage, by: str) -> None:
    show(qtbot, page, *USUAL)
    click(page, "Measure now")
    if by == "key":
        QTest.keyClick(field(page), Qt.Key.Key_Escape)
    else:
        click(page, "Close")
    assert not field(page).isVisible()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Measure now"


def test_the_form_opened_again_is_empty(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL)
    page.show_form()
    QTest.keyClicks(field(page), "99")
    QTest.keyClick(field(page), Qt.Key.Key_Escape)
    page.show_form()
    assert field(page).text() == ""


# The table


def test_the_table_says_what_the_charts_say_newest_first(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL, feels=PAINS)
    assert rows(page)[:3] == [
        ["26 Oct", "68°", "72°", "+3.0", "2"],
        ["25 Oct", "", "", "", "3"],
        ["17 Oct", "66°", "70°", "+1.0", ""],
    ]
    page.show_units("in")
    assert rows(page)[0] == ["26 Oct", "68°", "72°", "+1.2", "2"]


def test_a_reading_of_another_year_says_its_year(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, reading(1, 700), reading(400, 655))
    assert rows(page) == [["26 Oct", "70°", "", "", ""], ["22 Sep ’25", "65.5°", "", "", ""]]


def test_delete_removes_the_reading_under_the_cursor_and_can_go_on(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL)
    kept = list(USUAL)

    def remove(record_id: str) -> None:
        kept[:] = [record for record in kept if record.id != record_id]
        page.show_records(kept, ())
        page.show_removed("Removed.")

    page.removal_requested.connect(remove)
    table = the_table(page)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(kept) == len(USUAL), "a date is not a reading"
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert rows(page)[0] == ["26 Oct", "", "72°", "+3.0", ""]
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert rows(page)[0] == ["26 Oct", "", "", "+3.0", ""]


def test_the_button_removes_the_clicked_reading_and_undo_asks_it_back(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL)
    table = the_table(page)
    (remove,) = [button for button in page.findChildren(QPushButton) if button.text() == "Remove reading"]
    assert not remove.isEnabled()
    place = table.visualRect(table.model().index(1, 3)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(page.removal_requested) as asked:
        click(page, "Remove reading")
    assert asked.args == [reach(10, 10).id]
    page.show_removed("Reach +1.0 of 17 Oct removed.")
    assert "Reach +1.0 of 17 Oct removed." in said(page)
    with qtbot.waitSignal(page.restore_requested):
        click(page, "Undo")
    assert not any(toast.isVisible() for toast in page.findChildren(Toast))


def test_tab_leaves_the_table(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL)
    table = the_table(page)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus()


def test_a_cell_says_its_method_and_a_heading_itself_in_full(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, reach(1, 275, Protocol.CSEP_26))
    model = the_table(page).model()
    assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleDescriptionRole) == "box, 26 cm at the soles"
    heading = model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "Sit and reach, cm past the soles"


# The charts


def test_charts_say_their_latest_values_to_a_screen_reader(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL, feels=PAINS)
    leg = chart(page, "Straight leg raise")
    assert leg.accessibleDescription().startswith(
        "Left 68° on 26 Oct. Right 72° on 26 Oct. 10 readings, 17 Sep to 26 Oct."
    )
    assert chart(page, "Sit and reach").accessibleDescription().startswith("+3.0 cm on 26 Oct.")
    assert chart(page, "Back pain").accessibleDescription().startswith("2 of 10 on 26 Oct.")
    face = QAccessible.queryAccessibleInterface(leg)
    assert (face.role(), face.text(QAccessible.Text.Name)) == (QAccessible.Role.Graphic, "Straight leg raise, chart")


def columns_of(picture_of: object, color: QColor) -> set[int]:
    return {x for x, _y in spots(picture_of, color)}  # type: ignore[arg-type]


@pytest.mark.parametrize(("gap", "joined"), [(20, True), (30, False)])
def test_a_gap_stays_a_gap_in_what_is_drawn(qtbot: QtBot, page: ProgressPage, gap: int, joined: bool) -> None:
    days = (1, 3, 5, 5 + gap, 7 + gap, 9 + gap)
    show(qtbot, page, *(reading(day, 700 - 10 * i) for i, day in enumerate(days)))
    leg = chart(page, "Straight leg raise")
    columns = sorted(columns_of(picture(leg), look().color("left")))
    (label,) = leg.ends.labels
    drawn = [x for x in columns if x < label.x() - 4]
    widest = max(b - a for a, b in pairwise(drawn))
    plot = drawn[-1] - drawn[0]
    empty = plot * gap / (8 + gap)
    assert (widest < 4) if joined else (widest > empty * 0.8)


def test_one_reading_is_a_point_and_no_line(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, reading(20, 700))
    leg = chart(page, "Straight leg raise")
    (label,) = leg.ends.labels
    assert label.text() == "Left 70°"
    drawn = [x for x in columns_of(picture(leg), look().color("left")) if x < label.x() - 4]
    assert 0 < max(drawn) - min(drawn) < 14


@pytest.mark.parametrize(("left", "right"), [(710, 710), (710, 715), (500, 505), (1290, 1300), (0, 2), (600, 700)])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_end_labels_do_not_overlap_and_are_not_cut(
    qtbot: QtBot, page: ProgressPage, left: int, right: int, size: tuple[int, int]
) -> None:
    page.resize(*size)
    show(qtbot, page, reading(1, left), reading(1, right, Side.RIGHT))
    leg = chart(page, "Straight leg raise")
    one, other = leg.ends.labels
    assert not one.geometry().intersects(other.geometry())
    assert abs(one.geometry().center().y() - other.geometry().center().y()) >= 18
    assert all(leg.rect().contains(label.geometry()) for label in (one, other))
    assert all(label.isVisible() for label in (one, other))


def test_a_toggle_hides_its_side_and_shows_it_again(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL)
    leg = chart(page, "Straight leg raise")
    blue, orange = look().color("left"), look().color("right")
    click(page, "Left")
    assert [label.text() for label in leg.ends.labels] == ["Right 72°"]
    assert not columns_of(picture(leg), blue)
    assert columns_of(picture(leg), orange)
    click(page, "Right")
    assert "Choose left, right or both." in said(page)
    click(page, "Left")
    assert [label.text() for label in leg.ends.labels] == ["Left 68°"]


def test_no_side_in_sight_is_said_where_one_has_no_readings(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *(one for one in USUAL if one.side is Side.RIGHT))
    click(page, "Right")
    assert "Choose left, right or both." in said(page)


def test_activities_older_than_everything_else_are_in_the_range_of_all(qtbot: QtBot, page: ProgressPage) -> None:
    at = NOW - timedelta(days=100)
    socks = ActivityRecord("socks", "Socks", at, ZONE)
    scores = [ScoreRecord(f"score-{n}", "socks", 5, at + timedelta(days=30 * n), ZONE) for n in range(4)]
    page.show_activities([socks], scores, NOW.date())
    show(qtbot, page, reading(1, 700))
    click(page, "All")
    mine = chart(page, "Activities that matter to you")
    assert mine.view.low == at.timestamp()


def test_days_are_the_users_own_wherever_they_are_now(qtbot: QtBot, page: ProgressPage) -> None:
    """Ten in the evening in New York, which is four of the next morning at home."""
    last, zone = datetime(2026, 10, 21, 2, tzinfo=UTC), "America/New_York"
    taken = [replace(reading(n, 700), measured_at=last - timedelta(days=n), zone=zone) for n in range(8)]
    show(qtbot, page, *taken)
    leg = chart(page, "Straight leg raise")
    assert "since 13 Oct 2026" in leg.accessibleDescription()
    assert "Left 70° on 20 Oct. 8 readings, 13 Oct to 20 Oct." in leg.accessibleDescription()
    leg.setFocus()
    QTest.keyClick(leg, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert any(text.startswith("20 Oct 2026: Left 70°") for text in said(page))


def test_a_chart_says_the_year_of_what_is_long_ago(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, reading(730, 700), reading(365, 710))
    spoken = chart(page, "Straight leg raise").accessibleDescription()
    assert "Left 71° on 27 Oct ’25. 2 readings, 27 Oct ’24 to 27 Oct ’25." in spoken


def test_ranges_show_the_days_up_to_now(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, reading(100, 500), reading(45, 600), reading(20, 650))
    leg = chart(page, "Straight leg raise")
    shown = {}
    for text in ("4 wk", "8 wk", "All"):
        click(page, text)
        shown[text] = round(leg.view.width / 86_400), len(leg.lines[0].instants(leg.view))
    assert shown == {"4 wk": (28, 1), "8 wk": (56, 2), "All": (100, 3)}
    assert len(rows(page)) == 3, "the table has everything at any time"


def test_what_was_never_noted_says_so(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, reading(45, 600))
    assert "Nothing noted yet." in said(page)


def test_a_chart_names_its_method_and_what_it_leaves_out(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, reading(9, 600, protocol=Protocol.WALL), reading(2, 610))
    assert "Phone on the shin; 1 by another method: see the table" in said(page)


def test_the_latest_values_stand_beside_the_small_charts(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL, feels=PAINS)
    assert {"Sit and reach, cm", "+3.0", "Back pain, 0 to 10", "2"} <= said(page)
    page.show_units("in")
    assert {"Sit and reach, in", "+1.2"} <= said(page)


def test_the_wheel_over_a_chart_scrolls_the_page(qtbot: QtBot, page: ProgressPage) -> None:
    page.resize(*NARROW)
    show(qtbot, page, *USUAL)
    leg = chart(page, "Straight leg raise")
    over = leg.mapTo(page, QPoint(leg.width() // 2, leg.height() // 2))
    under_mouse = page.childAt(over)
    assert under_mouse is not None
    assert "Plot" not in type(under_mouse).__name__
    assert under_mouse is leg or leg.isAncestorOf(under_mouse) or under_mouse.isAncestorOf(leg)


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1180, 760), WIDE, (752, 600), NARROW])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, text_scale: float, size: tuple[int, int]) -> None:
    if size == NARROW and text_scale > 1:
        pytest.skip("the main window is never that narrow")
    page = ProgressPage(look("dark", text_scale), icons())
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_now(NOW, ZONE)
    show(qtbot, page, *USUAL, feels=PAINS)
    table = the_table(page)
    assert table.mapTo(page, QPoint(table.width(), 0)).x() <= size[0]
    assert table.mapTo(page, QPoint(0, 0)).x() >= 0


def test_a_new_theme_repaints_the_charts(qtbot: QtBot, page: ProgressPage) -> None:
    show(qtbot, page, *USUAL)
    page.show_theme(look("dark"))
    leg = chart(page, "Straight leg raise")
    assert columns_of(picture(leg), look("dark").color("left"))
    assert not columns_of(picture(leg), look("light").color("left"))


# Axes


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([100, 200], (100, 200)),
        ([100, 104], (93, 111)),
        ([104, 100], (111, 93)),
        ([1, 2], (0, 18)),
        ([299, 300], (282, 300)),
        ([50, 50, 50], (32, 50, 68)),
        ([], ()),
    ],
)
def test_labels_are_pushed_apart_as_little_as_can_be(wanted: list[float], placed: tuple[float, ...]) -> None:
    assert push_apart(wanted, 18, 0, 300) == placed


def test_a_value_axis_has_whole_steps_and_holds_every_value() -> None:
    for values in ([], [0], [68], [51, 75], [-8.5, 3.5], [0, 130], [-60, 60]):
        axis = value_axis(values, 5, 2)
        assert all(axis.low <= value <= axis.high for value in values)
        assert len(axis.ticks) >= 2
        assert all(tick % 5 == 0 for tick in axis.ticks)
    assert thinned((-15, -10, -5, 0, 5), 9) == (-10, 0)


def test_dates_fall_on_local_midnights_and_weeks_on_mondays() -> None:
    ticks = time_ticks(NOW - timedelta(weeks=8), NOW, ZONE, 9, 5)  # the clocks go back on 25 October
    assert [at.strftime("%a %d %b %H:%M") for at in ticks][-3:] == [
        "Mon 12 Oct 00:00",
        "Mon 19 Oct 00:00",
        "Mon 26 Oct 00:00",
    ]
    months = time_ticks(NOW - timedelta(days=700), NOW, ZONE, 9, 5)
    assert {at.day for at in months} == {1}
    assert 2 <= len(months) <= 5
