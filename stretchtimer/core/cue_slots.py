"""Finding room: what wants to be heard, in the order of its weight, becomes cues of which none runs into the next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stretchtimer.core.message import Message
from stretchtimer.core.sound_choices import Tone, room_ms

Sound = Tone | Message
LengthOf = Callable[[Message], int]
"""How many ms an utterance takes, on the safe side."""

GAP_MS = 150  # between the end of an utterance and whatever follows


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to be heard: a tone, or words to say."""

    at_ms: int
    sound: Sound
    opening: bool = False  # says what a phase is: worth saying late where its instant was missed

    @property
    def is_said(self) -> bool:
        return isinstance(self.sound, Message)


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to be heard between two instants: the first of `choices` that finds room, as early as it can."""

    earliest_ms: int
    latest_ms: int
    choices: tuple[Sound, ...]
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of time that is taken: by a cue, or by something that is being heard already."""

    from_ms: int
    to_ms: int
    cue: Cue | None = None


def exactly(at_ms: int, *choices: Sound) -> Wish:
    return Wish(at_ms, at_ms, choices)


def place(wishes: Iterable[Wish], end_ms: int, length_of: LengthOf, taken: tuple[Taken, ...] = ()) -> tuple[Taken, ...]:
    """Give each wish its room before `end_ms`, the first ones first; one that finds none is left out."""
    for wish in wishes:
        found = _found(wish, end_ms, length_of, taken)
        if found is not None:
            taken = (*taken, found)
    return taken


def cues_of(taken: Iterable[Taken]) -> tuple[Cue, ...]:
    """The cues of what is taken, in order."""
    return tuple(sorted((one.cue for one in taken if one.cue is not None), key=lambda cue: cue.at_ms))


def need_ms(sound: Sound, length_of: LengthOf) -> int:
    """How long a sound has to be left alone."""
    return length_of(sound) + GAP_MS if isinstance(sound, Message) else room_ms(sound)


def _found(wish: Wish, end_ms: int, length_of: LengthOf, taken: tuple[Taken, ...]) -> Taken | None:
    starts = sorted({wish.earliest_ms, *(t.to_ms for t in taken if wish.earliest_ms < t.to_ms <= wish.latest_ms)})
    for choice in wish.choices:
        need = need_ms(choice, length_of)
        for start in starts:
            end = start + need
            if end <= end_ms and all(end <= t.from_ms or t.to_ms <= start for t in taken):
                return Taken(start, end, Cue(start, choice, wish.opening))
    return None
