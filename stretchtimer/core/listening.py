"""What is to be heard of a session as it is really performed: paused, skipped, extended, eased off, gone back.

`hear` is told of the session after each thing that happened to it, and returns what became due, each with how late it
is. It keeps account of what was heard, so that the script of a phase whose length has changed says nothing twice.
`ears.py` says what of it is too late to be of use.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stretchtimer.core.cue_slots import Cue, Sound, need_ms
from stretchtimer.core.cue_wishes import is_wanted
from stretchtimer.core.ears import AGAIN, OPENING, Due, Ears, count_in_cues, once
from stretchtimer.core.message import Message
from stretchtimer.core.session import COUNT_IN_MS, EXTEND_MS, Session, Status
from stretchtimer.core.sound_choices import Tone
from stretchtimer.core.sound_script import in_turn, over_cues
from stretchtimer.core.sound_words import (
    MORE,
    PAUSED,
    STOPPED,
    count,
    exercise_of,
    name_and_side,
    side_of,
    text,
)


def hear(ears: Ears, session: Session) -> tuple[Ears, tuple[Due, ...]]:
    """Take notice of what has become of the session, and tell what is due."""
    before = ears.session
    if before is None or before.is_over or before.plan is not session.plan:
        return _pass(_entered(ears, session), session)
    if session.active_ms > before.active_ms or _counts_on(before, session):
        return _pass(ears, session)
    return _answer(ears, before, session)


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
        ears = replace(ears, upto_ms=session.elapsed_ms, said=ears.said | {once(due.cue) for due in heard} - AGAIN)
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
    return ears, _now([cue for cue in count_in_cues(ears) if cue.at_ms == 0], session)


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
    for cue in count_in_cues(ears):
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
