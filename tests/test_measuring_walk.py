"""Measuring with guidance, from the warm-up to the result: by keys and clicks, and what is in the file afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QRadioButton

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.points import step
from stretchtimer.core.measure import Kind, Protocol, StopReason, Unit, check_reading
from stretchtimer.core.records import MeasurementRecord, Occasion
from stretchtimer.ui.assess_page import AssessPage
from stretchtimer.ui.gauge_stage import GaugeStage
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.photo_stage import PhotoStage
from stretchtimer.ui.safety_page import SafetyPage
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.spark import SparkLine
from stretchtimer.ui.today_page import TodayPage
from stretchtimer.ui.try_row import TryRow
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen

EARLY = datetime(2026, 10, 14, 5, 30, tzinfo=UTC)  # 7:30 in Berlin
THIGH, BELOW, BACK, OTHER_LEG = (
    "Stretch at the back of the thigh",
    "Pain below the knee, or tingling",
    "Pain in the lower back",
    "Pain in the leg that was not lifted",
)


@pytest.fixture
def screen(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> Iterator[Screen]:
    with on_screen(qapp, own_data_dir, clock) as shown:
        yield shown


def kept(screen: Screen) -> list[MeasurementRecord]:
    with screen.file() as file:
        return list(file.measurements())


def field(screen: Screen) -> QLineEdit:
    screen.settle()
    (line,) = [line for line in screen.page.findChildren(QLineEdit) if line.isVisible()]
    return line


def number(screen: Screen, text: str) -> None:
    """Type into the number, as it has the keyboard."""
    line = field(screen)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    screen.settle()


def lift(screen: Screen, *texts: str) -> None:
    for text in texts:
        number(screen, text)
        screen.press(Qt.Key.Key_Return)


def stop(screen: Screen, reason: str) -> None:
    (row,) = [b for b in screen.page.findChildren(QRadioButton) if b.text() == reason and b.isVisible()]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Return)


def begin(screen: Screen, kind: str = "Straight leg raise", method: str = "") -> None:
    """From Today into a test, cold or warm as it was last time."""
    screen.app.measure()
    screen.press(Qt.Key.Key_Return)
    pick(screen, kind, method)
    screen.click("Begin")


def pick(screen: Screen, kind: str, method: str = "") -> None:
    for which, text in enumerate((kind, method)):
        if text:
            boxes = [box for box in screen.page.findChildren(QComboBox) if box.isVisible()]
            box = boxes[which]
            box.setCurrentIndex(box.findText(text))
            box.activated.emit(box.currentIndex())
            screen.settle()


def test_by_keyboard_alone_from_today_to_the_result(screen: Screen) -> None:
    screen.button("First check").setFocus()
    screen.press(Qt.Key.Key_Space)
    assert isinstance(screen.page, AssessPage)
    screen.press(Qt.Key.Key_Right)  # cold
    screen.press(Qt.Key.Key_Return)
    assert screen.says("What to measure")
    screen.press(Qt.Key.Key_Return)
    assert screen.says("Left leg")
    for _try in range(3):
        screen.press(Qt.Key.Key_PageUp)
        screen.press(Qt.Key.Key_Up)
        screen.press(Qt.Key.Key_Return)
    assert screen.says("What stopped it?")
    screen.press(Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Return)
    assert screen.says("Right leg")
    lift(screen, "58", "60,5", "62")
    screen.press(Qt.Key.Key_Down)
    screen.press(Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Return)
    assert screen.says("One more test")
    QTest.keyClick(screen.page, Qt.Key.Key_Escape)
    assert isinstance(screen.page, TodayPage)
    left, right = kept(screen)
    assert (left.kind, left.side, left.protocol, left.unit) == (
        Kind.LEG_RAISE,
        Side.LEFT,
        Protocol.PHONE,
        Unit.TENTH_DEGREE,
    )
    assert (left.tries, left.value, left.warmed_up, left.stopped_by) == (
        (510, 510, 510),
        510,
        False,
        StopReason.BACK_OF_THIGH,
    )
    assert (right.tries, right.value, right.stopped_by) == ((580, 605, 620), 613, StopReason.BEHIND_KNEE)
    assert right.measured_at == screen.clock.now()
    assert right.zone == screen.clock.zone()


def test_the_handle_sets_the_number_and_the_number_the_leg(screen: Screen) -> None:
    begin(screen)
    (stage,) = [stage for stage in screen.page.findChildren(GaugeStage) if stage.isVisible()]
    place = stage._place(stage._gauge)  # type: ignore[arg-type]
    for degrees in (0, 30, 61, 100):
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=place.px(step((0.0, 11.6), degrees, 95.0)).toPoint())
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton)
        assert field(screen).text() == str(degrees)
    number(screen, "74")
    assert stage._reading == 74
    assert stage.accessibleDescription() == "74°"


def test_the_result_compares_judges_and_can_be_undone(screen: Screen) -> None:
    with screen.file() as file:
        for side, text in ((Side.LEFT, "60"), (Side.RIGHT, "52")):
            at = screen.clock.now() - timedelta(days=7)
            reading = check_reading(Kind.LEG_RAISE, text, side, Protocol.PHONE)
            file.add_measurement(
                reading, (), warmed_up=True, stopped_by=None, measured_at=at, zone="UTC", now=screen.clock.now()
            )
    begin(screen)
    lift(screen, "60", "64", "66")
    stop(screen, THIGH)
    lift(screen, "50", "50", "50")
    stop(screen, THIGH)
    screen.click("Skip to the result")
    assert screen.says("2 readings are saved.")
    assert "65°" in screen.texts()
    assert screen.says("5° further than at your last check.")
    assert screen.says("2° less far than at your last check.")
    assert screen.says("Tries: 60°, 64°, 66°")
    assert screen.says("Your legs differ by 15°, the left one higher: worth watching")
    assert screen.says("Too few readings to judge: measure on 5 more days.")
    screen.click("Undo")
    assert len(kept(screen)) == 2
    assert screen.says("Taken out again.")
    screen.click("Put back")
    assert sorted(record.value for record in kept(screen)) == [500, 520, 600, 650]
    screen.click("Done")
    assert isinstance(screen.page, TodayPage)
    (spark,) = [spark for spark in screen.page.findChildren(SparkLine) if spark.isVisible()]
    assert "65°" in spark.accessibleName()


def test_what_no_body_can_give_is_asked_about_and_not_stored(screen: Screen) -> None:
    begin(screen)
    for text in ("130.1", "200", "-1", "abc", "61.55"):
        lift(screen, text)
        assert field(screen).text() == text, "what was typed stays to be mended"
    assert screen.says("round it to 0.1")
    lift(screen, "131")
    assert screen.says("Is that right? For straight leg raise readings lie between 0 and 130")
    lift(screen, "130", "0", "130")
    stop(screen, THIGH)
    assert [record.tries for record in kept(screen)] == [(1300, 0, 1300)]


@pytest.mark.parametrize(
    ("texts", "reason", "said", "stored"),
    [
        (("29.9",), BELOW, "Stopped very early", (299,)),
        (("30",), BELOW, "between 30° and 70°", (300,)),
        (("75", "70"), BELOW, "between 30° and 70°", (750, 700)),
        (("80",), OTHER_LEG, "As it is the leg that was not lifted, see one soon.", (800,)),
        ((), BELOW, "can come from an irritated nerve", None),
    ],
)
def test_a_sign_of_the_nerve_ends_the_check_and_asks_the_safety_questions(
    screen: Screen, texts: tuple[str, ...], reason: str, said: str, stored: tuple[int, ...] | None
) -> None:
    begin(screen)
    screen.clock.advance(60_000)
    lift(screen, *texts[:-1])
    if texts:
        number(screen, texts[-1])
    screen.click("Stop here")
    stop(screen, reason)
    assert screen.says(said)
    assert [record.tries for record in kept(screen)] == ([stored] if stored else [])
    screen.click("Answer the safety questions")
    assert isinstance(screen.page, SafetyPage)
    assert screen.says("You stopped for a sign that wants care.")
    screen.button("None of these apply to me").setFocus()
    screen.press(Qt.Key.Key_Space)
    screen.click("Continue")
    with screen.file() as file:
        assert file.safety_checks()[-1].occasion is Occasion.STOP_SIGN


def test_after_such_a_sign_nothing_starts_before_the_questions_are_answered(screen: Screen) -> None:
    begin(screen)
    screen.clock.advance(60_000)
    number(screen, "45")
    screen.click("Stop here")
    stop(screen, OTHER_LEG)
    screen.click("To the result")
    assert not screen.says("Another test")
    screen.click("Done")
    screen.click("Start: Evening")
    assert isinstance(screen.page, SafetyPage)


def test_at_the_end_of_the_range_it_is_said_and_goes_on(screen: Screen) -> None:
    begin(screen)
    screen.clock.advance(60_000)
    lift(screen, "72", "74", "75")
    stop(screen, BELOW)
    assert screen.says("A nerve-like feeling at the end of the range")
    screen.press(Qt.Key.Key_Return)
    assert screen.says("Right leg")
    screen.click("Leave")
    screen.click("Start: Evening")
    assert isinstance(screen.page, SessionPage)


def test_a_sore_back_ends_it_without_a_score_and_offers_the_gentle_set(screen: Screen) -> None:
    begin(screen)
    lift(screen, "60", "61", "62")
    stop(screen, BACK)
    assert screen.says("without a score")
    assert kept(screen) == []
    screen.click("Start the gentle set")
    assert isinstance(screen.page, SessionPage)
    session = screen.app.sessions.runner.session
    assert session is not None
    assert "seated_forward_fold" not in {phase.exercise for phase in session.plan.phases}


def test_what_was_tried_is_kept_on_leaving_and_back_takes_it_out(screen: Screen) -> None:
    begin(screen)
    lift(screen, "58", "61", "62")
    stop(screen, THIGH)
    assert len(kept(screen)) == 1
    screen.click("Back")
    assert kept(screen) == []
    assert screen.says("What stopped it?")
    screen.click("Back")
    (tries,) = screen.page.findChildren(TryRow)
    assert tries.accessibleDescription() == "Try 1: 58°, Try 2: 61°"
    screen.click("Save and leave")
    assert [(record.tries, record.value, record.stopped_by) for record in kept(screen)] == [((580, 610), 595, None)]


@pytest.mark.parametrize(
    ("kind", "method", "texts", "unit", "stored", "value"),
    [
        ("Sit and reach", "", ("-3", "-2.5", "-4,5"), Unit.MILLIMETRE, (-30, -25, -45), -25),
        ("Sit and reach", "Box, 26 cm at the soles", ("22", "23.5"), Unit.MILLIMETRE, (220, 235), 235),
        (
            "Sit and reach",
            "Box, 23 cm at the soles",
            ("22", "23", "24", "21"),
            Unit.MILLIMETRE,
            (220, 230, 240, 210),
            210,
        ),
        (
            "Sit and reach",
            "YMCA, 15 inches at the heels",
            ("15", "15.25", "14.5"),
            Unit.HUNDREDTH_INCH,
            (1500, 1525, 1450),
            1525,
        ),
        (
            "Sit and reach",
            "Modified, 0 where your fingertips start",
            ("31", "30", "29"),
            Unit.MILLIMETRE,
            (310, 300, 290),
            310,
        ),
        ("Fingertip to floor", "", ("12", "-4.5", "10"), Unit.MILLIMETRE, (120, -45, 100), 100),
        ("Sit and reach", "", ("-60", "60", "60.5", "0"), Unit.MILLIMETRE, (-600, 600, 0), 600),
    ],
)
def test_each_reach_is_stored_as_read(
    screen: Screen, kind: str, method: str, texts: tuple[str, ...], unit: Unit, stored: tuple[int, ...], value: int
) -> None:
    begin(screen, kind, method)
    lift(screen, *texts)
    stop(screen, THIGH)
    (record,) = kept(screen)
    assert (record.unit, record.tries, record.value, record.side) == (unit, stored, value, Side.BOTH)


def test_the_chair_asks_which_leg_and_knows_it_the_next_time(screen: Screen) -> None:
    screen.app.measure()
    screen.press(Qt.Key.Key_Return)
    pick(screen, "Chair sit and reach")
    assert not screen.button("Begin").isEnabled()
    screen.click("Right")
    screen.click("Begin")
    assert screen.says("Right leg")
    lift(screen, "", "", "-8", "-6")
    stop(screen, THIGH)
    (record,) = kept(screen)
    assert (record.side, record.tries, record.value) == (Side.RIGHT, (-80, -60), -60)
    screen.click("Skip to the result")
    screen.click("Done")
    begin(screen, "Chair sit and reach")
    assert screen.says("Right leg")


def test_a_box_is_shown_on_the_toe_line_scale(screen: Screen) -> None:
    begin(screen, "Sit and reach", "Box, 26 cm at the soles")
    number(screen, "22")
    assert screen.says("−4.0 cm from the soles")
    lift(screen, "22", "21")
    stop(screen, THIGH)
    screen.click("Skip to the result")
    assert "−4.0 cm" in screen.texts()


def test_inches_in_the_middle_change_what_is_seen_and_nothing_else(screen: Screen) -> None:
    begin(screen, "Sit and reach")
    lift(screen, "-2.5")
    number(screen, "-5")
    screen.click("in")
    assert field(screen).text() == "−1.95"
    assert screen.app.assess._trial.take() == -50
    with screen.file() as file:
        assert file.settings().text("units") == "in"
    lift(screen, "-2", "1.5")
    stop(screen, THIGH)
    (record,) = kept(screen)
    assert (record.tries, record.value, record.unit) == ((-25, -51, 38), 38, Unit.MILLIMETRE)


@pytest.mark.parametrize("text", ["12.5", "-0.5", "7.0", "-11.5"])
def test_a_reading_seen_in_inches_is_kept_as_it_was_typed(screen: Screen, text: str) -> None:
    begin(screen, "Sit and reach")
    number(screen, text)
    screen.click("in")
    screen.click("Save try 1")
    screen.app.measure()
    assert [record.tries for record in kept(screen)] == [(round(float(text) * 10),)]


def test_a_number_typed_before_its_unit_is_kept_in_the_field(screen: Screen) -> None:
    begin(screen, "Sit and reach")
    number(screen, "4.25")
    screen.click("in")
    assert field(screen).text() == "4.25"
    assert screen.app.assess._trial.take() == 108


def test_tries_of_a_test_that_another_one_cut_short_are_kept(screen: Screen) -> None:
    begin(screen)
    lift(screen, "70")
    screen.app.measure()
    assert [record.tries for record in kept(screen)] == [(700,)]


def test_a_lift_that_was_not_read_is_judged_with_care(screen: Screen) -> None:
    begin(screen)
    lift(screen, "60", "75")
    screen.click("Stop here")
    stop(screen, BELOW)
    assert screen.says("Answer the safety questions")


def test_the_back_saver_is_of_one_leg(screen: Screen) -> None:
    begin(screen, "Sit and reach", "Back-saver, 0 at the soles")
    assert screen.says("Left leg")
    lift(screen, "1", "2", "3")
    stop(screen, THIGH)
    assert screen.says("Right leg")
    assert [(record.side, record.protocol) for record in kept(screen)] == [(Side.LEFT, Protocol.BACK_SAVER)]


def test_a_tape_asks_for_the_leg_once_and_makes_an_angle(screen: Screen) -> None:
    screen.app.measure()
    screen.press(Qt.Key.Key_Return)
    pick(screen, "Straight leg raise", "Distance to a wall")
    field(screen).setText("8")
    screen.click("Begin")
    assert screen.says("What to measure")
    field(screen).setText("88")
    screen.click("Begin")
    number(screen, "44")
    assert screen.says("Hip bone to wall, cm: 60°")
    lift(screen, "44", "30", "89")
    assert screen.says("Is that right?")
    lift(screen, "0")
    stop(screen, THIGH)
    (record,) = kept(screen)
    assert (record.protocol, record.tries) == (Protocol.WALL, (600, 701, 900))
    with screen.file() as file:
        assert file.settings().leg_length_mm == 880
    screen.click("Leave")
    screen.app.measure()
    screen.press(Qt.Key.Key_Return)
    assert not screen.says("Length of your leg")  # the way used last, and the leg is known
    pick(screen, "Straight leg raise", "Height of the heel")
    screen.click("Begin")
    number(screen, "86")
    assert screen.says("Above about 75° the heel's height says little")


def test_the_shins_angle_is_turned_into_what_is_short_of_straight(screen: Screen) -> None:
    begin(screen, "Active knee extension")
    lift(screen, "68", "70", "71")
    stop(screen, THIGH)
    (record,) = kept(screen)
    assert (record.tries, record.value) == ((220, 200, 190), 195)


def test_not_in_the_first_hour_and_it_says_until_when(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, HandClock(EARLY), waking_hour="07:00") as screen:
        screen.app.measure()
        screen.press(Qt.Key.Key_Return)
        assert screen.button("Begin").isEnabled()  # the leg raise does not round the back
        pick(screen, "Sit and reach")
        assert screen.says("Not in the first hour after getting up")
        assert screen.says("It can be done from 08:00 on.")
        assert not screen.button("Begin").isEnabled()
        screen.press(Qt.Key.Key_Return)
        assert screen.says("What to measure")
        screen.clock.advance(31 * 60_000)
        pick(screen, "Sit and reach")
        screen.click("Begin")
        assert screen.says("Save try 1")


def test_not_against_a_ticked_condition(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, conditions="osteoporosis_or_vertebral_fracture") as screen:
        screen.app.measure()
        screen.press(Qt.Key.Key_Return)
        pick(screen, "Fingertip to floor")
        assert screen.says("This test is left out because you ticked: osteoporosis or a vertebral fracture.")
        assert not screen.button("Begin").isEnabled()
        pick(screen, "Straight leg raise")
        assert screen.button("Begin").isEnabled()


def test_the_way_of_last_time_is_chosen_and_the_warmth_asked_for(screen: Screen) -> None:
    with screen.file() as file:
        reading = check_reading(Kind.LEG_RAISE, "60", Side.LEFT, Protocol.PHOTO)
        now = screen.clock.now() - timedelta(days=3)
        file.add_measurement(reading, (), warmed_up=False, stopped_by=None, measured_at=now, zone="UTC", now=now)
    screen.app.measure()
    assert screen.says("Last time you measured cold.")
    screen.press(Qt.Key.Key_Return)
    boxes = [box.currentText() for box in screen.page.findChildren(QComboBox) if box.isVisible()]
    assert boxes == ["Straight leg raise", "Photo"]
    assert screen.says("The other leg straight and heavy on the floor, head down.")


def test_a_drag_on_the_ruler_is_half_a_centimetre_exact(screen: Screen) -> None:
    begin(screen, "Sit and reach")
    (stage,) = [stage for stage in screen.page.findChildren(GaugeStage) if stage.isVisible()]
    place = stage._place(stage._gauge)  # type: ignore[arg-type]
    for cm, text in ((-3.0, "−3.0"), (-27.5, "−27.5"), (12.0, "12.0")):
        at: QPoint = place.px((92.5 + cm, 10.0)).toPoint()
        QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseRelease(stage, Qt.MouseButton.LeftButton)
        assert field(screen).text() == text


def test_quitting_in_the_middle_keeps_the_tries(screen: Screen) -> None:
    begin(screen)
    lift(screen, "58", "61")
    screen.app.end()
    screen.app.end()
    assert [record.tries for record in kept(screen)] == [(580, 610)]


def test_a_photo_is_opened_clicked_and_only_its_angle_kept(screen: Screen, tmp_path: Path) -> None:
    image = QImage(1000, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#B8A890"))
    image.save(str(tmp_path / "side.png"))
    (tmp_path / "broken.png").write_text("none")
    begin(screen, "Straight leg raise", "Photo")
    assert screen.says("camera at hip height") or screen.says("Lie on your back")
    for name in ("broken.png", "side.png"):
        screen.click("Open a photo")
        (dialog,) = [one for one in screen.page.findChildren(QFileDialog) if one.isVisible()]
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.reject()
        screen.window.activateWindow()  # as the system does when a dialog closes
        screen.settle()
        assert screen.says("“broken.png” cannot be read as a picture") == (name == "broken.png")
    (stage,) = screen.page.findChildren(PhotoStage)
    assert screen.window.focusWidget() is stage
    assert screen.says("Click the hip")
    for spot in ((200.0, 600.0), (500.0, 300.0), (700.0, 600.0)):
        assert not screen.button("Save try 1").isEnabled()
        assert stage.view is not None
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=QPointF(*stage.view.widget(spot)).toPoint())
        screen.settle()
    assert abs(float(field(screen).text()) - 45) <= 0.5
    screen.click("Save try 1")
    assert stage.view is None, "each lift has a photo of its own"
    screen.click("Stop here")
    stop(screen, THIGH)
    (record,) = kept(screen)
    assert record.protocol is Protocol.PHOTO
    assert abs(record.value - 450) <= 5
    assert not list(screen.folder.rglob("*.png"))


def test_a_photo_keeps_the_keyboard_and_says_why_there_is_no_angle(screen: Screen) -> None:
    stage = with_photo(screen)
    ctrl = Qt.KeyboardModifier.ControlModifier
    screen.press(Qt.Key.Key_Left)  # the hip, beside the middle, where each point begins
    screen.press(Qt.Key.Key_Tab)
    screen.press(Qt.Key.Key_Up, ctrl)
    screen.press(Qt.Key.Key_Tab)
    screen.press(Qt.Key.Key_Right)
    assert screen.says("too close together")
    assert screen.window.focusWidget() is stage
    screen.press(Qt.Key.Key_Right, ctrl)
    assert not screen.says("too close together")
    assert screen.window.focusWidget() is stage
    assert abs(float(field(screen).text()) - 90) <= 1


def test_a_number_typed_beside_a_photo_outlives_a_look_at_it(screen: Screen) -> None:
    stage = with_photo(screen)
    number(screen, "75")
    stage.setFocus(Qt.FocusReason.TabFocusReason)
    screen.press(Qt.Key.Key_Tab)
    assert field(screen).text() == "75"


def with_photo(screen: Screen) -> PhotoStage:
    """In a leg raise by photo, with one open that shows nothing."""
    begin(screen, "Straight leg raise", "Photo")
    image = QImage(1000, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("#B8A890"))
    screen.app.assess.page.photo.show_photo(image)
    screen.settle()
    (stage,) = screen.page.findChildren(PhotoStage)
    return stage


def open_progress(screen: Screen) -> None:
    """With a reading on it."""
    reading = check_reading(Kind.LEG_RAISE, "64", Side.LEFT, Protocol.PHONE)
    now = screen.clock.now()
    screen.app.parts.store.add_measurement(
        reading, (), warmed_up=None, stopped_by=None, measured_at=now, zone=screen.clock.zone(), now=now
    )
    screen.click("Progress")


def test_progress_leads_to_it_and_it_leads_back(screen: Screen) -> None:
    open_progress(screen)
    screen.click("Guide me")
    assert isinstance(screen.page, AssessPage)
    screen.press(Qt.Key.Key_Escape)
    shown: object = screen.page
    assert shown is screen.app.progress.page


def test_it_leads_back_past_the_safety_questions_too(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, answered=False) as screen:
        open_progress(screen)
        screen.click("Guide me")
        screen.clock.advance(DEAF_MS)
        screen.click("None of these apply to me")
        screen.click("Continue")
        assert isinstance(screen.page, AssessPage)
        screen.click("Leave")
        shown: object = screen.page
        assert shown is screen.app.progress.page
