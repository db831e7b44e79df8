"""What stands beside the figures on the sheet of all of them."""

from stretchtimer.core.figure.keyframes import Figure
from stretchtimer.words.language import N_, _
from stretchtimer.words.library_words import lit_line

TEST_POSITIONS = {
    "test_chair_sit_and_reach": N_("Test: chair sit-and-reach"),
    "test_fingertip_to_floor": N_("Test: fingertips to the floor"),
    "test_knee_extension": N_("Test: knee straightening from 90-90"),
    "test_sit_and_reach": N_("Test: sit-and-reach"),
    "test_straight_leg_raise": N_("Test: straight leg raise"),
}


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
    return _("Each side: {muscles}").format(muscles=lit[:1].lower() + lit[1:]) if figure.sided and lit else lit


def figure_title(figure_id: str, exercise_name: str) -> str:
    """The exercise's name; a test position has none in a file."""
    return _(TEST_POSITIONS[figure_id]) if figure_id in TEST_POSITIONS else exercise_name or figure_id


def settings_labels() -> tuple[str, str]:
    """The last place of the sheet: what of the figure can be chosen."""
    return _("As you choose in Settings"), _("Four skin tones, hair short or in a bun")
