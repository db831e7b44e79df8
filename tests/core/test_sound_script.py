"""The sound script: with the screen covered, it is enough; nothing runs into anything; and faults in it are found."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.core.breathing import BOX_4444
from stretchtimer.core.cue_slots import Cue, Wish, cues_of, exactly, place
from stretchtimer.core.exercise import Limb, Sides
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Circumstances, Form, PhaseKind, Plan
from stretchtimer.core.sequence import Step
from stretchtimer.core.session import Session, Status
from stretchtimer.core.settings import Settings
from stretchtimer.core.sound_choices import SoundChoices, SoundKind, Speech, Tone, kind_of, sound_choices
from stretchtimer.core.sound_script import phase_cues, sound_script
from stretchtimer.core.speech_time import first_sentence, speech_ms
from stretchtimer.words.messages import SENTENCES, sentence
from tests.core.heard import lacks, length_of
from tests.core.test_session import plans
from tests.examples import EXERCISES, a_plan, an_exercise

ROOT = Path(__file__).parents[2]
SHIPPED = Catalogue(ROOT / "resources", ROOT / "nowhere")
FULL, SHORT = SoundChoices(), SoundChoices(Speech.SHORT)
NEEDS = ("say_next_needs", "say_next_needs_only")

each_form = pytest.mark.parametrize("form", Form)
each_sequence = pytest.mark.parametrize("sequence", SHIPPED.sequence_ids)
each_choice = pytest.mark.parametrize("choices", [FULL, SHORT], ids=["full", "short"])


def shipped(sequence: str, form: Form = Form.USUAL) -> Plan:
    return SHIPPED.plan(sequence, Circumstances(form))


def script(plan: Plan, choices: SoundChoices = FULL) -> tuple[Cue, ...]:
    return sound_script(plan, choices, length_of)


def said(cues: tuple[Cue, ...]) -> list[str]:
    return [sentence(cue.sound) for cue in cues if isinstance(cue.sound, Message)]


@each_choice
@each_form
@each_sequence
def test_a_shipped_sequence_can_be_followed_by_ear_alone(sequence: str, form: Form, choices: SoundChoices) -> None:
    plan = shipped(sequence, form)
    assert lacks(plan, script(plan, choices)) == []


@each_form
@each_sequence
@pytest.mark.parametrize("rate", [80, 160])
def test_nothing_is_lacking_with_the_slowest_voice_nor_with_the_fastest(sequence: str, form: Form, rate: int) -> None:
    def at_that_rate(message: Message) -> int:
        return speech_ms(sentence(message), rate)

    plan = shipped(sequence, form)
    assert lacks(plan, sound_script(plan, SoundChoices(rate=rate), at_that_rate), at_that_rate) == []


@each_sequence
def test_every_sentence_is_short(sequence: str) -> None:
    for utterance in said(script(shipped(sequence))):
        for one in utterance.split(". "):
            assert len(one.split()) < 14, one


FAULTS: dict[str, tuple[Callable[[Cue], bool], str]] = {
    "name": (lambda cue: cue.opening and "March on the spot. Stand" in words(cue), "no name"),
    "side": (lambda cue: "Right leg" in words(cue), "no side"),
    "start": (lambda cue: cue.sound == Tone.START, "its start"),
    "bowl": (lambda cue: cue.sound == Tone.BOWL, "the end of the set before"),
    "switch": (lambda cue: cue.sound == Tone.SWITCH, "no notes for the change"),
    "finish": (lambda cue: cue.sound == Tone.FINISH, "the end"),
    "ticks": (lambda cue: cue.sound == Tone.TICK, "ticks at []"),
    "halfway": (lambda cue: words(cue) == "Halfway.", "halfway"),
    "last": (lambda cue: words(cue) == "Last one.", "the last repetition"),
    "kit": (lambda cue: "You need a chair" in words(cue), "chair was not named in time"),
    "beat": (lambda cue: cue.sound == Tone.BEAT, "repetitions"),
    "cue": (lambda cue: "one knee at a time" in words(cue), "what to do"),
}


def words(cue: Cue) -> str:
    return sentence(cue.sound) if isinstance(cue.sound, Message) else ""


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_missing_is_found(fault: str) -> None:
    is_meant, lack = FAULTS[fault]
    plan = shipped("morning")
    whole = script(plan)
    left = tuple(cue for cue in whole if not is_meant(cue))
    assert len(left) < len(whole)
    assert any(lack in one for one in lacks(plan, left))


def test_an_utterance_that_runs_on_is_found_and_so_is_kit_named_too_late() -> None:
    plan = shipped("morning")
    whole = script(plan)
    assert any("runs into" in one for one in lacks(plan, whole, lambda message: 2 * length_of(message)))
    (late,) = [cue for cue in whole if "You need a chair" in words(cue)]
    moved = [cue for cue in whole if cue is not late] + [replace(late, at_ms=133_000)]
    moved.sort(key=lambda cue: cue.at_ms)
    assert any("chair was not named in time" in one for one in lacks(plan, tuple(moved)))


def test_left_and_right_are_said_of_what_they_are() -> None:
    heard = " ".join(said(script(shipped("pnf"))))
    assert "Switch to the left leg." in heard
    assert "Side plank. Right side." in heard
    assert "Switch to the left side." in heard
    assert SHIPPED.exercise("pallof_press").limb is Limb.SIDE


def test_where_both_sides_work_no_side_is_said() -> None:
    heard = said(script(shipped("warm_up")))
    assert [one for one in heard if one.startswith("Butt kicks. Stand tall")]
    assert not [one for one in heard if "both" in one.lower()]


def test_contract_relax_is_led_from_phase_to_phase() -> None:
    plan = a_plan(Step("press", seconds=20, prepare_s=10))
    first_side = [cue for cue in script(plan) if 10_000 <= cue.at_ms < 30_000]
    assert [
        cue.sound for cue in first_side if isinstance(cue.sound, Tone) and kind_of(cue.sound) is SoundKind.CHANGES
    ] == [
        Tone.START,
        Tone.PRESS,
        Tone.LET_GO,
        Tone.START,
    ]
    heard = said(tuple(first_side))
    assert heard[:4] == [
        "Ease into a mild pull. You press in a moment.",
        "Press the leg down lightly and breathe out. Nothing moves.",
        "Let go.",
        "Ease a little further. Stop at a mild pull.",
    ]


def test_breathing_is_said_for_two_breaths_and_then_sounded() -> None:
    plan = a_plan(Step("fold", seconds=60, prepare_s=10))
    hold = [cue for cue in script(plan) if cue.at_ms >= 10_000]
    breaths = [cue for cue in hold if words(cue)[:7] == "Breathe"]
    tones = [cue.sound for cue in hold if cue.sound in (Tone.BREATHE_IN, Tone.BREATHE_OUT)]
    assert [words(cue) for cue in breaths] == ["Breathe in.", "Breathe out.", "Breathe in.", "Breathe out."]
    assert tones[-2:] == [Tone.BREATHE_IN, Tone.BREATHE_OUT]
    assert max(cue.at_ms for cue in breaths) < min(cue.at_ms for cue in hold if cue.sound == tones[0])


@pytest.mark.parametrize("seconds", range(10, 61, 5))
def test_nobody_is_told_to_breathe_out_who_was_not_told_to_breathe_in(seconds: int) -> None:
    cues = script(a_plan(Step("fold", seconds=seconds, prepare_s=10)))
    breathes_in = [cue.sound is Tone.BREATHE_IN or words(cue) == "Breathe in." for cue in cues if is_breath(cue)]
    assert all(before or now for before, now in pairwise([False, *breathes_in]))


def test_a_pattern_that_holds_the_breath_is_heard_between_stretches_and_never_in_one() -> None:
    plan = replace(a_plan(Step("fold", seconds=30, sets=2, prepare_s=10, rest_s=40)), breathing=BOX_4444)
    breaths = [cue.at_ms for cue in script(plan) if is_breath(cue)]
    assert [at_ms for at_ms in breaths if 40_000 <= at_ms < 80_000] == [48_000, 56_000, 64_000, 72_000]
    holding = [at_ms for at_ms in breaths if at_ms < 40_000]
    assert {later - earlier for earlier, later in pairwise(holding)} == {4_000, 6_000}


def is_breath(cue: Cue) -> bool:
    return cue.sound in (Tone.BREATHE_IN, Tone.BREATHE_OUT) or words(cue) in ("Breathe in.", "Breathe out.", "Out.")


def test_slow_repetitions_are_counted_and_quick_ones_beaten() -> None:
    slow = script(a_plan(Step("bridge", reps=6, tempo_ms=4_000, prepare_s=10)))
    assert said(slow)[2:] == ["3.", "This is the last exercise.", "5.", "Last one.", said(slow)[-1]] or "2." in said(
        slow
    )
    quick = script(a_plan(Step("bridge", reps=12, tempo_ms=1_500, prepare_s=10)))
    assert [cue.at_ms for cue in quick if cue.sound == Tone.BEAT]
    assert not [one for one in said(quick) if one[0].isdigit() and "times" not in one]


def test_a_phase_that_waits_says_that_it_waits_and_has_no_ticks() -> None:
    waiting = script(a_plan(Step("bridge", reps=6, tempo_ms=2_000, wait_for_tap=True), Step("fold", seconds=20)))
    assert "6 times. Tap after each one. Lift the leg." in said(waiting)
    assert "Next: Fold." in said(waiting)
    assert "Last one." not in said(waiting)


def test_after_a_low_head_one_comes_up_slowly() -> None:
    heard = said(script(shipped("yoga")))
    assert "Come up slowly and rest. Set 2 of 2 is next." in heard
    assert [one for one in heard if one.startswith("Come up slowly. Bird dog.")]


def test_the_kit_of_the_session_is_named_while_the_first_exercise_is_done() -> None:
    assert "You will need a mat, a strap and the foam roller. Have them at hand." in said(script(shipped("evening")))
    assert "You will need a desk or worktop. Have it at hand." in said(script(shipped("warm_up")))


@settings(max_examples=60)
@given(plans, st.sampled_from(Speech), st.frozensets(st.sampled_from(SoundKind)), st.integers(60, 160))
def test_nothing_ever_overlaps_and_nothing_unwanted_is_heard(
    plan: Plan, speech: Speech, kinds: frozenset[SoundKind], rate: int
) -> None:
    def length(message: Message) -> int:
        return speech_ms(sentence(message), rate)

    choices = SoundChoices(speech, kinds, rate)
    cues = sound_script(plan, choices, length)
    assert [cue.at_ms for cue in cues] == sorted(cue.at_ms for cue in cues)
    for one, following in pairwise(cues):
        taken = length(one.sound) if isinstance(one.sound, Message) else 0
        assert one.at_ms + taken <= following.at_ms
    heard = {kind_of(cue.sound) for cue in cues if isinstance(cue.sound, Tone)}
    assert heard <= (kinds if speech is not Speech.SILENT else frozenset())
    if not choices.speaks:
        assert not said(cues)
    if SoundKind.BREATH not in kinds:
        assert not [one for one in said(cues) if one.startswith("Breathe")]


@settings(max_examples=60)
@given(plans, st.integers(0, 6), st.integers(0, 60_000))
def test_a_longer_phase_ends_with_its_ticks_all_the_same(plan: Plan, index: int, extra_ms: int) -> None:
    index = min(index, len(plan.phases) - 1)
    session = Session(plan, Status.RUNNING, index, extra_ms=extra_ms)
    cues = phase_cues(session, FULL, length_of)
    assert all(0 <= cue.at_ms < session.length_ms for cue in cues)
    if session.phase.kind in (PhaseKind.HOLD, PhaseKind.MOVE) and not _presses_next(session):
        ticks = [session.length_ms - cue.at_ms for cue in cues if cue.sound == Tone.TICK]
        assert ticks == [5_000, 4_000, 3_000, 2_000, 1_000][-len(ticks) :]
        assert len(ticks) >= 4


def _presses_next(session: Session) -> bool:
    following = session.plan.phases[session.index + 1 : session.index + 2]
    return bool(following) and following[0].kind is PhaseKind.CONTRACT


def test_what_finds_no_room_is_said_more_shortly_and_then_left_out() -> None:
    long, short = Message("say_text", {"text": "x" * 40}), Message("say_text", {"text": "x"})
    sizes = {40: 3_000, 1: 500}

    def length(message: Message) -> int:
        return sizes[len(str(message.values["text"]))]

    taken = place([exactly(2_000, Tone.TICK)], 10_000, length)
    assert cues_of(place([exactly(0, long, short)], 10_000, length, taken))[0].sound == short
    assert cues_of(place([Wish(0, 3_000, (long, short))], 10_000, length, taken))[1] == Cue(2_250, long)
    assert cues_of(place([exactly(1_900, long, short)], 10_000, length, taken)) == cues_of(taken)
    assert cues_of(place([exactly(9_800, long, short)], 10_000, length)) == ()


def test_a_sentence_takes_longer_the_longer_it_is_and_the_slower_it_is_said() -> None:
    assert speech_ms("Breathe in.") == 400 + 65 * 11
    assert speech_ms("Let go. Rest.") > speech_ms("Let go and Rest")
    assert speech_ms("12.") > speech_ms("ab.")
    assert speech_ms("Breathe in.", 50) == 400 + 2 * 65 * 11
    assert first_sentence("Go for 4.5 seconds. Then stop.") == "Go for 4.5 seconds."
    assert first_sentence("Stop") == "Stop"


def test_the_settings_choose_what_is_heard() -> None:
    assert sound_choices(Settings()) == SoundChoices()
    some = Settings({"speech": "sounds", "sound_breath": "off", "speech_rate": "80"})
    assert sound_choices(some) == SoundChoices(Speech.SOUNDS, frozenset(SoundKind) - {SoundKind.BREATH}, 80)


def test_what_is_said_has_no_word_too_many() -> None:
    for key, text in SENTENCES.items():
        if key.startswith("say_"):
            assert all(len(one.split()) < 14 for one in text.split(". ")), key


def test_an_exercise_with_sides_of_the_body_is_switched_as_such() -> None:
    turned = {**EXERCISES, "strap": an_exercise("strap", sides=Sides.EACH, limb=Limb.SIDE)}
    plan = replace(a_plan(Step("strap", seconds=20)), exercises=turned)
    assert any("Switch to the left side." in one for one in said(script(plan)))
