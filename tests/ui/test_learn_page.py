"""The page of Learn, used as a reader does: with keys, clicks and links, wide and narrow, and in both themes."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextBlock, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from stretchtimer.catalogue.learn import read_learn
from stretchtimer.core.learn import HEADING, Kind, Topic, blocks
from stretchtimer.ui.learn_page import LearnPage
from stretchtimer.ui.learn_text import SOURCE_LINK
from tests.ui.looks import RESOURCES, icons, look, picture, spots

TOPICS = read_learn(RESOURCES / "learn")
WIDE, NARROW = (972, 760), (480, 720)
IDS = [topic.id for topic in TOPICS]
each_topic = pytest.mark.parametrize("topic", TOPICS, ids=IDS)


@pytest.fixture
def page(qtbot: QtBot) -> LearnPage:
    page = LearnPage(look(), icons())
    qtbot.addWidget(page)
    page.topic_requested.connect(page.show_topic)
    page.show_topics(TOPICS)
    page.resize(*WIDE)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def asked(page: LearnPage) -> list[str]:
    asked: list[str] = []
    page.topic_requested.connect(asked.append)
    return asked


def text_of(page: LearnPage) -> QTextBrowser:
    return page.findChildren(QTextBrowser)[0]


def list_of(page: LearnPage) -> QListWidget:
    return page.findChildren(QListWidget)[0]


def box_of(page: LearnPage) -> QComboBox:
    return page.findChildren(QComboBox)[0]


def at_the_top(page: LearnPage) -> str:
    """The first whole block that can be seen."""
    text = text_of(page)
    QApplication.processEvents()
    bar = text.verticalScrollBar().value()
    block = text.document().begin()
    while text.document().documentLayout().blockBoundingRect(block).top() < bar:
        block = block.next()
    return block.text()


def headings(page: LearnPage) -> list[str]:
    found = []
    block: QTextBlock = text_of(page).document().begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            found.append(block.text())
        block = block.next()
    return found


def click_link(page: LearnPage, beginning: str) -> str:
    """Click the first link that begins so, where a reader would; returns where it leads."""
    text = text_of(page)
    block = text.document().begin()
    while block.isValid():
        for part in block:  # type: ignore[attr-defined] # iterable, but typed as if it were not
            piece = part.fragment()
            href = piece.charFormat().anchorHref()
            if href.startswith(beginning):
                cursor = text.textCursor()
                cursor.setPosition(piece.position() + 1)
                text.setTextCursor(cursor)
                text.ensureCursorVisible()
                spot = text.cursorRect(cursor).center() + QPoint(2, 0)
                assert text.anchorAt(spot) == href
                QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
                return str(href)
        block = block.next()
    raise AssertionError(f"no link to {beginning}")


def test_it_begins_with_the_first_topic(page: LearnPage, asked: list[str]) -> None:
    assert headings(page)[0] == TOPICS[0].title
    assert [list_of(page).item(row).text() for row in range(list_of(page).count())] == [t.title for t in TOPICS]
    assert asked == []


def test_topics_are_chosen_with_the_arrow_keys(page: LearnPage, asked: list[str]) -> None:
    list_of(page).setFocus()
    QTest.keyClick(list_of(page), Qt.Key.Key_Down)
    QTest.keyClick(list_of(page), Qt.Key.Key_Down)
    assert asked == IDS[1:3]
    assert headings(page)[0] == TOPICS[2].title
    QTest.keyClick(list_of(page), Qt.Key.Key_End)
    assert headings(page)[0] == TOPICS[-1].title
    QTest.keyClick(list_of(page), Qt.Key.Key_Tab)
    assert text_of(page).hasFocus()


def test_the_text_is_read_with_the_keys(page: LearnPage) -> None:
    page.show_topic("evidence")
    text_of(page).setFocus()
    QTest.keyClick(text_of(page), Qt.Key.Key_PageDown)
    assert text_of(page).verticalScrollBar().value() > 0
    QTest.keyClick(text_of(page), Qt.Key.Key_Home)
    assert text_of(page).verticalScrollBar().value() == 0


def test_a_topic_is_chosen_with_a_click(page: LearnPage, asked: list[str]) -> None:
    spot = list_of(page).visualItemRect(list_of(page).item(4)).center()
    QTest.mouseClick(list_of(page).viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert asked == [IDS[4]]
    assert headings(page)[0] == TOPICS[4].title


def test_being_shown_a_topic_is_not_a_wish(page: LearnPage, asked: list[str]) -> None:
    page.show_topic("desk", "breaks")
    assert asked == []
    assert list_of(page).currentItem().text() == "At the desk"
    assert box_of(page).currentText() == "At the desk"


@each_topic
def test_every_anchor_can_be_opened(page: LearnPage, topic: Topic) -> None:
    named = [HEADING.fullmatch(block.text) for block in blocks(topic.text) if block.kind is Kind.HEADING]
    for heading in named:
        assert heading is not None
        page.show_topic(topic.id, heading["anchor"])
        bar = text_of(page).verticalScrollBar()
        if bar.value() < bar.maximum():
            assert at_the_top(page) == heading["text"]


def test_topic_and_anchor_may_come_as_one(page: LearnPage) -> None:
    page.show_topic("when_to_stop#leg_pain")
    assert at_the_top(page) == "Pain below the knee"


def test_an_anchor_stays_at_the_top_when_the_window_changes(page: LearnPage) -> None:
    page.show_topic("when_to_stop", "conditions")
    for size in ((900, 620), NARROW, WIDE):
        page.resize(*size)
        assert at_the_top(page) == "What to leave out with what"


def test_what_was_scrolled_to_stays_when_the_theme_changes(page: LearnPage) -> None:
    page.show_topic("evidence")
    text_of(page).setFocus()
    for _ in range(2):
        QTest.keyClick(text_of(page), Qt.Key.Key_PageDown)
    before = at_the_top(page)
    value = text_of(page).verticalScrollBar().value()
    page.show_theme(look("dark"))
    assert abs(text_of(page).verticalScrollBar().value() - value) < 60
    assert before


def test_another_topic_begins_at_its_beginning(page: LearnPage) -> None:
    page.show_topic("evidence", "measure")
    page.show_topic("desk")
    assert text_of(page).verticalScrollBar().value() == 0


def test_a_link_asks_for_its_topic(page: LearnPage, asked: list[str]) -> None:
    page.show_topic("questions")
    assert click_link(page, "learn:") == "learn:evidence#short"
    assert asked == ["evidence#short"]
    assert at_the_top(page) == "In short"


def test_a_source_leads_to_its_reference_and_can_be_copied(page: LearnPage, asked: list[str]) -> None:
    page.show_topic("evidence")
    number = int(click_link(page, SOURCE_LINK).removeprefix(SOURCE_LINK))
    source = TOPICS[IDS.index("evidence")].sources[number]
    assert at_the_top(page).startswith(f"{source.id}. ")
    assert asked == []
    click_link(page, f"copy:{number}")
    assert QGuiApplication.clipboard().text() == source.reference
    assert source.doi in source.reference


def test_links_work_without_a_mouse(page: LearnPage, asked: list[str]) -> None:
    page.show_topic("first_hour")
    page.show_topic("questions")
    text_of(page).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(text_of(page), Qt.Key.Key_Tab)
    QTest.keyClick(text_of(page), Qt.Key.Key_Return)
    assert asked == ["evidence#short"]


def test_nothing_outside_is_ever_opened(page: LearnPage, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    assert not text_of(page).openLinks()
    assert not text_of(page).openExternalLinks()
    text_of(page).anchorClicked.emit(QUrl("https://example.org/"))
    assert (opened, asked) == ([], [])
    assert not [topic.id for topic in TOPICS if "http" in topic.text]


@each_topic
def test_every_source_is_shown_with_what_finds_it(page: LearnPage, topic: Topic) -> None:
    page.show_topic(topic.id)
    shown = text_of(page).toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    for source in topic.sources:
        assert source.reference in shown
        assert all(identifier in shown for identifier in source.identifiers)
    for sign in ("{#", "](", "[weak", "[none", "**", "learn:"):
        assert sign not in shown


@each_topic
@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_line_is_wider_than_the_page(page: LearnPage, topic: Topic, size: tuple[int, int], scale: float) -> None:
    page.resize(*size)
    page.show_theme(look("light", scale))
    page.show_topic(topic.id)
    QApplication.processEvents()
    text = text_of(page)
    assert text.horizontalScrollBar().maximum() <= 1, "but for the rounding of a table's columns"


def tables(page: LearnPage) -> list[QTextTable]:
    return [frame for frame in text_of(page).document().rootFrame().childFrames() if isinstance(frame, QTextTable)]


def test_a_narrow_page_has_a_box_above_and_lists_for_tables(page: LearnPage, asked: list[str]) -> None:
    page.show_topic("muscles")
    assert len(tables(page)) == 3
    assert list_of(page).isVisible()
    assert not box_of(page).isVisible()
    page.resize(*NARROW)
    QApplication.processEvents()
    assert not list_of(page).isVisible()
    assert box_of(page).isVisible()
    assert tables(page) == []
    assert "Hamstrings. What it does: Bend the knee, pull the thigh back." in text_of(page).toPlainText()
    box_of(page).setFocus()
    QTest.keyClick(box_of(page), Qt.Key.Key_Down)
    assert asked == ["evidence"]
    assert headings(page)[0] == "What the evidence says"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_and_tables_wear_the_theme(page: LearnPage, name: str) -> None:
    theme = look("dark") if name == "dark" else look("light")
    page.show_theme(theme)
    page.show_topic("muscles")
    (first, *_rest) = tables(page)
    assert first.cellAt(0, 0).format().background().color() == theme.color("surface_2")
    QApplication.processEvents()
    image = picture(text_of(page), theme.color("surface").name())
    assert any(spots(image, theme.color("ok"))), "the strength's colour"
    assert any(spots(image, theme.color("surface_2"))), "the table's head"


def test_fonts_come_from_the_theme(page: LearnPage) -> None:
    theme = look("light", 1.5)
    page.show_theme(theme)
    document = text_of(page).document()
    assert document.defaultFont().pixelSize() == theme.font("body").pixelSize()
    title = document.begin().begin().fragment().charFormat().font()
    assert title.pixelSize() == theme.font("title").pixelSize()
    assert title.weight() == theme.font("title").weight()


def test_it_mirrors_in_a_language_written_from_the_right(page: LearnPage) -> None:
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert list_of(page).mapTo(page, QPoint()).x() > text_of(page).mapTo(page, QPoint()).x()


def test_everything_has_a_name(page: LearnPage) -> None:
    page.show_topic("desk")
    assert list_of(page).accessibleName() == "Topics"
    assert box_of(page).accessibleName() == "Topics"
    assert text_of(page).accessibleName() == "At the desk"
    assert text_of(page).accessibleDescription() == "Moving often counts for more than sitting well."


def test_new_topics_keep_what_is_being_read(page: LearnPage) -> None:
    page.show_topic("desk")
    page.show_topics(TOPICS[5:])
    assert headings(page)[0] == "At the desk"
    page.show_topics(TOPICS[:3])
    assert headings(page)[0] == TOPICS[0].title


def test_escape_and_the_button_lead_back(page: LearnPage) -> None:
    wishes: list[None] = []
    page.back_requested.connect(lambda: wishes.append(None))
    for widget in (text_of(page), list_of(page)):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert len(wishes) == 2
    (back,) = [button for button in page.findChildren(QPushButton) if button.text() == "Back"]
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert len(wishes) == 3
