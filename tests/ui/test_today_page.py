"""The Today page: what it says at each time and state of the day, and what a click on it asks for."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from stretchtimer.core.exercise import Side
from stretchtimer.core.measure import Kind, check_reading
from stretchtimer.core.plan import Form
from stretchtimer.core.records import SessionOutcome
from stretchtimer.ui.figure_picture import FigurePicture
from stretchtimer.ui.spark import SparkLine
from stretchtimer.ui.today_card import TodayCard
from tests.conftest import HandClock
from tests.on_screen import Screen, buttons_in, names_of, on_screen, texts_in

ZONE = "Europe/Berlin"


def clock_at(hour: int) -> HandClock:
    """In Berlin, in summer."""
    return HandClock(datetime(2026, 10, 14, hour - 2, 0, tzinfo=UTC))


def cards(screen: Screen) -> list[str]:
    """The cards' names, in the order in which they lie."""
    shown = [card for card in screen.page.findChildren(TodayCard) if card.isVisible()]
    shown.sort(key=lambda card: (card.y(), card.x()))
    return [next(text for text in texts_in(card) if text in ("Morning", "Desk break", "Evening")) for card in shown]


def card_of(button: QAbstractButton) -> TodayCard:
    card = button.parentWidget()
    assert isinstance(card, TodayCard)
    return card


@pytest.mark.parametrize(
    ("hour", "order"),
    [
        (7, ["Morning", "Desk break", "Evening"]),
        (12, ["Desk break", "Evening", "Morning"]),
        (19, ["Evening", "Morning", "Desk break"]),
    ],
)
def test_the_one_for_now_comes_first_and_has_the_keyboard(
    qapp: QApplication, own_data_dir: Path, hour: int, order: list[str]
) -> None:
    with on_screen(qapp, own_data_dir, clock_at(hour)) as screen:
        assert cards(screen) == order
        focused = qapp.focusWidget()
        assert isinstance(focused, QAbstractButton)
        assert "Just start" in names_of(focused)
        assert screen.says(f"{order[0]} is what this hour is for.")
        screen.press(Qt.Key.Key_Space)
        assert screen.says(order[0])
        assert screen.ring()[1] == "Get ready"


def test_each_card_says_how_long_what_and_with_what(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, clock_at(12)) as screen:
        texts = texts_in(card_of(screen.button("Start: Desk break")))
        assert {"Desk break", "3 min", "For the working day", "Get up, walk a few steps, stretch each leg"} <= set(
            texts
        )
        assert any(text.startswith("You need: ") for text in texts)
        (picture,) = card_of(screen.button("Start: Desk break")).findChildren(FigurePicture)
        assert picture.accessibleName() == "Chair hamstring stretch"


def test_the_first_day_is_a_welcome_and_later_ones_count(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, clock_at(12)) as screen:
        assert screen.says("Welcome. Start wherever suits today")
        screen.click("3")
        assert screen.says("Three sessions for today")


def test_what_was_done_says_when_and_can_be_done_again(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, clock_at(12)) as screen:
        screen.click("Start: Desk break")
        while screen.app.sessions.runner.session is not None and not screen.app.sessions.runner.session.is_over:
            screen.go(5)
        screen.click("Close")
        assert screen.says("Two sessions left today")
        assert screen.says("Done at 12:00")
        assert cards(screen) == ["Evening", "Morning", "Desk break"]
        again = screen.button("Start: Desk break")
        assert again.text() == "Do it again"
        screen.click("Start: Desk break")
        assert screen.ring()[1] == "Get ready"


def test_what_was_left_in_the_middle_says_what_was_held(qapp: QApplication, own_data_dir: Path) -> None:
    with on_screen(qapp, own_data_dir, clock_at(12)) as screen:
        screen.click("Start: Desk break")
        screen.go(10 + 20)
        screen.press(Qt.Key.Key_Escape)
        screen.press(Qt.Key.Key_Return)
        screen.click("Close")
        assert screen.says("0:20 held at 12:00")


def test_yesterdays_sessions_are_yesterdays(qapp: QApplication, own_data_dir: Path) -> None:
    clock = clock_at(12)
    with on_screen(qapp, own_data_dir, clock) as screen:
        with screen.file() as file:
            yesterday = clock.now() - timedelta(hours=13)
            session = file.start_session("evening", Form.USUAL, 1, rehearsal=False, zone=ZONE, now=yesterday)
            file.end_session(session.id, SessionOutcome.COMPLETED, 0, yesterday)
        screen.app.today.show()
        assert screen.says("Three sessions for today")


def test_conditions_that_leave_nothing_stop_the_start(qapp: QApplication, own_data_dir: Path) -> None:
    everything = "recent_surgery,leg_pain_or_sciatica,balance_problem,heart_lung,acute_hamstring_strain,pregnancy"
    with on_screen(qapp, own_data_dir, clock_at(19), conditions=everything, kit="none") as screen:
        blocked = [card for card in screen.page.findChildren(TodayCard)
                   if "Nothing in it suits what you ticked" in texts_in(card)]  # fmt: skip
        for card in blocked:
            assert not any(button.isEnabled() for button in buttons_in(card))
        for card in set(screen.page.findChildren(TodayCard)) - set(blocked):
            assert all(button.isEnabled() for button in buttons_in(card))


def test_what_was_measured_last_stands_on_the_page(qapp: QApplication, own_data_dir: Path) -> None:
    clock = clock_at(12)
    with on_screen(qapp, own_data_dir, clock) as screen:
        with screen.file() as file:
            for text, side, days in (("60", Side.LEFT, 9), ("68", Side.LEFT, 2), ("71.5", Side.RIGHT, 3)):
                at = clock.now() - timedelta(days=days)
                reading = check_reading(Kind.LEG_RAISE, text, side, None)
                file.add_measurement(
                    reading, (), warmed_up=None, stopped_by=None, measured_at=at, zone=ZONE, now=clock.now()
                )
        screen.app.today.show()
        (line,) = screen.page.findChildren(SparkLine)
        assert line.accessibleName() == "Left leg: from 60° to 68° in 2 checks\nRight leg: 72°"
        assert screen.says("Last measured on 12 October")
        screen.click("Measure")
        assert screen.says("Walk about for five minutes")


def test_todays_feel_is_shown_and_a_new_tap_takes_a_new_one(qapp: QApplication, own_data_dir: Path) -> None:
    clock = clock_at(12)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("4")
        assert screen.says("At 12:00 you chose 4. One tap saves a new one.")
        clock.advance(3_000)
        screen.click("5")
        clock.advance(3_600_000)
        screen.click("2")
        with screen.file() as file:
            assert [feel.pain for feel in file.feels()] == [5, 2], "a tap seconds later corrects, an hour later adds"


@pytest.mark.parametrize(("size", "rows"), [((1180, 760), 1), ((700, 760), 3), ((480, 720), 3)])
def test_the_cards_stand_side_by_side_where_there_is_room(
    qapp: QApplication, own_data_dir: Path, size: tuple[int, int], rows: int
) -> None:
    with on_screen(qapp, own_data_dir, clock_at(12), size=size) as screen:
        screen.settle()
        assert len({card.y() for card in screen.page.findChildren(TodayCard)}) == rows
