"""The account of what was heard of a session: what is still to come, when, and what is too late to be of use."""

from dataclasses import dataclass, replace

from stretchtimer.core.cue_slots import Cue, LengthOf, need_ms
from stretchtimer.core.cue_wishes import is_wanted
from stretchtimer.core.message import Message
from stretchtimer.core.session import COUNT_IN_MS, Session, Status
from stretchtimer.core.sound_choices import SoundChoices, Tone
from stretchtimer.core.sound_script import phase_cues
from stretchtimer.core.sound_words import READY, REPEATED

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
        return tuple(cue for cue in self.planned if cue.at_ms > self.upto_ms and once(cue) not in self.said)


def next_in_ms(ears: Ears) -> int | None:
    """In how many ms of the session's time the next cue is due; None where none is, or the clock stands."""
    session = ears.session
    if session is None:
        return None
    if session.status is Status.COUNTING_IN:
        gone_ms = COUNT_IN_MS - session.count_in_ms
        return min((cue.at_ms - gone_ms for cue in count_in_cues(ears) if cue.at_ms > gone_ms), default=None)
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


def count_in_cues(ears: Ears) -> tuple[Cue, ...]:
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


def once(cue: Cue) -> str:
    """What is said once in a phase is known by this; it says the same in its longer and in its shorter form."""
    if cue.opening:
        return OPENING
    if not isinstance(cue.sound, Message) or cue.sound.key in REPEATED:
        return AGAIN_AND_AGAIN
    return "say_next" if cue.sound.key.startswith("say_next") else cue.sound.key


def _has_same_script(one: Session, other: Session) -> bool:
    return one.plan is other.plan and (one.index, one.extra_ms, one.is_gentle) == (
        other.index,
        other.extra_ms,
        other.is_gentle,
    )
