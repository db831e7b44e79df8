"""By Tab alone one comes to everything on every page, in the order in which it is read, and never gets caught."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.core.records import FeelWhen
from stretchtimer.ui.reading_order import focus_next, reading_order
from stretchtimer.wiring.parts import PROGRESS
from tests.conftest import HandClock
from tests.every_page import every_place
from tests.focus import called, disorder, place_of, shows_focus, stops, walk
from tests.on_screen import Screen, on_screen

CARD = "reminder card"
"""It takes no keyboard away from what one is at; what it asks stands on Today as well."""
LONGEST_DEAF_MS = 3_000
FEW = 20
"""Of so many stops the way back is gone as well; more would only take longer."""


class Window(QWidget):
    """With Tab as the program's window has it."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        return focus_next(self, forward=next)


def faults(screen: Screen, page: QWidget) -> list[str]:
    """What is wrong with the way by Tab through a page and what stands beside it."""
    window = page.window()
    screen.clock.advance(LONGEST_DEAF_MS)
    window.activateWindow()
    screen.settle()
    wanted = stops(window)
    start = min(wanted, key=place_of)
    order = walk(start)
    if len(set(order)) < len(order):
        return [f"caught at {called(order[-1])}"]
    found = [f"never at {called(stop)}" for stop in wanted if stop not in order]
    if len(order) <= FEW and walk(start, back=True)[1:] != order[:0:-1]:
        found.append("back is another way")
    leaps = list(disorder(order))  # one, from the end to the beginning
    return found + (leaps if len(leaps) > 1 else [])


def test_tab_goes_through_every_page_as_it_is_read(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, before_page="always") as screen:
        found = {name: wrong for name, page in every_place(screen) if name != CARD and (wrong := faults(screen, page))}
    assert not found


def test_what_has_the_keyboard_is_to_be_seen(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Settings")
        screen.clock.advance(LONGEST_DEAF_MS)
        order = walk(min(stops(screen.window), key=place_of))
        assert [called(stop) for stop in order if not shows_focus(stop)] == []


def test_a_page_begins_with_what_is_read_first(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        with screen.file() as file:
            file.add_feel(3, FeelWhen.DAY, None, felt_at=clock.now(), zone=clock.zone(), now=clock.now())
        screen.app.show_entry(PROGRESS)
        page = screen.page
        has = screen.window.focusWidget()
        assert has is not None
        assert called(has) == called(
            min((stop for stop in stops(screen.window) if page.isAncestorOf(stop)), key=place_of)
        )


def test_it_follows_what_is_where_and_not_what_came_first(qapp: QApplication) -> None:
    window = Window()
    late, early, never = (QPushButton(text, window) for text in ("late", "early", "never"))
    early.setGeometry(0, 0, 80, 30)
    late.setGeometry(0, 100, 80, 30)
    never.setEnabled(False)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    assert walk(early) == [early, late]
    late.move(0, 0)
    early.move(0, 100)
    assert walk(late) == [late, early]
    window.close()


def test_what_lies_below_the_edge_is_brought_up(qapp: QApplication) -> None:
    window, above, area, content = Window(), QPushButton("above"), QScrollArea(), QWidget()
    rows = QVBoxLayout(content)
    for number in range(40):
        rows.addWidget(QPushButton(str(number)))
    area.setWidget(content)
    column = QVBoxLayout(window)
    column.addWidget(above)
    column.addWidget(area)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    above.setFocus()
    assert focus_next(window, forward=False)
    last = qapp.focusWidget()
    assert last is not None
    assert called(last) == "QPushButton “39”"
    assert not last.visibleRegion().isEmpty()
    window.close()


BOXES = st.lists(
    st.builds(QRect, st.integers(0, 300), st.integers(0, 300), st.integers(1, 120), st.integers(1, 120)), max_size=9
)


@given(boxes=BOXES, right_to_left=st.booleans())
def test_each_is_read_once_and_the_order_of_making_is_nothing(boxes: list[QRect], right_to_left: bool) -> None:
    order = reading_order(boxes, right_to_left=right_to_left)
    assert sorted(order) == list(range(len(boxes)))
    other = reading_order(boxes[::-1], right_to_left=right_to_left)
    assert [boxes[n].getRect() for n in order] == [boxes[::-1][n].getRect() for n in other]


def test_columns_are_read_one_after_the_other_below_what_stands_over_both() -> None:
    head, left, left_below = QRect(0, 0, 300, 40), QRect(0, 60, 140, 100), QRect(0, 170, 140, 40)
    right, right_below = QRect(160, 60, 140, 50), QRect(160, 120, 140, 90)
    boxes = [right_below, left_below, right, left, head]
    assert reading_order(boxes, right_to_left=False) == [4, 3, 1, 2, 0]
    assert reading_order(boxes, right_to_left=True) == [4, 2, 0, 3, 1]
