"""A physio’s sheet, from nothing to another machine: made by keyboard alone, performed, stored, shared, equal."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QFileDialog, QLabel, QWidget

from stretchtimer.app import open_catalogue
from stretchtimer.core.exercise import Side
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Command
from stretchtimer.own_files import OwnFiles
from stretchtimer.sharing import share
from stretchtimer.ui.key_guard import DEAF_MS
from stretchtimer.ui.picture_stage import PictureStage
from stretchtimer.ui.step_row import StepRow
from stretchtimer.wiring.parts import SEQUENCES, TODAY
from tests.conftest import HandClock
from tests.on_screen import Screen, on_screen
from tests.sheets import SHEET, a_picture, with_the_sheet
from tests.test_own_files import snapshot

MOST_TABS = 150
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def tab_to(screen: Screen, name: str) -> QWidget:
    """Press Tab until the keyboard is on what is called `name`, or on the one "row" that it stops at."""
    screen.clock.advance(DEAF_MS)
    for _time in range(MOST_TABS):
        widget = screen.qapp.focusWidget()
        assert widget is not None
        names = {widget.accessibleName(), widget.text() if isinstance(widget, QAbstractButton) else ""}
        if name in names or (name == "row" and isinstance(widget, StepRow)):
            return widget
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        screen.settle()
    raise AssertionError(f"no way leads to {name}")


def type_into(screen: Screen, name: str, text: str) -> None:
    widget = tab_to(screen, name)
    QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(widget, text)
    if isinstance(widget, QAbstractSpinBox):
        QTest.keyClick(widget, Qt.Key.Key_Return)
    screen.settle()


def choose(screen: Screen, name: str, text: str) -> None:
    """Down the list of a choice, as far as `text`."""
    widget = tab_to(screen, name)
    assert isinstance(widget, QComboBox)
    QTest.keyClick(widget, Qt.Key.Key_Home)
    for _time in range(widget.count()):
        if widget.currentText() == text:
            return
        QTest.keyClick(widget, Qt.Key.Key_Down)
        screen.settle()
    raise AssertionError(f"{name} has no {text}")


def go_to_row(screen: Screen, number: int) -> None:
    """Tab to the rows, then along them."""
    at = int(tab_to(screen, "row").accessibleName().partition(".")[0])
    for _time in range(abs(number - at)):
        screen.press(Qt.Key.Key_Down if number > at else Qt.Key.Key_Up)


def use(screen: Screen, name: str) -> None:
    tab_to(screen, name)
    screen.press(Qt.Key.Key_Space)


def rows(screen: Screen) -> list[str]:
    """The steps, as a screen reader says them."""
    return [screen.app.sequences.editor.page._list._rows[n].accessibleName() for n in range(count(screen))]


def count(screen: Screen) -> int:
    return len(screen.app.sequences.editor.page._list._rows)


def make_the_sheet(screen: Screen) -> None:
    tab_to(screen, "Today")
    for _entry in range(SEQUENCES - TODAY):
        screen.press(Qt.Key.Key_Down)
    use(screen, "Sequences")
    use(screen, "New sequence")
    type_into(screen, "Name of the sequence", "From Dr Osei")
    use(screen, "New exercise")
    type_into(screen, "Name", "Towel slide")
    choose(screen, "Looks like", "Supine stretch with strap")
    type_into(screen, "In short", "Slide, and breathe out.")
    use(screen, "Save")
    for name in ("March on", "Towel slide", "PNF stretch", "Bridge", "Side plank"):
        type_into(screen, "Add an exercise", name)
        screen.press(Qt.Key.Key_Return)
    for number in (2, 3):
        go_to_row(screen, number)
        choose(screen, "Sides", "Both, left first")
    type_into(screen, "PNF stretch with strap, Sets", "2")
    go_to_row(screen, 4)
    type_into(screen, "Bridge, Sets", "2")


def test_a_sheet_is_made_by_keyboard_alone_performed_and_arrives_elsewhere_equal(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, tmp_path: Path
) -> None:
    shared, there = tmp_path / "sheet.stretch", tmp_path / "there"
    with on_screen(qapp, own_data_dir, clock) as screen:
        make_the_sheet(screen)
        screen.press(Qt.Key.Key_S, CTRL)
        assert screen.says("Saved.")
        use(screen, "Back")
        use(screen, "Start: From Dr Osei")
        session = screen.app.sessions.runner.session
        assert session is not None
        screen.go(session.plan.length_ms / 1000 + 1)
        assert screen.app.sessions.runner.session is None or screen.says("From Dr Osei")
        with screen.file() as file:
            (kept,) = file.sessions()
        screen.app.sequences.giving.give("from_dr_osei", shared)
    sequence = open_catalogue(own_data_dir).sequence("from_dr_osei")
    assert [(step.exercise, step.sets, step.first_side) for step in sequence.steps] == [
        ("march", sequence.steps[0].sets, Side.RIGHT),
        ("towel_slide", sequence.steps[1].sets, Side.LEFT),
        ("pnf_strap", 2, Side.LEFT),
        ("bridge", 2, Side.RIGHT),
        ("side_plank", sequence.steps[4].sets, Side.RIGHT),
    ]
    assert kept.sequence == "from_dr_osei"
    done = [(record.done.exercise, record.done.key.side) for record in kept.sets]
    assert (
        done[done.index(("pnf_strap", Side.LEFT)) :][:4]
        == [("pnf_strap", Side.LEFT)] * 2 + [("pnf_strap", Side.RIGHT)] * 2
    )
    assert ("towel_slide", Side.LEFT) in done
    with on_screen(qapp, there, clock) as screen:
        screen.click("Sequences")
        screen.app.sequences.open_file(shared)
        assert screen.says("Sequence “From Dr Osei”: new.\nExercise “Towel slide”: new.") or screen.says("Towel slide")
        screen.press(Qt.Key.Key_Space)
        assert screen.says("Taken over.")
        assert screen.says("From Dr Osei")
    own = {name: text for name, text in snapshot(own_data_dir).items() if name.endswith((".toml", ".png"))}
    assert {name: text for name, text in snapshot(there).items() if name.endswith((".toml", ".png"))} == own
    assert len(own) == 2
    assert open_catalogue(there).sequence("from_dr_osei") == sequence
    assert open_catalogue(there).figure("towel_slide") == open_catalogue(there).figure("supine_strap")


def test_steps_are_moved_removed_and_brought_back_by_keys(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.sequences.editor.edit("sheet")
        screen.settle()
        before = rows(screen)
        go_to_row(screen, 1)
        screen.press(Qt.Key.Key_Down, ALT)
        assert [name[3:8] for name in rows(screen)][:2] == ["Slide", "March"]
        assert screen.qapp.focusWidget().accessibleName().startswith("2. March")  # type: ignore[union-attr]
        screen.press(Qt.Key.Key_Delete)
        assert len(rows(screen)) == 4
        assert screen.says("Removed: March on the spot")
        screen.press(Qt.Key.Key_Z, CTRL)
        screen.press(Qt.Key.Key_Z, CTRL)
        assert rows(screen) == before
        screen.press(Qt.Key.Key_Z, CTRL | SHIFT)
        assert [name[3:8] for name in rows(screen)][:2] == ["Slide", "March"]
        screen.press(Qt.Key.Key_D, CTRL)
        assert len(rows(screen)) == 6
        screen.click("Back")
        kept = open_catalogue(own_data_dir).sequence("sheet")
        assert [step.exercise for step in kept.steps][:3] == ["door_slide", "march", "march"]


def test_a_row_is_dragged_by_its_grip(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.sequences.editor.edit("sheet")
        screen.settle()
        steps = screen.app.sequences.editor.page._list
        first, third = steps._rows[0], steps._rows[2]
        grip = first._grip.geometry().center()
        below = first.mapFromGlobal(third.mapToGlobal(third.rect().center())) + grip - first.rect().center()
        below.setY(below.y() + 10)
        QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=grip)
        QTest.mouseMove(first, below)
        assert steps._line.isVisible()
        assert steps._line.height() == 2
        QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=below)
        screen.settle()
        assert [name[3:8] for name in rows(screen)][:3] == ["Slide", "PNF s", "March"]
        assert not steps._line.isVisible()


def test_a_shipped_one_is_copied_and_never_changed(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        shipped = screen.app.parts.catalogue.sequence("morning")
        screen.click("Sequences")
        screen.click("Copy and edit: Morning")
        screen.click("Back")
        files = screen.app.parts.catalogue
        assert files.sequence("morning") == shipped
        assert files.sequence("morning_mine").steps == shipped.steps
        screen.click("Delete: Morning (mine)")
        assert "morning_mine" not in files.sequence_ids
        screen.click("Undo")
        assert files.sequence("morning_mine").steps == shipped.steps


def test_what_is_not_saved_is_there_when_one_comes_back_and_when_the_program_ends(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.app.sequences.editor.edit("sheet")
        screen.settle()
        go_to_row(screen, 4)
        type_into(screen, "Bridge, Repetitions", "15")
        screen.click("Today")
        screen.click("Sequences")
        assert screen.page is screen.app.sequences.editor.page
        name = tab_to(screen, "Name of the sequence")
        QTest.keyClicks(name, " two")
        screen.app.end()
    kept = open_catalogue(own_data_dir).sequence("sheet")
    assert kept.steps[3] == Step("bridge", 2, reps=15, tempo_ms=4_000)
    assert kept.name.endswith("two")


def test_time_and_warnings_follow_every_change(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock, conditions="leg_pain_or_sciatica") as screen:
        screen.app.sequences.editor.edit("sheet")
        assert screen.says("9:36")
        assert screen.says("will be left out because you ticked")
        assert not screen.says("warms you up")
        type_into(screen, "March on the spot, Hold, seconds", "600")
        assert screen.says("18:36")
        assert screen.says("19 minutes: long for a morning, fine for a Sunday.")
        go_to_row(screen, 1)
        screen.press(Qt.Key.Key_Delete)
        assert screen.says("a minute of marching or walking first warms you up")


def test_every_wrong_field_of_an_exercise_is_complained_of_and_nothing_is_stored(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Sequences")
        screen.click("New exercise")
        type_into(screen, "Name", "Mine")
        use(screen, "Save")
        form = screen.app.sequences.exercises.page
        wrong = {key for key, label in form._complaints.items() if label.text()}
        assert wrong >= {"ready", "cue", "short_cue", "change", "feel", "care", "easier", "dose.sets", "dose.seconds"}
        assert "name" not in wrong
        assert all(form._complaints[key].text().startswith("This has to be") for key in wrong)
        assert not (own_data_dir / "exercises").exists()


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_picture_of_ones_own_is_kept_shown_on_the_stage_and_said(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, tmp_path: Path, ending: str
) -> None:
    photo = tmp_path / "Photo of ME.png"
    photo.write_bytes(a_picture(size=3_000 if ending == "png" else 100))
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Sequences")
        screen.click("Edit: Slide in the “door”")
        screen.app.sequences.exercises.show_picture(photo)
        type_into(screen, "What the picture shows", "")
        form = screen.app.sequences.exercises.page
        form._fields["picture_text"].show_value("")
        screen.click("Save")
        assert "picture shows" in form._complaints["picture_text"].text()
        type_into(screen, "What the picture shows", "The leg at the frame.")
        screen.click("Save")
        (kept,) = (own_data_dir / "pictures").iterdir()
        assert kept.stat().st_size < 2_000_000
        screen.app.before.ask("sheet")
        screen.go(75)
        (stage,) = [s for s in screen.app.sessions.page.findChildren(PictureStage) if s.isVisible()]
        assert (stage.accessibleName(), stage.accessibleDescription()) == (
            "Slide in the “door”",
            "The leg at the frame.",
        )
        middle = stage.grab().toImage().pixelColor(stage.rect().center())
        assert middle.name() == "#33aa77"
        screen.app.sessions.runner.command(Command.END)


def test_a_hostile_file_is_one_sentence_in_the_window(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, tmp_path: Path
) -> None:
    evil = tmp_path / "evil.stretch"
    evil.write_bytes(b"PK" + bytes(100))
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Sequences")
        screen.app.sequences.open_file(evil)
        screen.settle()
        shown = [label.text() for label in screen.window.findChildren(QLabel) if label.isVisible()]
        assert any("evil.stretch is no file of shared sequences" in text for text in shown)
        assert not (own_data_dir / "sequences").exists()


def test_a_name_from_somebody_else_is_no_markup(qapp: QApplication, own_data_dir: Path, clock: HandClock) -> None:
    with_the_sheet(own_data_dir)
    path = own_data_dir / "sequences" / "sheet.toml"
    path.write_text(path.read_text().replace("Frau", "<b>Frau</b>"))
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Sequences")
        labels = [label for label in screen.page.findChildren(QLabel) if "<b>" in label.text()]
        assert labels
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_a_second_space_on_keep_mine_takes_nothing_over(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, tmp_path: Path
) -> None:
    """What the keyboard is on does not change under it: it stays on the box, and what would come is said."""
    with_the_sheet(tmp_path / "there")
    share(open_catalogue(tmp_path / "there"), ["sheet"], tmp_path / "sheet.stretch")
    own = OwnFiles(with_the_sheet(own_data_dir))
    own.keep_sequence(replace(SHEET, about="Mine"))
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Sequences")
        screen.app.sequences.open_file(tmp_path / "sheet.stretch")
        assert "takes the place of yours" in screen.button("Take over").accessibleDescription()
        tab_to(screen, "Keep mine, and add copies")
        screen.press(Qt.Key.Key_Space)
        assert screen.says("a copy, yours stays as it is")
        screen.press(Qt.Key.Key_Space)
        assert screen.says("takes the place of yours")
        assert open_catalogue(own_data_dir).own_sequence_ids == {"sheet"}
        assert open_catalogue(own_data_dir).sequence("sheet").about == "Mine"


def test_what_is_worked_on_is_kept_when_a_file_is_opened_from_elsewhere(
    qapp: QApplication, own_data_dir: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The programme's page opens shared files on the list of sequences, past the editor that is open there."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    with_the_sheet(own_data_dir)
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Sequences")
        screen.click("Edit: Frau Köhler’s sheet")
        type_into(screen, "Name of the sequence", "From Dr Osei")
        screen.click("Programme")
        screen.app.programme.open_file_requested.emit()
        assert open_catalogue(own_data_dir).sequence("sheet").name == "From Dr Osei"
        assert screen.says("From Dr Osei")
        screen.click("New exercise")
        type_into(screen, "Name", "Towel slide")
        screen.click("Programme")
        screen.app.programme.open_file_requested.emit()
        assert screen.says("Save this exercise first, or leave it.")
        assert screen.app.sequences.exercises.page.raw["name"] == "Towel slide"


def test_an_exercise_that_is_not_saved_is_left_only_by_one_who_says_so(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Sequences")
        screen.click("New exercise")
        screen.click("Back")
        assert screen.says("Your own exercises")
        screen.click("New exercise")
        type_into(screen, "Name", "Towel slide")
        wires = screen.app.sequences.exercises
        screen.click("Back")
        assert wires.question.isVisible()
        screen.press(Qt.Key.Key_Escape)
        assert not wires.question.isVisible()
        assert wires.page.raw["name"] == "Towel slide"
        ends: list[str] = []
        assert wires.holds(lambda: ends.append("quit"))
        answer(screen, "Save")
        assert wires.is_open, "the rest of it is complained of first"
        assert not ends
        assert wires.holds(lambda: ends.append("quit"))
        answer(screen, "Leave without it")
        assert ends == ["quit"]
        assert not wires.holds(lambda: ends.append("again"))


def answer(screen: Screen, name: str) -> None:
    question = screen.app.sequences.exercises.question
    (button,) = [one for one in question.findChildren(QAbstractButton) if one.text() == name]
    button.click()
    screen.settle()


def test_what_the_command_line_changed_is_seen_and_not_written_over(
    qapp: QApplication, own_data_dir: Path, clock: HandClock
) -> None:
    own = OwnFiles(with_the_sheet(own_data_dir))
    with on_screen(qapp, own_data_dir, clock) as screen:
        screen.click("Sequences")
        own.keep_sequence(replace(SHEET, name="From the terminal"))
        screen.click("Today")
        screen.click("Sequences")
        screen.click("Edit: From the terminal")
        own.keep_sequence(replace(SHEET, name="Changed meanwhile"))
        type_into(screen, "Name of the sequence", "Mine")
        screen.press(Qt.Key.Key_S, CTRL)
        assert screen.says("Changed elsewhere meanwhile: yours is kept beside it.")
    names = {open_catalogue(own_data_dir).sequence(one).name for one in open_catalogue(own_data_dir).own_sequence_ids}
    assert names == {"Changed meanwhile", "Mine"}
