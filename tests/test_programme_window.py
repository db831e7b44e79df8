"""A programme in the window, used as a person does: chosen, performed, paused, repeated, left; and days off marked."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QMenu

from stretchtimer.app import cut_off, keep_answers, plan_again
from stretchtimer.core.enrolment import Change, ChangeKind, EventKind, ProgrammeEvent
from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, check_reading
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Circumstances, Form
from stretchtimer.core.records import DayOff, FeelWhen, Occasion, SessionOutcome
from stretchtimer.core.red_flags import RedFlag
from stretchtimer.core.session import Command
from stretchtimer.core.trim import trim
from stretchtimer.programmes import act, begin, follow, sequence_of
from stretchtimer.ui.day_map import DayMap
from stretchtimer.ui.done_page import DonePage
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.programme_page import ProgrammePage
from stretchtimer.ui.session_page import SessionPage
from stretchtimer.ui.today_page import TodayPage
from stretchtimer.wiring.parts import PROGRAMME
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.test_walk import go_to_end

ZONE = "Europe/Berlin"
MONDAY = date(2026, 10, 12)
DAY_MS = 86_400_000

SHEET = """
schema = 1
name = "From my physiotherapist"
about = "Two days a week"
enough = 2

[[blocks]]
name = "Begin"
about = "marching and a bridge"
weeks = 1
rest_days = [2, 3, 5, 6, 7]
[[blocks.steps]]
part = "warm_up"
exercise = "march"
seconds = 20
[[blocks.steps]]
part = "stretch"
exercise = "supine_strap"
by_level = true
[[blocks.steps]]
part = "core"
exercise = "bridge"
reps = 5
days = [4]

[maintenance]
name = "Keep on"
about = "once a week"
rest_days = [2, 3, 4, 5, 6, 7]
[[maintenance.steps]]
part = "core"
exercise = "bridge"
reps = 5
"""


def at(day: date, hour: int = 17) -> HandClock:
    return HandClock(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def own_programme(folder: Path, text: str = SHEET) -> None:
    (folder / "programmes").mkdir(parents=True, exist_ok=True)
    (folder / "programmes" / "mine.toml").write_text(text, "utf-8")


def kinds(screen: Screen) -> list[EventKind]:
    with screen.file() as file:
        return [record.event.kind for record in file.programme_events()]


def choose_in_menu(screen: Screen, text: str) -> None:
    """From the menu behind "More", which is open only as long as the mouse is on it."""
    screen.click("More")
    (menu,) = [menu for menu in screen.page.findChildren(QMenu) if menu.isVisible()]
    (action,) = [action for action in menu.actions() if action.text() == text]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    screen.settle()


def test_begun_from_the_rail_it_is_due_today_and_is_performed(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        screen.click("Programme")
        assert isinstance(screen.page, ProgrammePage)
        screen.click("Begin: Eight weeks, carefully")
        assert screen.says("Week 1 of 8. Easy stretches with a long back, and a quiet trunk.")
        assert screen.says("Today is day 1 of 14")
        screen.click("Today")
        assert screen.says("Week 1 of 8, day 1. Stop at a pull, long before pain.")
        assert screen.says("Today's session of your programme: Ease in.")
        screen.click("Start: Ease in")
        assert isinstance(screen.page, SessionPage)
        go_to_end(screen)
        screen.click("Close")
        assert screen.says("Done at 19:00")
        screen.click("Programme")
        assert screen.says("1 of 10 days done")
        with screen.file() as file:
            (session,) = file.sessions()
        assert (session.sequence, session.outcome) == ("careful", SessionOutcome.COMPLETED)


def test_the_first_day_can_be_a_later_one_and_none_that_is_over(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        screen.click("Programme")
        (field,) = screen.page.findChildren(QDateEdit)
        field.setDate(QDate(2020, 1, 1))
        assert field.date() == QDate(2026, 10, 12)
        field.setDate(QDate(2026, 10, 19))
        screen.click("Begin: Eight weeks, as in the article")
        assert screen.says("Begins 19 Oct.")
        screen.click("Today")
        assert screen.says("Eight weeks, as in the article begins on 19 October.")
        assert screen.says("Evening is what this hour is for.")


def test_every_button_of_the_page_works(qapp: QApplication, own_data_dir: Path) -> None:
    clock = at(MONDAY)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Programme")
        screen.click("Begin: Eight weeks, carefully")
        clock.advance(4 * DAY_MS)
        screen.app.show_entry(PROGRAMME)
        assert screen.says("Today is day 5 of 14")
        screen.click("Repeat this block")  # says the new dates before it does anything
        assert screen.says("The next one then starts on 30 Oct, and all is done on 10 Dec.")
        screen.click("Go on as planned")
        assert kinds(screen) == [EventKind.STARTED]
        screen.click("Repeat this block")
        screen.click("Repeat it")
        assert screen.says("Today is day 1 of 14")
        assert screen.says("Starts 30 Oct")
        choose_in_menu(screen, "Pause")
        assert screen.says("Paused. Nothing is lost, and nothing counts against you.")
        clock.advance(7 * DAY_MS)
        choose_in_menu(screen, "Go on with it")
        assert screen.says("Today is day 1 of 14")
        choose_in_menu(screen, "Finish: three days a week from now on")
        assert screen.says("All weeks done.")
        choose_in_menu(screen, "Leave this programme")
        assert screen.says("Choose a programme")
        assert kinds(screen) == [
            EventKind.STARTED,
            EventKind.REPEATED,
            EventKind.PAUSED,
            EventKind.RESUMED,
            EventKind.FINISHED,
            EventKind.LEFT,
        ]
        screen.click("What is known about this")
        assert not isinstance(screen.page, ProgrammePage)


def test_a_day_is_marked_off_in_the_calendar_and_taken_back(qapp: QApplication, own_data_dir: Path) -> None:
    clock = at(MONDAY)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Programme")
        screen.click("Begin: Eight weeks, carefully")
        clock.advance(2 * DAY_MS)
        screen.app.show_entry(PROGRAMME)
        (year,) = screen.page.findChildren(DayMap)
        box = next(
            year._box(column, row)
            for column, week in enumerate(year._shown())
            for row, day in enumerate(week)
            if day == MONDAY
        )
        QTest.mouseClick(year, Qt.MouseButton.LeftButton, pos=QPoint(*map(round, box.center().toTuple())))
        assert "12 Oct: 0 sessions" in screen.texts()
        screen.click("Ill")
        assert "12 Oct: ill" in screen.texts()
        with screen.file() as file:
            assert [(record.day, record.reason) for record in file.days_off()] == [(MONDAY, DayOff.ILL)]
        screen.click("Travelling")
        screen.click("Undo")
        with screen.file() as file:
            assert [record.reason for record in file.days_off()] == [DayOff.ILL]
        year.setFocus()
        screen.press(Qt.Key.Key_Down)
        screen.press(Qt.Key.Key_Down)
        assert "14 Oct: 0 sessions" in screen.texts()
        screen.click("Rest")
        screen.click("Today")
        assert screen.says("A day off")
        screen.click("Programme")
        year.setFocus()
        screen.press(Qt.Key.Key_Down)
        assert not screen.says("Travelling")  # a day to come cannot be marked


def test_the_calendar_leafs_back_to_the_first_year_with_a_record(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        screen.click("Programme")
        screen.click("Begin: Eight weeks, carefully")
        screen.app.parts.store.add_day_off(date(2024, 12, 30), DayOff.ILL, at(MONDAY).now())
        screen.app.show_entry(PROGRAMME)
        assert "2027" not in screen.texts()
        screen.click("2025")
        (year,) = screen.page.findChildren(DayMap)
        assert year.accessibleName() == "Sessions in 2025: 0"
        year.setFocus()
        screen.press(Qt.Key.Key_PageUp)
        assert year.accessibleName() == "Sessions in 2024: 0"
        screen.press(Qt.Key.Key_PageUp)  # nothing is known of 2023
        assert year.accessibleName() == "Sessions in 2024: 0"
        screen.press(Qt.Key.Key_Up)
        assert "30 Dec: ill" in screen.texts()
        screen.click("Rest")  # a past year's day can be marked as well
        with screen.file() as file:
            assert [(record.day, record.reason) for record in file.days_off()] == [(date(2024, 12, 30), DayOff.REST)]
        year.setFocus()
        screen.press(Qt.Key.Key_PageDown)
        screen.click("2026")
        assert year.accessibleName() == "Sessions in 2026: 0"


def test_an_own_programme_runs_from_its_first_day_to_its_end(qapp: QApplication, own_data_dir: Path) -> None:
    own_programme(own_data_dir)
    clock = at(MONDAY)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Programme")
        screen.click("Begin: From my physiotherapist")
        done = []
        for number in range(1, 10):
            screen.app.today.show()
            if not screen.says("A rest day"):
                screen.app.grant("run mine")
                steps = [phase.exercise for phase in screen.app.sessions.runner.session.plan.phases]  # type: ignore[union-attr]
                go_to_end(screen)
                screen.click("Close")
                done.append((number, list(dict.fromkeys(steps))))
            clock.advance(DAY_MS)
        assert done == [(1, ["march", "supine_strap"]), (4, ["march", "supine_strap", "bridge"]), (8, ["bridge"])]
        screen.click("Programme")
        assert screen.says("All weeks done.")


def test_a_broken_programme_is_named_with_file_key_and_reason(qapp: QApplication, own_data_dir: Path) -> None:
    own_programme(own_data_dir, SHEET.replace("reps = 5\ndays = [4]", "reps = 5\ndays = [9]"))
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        assert screen.says("mine.toml")
        assert screen.says("blocks[0].steps[2].days[0]")
        screen.click("Programme")
        assert not screen.says("From my physiotherapist")


def test_a_programme_whose_file_has_gone_says_so_and_the_day_goes_on(qapp: QApplication, own_data_dir: Path) -> None:
    own_programme(own_data_dir)
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        screen.click("Programme")
        screen.click("Begin: From my physiotherapist")
    (own_data_dir / "programmes" / "mine.toml").unlink()
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        assert screen.says("There is no programme “mine”")
        assert screen.says("Evening is what this hour is for.")
        screen.click("Programme")
        assert screen.says("Choose a programme")


def test_space_on_today_starts_what_is_right_and_chips_shorten_it(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        with screen.file() as file:
            begin(file, screen.app.parts.catalogue, screen.clock, "careful", MONDAY)
        screen.app.today.show_first()
        whole = screen.app.parts.plan("careful").length_ms
        screen.click("I have 6 minutes")
        assert screen.says("Today's session of your programme: Ease in. 6 min.")
        screen.click("I have 3 minutes")
        assert screen.says("You have 3 minutes: get up and stretch each leg. 3 min.")
        screen.click("I have 3 minutes")  # as long as it takes
        assert screen.says("Today's session of your programme: Ease in. 8 min.")
        screen.click("I have 6 minutes")
        screen.button("Just start").setFocus()
        screen.press(Qt.Key.Key_Space)
        session = screen.app.sessions.runner.session
        assert session is not None
        assert session.plan.sequence.id == "careful"
        assert session.plan.length_ms <= 6 * 60_000 < whole
        assert {key.side for key in session.plan.set_keys} >= {Side.LEFT, Side.RIGHT}


def test_space_works_wherever_no_button_has_the_keyboard(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        screen.clock.advance(DEAF_MS)
        screen.button("Just start").clearFocus()
        QTest.keyClick(screen.page, Qt.Key.Key_Space)
        screen.settle()
        session = screen.app.sessions.runner.session
        assert session is not None
        assert session.plan.sequence.id == "evening"
        go_to_end(screen)
        screen.click("Close")
        screen.press(Qt.Key.Key_Space)  # back on Today, the keyboard is on it
        assert isinstance(screen.page, SessionPage)


def test_a_wish_from_outside_starts_it_too(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        screen.app.grant("start 3")
        session = screen.app.sessions.runner.session
        assert session is not None
        assert session.plan.sequence.id == "workplace"
        screen.app.grant("start")  # one session at a time
        assert screen.app.sessions.runner.session is session


def test_locked_for_safety_nothing_just_starts(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        with screen.file() as file:
            keep_answers(file, screen.clock, [RedFlag.CALF], Occasion.ASKED)
        screen.app.today.show_first()
        assert not screen.button("Just start").isEnabled()
        screen.app.grant("start")
        assert isinstance(screen.page, TodayPage)
        assert screen.app.sessions.runner.session is None


def test_a_session_cut_off_goes_on_at_the_dose_it_was_begun_with(qapp: QApplication, own_data_dir: Path) -> None:
    clock = at(MONDAY)
    with on_screen(qapp, own_data_dir, clock) as screen, screen.file() as file:
        catalogue = screen.app.parts.catalogue
        begin(file, catalogue, clock, "careful", MONDAY)
        sequence = sequence_of(file, catalogue, clock, "careful")

        def plan_of(one):  # type: ignore[no-untyped-def]
            return catalogue.plan_of(one, screen.app.parts.circumstances)

        plan = trim(sequence, plan_of, 6 * 60_000)
        record = file.start_session("careful", Form.USUAL, plan.length_ms, rehearsal=False, zone=ZONE, now=clock.now())
        clock.advance(60_000)
        change = Change(ChangeKind.ADVANCE, MONDAY, Message("change_advance", {"good": 6, "days": 7, "level": 2}), 2)
        file.add_programme_event(
            ProgrammeEvent("careful", EventKind.APPLIED, MONDAY, change), zone=ZONE, now=clock.now()
        )
        clock.advance(60_000)
        assert cut_off(file, catalogue, clock) == record
        again = plan_again(file, catalogue, clock, record)
        assert again is not None
        assert again.phases == plan.phases
        screen.app.today.show()
        assert screen.says("Eight weeks, carefully, begun at 19:00, was cut off.")
        screen.click("Go on from there")
        session = screen.app.sessions.runner.session
        assert session is not None
        assert session.plan.phases == plan.phases


def test_the_morning_after_is_asked_once_and_stored_as_that(qapp: QApplication, own_data_dir: Path) -> None:
    clock = at(MONDAY)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Start: Evening")
        screen.go(40)
        screen.app.sessions.runner.command(Command.END)
        assert isinstance(screen.page, DonePage)
        screen.click("Close")
        assert not screen.says("this morning")
        clock.advance(DAY_MS - 12 * 3_600_000)
        screen.app.today.show()
        assert screen.says("How is your lower back this morning?")
        assert screen.says("The day after “Evening”.")
        screen.click("3")
        clock.advance(2_000)
        screen.click("2")  # corrects it
        assert not screen.says("this morning")
        with screen.file() as file:
            (session,) = file.sessions()
            assert [(f.pain, f.when, f.session) for f in file.feels()] == [(2, FeelWhen.NEXT_MORNING, session.id)]


def test_a_sign_that_said_stop_in_a_session_asks_the_safety_questions(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen:
        screen.click("Start: Evening")
        screen.go(40)
        screen.click("It hurts, ease off")
        screen.clock.advance(1_000)
        screen.click("Down the leg")
        assert screen.app.parts.safety.ask is Occasion.STOP_SIGN


@pytest.mark.parametrize(("day", "asked"), [(12, False), (13, True)])
def test_the_safety_questions_come_back_on_the_programmes_test_days(
    qapp: QApplication, own_data_dir: Path, day: int, asked: bool
) -> None:
    clock = at(MONDAY)
    with on_screen(qapp, own_data_dir, clock) as screen:
        with screen.file() as file:
            begin(file, screen.app.parts.catalogue, clock, "careful", MONDAY)
        clock.advance(day * DAY_MS)
        assert (screen.app.parts.safety.ask is Occasion.RETEST) is asked


def test_the_tighter_side_may_get_a_set_more_only_where_it_is_really_tighter(
    qapp: QApplication, own_data_dir: Path
) -> None:
    clock = at(MONDAY)
    with on_screen(qapp, own_data_dir, clock) as screen, screen.file() as file:
        catalogue = screen.app.parts.catalogue
        begin(file, catalogue, clock, "careful", MONDAY)

        def measure(left: str, right: str) -> None:
            for side, text in ((Side.LEFT, left), (Side.RIGHT, right)):
                reading = check_reading(Kind.LEG_RAISE, text, side, None)
                file.add_measurement(
                    reading, (), warmed_up=None, stopped_by=None, measured_at=clock.now(), zone=ZONE, now=clock.now()
                )
            clock.advance(60_000)

        measure("60", "69.9")
        following = follow(file, catalogue, clock)
        assert following is not None
        assert following.proposal is None
        measure("60", "70.5")
        screen.app.today.show()
        assert screen.says("Your left leg is the tighter one, beyond the day's wobble: one set more for it.")
        screen.click("Add the set")
        plan = screen.app.parts.plan("careful")
        sets = [(key.side, key.number) for key in plan.set_keys if key.step == 1]
        assert sets.count((Side.LEFT, 3)) == 1
        assert (Side.RIGHT, 3) not in sets
        act(file, catalogue, clock, EventKind.UNDONE)
        assert (Side.LEFT, 3) not in [(key.side, key.number) for key in screen.app.parts.plan("careful").set_keys]


def test_next_check_is_said_on_today(qapp: QApplication, own_data_dir: Path) -> None:
    clock = at(MONDAY)
    with on_screen(qapp, own_data_dir, clock) as screen:
        with screen.file() as file:
            begin(file, screen.app.parts.catalogue, clock, "careful", MONDAY)
        screen.app.today.show()
        assert screen.button("First check").isEnabled()
        with screen.file() as file:
            reading = check_reading(Kind.LEG_RAISE, "60", Side.LEFT, None)
            file.add_measurement(
                reading, (), warmed_up=None, stopped_by=None, measured_at=clock.now(), zone=ZONE, now=clock.now()
            )
        screen.app.today.show()
        assert screen.says("Next check on 25 October")
        clock.advance(8 * DAY_MS)
        screen.app.today.show()
        assert screen.says("Next check on Sunday")
        clock.advance(7 * DAY_MS)
        screen.app.today.show()
        assert screen.says("A check is due")  # it was missed, and stays


def test_a_plan_of_a_programme_fits_the_gentle_set(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, at(MONDAY)) as screen, screen.file() as file:
        catalogue = screen.app.parts.catalogue
        begin(file, catalogue, screen.clock, "article", MONDAY)
        plan = catalogue.plan_of(sequence_of(file, catalogue, screen.clock, "article"), Circumstances(gentle_only=True))
        assert all(phase.exercise != "seated_forward_fold" for phase in plan.phases)
        assert plan.swaps
        assert timedelta(0) < timedelta(milliseconds=plan.length_ms)
