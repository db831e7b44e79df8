"""The doses and cautions of the sheet, in words."""

import pytest

from stretchtimer.core.exercise import Side
from stretchtimer.core.report import ActivityLine
from stretchtimer.core.sequence import Step, Substitute
from stretchtimer.words.report_words import activity_text
from stretchtimer.words.sheet_words import (
    ALL,
    CARE,
    CUE_AND_CARE,
    NOTHING,
    SHORT,
    USUAL,
    avoid_line,
    dose_line,
    first_hour_line,
    text_of,
)
from tests.core.test_sheet import sheet_of


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step("fold", seconds=20), "20 s"),
        (Step("fold", sets=3, seconds=20), "3 × 20 s"),
        (Step("fold", seconds=120), "2 min"),
        (Step("fold", sets=2, seconds=20, rest_s=60), "2 × 20 s, rest 60 s"),
        (Step("fold", seconds=20, rest_s=60), "20 s"),
        (Step("strap", sets=2, seconds=30), "2 × 30 s, each leg, right first"),
        (Step("strap", sets=2, seconds=30, first_side=Side.LEFT), "2 × 30 s, each leg, left first"),
        (Step("strap", sets=2, seconds=30, first_side=Side.LEFT, one_side=True), "2 × 30 s, left leg only"),
        (Step("strap", seconds=30, one_side=True), "30 s, right leg only"),
        (Step("strap", sets=2, seconds=30, extra_set=Side.RIGHT), "Right 3 ×, left 2 × 30 s"),
        (Step("march", seconds=45), "45 s, left and right in turn"),
        (Step("bridge", sets=2, reps=8), "2 × 8 repetitions of 2 s"),
        (Step("bridge", reps=1, tempo_ms=1_500), "1 repetition of 1.5 s"),
        (
            Step("press", seconds=20),
            "(10 s easing in, 6 s pressing, 2 s letting go, 20 s further), each leg, right first",
        ),
    ],
)
def test_a_dose_is_said_in_a_line(step: Step, said: str) -> None:
    assert dose_line(sheet_of(step).steps[0]) == said


def test_cautions_name_the_steps() -> None:
    names = ("round", "fold", "round", "hard", "hard")
    sheet = sheet_of(*(Step(name, seconds=20) for name in names))
    assert avoid_line(sheet) == "Pregnancy (1, 3–5); knee pain or a knee replacement (4, 5)."
    assert avoid_line(sheet_of(Step("hard", seconds=20))).startswith("Pregnancy (all)")
    assert avoid_line(sheet_of(Step("fold", seconds=20))) == ""


def test_what_to_do_in_the_first_hour_is_one_line() -> None:
    steps = (
        Step("march", seconds=60, only_first_hour=True),
        Step("round", seconds=20, first_hour=Substitute("fold", seconds=20)),
    )
    assert first_hour_line(sheet_of(*steps)) == "Begin with March; “Fold” in place of “Round”."
    assert first_hour_line(sheet_of(Step("fold", seconds=20))) == ""


def test_care_stays_as_long_as_anything_is_said() -> None:
    (step,) = sheet_of(Step("strap", seconds=20)).steps
    for amount in (ALL, USUAL, SHORT, CUE_AND_CARE, CARE):
        assert ("Take care:", "Nobody in particular.") in text_of(step, amount)
    assert text_of(step, NOTHING) == ()


def test_a_name_that_reads_the_other_way_does_not_turn_the_line_around_it() -> None:
    hebrew = "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET}"
    assert activity_text(ActivityLine(f"{hebrew} 5", 4, 6)) == f"\u2068{hebrew} 5\u2069: 4 at first, 6 now"
    assert activity_text(ActivityLine("Socks", 4, 6)) == "Socks: 4 at first, 6 now"
