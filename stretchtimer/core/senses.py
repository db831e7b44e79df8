"""Can you see and hear this? A check from the mat, in three parts and at most seven answers: some twenty seconds.

The rules. First a number is shown as large as the session would show it: who cannot read it gets the mat view's, the
largest there is. Then a word is said: who does not hear it gets it louder, up to the loudest. Then any key may be
pressed, to see what a presenter remote sends. There is no clock in it: nobody on a mat should be hurried, and every
part can be left at once. What is found is kept even when the check is left in the middle.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

LOUDER, LOUDEST, SOFTEST_TRY = 20, 100, 40


class Part(StrEnum):
    """What is being checked."""

    SEE = "see"
    HEAR = "hear"
    REMOTE = "remote"
    OVER = "over"


PARTS = (Part.SEE, Part.HEAR, Part.REMOTE)


class RemoteKey(StrEnum):
    """What a presenter remote's keys do in a session."""

    SKIP = "skip"
    BACK = "back"
    PAUSE = "pause"
    START = "start"
    NOTHING = "nothing"


REMOTE_KEYS = {
    "PgDown": RemoteKey.SKIP,
    "PgUp": RemoteKey.BACK,
    "B": RemoteKey.PAUSE,
    ".": RemoteKey.PAUSE,
    "F5": RemoteKey.START,
}
"""By the name that Qt gives a key."""


@dataclass(frozen=True, slots=True)
class Senses:
    """A check under way, and what it has found so far."""

    part: Part
    mat_view: bool
    volume: int  # percent
    seen: bool | None = None
    heard: bool | None = None
    key: str = ""  # the last one that arrived

    @property
    def number(self) -> int:
        """Which part it is, from 1."""
        return PARTS.index(self.part) + 1 if self.part in PARTS else len(PARTS)

    @property
    def key_does(self) -> RemoteKey:
        return REMOTE_KEYS.get(self.key, RemoteKey.NOTHING)


def begin(*, mat_view: bool, volume: int) -> Senses:
    """A silent setting is tried at a volume that can be heard."""
    return Senses(Part.SEE, mat_view, max(volume, SOFTEST_TRY))


def answer(senses: Senses, *, yes: bool) -> Senses:
    """The user can, or cannot, see or hear what is offered. In the last part, yes ends the check."""
    match senses.part:
        case Part.SEE:
            return _answer_see(senses, yes=yes)
        case Part.HEAR:
            return _answer_hear(senses, yes=yes)
        case Part.REMOTE if yes:
            return replace(senses, part=Part.OVER)
    return senses


def press(senses: Senses, key: str) -> Senses:
    """A key arrived that is no answer; only the last part looks at it."""
    return replace(senses, key=key) if senses.part is Part.REMOTE else senses


def show_distance(senses: Senses, *, mat_view: bool) -> Senses:
    """The user chooses the distance instead of answering."""
    return replace(senses, mat_view=mat_view) if senses.part is Part.SEE else senses


def _answer_see(senses: Senses, *, yes: bool) -> Senses:
    if yes or senses.mat_view:
        return replace(senses, part=Part.HEAR, seen=yes)
    return replace(senses, mat_view=True)


def _answer_hear(senses: Senses, *, yes: bool) -> Senses:
    if yes or senses.volume >= LOUDEST:
        return replace(senses, part=Part.REMOTE, heard=yes)
    return replace(senses, volume=min(LOUDEST, senses.volume + LOUDER))
