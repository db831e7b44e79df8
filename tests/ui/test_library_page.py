"""The library page, used as a person would: by keys from the search to Try it, by chips, by mouse, in any size."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Exercise, Kit
from stretchtimer.ui.exercise_detail import ExerciseDetail
from stretchtimer.ui.figure_preview import FigurePreview
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.figure_thumbnails import FigureThumbnails
from stretchtimer.ui.fonts import load_inter
from stretchtimer.ui.form_pair import FigureStill
from stretchtimer.ui.house_style import HouseStyle
from stretchtimer.ui.library_card import LibraryCard
from stretchtimer.ui.library_list import LibraryList
from stretchtimer.ui.library_page import LibraryPage
from stretchtimer.ui.search_field import SearchField
from stretchtimer.ui.theme import Theme, stylesheet
from tests.figures import RESOURCES, figures, rig
from tests.ui.drawn import figure_look, largest_difference, mirrored, seen_on, shapes, unlike
from tests.ui.looks import ICON_DIRECTORY, focused, icons, look

WIDE, NARROW, LARGE_TEXT = (972, 760), (480, 720), (800, 640)
CATALOGUE = Catalogue(RESOURCES, Path("/nowhere"))
EXERCISES = [CATALOGUE.exercise(exercise_id) for exercise_id in CATALOGUE.exercise_ids]
BY_ID = {exercise.id: exercise for exercise in EXERCISES}


Make = Callable[..., LibraryPage]


@pytest.fixture(scope="module")
def thumbnails(qapp: QApplication) -> Iterator[FigureThumbnails]:
    """Painted once for all tests, as they are for all pages."""
    kept = FigureThumbnails(rig(), shapes())
    yield kept
    kept.clear()


@pytest.fixture
def make(qtbot: QtBot, thumbnails: FigureThumbnails) -> Make:
    """Build a page and show it."""

    def made(
        size: tuple[int, int] = WIDE, scale: float = 1.0, exercises: Sequence[Exercise] = EXERCISES
    ) -> LibraryPage:
        page = LibraryPage(look("light", scale), icons(), rig(), shapes(), thumbnails, figure_look())
        qtbot.addWidget(page)
        page.show_exercises(exercises, figures())
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    return made


@pytest.fixture
def page(make: Make) -> LibraryPage:
    return make()


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[[Theme], None]]:
    """Put the program's own style on the application, as sizes depend on it."""
    font, style = qapp.font(), qapp.style().name()

    def wear(theme: Theme) -> None:
        qapp.setStyle(HouseStyle(theme))
        qapp.setFont(theme.font("body"))
        qapp.setStyleSheet(stylesheet(theme, str(ICON_DIRECTORY)))

    load_inter()
    yield wear
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setFont(font)


def shown_ids(page: LibraryPage) -> list[str]:
    """The cards on the screen, in reading order."""
    cards = [card for card in page.findChildren(LibraryCard) if card.isVisible()]
    return [card.exercise_id for card in sorted(cards, key=lambda card: (card.y(), card.x()))]


def card(page: LibraryPage, exercise_id: str) -> LibraryCard:
    return next(card for card in page.findChildren(LibraryCard) if card.exercise_id == exercise_id)


def button(page: QWidget, text: str) -> QAbstractButton:
    found = [b for b in page.findChildren(QAbstractButton) if b.isVisible() and text in (b.text(), b.accessibleName())]
    assert found, f"no button {text}"
    return found[0]


def chip(page: LibraryPage, name: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text().startswith(f"{name} ") and b.isVisible()]
    return found


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def stage(page: LibraryPage) -> FigureStage:
    return page.findChildren(FigureStage)[0]


def is_moving(page: LibraryPage) -> bool:
    return any(timer.isActive() for timer in page.findChildren(QTimer))


def test_by_keys_from_the_search_to_trying(page: LibraryPage) -> None:
    tried: list[str] = []
    page.try_requested.connect(tried.append)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Slash)
    assert isinstance(focused(), SearchField)
    QTest.keyClicks(focused(), "supine strap")
    assert shown_ids(page) == ["supine_strap"]
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is card(page, "supine_strap")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused().accessibleName() == "Try it: Supine stretch with strap"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert tried == ["supine_strap"]


def test_enter_in_the_search_opens_the_first_and_escape_leads_back(page: LibraryPage) -> None:
    search = page.findChildren(SearchField)[0]
    search.setFocus()
    QTest.keyClicks(search, "walk")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert focused().accessibleName() == "Try it: Walk"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is card(page, "walk")
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert focused() is search
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert len(shown_ids(page)) == len(EXERCISES)


def test_a_slash_can_be_typed_into_the_search(page: LibraryPage) -> None:
    search = page.findChildren(SearchField)[0]
    search.take_focus()
    QTest.keyClicks(search, "a/b")
    assert search.text() == "a/b"


def test_what_is_typed_is_found_without_accents_and_in_any_order(page: LibraryPage) -> None:
    search = page.findChildren(SearchField)[0]
    search.setText("CHÁIR hámstring")
    assert "chair_hamstring" in shown_ids(page)
    for exercise_id in shown_ids(page):
        assert Kit.CHAIR in BY_ID[exercise_id].kit or "chair" in BY_ID[exercise_id].name.lower()


def test_arrows_walk_the_grid_and_tab_passes_it_in_one_step(page: LibraryPage) -> None:
    ids = shown_ids(page)
    card(page, ids[0]).setFocus()
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Right):
        QTest.keyClick(focused(), key)
        at = focused()
        assert isinstance(at, LibraryCard)
        walked.append(ids.index(at.exercise_id))
    assert walked == [1, 4, 3, 0, len(ids) - 1, len(ids) - 1]
    assert focused().visibleRegion().boundingRect() == focused().rect(), "it is scrolled into sight"
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert not isinstance(focused(), LibraryCard)
    QTest.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is card(page, ids[-1])


def test_arrows_are_mirrored_where_reading_is(page: LibraryPage) -> None:
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    cards = sorted((c for c in page.findChildren(LibraryCard) if c.isVisible()), key=lambda c: (c.y(), -c.x()))
    cards[0].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert focused() is cards[1]


def stills_on(page: LibraryPage) -> list[FigureStill]:
    """The pair of forms in the detail, without those of an exercise shown before."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return page.findChildren(ExerciseDetail)[0].findChildren(FigureStill)


def test_every_part_can_be_reached_by_tab_in_reading_order(page: LibraryPage) -> None:
    page.show_exercise("supine_strap")
    page.findChildren(SearchField)[0].setFocus()
    order: list[QWidget] = []
    while focused() not in order:
        order.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    names = [widget.accessibleName() or getattr(widget, "text", str)() for widget in order]
    assert names[0] == "Search the exercises"
    assert names[1].startswith("All, ")
    assert names[-2:] == ["Start a sequence", "Print or save a sequence as PDF"]
    assert names[-8:-2] == [
        "Supine stretch with strap",
        "Right leg",
        "Supine stretch with strap",
        "What the evidence says",
        "Show the easier form",
        "Try it: Supine stretch with strap",
    ]


def test_chips_narrow_the_list_and_count_what_they_offer(page: LibraryPage) -> None:
    dynamic = [exercise.id for exercise in EXERCISES if exercise.technique == "dynamic"]
    assert chip(page, "Warm-up").text() == f"Warm-up {len(dynamic)}"
    click(chip(page, "Warm-up"))
    assert sorted(shown_ids(page)) == sorted(dynamic)
    desk = [exercise_id for exercise_id in dynamic if "desk" in BY_ID[exercise_id].places]
    assert chip(page, "At the desk").text() == f"At the desk {len(desk)}"
    click(chip(page, "At the desk"))
    assert sorted(shown_ids(page)) == sorted(desk)
    click(chip(page, "All"))
    assert len(shown_ids(page)) == len(EXERCISES)
    assert chip(page, "All").isChecked()


def test_more_filters_unfold_by_facet_and_a_chosen_one_stays_in_sight(page: LibraryPage) -> None:
    click(button(page, "More filters"))
    assert {"Place", "Muscles", "Position", "Technique", "Kit"} <= set(said(page).split("\n"))
    click(chip(page, "Lying"))
    click(button(page, "Fewer filters"))
    assert chip(page, "Lying").isChecked()
    assert all(BY_ID[exercise_id].position == "lying" for exercise_id in shown_ids(page))
    page.findChildren(SearchField)[0].setText("zzz")
    assert chip(page, "Lying").isEnabled(), "it can be taken away again"
    assert not chip(page, "Warm-up").isEnabled()


def test_chips_are_chosen_by_key(page: LibraryPage) -> None:
    chip(page, "At the desk").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert all("desk" in BY_ID[exercise_id].places for exercise_id in shown_ids(page))
    assert focused() is chip(page, "At the desk")


def test_what_suits_my_conditions_is_asked_for_only_when_i_ticked_some(page: LibraryPage) -> None:
    assert not [b for b in page.findChildren(QPushButton) if "conditions" in b.text() and b.isVisible()]
    page.show_conditions(frozenset({Condition.PREGNANCY}))
    click(chip(page, "Suits my conditions"))
    assert shown_ids(page)
    assert not [i for i in shown_ids(page) if Condition.PREGNANCY in BY_ID[i].avoid]
    page.show_conditions(frozenset())
    assert len(shown_ids(page)) == len(EXERCISES)


def test_kit_at_hand_leaves_out_what_needs_more(page: LibraryPage) -> None:
    page.show_kit(frozenset({Kit.MAT}))
    click(button(page, "More filters"))
    click(chip(page, "Kit at hand"))
    assert all(set(BY_ID[exercise_id].kit) <= {Kit.MAT} for exercise_id in shown_ids(page))
    page.show_exercise("supine_strap")
    assert "Not ticked as at hand: strap, belt or towel." in said(page)


def test_nothing_found_is_said_and_cleared(page: LibraryPage) -> None:
    click(chip(page, "At the desk"))
    search = page.findChildren(SearchField)[0]
    search.setText("xyz")
    assert shown_ids(page) == []
    assert "No exercise matches “xyz”." in said(page)
    click(button(page, "Clear"))
    assert search.text() == ""
    assert focused() is search
    assert len(shown_ids(page)) == len(EXERCISES)
    assert "No exercise" not in said(page)


def test_a_card_tells_a_screen_reader_name_and_what_it_is(page: LibraryPage) -> None:
    found = QAccessible.queryAccessibleInterface(card(page, "supine_strap"))
    assert found.text(QAccessible.Text.Name) == "Supine stretch with strap"
    assert found.text(QAccessible.Text.Description) == "Lying. Each side, strap. Keep both hips heavy on the mat."


def test_a_click_on_a_card_opens_it_and_marks_it(page: LibraryPage) -> None:
    click(card(page, "foam_roller"))
    assert [c.exercise_id for c in page.findChildren(LibraryCard) if c.isChecked()] == ["foam_roller"]
    assert stage(page).accessibleName() == "Hamstrings on the foam roller"


def test_everything_of_every_exercise_can_be_read(page: LibraryPage) -> None:
    for exercise in EXERCISES:
        page.show_exercise(exercise.id)
        text = said(page).replace("\N{ZERO WIDTH SPACE}", "")
        parts = (*exercise.setup, *exercise.cues, *exercise.mistakes, *exercise.sources)
        for part in (exercise.name, exercise.feel, exercise.easier, exercise.harder, exercise.care, *parts):
            assert part in text


def test_the_badges_mirror_the_figure_and_the_fault(page: LibraryPage) -> None:
    page.show_reduced_motion(True)
    page.show_exercise("supine_strap")
    stills = stills_on(page)
    right, right_stills = seen_on(stage(page)), [seen_on(still) for still in stills]
    assert "right side" in stage(page).accessibleDescription()
    click(button(page, "Left leg"))
    assert largest_difference(mirrored(right), seen_on(stage(page))) <= 8
    for before, still in zip(right_stills, stills, strict=True):
        assert unlike(before, seen_on(still)) > 0.01
    assert "left side" in stage(page).accessibleDescription()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert largest_difference(right, seen_on(stage(page))) == 0


def test_what_has_no_sides_has_no_badges(page: LibraryPage) -> None:
    page.show_exercise("foam_roller")
    assert not [b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Left leg" and b.isVisible()]


def test_the_fault_stands_beside_the_right_form(page: LibraryPage) -> None:
    page.show_exercise("seated_forward_fold")
    stills = stills_on(page)
    assert [still.accessibleName() for still in stills] == [
        "Seated forward fold. Like this",
        "Seated forward fold. Not like this",
    ]
    assert stills[1].accessibleDescription() == "The back is rounded."
    assert unlike(seen_on(stills[0]), seen_on(stills[1])) > 0.05


def test_the_easier_form_is_shown_on_demand(page: LibraryPage) -> None:
    page.show_reduced_motion(True)
    page.show_exercise("supine_strap")
    usual = seen_on(stage(page))
    easier = button(page, "Show the easier form")
    easier.setFocus()
    QTest.keyClick(easier, Qt.Key.Key_Space)
    assert unlike(usual, seen_on(stage(page))) > 0.01
    assert easier.isChecked()
    QTest.keyClick(easier, Qt.Key.Key_Space)
    assert largest_difference(usual, seen_on(stage(page))) == 0


def test_my_own_conditions_stand_out_and_bar_the_way(page: LibraryPage) -> None:
    tried: list[str] = []
    page.try_requested.connect(tried.append)
    page.show_exercise("supine_strap")
    page.show_conditions(frozenset({Condition.PREGNANCY}))
    assert "Not for you now. You ticked: pregnancy." in said(page)
    assert "Pregnancy (you ticked this)" in said(page)
    trying = button(page, "Try it: Supine stretch with strap")
    click(trying)
    assert tried == []
    assert "pregnancy" in trying.accessibleDescription()
    page.show_conditions(frozenset())
    click(trying)
    assert tried == ["supine_strap"]


def test_the_evidence_is_one_click_away(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_exercise("walk")
    with qtbot.waitSignal(page.learn_requested) as asked:
        link = button(page, "What the evidence says")
        assert link.visibleRegion().boundingRect() == link.rect(), "without scrolling"
        click(link)
    assert asked.args == ["evidence"]


def test_the_figure_moves_only_while_it_is_seen(page: LibraryPage, qtbot: QtBot) -> None:
    assert is_moving(page)
    first = seen_on(stage(page))
    qtbot.waitUntil(lambda: unlike(first, seen_on(stage(page))) > 0.005, timeout=8000)
    page.hide()
    assert not is_moving(page)
    page.show()
    qtbot.waitUntil(lambda: is_moving(page))
    assert all(timer.interval() >= 33 for timer in page.findChildren(QTimer) if timer.isActive())
    assert len([timer for timer in page.findChildren(QTimer) if timer.isActive()]) == 1


def test_the_figure_rests_while_the_window_is_not_exposed(page: LibraryPage, qtbot: QtBot) -> None:
    page.setWindowState(Qt.WindowState.WindowMinimized)
    handle = page.windowHandle()
    assert handle is not None
    handle.setVisible(False)
    qtbot.waitUntil(lambda: not is_moving(page))


def test_reduced_motion_is_a_still(page: LibraryPage) -> None:
    page.show_reduced_motion(True)
    assert not is_moving(page)
    page.hide()
    page.show()
    QApplication.processEvents()
    assert not is_moving(page)
    page.show_reduced_motion(False)
    assert is_moving(page)


def test_frames_are_given_back_when_the_page_is_left(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: stage(page).kept_bytes > 0)
    page.hide()
    assert stage(page).kept_bytes == 0


def test_a_narrow_page_opens_an_exercise_over_the_list(page: LibraryPage) -> None:
    page.resize(*NARROW)
    QApplication.processEvents()
    assert not page.findChildren(ExerciseDetail)[0].isVisible()
    assert not is_moving(page)
    click(card(page, "chair_hamstring"))
    assert not page.findChildren(LibraryList)[0].isVisible()
    assert focused().accessibleName() == "Try it: Chair hamstring stretch"
    assert is_moving(page)
    click(button(page, "All exercises"))
    assert focused() is card(page, "chair_hamstring")
    assert not page.findChildren(ExerciseDetail)[0].isVisible()
    page.show_exercise("walk")
    page.resize(*WIDE)
    QApplication.processEvents()
    assert page.findChildren(LibraryList)[0].isVisible()
    assert stage(page).accessibleName() == "Walk"


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        (WIDE, 1.0),
        (WIDE, 1.2),
        (WIDE, 1.5),
        (WIDE, 2.0),
        ((856, 640), 1.0),
        (LARGE_TEXT, 1.5),
        (LARGE_TEXT, 2.0),
        (NARROW, 1.0),
    ],
)
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_cut_in_any_size(
    make: Make, dress: Callable[[Theme], None], size: tuple[int, int], scale: float, direction: Qt.LayoutDirection
) -> None:
    dress(look("light", scale))
    page = make(size, scale)
    page.setLayoutDirection(direction)
    for unfold in (False, True):
        if unfold:
            click(button(page, "More filters"))
        assert_within(page)
    page.show_exercise("supine_strap")
    page.show_conditions(frozenset(Condition))
    QApplication.processEvents()
    assert_within(page)


def assert_within(page: LibraryPage) -> None:
    """No part reaches out sideways of what it scrolls in, and no text is given less than it takes."""
    for part in page.findChildren(QWidget):
        if not part.isVisible() or isinstance(part.parentWidget(), SearchField):
            continue
        scroll = scroll_of(part)
        room = scroll.viewport() if scroll is not None else page
        left, right = part.mapTo(room, QPoint()).x(), part.mapTo(room, QPoint(part.width(), 0)).x()
        assert left >= 0, part
        assert right <= room.width(), part
        if isinstance(part, QLabel) and part.text():
            assert part.height() >= part.heightForWidth(part.width()), part.text()
            assert part.width() >= part.minimumSizeHint().width(), part.text()


def scroll_of(part: QWidget) -> QScrollArea | None:
    above = part.parentWidget()
    while above is not None:
        content = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and content is not None and content.isAncestorOf(part):
            return above
        above = above.parentWidget()
    return None


def test_a_figure_keeps_its_own_left_and_right_in_any_script(page: LibraryPage) -> None:
    page.show_reduced_motion(True)
    page.show_exercise("chair_hamstring")
    before, small = seen_on(stage(page)), seen_on(card(page, "walk").findChildren(FigureStill)[0])
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert largest_difference(before, seen_on(stage(page))) == 0
    assert largest_difference(small, seen_on(card(page, "walk").findChildren(FigureStill)[0])) == 0


def test_the_dark_look_reaches_cards_and_figure(page: LibraryPage) -> None:
    light, small = seen_on(stage(page)), seen_on(card(page, "walk"))
    page.show_theme(look("dark"))
    page.show_look(figure_look("dark"))
    assert unlike(light, seen_on(stage(page))) > 0.3
    assert unlike(small, seen_on(card(page, "walk"))) > 0.3


def test_an_exercise_without_a_figure_is_still_there_to_read(page: LibraryPage) -> None:
    own = [BY_ID["walk"], BY_ID["march"]]
    page.show_exercises(own, {"march": figures()["march"]})
    assert shown_ids(page) == ["march", "walk"]
    page.show_exercise("walk")
    assert not page.findChildren(FigurePreview)[0].isVisible()
    assert not is_moving(page)
    page.show_exercise("march")
    assert page.findChildren(FigurePreview)[0].isVisible()


def test_no_exercise_at_all_is_an_empty_page(make: Make) -> None:
    page = make(exercises=())
    assert shown_ids(page) == []
    assert not page.findChildren(ExerciseDetail)[0].isVisible()
    assert not is_moving(page)
