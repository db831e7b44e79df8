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

from stretchtimer.core.breathing import BreathPart
from stretchtimer.core.cue_slots import Cue, LengthOf, Sound, Taken, Wish, cues_of, place
from stretchtimer.core.cue_wishes import (
    SHORTEST_PACED_MS,
    breath_parts,
    counts,
    first_wishes,
    is_wanted,
    kit_wish,
    length_ms_of,
    wanted,
)
from stretchtimer.core.plan import Plan
from stretchtimer.core.session import Session, Status
from stretchtimer.core.sound_choices import SoundChoices, SoundKind, Tone
from stretchtimer.core.sound_words import BREATHE_IN, BREATHE_OUT, DONE, ENDED, next_step

SAID_PARTS = 4  # two breaths, in and out
BREATH_LATEST_MS = 200
FETCH_MS = 15_000  # from being told what the next exercise needs until it begins


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
        return place(wanted(wishes, choices), length_ms_of(session), length_of, taken)

    taken = with_all(first_wishes(session, choices, length_of), taken)
    if session.phase.kind.is_work:
        counted = with_all(counts(session), taken)
        taken = _with_next(session, choices, length_of, counted, at_best=True) or with_all(
            counts(session), _with_next(session, choices, length_of, taken) or taken
        )
        taken = with_all(kit_wish(session), taken)
    return cues_of(_with_breaths(session, choices, length_of, taken))


def over_cues(choices: SoundChoices, *, completed: bool) -> tuple[Cue, ...]:
    """What is heard as the session ends."""
    if not completed:
        return in_turn(choices, ENDED)
    return in_turn(choices, Tone.FINISH, DONE)


def in_turn(choices: SoundChoices, *sounds: Sound) -> tuple[Cue, ...]:
    """What answers a command or an end, at once: a voice takes a moment to begin, and so leaves a tone its own."""
    return tuple(Cue(0, sound) for sound in sounds if is_wanted(sound, choices))


def _later(cue: Cue, ms: int) -> Cue:
    return Cue(cue.at_ms + ms, cue.sound, cue.opening)


def _with_next(
    session: Session, choices: SoundChoices, length_of: LengthOf, taken: tuple[Taken, ...], *, at_best: bool = False
) -> tuple[Taken, ...] | None:
    """What comes next and what it needs, in the last set before it: after the middle, or else wherever there is room.

    None where there is no room; `at_best`, where there is none for all of it with time left to fetch what it needs.
    """
    if not choices.speaks or not _is_last_phase_of_step(session):
        return taken
    length_ms, in_time_ms = length_ms_of(session), _next_work_in_ms(session) - FETCH_MS
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
    return length_ms_of(session) + following[0].length_ms if following else length_ms_of(session) + FETCH_MS


def _is_last_phase_of_step(session: Session) -> bool:
    following = session.plan.phases[session.index + 1 : session.index + 2]
    return not following or following[0].set_key.step != session.phase.set_key.step


def _with_breaths(
    session: Session, choices: SoundChoices, length_of: LengthOf, taken: tuple[Taken, ...]
) -> tuple[Taken, ...]:
    """Breathing, said for two breaths where there is room, then by tones: none out that was not breathed in."""
    if not choices.wants(SoundKind.BREATH):
        return taken
    said = SAID_PARTS if length_ms_of(session) >= SHORTEST_PACED_MS and choices.speaks else 0
    breathes_in = True
    for at_ms, part in breath_parts(session):
        if part is BreathPart.OUT and not breathes_in:
            continue
        tone = Tone.BREATHE_IN if part is BreathPart.IN else Tone.BREATHE_OUT
        words = (BREATHE_IN if part is BreathPart.IN else BREATHE_OUT) if said else ()
        found = place((Wish(at_ms, at_ms + BREATH_LATEST_MS, (*words, tone)),), length_ms_of(session), length_of, taken)
        breathes_in = part is BreathPart.OUT or len(found) > len(taken)
        if len(found) > len(taken) and found[-1].cue is not None and found[-1].cue.is_said:
            said -= 1
        taken = found
    return taken
