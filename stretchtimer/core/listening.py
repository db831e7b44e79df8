"""What is to be heard of a session as it is really performed: paused, skipped, extended, eased off, gone back.

`hear` is told of the session after each thing that happened to it, and returns what became due, each with how late it
is. It keeps account of what was heard, so that the script of a phase whose length has changed says nothing twice.
`timely` leaves out what is too late to be of use.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from stretchtimer.core.cue_slots import Cue, LengthOf, Sound, need_ms
from stretchtimer.core.message import Message
from stretchtimer.core.session import COUNT_IN_MS, EXTEND_MS, Session, Status
from stretchtimer.core.sound_choices import SoundChoices, Tone
from stretchtimer.core.sound_script import in_turn, is_wanted, over_cues, phase_cues
from stretchtimer.core.sound_words import (
    MORE,
    PAUSED,
    READY,
    REPEATED,
    STOPPED,
    count,
    exercise_of,
    name_and_side,
    side_of,
    text,
)

COUNT_IN_STEP_MS = 1_000
OPENING, AGAIN_AND_AGAIN = "opening", "again and again"
AGAIN = frozenset({AGAIN_AND_AGAIN})
LATEST_TONE_MS, LATEST_WORDS_MS = 200, 400


@dataclass(frozen=True, slots=True)
class Due:
    """A cue whose instant has come, and how many ms ago that was, in the session's time."""

    cue: Cue
    late_ms: int
    phase: int


@dataclass(frozen=True, slots=True)
class Ears:
    """What was heard of a session so far."""

    choices: SoundChoices
    length_of: LengthOf
    session: Session | None = None  # as it was last heard of
    upto_ms: int = -1  # of the present phase: everything up to here was heard
    said: frozenset[str] = frozenset()  # what of the present phase needs not be said again
    busy: tuple[int, int] | None = None  # a stretch of the phase in which an answer to a command is still being said
    answer: Message | None = None  # what is said as it counts in, instead of "Ready"
    planned: tuple[Cue, ...] = ()  # the cues of the present phase at its present length

    def with_choices(self, choices: SoundChoices, length_of: LengthOf) -> "Ears":
        """The same, to listen for something else from now on."""
        return replace(self, choices=choices, length_of=length_of).planning()

    def at(self, session: Session) -> "Ears":
        """The same, of the session as it is now. The script is made anew only where the phase has changed."""
        moved = replace(self, session=session)
        return moved if self.session is not None and _has_same_script(self.session, session) else moved.planning()

    def while_said(self, from_ms: int, ms: int) -> "Ears":
        """The same, with something else being said in this stretch of the phase."""
        return replace(self, busy=(from_ms, from_ms + ms)).planning()

    def planning(self) -> "Ears":
        if self.session is None:
            return self
        return replace(self, planned=phase_cues(self.session, self.choices, self.length_of, self.busy))

    def cues(self) -> tuple[Cue, ...]:
        """What is still to be heard of the present phase."""
        return tuple(cue for cue in self.planned if cue.at_ms > self.upto_ms and _once(cue) not in self.said)


def _has_same_script(one: Session, other: Session) -> bool:
    return one.plan is other.plan and (one.index, one.extra_ms, one.is_gentle) == (
        other.index,
        other.extra_ms,
        other.is_gentle,
    )


def hear(ears: Ears, session: Session) -> tuple[Ears, tuple[Due, ...]]:
    """Take notice of what has become of the session, and tell what is due."""
    before = ears.session
    if before is None or before.is_over or before.plan is not session.plan:
        return _pass(_entered(ears, session), session)
    if session.active_ms > before.active_ms or _counts_on(before, session):
        return _pass(ears, session)
    return _answer(ears, before, session)


def next_in_ms(ears: Ears) -> int | None:
    """In how many ms of the session's time the next cue is due; None where none is, or the clock stands."""
    session = ears.session
    if session is None:
        return None
    if session.status is Status.COUNTING_IN:
        gone_ms = COUNT_IN_MS - session.count_in_ms
        return min((cue.at_ms - gone_ms for cue in _count_in_cues(ears) if cue.at_ms > gone_ms), default=None)
    if session.status is not Status.RUNNING:
        return None
    return min((max(cue.at_ms - session.elapsed_ms, 0) for cue in ears.cues()), default=None)


def timely(ears: Ears, dues: tuple[Due, ...]) -> tuple[Cue, ...]:
    """What of it is still of use: whatever is on time, and of what is not, only what the present phase is."""
    kept = [due.cue for due in dues if due.late_ms <= (LATEST_WORDS_MS if due.cue.is_said else LATEST_TONE_MS)]
    session = ears.session
    missed = [due for due in dues if due.cue.opening and due.cue not in kept and session and due.phase == session.index]
    if not missed or session is None or session.is_over:
        return tuple(kept)
    room_ms = min((cue.at_ms - session.elapsed_ms for cue in ears.cues()), default=session.remaining_ms)
    fits = not kept and need_ms(missed[-1].cue.sound, ears.length_of) <= room_ms
    return (*kept, missed[-1].cue) if fits else tuple(kept)


def _pass(ears: Ears, session: Session) -> tuple[Ears, tuple[Due, ...]]:
    """Time has gone by, and with it perhaps the count-in and whole phases."""
    before = ears.session or session
    dues = list(_counted_in(ears, before, session))
    while ears.session is not None and ears.session.index < session.index:
        dues.extend(_due(ears, ears.session.length_ms, _since(ears.session, session)))
        ears = _entered(ears, replace(session, index=ears.session.index + 1, elapsed_ms=0, extra_ms=0, taps=0))
    if session.is_over:
        assert ears.session is not None
        dues.extend(_due(ears, ears.session.length_ms, 0))
        return replace(ears, session=session), (
            *dues,
            *_now(over_cues(ears.choices, completed=session.status is Status.FINISHED), session),
        )
    ears = ears.at(session)
    if session.status is Status.RUNNING:
        heard = _due(ears, session.elapsed_ms, 0)
        dues.extend(heard)
        ears = replace(ears, upto_ms=session.elapsed_ms, said=ears.said | {_once(due.cue) for due in heard} - AGAIN)
    return ears, tuple(dues)


def _since(passed: Session, session: Session) -> int:
    """How many ms of the session's time lie between the end of a phase that was passed and now."""
    between = session.plan.phases[passed.index + 1 : session.index]
    return sum(phase.length_ms for phase in between) + session.elapsed_ms


def _due(ears: Ears, now_ms: int, since_ms: int) -> list[Due]:
    """The cues of the present phase up to an instant of it that lies `since_ms` back."""
    index = ears.session.index if ears.session is not None else 0
    return [Due(cue, now_ms - cue.at_ms + since_ms, index) for cue in ears.cues() if cue.at_ms <= now_ms]


def _answer(ears: Ears, before: Session, session: Session) -> tuple[Ears, tuple[Due, ...]]:
    """The user has asked for something, or the session was interrupted."""
    choices = ears.choices
    if session.is_over:
        cues = over_cues(choices, completed=session.status is Status.FINISHED)
        return replace(ears, session=session), _now(cues, session)
    if session.status is not before.status and session.status is Status.PAUSED:
        return replace(ears, session=session), _now(in_turn(choices, Tone.PAUSE, PAUSED), session)
    if session.status is not before.status and session.status is Status.EASING:
        stopped = STOPPED[0 if choices.speech == "full" else 1]
        return replace(ears, session=session), _now(in_turn(choices, Tone.PAUSE, stopped), session)
    moved = session.index != before.index or session.elapsed_ms < before.elapsed_ms or _set_anew(before, session)
    ears = _entered(ears, session) if moved else ears.at(session)
    if session.status is Status.COUNTING_IN:
        return _counting_in(ears, before, session, moved=moved)
    if session.status is Status.PAUSED and moved:
        return ears, _now(in_turn(choices, name_and_side(session)), session)
    if session.status is not Status.RUNNING:
        return ears, ()
    if session.taps > before.taps and not moved:
        return _tapped(ears, session)
    if session.extra_ms == before.extra_ms + EXTEND_MS and not moved:
        return _extended(ears, session)
    return _pass(ears, session)


def _set_anew(before: Session, session: Session) -> bool:
    """Whether the present set begins again where it began."""
    return len(session.done) > len(before.done) or session.gentle_steps != before.gentle_steps


def _entered(ears: Ears, session: Session) -> Ears:
    entered = replace(ears, upto_ms=session.elapsed_ms - 1, said=frozenset(), busy=None, answer=None)
    return replace(entered, session=session).planning()


def _counting_in(ears: Ears, before: Session, session: Session, *, moved: bool) -> tuple[Ears, tuple[Due, ...]]:
    """Count in, and say what else is new: the gentler form, or where the session has gone back to."""
    if before.status is Status.COUNTING_IN and not moved:
        return ears, ()
    answer: Message | None = None
    if session.gentle_steps != before.gentle_steps:
        answer = text(exercise_of(session).easier)
    elif moved:
        answer = name_and_side(session) if session.phase.exercise != before.phase.exercise else side_of(session)
    ears = replace(ears, answer=answer)
    if answer is not None and ears.choices.speaks:
        over_ms = need_ms(answer, ears.length_of) - COUNT_IN_MS
        if over_ms > 0:
            ears = ears.while_said(session.elapsed_ms, over_ms)
        if session.gentle_steps != before.gentle_steps:
            ears = replace(ears, upto_ms=session.elapsed_ms, said=frozenset({OPENING}))
    return ears, _now([cue for cue in _count_in_cues(ears) if cue.at_ms == 0], session)


def _count_in_cues(ears: Ears) -> tuple[Cue, ...]:
    """Words, and as many of the three tones as they leave room for."""
    answer = ears.answer or READY
    cues: list[Cue] = []
    until_ms = 0
    if is_wanted(answer, ears.choices) and (ears.answer or need_ms(READY, ears.length_of) <= COUNT_IN_STEP_MS):
        cues.append(Cue(0, answer))
        until_ms = need_ms(answer, ears.length_of)
    if is_wanted(Tone.COUNT_IN, ears.choices):
        steps = range(0, COUNT_IN_MS, COUNT_IN_STEP_MS)
        cues.extend(Cue(at_ms, Tone.COUNT_IN) for at_ms in steps if at_ms >= until_ms)
    return tuple(cues)


def _counts_on(before: Session, session: Session) -> bool:
    return (
        before.status is Status.COUNTING_IN
        and (
            session.status is Status.RUNNING
            or (session.status is Status.COUNTING_IN and session.count_in_ms < before.count_in_ms)
        )
        and session.index == before.index
    )


def _counted_in(ears: Ears, before: Session, session: Session) -> Iterator[Due]:
    if before.status is not Status.COUNTING_IN:
        return
    from_ms, to_ms = COUNT_IN_MS - before.count_in_ms, COUNT_IN_MS - session.count_in_ms
    since_ms = session.active_ms - before.active_ms
    for cue in _count_in_cues(ears):
        if from_ms < cue.at_ms <= to_ms:
            yield Due(cue, to_ms - cue.at_ms + since_ms, before.index)


def _tapped(ears: Ears, session: Session) -> tuple[Ears, tuple[Due, ...]]:
    number = count(session.taps)
    sound: Sound = number if is_wanted(number, ears.choices) else Tone.BEAT
    return ears, _now(in_turn(ears.choices, sound), session)


def _extended(ears: Ears, session: Session) -> tuple[Ears, tuple[Due, ...]]:
    """Ten seconds more."""
    if not is_wanted(MORE, ears.choices):
        return ears, ()
    return ears.while_said(session.elapsed_ms, need_ms(MORE, ears.length_of)), _now((Cue(0, MORE),), session)


def _now(cues: Iterable[Cue], session: Session) -> tuple[Due, ...]:
    return tuple(Due(cue, 0, session.index) for cue in cues)


def _once(cue: Cue) -> str:
    """What is said once in a phase is known by this; it says the same in its longer and in its shorter form."""
    if cue.opening:
        return OPENING
    if not isinstance(cue.sound, Message) or cue.sound.key in REPEATED:
        return AGAIN_AND_AGAIN
    return "say_next" if cue.sound.key.startswith("say_next") else cue.sound.key
