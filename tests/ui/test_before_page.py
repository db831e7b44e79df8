"""The page before a session and the check of the senses at every size: Start in sight, nothing cut, keys that work."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.before import Before
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Kit
from stretchtimer.core.plan import Circumstances, Form
from stretchtimer.core.senses import Senses, answer, begin, press
from stretchtimer.ui.action_button import SessionButton
from stretchtimer.ui.before_page import BeforePage
from stretchtimer.ui.senses_page import SensesPage
from stretchtimer.ui.senses_sight import CAP_MAT, CAP_WINDOW, SensesSight
from tests.ui.looks import RESOURCES, art, icons, look, picture, spots

SIZES = [(1180, 760, 1.0), (960, 640, 1.0), (480, 720, 1.0), (1180, 760, 2.0), (800, 640, 2.0)]
EACH_SIZE = pytest.mark.parametrize(("width", "height", "scale"), SIZES)
EACH_DIRECTION = pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=lambda d: d.name
)


def before(form: Form = Form.FIRST_HOUR) -> Before:
    """With everything that the page can say at once."""
    catalogue = Catalogue(RESOURCES, RESOURCES / "nobodys")
    kit = frozenset(Kit) - {Kit.CHAIR}
    plan = catalogue.plan("morning", Circumstances(form, kit, frozenset({Condition.BALANCE})))
    return Before(plan, Form.FIRST_HOUR, Form.USUAL if form is Form.FIRST_HOUR else Form.FIRST_HOUR, asks_feel=True)


def shown(qtbot: QtBot, page: QWidget, width: int, height: int) -> None:
    qtbot.addWidget(page)
    page.setFixedSize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    QApplication.processEvents()


def parts_of(page: QWidget) -> list[QWidget]:
    return [part for part in page.findChildren(QWidget) if part.isVisible()]


def check_whole(page: QWidget) -> None:
    """Nothing reaches past the sides, and no text is cut in its label."""
    assert page.minimumSizeHint().width() <= page.width()
    for part in parts_of(page):
        left = part.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + part.width() <= page.width(), part
        if isinstance(part, QLabel) and part.text():
            assert part.heightForWidth(part.width()) <= part.height() + 1, part.text()
    for button in page.findChildren(SessionButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()


@EACH_SIZE
@EACH_DIRECTION
def test_nothing_is_cut_and_start_is_in_sight(
    qtbot: QtBot, width: int, height: int, scale: float, direction: Qt.LayoutDirection
) -> None:
    theme = look("light", scale)
    page = BeforePage(theme, icons(), art())
    page.setLayoutDirection(direction)
    for part in page.findChildren(QWidget):
        if hasattr(part, "show_theme"):
            part.show_theme(theme)
    page.show_theme(theme)
    page.show_before(before())
    shown(qtbot, page, width, height)
    check_whole(page)
    (start,) = [button for button in page.findChildren(SessionButton) if button.text() == "Start"]
    assert start.visibleRegion().boundingRect().size() == start.size()
    assert start.hasFocus() or QApplication.focusWidget() is start


@EACH_SIZE
@pytest.mark.parametrize("part", range(3))
def test_the_check_of_the_senses_is_whole(qtbot: QtBot, width: int, height: int, scale: float, part: int) -> None:
    page = SensesPage(look("light", scale), icons())
    page.show_voices([("anna", "Anna"), ("ben", "Ben")], "anna")
    page.show_senses(in_part(part))
    shown(qtbot, page, width, height)
    check_whole(page)


def in_part(number: int) -> Senses:
    senses = begin(mat_view=True, volume=80)
    for _part in range(number):
        senses = answer(senses, yes=True)
    return press(senses, "PgDown")


@pytest.mark.parametrize(("mat_view", "cap"), [(False, CAP_WINDOW), (True, CAP_MAT)])
def test_the_number_has_the_size_that_the_session_shows(qtbot: QtBot, mat_view: bool, cap: int) -> None:
    sight = SensesSight(look(), icons())
    sight.show_senses(begin(mat_view=mat_view, volume=80))
    shown(qtbot, sight, 900, 600)
    assert sight.cap_height == cap
    rows = [y for _x, y in spots(picture(sight), look().color("ink"), step=2)]
    assert abs(max(rows) - min(rows) - cap) <= 6


def test_where_there_is_no_room_the_number_fits(qtbot: QtBot) -> None:
    sight = SensesSight(look(), icons())
    sight.show_senses(begin(mat_view=True, volume=80))
    shown(qtbot, sight, 200, 300)
    columns = [x for x, _y in spots(picture(sight), look().color("ink"), step=2)]
    assert min(columns) >= 0
    assert max(columns) < 200
    assert max(columns) - min(columns) > 150


def test_a_number_key_says_how_the_back_feels(qtbot: QtBot) -> None:
    page = BeforePage(look(), icons(), art())
    page.show_before(before())
    shown(qtbot, page, 1180, 760)
    felt: list[int] = []
    page.feel_requested.connect(felt.append)
    QTest.keyClick(page, Qt.Key.Key_7)
    assert felt == [7]


def test_a_voice_is_chosen_while_the_word_is_said(qtbot: QtBot) -> None:
    page = SensesPage(look(), icons())
    page.show_voices([("anna", "Anna"), ("ben", "Ben")], "anna")
    page.show_senses(in_part(1))
    shown(qtbot, page, 1180, 760)
    chosen: list[str] = []
    page.voice_requested.connect(chosen.append)
    (voices,) = [part for part in parts_of(page) if part.accessibleName() == "Voice"]
    voices.setFocus()
    QTest.keyClick(voices, Qt.Key.Key_Down)
    assert chosen == ["ben"]
    page.show_silent("No voice was found.")
    assert "No voice was found." in {part.text() for part in parts_of(page) if isinstance(part, QLabel)}
