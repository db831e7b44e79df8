"""The session engine: a plan, performed. Everything that changes a session stands in this file.

Rules of the file
    1. A `Session` is a value. `tick` and `command` take one and return the next, with what happened as events.
    2. No clock: time comes in as whole milliseconds, and the engine believes every one of them. Whether a late tick
       was sleep rather than stretching is for the runner to judge; it then calls `interrupt`.
    3. A command that the table does not allow is refused: the same session comes back, and no event.

Theory
    The session's clock is cut into phases. Working phases with the same `SetKey` are one set; a lead-in (get ready,
    change side, rest) belongs to the set it leads to. Many small ticks equal one long tick, of any length: a phase
    ends at the ms its length is reached, and what is left of the tick goes to the next.
    Credit is what went by in working phases while not paused. Leaving a set before its end closes the attempt with the
    ms really held; a set done again is a new attempt, both are kept, and the longest counts. Nothing held, no set.
    After `back`, until time goes by, `skip` takes it back: it returns to the phase from whose start it was pressed.
    Skipping because it hurt leaves out what is left of the exercise on that side; skipping otherwise, one set.
    Easing off stops the clock first and asks second. Each ease-off is answered once, with an event of its own: gentler,
    skip, stop, carried on, or a sign that says stop. After a sign there is no way on but to end.

The table
    ready        start end
    running      pause skip back extend tap ease_off end
    counting_in  pause skip back extend ease_off end
    paused       resume skip back extend ease_off end
    easing       resume gentler skip end sharp electric tingling down_leg pop dizzy
    alarmed      end
    finished
    ended
    Besides: `back` needs a set to go back to, `extend` a phase that can be longer, `tap` a phase that waits for one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from stretchtimer.core.exercise import Side
from stretchtimer.core.plan import Phase, PhaseKind, Plan, SetKey

COUNT_IN_MS = 3_000
BACK_TO_SET_BEFORE_MS = 3_000
EXTEND_MS = 10_000
GENTLE_MS = 10_000


class Status(StrEnum):
    """Where a session stands."""

    READY = "ready"
    RUNNING = "running"
    COUNTING_IN = "counting_in"  # three seconds to get back into place
    PAUSED = "paused"
    EASING = "easing"  # it hurt: the clock has stopped, and the user is asked what would help
    ALARMED = "alarmed"  # a sign that says stop: the clock has stopped for good
    FINISHED = "finished"
    ENDED = "ended"  # before its end, by the user


class Command(StrEnum):
    """What the user can ask of a session."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP = "skip"
    BACK = "back"
    EXTEND = "extend"
    TAP = "tap"
    EASE_OFF = "ease_off"
    GENTLER = "gentler"
    END = "end"
    # The signs are commands of their own, so that one table says everything.
    SHARP = "sharp"
    ELECTRIC = "electric"
    TINGLING = "tingling"
    DOWN_LEG = "down_leg"
    POP = "pop"
    DIZZY = "dizzy"


class Sign(StrEnum):
    """What says stop, and not merely gentler (clinical reference, 9.2)."""

    SHARP = "sharp"
    ELECTRIC = "electric"
    TINGLING = "tingling"  # or numb
    DOWN_LEG = "down_leg"  # pain that runs down the leg
    POP = "pop"  # or sudden loss of strength
    DIZZY = "dizzy"  # or blurred sight


class EaseAnswer(StrEnum):
    """How an ease-off was answered."""

    GENTLER = "gentler"
    SKIP = "skip"
    STOP = "stop"
    CARRIED_ON = "carried_on"
    SIGN = "sign"


SIGNS: Mapping[Command, Sign] = {Command(sign.value): sign for sign in Sign}
_ANSWERS: Mapping[Command, EaseAnswer] = {
    Command.GENTLER: EaseAnswer.GENTLER,
    Command.SKIP: EaseAnswer.SKIP,
    Command.END: EaseAnswer.STOP,
    Command.RESUME: EaseAnswer.CARRIED_ON,
    **dict.fromkeys(SIGNS, EaseAnswer.SIGN),
}
_MOVING = {Command.SKIP, Command.BACK, Command.EXTEND, Command.EASE_OFF, Command.END}

TABLE: Mapping[Status, frozenset[Command]] = {
    Status.READY: frozenset({Command.START, Command.END}),
    Status.RUNNING: frozenset({Command.PAUSE, Command.TAP, *_MOVING}),
    Status.COUNTING_IN: frozenset({Command.PAUSE, *_MOVING}),
    Status.PAUSED: frozenset({Command.RESUME, *_MOVING}),
    Status.EASING: frozenset(_ANSWERS),
    Status.ALARMED: frozenset({Command.END}),
    Status.FINISHED: frozenset(),
    Status.ENDED: frozenset(),
}

# Pressing longer, or letting go longer, is no exercise; repetitions are counted, not timed.
FIXED_KINDS = frozenset({PhaseKind.CONTRACT, PhaseKind.RELAX, PhaseKind.REPS})


class SetOutcome(StrEnum):
    """How an attempt at a set came to its end."""

    COMPLETED = "completed"
    SKIPPED = "skipped"
    REPEATED = "repeated"  # left by going back
    ENDED = "ended"  # left by ending the session


@dataclass(frozen=True, slots=True)
class SetDone:
    """One attempt at a set, as performed. Times in ms; `began_ms` and `ended_ms` on the session's own clock."""

    key: SetKey
    exercise: str
    attempt: int
    planned_ms: int
    extra_ms: int  # what +10 s added, or the gentler form took away
    held_ms: int
    reps: int
    outcome: SetOutcome
    eased: bool
    began_ms: int
    ended_ms: int


@dataclass(frozen=True, slots=True)
class EaseOff:
    """One time that it hurt, and what was answered. `at_ms` is on the session's own clock."""

    exercise: str
    step: int
    side: Side
    answer: EaseAnswer
    sign: Sign | None  # with the answer SIGN, and with no other
    at_ms: int


@dataclass(frozen=True, slots=True)
class PhaseStarted:
    """The session has come to a phase: number `index` of its plan."""

    index: int


@dataclass(frozen=True, slots=True)
class RepCounted:
    """The user tapped a repetition."""

    number: int


@dataclass(frozen=True, slots=True)
class SetFinished:
    """An attempt at a set is over and is to be stored now."""

    done: SetDone


@dataclass(frozen=True, slots=True)
class EasedOff:
    """It hurt, and the user has answered what would help: to be stored now."""

    ease_off: EaseOff


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The clock was away (sleep, lock, a frozen machine): paused at the last good instant."""


@dataclass(frozen=True, slots=True)
class SessionOver:
    """Nothing more will happen in this session."""

    completed: bool


Event = PhaseStarted | RepCounted | SetFinished | EasedOff | Interrupted | SessionOver
Moved = tuple["Session", tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Session:
    """One performance of a plan, at one instant."""

    plan: Plan
    status: Status = Status.READY
    index: int = 0  # of the phase
    elapsed_ms: int = 0  # in the phase
    extra_ms: int = 0  # the phase's present length less its planned one
    count_in_ms: int = 0  # still to count in
    active_ms: int = 0  # the session's own clock: what went by while running
    taps: int = 0
    earlier_held_ms: int = 0  # in earlier phases of the present attempt
    earlier_extra_ms: int = 0
    gentle_steps: frozenset[int] = frozenset()
    eased_off: int = 0  # how often it hurt
    sign: Sign | None = None  # that said stop
    came_back_from: int | None = None  # the phase from whose start `back` was pressed, until time goes by
    done: tuple[SetDone, ...] = ()

    @property
    def phase(self) -> Phase:
        return self.plan.phases[self.index]

    @property
    def length_ms(self) -> int:
        """The phase's present length; one that waits for taps is as long as it takes."""
        length_ms = self.phase.length_ms + self.extra_ms
        return max(length_ms, self.elapsed_ms) if self.phase.waits else length_ms

    @property
    def remaining_ms(self) -> int:
        return self.length_ms - self.elapsed_ms

    @property
    def total_remaining_ms(self) -> int:
        """What is left of the whole session, on its own clock."""
        if self.is_over:
            return 0
        return self.remaining_ms + sum(phase.length_ms for phase in self.plan.phases[self.index + 1 :])

    @property
    def held_ms(self) -> int:
        """What the present attempt has held so far."""
        return self.earlier_held_ms + (self.elapsed_ms if self.phase.kind.is_work else 0)

    @property
    def reps_done(self) -> int:
        if self.phase.waits:
            return self.taps
        return min(self.elapsed_ms // self.phase.rep_ms, self.phase.reps) if self.phase.reps else 0

    @property
    def is_gentle(self) -> bool:
        """Whether the present step goes on in its easier form."""
        return self.phase.set_key.step in self.gentle_steps

    @property
    def is_over(self) -> bool:
        return self.status in (Status.FINISHED, Status.ENDED)


def begin(plan: Plan, done: Iterable[SetDone] = (), eased_off: int = 0) -> Session:
    """Get a session ready, after what was `done` of the same plan before a crash. Raises ValueError on an empty plan.

    It goes on with the lead-in to the set after the furthest one that was come to; a session whose last set is done
    is finished.
    """
    if not plan.phases:
        raise ValueError("an empty plan cannot be performed")
    done = tuple(done)
    keys = {attempt.key for attempt in done}
    following = max((i + 1 for i, phase in enumerate(plan.phases) if phase.set_key in keys), default=0)
    if following == len(plan.phases):
        last = following - 1
        return Session(plan, Status.FINISHED, last, plan.phases[last].length_ms, eased_off=eased_off, done=done)
    active_ms = max((d.ended_ms for d in done), default=0)
    return Session(plan, index=following, active_ms=active_ms, eased_off=eased_off, done=done)


def allowed(session: Session) -> frozenset[Command]:
    """Which commands would do something now: the table, less those that lack their object."""
    lacking = set()
    if _back_target(session) is None:
        lacking.add(Command.BACK)
    if session.phase.kind in FIXED_KINDS:
        lacking.add(Command.EXTEND)
    if not session.phase.waits:
        lacking.add(Command.TAP)
    return TABLE[session.status] - lacking


def tick(session: Session, ms: int) -> Moved:
    """Let `ms` go by. Only a session that runs or counts in takes notice."""
    events: list[Event] = []
    if session.status is Status.COUNTING_IN:
        counted_ms = min(ms, session.count_in_ms)
        ms -= counted_ms
        session = replace(session, count_in_ms=session.count_in_ms - counted_ms)
        if session.count_in_ms == 0:
            session = replace(session, status=Status.RUNNING)
    while session.status is Status.RUNNING and ms > 0:
        passing_ms = ms if session.phase.waits else min(ms, session.remaining_ms)
        ms -= passing_ms
        session = replace(
            session,
            elapsed_ms=session.elapsed_ms + passing_ms,
            active_ms=session.active_ms + passing_ms,
            came_back_from=None,
        )
        if session.remaining_ms == 0 and not session.phase.waits:
            session, happened = _complete_phase(session)
            events.extend(happened)
    return session, tuple(events)


def interrupt(session: Session) -> Moved:
    """Pause at the last good instant, because the clock was away. Nothing is credited."""
    if Command.PAUSE not in allowed(session):
        return session, ()
    return replace(session, status=Status.PAUSED, count_in_ms=0), (Interrupted(),)


def command(session: Session, asked: Command) -> Moved:
    """Do what the user asks, or refuse and change nothing."""
    if asked not in allowed(session):
        return session, ()
    after, events = _HANDLERS[asked](session)
    if session.status is Status.EASING:
        events = (EasedOff(_eased_off(session, asked)), *events)
    return after, events


def _eased_off(session: Session, asked: Command) -> EaseOff:
    """What is kept of an ease-off that `asked` answers."""
    key = session.phase.set_key
    return EaseOff(session.phase.exercise, key.step, key.side, _ANSWERS[asked], SIGNS.get(asked), session.active_ms)


def _start(session: Session) -> Moved:
    return replace(session, status=Status.RUNNING), (PhaseStarted(session.index),)


def _pause(session: Session) -> Moved:
    return replace(session, status=Status.PAUSED, count_in_ms=0), ()


def _resume(session: Session) -> Moved:
    return _count_in(session), ()


def _ease_off(session: Session) -> Moved:
    return replace(session, status=Status.EASING, count_in_ms=0, eased_off=session.eased_off + 1), ()


def _extend(session: Session) -> Moved:
    return replace(session, extra_ms=session.extra_ms + EXTEND_MS, came_back_from=None), ()


def _tap(session: Session) -> Moved:
    session = replace(session, taps=session.taps + 1, came_back_from=None)
    counted = RepCounted(session.taps)
    if session.taps < session.phase.reps:
        return session, (counted,)
    session, events = _complete_phase(session)
    return session, (counted, *events)


def _gentler(session: Session) -> Moved:
    """Go on in the easier form: ten more seconds of the set's last phase, or what is left of lead-in or repetitions."""
    gentle = replace(session, gentle_steps=session.gentle_steps | {session.phase.set_key.step}, came_back_from=None)
    if not session.phase.kind.is_work or session.phase.kind is PhaseKind.REPS:
        return _count_in(gentle), ()
    last = _set_end(session) - 1
    if last != session.index:
        gentle = _enter_next_of_set(gentle, last)
    extra_ms = gentle.elapsed_ms + GENTLE_MS - gentle.phase.length_ms
    events = (PhaseStarted(last),) if last != session.index else ()
    return _count_in(replace(gentle, extra_ms=extra_ms)), events


def _skip(session: Session) -> Moved:
    if session.status is Status.EASING:
        return _leave(session, _side_end(session), eased=True)
    if session.came_back_from is not None:
        return _enter(_go_on(session), session.came_back_from)
    if not session.phase.kind.is_work:
        return _enter(_go_on(session), session.index + 1)
    return _leave(session, _set_end(session))


def _leave(session: Session, target: int, *, eased: bool = False) -> Moved:
    session, events = _close_set(session, SetOutcome.SKIPPED, eased=eased)
    session, entered = _enter(_go_on(session), target)
    return session, events + entered


def _go_on(session: Session) -> Session:
    return session if session.status is Status.PAUSED else replace(session, status=Status.RUNNING)


def _back(session: Session) -> Moved:
    target = _back_target(session)
    if target is None:
        return session, ()
    origin = session.index if session.elapsed_ms == 0 else None
    session, events = _close_set(session, SetOutcome.REPEATED)
    session, entered = _enter(session, target)
    if session.status is not Status.PAUSED:
        session = _count_in(session)
    return replace(session, came_back_from=origin), events + entered


def _alarm(session: Session, sign: Sign) -> Moved:
    return replace(session, status=Status.ALARMED, sign=sign), ()


def _end(session: Session) -> Moved:
    eased = session.status in (Status.EASING, Status.ALARMED)
    session, events = _close_set(session, SetOutcome.ENDED, eased=eased)
    return replace(session, status=Status.ENDED, count_in_ms=0), (*events, SessionOver(completed=False))


_HANDLERS: Mapping[Command, Callable[[Session], Moved]] = {
    Command.START: _start,
    Command.PAUSE: _pause,
    Command.RESUME: _resume,
    Command.SKIP: _skip,
    Command.BACK: _back,
    Command.EXTEND: _extend,
    Command.TAP: _tap,
    Command.EASE_OFF: _ease_off,
    Command.GENTLER: _gentler,
    Command.END: _end,
    **{asked: partial(_alarm, sign=sign) for asked, sign in SIGNS.items()},
}


def _count_in(session: Session) -> Session:
    return replace(session, status=Status.COUNTING_IN, count_in_ms=COUNT_IN_MS)


def _complete_phase(session: Session) -> Moved:
    """Go on to the next phase, closing the set when its last phase is over."""
    following = session.index + 1
    if session.phase.kind.is_work and following < _set_end(session):
        return _enter_next_of_set(session, following), (PhaseStarted(following),)
    session, events = _close_set(session, SetOutcome.COMPLETED)
    session, entered = _enter(session, following)
    return session, events + entered


def _enter_next_of_set(session: Session, index: int) -> Session:
    """Go on to a later phase of the same set, keeping what the attempt has held."""
    return replace(
        session,
        index=index,
        elapsed_ms=0,
        extra_ms=0,
        taps=0,
        earlier_held_ms=session.held_ms,
        earlier_extra_ms=session.earlier_extra_ms + session.extra_ms,
    )


def _enter(session: Session, index: int) -> Moved:
    """Come to a phase afresh, or to the end of the session."""
    if index == len(session.plan.phases):
        return replace(session, status=Status.FINISHED, count_in_ms=0), (SessionOver(completed=True),)
    entered = replace(
        session,
        index=index,
        elapsed_ms=0,
        extra_ms=0,
        count_in_ms=0,
        taps=0,
        earlier_held_ms=0,
        earlier_extra_ms=0,
        came_back_from=None,
    )
    return entered, (PhaseStarted(index),)


def _close_set(session: Session, outcome: SetOutcome, *, eased: bool = False) -> Moved:
    """Record the present attempt with what it really held; nothing held is no set."""
    if session.held_ms == 0:
        return session, ()
    key = session.phase.set_key
    done = SetDone(
        key=key,
        exercise=session.phase.exercise,
        attempt=1 + sum(earlier.key == key for earlier in session.done),
        planned_ms=session.plan.planned_ms(key),
        extra_ms=session.earlier_extra_ms + session.extra_ms,
        held_ms=session.held_ms,
        reps=session.reps_done,
        outcome=outcome,
        eased=eased or session.is_gentle,
        began_ms=session.active_ms - session.held_ms,
        ended_ms=session.active_ms,
    )
    return replace(session, done=(*session.done, done)), (SetFinished(done),)


def _set_start(session: Session, key: SetKey) -> int:
    """Index of the first working phase of a set."""
    phases = session.plan.phases
    return next(i for i, phase in enumerate(phases) if phase.set_key == key and phase.kind.is_work)


def _set_end(session: Session) -> int:
    """Index after the last phase of the present set."""
    key = session.phase.set_key
    return 1 + max(i for i, phase in enumerate(session.plan.phases) if phase.set_key == key)


def _side_end(session: Session) -> int:
    """Index after the last phase of the present step on the present side: what hurt is not asked for again."""
    here = session.phase.set_key
    phases = session.plan.phases
    same = (i for i, p in enumerate(phases) if (p.set_key.step, p.set_key.side) == (here.step, here.side))
    return 1 + max(same)


def _back_target(session: Session) -> int | None:
    """Where `back` leads: the start of this set, or of the set before; getting ready is never a target."""
    start = _set_start(session, session.phase.set_key)
    if session.held_ms >= BACK_TO_SET_BEFORE_MS:
        return start
    lead_in = start - 1
    if lead_in > 0:
        return _set_start(session, session.plan.phases[lead_in - 1].set_key)
    return start if session.held_ms > 0 else None
