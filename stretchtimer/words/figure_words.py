"""What a drawn figure shows, in words: for who cannot see it, and beside the figures on the sheet of all of them."""

from collections.abc import Iterable

from stretchtimer.core.exercise import Exercise, Position, Side, Sides
from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.words.case import lower_first
from stretchtimer.words.language import N_, _
from stretchtimer.words.lists import listed

POSITIONS = {
    Position.STANDING: N_("Standing"),
    Position.SITTING: N_("Sitting"),
    Position.FLOOR_SITTING: N_("Sitting on the floor"),
    Position.LYING: N_("Lying"),
    Position.KNEELING: N_("Kneeling"),
}

LIT = {
    "hamstrings": N_("Hamstrings"),
    "quads": N_("Front of the thigh"),
    "calves": N_("Calves"),
    "glutes": N_("Buttocks"),
    "lower_back": N_("Lower back"),
    "core": N_("Abdominals"),
    "obliques": N_("Obliques"),
}
"""What the figure lights up."""

SIDE_POSITIONS = {Side.LEFT: N_("left side"), Side.RIGHT: N_("right side")}

TEST_POSITIONS = {
    "test_chair_sit_and_reach": N_("Test: chair sit-and-reach"),
    "test_fingertip_to_floor": N_("Test: fingertips to the floor"),
    "test_knee_extension": N_("Test: knee straightening from 90-90"),
    "test_sit_and_reach": N_("Test: sit-and-reach"),
    "test_straight_leg_raise": N_("Test: straight leg raise"),
}


def position_name(exercise: Exercise) -> str:
    return _(POSITIONS[exercise.position])


def figure_description(exercise: Exercise, side: Side, gentle: bool = False) -> str:
    """What the picture shows: position, side, and what to do."""
    where = [position_name(exercise)]
    if exercise.sides is Sides.EACH and side in SIDE_POSITIONS:
        where.append(_(SIDE_POSITIONS[side]))
    return f"{listed(where)}. {exercise.easier if gentle else exercise.cue}"


def lit_line(highlight: Iterable[str]) -> str:
    """Which muscles are lit in the figure."""
    names = [_(LIT[muscle]) for muscle in highlight]
    return listed((*names[:1], *map(lower_first, names[1:])))


def sheet_title() -> tuple[str, str]:
    """The heading, and the line below it."""
    return (
        _("StretchTimer figures"),
        _("Start and full pose of everything that is drawn. The lit muscle is the one you should feel."),
    )


def pose_labels() -> tuple[str, str]:
    return _("start"), _("full")


def lit_caption(figure: Figure) -> str:
    """Whether it has sides, and which muscle is lit."""
    lit = lit_line(figure.highlight)
    return _("Each side: {muscles}").format(muscles=lower_first(lit)) if figure.sided and lit else lit


def figure_title(figure_id: str, exercise_name: str) -> str:
    """The exercise's name; a test position has none in a file."""
    return _(TEST_POSITIONS[figure_id]) if figure_id in TEST_POSITIONS else exercise_name or figure_id


def settings_labels() -> tuple[str, str]:
    """The last place of the sheet: what of the figure can be chosen."""
    return _("As you choose in Settings"), _("Four skin tones, hair short or in a bun")
