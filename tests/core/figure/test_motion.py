"""The figure moves as its technique asks: slowly in, deepest on the breath out, swings on, reps at their tempo."""

from itertools import pairwise

import pytest

from stretchtimer.core.figure.motion import (
    EASE_IN,
    EASE_OUT,
    Motion,
    at_tempo,
    breath_at,
    ease,
    moment,
    preview_moment,
)
from stretchtimer.core.figure.steps import likely_moments, stepped
from stretchtimer.core.plan import PhaseKind

HOLD = Motion()
PNF = Motion("contract_relax")
MARCH = Motion("alternate", period_ms=1600)


@pytest.mark.parametrize("curve", [EASE_IN, EASE_OUT])
def test_easing_starts_at_nothing_ends_at_all_and_never_turns_back(curve: tuple[float, float, float, float]) -> None:
    values = [ease(curve, i / 50) for i in range(51)]
    assert values[0] == 0.0
    assert values[-1] == 1.0
    assert values == sorted(values)


def test_into_the_stretch_in_2400_ms() -> None:
    assert moment(HOLD, PhaseKind.HOLD, 0, 0.0).depth == 0.0
    assert 0.0 < moment(HOLD, PhaseKind.HOLD, 1200, 0.0).depth < 1.0
    assert moment(HOLD, PhaseKind.HOLD, 2400, 0.0).depth == 1.0


def test_the_hold_is_deepest_when_the_lungs_are_empty() -> None:
    full, empty = (moment(HOLD, PhaseKind.HOLD, 20_000, breath) for breath in (1.0, 0.0))
    assert (full.depth, empty.depth) == (0.97, 1.0)
    assert 0.70 <= full.glow < empty.glow == 1.0


def test_a_breath_that_is_full_on_arrival_does_not_make_the_body_jump() -> None:
    before, after = (moment(HOLD, PhaseKind.HOLD, ms, 1.0) for ms in (2399, 2401))
    assert abs(before.depth - after.depth) < 0.001
    assert abs(before.breath - after.breath) < 0.01


def test_contract_relax_presses_at_the_start_and_then_finds_its_new_range() -> None:
    assert moment(PNF, PhaseKind.HOLD, 5000, 0.0).depth == 0.0
    press = moment(PNF, PhaseKind.CONTRACT, 3000, 0.5)
    assert (press.depth, press.arrow) == (0.0, "press")
    assert moment(PNF, PhaseKind.RELAX, 1000, 0.0).arrow is None
    further = moment(PNF, PhaseKind.STRETCH, 2400, 0.0)
    assert (further.depth, further.arrow) == (1.0, "closer")


def test_a_change_of_side_leaves_the_pose_fades_mirrors_and_comes_back() -> None:
    out, gone, back, there = (moment(HOLD, PhaseKind.CHANGE_SIDE, ms, 0.0) for ms in (900, 2049, 2051, 2400))
    assert 0.0 < out.depth < 1.0
    assert out.other_side
    assert gone.other_side
    assert gone.opacity < 0.01
    assert not back.other_side
    assert back.opacity < 0.01
    assert (there.opacity, there.depth) == (1.0, 0.0)


@pytest.mark.parametrize("kind", ["hold", "rep", "swing", "alternate"])
def test_from_one_frame_to_the_next_nothing_jumps(kind: str) -> None:
    motion = Motion(kind)  # type: ignore[arg-type]
    phase = PhaseKind.HOLD if kind == "hold" else PhaseKind.REPS
    depths = [moment(motion, phase, ms, breath_at(ms)).depth for ms in range(0, 20_000, 20)]
    assert max(abs(a - b) for a, b in pairwise(depths)) < 0.03


def test_an_alternation_goes_through_four_laps() -> None:
    laps = [moment(MARCH, PhaseKind.MOVE, ms, 0.0) for ms in (400, 1200, 2000, 2800, 3600)]
    assert [found.lap for found in laps] == [0, 1, 2, 3, 0]
    assert moment(MARCH, PhaseKind.MOVE, 800, 0.0).depth == pytest.approx(1.0)


def test_a_repetition_takes_the_tempo_of_the_session() -> None:
    quick = at_tempo(Motion("rep"), 2600)
    assert quick.in_ms + quick.pause_ms + quick.out_ms == pytest.approx(2600, abs=2)
    assert moment(quick, PhaseKind.REPS, 2600, 0.0).depth == pytest.approx(0.0, abs=0.01)


def test_reduced_motion_is_two_stills() -> None:
    seen = {moment(HOLD, PhaseKind.HOLD, ms, breath_at(ms), reduced=True) for ms in range(0, 12_000, 100)}
    assert sorted(found.depth for found in seen) == [0.0, 1.0]
    assert {found.breath for found in seen} == {0.0}


def test_the_preview_shows_start_and_full_pose() -> None:
    depths = [preview_moment(HOLD, ms).depth for ms in range(0, 30_000, 100)]
    assert min(depths) == 0.0
    assert max(depths) == 1.0


@pytest.mark.parametrize("motion", [HOLD, PNF, MARCH, Motion("swing"), Motion("rep")])
def test_all_that_a_set_shows_is_painted_ahead(motion: Motion) -> None:
    phase = {"hold": PhaseKind.HOLD, "contract_relax": PhaseKind.STRETCH}.get(motion.kind, PhaseKind.REPS)
    ahead = set(likely_moments(motion, laps_differ=False))
    shown = {stepped(moment(motion, phase, ms, breath_at(ms)), motion, False) for ms in range(0, 30_000, 10)}
    missing = {found for found in shown - ahead if found.depth not in (0.0, 1.0)}
    assert not missing
    assert len(ahead) <= 110


def test_a_swing_begins_small_and_grows_over_five() -> None:
    swing = Motion("swing", period_ms=2_000)
    tops = [moment(swing, PhaseKind.REPS, 1_000 + 2_000 * lap, 0.0).depth for lap in range(8)]
    assert tops[0] < 0.6
    assert tops == sorted(tops)
    assert tops[5:] == [1.0, 1.0, 1.0]
