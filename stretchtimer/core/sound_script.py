"""The sound script: what a session sounds like, so that it can be followed with the screen covered.

Rules of the file
    1. Nothing runs into what follows: each utterance is given the time that it takes, on the safe side. What finds no
       room is said more shortly or left out, and weight decides who goes first: name and side, then the ticks and
       what is next, then breathing.
    2. The cues of a phase depend on nothing but the phase at its present length, so that a session that is paused,
       extended or made gentler has its script still. `listening.py` keeps account of what was heard.
    3. A set ends with the bowl. It stands at the start of the lead-in that follows, or with the finish.
"""

from collections.abc import Iterator

from stretchtimer.core.breathing import BreathPart, breath_at
from stretchtimer.core.cue_slots import Cue, LengthOf, Sound, Taken, Wish, cues_of, exactly, need_ms, place
from stretchtimer.core.cues import pattern_of
from stretchtimer.core.message import Message
from stretchtimer.core.plan import PhaseKind, Plan
from stretchtimer.core.session import Session, Status
from stretchtimer.core.sound_choices import SoundChoices, SoundKind, Tone, kind_of, room_ms
from stretchtimer.core.sound_words import (
    BREATHE_IN,
    BREATHE_OUT,
    COUNT,
    DONE,
    ENDED,
    HALFWAY,
    LAST_REP,
    at_hand,
    count,
    lead_in,
    next_step,
    opening,
    starts_pnf,
)

TICK_MS = 1_000
TICKS, LEAD_IN_TICKS = 5, 3
OPENING_LATEST_MS = 3_000
HALFWAY_LATEST_MS = 1_500
SHORTEST_PACED_MS = 15_000  # the breathing of a shorter hold is not said
SAID_PARTS = 4  # two breaths, in and out
BREATH_LATEST_MS = 200
FETCH_MS = 15_000  # from being told what the next exercise needs until it begins
COUNTED_FROM_MS = 2_500  # a quicker repetition is beaten, not counted

TONES = {PhaseKind.CONTRACT: Tone.PRESS, PhaseKind.RELAX: Tone.LET_GO}


def sound_script(plan: Plan, choices: SoundChoices, length_of: LengthOf) -> tuple[Cue, ...]:
    """The whole script, with instants on the session's own clock; taps come at their tempo."""
    cues: list[Cue] = []
    from_ms = 0
    for index, phase in enumerate(plan.phases):
        session = Session(plan, Status.RUNNING, index)
        cues.extend(_later(cue, from_ms) for cue in phase_cues(session, choices, length_of))
        from_ms += phase.length_ms
    cues.extend(_later(cue, from_ms) for cue in over_cues(choices, completed=True))
    return tuple(cues)


def phase_cues(
    session: Session, choices: SoundChoices, length_of: LengthOf, busy: tuple[int, int] | None = None
) -> tuple[Cue, ...]:
    """The cues of the present phase at its present length, in ms of the phase.

    `busy` is a stretch of the phase in which something else is being said.
    """
    taken: tuple[Taken, ...] = () if busy is None else (Taken(*busy),)

    def with_all(wishes: Iterator[Wish], taken: tuple[Taken, ...]) -> tuple[Taken, ...]:
        return place(_wanted(wishes, choices), _length_ms(session), length_of, taken)

    taken = with_all(_first_wishes(session, choices, length_of), taken)
    if session.phase.kind.is_work:
        counted = with_all(_counts(session), taken)
        taken = _with_next(session, choices, length_of, counted, at_best=True) or with_all(
            _counts(session), _with_next(session, choices, length_of, taken) or taken
        )
        taken = with_all(_kit(session), taken)
        taken = _with_breaths(session, choices, length_of, taken)
    return cues_of(taken)


def over_cues(choices: SoundChoices, *, completed: bool) -> tuple[Cue, ...]:
    """What is heard as the session ends."""
    if not completed:
        return in_turn(choices, ENDED)
    return in_turn(choices, Tone.FINISH, DONE)


def in_turn(choices: SoundChoices, *sounds: Sound) -> tuple[Cue, ...]:
    """What answers a command or an end, at once: a voice takes a moment to begin, and so leaves a tone its own."""
    return tuple(Cue(0, sound) for sound in sounds if is_wanted(sound, choices))


def is_wanted(sound: Sound, choices: SoundChoices) -> bool:
    if isinstance(sound, Message):
        return choices.speaks and (sound.key != COUNT or choices.wants(SoundKind.BEATS))
    return choices.wants(kind_of(sound))


def _length_ms(session: Session) -> int:
    """The phase's present length; of one that waits for taps, what it would be at their tempo."""
    return session.phase.length_ms + session.extra_ms


def _later(cue: Cue, ms: int) -> Cue:
    return Cue(cue.at_ms + ms, cue.sound, cue.opening)


def _wanted(wishes: Iterator[Wish], choices: SoundChoices) -> Iterator[Wish]:
    for wish in wishes:
        left = tuple(sound for sound in wish.choices if is_wanted(sound, choices))
        yield Wish(wish.earliest_ms, wish.latest_ms, left, wish.opening)


def _first_wishes(session: Session, choices: SoundChoices, length_of: LengthOf) -> Iterator[Wish]:
    """What has the most weight: the tones of the change, what is said with them, and the ticks."""
    yield from _change_tones(session)
    if session.phase.kind.is_work:
        yield from _ticks(session)
        yield from _opening(session, choices)
        yield from _middle(session, length_of)
    else:
        yield from _opening(session, choices)
        yield from _ticks(session)


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
    for wish in _wanted(_change_tones(session), choices):
        tones_ms += sum(map(room_ms, (s for s in wish.choices if isinstance(s, Tone))))
    yield Wish(tones_ms, tones_ms + OPENING_LATEST_MS, said, opening=True)


def _ticks(session: Session) -> Iterator[Wish]:
    """The last seconds; a set that is counted or pressed has its own end."""
    if session.phase.waits or session.phase.kind in (PhaseKind.REPS, PhaseKind.CONTRACT, PhaseKind.RELAX):
        return
    if starts_pnf(session):
        return
    for left in range(TICKS if session.phase.kind.is_work else LEAD_IN_TICKS, 0, -1):
        at_ms = _length_ms(session) - left * TICK_MS
        if at_ms > 0:
            yield exactly(at_ms, Tone.TICK)


def _middle(session: Session, length_of: LengthOf) -> Iterator[Wish]:
    """Halfway, just after the breath that begins there; of repetitions, the last."""
    phase, half_ms = session.phase, _length_ms(session) // 2
    if phase.kind is PhaseKind.REPS:
        if not phase.waits and phase.reps > 1:
            yield exactly((phase.reps - 1) * phase.rep_ms, LAST_REP)
    elif phase.kind not in TONES and _length_ms(session) >= SHORTEST_PACED_MS:
        said = {BreathPart.IN: BREATHE_IN[0], BreathPart.OUT: BREATHE_OUT[0]}
        ends = (at_ms + need_ms(said[part], length_of) for at_ms, part in _breath_parts(session) if at_ms <= half_ms)
        earliest_ms = min(max(half_ms, *ends, 0), half_ms + HALFWAY_LATEST_MS)
        yield Wish(earliest_ms, half_ms + HALFWAY_LATEST_MS, (HALFWAY,))


def _with_next(
    session: Session, choices: SoundChoices, length_of: LengthOf, taken: tuple[Taken, ...], *, at_best: bool = False
) -> tuple[Taken, ...] | None:
    """What comes next and what it needs, in the last set before it: after the middle, or else wherever there is room.

    None where there is no room; `at_best`, where there is none for all of it with time left to fetch what it needs.
    """
    if not choices.speaks or not _is_last_phase_of_step(session):
        return taken
    length_ms, in_time_ms = _length_ms(session), _next_work_in_ms(session) - FETCH_MS
    said = next_step(session.plan, session.phase.set_key.step)
    for sound in said[:1] if at_best else said:
        for end_ms in (min(in_time_ms, length_ms),) if at_best else (min(in_time_ms, length_ms), length_ms):
            for from_ms in (0,) if session.phase.waits else (length_ms // 2, 0):
                found = place((Wish(from_ms, end_ms, (sound,)),), end_ms, length_of, taken)
                if len(found) > len(taken):
                    return found
    return None


def _next_work_in_ms(session: Session) -> int:
    """From the start of this phase to the start of the work after it; for ever, where there is none."""
    following = session.plan.phases[session.index + 1 : session.index + 2]
    return _length_ms(session) + following[0].length_ms if following else _length_ms(session) + FETCH_MS


def _is_last_phase_of_step(session: Session) -> bool:
    following = session.plan.phases[session.index + 1 : session.index + 2]
    return not following or following[0].set_key.step != session.phase.set_key.step


def _counts(session: Session) -> Iterator[Wish]:
    """Each repetition at its tempo: counted, or beaten where it is quick."""
    phase, half_ms = session.phase, _length_ms(session) // 2
    if phase.kind is PhaseKind.REPS and not phase.waits:
        if phase.rep_ms < COUNTED_FROM_MS:
            yield Wish(half_ms, half_ms + HALFWAY_LATEST_MS, (HALFWAY,))
        for number in range(2, phase.reps + 1):
            counted: tuple[Sound, ...] = (count(number),) if phase.rep_ms >= COUNTED_FROM_MS else ()
            yield exactly((number - 1) * phase.rep_ms, *counted, Tone.BEAT)


def _kit(session: Session) -> Iterator[Wish]:
    """Everything the session will need, while its first exercise is done."""
    kit = at_hand(session.plan) if session.phase.set_key == session.plan.phases[0].set_key else None
    if kit is not None:
        yield Wish(0, _length_ms(session), (kit,))


def _with_breaths(
    session: Session, choices: SoundChoices, length_of: LengthOf, taken: tuple[Taken, ...]
) -> tuple[Taken, ...]:
    """Breathing, said for two breaths where there is room, then by tones."""
    if not choices.wants(SoundKind.BREATH):
        return taken
    said = SAID_PARTS if _length_ms(session) >= SHORTEST_PACED_MS and choices.speaks else 0
    for at_ms, part in _breath_parts(session):
        tone = Tone.BREATHE_IN if part is BreathPart.IN else Tone.BREATHE_OUT
        words = (BREATHE_IN if part is BreathPart.IN else BREATHE_OUT) if said else ()
        found = place((Wish(at_ms, at_ms + BREATH_LATEST_MS, (*words, tone)),), _length_ms(session), length_of, taken)
        if len(found) > len(taken) and found[-1].cue is not None and found[-1].cue.is_said:
            said -= 1
        taken = found
    return taken


def _breath_parts(session: Session) -> Iterator[tuple[int, BreathPart]]:
    """When the user is to breathe in and out, in ms of the phase."""
    pattern, at_ms = pattern_of(session), 0
    while pattern is not None and at_ms < _length_ms(session):
        breath = breath_at(pattern, _length_ms(session), at_ms)
        if breath.part in (BreathPart.IN, BreathPart.OUT):
            yield at_ms, breath.part
        at_ms += breath.length_ms
