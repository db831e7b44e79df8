"""The breathing cue: a hold is whole breaths where it can be, and always ends with a whole out-breath."""

from datetime import time
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.breathing import (
    BOX_4444,
    EASY_3_4,
    FOUR_SEVEN_EIGHT,
    PATTERNS,
    RELAX_4_6,
    SHORTEST_IN_MS,
    Breath,
    BreathPart,
    Pattern,
    breath_at,
    fitting_pattern,
    obstacle,
    pattern_for,
)
from stretchtimer.core.conditions import Condition

part_ms = st.integers(200, 8_000)
pause_ms = st.just(0) | st.integers(200, 8_000)
patterns = st.sampled_from((RELAX_4_6, EASY_3_4)) | st.builds(
    Pattern, id=st.just("any"), in_ms=part_ms, hold_ms=pause_ms, out_ms=part_ms, empty_ms=pause_ms
)
holds_ms = st.integers(1, 120_000)


def walk(pattern: Pattern, hold_ms: int) -> list[Breath]:
    """The parts of a hold, each at its first instant, found by stepping from one part's end to the next."""
    found, elapsed_ms = [], 0
    while elapsed_ms < hold_ms:
        breath = breath_at(pattern, hold_ms, elapsed_ms)
        found.append(breath)
        elapsed_ms += breath.length_ms
    return found


@given(patterns, holds_ms)
def test_the_parts_cover_the_hold_without_a_gap(pattern: Pattern, hold_ms: int) -> None:
    parts = walk(pattern, hold_ms)
    assert all(breath.elapsed_ms == 0 for breath in parts)
    assert sum(breath.length_ms for breath in parts) == hold_ms


@given(patterns, holds_ms, st.data())
def test_inside_a_part_only_its_elapsed_time_moves(pattern: Pattern, hold_ms: int, data: st.DataObject) -> None:
    elapsed_ms = data.draw(st.integers(0, hold_ms - 1))
    here = breath_at(pattern, hold_ms, elapsed_ms)
    began = breath_at(pattern, hold_ms, elapsed_ms - here.elapsed_ms)
    assert (here.number, here.part, here.length_ms) == (began.number, began.part, began.length_ms)
    assert 0 <= here.elapsed_ms < here.length_ms
    assert 0 <= here.fraction < 1


@given(patterns, holds_ms)
def test_breaths_are_numbered_from_nought_without_a_gap(pattern: Pattern, hold_ms: int) -> None:
    numbers = [breath.number for breath in walk(pattern, hold_ms)]
    assert numbers[0] == 0
    assert all(later - earlier in (0, 1) for earlier, later in pairwise(numbers))
    assert numbers[-1] == -(-hold_ms // pattern.cycle_ms) - 1


@given(patterns, holds_ms)
def test_every_breath_but_the_first_is_whole_and_the_last_one_ends_the_hold(pattern: Pattern, hold_ms: int) -> None:
    parts = walk(pattern, hold_ms)
    whole = list(pattern.parts())
    for number, of_breath in groupby(parts, key=lambda breath: breath.number):
        assert number == 0 or [(b.part, b.length_ms) for b in of_breath] == whole
    if hold_ms >= pattern.cycle_ms:
        ending = [(b.part, b.length_ms) for b in parts[-2 if pattern.empty_ms else -1 :]]
        assert ending[0] == (BreathPart.OUT, pattern.out_ms)
        assert ending[1:] == ([(BreathPart.EMPTY, pattern.empty_ms)] if pattern.empty_ms else [])


@given(patterns, st.integers(1, 12))
def test_a_hold_of_whole_breaths_starts_with_a_whole_breath(pattern: Pattern, breaths: int) -> None:
    parts = walk(pattern, breaths * pattern.cycle_ms)
    assert [(b.part, b.length_ms) for b in parts] == list(pattern.parts()) * breaths


@given(patterns, holds_ms)
def test_any_other_hold_starts_with_a_shortened_breath(pattern: Pattern, hold_ms: int) -> None:
    over_ms = hold_ms % pattern.cycle_ms
    if over_ms:
        first = [breath for breath in walk(pattern, hold_ms) if breath.number == 0]
        assert sum(breath.length_ms for breath in first) == over_ms
        assert BreathPart.OUT in {breath.part for breath in first}
        assert all(b.length_ms >= SHORTEST_IN_MS for b in first if b.part is BreathPart.IN)


@given(patterns, holds_ms)
def test_the_lungs_neither_overflow_nor_jump(pattern: Pattern, hold_ms: int) -> None:
    full_at_end = {BreathPart.IN: 1.0, BreathPart.HOLD: 1.0, BreathPart.OUT: 0.0, BreathPart.EMPTY: 0.0}
    parts, elapsed_ms = walk(pattern, hold_ms), 0
    for i, breath in enumerate(parts):
        if i:
            assert breath.lungs == full_at_end[parts[i - 1].part]
        last = breath_at(pattern, hold_ms, elapsed_ms + breath.length_ms - 1)
        assert 0 <= last.lungs <= 1
        assert abs(last.lungs - full_at_end[breath.part]) <= 1 / breath.length_ms + 1e-9
        elapsed_ms += breath.length_ms


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (15, EASY_3_4),
        (20, RELAX_4_6),
        (30, RELAX_4_6),
        (45, EASY_3_4),
        (60, RELAX_4_6),  # both would do: the preferred one
        (25, RELAX_4_6),  # neither does
    ],
)
def test_the_usual_holds_are_whole_breaths_four_in_six_out_where_that_fits(seconds: int, expected: Pattern) -> None:
    assert pattern_for(seconds * 1000) is expected


@pytest.mark.parametrize("seconds", [15, 20, 30, 45, 60])
def test_the_usual_holds_have_no_shortened_breath(seconds: int) -> None:
    pattern = pattern_for(seconds * 1000)
    first = breath_at(pattern, seconds * 1000, 0)
    assert (first.part, first.length_ms) == (BreathPart.IN, pattern.in_ms)


def test_another_preferred_pattern_is_kept_where_it_fits() -> None:
    box = Pattern("box", 4_000, 4_000, 4_000, 4_000)
    assert pattern_for(32_000, box) is box
    assert pattern_for(15_000, box) is EASY_3_4
    assert pattern_for(17_000, box) is box


@pytest.mark.parametrize(
    ("over_ms", "parts"),
    [
        (2_499, [(BreathPart.OUT, 2_499)]),  # not a whole second to breathe in
        (2_500, [(BreathPart.IN, 1_000), (BreathPart.OUT, 1_500)]),
        (5_000, [(BreathPart.IN, 2_000), (BreathPart.OUT, 3_000)]),
        (9_999, [(BreathPart.IN, 3_999), (BreathPart.OUT, 6_000)]),
    ],
)
def test_a_breath_too_short_to_breathe_in_is_only_its_out_breath(
    over_ms: int, parts: list[tuple[BreathPart, int]]
) -> None:
    first = [breath for breath in walk(RELAX_4_6, 20_000 + over_ms) if breath.number == 0]
    assert [(breath.part, breath.length_ms) for breath in first] == parts


def test_a_part_of_no_length_is_left_out_and_pauses_have_their_place() -> None:
    paused = Pattern("paused", 3_000, 1_000, 4_000, 2_000)
    assert [breath.part for breath in walk(paused, 10_000)] == list(BreathPart)
    assert {breath.part for breath in walk(RELAX_4_6, 20_000)} == {BreathPart.IN, BreathPart.OUT}


def test_four_in_six_out_second_by_second() -> None:
    seen = [breath_at(RELAX_4_6, 20_000, ms) for ms in (0, 3_999, 4_000, 9_999, 10_000, 19_999)]
    assert [(b.number, b.part, b.elapsed_ms) for b in seen] == [
        (0, BreathPart.IN, 0),
        (0, BreathPart.IN, 3_999),
        (0, BreathPart.OUT, 0),
        (0, BreathPart.OUT, 5_999),
        (1, BreathPart.IN, 0),
        (1, BreathPart.OUT, 5_999),
    ]


NIGHT = time(21, 0)


def test_the_patterns_are_those_of_the_reference() -> None:
    """In, hold, out, wait, in seconds."""
    lengths = {
        pattern.id: tuple(ms / 1000 for ms in (pattern.in_ms, pattern.hold_ms, pattern.out_ms, pattern.empty_ms))
        for pattern in PATTERNS.values()
    }
    assert lengths == {
        "relax_4_6": (4, 0, 6, 0),
        "easy_3_4": (3, 0, 4.5, 0),
        "long_out_3_7": (3, 0, 7, 0),
        "coherent_55": (5.5, 0, 5.5, 0),
        "even_5_5": (5, 0, 5, 0),
        "box_4444": (4, 4, 4, 4),
        "478": (4, 7, 8, 0),
    }
    assert {key: pattern.id for key, pattern in PATTERNS.items()} == {key: key for key in PATTERNS}
    assert [pattern.id for pattern in PATTERNS.values() if pattern.holds_breath] == ["box_4444", "478"]


OFF = {Condition.PRESSURE_OR_DIZZY, Condition.PREGNANCY, Condition.HEART_LUNG}


@pytest.mark.parametrize("condition", Condition)
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=lambda pattern: pattern.id)
def test_the_breath_is_not_held_by_who_should_not(pattern: Pattern, condition: Condition) -> None:
    kept = not (pattern.holds_breath and condition in OFF)
    assert fitting_pattern(pattern, {condition}, NIGHT) is (pattern if kept else RELAX_4_6)
    said = obstacle(pattern, {condition}, NIGHT)
    assert (said is None) is kept
    assert said is None or said.values == {"condition": condition.value}


def test_four_seven_eight_is_for_the_evening() -> None:
    assert fitting_pattern(FOUR_SEVEN_EIGHT, set(), time(16, 59)) is RELAX_4_6
    assert fitting_pattern(FOUR_SEVEN_EIGHT, set(), time(17, 0)) is FOUR_SEVEN_EIGHT
    assert fitting_pattern(BOX_4444, set(), time(9, 0)) is BOX_4444
