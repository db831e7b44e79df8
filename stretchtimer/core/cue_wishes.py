"""What a phase would like to be heard, each with its instant or its span, and the heaviest first.

What of it finds room, and what is said more shortly or not at all, is for `sound_script.py`.
"""

from collections.abc import Iterator

from stretchtimer.core.breathing import BreathPart, breath_at
from stretchtimer.core.cue_slots import LengthOf, Sound, Wish, exactly, need_ms
from stretchtimer.core.cues import pattern_of
from stretchtimer.core.message import Message
from stretchtimer.core.plan import PhaseKind
from stretchtimer.core.session import Session
from stretchtimer.core.sound_choices import SoundChoices, SoundKind, Tone, kind_of, room_ms
from stretchtimer.core.sound_words import (
    BREATHE_IN,
    BREATHE_OUT,
    COUNT,
    HALFWAY,
    LAST_REP,
    at_hand,
    count,
    lead_in,
    opening,
    starts_pnf,
)

TICK_MS = 1_000
TICKS, LEAD_IN_TICKS = 5, 3
OPENING_LATEST_MS = 3_000
HALFWAY_LATEST_MS = 1_500
SHORTEST_PACED_MS = 15_000  # the breathing of a shorter hold is not said
COUNTED_FROM_MS = 2_500  # a quicker repetition is beaten, not counted

TONES = {PhaseKind.CONTRACT: Tone.PRESS, PhaseKind.RELAX: Tone.LET_GO}


def first_wishes(session: Session, choices: SoundChoices, length_of: LengthOf) -> Iterator[Wish]:
    """What has the most weight: the tones of the change, what is said with them, and the ticks."""
    yield from _change_tones(session)
    if session.phase.kind.is_work:
        yield from _ticks(session)
        yield from _opening(session, choices)
        yield from _middle(session, length_of)
    else:
        yield from _opening(session, choices)
        yield from _ticks(session)


def counts(session: Session) -> Iterator[Wish]:
    """Each repetition at its tempo: counted, or beaten where it is quick."""
    phase, half_ms = session.phase, length_ms_of(session) // 2
    if phase.kind is PhaseKind.REPS and not phase.waits:
        if phase.rep_ms < COUNTED_FROM_MS:
            yield Wish(half_ms, half_ms + HALFWAY_LATEST_MS, (HALFWAY,))
        for number in range(2, phase.reps + 1):
            counted: tuple[Sound, ...] = (count(number),) if phase.rep_ms >= COUNTED_FROM_MS else ()
            yield exactly((number - 1) * phase.rep_ms, *counted, Tone.BEAT)


def kit_wish(session: Session) -> Iterator[Wish]:
    """Everything the session will need, while its first exercise is done."""
    kit = at_hand(session.plan) if session.phase.set_key == session.plan.phases[0].set_key else None
    if kit is not None:
        yield Wish(0, length_ms_of(session), (kit,))


def wanted(wishes: Iterator[Wish], choices: SoundChoices) -> Iterator[Wish]:
    for wish in wishes:
        left = tuple(sound for sound in wish.choices if is_wanted(sound, choices))
        yield Wish(wish.earliest_ms, wish.latest_ms, left, wish.opening)


def is_wanted(sound: Sound, choices: SoundChoices) -> bool:
    if isinstance(sound, Message):
        return choices.speaks and (sound.key != COUNT or choices.wants(SoundKind.BEATS))
    return choices.wants(kind_of(sound))


def length_ms_of(session: Session) -> int:
    """The phase's present length; of one that waits for taps, what it would be at their tempo."""
    return session.phase.length_ms + session.extra_ms


def breath_parts(session: Session) -> Iterator[tuple[int, BreathPart]]:
    """When the user is to breathe in and out, in ms of the phase."""
    pattern, at_ms = pattern_of(session), 0
    while pattern is not None and at_ms < length_ms_of(session):
        breath = breath_at(pattern, length_ms_of(session), at_ms)
        if pattern.most and breath.number >= pattern.most:
            return
        if breath.part in (BreathPart.IN, BreathPart.OUT):
            yield at_ms, breath.part
        at_ms += breath.length_ms


def _change_tones(session: Session) -> Iterator[Wish]:
    phase, at_ms = session.phase, 0
    if phase.kind.is_work:
        yield exactly(0, TONES.get(phase.kind, Tone.START))
        return
    if session.index:
        yield exactly(0, Tone.BOWL)
        at_ms = room_ms(Tone.BOWL)
    if phase.kind is PhaseKind.CHANGE_SIDE:
        yield exactly(at_ms, Tone.SWITCH)


def _opening(session: Session, choices: SoundChoices) -> Iterator[Wish]:
    said = (opening if session.phase.kind.is_work else lead_in)(session, choices.speech)
    tones_ms = 0
    for wish in wanted(_change_tones(session), choices):
        tones_ms += sum(map(room_ms, (s for s in wish.choices if isinstance(s, Tone))))
    yield Wish(tones_ms, tones_ms + OPENING_LATEST_MS, said, opening=True)


def _ticks(session: Session) -> Iterator[Wish]:
    """The last seconds; a set that is counted or pressed has its own end."""
    if session.phase.waits or session.phase.kind in (PhaseKind.REPS, PhaseKind.CONTRACT, PhaseKind.RELAX):
        return
    if starts_pnf(session):
        return
    for left in range(TICKS if session.phase.kind.is_work else LEAD_IN_TICKS, 0, -1):
        at_ms = length_ms_of(session) - left * TICK_MS
        if at_ms > 0:
            yield exactly(at_ms, Tone.TICK)


def _middle(session: Session, length_of: LengthOf) -> Iterator[Wish]:
    """Halfway, just after the breath that begins there; of repetitions, the last."""
    phase, half_ms = session.phase, length_ms_of(session) // 2
    if phase.kind is PhaseKind.REPS:
        if not phase.waits and phase.reps > 1:
            yield exactly((phase.reps - 1) * phase.rep_ms, LAST_REP)
    elif phase.kind not in TONES and length_ms_of(session) >= SHORTEST_PACED_MS:
        said = {BreathPart.IN: BREATHE_IN[0], BreathPart.OUT: BREATHE_OUT[0]}
        ends = (at_ms + need_ms(said[part], length_of) for at_ms, part in breath_parts(session) if at_ms <= half_ms)
        earliest_ms = min(max(half_ms, *ends, 0), half_ms + HALFWAY_LATEST_MS)
        yield Wish(earliest_ms, half_ms + HALFWAY_LATEST_MS, (HALFWAY,))
