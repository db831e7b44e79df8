"""The drawing: within its bounds, mirrored exactly, lit where it works, with no more detail than its size bears."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage

from stretchtimer.core.figure.keyframes import FormName
from stretchtimer.core.figure.motion import Moment
from stretchtimer.ui.figure_colours import SkinTone, Theme
from stretchtimer.ui.figure_layers import fit
from stretchtimer.ui.figure_look import Detail, Look, detail_for
from stretchtimer.ui.figure_marks import Mark, reach
from stretchtimer.ui.figure_painter import FigurePainter
from tests.figures import figures, fitted_forms, forms
from tests.ui.drawn import (
    SNAPSHOTS,
    at,
    drawing,
    figure_look,
    largest_difference,
    mirrored,
    picture_of,
    unlike,
)

SIDED = [name for name, figure in figures().items() if figure.sided]
SNAPPED = (
    "seated_forward_fold",
    "standing_hamstring",
    "supine_strap",
    "lying_hamstring",
    "leg_swings",
    "foam_roller",
    "chair_hamstring",
    "desk_leg",
    "walking_lunge",
    "prasarita",
    "bird_dog",
    "russian_twist",
    "side_plank",
    "pallof_press",
)
ENOUGH_ALIKE = 0.004


@pytest.fixture(autouse=True)
def application(qapp: QGuiApplication) -> QGuiApplication:
    return qapp


@pytest.mark.parametrize(("name", "form", "leg_raise"), fitted_forms())
def test_every_path_lies_within_the_viewport(name: str, form: FormName, leg_raise: float | None) -> None:
    painted = drawing(name, form, figure_look(hair="bun"), leg_raise)
    motion = figures()[name].form(form).motion
    assert spilled(painted, (0, 1, 2, 3) if motion.kind == "alternate" else (0,)) == []


def test_a_path_outside_the_viewport_is_noticed() -> None:
    painted = drawing("bird_dog", "usual")
    x0, y0, x1, y1 = painted.viewport
    painted.viewport = (x0 + 40.0, y0, x1, y1)
    assert "lap 0 at 1.0" in spilled(painted)


def spilled(painted: FigurePainter, laps: Iterable[int] = (0,)) -> list[str]:
    """What of the drawing lies outside its viewport, and when."""
    x0, y0, x1, y1 = painted.viewport
    viewport = QRectF(x0, y0, x1 - x0, y1 - y0)
    still = [*painted.ground, *painted.back]
    found = [] if not still or viewport.contains(reach(still)) else ["ground"]
    for lap in laps:
        for i in range(21):
            moment = Moment(i / 20, lap, 1.0, 1.0, "press" if i < 10 else "closer")
            if not viewport.contains(reach(painted.body_marks(moment))):
                found.append(f"lap {lap} at {i / 20}")
    return found


@pytest.mark.parametrize(("name", "form"), forms())
def test_no_path_is_cut_off_by_its_layer(name: str, form: FormName) -> None:
    painted = drawing(name, form, figure_look(hair="bun"))
    place = fit(painted.viewport, 300, 200)
    for i in range(0, 21, 4):
        moment = Moment(i / 20, 0, 1.0, 1.0, "press" if i < 10 else "closer")
        frame = painted.frame(moment, place, 1.0)
        needed = place.transform().mapRect(reach(painted.body_marks(moment)))
        assert QRectF(frame.body.image.rect()).translated(frame.body.at.toPointF()).contains(needed)


@pytest.mark.parametrize("name", SIDED)
@pytest.mark.parametrize("depth", [0.0, 0.6, 1.0])
def test_left_is_the_mirror_image_of_right(name: str, depth: float) -> None:
    right, left = picture_of(name, depth), picture_of(name, depth, mirrored=True)
    assert largest_difference(left, mirrored(right)) <= 8
    assert largest_difference(left, right) > 100


@pytest.mark.parametrize("name", SNAPPED)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_figure_looks_as_it_did(name: str, theme: Theme, request: pytest.FixtureRequest) -> None:
    seen = picture_of(name, look=figure_look(theme))
    file = SNAPSHOTS / f"figure_{name}_{theme}.png"
    if request.config.getoption("--update-snapshots"):
        SNAPSHOTS.mkdir(exist_ok=True)
        seen.save(str(file))
    kept = QImage(str(file))
    assert not kept.isNull(), "no snapshot yet: run with --update-snapshots and look at it"
    assert unlike(seen, kept) < ENOUGH_ALIKE


def test_another_pose_is_not_taken_for_the_snapshot() -> None:
    assert (
        unlike(picture_of("chair_hamstring", 0.85), QImage(str(SNAPSHOTS / "figure_chair_hamstring_light.png"))) > 0.01
    )


@pytest.mark.parametrize("skin", ["light", "tan", "brown", "deep"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_skin_tones_differ(skin: SkinTone, theme: Theme) -> None:
    look = figure_look(theme, skin)
    others = {"light", "tan", "brown", "deep"} - {skin}
    mine = picture_of("chair_hamstring", look=look)
    for other in others:
        theirs = picture_of("chair_hamstring", look=figure_look(theme, other))
        assert unlike(mine, theirs, 15) > 0.002


def test_a_bun_is_seen() -> None:
    assert unlike(picture_of("uttanasana", 0.0), picture_of("uttanasana", 0.0, look=figure_look(hair="bun"))) > 0.0005


def test_small_figures_leave_out_what_would_blur() -> None:
    full, plain, bare = (
        len(drawing("supine_strap", look=Look(figure_look().colours, detail=detail)).body_marks(at(1.0)))
        for detail in (Detail.FULL, Detail.PLAIN, Detail.BARE)
    )
    assert full > plain > bare
    assert [detail_for(height) for height in (200, 89, 47)] == [Detail.FULL, Detail.PLAIN, Detail.BARE]


def test_the_muscle_that_works_is_lit_and_a_ghosts_is_not() -> None:
    colours = figure_look().colours
    lit = [mark for mark in drawing("supine_strap").body_marks(at(1.0)) if mark.colour == colours.muscle]
    ghost = [mark for mark in drawing("supine_strap", "ghost").body_marks(at(1.0)) if mark.colour == colours.muscle]
    assert [mark.opacity for mark in lit] == [1.0]
    assert ghost == []


def test_the_working_leg_takes_turns_with_the_lit_muscle() -> None:
    colours = figure_look().colours
    marks = drawing("high_knees").body_marks(at(1.0, lap=2))
    assert [mark.opacity for mark in marks if mark.colour == colours.muscle_far] == [1.0]
    assert not [mark for mark in marks if mark.colour == colours.muscle and mark.opacity > 0.05]


def test_breathing_in_widens_the_chest() -> None:
    painted = drawing("uttanasana")
    still, full = (reach(painted.body_marks(Moment(0.0, breath=breath))) for breath in (0.0, 1.0))
    assert full.width() >= still.width()
    assert unlike_marks(painted.body_marks(Moment(breath=0.0)), painted.body_marks(Moment(breath=1.0)))


def unlike_marks(a: list[Mark], b: list[Mark]) -> bool:
    return any(one.path != other.path for one, other in zip(a, b, strict=True))
