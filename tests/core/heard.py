"""What a script lacks for someone who hears it and sees nothing: one line for each lack."""

from collections.abc import Iterator
from itertools import pairwise

from stretchtimer.core.cue_slots import Cue, LengthOf
from stretchtimer.core.exercise import Side
from stretchtimer.core.message import Message
from stretchtimer.core.plan import Phase, PhaseKind, Plan
from stretchtimer.core.sound_choices import Tone
from stretchtimer.core.sound_words import SIDES, SWITCHES, THINGS
from stretchtimer.core.speech_time import speech_ms
from stretchtimer.words.messages import sentence

FETCH_MS = 15_000
HALFWAY_FROM_MS, HALFWAY_LATE_MS = 15_000, 1_500
TICKS_MS = (5_000, 4_000, 3_000, 2_000, 1_000)
PNF_ORDER = (PhaseKind.CONTRACT, PhaseKind.RELAX)


def length_of(message: Message) -> int:
    return speech_ms(sentence(message))


def lacks(plan: Plan, cues: tuple[Cue, ...], length: LengthOf = length_of) -> list[str]:
    """Everything that someone with covered eyes would miss in a script with words."""
    found = list(_overlaps(cues, length))
    from_ms = 0
    for index, phase in enumerate(plan.phases):
        here = [cue for cue in cues if from_ms <= cue.at_ms < from_ms + phase.length_ms]
        lack = _of_lead_in if not phase.kind.is_work else _of_work
        found += [f"{from_ms} {phase.kind} {phase.exercise}: {what}" for what in lack(plan, index, here, from_ms)]
        from_ms += phase.length_ms
    if Tone.FINISH not in [cue.sound for cue in cues if cue.at_ms == from_ms]:
        found.append("the end")
    return found + list(_kit_not_named(plan, cues, length))


def _overlaps(cues: tuple[Cue, ...], length: LengthOf) -> Iterator[str]:
    for one, following in pairwise(cues):
        if isinstance(one.sound, Message) and one.at_ms + length(one.sound) > following.at_ms:
            yield f"{one.at_ms} runs into {following.at_ms}: {sentence(one.sound)}"


def _of_lead_in(plan: Plan, index: int, here: list[Cue], from_ms: int) -> Iterator[str]:
    phase, exercise = plan.phases[index], plan.exercises[plan.phases[index].exercise]
    words, tones = _words(here), {cue.sound: cue.at_ms for cue in here if isinstance(cue.sound, Tone)}
    if phase.kind is PhaseKind.PREPARE and exercise.name not in words:
        yield "no name"
    sides = SWITCHES if phase.kind is PhaseKind.CHANGE_SIDE else SIDES
    if phase.side is not Side.BOTH and sentence(sides[phase.side, exercise.limb]) not in words:
        yield "no side"
    if phase.kind is PhaseKind.CHANGE_SIDE and Tone.SWITCH not in tones:
        yield "no notes for the change"
    if index and tones.get(Tone.BOWL) != from_ms:
        yield "the end of the set before"


def _of_work(plan: Plan, index: int, here: list[Cue], from_ms: int) -> Iterator[str]:
    phase = plan.phases[index]
    first = {PhaseKind.CONTRACT: Tone.PRESS, PhaseKind.RELAX: Tone.LET_GO}.get(phase.kind, Tone.START)
    if not here or here[0] != Cue(from_ms, first):
        yield "its start"
    if not any(cue.opening and cue.is_said and cue.at_ms < from_ms + 1_000 for cue in here):
        yield "what to do"
    if phase.kind is PhaseKind.REPS:
        yield from _of_reps(phase, here, from_ms)
    elif phase.kind not in PNF_ORDER and not _is_pnf_ease(plan, index):
        yield from _of_timed(phase, here, from_ms)


def _of_reps(phase: Phase, here: list[Cue], from_ms: int) -> Iterator[str]:
    starts = [cue.at_ms - from_ms for cue in here]
    missing = sum(number * phase.rep_ms not in starts for number in range(1, phase.reps))
    if missing > 1 + max(phase.reps // 2, 1):
        yield f"{missing} of {phase.reps} repetitions"
    if "Last one." not in _words(here):
        yield "the last repetition"


def _of_timed(phase: Phase, here: list[Cue], from_ms: int) -> Iterator[str]:
    end_ms, half_ms = from_ms + phase.length_ms, from_ms + phase.length_ms // 2
    ticks = [end_ms - cue.at_ms for cue in here if cue.sound == Tone.TICK]
    if tuple(ticks) != TICKS_MS:
        yield f"ticks at {ticks}"
    halfway = [cue.at_ms for cue in here if cue.sound == Message("say_halfway")]
    if phase.length_ms >= HALFWAY_FROM_MS and not any(0 <= at - half_ms <= HALFWAY_LATE_MS for at in halfway):
        yield "halfway"


def _is_pnf_ease(plan: Plan, index: int) -> bool:
    return index + 1 < len(plan.phases) and plan.phases[index + 1].kind is PhaseKind.CONTRACT


def _kit_not_named(plan: Plan, cues: tuple[Cue, ...], length: LengthOf) -> Iterator[str]:
    """What an exercise after the first needs, and nobody has said early enough to fetch it."""
    from_ms, steps = 0, set()
    in_use = plan.exercises[plan.phases[0].exercise].kit
    for phase in plan.phases:
        kit = plan.exercises[phase.exercise].kit
        if phase.kind.is_work and phase.set_key.step not in steps:
            steps.add(phase.set_key.step)
            said = " ".join(
                sentence(cue.sound)
                for cue in cues
                if isinstance(cue.sound, Message) and cue.at_ms + length(cue.sound) <= from_ms - FETCH_MS
                if cue.sound.key.startswith("say_next")
            )
            last = said.rsplit("Next", 1)[-1]
            for part in kit:
                if part not in in_use and sentence(THINGS[part]) not in last:
                    yield f"{from_ms} {phase.exercise}: {part} was not named in time"
            in_use = kit
        from_ms += phase.length_ms


def _words(cues: list[Cue]) -> str:
    return " ".join(sentence(cue.sound) for cue in cues if isinstance(cue.sound, Message))
