"""The settings page: every row of the core's table has a control that works by mouse and by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stretchtimer.core.settings import TABLE, Group, Setting, Settings, SettingType, check
from stretchtimer.ui.figure_colours import SkinTone, figure_colours
from stretchtimer.ui.search_field import SearchField
from stretchtimer.ui.settings_controls import fits_a_row, make_control
from stretchtimer.ui.settings_page import SettingsPage
from stretchtimer.ui.switch import Switch
from stretchtimer.wiring.parts import SETTINGS
from stretchtimer.words.data_words import DATA, data_action
from stretchtimer.words.names import action_name, choice_name, group_name, setting_name, setting_reason
from tests.conftest import HandClock
from tests.on_screen import on_screen
from tests.ui.looks import close_to, focused, icons, look, picture, tokens

WIDE, NARROW, BESIDE_RAIL = (972, 760), (480, 720), (408, 720)
EACH_ROW = pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.key)
CHANGED_HERE = [setting for setting in TABLE if setting.type is not SettingType.NOTE]


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(look(), icons())
    qtbot.addWidget(page)
    page.resize(*WIDE)
    page.show_names("voice", ["Anna", "Ben"])
    page.show_settings(Settings())
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def told(page: SettingsPage) -> dict[str, str]:
    """What was asked for; the page is shown what was stored, as the app does."""
    stored: dict[str, str] = {}

    def store(key: str, text: str) -> None:
        stored[key] = text
        page.show_settings(Settings(dict(stored)))

    page.setting_requested.connect(store)
    return stored


def test_a_compact_window_never_scrolls_it_sideways(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    """In the program itself: only there it has the style sheet, and the rail beside it."""
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.window.resize(480, 720)
        screen.app.show_entry(SETTINGS)
        screen.settle()
        (scroll,) = screen.page.findChildren(QScrollArea)
        assert scroll.verticalScrollBar().maximum() > 0
        assert scroll.horizontalScrollBar().maximum() == 0


def open_group(page: SettingsPage, group: Group) -> None:
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == group_name(group)]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def row_of(page: SettingsPage, setting: Setting) -> QWidget:
    """The row on the screen that bears the setting's name and reason."""
    open_group(page, setting.group)
    (name,) = [label for label in page.findChildren(QLabel) if label.text() == setting_name(setting.key)]
    row = name.parentWidget()
    assert row is not None
    assert setting_reason(setting.key) in {label.text() for label in row.findChildren(QLabel)}
    assert row.isVisible()
    return row


def is_list(setting: Setting) -> bool:
    return setting.type is SettingType.NAME or (setting.type is SettingType.CHOICE and not fits_a_row(setting))


def by_mouse(setting: Setting, row: QWidget) -> None:
    left = Qt.MouseButton.LeftButton
    if is_list(setting):
        (combo,) = row.findChildren(QComboBox)
        QTest.mouseClick(combo, left)
        QTest.keyClick(combo.view(), Qt.Key.Key_Down)
        QTest.keyClick(combo.view(), Qt.Key.Key_Return)
        return
    match setting.type:
        case SettingType.CHOICE:
            other = next(b for b in row.findChildren(QRadioButton) if not b.isChecked())
            QTest.mouseClick(other, left)
        case SettingType.PERCENT:
            slider = row.findChildren(QSlider)[0]
            QTest.mouseClick(slider, left, pos=QPoint(slider.width() - 3, slider.height() // 2))
        case SettingType.TIME:
            QTest.mouseClick(row.findChildren(Switch)[0], left)
        case SettingType.NUMBER:
            QTest.mouseClick(row.findChildren(Switch)[0], left)
            QTest.keyClicks(focused(), setting.choices[0])
            QTest.keyClick(focused(), Qt.Key.Key_Return)
        case SettingType.SUBSET:
            words = choice_name(setting.key, setting.choices[-1])
            (text,) = [t for t in row.findChildren(QLabel) if t.text().lower() == words.lower()]
            QTest.mouseClick(text, left)


def by_keyboard(setting: Setting, row: QWidget) -> None:
    if is_list(setting):
        row.findChildren(QComboBox)[0].setFocus()
        QTest.keyClick(focused(), Qt.Key.Key_Down)
        return
    match setting.type:
        case SettingType.CHOICE:
            buttons = row.findChildren(QRadioButton)
            next(b for b in buttons if b.isChecked()).setFocus()
            QTest.keyClick(focused(), Qt.Key.Key_Left if buttons[-1].isChecked() else Qt.Key.Key_Right)
        case SettingType.PERCENT:
            row.findChildren(QSlider)[0].setFocus()
            QTest.keyClick(focused(), Qt.Key.Key_Right)
        case SettingType.TIME:
            row.findChildren(Switch)[0].setFocus()
            QTest.keyClick(focused(), Qt.Key.Key_Space)
        case SettingType.NUMBER:
            row.findChildren(Switch)[0].setFocus()
            QTest.keyClick(focused(), Qt.Key.Key_Space)
            QTest.keyClicks(focused(), setting.choices[1])
            QTest.keyClick(focused(), Qt.Key.Key_Return)
        case SettingType.SUBSET:
            row.findChildren(QCheckBox)[-1].setFocus()
            QTest.keyClick(focused(), Qt.Key.Key_Space)


def shown(setting: Setting, row: QWidget) -> str:
    """What the row's control says the setting is."""
    if is_list(setting):
        (combo,) = row.findChildren(QComboBox)
        names = {choice_name(setting.key, choice): choice for choice in setting.choices}
        return names.get(combo.currentText()) or str(combo.currentData())
    match setting.type:
        case SettingType.NOTE:
            said = {label.text() for label in row.findChildren(QLabel)}
            return next(c for c in setting.choices if choice_name(setting.key, c) in said)
        case SettingType.NAME:
            raise AssertionError("a list")
        case SettingType.CHOICE:
            (on,) = [b.text() for b in row.findChildren(QRadioButton) if b.isChecked()]
            return next(c for c in setting.choices if choice_name(setting.key, c) == on)
        case SettingType.PERCENT:
            (percent,) = [t.text() for t in row.findChildren(QLabel) if t.text().endswith(" %")]
            return percent.removesuffix(" %")
        case SettingType.TIME | SettingType.NUMBER:
            unknown = row.findChildren(Switch)[0].isChecked()
            return "unknown" if unknown else row.findChildren(QLineEdit)[0].text()
        case SettingType.SUBSET:
            boxes = row.findChildren(QCheckBox)
            return ",".join(c for c, box in zip(setting.choices, boxes, strict=True) if box.isChecked()) or "none"


@pytest.mark.parametrize("setting", CHANGED_HERE, ids=lambda setting: setting.key)
@pytest.mark.parametrize("act", [by_mouse, by_keyboard])
def test_each_setting_can_be_changed_and_is_saved_at_once(
    page: SettingsPage, told: dict[str, str], setting: Setting, act: Callable[[Setting, QWidget], None]
) -> None:
    row = row_of(page, setting)
    assert shown(setting, row) == setting.default
    act(setting, row)
    assert list(told) == [setting.key]
    text = told[setting.key]
    assert text != setting.default
    assert check(setting, text) == text, "the core takes it as it is"
    assert shown(setting, row) == text


@EACH_ROW
def test_each_control_can_be_reached_by_tab(page: SettingsPage, setting: Setting) -> None:
    row = row_of(page, setting)
    (button,) = [b for b in page.findChildren(QPushButton) if b.text() == group_name(setting.group)]
    button.setFocus()
    seen: list[QWidget] = []
    while focused() not in seen:
        seen.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert any(row.isAncestorOf(widget) for widget in seen)
    assert all(widget.isVisible() for widget in seen)


@EACH_ROW
def test_being_shown_a_value_is_not_a_wish(page: SettingsPage, told: dict[str, str], setting: Setting) -> None:
    other = {
        "voice": "Zoe",
        "quiet_from": "21:00",
        "quiet_to": "06:30",
        "waking_hour": "05:30",
        "text_size": "170",
        "kit": "mat,band",
        "conditions": "pregnancy",
    }
    text = other.get(setting.key, setting.choices[-1] if setting.choices else "")
    row = row_of(page, setting)
    page.show_settings(Settings({setting.key: text}))
    assert shown(setting, row) == text
    assert told == {}


@EACH_ROW
def test_each_control_bears_its_settings_name(page: SettingsPage, setting: Setting) -> None:
    row = row_of(page, setting)
    named = {child.accessibleName() for child in row.findChildren(QWidget)}
    described = {child.accessibleDescription() for child in row.findChildren(QWidget)}
    assert setting_name(setting.key) in named | described


def test_only_groups_that_have_rows_are_listed_and_the_data_last(page: SettingsPage) -> None:
    listed = [b.text() for b in page.findChildren(QPushButton) if b.isCheckable()]
    assert listed == [*(group_name(g) for g in Group if any(s.group is g for s in TABLE)), "Data"]


def test_a_group_is_chosen_with_the_arrow_keys(page: SettingsPage) -> None:
    open_group(page, Group.SESSION)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    names = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert setting_name("volume") in names
    assert setting_name("kit") not in names


def test_the_skin_is_chosen_among_swatches_that_have_names(page: SettingsPage, told: dict[str, str]) -> None:
    row = row_of(page, setting_of("figure_skin"))
    swatches = row.findChildren(QRadioButton)
    assert [swatch.text() for swatch in swatches] == ["Light", "Tan", "Brown", "Deep"]
    assert [swatch.toolTip() for swatch in swatches] == ["Light", "Tan", "Brown", "Deep"]
    colors = [figure_colours(tokens()["figure"], "light", tone).skin for tone in get_args(SkinTone)]
    for swatch, color in zip(swatches, colors, strict=True):
        assert close_to(picture(swatch).pixelColor(swatch.rect().center()), color)
    stops = [swatch for swatch in swatches if swatch.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [swatches[1]], "one stop for Tab, on what is chosen"
    stops[0].setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert told == {"figure_skin": "brown"}
    assert focused() is swatches[2]


def test_letters_stand_only_at_the_slider_that_makes_them_grow(page: SettingsPage) -> None:
    open_group(page, Group.SOUND)
    assert not [label for label in page.findChildren(QLabel) if label.isVisible() and label.text() == "A"]
    open_group(page, Group.DISPLAY)
    assert [label for label in page.findChildren(QLabel) if label.isVisible() and label.text() == "A"]


def test_a_narrow_page_shows_all_groups_below_each_other(page: SettingsPage) -> None:
    page.resize(*NARROW)
    QApplication.processEvents()
    visible = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert {setting_name(setting.key) for setting in TABLE} <= visible
    assert {group_name(setting.group) for setting in TABLE} <= visible
    buttons = {b.text() for b in page.findChildren(QPushButton) if b.isVisible()}
    for_data = {data_action(wish) for wish in DATA if wish != "copies"}
    assert buttons == {action_name(setting.action) for setting in TABLE if setting.action} | for_data


def setting_of(key: str) -> Setting:
    return next(setting for setting in TABLE if setting.key == key)


def test_a_time_is_typed_and_saved_once_with_enter(page: SettingsPage) -> None:
    page.show_settings(Settings({"waking_hour": "06:45"}))
    row = row_of(page, setting_of("waking_hour"))
    told: list[tuple[str, str]] = []
    page.setting_requested.connect(lambda key, text: told.append((key, text)))
    field = row.findChildren(QLineEdit)[0]
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    QTest.keyClicks(field, "5:10")
    assert told == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert told == [("waking_hour", "5:10")]
    page.show_settings(Settings({"waking_hour": "5:10"}))
    assert field.text() == "05:10"


def test_an_unknown_waking_hour_takes_no_typing_until_it_is_known(page: SettingsPage, told: dict[str, str]) -> None:
    row = row_of(page, setting_of("waking_hour"))
    field = row.findChildren(QLineEdit)[0]
    switch = row.findChildren(Switch)[0]
    assert not field.isEnabled()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert told == {"waking_hour": "07:00"}
    assert field.isEnabled()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert told == {"waking_hour": "unknown"}


def test_dragging_the_text_size_is_said_when_let_go_and_in_tens(page: SettingsPage) -> None:
    row = row_of(page, setting_of("text_size"))
    told: list[str] = []
    page.setting_requested.connect(lambda _key, text: told.append(text))
    slider = row.findChildren(QSlider)[0]
    middle = slider.height() // 2
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(8, middle))
    QTest.mouseMove(slider, QPoint(slider.width() * 37 // 100, middle))
    assert shown(setting_of("text_size"), row) != "100", "the number follows the hand"
    assert told == []
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() * 37 // 100, middle))
    assert len(told) == 1
    assert int(told[0]) % 10 == 0
    assert 110 < int(told[0]) < 190


def test_the_last_tick_taken_away_leaves_none(page: SettingsPage, told: dict[str, str]) -> None:
    page.show_settings(Settings({"kit": "roller"}))
    row = row_of(page, setting_of("kit"))
    (ticked,) = [box for box in row.findChildren(QCheckBox) if box.isChecked()]
    assert ticked.accessibleName() == "Foam roller"
    QTest.mouseClick(ticked, Qt.MouseButton.LeftButton)
    assert told == {"kit": "none"}


def scroll_over(widget: QWidget) -> None:
    at = QPointF(widget.rect().center())
    none, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    down = QPoint(0, -120)
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), down, no_button, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, event)


def test_scrolling_past_a_control_changes_nothing(page: SettingsPage, told: dict[str, str]) -> None:
    page.show_settings(Settings({"text_size": "150"}))
    control = row_of(page, setting_of("text_size")).findChildren(QSlider)[0]
    scroll_over(control)
    assert told == {}
    control.setFocus()
    scroll_over(control)
    assert list(told) == ["text_size"], "with the focus it is meant"


def test_more_choices_than_fit_in_a_row_become_a_list(qtbot: QtBot) -> None:
    many = Setting("kit", Group.SESSION, SettingType.CHOICE, "mat", ("mat", "chair", "strap", "stool", "roller"))
    control = make_control(many, look())
    qtbot.addWidget(control)
    control.show_text("strap")
    with qtbot.waitExposed(control):
        control.show()
    (choices,) = control.findChildren(QComboBox)
    assert choices.currentText() == "Strap, belt or towel"
    choices.setFocus()
    with qtbot.waitSignal(control.chosen) as chosen:
        QTest.keyClick(choices, Qt.Key.Key_Down)
    assert chosen.args == ["stool"]


def test_a_problem_is_said_until_the_next_change(page: SettingsPage) -> None:
    page.show_problem("The disk is full.")
    assert "The disk is full." in {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    setting = setting_of("theme")
    by_mouse(setting, row_of(page, setting))
    assert "The disk is full." not in {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1180, 760), WIDE, (856, 640), NARROW, BESIDE_RAIL])
def test_nothing_is_wider_than_the_page(qtbot: QtBot, text_scale: float, size: tuple[int, int]) -> None:
    if size in (NARROW, BESIDE_RAIL) and text_scale > 1:
        pytest.skip("the main window is never that narrow")
    page = SettingsPage(look("light", text_scale), icons())
    qtbot.addWidget(page)
    page.show_settings(Settings())
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    for setting in TABLE:
        if page.width() / text_scale >= 760:
            open_group(page, setting.group)
        (name,) = [label for label in page.findChildren(QLabel) if label.text() == setting_name(setting.key)]
        row = name.parentWidget()
        assert row is not None
        assert row.mapTo(page, QPoint(row.width(), 0)).x() <= size[0]
        for part in row.findChildren(QWidget):
            if part.isVisible():
                assert part.mapTo(page, QPoint(part.width(), 0)).x() <= size[0]


@pytest.mark.parametrize("setting", [setting for setting in TABLE if setting.action], ids=lambda setting: setting.key)
def test_a_row_offers_what_it_has_to_offer(page: SettingsPage, told: dict[str, str], setting: Setting) -> None:
    row = row_of(page, setting)
    asked: list[tuple[str, str]] = []
    page.action_requested.connect(lambda key, action: asked.append((key, action)))
    (button,) = [b for b in row.findChildren(QPushButton) if b.text() == action_name(setting.action)]
    assert button.accessibleName().endswith(setting_name(setting.key))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [(setting.key, setting.action)]
    assert told == {}


def test_a_preview_comes_below_its_row_and_into_sight(page: SettingsPage) -> None:
    row = row_of(page, setting_of("breathing"))
    preview = QLabel("a preview")
    page.show_preview("breathing", preview)
    QApplication.processEvents()
    assert row.isAncestorOf(preview)
    assert preview.visibleRegion().boundingRect().height() == preview.height()


def test_a_name_that_the_system_no_longer_has_stays_in_the_list(page: SettingsPage) -> None:
    page.show_settings(Settings({"voice": "Zoe"}))
    (combo,) = row_of(page, setting_of("voice")).findChildren(QComboBox)
    assert [combo.itemText(i) for i in range(combo.count())] == ["The system's own", "Anna", "Ben", "Zoe"]
    assert combo.currentText() == "Zoe"


def test_only_the_text_size_has_letters_at_the_ends_of_its_slider(page: SettingsPage) -> None:
    for key, letters in (("text_size", 2), ("volume", 0)):
        shown_labels = [
            label.text() for label in row_of(page, setting_of(key)).findChildren(QLabel) if label.isVisible()
        ]
        assert shown_labels.count("A") == letters


def visible(page: SettingsPage) -> set[str]:
    """The names of the settings that can be seen."""
    QApplication.processEvents()
    names = {setting_name(setting.key) for setting in TABLE}
    return names & {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def search(page: SettingsPage) -> SearchField:
    (field,) = page.findChildren(SearchField)
    return field


def test_a_slash_leads_to_the_search_and_enter_to_what_was_found(page: SettingsPage) -> None:
    open_group(page, Group.SESSION)
    QTest.keyClick(focused(), Qt.Key.Key_Slash)
    assert focused() is search(page)
    QTest.keyClicks(focused(), "Inches")
    assert visible(page) == {"Units of length"}
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert isinstance(focused(), QRadioButton)
    assert focused().accessibleDescription() == "Units of length"


def test_a_search_finds_across_groups_by_every_word(page: SettingsPage) -> None:
    search(page).setText("figure skin")
    assert visible(page) == {"Figure: skin"}
    search(page).setText("reminders")
    assert {"Quiet hours to", "Reminders wait during", "First steps"} <= visible(page)
    search(page).setText("")
    assert visible(page) == {setting_name(setting.key) for setting in TABLE if setting.group is Group.SESSION}


def test_a_groups_name_finds_its_settings(page: SettingsPage) -> None:
    search(page).setText("display")
    assert visible(page) == {setting_name(setting.key) for setting in TABLE if setting.group is Group.DISPLAY}


def test_a_group_that_is_chosen_ends_the_search(page: SettingsPage) -> None:
    search(page).setText("volume")
    open_group(page, Group.DISPLAY)
    assert search(page).text() == ""
    assert "Theme" in visible(page)


def test_nothing_found_is_said_and_can_be_cleared(page: SettingsPage) -> None:
    search(page).setText("xyz")
    assert visible(page) == set()
    assert "No setting matches “xyz”." in {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    (clear,) = [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text() == "Clear"]
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert len(visible(page)) > 1


def test_only_a_changed_setting_can_be_put_back(page: SettingsPage) -> None:
    row = row_of(page, setting_of("volume"))
    (reset,) = [b for b in row.findChildren(QPushButton) if b.text() == "Reset"]
    assert not reset.isVisible()
    page.show_settings(Settings({"volume": "50"}))
    asked: list[str] = []
    page.reset_requested.connect(asked.append)
    reset.setFocus()
    QTest.keyClick(reset, Qt.Key.Key_Space)
    assert asked == ["volume"]
    page.show_settings(Settings())
    assert not reset.isVisible()
    assert isinstance(focused(), QSlider), "the keyboard stays in the row"


def test_a_setting_put_back_is_so_in_the_file(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock, theme="dark") as screen:
        screen.app.show_entry(SETTINGS)
        screen.click("Display")
        screen.click("Reset: Theme")
        with screen.file() as file:
            assert "theme" not in file.settings().changed
        assert not screen.app.parts.theme.dark
