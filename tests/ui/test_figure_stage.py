"""The stage paints only what changes, keeps to its memory, and tells a screen reader what it shows."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stretchtimer.core.exercise import Side
from stretchtimer.core.figure.motion import breath_at
from stretchtimer.core.plan import PhaseKind
from stretchtimer.ui.figure_frames import BUDGET_BYTES
from stretchtimer.ui.figure_stage import FigureStage
from stretchtimer.ui.figure_thumbnails import BUDGET_BYTES as THUMBNAIL_BYTES
from stretchtimer.ui.figure_thumbnails import FigureThumbnails
from tests.figures import figures, rig
from tests.ui.drawn import figure_look, largest_difference, mirrored, seen_on, shapes, unlike

STAGE = (338, 170)


class CountedStage(FigureStage):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


@pytest.fixture
def stage(qtbot: QtBot) -> CountedStage:
    widget = CountedStage(rig(), shapes(), figure_look())
    qtbot.addWidget(widget)
    widget.resize(*STAGE)
    widget.show_figure(figures()["chair_hamstring"])
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def settle() -> None:
    QApplication.processEvents()


def test_it_moves_into_the_stretch(stage: CountedStage) -> None:
    stage.show_instant(PhaseKind.HOLD, 0)
    start = seen_on(stage)
    stage.show_instant(PhaseKind.HOLD, 2400)
    assert unlike(start, seen_on(stage)) > 0.01


def test_nothing_is_painted_while_nothing_moves(stage: CountedStage, qtbot: QtBot) -> None:
    stage.show_instant(PhaseKind.HOLD, 5000)
    settle()
    painted = stage.paints
    for ms in range(5000, 6000, 40):
        stage.show_instant(PhaseKind.HOLD, ms)
        settle()
    assert stage.paints == painted


def test_nothing_is_painted_while_hidden(stage: CountedStage, qtbot: QtBot) -> None:
    stage.hide()
    painted, kept = stage.paints, stage.kept_bytes
    for phase in (PhaseKind.PREPARE, PhaseKind.HOLD):
        for ms in range(0, 3000, 40):
            stage.show_instant(phase, ms)
            settle()
    assert stage.paints == painted
    assert stage.kept_bytes == kept


def test_nothing_is_painted_ahead_while_its_window_is_minimised(stage: CountedStage, qtbot: QtBot) -> None:
    stage.show_instant(PhaseKind.PREPARE, 0)
    settle()
    kept = stage.kept_bytes
    stage.showMinimized()
    for _again in range(10):
        stage.show_instant(PhaseKind.PREPARE, 0)
    assert stage.kept_bytes == kept
    stage.showNormal()
    stage.show_instant(PhaseKind.PREPARE, 0)
    assert stage.kept_bytes > kept


def test_frames_are_ready_when_the_hold_begins_and_stay_within_their_budget(stage: CountedStage, qtbot: QtBot) -> None:
    for ms in range(0, 5000, 40):
        stage.show_instant(PhaseKind.PREPARE, ms)
        settle()
    ready = stage.kept_bytes
    for ms in range(0, 14_000, 40):
        stage.show_instant(PhaseKind.HOLD, ms, breath_at(ms))
        settle()
    assert 0 < ready == stage.kept_bytes <= BUDGET_BYTES
    stage.drop_frames()
    assert stage.kept_bytes == 0


def test_a_large_stage_keeps_what_fits_and_paints_the_rest(stage: CountedStage, qtbot: QtBot) -> None:
    stage.resize(1600, 900)
    for ms in range(0, 3200, 40):
        stage.show_instant(PhaseKind.PREPARE, ms)
        settle()
    assert stage.kept_bytes <= BUDGET_BYTES


def test_the_left_side_mirrors_also_the_frames_that_are_kept(stage: CountedStage, qtbot: QtBot) -> None:
    stage.show_instant(PhaseKind.HOLD, 2400)
    settle()
    right = seen_on(stage)
    stage.show_figure(figures()["chair_hamstring"], Side.LEFT)
    left = seen_on(stage)
    assert largest_difference(left, mirrored(right)) <= 8
    stage.show_figure(figures()["chair_hamstring"], Side.RIGHT)
    assert largest_difference(seen_on(stage), right) == 0


def test_the_right_side_plank_is_seen_on_its_right_arm(stage: CountedStage) -> None:
    """Who faces us and rests on the right arm has the head on our left."""
    stage.show_figure(figures()["side_plank"], Side.RIGHT)
    stage.show_instant(PhaseKind.HOLD, 2400)
    right = seen_on(stage)
    stage.show_figure(figures()["side_plank"], Side.LEFT)
    left = seen_on(stage)
    assert largest_difference(left, mirrored(right)) <= 8
    hair = figure_look().colours.hair.rgb()
    assert mean_x(right, hair) < STAGE[0] / 2 < mean_x(left, hair)


def mean_x(image: QImage, colour: int) -> float:
    found = [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == colour]
    return sum(found) / len(found)


def test_what_works_both_sides_always_faces_right(stage: CountedStage) -> None:
    stage.show_figure(figures()["plank"], Side.BOTH)
    both = seen_on(stage)
    stage.show_figure(figures()["plank"], Side.LEFT)
    assert largest_difference(both, seen_on(stage)) == 0


def test_a_change_of_side_shows_the_old_side_leaving(stage: CountedStage) -> None:
    stage.show_figure(figures()["chair_hamstring"], Side.LEFT)
    stage.show_instant(PhaseKind.CHANGE_SIDE, 0)
    leaving = seen_on(stage)
    stage.show_instant(PhaseKind.CHANGE_SIDE, 5000)
    arrived = seen_on(stage)
    stage.show_figure(figures()["chair_hamstring"], Side.RIGHT)
    stage.show_instant(PhaseKind.HOLD, 2400)
    assert largest_difference(leaving, seen_on(stage)) <= 8
    stage.show_figure(figures()["chair_hamstring"], Side.LEFT)
    stage.show_instant(PhaseKind.PREPARE, 0)
    assert largest_difference(arrived, seen_on(stage)) <= 8


def test_reduced_motion_cuts_from_start_to_full(stage: CountedStage, qtbot: QtBot) -> None:
    stage.show_reduced_motion(True)
    stage.show_instant(PhaseKind.HOLD, 0)
    settle()
    painted = stage.paints
    for ms in range(0, 12_000, 40):
        stage.show_instant(PhaseKind.HOLD, ms, breath_at(ms))
        settle()
    assert stage.paints == painted + 1


def test_easing_off_shows_the_gentler_form(stage: CountedStage) -> None:
    stage.show_instant(PhaseKind.HOLD, 2400)
    usual = seen_on(stage)
    stage.show_figure(figures()["chair_hamstring"], form="easier")
    assert unlike(usual, seen_on(stage)) > 0.01


def test_a_screen_reader_finds_a_picture_with_its_words(stage: CountedStage) -> None:
    stage.show_spoken("Chair hamstring stretch", "Sitting, right side. Lean forward with a straight back.")
    found = QAccessible.queryAccessibleInterface(stage)
    assert found.role() == QAccessible.Role.Graphic
    assert found.text(QAccessible.Text.Name) == "Chair hamstring stretch"
    assert found.text(QAccessible.Text.Description).startswith("Sitting, right side.")


def test_another_look_is_painted_at_once(stage: CountedStage) -> None:
    light = seen_on(stage)
    stage.show_look(figure_look("dark", "deep"))
    assert unlike(light, seen_on(stage)) > 0.5


def test_a_stage_without_a_figure_is_an_empty_stage(qtbot: QtBot) -> None:
    widget = FigureStage(rig(), shapes(), figure_look())
    qtbot.addWidget(widget)
    widget.resize(*STAGE)
    widget.show_instant(PhaseKind.HOLD, 1000)
    colour = seen_on(widget).pixelColor(10, 10)
    assert colour == figure_look().colours.stage


def test_the_preview_moves_by_itself(stage: CountedStage) -> None:
    stage.show_preview(0)
    start = seen_on(stage)
    stage.show_preview(6000)
    assert unlike(start, seen_on(stage)) > 0.01


def test_a_thumbnail_is_painted_once_for_its_size_and_look(qapp: object) -> None:
    kept = FigureThumbnails(rig(), shapes())
    figure, size = figures()["plank"], QSize(96, 60)
    one = kept.thumbnail(figure, size, figure_look())
    assert one is kept.thumbnail(figure, QSize(96, 60), figure_look())
    assert one is not kept.thumbnail(figure, size, figure_look("dark"))
    assert kept.thumbnail(figure, size, figure_look(), ratio=2.0).size() == QSize(192, 120)


def test_thumbnails_of_sizes_gone_by_are_forgotten(qapp: object) -> None:
    kept = FigureThumbnails(rig(), shapes())
    first = kept.thumbnail(figures()["plank"], QSize(300, 200), figure_look())
    for width in range(301, 340):
        kept.thumbnail(figures()["plank"], QSize(width, 200), figure_look())
        assert kept.kept_bytes <= THUMBNAIL_BYTES
    assert kept.thumbnail(figures()["plank"], QSize(300, 200), figure_look()) is not first
    assert BUDGET_BYTES + THUMBNAIL_BYTES <= 30_000_000


def test_a_stage_of_no_size_paints_nothing(stage: CountedStage) -> None:
    stage.resize(3, 3)
    stage.show_instant(PhaseKind.PREPARE, 40)
    stage.show_instant(PhaseKind.HOLD, 40)
    assert seen_on(stage).width() == 3
    assert stage.kept_bytes == 0
