"""What the library says: everything has its name, and every shipped exercise its lines."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.conditions import Condition
from stretchtimer.core.exercise import Dose, Exercise, FirstHour, Kit, Place, Position, Side, Sides, Technique
from stretchtimer.core.figure.keyframes import Muscle
from stretchtimer.core.library import ALL_CHIPS, GROUPS, Facet, Fit, MuscleGroup
from stretchtimer.words import figure_words
from stretchtimer.words import library_words as words
from tests.examples import an_exercise
from tests.figures import RESOURCES, figures

CATALOGUE = Catalogue(RESOURCES, Path("/nowhere"))
SHIPPED = [CATALOGUE.exercise(exercise_id) for exercise_id in CATALOGUE.exercise_ids]


@pytest.mark.parametrize(
    ("enum", "named"),
    [
        (Facet, words.FACETS),
        (Fit, words.FITS),
        (Place, words.PLACES),
        (Position, figure_words.POSITIONS),
        (Technique, words.TECHNIQUES),
        (MuscleGroup, words.MUSCLE_GROUPS),
        (Kit, words.SHORT_KIT),
    ],
)
def test_every_member_has_a_name_of_its_own(enum: type[StrEnum], named: Mapping[StrEnum, str]) -> None:
    assert set(named) == set(enum)
    assert len(set(named.values())) == len(named)


def test_every_chip_can_be_told_from_the_others() -> None:
    assert len({(chip.facet, words.chip_name(chip)) for chip in ALL_CHIPS}) == len(ALL_CHIPS)


def test_everything_a_figure_lights_or_shows_wrong_has_its_word() -> None:
    assert set(figure_words.LIT) == set(get_args(Muscle))
    for figure in figures().values():
        assert figure_words.lit_line(figure.highlight)
        if figure.ghost:
            assert figure.fault in words.FAULTS, figure.exercise_id
    assert figure_words.lit_line(()) == ""
    assert words.fault_name("unheard_of") == "A common fault."


@pytest.mark.parametrize("exercise", SHIPPED, ids=lambda exercise: exercise.id)
def test_every_shipped_exercise_has_its_lines(exercise: Exercise) -> None:
    named = (*exercise.muscles.stretched, *exercise.muscles.worked)
    assert set(named) <= set(words.MUSCLES), "its muscles have words"
    assert set(named) <= set(GROUPS), "and a chip"
    said = (
        words.card_line(exercise),
        words.kind_line(exercise),
        words.amount_line(exercise),
        words.dose_line(exercise),
        words.card_description(exercise),
        figure_words.figure_description(exercise, Side.LEFT),
        *words.muscle_lines(exercise),
    )
    for line in said:
        assert line
        assert "{" not in line
        assert line[0].isupper() or line[0].isdigit()


def test_hold_sides_and_kit_are_said_shortly() -> None:
    strap = an_exercise(sides=Sides.EACH, kit=(Kit.MAT, Kit.STRAP), dose=Dose((2, 4), (15, 30)))
    assert words.card_line(strap) == "Each side, strap"
    assert words.amount_line(strap) == "Hold 15–30 s, each side. Mat, strap."
    assert words.dose_line(strap) == "2–4 sets. Hold 15–30 s, each side."
    counted = an_exercise(technique=Technique.REPS, kit=(), dose=Dose((1, 1), None, (8, 8), 3_000))
    assert words.card_line(counted) == "No kit"
    assert words.amount_line(counted) == "8 times."
    assert words.dose_line(counted) == "1 set. 8 times."


def test_ones_own_conditions_come_first_and_stand_out() -> None:
    both = frozenset({Condition.KNEE, Condition.ACUTE_HAMSTRING_STRAIN})
    exercise = an_exercise(avoid=both, first_hour=FirstHour.NO)
    lines = words.avoid_lines(exercise, frozenset({Condition.KNEE, Condition.PREGNANCY}))
    assert lines == (
        ("Knee pain or a knee replacement", True),
        ("Fresh hamstring strain", False),
        ("The first hour after getting up.", False),
    )
    told = words.not_for_you(exercise, frozenset({Condition.KNEE, Condition.PREGNANCY}))
    assert told == "Not for you now. You ticked: knee pain or a knee replacement."
    assert words.not_for_you(exercise, frozenset({Condition.PREGNANCY})) == ""


def test_the_picture_is_described_by_position_side_and_what_to_do() -> None:
    exercise = an_exercise(sides=Sides.EACH)
    assert figure_words.figure_description(exercise, Side.LEFT) == "Lying, left side. Lift the leg."
    assert figure_words.figure_description(exercise, Side.BOTH) == "Lying. Lift the leg."


def test_nothing_found_says_what_was_looked_for() -> None:
    assert words.nothing_found(" xyz ") == "No exercise matches “xyz”."
    assert words.nothing_found("") == "No exercise has all of that."


def test_kit_that_is_not_ticked_is_named() -> None:
    exercise = an_exercise(kit=(Kit.MAT, Kit.STRAP))
    assert words.missing_kit_line(exercise, frozenset({Kit.MAT})) == "Not ticked as at hand: strap, belt or towel."
    assert words.missing_kit_line(exercise, frozenset(Kit)) == ""
