"""What others reach: only with source and protocol, for the right people, and never as a verdict."""

import pytest

from stretchtimer.core.measure import SCALES, Kind, Protocol
from stretchtimer.core.norms import NORMS, norm
from stretchtimer.words.verdict_words import norm_text

REACH, BOX = Kind.SIT_AND_REACH, Protocol.CSEP_26


@pytest.mark.parametrize(
    ("sex", "age", "mean"),
    [
        ("male", 5, None),
        ("male", 6, -2.1),
        ("male", 14, -2.1),
        ("male", 15, -1.6),
        ("male", 19, -1.6),
        ("male", 20, -2.1),
        ("male", 79, -2.1),
        ("male", 80, None),
        ("female", 40, 3.3),
        ("female", 15, 5.8),
        ("unknown", 40, None),
        ("male", None, None),
    ],
)
def test_the_box_of_the_canadian_survey(sex: str, age: int | None, mean: float | None) -> None:
    found = norm(REACH, BOX, sex, age)
    assert (None if found is None else pytest.approx(found.mean)) == mean


@pytest.mark.parametrize(("age", "there"), [(17, False), (18, True), (24, True), (25, False)])
def test_the_knee_extension_of_one_trial(age: int, there: bool) -> None:
    assert (norm(Kind.KNEE_EXTENSION, Protocol.PHONE, "male", age) is not None) == there


def test_a_norm_is_for_its_own_protocol_only() -> None:
    assert norm(REACH, Protocol.TOE_LINE, "male", 40) is None
    assert norm(Kind.LEG_RAISE, Protocol.PHONE, "male", 40) is None


def test_each_says_group_protocol_and_source_and_no_more() -> None:
    found = norm(REACH, BOX, "female", 40)
    assert found is not None
    assert norm_text(found, "cm") == (
        "Women aged 6 to 79 average +3.3 cm (box, 26 cm at the soles; "
        "Statistics Canada, Canadian Health Measures Survey 2007–2009 (82-625-x))."
    )
    assert "+1.3 in" in norm_text(found, "in")
    for one in NORMS:
        text = norm_text(one, "cm")
        assert one.protocol in SCALES[one.kind]
        assert one.source in text
        assert "tight" not in text.lower()
    assert "give or take 9.1°" in norm_text(NORMS[4], "cm")
