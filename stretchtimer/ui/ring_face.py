"""What a countdown ring shows, as one plain value, and what of it is worth saying aloud."""

from dataclasses import dataclass
from typing import Literal

from stretchtimer.words.lists import listed

Mode = Literal["running", "dots", "paused", "reps", "done"]

SPOKEN_EVERY = 10
"""Seconds between two texts for a screen reader."""


@dataclass(frozen=True)
class RingFace:
    """What the ring shows.

    fraction: the arc's length, 1 = all round. under: a line below the digits ("of 8"), word: the line after it.
    disc: how full the breath is, 0 to 1, or None for no disc. bars: lengths of the breath's parts, bar_at: the
    current one. dots: how many seconds in all, dots_left: how many are still to come (modes dots and paused).
    """

    mode: Mode = "running"
    fraction: float = 1.0
    digits: str = ""
    word: str = ""
    under: str = ""
    disc: float | None = None
    bars: tuple[float, ...] = ()
    bar_at: int | None = None
    dots: int = 0
    dots_left: int = 0


def count_in(digits: str) -> int:
    """Seconds (or repetitions) that a text such as 24 or 1:05 stands for; 0 where there is none."""
    total = 0
    for part in digits.split(":"):
        total = total * 60 + (int(part) if part.isdecimal() else 0)
    return total


def spoken_text(face: RingFace) -> str:
    counted = " ".join(part for part in (face.digits, face.under) if part)
    return listed((counted, face.word))


def spoken_step(face: RingFace) -> tuple[str, str, int]:
    """A screen reader is told of a face only when this changed."""
    count = count_in(face.digits)
    return face.mode, face.under, count if face.mode == "reps" else -(-count // SPOKEN_EVERY)
