"""What cannot be done just now says why; boxes are ringed beside their words; digits of any script are understood."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)

from stretchtimer.core.session import Command
from stretchtimer.core.settings import Settings
from stretchtimer.ui.amount_box import AmountBox
from stretchtimer.ui.focus_style import GAP, WIDTH
from stretchtimer.ui.sequence_editor import SequenceEditor
from stretchtimer.ui.sequences_page import SequencesPage
from stretchtimer.ui.tray_menu import Startable, TrayDay, TrayMenu
from stretchtimer.wiring.parts import SEQUENCES, SETTINGS
from tests.conftest import HandClock
from tests.every_page import every_place
from tests.on_screen import Screen, on_screen
from tests.sheets import with_the_sheet

CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)
KEYS = frozenset({"←", "→", "+", "E", "Space", "Esc"})


def test_every_disabled_control_says_why(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    silent: set[tuple[str, str]] = set()
    found = 0
    with on_screen(qapp, own_data_dir, clock) as screen:
        for name, page in every_place(screen):
            for control in page.findChildren(QWidget):
                if isinstance(control, CONTROLS) and control.isVisible() and not control.isEnabled():
                    found += 1
                    why = control.accessibleDescription()
                    if not control.toolTip() or control.toolTip() not in why or why in KEYS:
                        silent.add((name, control.accessibleName() or getattr(control, "text", str)()))
    assert found > 8
    assert silent == set()


def test_a_key_is_described_again_once_its_button_can_be_used(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.sessions.start("evening")
        screen.settle()
        screen.app.sessions.runner.command(Command.EASE_OFF)
        screen.settle()
        pause = named(screen, "Pause")
        assert pause.accessibleDescription() == pause.toolTip() == "Answer the question first."
        screen.app.sessions.runner.command(Command.RESUME)
        screen.settle()
        screen.app.sessions.runner.command(Command.END)


def named(screen: Screen, name: str) -> QAbstractButton:
    return next(one for one in screen.page.findChildren(QAbstractButton) if one.accessibleName() == name)


@pytest.mark.parametrize("size", ["100", "200"])
def test_the_ring_round_a_box_keeps_off_its_words(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, size: str
) -> None:
    with on_screen(qapp, own_data_dir, clock, text_size=size) as screen:
        screen.app.show_entry(SETTINGS)
        screen.page.focus_setting("reminders_wait")  # type: ignore[attr-defined]
        screen.settle()
        boxes = [box for box in screen.page.findChildren(QCheckBox) if box.isVisible() and box.property("alone")]
        assert boxes
        for box in boxes:
            (words,) = row_of(box).findChildren(QLabel)
            reach = round(GAP + WIDTH)
            ring = QRect(box.mapTo(screen.page, QPoint()), box.size()).adjusted(-reach, -reach, reach, reach)
            assert not ring.intersects(QRect(words.mapTo(screen.page, QPoint()), words.size()))


def row_of(box: QWidget) -> QWidget:
    row = box.parentWidget()
    assert row is not None
    return row


def test_digits_of_another_script_are_understood(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    """An Arabic keyboard writes ٠٧:٣٠ where the page shows 07:30."""
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.show_entry(SETTINGS)
        for key, typed, kept in (("quiet_from", "٢١:٣٠", "21:30"), ("quiet_to", "۰۶:۴۵", "06:45")):
            screen.page.focus_setting(key)  # type: ignore[attr-defined]
            fields = [one for one in screen.page.findChildren(QLineEdit) if one.accessibleName() == NAMES[key]]
            (field,) = fields
            field.setText(typed)
            field.setFocus()
            screen.press(Qt.Key.Key_Return)
            settings: Settings = screen.app.parts.settings
            assert settings.text(key) == kept
            assert field.text() == kept


NAMES = {"quiet_from": "Quiet hours from", "quiet_to": "Quiet hours to"}


def test_what_is_no_number_is_not_taken_for_tenths(qapp: QApplication) -> None:
    box = AmountBox("Tempo", 5, 300)
    box.show_tenths()
    for text in ("inf", "nan", "1e400", "-inf"):
        assert box.validate(text, 0)[0] is type(box.validate("3.5", 0)[0]).Invalid


def test_an_emptied_name_stays_the_one_it_was_and_a_full_sequence_says_so(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.show_entry(SEQUENCES)
        screen.app.sequences.act("edit", "sheet")
        page = screen.app.sequences.editor.page
        page._name.setText("  ")
        page._name.editingFinished.emit()
        assert page._name.text() == "Frau Köhler’s sheet"
        while len(page._sequence.steps) < 60:
            page._repeat()
        assert not screen.says("at most 60 steps")
        page._add("bridge")
        assert screen.says("A sequence has at most 60 steps.")


def test_the_undo_of_a_removal_takes_back_nothing_else(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.show_entry(SEQUENCES)
        screen.app.sequences.act("edit", "sheet")
        page = screen.app.sequences.editor.page
        page._remove(0)
        assert screen.says("Removed: March on the spot")
        page._repeat()
        assert not screen.says("Removed: March on the spot")


@pytest.mark.parametrize("size", ["100", "200"])
def test_what_is_said_of_a_long_name_fits_its_page(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, size: str
) -> None:
    long = "Sehr lange Dehnungsübung für die hintere Oberschenkelmuskulatur " * 3
    with on_screen(qapp, own_data_dir, clock, size=(960, 640), text_size=size) as screen:
        screen.app.show_entry(SEQUENCES)
        screen.app.sequences.act("copy", "yoga")
        for page in (screen.app.sequences.page, screen.app.sequences.editor.page):
            assert isinstance(page, SequencesPage | SequenceEditor)
            screen.window.show_page(page, SEQUENCES)
            screen.settle()
            page.show_changed(f"Removed: {long}", can_undo=True)
            screen.settle()
            assert page.rect().contains(page._toast.geometry())


def test_a_name_with_an_ampersand_keeps_it_in_the_menu_beside_the_clock(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        menu = TrayMenu(screen.app.parts.theme, screen.app.parts.icons)
        menu.show_day(TrayDay((Startable("amp", "Back & hips", 5),)))
        (said,) = [action.text() for action in menu.actions() if "hips" in action.text()]
        assert "ack && hips" in said  # as Qt wants it: a single one underlines the next letter
        menu.deleteLater()
